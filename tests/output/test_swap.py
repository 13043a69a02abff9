"""The finished site takes the place of the last one whole, or not at all."""

import pytest

from site_builder.errors import UsageError
from site_builder.output.made_by_us import MARK, mark
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
    folder_with(tmp_path / "site.new", "half")

    assert contents(fresh_folder(site)) == {}
    assert contents(site) == {"index.html": b"old"}


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


@pytest.mark.parametrize("name", ["site", "site.new", "site.old"])
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
