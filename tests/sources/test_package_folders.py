import os

import pytest

from site_builder.errors import UsageError
from site_builder.sources import find_packages
from tests.conftest import PACKAGES


def make(folder, *files):
    for file in files:
        (folder / file).parent.mkdir(parents=True, exist_ok=True)
        (folder / file).write_text("x", encoding="utf-8")
    return folder


def test_a_package_folder_is_itself():
    assert find_packages([PACKAGES / "valid"]) == [PACKAGES / "valid"]


def test_a_folder_of_packages_gives_each_sorted_by_name(tmp_path):
    make(tmp_path, "b/datapackage.json", "a/datapackage.yaml", "notes/readme.txt", ".hidden/datapackage.json")

    assert find_packages([tmp_path]) == [tmp_path / "a", tmp_path / "b"]


def test_a_package_that_is_named_twice_is_found_once(tmp_path):
    make(tmp_path, "a/datapackage.json")

    assert find_packages([tmp_path, tmp_path / "a"]) == [tmp_path / "a"]


def test_tables_without_a_descriptor_are_not_passed_over(tmp_path):
    make(tmp_path, "a/datapackage.json", "b/data/units.csv")

    assert find_packages([tmp_path]) == [tmp_path / "a", tmp_path / "b"]
    assert find_packages([tmp_path / "b"]) == [tmp_path / "b"]


@pytest.mark.parametrize("name", ["empty", "nowhere", "file.txt"])
def test_a_folder_without_packages_is_a_wrong_use(tmp_path, name):
    (tmp_path / "empty").mkdir()
    (tmp_path / "file.txt").write_text("x", encoding="utf-8")

    with pytest.raises(UsageError, match=name):
        find_packages([tmp_path / name])


def test_no_folder_at_all_is_a_wrong_use():
    with pytest.raises(UsageError, match="No folder was named"):
        find_packages([])


def test_two_packages_of_one_name_are_a_wrong_use(tmp_path):
    make(tmp_path, "x/a/datapackage.json", "y/a/datapackage.json")

    with pytest.raises(UsageError, match="same folder name"):
        find_packages([tmp_path / "x", tmp_path / "y"])


@pytest.mark.skipif(os.name == "nt", reason="links need rights on Windows")
def test_a_link_among_packages_publishes_nothing_from_elsewhere_and_a_named_one_is_followed(tmp_path):
    make(tmp_path, "elsewhere/secret/datapackage.json", "here/a/datapackage.json")
    (tmp_path / "here/b").symlink_to(tmp_path / "elsewhere/secret")

    with pytest.raises(UsageError, match="b is a link"):
        find_packages([tmp_path / "here"])
    assert find_packages([tmp_path / "here/b"]) == [tmp_path / "here/b"]
