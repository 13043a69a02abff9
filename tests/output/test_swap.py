"""The finished site takes the place of the last one whole, or not at all."""

import pytest

from site_builder.errors import UsageError
from site_builder.output.swap import fresh_folder, recover, swap_in
from tests.sites import files_of


def folder_with(path, text):
    path.mkdir(parents=True)
    (path / "index.html").write_text(text, encoding="utf-8")
    return path


def test_the_new_site_stands_and_the_old_one_is_gone(tmp_path):
    site = folder_with(tmp_path / "site", "old")
    new = folder_with(fresh_folder(site), "new")

    swap_in(new, site)

    assert files_of(tmp_path) == {"site/index.html": b"new"}


def test_the_first_site_needs_no_old_one(tmp_path):
    site = tmp_path / "made" / "site"
    new = folder_with(fresh_folder(site), "new")

    swap_in(new, site)

    assert files_of(site) == {"index.html": b"new"}


def test_what_an_interrupted_build_left_is_cleared_away(tmp_path):
    site = folder_with(tmp_path / "site", "old")
    folder_with(tmp_path / "site.new", "half")

    assert not fresh_folder(site).exists()
    assert files_of(site) == {"index.html": b"old"}


def test_a_stop_between_the_two_renames_is_mended_by_the_next_build(tmp_path):
    site = folder_with(tmp_path / "site", "old")
    site.rename(tmp_path / "site.old")

    recover(site)

    assert files_of(site) == {"index.html": b"old"}


def test_a_swap_that_fails_leaves_the_last_site(tmp_path):
    site = folder_with(tmp_path / "site", "old")

    with pytest.raises(UsageError, match="The last site is as it was"):
        swap_in(tmp_path / "never-made", site)

    assert files_of(site) == {"index.html": b"old"}
