import json
import os

import pytest
import yaml

from site_builder.sources import read_package
from tests.conftest import PACKAGES


def read(tmp_path, name, text):
    folder = tmp_path / "testshire"
    folder.mkdir(exist_ok=True)
    (folder / name).write_bytes(text if isinstance(text, bytes) else text.encode())
    return read_package(folder)


def valid_descriptor():
    return json.loads((PACKAGES / "valid" / "datapackage.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("text", "line", "problem"),
    [
        ('{\n"name": "a"\n"title": "b"}', 3, "line 3, column 1: a comma"),
        ('{"name": "a",}', 1, "comma too many"),
        ("", 1, "a value is missing"),
        ("[1]", 1, "does not hold keys"),
        ('{"name": "a", "name": "b"}', None, 'The key "name" stands twice'),
        ('{"name": "a"} x', 1, "follows after the end"),
        (b'{"name":\n "\xa3"}', 2, "not saved as UTF-8"),
        ("[" * 100_000, None, "nested too deeply"),
        ('{"name": ' + "9" * 5000 + "}", None, "too many digits"),
        (" " * 200_001, None, "larger than"),
    ],
)
def test_broken_json_is_reported_with_its_place(tmp_path, text, line, problem):
    package, findings = read(tmp_path, "datapackage.json", text)

    assert [(finding.code, finding.line) for finding in findings] == [("E102", line)]
    assert problem in findings[0].problem
    assert package.tables == {}


@pytest.mark.parametrize(
    ("text", "line", "problem"),
    [
        ("name: a\n  title: b\n", 2, "line 2"),
        ("name: [1\n", 2, "not YAML"),
        ("a: &x [1]\nb: *x\n", 2, "anchors and aliases"),
        ("!!python/object/apply:os.system ['true']", 1, "YAML tags"),
        ("name: a\nname: b\n", 2, "stands twice"),
        ("created: 2024-13-45\n", None, "not YAML"),
        ("[" * 200_000, 1, "nested too deeply"),
        ("just text", 1, "does not hold keys"),
        ("id: 0x" + "f" * 6000, None, "too many digits"),
        ("id: " + "9" * 6000, None, "A number has too many digits."),
        ("? [a, b]\n: c", 1, "a key is a list or holds keys of its own"),
        ("id: .inf", None, "not a number"),
        ("a: \x00", None, "not YAML"),
    ],
)
def test_broken_yaml_is_reported_with_its_place(tmp_path, text, line, problem):
    _, findings = read(tmp_path, "datapackage.yaml", text)

    assert [(finding.code, finding.line) for finding in findings] == [("E102", line)]
    assert problem in findings[0].problem


def test_yaml_says_the_same_as_json(tmp_path):
    descriptor = valid_descriptor()

    package, _ = read(tmp_path, "datapackage.yaml", yaml.safe_dump(descriptor, sort_keys=False))

    assert package.descriptor == descriptor
    assert package.path == "testshire/datapackage.yaml"


def test_a_date_in_yaml_is_text_as_in_json(tmp_path):
    package, _ = read(tmp_path, "datapackage.yaml", "created: 2024-11-20\nresources: []\n")

    assert package.descriptor["created"] == "2024-11-20"


def test_of_two_descriptors_the_json_counts_and_the_other_is_reported(tmp_path):
    read(tmp_path, "datapackage.yaml", "name: yaml\n")
    package, findings = read(tmp_path, "datapackage.json", '{"name": "json", "resources": []}')

    assert package.descriptor["name"] == "json"
    assert [finding.code for finding in findings] == ["E103", "W114"]


def test_no_descriptor_is_a_finding_that_names_what_is_there_instead(tmp_path):
    _, findings = read(tmp_path, "datapackage.yml", "name: a\n")

    assert [finding.code for finding in findings] == ["E101"]
    assert "datapackage.yml" in findings[0].remedy


def test_a_folder_that_is_not_there_is_a_finding(tmp_path):
    _, findings = read_package(tmp_path / "nowhere")

    assert [finding.code for finding in findings] == ["E101"]
    assert "not there" in findings[0].problem


@pytest.mark.skipif(os.name == "nt", reason="links need rights on Windows")
def test_a_descriptor_that_is_a_link_is_not_followed(tmp_path):
    (tmp_path / "secret.json").write_text('{"name": "secret"}', encoding="utf-8")
    (tmp_path / "testshire").mkdir()
    (tmp_path / "testshire" / "datapackage.json").symlink_to(tmp_path / "secret.json")

    package, findings = read_package(tmp_path / "testshire")

    assert package.descriptor == {}
    assert [finding.code for finding in findings] == ["E101"]
