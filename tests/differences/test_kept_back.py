"""Figures that may not be passed on stand in no report of differences, as they stand in no download."""

import re
import shutil

import pytest

from site_builder.__main__ import main
from site_builder.differing import FORMATS, report_of
from site_builder.pages.difference.called import KEPT_BACK
from tests.differences.states import between, edited, valid, with_cell, with_row
from tests.sites import VALID, change_cell

OPEN = valid()
CLOSED = with_cell(OPEN, "sources", ("report-2024",), "redistribute", "no")
WASTE = ("recycling", "E10000099", "2023/24", "2024-11-20")


def revised(package):
    """Every way in which a figure of one indicator can be another, with figures that nothing else has."""
    new = with_cell(package, "observations", WASTE, "value", "45.6789")
    new = with_cell(new, "observations", WASTE, "lower", "44.4321")
    new = with_cell(new, "observations", WASTE, "note", "It was 43.9876 at first.")
    new = with_row(
        new, "observations", indicator="recycling", area="E10000099", period="2021/22", as_of="2023", value="41.2345"
    )
    row = ("recycling", "E10000099", "2022/23", "2023-11")
    return with_cell(new, "observations", row, "note", "It was 42.9876 at first.")


SECRET = ("45.6789", "45.7", "44.4321", "43.9876", "42.9876", "41.2345", "41.2", "46.8")


def figures_in(text):
    return [each for each in SECRET if re.search(rf"(?<![0-9.]){re.escape(each)}", text)]


@pytest.mark.parametrize("format_", FORMATS)
@pytest.mark.parametrize("sides", [(CLOSED, revised(CLOSED)), (revised(CLOSED), CLOSED), (OPEN, revised(CLOSED)),
                                   (CLOSED, revised(OPEN))], ids=["forth", "back", "closed", "opened"])  # fmt: skip
def test_no_form_repeats_a_figure_that_either_side_keeps_back(format_, sides):
    difference = between(*sides)
    said, _ = report_of(difference, format_)

    assert figures_in(said) == []
    assert KEPT_BACK in said
    assert figures_in(report_of(difference, format_, with_kept_back=True)[0]) != []


def test_what_changes_is_still_told():
    said, counts = report_of(between(CLOSED, revised(CLOSED)), "text")

    assert "1 new figure, 1 revised figure, 1 figure with other details" in counts
    assert f"Testshire, 2023/24: {KEPT_BACK} -> another one (published 2024-11-20" in said
    assert f"Testshire, 2021/22: {KEPT_BACK}" in said
    assert "another note" in said


def test_figures_of_an_open_source_are_told():
    assert len(figures_in(report_of(between(OPEN, revised(OPEN)), "html")[0])) >= 4


def test_the_indicators_kept_back_are_those_of_the_downloads():
    assert between(CLOSED, edited(CLOSED)).kept_back >= {"recycling", "road-spending", "money-per-head"}
    assert between(OPEN, edited(OPEN)).kept_back == frozenset()


def test_the_command_shows_them_as_text_at_a_terminal_only(tmp_path, capsys):
    for name in ("old", "new"):
        shutil.copytree(VALID, tmp_path / name / "valid")
        change_cell(tmp_path / name / "valid/data/sources.csv", ",yes,", ",no,")
    change_cell(tmp_path / "new/valid/data/observations.csv", "2024-11-20,46.8,", "2024-11-20,46.5,")
    sides = [str(tmp_path / "old"), str(tmp_path / "new")]

    assert main(["diff", *sides]) == 0
    assert "46.5" not in capsys.readouterr().out
    assert main(["diff", *sides, "--with-kept-back"]) == 0
    assert "46.8% -> 46.5%" in capsys.readouterr().out
    for more in (["--format", "markdown"], ["--format", "html"], ["--output", str(tmp_path / "a.txt")]):
        assert main(["diff", *sides, "--with-kept-back", *more]) == 2
        said = capsys.readouterr()
        assert said.out == ""
        assert "for text at a terminal only" in said.err
    assert not (tmp_path / "a.txt").exists()
