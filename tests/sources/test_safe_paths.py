"""Nothing outside the package is ever opened."""

import json
import os
import shutil

import pytest

from site_builder.sources import read_package
from tests.conftest import PACKAGES


@pytest.fixture
def folder(tmp_path):
    folder = tmp_path / "testshire"
    shutil.copytree(PACKAGES / "valid", folder)
    shutil.copy(folder / "data" / "units.csv", tmp_path / "outside.csv")
    return folder


def read_units_from(folder, path):
    file = folder / "datapackage.json"
    descriptor = json.loads(file.read_text(encoding="utf-8"))
    next(resource for resource in descriptor["resources"] if resource["name"] == "units")["path"] = path
    file.write_text(json.dumps(descriptor), encoding="utf-8")
    package, findings = read_package(folder)
    assert "units" not in package.tables
    return [finding.code for finding in findings if finding.severity == "error"]


@pytest.mark.parametrize(
    "path",
    [
        "../outside.csv",
        "data/../../outside.csv",
        "data/../data/units.csv",
        "..\\outside.csv",
        "data\\units.csv",
        "/etc/passwd",
        "/etc/hosts.csv",
        "~/outside.csv",
        "C:/outside.csv",
        "C:outside.csv",
        "C:\\outside.csv",
        "\\\\server\\share\\units.csv",
        "//server/share/units.csv",
        "http://127.0.0.1:9/units.csv",
        "https://example.org/units.csv",
        "file:///etc/hosts.csv",
        "data:text/csv,unit",
        "sqlite:////units.csv",
        "./data/units.csv",
        "data//units.csv",
        "data/units.csv/",
        "data/un\x00its.csv",
        "data/un\u202eits.csv",
        "data/ünits.csv",
        "data/units.csv ",
        "data/units.txt",
        "",
        ".",
        "a/" * 200 + "units.csv",
    ],
)
def test_an_unsafe_path_is_refused(folder, path):
    assert read_units_from(folder, path) == ["E104"]


@pytest.mark.skipif(os.name == "nt", reason="links need rights on Windows")
def test_a_link_is_refused_wherever_it_leads(folder):
    (folder / "data" / "linked.csv").symlink_to(folder.parent / "outside.csv")
    assert read_units_from(folder, "data/linked.csv") == ["E104"]

    (folder / "data" / "inner.csv").symlink_to(folder / "data" / "units.csv")
    assert read_units_from(folder, "data/inner.csv") == ["E104"]

    (folder / "elsewhere").symlink_to(folder.parent)
    assert read_units_from(folder, "elsewhere/outside.csv") == ["E104"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes")
def test_a_pipe_is_not_waited_for(folder):
    os.mkfifo(folder / "data" / "pipe.csv")

    assert read_units_from(folder, "data/pipe.csv") == ["E106"]


def test_a_folder_is_not_a_file(folder):
    (folder / "data" / "folder.csv").mkdir()

    assert read_units_from(folder, "data/folder.csv") == ["E106"]


def test_capitals_count_on_every_system(folder):
    assert read_units_from(folder, "data/Units.csv") == ["E105"]
    assert read_units_from(folder, "Data/units.csv") == ["E105"]


def test_a_file_without_a_folder_of_that_name_is_missing(folder):
    assert read_units_from(folder, "data/units.csv/units.csv") == ["E105"]


@pytest.mark.skipif(os.name == "nt", reason="links need rights on Windows")
def test_a_link_that_does_not_say_so_is_refused_by_where_it_leads(folder, monkeypatch):
    (folder / "data" / "linked.csv").symlink_to(folder.parent / "outside.csv")
    monkeypatch.setattr(type(folder), "is_symlink", lambda self: False)

    assert read_units_from(folder, "data/linked.csv") == ["E104"]
