"""Each check of a cell: the valid package with one cell changed."""

import pytest

from site_builder.checks import CHECKS, check_package
from site_builder.finding import SEVERITIES

CELLS = [
    # code, table, line, column, text, problem, remedy
    ("E201", "observations", 2, "value", "", "empty", "[x] not available"),
    ("E201", "report_rows", 2, "polarity", "", "empty", "none is a choice"),
    ("E201", "sources", 2, "licence", "", "empty", "Fill it in"),
    ("E202", "observations", 2, "value", "1,112", "thousands comma", "Write 1112."),
    ("E202", "targets", 4, "value", "9000+", "not a number", "plain number"),
    ("E202", "indicators", 2, "decimals", "one", "not a number", "plain number"),
    ("E203", "themes", 2, "order", "1.0", "not a whole number", "Write 1."),
    ("E203", "themes", 2, "order", "1.5", "not a whole number", "whole number"),
    ("E204", "indicators", 2, "decimals", "7", "above the most that is allowed, 6", "from 0 to 6"),
    ("E204", "themes", 2, "order", "-1", "below the least that is allowed, 0", "at least 0"),
    ("E205", "report_rows", 2, "polarity", "High", '"High" is not a word for "polarity"', "Write high."),
    ("E205", "targets", 2, "kind", "rnge", "not a word", "Write range."),
    ("E205", "targets", 2, "kind", "zebra", "not a word", "The words are number, below"),
    ("E206", "themes", 2, "in_headline", "TRUE", "not yes or no", "Write yes."),
    ("E206", "themes", 2, "in_headline", "perhaps", "not yes or no", "Write yes or no."),
    ("E207", "indicators", 2, "indicator", "Waste Recycled", "not an id", "Write waste-recycled."),
    ("E207", "areas", 3, "area", "e10000098", "not an ONS code", "Write E10000098."),
    ("E207", "areas", 3, "area", "E1000098", "not an ONS code", "eight digits"),
    ("E207", "publications", 2, "edition", "2023-24", "not a year", "Write 2023/24."),
    ("E207", "observations", 2, "as_of", "20/11/2024", "not a year, month or day", "Write 2024-11-20."),
    ("E207", "observations", 2, "as_of", "05.05.2024", "not a year, month or day", "Write 2024-05-05."),
    ("E207", "observations", 2, "as_of", "04/03/2023", "not a year, month or day", "Write 2023-03-04 if the day"),
    ("E207", "observations", 2, "as_of", "٢٠٢٤", "not a year, month or day", "written such as 2024"),
    ("E207", "observations", 2, "status", "P,R", "marks p, r, e and b", "Write p r."),
    ("E207", "sources", 2, "url", "http://example.org", "https://", "Write https://example.org."),
    ("E207", "sources", 2, "url", "https://council.gov.uk@evil.example/", "https://", "Copy the address"),
    ("E207", "sources", 2, "url", "javascript:alert(1)", "https://", "Copy the address"),
    ("E208", "indicators", 2, "title", "x" * 121, "121 characters; 120 are allowed", "Shorten it by 1."),
    ("E209", "publications", 2, "cut_off", "02/03/2024", "day or month first", "Write 2024-03-02 if"),
    ("E209", "publications", 2, "cut_off", "05/05/2024", "not written year first", "Write 2024-05-05."),
    ("E209", "publications", 2, "cut_off", "30/02/2024", "not a date", "year-month-day"),
    ("E209", "publications", 2, "cut_off", "31/12/0024", "not a date", "year-month-day"),
    ("E209", "publications", 2, "cut_off", "45292", "Excel's number", "Write 2024-01-01"),
    ("E209", "publications", 2, "cut_off", "2024-02-30", "no day", "Look up"),
    ("E209", "publications", 2, "cut_off", "20240301", "not a date", "year-month-day"),
    (
        "E250",
        "observations",
        2,
        "area",
        "Е10000099",
        'the Cyrillic letter "Е" (U+0415), which looks like E',
        "Write E10000099.",
    ),
    ("E250", "indicators", 2, "title", "Wаste recycled", 'the Cyrillic letter "а" (U+0430)', 'Write "Waste recycled".'),
    ("E250", "areas", 2, "name", "Tοwnshire", 'the Greek letter "ο" (U+03BF)', "Write Townshire."),
    (
        "W251",
        "areas",
        2,
        "name",
        "Cafe\u0301shire",
        "an accent that is a character of its own",
        'Write "Caféshire". Type it anew',
    ),
    ("E210", "observations", 2, "area", "E10000099 ", "a blank behind it", 'Write "E10000099".'),
    ("E210", "observations", 2, "area", "\u00a0E10000099", "U+00A0) before it", 'Write "E10000099".'),
    ("E210", "observations", 2, "note", "  ", "blanks only", "Empty the cell"),
    ("E211", "themes", 2, "title", "Waste\u202eetsaw", "U+202E, right-to-left override", 'Write "Wasteetsaw".'),
    ("E211", "themes", 2, "title", "Was\u200bte", "zero width space", 'Write "Waste".'),
    ("E211", "themes", 2, "title", "Waste\u3164", "U+3164, hangul filler", "Write"),
    ("E211", "themes", 2, "title", "Waste \u2800\u2800", "U+2800, braille pattern blank", "Write"),
    ("E211", "themes", 2, "title", "Wa\u0336\u0337\u0338ste", "U+0338, combining long solidus overlay", "Write"),
    ("E211", "themes", 2, "title", "Was\x00te", "NUL", 'Write "Waste".'),
    ("E211", "themes", 2, "title", "Waste\nmore", "line break", "one line"),
    ("E211", "themes", 2, "title", "Caf\ufffd", "character was lost", "right character"),
    ("E212", "observations", 2, "note", "#REF!", "formula", "Mend the formula"),
    ("E213", "outcomes", 3, "outcome", "con", "Windows", "Write con-1"),
    ("E214", "publications", 2, "edition", "2023/25", "do not follow each other", "Write 2023/24, or 2023."),
    ("E214", "observations", 2, "as_of", "2024-13", "calendar", "Look up"),
    ("E214", "observations", 2, "as_of", "2023-02-29", "calendar", "Look up"),
    ("E214", "observations", 2, "as_of", "0000", "calendar", "Look up"),
    ("E208", "groups", 2, "note", "x" * 301, "301 characters", "Shorten it by 1."),
    ("E208", "observations", 2, "area", "x" * 10_001, "10,000 are allowed", "Shorten it by 1."),
    ("E213", "areas", 3, "slug", "checking", "the address of a page of the site itself", "Write checking-1"),
    ("E213", "areas", 3, "slug", "com1", "Windows", "Write com1-1"),
    ("W215", "comments", 2, "text", "More <b>waste</b>", '"<b>"', "plain words"),
    ("W215", "comments", 2, "text", "See [more](https://example.org)", "Markdown", "plain words"),
    ("W215", "comments", 2, "text", "As --8<-- says", "template", "plain words"),
    ("W215", "comments", 2, "text", "A | B", "Markdown", "plain words"),
    ("W216", "comments", 2, "text", "It cost Â£5", '"Â£"', 'Write "It cost £5".'),
    ("W216", "comments", 2, "text", "the councilâ€™s", "wrong encoding", 'Write "the council’s".'),
    ("W216", "indicators", 2, "title", "CafÃ©s", "wrong encoding", 'Write "Cafés".'),
]


@pytest.mark.parametrize(("code", "table", "line", "column", "text", "problem", "remedy"), CELLS)
def test_a_bad_cell_is_found_where_it_stands(package_with, code, table, line, column, text, problem, remedy):
    package = package_with(table, line, column, text)

    found = [finding for finding in check_package(package) if finding.code == code]

    assert [(f.file, f.line, f.column, f.value) for f in found] == [(f"valid/data/{table}.csv", line, column, text)]
    assert problem in found[0].problem
    assert remedy in found[0].remedy
    assert found[0].severity == SEVERITIES[code[0]]


@pytest.mark.parametrize("text", ["0", "-0.28", "77.80", "1112", "[x]", "[z]", "[c]", "[low]"])
def test_plain_numbers_and_marks_are_accepted(package_with, text):
    findings = check_package(package_with("observations", 4, "value", text))

    # What such a figure means is another matter: no share of waste is below 0.
    assert {finding.code for finding in findings} <= {"W431"}


def test_a_blank_is_one_finding_not_one_in_every_check(package_with):
    findings = check_package(package_with("indicators", 2, "indicator", "recycling "))

    assert [finding.code for finding in findings] == ["E210"]


def test_a_letter_of_the_spreadsheet_is_given(package_with):
    (finding,) = check_package(package_with("observations", 3, "value", "46.8%"))

    assert finding.letter == "E"


def test_every_check_of_cells_is_tried_here():
    assert {case[0] for case in CELLS} == {check.code for check in CHECKS if check.code[1] == "2"}


@pytest.mark.parametrize(
    "text", ["Less than 5 < 6", "It costs £5 – or €6", "Ångström, Château and Âge", "{not} a command"]
)
def test_signs_and_letters_that_mean_themselves_are_no_fault(package_with, text):
    assert check_package(package_with("comments", 2, "text", text)) == []


def test_a_capital_twin_of_an_id_is_told_that_the_other_is_there(package_with):
    findings = check_package(package_with("indicators", 4, "indicator", "Recycling"))

    assert '"recycling" is there already' in next(each.remedy for each in findings if each.code == "E207")


def test_a_per_cent_sign_beside_another_unit_is_not_taken_off(package_with):
    (finding,) = check_package(package_with("observations", 5, "value", "12%"))

    assert "not per cent" in finding.remedy


@pytest.mark.parametrize(
    ("text", "cells"),
    [("5‐6%", 'kind "range", low 5, high 6'), ("Year on year decrease", 'kind "decrease"'), ("MTFS", 'kind "plan"')],
)
def test_a_target_in_words_is_told_which_cells_it_fills(package_with, text, cells):
    found = [each for each in check_package(package_with("targets", 4, "value", text)) if each.code == "E202"]

    assert [cells in finding.remedy for finding in found] == [True]
