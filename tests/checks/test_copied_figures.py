"""Figures that were copied are told once, and not by everything that they no longer fit."""

import pytest

from site_builder.checks import check_and_review, check_package
from site_builder.checks.consequences import FOLLOW, without_consequences
from tests.checks.small_package import OWN, PUBLICATION, codes_of, figures, found, indicator, package_of, report_row

USUAL = [(45.1, 46.8), (1090, 1112), (12.5, 13.75), (630, 655), (88.7, 90.2), (21.4, 22.9), (3150, 3275)]
THEMES = [{"theme": name, "title": name.title(), "outcome": "o", "order": 1, "in_headline": "yes"} for name in "ab"]
OUTCOMES = [{"outcome": "o", "title": "All", "order": 1}]


def reported(*dashboards, **tables):
    """A package with a dashboard for each list of figures by year; every direction is recorded as improved."""
    names = [(f"{theme}-{at}", theme) for theme, rows in zip("ab", dashboards, strict=False) for at in range(len(rows))]
    series = [values for rows in dashboards for values in rows]
    judged = {"publication": PUBLICATION, "kind": "direction", "value": "improved", "basis": "as printed"}
    return package_of(
        {
            "outcomes": OUTCOMES,
            "themes": THEMES[: len(dashboards)],
            "indicators": [indicator(name, "count") for name, _ in names],
            "report_rows": [
                report_row(name, theme=theme, order=order) for order, (name, theme) in enumerate(names, start=1)
            ],
            "observations": [
                row for (name, _), values in zip(names, series, strict=True) for row in figures(name, values)
            ],
            "assessments": [{**judged, "indicator": name, "reason": "Printed in the report."} for name, _ in names],
            **tables,
        }
    )


def told(package):
    """Codes of what is found about figures and the rows that show them."""
    return [finding.code for finding in check_package(package) if finding.code in {*FOLLOW, "W443", "N459"}]


def test_a_dashboard_with_the_figures_of_the_year_before_is_one_finding_and_says_how_many_wait():
    package = reported([(before, before) for before, _ in USUAL])
    assert len(found("W420", package)) == 7

    [finding] = [finding for finding in check_package(package) if finding.code in {*FOLLOW, "W443"}]

    assert finding.problem == 'All 7 figures of the dashboard "A" for 2023/24 are those of 2022/23.'
    assert finding.remedy.endswith(" 7 other warnings on them wait until then.")


def test_what_is_odd_about_other_rows_is_told_all_the_same():
    copied = [(before, before) for before, _ in USUAL]
    package = reported(copied, [(50.5, 40.5), *USUAL[1:3]])

    assert told(package) == ["W420", "W443"]


def test_where_somebody_said_that_the_figures_are_right_nothing_waits():
    review = {"check": "W443", "order": 1, "indicator": "a-0", "reason": "The survey is made every two years."}
    package = reported([(before, before) for before, _ in USUAL], reviews=[review])

    looked_at = check_and_review(package)

    assert [finding.code for finding in looked_at.reviewed] == ["W443"]
    assert told(package) == ["W420"] * 7


def test_a_review_of_a_finding_that_waits_is_no_review_too_many():
    review = {"check": "W420", "order": 1, "indicator": "a-0", "reason": "As printed."}
    package = reported([(before, before) for before, _ in USUAL], reviews=[review])

    assert told(package) == ["W443"]


@pytest.mark.parametrize(
    ("rows", "is_found"),
    [
        ([(before, before) for before, _ in USUAL[:5]], True),
        ([(before, before) for before, _ in USUAL[:4]], False),
        ([*[(before, before) for before, _ in USUAL[:6]], USUAL[6]], True),  # 6 of 7
        (
            [*[(before, before) for before, _ in USUAL[:5]], *USUAL[5:], *[(n + 1, m + 2) for n, m in USUAL]],
            False,
        ),  # 5 of 14
        ([*[(3, 3)] * 6, *USUAL], False),  # figures of one digit
        ([(0, 0)] * 7, False),
        ([(100, 100)] * 7, False),
        (USUAL, False),
    ],
)
def test_few_figures_that_stayed_and_those_that_often_stay_are_no_copy(rows, is_found):
    assert bool(found("W443", reported(rows))) == is_found


def test_a_sheet_of_which_half_was_filled_in_anew_is_told_with_what_probably_happened():
    [finding] = found(
        "W443",
        reported([*[(before, before) for before, _ in USUAL[:5]], *USUAL[5:], *[(n + 1, m + 2) for n, m in USUAL[:5]]]),
    )

    assert finding.problem == '5 of 12 figures of the dashboard "A" for 2023/24 are those of 2022/23.'
    assert "and only some of its figures replaced." in finding.remedy


def test_a_dashboard_with_the_figures_of_another_is_one_finding():
    falls = [(later, before) for before, later in USUAL]
    package = reported(falls, falls)
    assert len(found("W420", package)) == 14

    [finding] = [finding for finding in check_package(package) if finding.code in {*FOLLOW, "W443"}]

    assert finding.problem == 'All 7 figures of the dashboard "B" are those of the dashboard "A".'
    assert finding.remedy.endswith(" 14 other warnings on them wait until then.")
    assert finding.line == next(
        line for line, row in enumerate(rows_of(package), start=2) if row[:2] == ("b-0", "2023/24")
    )


def rows_of(package):
    return list(package.tables["observations"].frame[["indicator", "period"]].itertuples(index=False, name=None))


@pytest.mark.parametrize(
    ("second", "is_found"),
    [
        (list(reversed(USUAL)), True),  # sorted anew
        ([*USUAL[:5], (7.25, 8.5), (9.75, 9.25)], True),  # 5 of 7
        ([*USUAL[:4], (7.25, 8.5), (9.75, 9.25), (6.5, 6.25)], False),
        ([(later, later + 1.25) for _, later in USUAL], False),
    ],
)
def test_most_figures_of_a_dashboard_must_stand_on_the_other(second, is_found):
    assert bool(found("W443", reported(USUAL, second))) == is_found


def test_small_numbers_stand_on_two_dashboards_without_being_copied():
    rows = [(1, 2), (2, 3), (4, 3), (5, 6), (7, 8), (0, 100)]

    assert found("W443", reported(rows, rows)) == []


def test_a_sheet_that_the_whole_area_repeats_is_told_once():
    package = reported([(before, before) for before, _ in USUAL], [(before + 0.5, before + 0.5) for before, _ in USUAL])

    [finding] = found("W443", package)

    assert finding.problem == f'All 14 figures of "{OWN}" for 2023/24 are those of 2022/23.'
    assert told(package) == ["W443"]


def over_areas(first, second):
    """Two indicators with the figures of twelve areas, for the years until 2023/24."""
    codes = codes_of(12)
    return package_of(
        {
            "areas": [{"area": code, "slug": code.lower(), "name": code, "type": "county"} for code in codes],
            "indicators": [indicator("first"), indicator("second")],
            "observations": [
                row
                for name, of in (("first", first), ("second", second))
                for at, code in enumerate(codes)
                for row in figures(name, of(at), code)
            ],
        }
    )


def test_the_figures_of_another_indicator_for_all_areas_are_found():
    def own(at):
        return [at * 7 % 13 + 0.5, at * 5 % 13 + 0.25]

    [finding] = found("W443", over_areas(own, lambda at: [at * 3 % 13 + 0.75, own(at)[1]]))

    assert finding.problem.startswith('The figures of "second" of all 12 areas for 2023/24 are those of "first".')
    assert found("W443", over_areas(own, lambda at: [at + 0.1, own(at)[1] + (at == 7)])) == []
    assert found("W443", over_areas(lambda at: [at % 3], lambda at: [at % 3])) == []


def test_without_a_copy_nothing_is_left_out():
    package = reported([(later, before) for before, later in USUAL])
    findings = found("W420", package)

    assert len(findings) == 7
    assert without_consequences(package, findings) == tuple(findings)
