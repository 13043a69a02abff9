"""The publisher's source folder: what is made stays inside it."""

import os
from pathlib import Path

import pytest

from site_builder.errors import UsageError
from site_builder.output.made_by_us import mark
from site_builder.output.source_folder import write_source_folder
from tests.sites import files_of


def write(root: Path, made: dict[str, bytes]) -> None:
    for name in ("docs", "theme"):
        (root / name).mkdir(exist_ok=True)
    write_source_folder(root / "build", root / "mkdocs.yml", root / "site", root / "docs", root / "theme", made)


@pytest.mark.parametrize("path", ["../../outside.md", "a/../../../outside.md", "/tmp/outside.md"])
def test_nothing_is_written_outside_whatever_a_path_says(tmp_path, path):
    with pytest.raises(UsageError, match="nothing is written there"):
        write(tmp_path, {path: b"out"})

    assert not [name for name in files_of(tmp_path) if "outside" in name]
    assert not Path("/tmp/outside.md").exists()


@pytest.mark.skipif(os.name == "nt", reason="links need rights on Windows")
def test_a_link_in_the_folder_is_taken_away_and_not_followed(tmp_path):
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "thesis.txt").write_text("mine", encoding="utf-8")
    (tmp_path / "build/docs").mkdir(parents=True)
    mark(tmp_path / "build")
    (tmp_path / "build/docs/area").symlink_to(elsewhere)

    write(tmp_path, {"area/page.md": b"made"})

    assert files_of(elsewhere) == {"thesis.txt": b"mine"}
    assert (tmp_path / "build/docs/area/page.md").read_bytes() == b"made"


def test_a_file_that_has_not_changed_is_left_alone(tmp_path):
    write(tmp_path, {"page.md": b"one", "other.md": b"two"})
    page = tmp_path / "build/docs/page.md"
    os.utime(page, (1, 1))

    write(tmp_path, {"page.md": b"one"})

    assert page.stat().st_mtime == 1
    assert not (tmp_path / "build/docs/other.md").exists()


@pytest.mark.skipif(os.name == "nt", reason="links need rights on Windows")
@pytest.mark.parametrize("name", ["docs/notes.txt", "docs/about.md", "docs/more"])
def test_a_link_among_the_pages_that_people_write_publishes_nothing_from_elsewhere(name, tmp_path):
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere/wages.txt").write_text("private", encoding="utf-8")
    (tmp_path / "docs").mkdir()
    target = tmp_path / "elsewhere"
    (tmp_path / name).symlink_to(target if name == "docs/more" else target / "wages.txt")

    with pytest.raises(UsageError, match="is a link"):
        write(tmp_path, {"page.md": b"made"})

    assert not (tmp_path / "build").exists()


@pytest.mark.skipif(os.name == "nt", reason="links need rights on Windows")
def test_pages_behind_a_link_are_not_published(tmp_path):
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "docs").symlink_to(tmp_path / "elsewhere")

    with pytest.raises(UsageError, match="docs is a link"):
        write(tmp_path, {"page.md": b"made"})


@pytest.mark.skipif(os.name == "nt", reason="links need rights on Windows")
def test_a_source_folder_that_is_a_link_clears_nothing_even_where_a_mark_was_planted(tmp_path):
    figures = tmp_path / "datapackages"
    figures.mkdir()
    mark(figures)
    (figures / "observations.csv").write_text("mine", encoding="utf-8")
    (tmp_path / "build").symlink_to(figures)

    with pytest.raises(UsageError, match="build is a link"):
        write(tmp_path, {"page.md": b"made"})

    assert (figures / "observations.csv").read_text(encoding="utf-8") == "mine"
