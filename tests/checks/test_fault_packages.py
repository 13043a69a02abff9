"""Packages named after their fault: what a person reads of each, compared whole."""

import pytest

from site_builder.checks import check_package
from site_builder.formats.text import format_findings
from site_builder.sources import read_package
from tests.conftest import PACKAGES

FAULTY = sorted(path.parent.name for path in PACKAGES.glob("*/expected.txt"))


@pytest.mark.parametrize("name", FAULTY)
def test_a_faulty_package_is_explained_as_expected(name):
    package, unread = read_package(PACKAGES / name)

    text = format_findings([*unread, *check_package(package)])

    assert f"{text}\n".lstrip("\n") == (PACKAGES / name / "expected.txt").read_text(encoding="utf-8")


def test_every_folder_but_the_valid_one_says_what_is_expected():
    folders = {path.name for path in PACKAGES.iterdir() if path.is_dir()}

    assert folders - {"valid"} == set(FAULTY)
    assert len(FAULTY) >= 15


@pytest.mark.parametrize("name", FAULTY)
def test_every_finding_names_a_file_and_a_remedy(name):
    package, unread = read_package(PACKAGES / name)

    for finding in [*unread, *check_package(package)]:
        assert finding.file.startswith(f"{name}/")
        assert finding.problem.endswith(".")
        assert finding.remedy.endswith(".")
