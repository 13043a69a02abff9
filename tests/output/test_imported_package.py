"""An imported package takes only its own last one's place, and whole."""

import json
import os
import shutil

import pandas as pd
import pytest

from site_builder.errors import UsageError
from site_builder.output import imported_package, made_by_us
from site_builder.output.imported_package import (
    KEPT,
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


@pytest.mark.parametrize(
    "mark",
    ["[]", "not json", "[" * 100_000, json.dumps({"x": "y" * 1_000_000})],
    ids=["a list", "not json", "deep", "large"],
)
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
    made_by_us.mark(old.parent)
    folder.rename(old)

    recover_package(folder)

    assert files_of(folder) == before
    assert [path.name for path in tmp_path.iterdir()] == ["testland"]


def test_a_folder_that_cannot_be_written_is_a_sentence(tmp_path):
    (tmp_path / "file").write_text("", encoding="utf-8")

    with pytest.raises(UsageError, match="cannot be written"):
        write_beside(tmp_path / "file/testland", package_bytes("testland", {}, "", TABLES))


def put_link(path, to):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.symlink_to(to)


def put_pipe(path, _):
    path.parent.mkdir(parents=True, exist_ok=True)
    os.mkfifo(path)


@pytest.mark.parametrize("name", [f"{KEPT}/x.md", KEPT, "data/more", MARK])
@pytest.mark.parametrize("put_there", [put_link, put_pipe])
@pytest.mark.parametrize("to", ["secret.md", "tree", "/dev/zero", "nowhere"])
def test_links_and_pipes_in_the_package_are_refused_unread(name, put_there, to, tmp_path):
    (tmp_path / "tree").mkdir()
    (tmp_path / "tree/secret.md").write_text("secret\n", encoding="utf-8")
    (tmp_path / "secret.md").write_text("secret\n", encoding="utf-8")
    folder = tmp_path / "testland"
    put(folder)
    if name == MARK:
        (folder / MARK).unlink()
    put_there(folder / name, tmp_path / to)

    with pytest.raises(UsageError, match="neither a file nor a folder"):
        refuse_other_package(folder)


@pytest.mark.parametrize("name", [f"{KEPT}/x.md", KEPT])
@pytest.mark.parametrize("put_there", [put_link, put_pipe])
def test_links_and_pipes_among_the_texts_of_people_are_never_copied(name, put_there, tmp_path):
    (tmp_path / "tree").mkdir()
    put(tmp_path / "testland")
    put_there(tmp_path / "testland" / name, tmp_path / "tree")

    with pytest.raises(UsageError, match="Move it elsewhere first"):
        write_beside(tmp_path / "testland", package_bytes("testland", {}, "", TABLES))

    assert sorted(path.name for path in tmp_path.iterdir()) == ["testland", "tree"]


def test_a_link_that_comes_in_while_texts_are_copied_is_not_followed(tmp_path, monkeypatch):
    (tmp_path / "secret.md").write_text("secret\n", encoding="utf-8")
    folder = tmp_path / "testland"
    put(folder)
    put_link(folder / KEPT / "x.md", tmp_path / "secret.md")
    monkeypatch.setattr(imported_package, "plain_files", lambda folder: {})

    new = write_beside(folder, package_bytes("testland", {}, "", TABLES))

    assert (new / KEPT / "x.md").is_symlink()


def test_a_file_with_the_name_of_the_folder_of_texts_is_refused(tmp_path):
    put(tmp_path / "testland")
    (tmp_path / "testland" / KEPT).write_text("mine\n", encoding="utf-8")

    with pytest.raises(UsageError, match="narrative was not made by the import, and would be lost"):
        refuse_other_package(tmp_path / "testland")


@pytest.mark.parametrize("fault", [OSError(28, "No space left on device"), KeyboardInterrupt()])
def test_a_copy_that_fails_leaves_nothing_beside_the_package(fault, tmp_path, monkeypatch):
    folder = tmp_path / "testland"
    put(folder)
    (folder / KEPT).mkdir()

    def full(*_, **__):
        raise fault

    monkeypatch.setattr(shutil, "copytree", full)
    with pytest.raises((UsageError, KeyboardInterrupt)):
        write_beside(folder, package_bytes("testland", {}, "", TABLES))

    assert [path.name for path in tmp_path.iterdir()] == ["testland"]


@pytest.mark.parametrize("what", ["old", "new"])
@pytest.mark.parametrize("marked", [False, True])
def test_a_folder_of_somebodys_where_an_import_works_is_refused_and_stays(what, marked, tmp_path):
    theirs = tmp_path / f"testland.import-{what}"
    theirs.mkdir()
    (theirs / "thesis.txt").write_text("mine\n", encoding="utf-8")
    if marked:
        made_by_us.mark(theirs)

    with pytest.raises(UsageError, match=rf"import-{what} was not made by an import"):
        recover_package(tmp_path / "testland")
    with pytest.raises(UsageError, match=rf"import-{what} was not made by an import"):
        put(tmp_path / "testland")

    assert not (tmp_path / "testland").exists()
    assert (theirs / "thesis.txt").read_text(encoding="utf-8") == "mine\n"


@pytest.mark.parametrize("what", ["old", "new"])
def test_a_link_to_a_marked_folder_is_never_cleared(what, tmp_path):
    (tmp_path / "site").mkdir()
    made_by_us.mark(tmp_path / "site")
    (tmp_path / "site/testland").mkdir()
    put_link(tmp_path / f"testland.import-{what}", tmp_path / "site")

    with pytest.raises(UsageError, match="was not made by an import"):
        recover_package(tmp_path / "testland")

    assert (tmp_path / "site/testland").is_dir()


def test_what_a_stopped_import_left_is_cleared(tmp_path):
    write_beside(tmp_path / "testland", package_bytes("testland", {}, "", TABLES))

    recover_package(tmp_path / "testland")

    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["/", "a/.."])
def test_a_place_without_a_name_of_its_own_is_refused(name, tmp_path):
    with pytest.raises(UsageError, match="by its own name"):
        recover_package(tmp_path / name)
