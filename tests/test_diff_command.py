"""The command diff: what it prints, where it writes, and its exit codes."""

import shutil

import pytest

from site_builder.__main__ import main
from tests.sites import VALID, change_cell, files_of


@pytest.fixture
def sides(tmp_path):
    """A folder of packages as it is published, and a copy of it to change."""
    for name in ("old", "new"):
        shutil.copytree(VALID, tmp_path / name / "valid")
    return tmp_path / "old", tmp_path / "new"


def change(new, old_text="2024-11-20,46.8,", text="2024-11-20,41.8,44.0"):
    change_cell(new / "valid/data/observations.csv", old_text, text.removesuffix("44.0"))
    change_cell(new / "valid/data/observations.csv", ",41.8,45.5,", ",41.8,40.5,")


def diff(*arguments):
    return main(["diff", *(str(each) for each in arguments)])


def test_equal_data_change_nothing_and_exit_with_0(sides, capsys):
    assert diff(*sides) == 0
    assert diff(*sides, "--exit-code") == 0

    assert capsys.readouterr().out == "Nothing changes on the site.\n" * 2


def test_a_difference_is_told_and_exits_with_0_or_as_asked_with_1(sides, capsys):
    change(sides[1])
    before = files_of(sides[0].parent)

    assert diff(*sides) == 0
    said = capsys.readouterr().out
    assert "46.8% -> 41.8%" in said
    assert diff(*sides, "--exit-code") == 1
    assert capsys.readouterr().out == said
    assert files_of(sides[0].parent) == before


@pytest.mark.parametrize("side", [0, 1])
def test_errors_are_told_as_those_of_their_side(sides, side, capsys):
    change_cell(sides[side] / "valid/data/observations.csv", "2024-11-20,46.8,", "2024-11-20,lots,")

    assert diff(*sides) == 1

    said = capsys.readouterr()
    name = ("OLD", "NEW")[side]
    assert said.out == ""
    assert f"In {name}, {sides[side]}:" in said.err
    assert f"In {('NEW', 'OLD')[side]}," not in said.err
    assert 'valid/data/observations.csv line 3, column E "value": "lots"' in said.err
    assert "cannot be compared until their errors are mended" in said.err
    assert "Traceback" not in said.err


@pytest.mark.parametrize(
    ("name", "start"), [("a.html", "<!doctype html>"), ("a.md", "# What changes"), ("a.txt", "What")]
)
def test_a_report_is_written_in_the_format_that_its_name_asks_for(sides, tmp_path, name, start, capsys):
    change(sides[1])
    file = tmp_path / name
    file.write_text("an earlier report", encoding="utf-8")

    assert diff(*sides, "--output", file) == 0

    assert file.read_text(encoding="utf-8").startswith(start)
    assert b"\r" not in file.read_bytes()
    said = capsys.readouterr().out
    assert "1 revised figure" in said
    assert f"The report is in {file}." in said
    first = file.read_bytes()
    assert diff(*sides, "--output", file, "--format", "text") == 0
    assert diff(*sides, "--output", file) == 0
    assert file.read_bytes() == first


@pytest.mark.parametrize(
    "where", ["new/valid/report.md", "old/valid/data/report.md", "new/report.html", ".", "not-there/a.md"]
)
def test_no_report_is_written_among_the_data_or_where_no_file_can_be(sides, tmp_path, where, capsys):
    change(sides[1])
    before = files_of(tmp_path)

    assert diff(*sides, "--output", tmp_path / where) == 2

    assert "site-builder: " in capsys.readouterr().err
    assert files_of(tmp_path) == before


def test_two_packages_are_compared_whatever_their_folders_are_called(tmp_path, capsys):
    shutil.copytree(VALID, tmp_path / "before")
    shutil.copytree(VALID, tmp_path / "after")

    assert diff(tmp_path / "before", tmp_path / "after") == 0

    assert capsys.readouterr().out == "Nothing changes on the site.\n"


def test_in_folders_of_packages_another_name_is_another_package(sides, capsys):
    (sides[1] / "valid").rename(sides[1] / "renamed")

    assert diff(*sides) == 0

    said = capsys.readouterr().out
    assert "2 packages come or gone" in said
    assert "data/packages/valid.zip" in said


def test_a_folder_that_is_not_there_is_wrong_usage(sides, tmp_path, capsys):
    assert diff(sides[0], tmp_path / "nothing-here") == 2

    assert "nothing-here" in capsys.readouterr().err


@pytest.mark.parametrize("number", ["-1", "many", "1.5", "²"])
def test_what_is_no_number_of_places_is_wrong_usage(sides, number, capsys):
    with pytest.raises(SystemExit) as stopped:
        diff(*sides, f"--apart={number}")

    assert stopped.value.code == 2
    assert "is not a number of places" in capsys.readouterr().err
