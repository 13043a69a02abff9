"""The finished site takes the place of the last one whole, or not at all."""

import os

import pytest

from site_builder.errors import UsageError
from site_builder.output.made_by_us import MARK, clear_away, mark
from site_builder.output.swap import fresh_folder, recover, swap_in
from tests.sites import files_of


def folder_with(path, text):
    """A folder as the program makes it."""
    path.mkdir(parents=True, exist_ok=True)
    mark(path)
    (path / "index.html").write_text(text, encoding="utf-8")
    return path


def contents(folder):
    return {path: content for path, content in files_of(folder).items() if not path.endswith(MARK)}


def test_the_new_site_stands_and_the_old_one_is_gone(tmp_path):
    site = folder_with(tmp_path / "site", "old")
    new = folder_with(fresh_folder(site), "new")

    swap_in(new, site)

    assert contents(tmp_path) == {"site/index.html": b"new"}


def test_the_first_site_needs_no_old_one(tmp_path):
    site = tmp_path / "made" / "site"
    new = folder_with(fresh_folder(site), "new")

    swap_in(new, site)

    assert contents(site) == {"index.html": b"new"}


def test_what_an_interrupted_build_left_is_cleared_away(tmp_path):
    site = folder_with(tmp_path / "site", "old")
    folder_with(tmp_path / "site.new-12345", "half")

    assert contents(fresh_folder(site)) == {}
    assert contents(site) == {"index.html": b"old"}
    assert not (tmp_path / "site.new-12345").exists()


def test_a_build_has_a_folder_of_its_own_beside_that_of_another_one(tmp_path):
    site = folder_with(tmp_path / "site", "old")

    assert str(os.getpid()) in fresh_folder(site).name


def test_folders_with_a_like_name_that_the_program_did_not_make_are_left_alone(tmp_path):
    site = folder_with(tmp_path / "site", "old")
    for name in ("site.new-2", "site.new-ideas", "site.newer"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "thesis.txt").write_text("mine", encoding="utf-8")

    swap_in(folder_with(fresh_folder(site), "new"), site)

    assert {path for path in contents(tmp_path) if path.endswith("thesis.txt")} == {
        "site.new-2/thesis.txt",
        "site.new-ideas/thesis.txt",
        "site.newer/thesis.txt",
    }


@pytest.mark.parametrize("there", [True, False])
def test_somebodys_folder_is_neither_taken_for_the_last_site_nor_cleared_away(tmp_path, there):
    if there:
        folder_with(tmp_path / "site", "old")
    (tmp_path / "site.old").mkdir()
    (tmp_path / "site.old/thesis.txt").write_text("mine", encoding="utf-8")

    recover(tmp_path / "site")

    assert contents(tmp_path)["site.old/thesis.txt"] == b"mine"


def test_while_a_folder_is_cleared_away_its_mark_stays_to_the_last(tmp_path, monkeypatch):
    folder = folder_with(tmp_path / "site.old", "old")
    (folder / "assets").mkdir()
    (folder / "assets/style.css").write_text("", encoding="utf-8")
    removed = []
    unlink = os.unlink
    monkeypatch.setattr(os, "unlink", lambda path, **more: (removed.append(os.fspath(path)), unlink(path, **more)))
    monkeypatch.setattr(type(folder), "unlink", lambda path: (removed.append(path.name), unlink(path)))

    clear_away(folder)

    assert not folder.exists()
    assert set(removed) == {"style.css", "index.html", MARK}
    assert removed[-1] == MARK


def test_a_stop_between_the_two_renames_is_mended_by_the_next_build(tmp_path):
    site = folder_with(tmp_path / "site", "old")
    site.rename(tmp_path / "site.old")

    recover(site)

    assert contents(site) == {"index.html": b"old"}


def test_a_swap_that_fails_leaves_the_last_site(tmp_path):
    site = folder_with(tmp_path / "site", "old")

    new = folder_with(fresh_folder(site), "new")
    folder_with(tmp_path / "site.old", "in the way")

    with pytest.raises(UsageError, match="The last site is as it was"):
        swap_in(new, site)

    assert contents(site) == {"index.html": b"old"}


@pytest.mark.parametrize("name", ["site", f"site.new-{os.getpid()}", "site.old"])
def test_a_folder_that_the_program_did_not_make_is_never_replaced(tmp_path, name):
    (tmp_path / name).mkdir()
    (tmp_path / name / "thesis.txt").write_text("mine", encoding="utf-8")

    with pytest.raises(UsageError, match="was not made by site-builder"):
        fresh_folder(tmp_path / "site")

    assert files_of(tmp_path) == {f"{name}/thesis.txt": b"mine"}


def test_an_empty_folder_may_be_filled(tmp_path):
    (tmp_path / "site").mkdir()

    swap_in(folder_with(fresh_folder(tmp_path / "site"), "new"), tmp_path / "site")

    assert contents(tmp_path / "site") == {"index.html": b"new"}


@pytest.mark.skipif(os.name == "nt", reason="links need rights on Windows")
@pytest.mark.parametrize("name", ["site", "site.old", "site.new-1", f"site.new-{os.getpid()}"])
def test_a_link_to_a_folder_in_which_a_mark_was_planted_clears_nothing(name, tmp_path):
    figures = folder_with(tmp_path / "figures", "mine")
    if name != "site":
        folder_with(tmp_path / "site", "old")
    (tmp_path / name).symlink_to(figures)

    recover(tmp_path / "site")
    if name == "site.new-1":  # not asked for by this build, so it is in nobody's way
        swap_in(folder_with(fresh_folder(tmp_path / "site"), "new"), tmp_path / "site")
    else:
        with pytest.raises(UsageError, match="is a link"):
            fresh_folder(tmp_path / "site")

    assert contents(figures) == {"index.html": b"mine"}
    assert (tmp_path / name).is_symlink()
