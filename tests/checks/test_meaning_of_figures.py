"""What figures mean beside each other: scales, zeros, jumps, copies, counts, places."""

import random

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from site_builder.checks import CHECKS
from site_builder.checks.likeness import rank_correlations
from site_builder.checks.robust import medians, spreads
from site_builder.checks.seen_figures import seen_figures, sharing
from site_builder.model import Package
from tests.checks.small_package import (
    OWN,
    codes_of,
    compared,
    figures,
    found,
    indicator,
    of_one_indicator,
    package_of,
    report_row,
)  # fmt: skip

MEANING = [check for check in CHECKS if "420" <= check.code[1:] <= "459"]


@pytest.mark.parametrize(
    ("values", "unit", "is_found"),
    [
        ((44.3, 45.1, 0.468), "percent", True),
        ((44.3, 45.1, 4680), "percent", True),
        ((44.3, 45.1, 12.5), "percent", False),
        ((0.3, 0.4, 0.004), "percent", False),
        ((45.1, 0.468), "percent", True),
        ((2100000, 2200000, 2300), "gbp", True),
        ((2100000, 2200000, 2.3), "gbp", True),
        ((9800, 9700, 9.6), "count", True),
        ((9800, 9700, 98), "count", False),
    ],
)
def test_a_figure_in_another_scale_is_found_where_it_stands(values, unit, is_found):
    findings = found("W425", of_one_indicator(values, unit=unit))

    assert [finding.line for finding in findings] == ([1 + len(values)] if is_found else [])


def test_a_single_figure_is_set_against_the_other_areas():
    others = [row for code in codes_of(12)[1:] for row in figures("it", [45], area=code)]
    package = of_one_indicator((), observations=[*others, *figures("it", ["0.44"])])

    assert [finding.line for finding in found("W425", package)] == [13]


@pytest.mark.parametrize(
    ("values", "unit", "is_found"),
    [
        ((0.853, 0.42, 0.071, 0.6), "percent", True),
        ((0.853, 0.42, 0.071), "percent", False),  # few can all be small
        ((0.853, 0.42, 0.071, 1.2), "percent", False),
        ((0.853, 0.42, 0.071, 0.6), "count", False),
    ],
)
def test_a_dashboard_of_which_every_percentage_is_a_fraction_is_told_once(values, unit, is_found):
    names = [f"it-{at}" for at in range(len(values))]
    package = package_of(
        {
            "indicators": [indicator(name, unit) for name in names],
            "report_rows": [report_row(name, order=at) for at, name in enumerate(names, 1)],
            "observations": [row for name, value in zip(names, values, strict=True) for row in figures(name, [value])],
        }
    )
    findings = found("W425", package)

    assert len(findings) == is_found
    for finding in findings:
        assert finding.problem == (
            'None of the 4 percentages of the dashboard "t" is above 1; the largest is 0.853. They look like fractions.'
        )
        assert "multiply them by 100" in finding.remedy


def test_a_break_may_change_the_scale():
    rows = figures("it", (44.3, 45.1, 0.468))
    rows[-1]["status"] = "b"
    assert found("W425", of_one_indicator((), observations=rows)) == []


@pytest.mark.parametrize(
    ("values", "is_found"),
    [
        ((46.1, 45.8, 0), True),
        ((46.1, 45.8, "[x]"), False),
        ((46.1, 45.8, "[low]"), False),
        ((3, 2, 0), False),
        ((0, 45.8, 46.1), False),
        ((46.1, 0, 0), False),
        ((46.1, -45.8, 0), False),
        ((50, 20, 0), False),
        ((0,), False),
    ],
)
def test_a_zero_beside_large_figures_is_found(values, is_found):
    assert bool(found("W426", of_one_indicator(values))) == is_found


def test_changes_of_a_grid_are_none_across_a_break_or_a_gap():
    rows = figures("it", [5, 7, "[x]", 6, 2, 9])
    rows[4]["status"] = "b"
    seen = seen_figures(of_one_indicator((), observations=rows))

    assert seen is not None
    np.testing.assert_equal(seen.grids["it"].changes, [[np.nan, 2, np.nan, np.nan, np.nan, 7]])


@pytest.mark.parametrize(
    ("values", "step"), [((5, 46), 1), ((5, 46.1), 0.1), ((0.25, 3), 0.01), ((0.0001, 2), 0.0001), ((1 / 3, 2), 0.0001)]
)
def test_the_step_of_a_grid_is_that_of_the_figure_with_the_most_decimals(values, step):
    seen = seen_figures(of_one_indicator(values))

    assert seen is not None
    assert seen.grids["it"].step == step


def test_a_zero_is_nothing_odd_where_many_areas_have_one():
    others = [row for code in codes_of(9)[1:] for row in figures("it", [40, 41, 0], area=code)]
    assert found("W426", of_one_indicator((), observations=[*others, *figures("it", [46.1, 45.8, 0])])) == []


@pytest.mark.parametrize(
    ("period", "as_of", "status", "is_found"),
    [
        ("2023/24", "2023", "", True),
        ("2023/24", "2024", "", False),
        ("2023/24", "2024-02", "", True),
        ("2023/24", "2024-03", "", False),
        ("2023/24", "2024-03-30", "", True),
        ("2023/24", "2024-03-31", "", False),
        ("2023/24", "2023", "p", False),
        ("2023/24", "2023", "r", True),
        ("2023/24", "2023-13", "", False),
    ],
)
def test_a_figure_from_before_the_end_of_its_period_is_found(period, as_of, status, is_found):
    row = {"indicator": "it", "area": OWN, "period": period, "as_of": as_of, "value": "5", "status": status}

    assert bool(found("W427", of_one_indicator((), observations=[row]))) == is_found


@pytest.mark.parametrize(
    ("first", "last", "note", "is_found"),
    [
        ("2022-04-01", "", "", False),
        ("2023-03-31", "", "", False),
        ("2023-04-01", "", "", True),
        ("2023-04-01", "", "Worked out by the source.", False),
        ("", "2023-12-31", "", True),
        ("", "2024-03-31", "", False),
    ],
)
def test_a_figure_for_a_time_without_its_area_is_found_once(first, last, note, is_found):
    area = {"area": OWN, "slug": "o", "name": "O", "type": "county", "from": first, "to": last}
    package = of_one_indicator((), observations=figures("it", [5, 6], note=note), areas=[area])

    assert len(found("W428", package)) == is_found


@pytest.mark.parametrize(("status", "is_found"), [("", True), ("b", False)])
def test_an_area_that_took_another_in_has_a_break(status, is_found):
    rows = figures("it", [4, 5, 6])
    rows[-1]["status"] = status
    merged = [{"area": "E07000099", "successor": OWN, "from": "2023-04-01"}]
    package = of_one_indicator((), observations=rows, area_successors=merged)
    assert bool(found("W429", package)) == is_found

    new = [{"area": OWN, "slug": "o", "name": "O", "type": "county", "from": "2023-04-01"}]
    package = of_one_indicator((), observations=rows, area_successors=merged, areas=new)
    assert found("W429", package) == []


HISTORY = [1130, 1121, 1118, 1125, 1109, 1115, 1120]


@pytest.mark.parametrize(
    ("last", "status", "is_found"), [(6078, "", True), (1300, "", False), (6078, "b", False), (-1100, "", True)]
)
def test_a_jump_is_found_where_nothing_like_it_happened(last, status, is_found):
    rows = figures("it", [*HISTORY, last])
    rows[-1]["status"] = status
    package = of_one_indicator((), observations=rows, indicators=[indicator("it", "count")])

    assert bool(found("W430", package)) == is_found


def test_what_is_several_times_the_figure_before_is_no_jump_where_it_is_so_each_year():
    rows = figures("it", [10, 35, 11, 38, 9, 36, 12, 40])

    assert found("W430", of_one_indicator((), observations=rows, indicators=[indicator("it", "count")])) == []


def test_a_jump_is_told_once_and_not_where_areas_jump_all_the_time():
    rows = figures("it", [*HISTORY, 6078, *HISTORY])
    assert len(found("W430", of_one_indicator((), observations=rows, indicators=[indicator("it", "count")]))) == 1

    wild = [row for code in codes_of(12) for row in figures("it", [*HISTORY, 6078], area=code)]
    assert found("W430", of_one_indicator((), observations=wild, indicators=[indicator("it", "count")])) == []


@pytest.mark.parametrize(
    ("title", "values", "is_found"),
    [
        ("Waste recycled", (44, 45, 145), True),
        ("Waste recycled", (44, 45, -5), True),
        ("Waste recycled", (44, 45, 100), False),
        ("Growth of pay", (4, 5, -5), False),
        ("Homes delivered against target", (98, 99, 104), False),
        ("Homes delivered against target", (98, 99, -4), True),
        ("Waste recycled", (104, 105, 106), False),
    ],
)
def test_an_impossible_percentage_is_found(title, values, is_found):
    package = of_one_indicator(values, indicators=[indicator("it", title=title)])

    assert bool(found("W431", package)) == is_found


@pytest.mark.parametrize(
    ("title", "values", "is_found"),
    [
        ("Homes built", (415, 424, 43.2), True),
        ("Homes built", (415, 424, -3), True),
        ("Homes built", (415, 424, 432), False),
        ("Homes built", (41.5, 42.4, 43.2), False),
        ("Average days in care", (415, 424, 43.2), False),
    ],
)
def test_a_count_that_is_not_whole_is_found(title, values, is_found):
    package = of_one_indicator(values, indicators=[indicator("it", "count", title)])

    assert bool(found("W432", package)) == is_found


@pytest.mark.parametrize(
    ("value", "numerator", "denominator", "is_found"),
    [(45.1, 451, 1000, False), (54.1, 451, 1000, True), (45, 451, 1000, False), (45.1, 1000, 451, True)],
)
def test_a_percentage_unlike_its_counts_is_found(value, numerator, denominator, is_found):
    rows = figures("it", [value], numerator=numerator, denominator=denominator)
    assert bool(found("W433", of_one_indicator((), observations=rows))) == is_found


def test_a_rate_is_for_as_many_as_the_other_figures_say():
    rows = [
        {**row, "numerator": count, "denominator": 20_000}
        for row, count in zip(figures("it", [5, 5.5, 6, 6.5, 7, 7.5]), (100, 110, 120, 130, 140, 150), strict=True)
    ]
    assert found("W433", of_one_indicator((), observations=rows, indicators=[indicator("it", "count")])) == []
    rows[2]["value"] = 60
    findings = found("W433", of_one_indicator((), observations=rows, indicators=[indicator("it", "count")]))
    assert [finding.line for finding in findings] == [4]


@pytest.mark.parametrize(
    ("title", "unit", "values", "is_found"),
    [
        ("People injured", "count", (7, 2), True),
        ("People injured", "count", (7, 5), False),
        ("People injured", "count", (7, 0), False),
        ("Share of people injured", "percent", (7, 2), False),
        ("People injured", "count", (7.5, 2.5), False),
        ("Average number of people in a home", "count", (7, 2), False),
        ("Libraries", "count", (7, 2), False),
    ],
)
def test_small_counts_of_people_are_noticed(title, unit, values, is_found):
    package = of_one_indicator(values, indicators=[indicator("it", unit, title)])

    assert bool(found("N440", package)) == is_found


@pytest.mark.parametrize(
    ("values", "said"), [((7, 2), "has a figure from 1 to 4"), ((3, 2), "has 2 figures from 1 to 4")]
)
def test_small_counts_are_counted_themselves(values, said):
    package = of_one_indicator(values, indicators=[indicator("it", "count", "People injured")])

    assert said in found("N440", package)[0].problem


@pytest.mark.parametrize(("unit", "is_found"), [("persons", True), ("per_1000", False), ("injured_per_100k", False)])
def test_a_unit_of_persons_is_no_rate(unit, is_found):
    units = [{"unit": unit, "kind": "number", "title": unit}]
    package = of_one_indicator((7, 2), indicators=[indicator("it", unit, "People injured")], units=units)

    assert bool(found("N440", package)) == is_found


def test_a_suppressed_figure_that_is_given_elsewhere_is_found():
    row = {"indicator": "it", "area": OWN, "period": "2023/24", "as_of": "2025", "value": "[c]"}
    assert found("W441", of_one_indicator((), observations=[row])) == []
    assert len(found("W441", of_one_indicator((), observations=[row, *figures("it", [3])]))) == 1


@pytest.mark.parametrize(
    ("second", "third", "is_found"),
    [("11", "[c]", True), ("[c]", "[c]", False), ("[x]", "[c]", False), ("11", "24", False), ("11", "[x]", False)],
)
def test_a_suppressed_part_that_is_left_over_is_found(second, third, is_found):
    parts = ([31, 40, 35], [12, 15, second], [19, 25, third])
    rows = [row for code, values in zip(codes_of(3), parts, strict=True) for row in figures("it", values, area=code)]

    assert bool(found("W441", of_one_indicator((), observations=rows))) == is_found


def test_nothing_is_left_over_of_areas_that_make_no_total():
    parts = ([31, 40, 35], [12, 17, 11], [18, 25, "[c]"])
    rows = [row for code, values in zip(codes_of(3), parts, strict=True) for row in figures("it", values, area=code)]

    assert found("W441", of_one_indicator((), observations=rows)) == []


def over_areas(values_of, many=24, benchmark=None, **ranked):
    """A benchmark of indicators named by their functions from the number of an area to its figures."""
    rows = [
        row
        for name, make in values_of.items()
        for at, code in enumerate(codes_of(many))
        for row in figures(name, make(at), area=code)
    ]
    tables = compared(many, [{"indicator": name, **ranked.get(name, {})} for name in values_of])
    tables["benchmarks"][0] |= benchmark or {}
    return package_of({**tables, "indicators": [indicator(name) for name in values_of], "observations": rows})


@pytest.mark.parametrize(
    ("known", "more", "is_found"),
    [
        (24, {}, False),
        (16, {}, False),
        (15, {}, True),
        (15, {"judge": "no"}, False),
        (15, {"polarity": "none"}, False),
        (0, {}, False),
    ],
)
def test_an_indicator_with_too_few_areas_is_found_and_the_missing_are_named(known, more, is_found):
    package = over_areas({"a": lambda at: [at] if at < known else [None], "b": lambda at: [at * at % 7]}, a=more)
    findings = found("W442", package)

    assert bool(findings) == is_found
    assert all(f"Area {codes_of(24)[15]}" in finding.problem for finding in findings)


@pytest.mark.parametrize(("known", "is_found"), [(14, False), (13, True)])
def test_a_share_of_areas_is_met_when_it_is_met_exactly(known, is_found):
    # As floats, 14/25 of 25 areas are a little more than 14.
    share = {"min_area_share": "14/25"}
    package = over_areas({"a": lambda at: [at] if at < known else [None]}, many=25, benchmark=share)

    assert bool(found("W442", package)) == is_found


@pytest.mark.parametrize(("gap", "is_found"), [(None, True), ("[c]", False)])
def test_areas_that_were_lost_without_a_mark_are_named(gap, is_found):
    package = over_areas({"a": lambda at: [at, at + 1 if at < 18 else gap]})

    assert bool(found("W442", package)) == is_found


def test_the_figures_of_the_year_before_are_found():
    def copied(at):
        return [at + 0.5, at * 3 % 17 + 0.25, at * 3 % 17 + 0.25]

    package = over_areas({"a": copied})
    findings = found("W443", package)
    assert len(findings) == 1
    assert "24 of 24" in findings[0].problem or "23 of 24" in findings[0].problem

    assert found("W443", over_areas({"a": lambda at: [at + 0.5, at * 3 % 17, at * 5 % 19]})) == []
    assert found("W443", over_areas({"a": lambda at: [at % 2, at % 2, at % 2]})) == []


def test_a_cell_that_was_dragged_down_is_found():
    package = over_areas({"a": lambda at: [at + 0.5, at * 3 % 17, 12]})

    assert ["100%" in finding.problem for finding in found("W443", package)] == [True]


def test_a_sheet_of_one_area_that_was_copied_is_found():
    names = [f"i-{at}" for at in range(10)]
    for last, is_found in ((0, True), (1, False)):
        rows = [row for at, name in enumerate(names) for row in figures(name, [40 + at, 41 + at, 41 + at + last])]
        package = package_of({"indicators": [indicator(name) for name in names], "observations": rows})
        assert bool(found("W443", package)) == is_found


def test_an_indicator_that_repeats_another_is_found_either_way_round():
    def first(at):
        return [at * 7 % 23 + at / 100]

    twice = {"a": first, "b": lambda at: [100 - first(at)[0]], "c": lambda at: [at * 5 % 11]}
    assert len(found("W444", over_areas(twice))) == 1
    assert len(found("W444", over_areas(twice, b={"polarity": "low"}))) == 1
    assert found("W444", over_areas(twice, b={"judge": "no"})) == []
    assert found("W444", over_areas(twice, b={"benchmark_theme": "other"})) == []
    assert found("W444", over_areas(twice, many=19)) == []


def test_an_indicator_against_all_of_its_theme_is_found():
    chance = random.Random(1)

    def noisy(at):
        return [round(at * 1.5 + chance.gauss(0, 7), 1)]

    themes = {name: noisy for name in "abcde"}
    package = over_areas(themes, c={"polarity": "low"})
    assert [finding.line for finding in found("W438", package)] == [4]
    assert found("W438", over_areas(themes)) == []
    assert found("W438", over_areas({name: lambda at: [chance.random()] for name in "abcde"})) == []


@pytest.mark.parametrize(("texts", "is_found"), [(("2020-22", "2020-2022"), True), (("2020-22", "2021-23"), False)])
def test_a_period_in_two_spellings_is_found(texts, is_found):
    rows = [
        {"indicator": "it", "area": OWN, "period": text, "as_of": str(2024 + at), "value": 5}
        for at, text in enumerate(texts)
    ]
    package = of_one_indicator((), observations=rows, indicators=[indicator("it", period_type="rolling calendar")])

    assert bool(found("E308", package)) == is_found


GRIDS = st.lists(st.lists(st.one_of(st.none(), st.integers(-50, 50)), min_size=4, max_size=4), min_size=1, max_size=6)


@given(GRIDS)
def test_medians_and_spreads_are_those_of_numpy(rows):
    values = np.array([[np.nan if each is None else float(each) for each in row] for row in rows])
    for own, middle, spread in zip(values, medians(values), spreads(values, medians(values)), strict=True):
        there = own[np.isfinite(own)]
        if not len(there):
            assert np.isnan(middle)
            continue
        assert middle == np.median(there)
        assert spread == pytest.approx(1.4826 * np.median(np.abs(there - np.median(there))))


@given(st.integers(0, 2**32 - 1))
@settings(max_examples=25)
def test_without_gaps_likeness_is_the_rank_correlation_of_pandas(seed):
    figures_of = np.random.default_rng(seed).integers(0, 12, size=(25, 4)).astype(float)

    expected = pd.DataFrame(figures_of).corr(method="spearman").to_numpy()

    assert np.allclose(rank_correlations(figures_of), expected, atol=1e-9, equal_nan=True)


@given(st.data())
@settings(max_examples=40)
def test_the_latest_figures_are_those_found_one_by_one(data):
    rows = data.draw(
        st.lists(
            st.tuples(
                st.sampled_from(["a", "b"]), st.sampled_from(codes_of(3)), st.sampled_from(["2021/22", "2022/23", "?"]),
                st.sampled_from(["2023", "2024", "2024-05"]), st.sampled_from(["1", "2.5", "[x]", "x"]),
            ),
            min_size=1, max_size=20, unique_by=lambda row: row[:4],
        )
    )  # fmt: skip
    names = ("indicator", "area", "period", "as_of", "value")
    tables = {
        "indicators": [indicator("a"), indicator("b")],
        "observations": [dict(zip(names, row, strict=True)) for row in rows],
    }
    seen = seen_figures(package_of(tables))
    expected = {}
    for name, area, period, _, value in sorted(rows, key=lambda row: row[3]):
        if period != "?":
            expected[name, area, period] = float(value) if value in ("1", "2.5") else None
    got = {
        (grid.indicator, area, period.text): None if np.isnan(grid.values[at, column]) else grid.values[at, column]
        for grid in seen.grids.values()
        for at, area in enumerate(grid.areas)
        for column, period in enumerate(grid.periods)
        if grid.lines[at, column]
    }

    assert got == expected


CELLS = st.one_of(
    st.sampled_from(["", "0", "-1", "1e9", "[c]", "nan", "9" * 30, "2023/24", "2020-22", "high", "£1", "b p", "E1"]),
    st.text(max_size=12),
)


@given(st.data())
@settings(max_examples=60)
def test_no_check_on_meaning_raises_whatever_a_row_holds(valid_package, data):
    tables = dict(valid_package.tables)
    for name in data.draw(st.lists(st.sampled_from(sorted(tables)), min_size=1, max_size=3)):
        frame = tables[name].frame.copy()
        for _ in range(data.draw(st.integers(1, 6))):
            line = data.draw(st.sampled_from(list(frame.index)))
            frame.loc[line, data.draw(st.sampled_from(list(frame.columns)))] = data.draw(CELLS)
        object.__setattr__(table := type(tables[name])(name, tables[name].path, frame), "unread", frozenset())
        tables[name] = table
    package = Package("valid", "valid/datapackage.json", {"name": "valid"}, tables)
    with sharing():
        for check in MEANING:
            for finding in check.findings(package):
                assert finding.problem.endswith(".")
                assert finding.remedy.endswith(".")


def test_what_rules_share_is_of_one_run_only():
    def codes(*figures):
        package = of_one_indicator(figures)
        with sharing():
            return {finding.code for check in MEANING for finding in check.findings(package)}

    assert "W425" in codes(44.3, 45.1, 0.468)
    assert "W425" not in codes(44.3, 45.1, 46.8)
