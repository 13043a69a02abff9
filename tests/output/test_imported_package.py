"""An imported package takes only its own last one's place, and whole."""

import json

import pandas as pd
import pytest

from site_builder.errors import UsageError
from site_builder.output import imported_package
from site_builder.output.imported_package import (
    MARK,
    package_bytes,
    recover_package,
    refuse_other_package,
    swap_in_package,
    write_beside,
)
from tests.sites import files_of

TABLES = {"units": pd.DataFrame({"unit": ["percent"], "title": ["Per cent, of all"]})}


def put(folder, readme=""):
    swap_in_package(write_beside(folder, package_bytes("testland", {"title": "T"}, readme, TABLES)), folder)


def test_the_files_of_a_package_are_its_descriptor_its_tables_and_its_readme():
    files = package_bytes("testland", {"title": "T", "invented": True}, "# T\n\n", TABLES)

    assert files["data/units.csv"] == b'unit,title\npercent,"Per cent, of all"\n'
    assert files["README.md"] == b"# T\n"
    descriptor = json.loads(files["datapackage.json"])
    assert (descriptor["name"], descriptor["title"], descriptor["invented"]) == ("testland", "T", True)
    assert [resource["path"] for resource in descriptor["resources"]] == ["data/units.csv"]


def test_nothing_is_left_beside_the_package(tmp_path):
    put(tmp_path / "testland")
    put(tmp_path / "testland")

    assert [path.name for path in tmp_path.iterdir()] == ["testland"]
    refuse_other_package(tmp_path / "testland")


def test_an_empty_folder_or_none_may_be_filled(tmp_path):
    refuse_other_package(tmp_path / "new")
    (tmp_path / "empty").mkdir()
    refuse_other_package(tmp_path / "empty")


def test_what_no_import_made_is_refused(tmp_path):
    folder = tmp_path / "testland"
    (folder / "data").mkdir(parents=True)
    (folder / "data/units.csv").write_text("mine\n", encoding="utf-8")

    with pytest.raises(UsageError, match="was not made by an import"):
        refuse_other_package(folder)


def test_a_file_in_the_folders_place_is_refused(tmp_path):
    (tmp_path / "testland").write_text("mine\n", encoding="utf-8")

    with pytest.raises(UsageError, match="is not a folder"):
        refuse_other_package(tmp_path / "testland")


def test_a_link_in_the_folders_place_is_refused(tmp_path):
    put(tmp_path / "real")
    (tmp_path / "testland").symlink_to(tmp_path / "real")

    with pytest.raises(UsageError, match="is not a folder"):
        refuse_other_package(tmp_path / "testland")


def test_a_file_that_was_added_is_refused(tmp_path):
    put(tmp_path / "testland")
    (tmp_path / "testland/data/targets.csv").write_text("mine\n", encoding="utf-8")

    with pytest.raises(UsageError, match=r"targets\.csv was not made by the import"):
        refuse_other_package(tmp_path / "testland")


def test_a_file_that_was_changed_is_refused(tmp_path):
    put(tmp_path / "testland")
    (tmp_path / "testland/data/units.csv").write_text("mine\n", encoding="utf-8")

    with pytest.raises(UsageError, match=r"units\.csv was changed after the import"):
        refuse_other_package(tmp_path / "testland")


@pytest.mark.parametrize("mark", ["[]", "not json"])
def test_a_mark_that_says_nothing_protects(mark, tmp_path):
    put(tmp_path / "testland")
    (tmp_path / "testland" / MARK).write_text(mark, encoding="utf-8")

    with pytest.raises(UsageError, match="was not made by the import"):
        refuse_other_package(tmp_path / "testland")


def test_an_import_that_cannot_take_the_place_leaves_the_last_package(tmp_path, monkeypatch):
    folder = tmp_path / "testland"
    put(folder)
    before = files_of(folder)
    new = write_beside(folder, package_bytes("testland", {"title": "Other"}, "", TABLES))
    rename = type(folder).rename

    def locked(self, target):
        if self == new:
            raise PermissionError(13, "in use")
        return rename(self, target)

    monkeypatch.setattr(type(folder), "rename", locked)
    with pytest.raises(UsageError, match="The last package is as it was"):
        swap_in_package(new, folder)

    assert files_of(folder) == before


def test_an_interrupted_swap_is_made_good(tmp_path):
    folder = tmp_path / "testland"
    put(folder)
    before = files_of(folder)
    old = imported_package._beside(folder, "old")
    old.parent.mkdir()
    folder.rename(old)

    recover_package(folder)

    assert files_of(folder) == before
    assert [path.name for path in tmp_path.iterdir()] == ["testland"]


def test_a_folder_that_cannot_be_written_is_a_sentence(tmp_path):
    (tmp_path / "file").write_text("", encoding="utf-8")

    with pytest.raises(UsageError, match="cannot be written"):
        write_beside(tmp_path / "file/testland", package_bytes("testland", {}, "", TABLES))
