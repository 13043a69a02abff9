"""Which editions a changed figure is seen in, and which figures are only stored."""

import pytest

from site_builder.build import read_and_work_out
from site_builder.pages.difference import worded
from site_builder.pages.difference.text import difference_text
from tests.differences.states import between, valid, with_cell, with_frame, with_row

VALID = valid()
REVISED = {"indicator": "recycling", "area": "E10000099", "period": "2023/24"}


def with_older_edition(package):
    """The package with an edition before its own, which reports one of its indicators."""
    edition = {"publication": "testshire-2023", "area": "E10000099", "edition": "2022/23", "title": "Report 2023"}
    package = with_row(package, "publications", **edition, cut_off="2023-12-31")
    return with_row(
        package,
        "report_rows",
        publication="testshire-2023",
        indicator="recycling",
        theme="environment",
        order="1",
        polarity="high",
    )


TWO = with_older_edition(VALID)
EARLIER = ("recycling", "E10000099", "2022/23", "2023-11")


def changes(old, new):
    return [
        (change.kind, change.stored, [shown.name for shown in change.shown]) for change in between(old, new).figures
    ]


def said(old, new):
    return difference_text(worded(between(old, new)))


@pytest.mark.parametrize(
    ("as_of", "stored"),
    [("2024-12", None), ("2024-12-31", None), ("2025", "published later"), ("2025-01-01", "published later")],
)
def test_a_revision_is_shown_by_an_edition_only_where_it_was_published_by_its_cut_off(as_of, stored):
    new = with_row(VALID, "observations", **REVISED, as_of=as_of, value="41")

    shown = [] if stored else ["testshire-2024"]
    assert changes(VALID, new) == [("revised", stored, shown)]
    assert changes(new, VALID) == [("revised", stored, shown)]


def test_a_revision_after_the_cut_off_is_told_apart_from_what_a_page_shows():
    new = with_row(VALID, "observations", **REVISED, as_of="2025-03", value="41")
    text = said(VALID, new)

    assert "1 figure changed that no page shows" in text
    assert "revised figure" not in text
    assert "FIGURES THAT NO PAGE SHOWS (1)" in text
    assert "46.8% -> 41.0% (published 2024-11-20, now 2025-03; published after the last cut-off)" in text


def test_a_figure_of_a_later_period_waits_for_the_next_edition():
    new = with_row(
        VALID, "observations", indicator="recycling", area="E10000099", period="2024/25", as_of="2025-06", value="50"
    )

    assert changes(VALID, new) == [("new", "its period ends later", [])]
    assert "for a period that ends after the last cut-off" in said(VALID, new)


def test_a_figure_of_nothing_that_is_shown_is_on_no_page():
    row = {"indicator": "recycling", "area": "E10000098", "period": "2021/22", "as_of": "2023", "value": "40"}

    assert changes(VALID, with_row(VALID, "observations", **row)) == [("new", "on no page", [])]


def test_a_row_behind_a_later_one_is_not_shown():
    revised = with_row(VALID, "observations", **REVISED, as_of="2024-12", value="41")
    key = ("recycling", "E10000099", "2023/24", "2024-11-20")

    assert changes(revised, with_cell(revised, "observations", key, "value", "46.5")) == [
        ("revised", "another one is shown", [])
    ]


def test_every_edition_that_shows_it_is_named():
    new = with_cell(TWO, "observations", EARLIER, "value", "44.9")

    assert changes(TWO, new) == [("revised", None, ["testshire-2024", "testshire-2023"])]
    text = said(TWO, new)
    assert "* Testshire Performance Report 2024: Environment and waste" in text
    assert "also in Report 2023" in text


def test_a_revision_that_only_the_newer_edition_knows_leaves_the_older_one_as_it_was():
    row = {"indicator": "recycling", "area": "E10000099", "period": "2022/23", "as_of": "2024-02", "value": "44.9"}
    revised = with_row(TWO, "observations", **row)

    assert changes(TWO, revised) == [("revised", None, ["testshire-2024"])]
    # And what that edition no longer shows changes the older one alone, under whose name it is told.
    again = with_cell(revised, "observations", EARLIER, "value", "44.0")
    assert changes(revised, again) == [("revised", None, ["testshire-2023"])]
    assert "* Report 2023: Environment and waste" in said(revised, again)


def test_two_revisions_of_one_figure_are_told_each_for_itself():
    new = with_cell(VALID, "observations", ("recycling", "E10000099", "2023/24", "2024-11-20"), "value", "46.0")
    new = with_row(new, "observations", **REVISED, as_of="2025-03", value="45.5")

    found = [("revised", None, ["testshire-2024"]), ("revised", "published later", [])]
    assert changes(VALID, new) == found
    assert changes(new, VALID) == found


def test_a_figure_that_moves_behind_the_cut_off_is_said_to_be_gone_from_the_page():
    key = ("recycling", "E10000099", "2023/24", "2024-11-20")
    new = with_cell(VALID, "observations", key, "as_of", "2025-02")

    assert changes(VALID, new) == [("details", None, ["testshire-2024"])]
    assert "Testshire Performance Report 2024 then shows none" in said(VALID, new)
    assert "Testshire Performance Report 2024 showed none" in said(new, VALID)


def test_a_benchmark_counts_as_shown_where_a_publication_names_it():
    row = ("money-per-head", "E10000097", "2022/23", "2023")
    named = with_cell(
        _with_column(VALID, "publications", "benchmark"),
        "publications",
        ("testshire-2024",),
        "benchmark",
        "authorities-2023-24",
    )

    [[_, stored, shown]] = changes(named, with_cell(named, "observations", row, "value", "651"))
    assert stored is None
    assert {"authorities-2023-24", "authorities-2022-23"} <= set(shown)


def _with_column(package, table, column):
    frame = package.tables[table].frame.copy()
    if column not in frame:
        frame[column] = ""
    return with_frame(package, table, frame)


def test_the_shown_figure_is_the_one_that_the_page_has():
    """A second way: what the program works out for the page, before and after."""

    def on_page(package, publication):
        results = read_and_work_out([package]).publications
        [result] = [each for each in results if each.publication.publication == publication]
        [row] = [each for each in result.publication.rows if each.indicator.indicator == "recycling"]
        return row.series

    for as_of in ("2023", "2023-12", "2024-01", "2024-11-19", "2024-12", "2025-01"):
        for period in ("2021/22", "2022/23", "2023/24", "2024/25"):
            row = {"indicator": "recycling", "area": "E10000099", "period": period, "as_of": as_of, "value": "12.3"}
            new = with_row(TWO, "observations", **row)
            difference = between(TWO, new, checked=True)
            [change] = difference.figures
            names = {each.name for each in change.shown}
            for publication in ("testshire-2024", "testshire-2023"):
                assert (on_page(TWO, publication) != on_page(new, publication)) == (publication in names), row


def test_a_comparison_of_funding_shows_the_year_that_had_not_ended_by_its_cut_off():
    row = ("money-per-head", "E10000097", "2022/23", "2023")
    early = with_cell(VALID, "publications", ("testshire-2024",), "cut_off", "2023-02-28")
    early = with_cell(early, "publications", ("testshire-2024",), "edition", "2022/23")

    # It prints the amounts of the year that runs, and of no other indicator.
    [[_, stored, shown]] = changes_unchecked(early, with_cell(early, "observations", row, "value", "651"))
    assert (stored, shown) == (None, ["testshire-2024"])


def changes_unchecked(old, new):
    difference = between(old, new, checked=True)
    return [(change.kind, change.stored, [shown.name for shown in change.shown]) for change in difference.figures]
