"""Checks between rows and tables, and of what rows mean."""

from dataclasses import replace

import pandas as pd
import pytest

from site_builder.checks import check_package
from site_builder.checks.area_code_suits_its_type import _TYPES
from site_builder.checks.fields import FIELDS
from site_builder.model import NarrativeFile
from tests.checks.small_package import PUBLICATION, figures, found, indicator, package_of, report_row


def changed(package_with, *cells):
    """Change several cells of one package, one after the other."""
    package = package_with(*cells[0])
    for table, line, column, text in cells[1:]:
        old = package.tables[table]
        frame = old.frame.copy()
        frame.loc[line, column] = text
        package = replace(package, tables={**package.tables, table: replace(old, frame=frame)})
    return package


CASES = [
    ("E301", [("observations", 2, "period", "2022-23")], 2, "period", "financial year", "2022/23"),
    ("E301", [("observations", 2, "period", "2022/24")], 2, "period", "financial year", "2022/23, not 2022/24"),
    ("E301", [("observations", 8, "period", "2023/24")], 8, "period", "calendar year", "2023"),
    ("E302", [("observations", 3, "period", "2022/23"), ("observations", 3, "as_of", "2023-11")], 3, None, "2 as", ""),
    ("E303", [("observations", 2, "indicator", "recyling")], 2, "indicator", "not in the table", "Write recycling if"),
    ("E303", [("observations", 2, "area", "E10000090")], 2, "area", "not in the table areas", "Write E10000099 if"),
    ("E303", [("targets", 2, "indicator", "bus")], 2, "indicator", 'beside "testshire-2024"', "Correct it, or add"),
    ("E303", [("targets", 2, "publication", "testshire-24")], 2, "publication", "not in", "Write testshire-2024 if"),
    ("E303", [("indicators", 2, "replaced_by", "compost")], 2, "replaced_by", "not in the table", "add a row"),
    ("E304", [("observations", 4, "period", "2023/24")], 4, "area", "last day was 2023-03-31", "took its place"),
    ("E306", [("areas", 3, "slug", "testshire")], 3, "slug", "line 2", "own"),
    ("E401", [("targets", 4, "value", "")], 4, "value", "needs", "Fill in"),
    ("E401", [("targets", 2, "low", "")], 2, "low", "needs", "Fill in"),
    ("E401", [("targets", 2, "low", "51")], 2, "low", "51 down to 50", "Exchange"),
    ("E401", [("targets", 2, "value", "47")], 2, "value", "has no", "Empty"),
    ("E407", [("targets", 2, "low", "44")], 2, "low", "The target is 44", "Correct the number to 45"),
    ("E407", [("targets", 4, "text", "<9000")], 4, "kind", 'is a target of the kind "below"', 'Write "below"'),
    ("E401", [("targets", 3, "text", "")], 3, "text", "needs", "Fill in"),
    ("E402", [("assessments", 2, "value", "1")], 2, "value", "not a direction", "improved, similar, worse"),
    ("E403", [("observations", 2, "lower", "46.3")], 2, "lower", "above the upper limit", "Exchange"),
    ("E403", [("observations", 2, "value", "43.9")], 2, "value", "outside its limits", "Correct"),
    ("E403", [("observations", 2, "lower", "")], 2, "lower", "none in", "both limits or neither"),
    ("E403", [("observations", 2, "upper", "")], 2, "upper", "none in", "both limits or neither"),
    ("E404", [("observations", 2, "denominator", "")], 2, "denominator", "without a denominator", "both or neither"),
    ("E404", [("observations", 2, "denominator", "0")], 2, "denominator", "is 0", "greater than 0"),
    ("E308", [("indicators", 2, "period_type", "rolling calendar"), ("observations", 2, "period", "2020-22"),
              ("observations", 3, "period", "2020-2022")], 3, "period", "is not written as the other periods",
     'Write "2020-22"'),
    ("W309", [("areas", 3, "name", "testshire"), ("areas", 3, "to", "")], 3, "name", "line 2 as well", "Look up which"),
    ("W310", [("areas", 2, "type", "unitary")], 2, "area", "begins with E10", "correct the type"),
    ("W408", [("observations", 3, "period", "2033/34")], 3, "period", 'ends on 2034-03-31', "next edition"),
    ("W408", [("observations", 3, "as_of", "2031")], 3, "as_of", "published in", "Correct the as_of"),
    ("W406", [("observations", 5, "indicator", "recycling"), ("observations", 6, "area", "E10000098")], 3, "indicator",
     "has no figure", "[x]"),
]  # fmt: skip


@pytest.mark.parametrize(("code", "cells", "line", "column", "problem", "remedy"), CASES)
def test_a_fault_between_rows_is_found_where_it_stands(package_with, code, cells, line, column, problem, remedy):
    package = changed(package_with, *cells)

    found = [finding for finding in check_package(package) if finding.code == code]

    assert [(finding.line, finding.column) for finding in found] == [(line, column)]
    assert problem in found[0].problem
    assert remedy in found[0].remedy


@pytest.mark.parametrize(
    ("table", "column", "text"),
    [("report_rows", "publication", "testshire-2024/"), ("indicators", "indicator", "Recycling_")],
)
def test_a_row_whose_key_has_not_its_form_is_told_once_not_by_all_that_name_it(package_with, table, column, text):
    findings = check_package(package_with(table, 2, column, text))

    told = [(finding.code, finding.file.rpartition("/")[2]) for finding in findings if finding.code in ("E207", "E303")]
    assert told == [("E207", f"{table}.csv")]


RIGHT = "Of {{ indicator.recycling.value }} and {{ dashboard.environment.total }}, {{ outcome.clean-and-green.total }}."


@pytest.mark.parametrize(
    ("cells", "told"),
    [
        ([("report_rows", "indicator", "Recycling_")], ["E207 report_rows.csv"]),
        ([("report_rows", "indicator", "recyling")], ["E303 report_rows.csv"]),
        ([("report_rows", "theme", "enviroment")], ["E303 report_rows.csv"]),
        ([("report_rows", "publication", "testshire-2042")], ["E303 report_rows.csv"]),
        ([("indicators", "indicator", "Recycling_")], ["E207 indicators.csv"]),
        ([("themes", "theme", "Environment")], ["E207 themes.csv"]),
        ([("themes", "outcome", "clean-green")], ["E303 themes.csv"]),
        ([("outcomes", "outcome", "Clean and green")], ["E207 outcomes.csv"]),
        ([("publications", "publication", "Testshire-2024")], ["E207 publications.csv"]),
        (
            [("indicators", "indicator", "Recycling_"), ("report_rows", "indicator", "Recycling_")],
            ["E207 indicators.csv", "E207 report_rows.csv"],
        ),
    ],
)
def test_an_id_that_is_an_error_is_told_where_it_stands_and_not_by_texts_and_rows_that_name_the_right_one(
    package_with, cells, told
):
    package = with_narrative(changed(package_with, *((table, 2, column, text) for table, column, text in cells)), RIGHT)

    assert [f"{finding.code} {finding.file.rpartition('/')[2]}" for finding in check_package(package)] == told


def with_narrative(package, text):
    file = NarrativeFile("testshire-2024", "clean-and-green", "valid/narrative/testshire-2024/clean-and-green.md", text)
    return replace(package, narratives=(file,))


def test_an_id_that_is_an_error_is_never_proposed_but_what_it_is_meant_to_be(package_with):
    def remedies(table, text, reference):
        package = changed(package_with, (table, 2, "indicator", text), ("observations", 2, "indicator", "recyclin"))
        found = check_package(with_narrative(package, f"{{{{ indicator.{reference}.value }}}}"))
        return [finding.remedy for finding in found if finding.code in ("E303", "E410") and "recyclin" in finding.value]

    for table, text in (("indicators", "Recycling_"), ("report_rows", "recyling"), ("report_rows", "Recycling_")):
        told = remedies(table, text, "recyclin")
        assert len(told) == 2
        assert all(remedy.startswith("Write recycling if that is meant") for remedy in told)


def test_an_id_of_which_nobody_can_say_what_is_meant_is_never_proposed(package_with):
    package = changed(package_with, ("report_rows", 2, "indicator", "xxx"))
    found = check_package(with_narrative(package, "{{ indicator.xxy.value }}"))

    assert {finding.code for finding in found} == {"E303", "E410"}
    assert not any("Write xxx" in finding.remedy for finding in found)


def test_a_reference_that_has_not_its_form_is_told_once_and_one_in_capitals_still_has_its_correction(package_with):
    def told(text):
        return [
            (finding.code, bool(finding.correction))
            for finding in check_package(package_with("observations", 2, "indicator", text))
            if finding.column == "indicator" and finding.line == 2
        ]

    assert told("re/cycling") == [("E207", False)]
    assert told("Recycling") == [("E207", False), ("E303", True)]


def test_a_wrong_word_for_the_kind_of_a_target_is_told_alone(package_with):
    for word in ("rnage", "Range", "ranges", "high"):
        findings = check_package(package_with("targets", 2, "kind", word))

        assert [finding.code for finding in findings] == ["E205"]


def test_repeated_rows_with_the_same_values_are_told_from_those_with_others(package_with):
    package = package_with("targets", 3, "indicator", "recycling")
    package.tables["targets"].frame.loc[3] = package.tables["targets"].frame.loc[2]

    (finding,) = [finding for finding in check_package(package) if finding.code == "E302"]

    assert "word for word" in finding.problem


def test_a_later_publication_of_a_figure_is_a_revision_not_a_repetition(package_with):
    package = changed(package_with, ("observations", 3, "period", "2022/23"))

    # The printed direction has no figure before it any more, which is told.
    assert [finding.code for finding in check_package(package)] == ["W420"]


def test_two_publications_of_an_area_and_edition_are_refused_and_one_without_rows_too(valid_package, package_with):
    package = package_with("publications", 2, "title", "Report")
    frame = package.tables["publications"].frame
    frame.loc[3] = frame.loc[2]
    frame.loc[3, "publication"] = "testshire-again"

    findings = check_package(package)

    assert [(finding.code, finding.line) for finding in findings] == [("E405", 3), ("E305", 3)]


def test_a_figure_that_an_abolished_area_did_not_live_to_the_end_of_is_no_error_but_is_told(package_with):
    assert [finding.code for finding in check_package(package_with("areas", 3, "to", "2022-04-01"))] == ["W428"]
    assert check_package(package_with("areas", 3, "to", "2023-03-31")) == []


def test_a_figure_after_the_cut_off_may_wait_for_the_next_edition_but_is_told(package_with):
    assert {
        (finding.code, finding.severity)
        for finding in check_package(package_with("publications", 2, "cut_off", "2010-01-01"))
        if finding.code != "N459"  # a review of one figure is about nothing then
    } == {("W408", "warning")}


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"as_of": "2025-09"}, 'All 3 figures of "2023/24" count as published "2025-09", after the cut-off 2024-12-31'),
        ({"period": "2024/25"}, 'All 3 figures of "2024/25" end after the cut-off 2024-12-31'),
    ],
)
def test_an_edition_all_of_whose_latest_figures_are_late_is_told_once_at_its_cut_off(more, said):
    names = ("a", "b", "c")
    late = [{**row, **more} for name in names for row in figures(name, (2,))]
    early = [row for name in names for row in figures(name, (1, None))]
    tables = {"indicators": [indicator(name) for name in names], "report_rows": [report_row(name) for name in names]}

    (finding,) = found("W408", package_of({**tables, "observations": [*early, *late]}))
    assert (finding.file, finding.line, finding.column) == ("testshire/data/publications.csv", 2, "cut_off")
    assert said in finding.problem
    assert PUBLICATION in finding.problem

    some = found("W408", package_of({**tables, "observations": [*early, *late[:2]]}))
    assert [(finding.column, finding.line) for finding in some] == [(next(iter(more)), line) for line in (5, 6)]


def test_a_mistyped_cut_off_or_day_of_publishing_is_told_alone(package_with):
    for table, column, text in (("publications", "cut_off", "2002-13-31"), ("observations", "as_of", "2024-13")):
        found = {finding.code for finding in check_package(package_with(table, 2, column, text))}
        assert found
        assert all(code.startswith("E") for code in found)


def test_without_the_table_of_indicators_no_figure_is_called_late(package_with):
    package = package_with("publications", 2, "cut_off", "2010-01-01")
    without = replace(package, tables={name: table for name, table in package.tables.items() if name != "indicators"})

    assert "W408" not in {finding.code for finding in check_package(without)}


@pytest.mark.parametrize(
    "periods", [("Mar 2023", "Sept 2023"), ("May 2023", "June 2023"), ("Sep 2023", "30 September 2023")]
)
def test_snapshots_of_a_month_and_of_a_day_and_the_short_months_are_one_form(package_with, periods):
    cells = [("indicators", 2, "period_type", "snapshot")]
    cells += [("observations", line, "period", text) for line, text in zip((2, 3), periods, strict=True)]

    assert "E308" not in {finding.code for finding in check_package(changed(package_with, *cells))}


def test_an_old_council_and_its_successor_may_share_a_name(package_with):
    package = changed(package_with, ("areas", 3, "name", "Newshire"), ("areas", 4, "from", "2023-04-01"))

    assert "W309" not in {finding.code for finding in check_package(package)}


def test_types_of_codes_are_those_of_the_schema():
    types = next(field.enum for field in FIELDS["areas"] if field.name == "type")

    assert {type_ for known in _TYPES.values() for type_ in known} <= set(types)


def test_rows_that_were_pasted_together_are_one_finding_and_two_are_two(package_with):
    package = package_with("observations", 2, "note", "")
    table = package.tables["observations"]

    def with_pasted(count):
        pasted = table.frame.iloc[:count].assign(note="Pasted.")
        pasted.index = pd.Index(range(14, 14 + count), name="line")
        frame = pd.concat([table.frame, pasted])
        found = check_package(replace(package, tables={**package.tables, "observations": replace(table, frame=frame)}))
        return [finding for finding in found if finding.code == "E302"]

    (block,) = with_pasted(5)
    assert "lines 14 to 18" in block.problem
    assert "lines 2 to 6" in block.problem
    assert [finding.line for finding in with_pasted(2)] == [14, 15]
