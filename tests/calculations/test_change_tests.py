"""A change is judged by what chance explains: as R gives it, turned round with it, and never where it must not be."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.build import check
from site_builder.calculations.bottom_quarter import bottom_quarter_moves
from site_builder.calculations.change_tests import (
    compare_by_chance,
    compare_with_benchmark,
    difference_by_limits,
    difference_of_proportions,
    ratio_of_rates,
    z_of_change,
)
from site_builder.calculations.direction import direction_of_change, judge_change
from site_builder.calculations.intervals import wilson
from site_builder.calculations.results import work_out, work_out_row
from site_builder.model import Assessment, InBoth, Interval
from site_builder.pages import period_words, sentences, words
from site_builder.periods import parse_period
from site_builder.sources.publications import read_publications
from tests.calculations.records import NUMBER, PERCENT, observation, report_row
from tests.calculations.test_intervals import PER_100000, UNITS, counted, of_unit
from tests.cases import read_cases
from tests.sites import LEICESTERSHIRE, VALID
from tests.written_tables import DOCS, examples, number, table

WAYS = {("improved", "high"): "rise", ("worse", "high"): "fall", ("improved", "low"): "fall", ("worse", "low"): "rise"}
POLARITIES = {"Higher": "high", "Lower": "low", "Neither": "none"}
TURNED = {"improved": "worse", "worse": "improved", "similar": "similar"}
OPPOSITE = {"rise": "fall", "fall": "rise", "unclear": "unclear"}
by_case = pytest.mark.parametrize
named = {"ids": lambda case: case["case"]}


def judged(previous, current, unit, polarity="high", **changes):
    """The direction and its basis, by way of a whole row of a report."""
    row = report_row("1", "2", polarity=polarity)
    return work_out_row(replace(row, indicator=of_unit(unit, **changes), series=(previous, current)))


@by_case("case", read_cases("stats/newcombe_difference.csv"), **named)
def test_the_difference_of_two_proportions_is_that_of_r(case):
    counts = [int(case[name]) for name in ("x1", "n1", "x0", "n0")]
    found = difference_of_proportions(*counts)

    assert found.estimate == pytest.approx(float(case["difference"]), abs=2e-9)
    assert found.interval.lower == pytest.approx(float(case["lower"]), abs=2e-9)
    assert found.interval.upper == pytest.approx(float(case["upper"]), abs=2e-9)
    for polarity in ("high", "low"):
        assert found.way == WAYS.get((case[f"result_polarity_{polarity}"], polarity), "unclear")


@by_case("case", read_cases("stats/newcombe_difference.csv"), **named)
@by_case("polarity", ["high", "low"])
def test_a_row_with_two_proportions_has_the_direction_of_r(case, polarity):
    previous = counted(case["x0"], case["n0"], PERCENT, "2022/23")
    found = judged(previous, counted(case["x1"], case["n1"], PERCENT), PERCENT, polarity)

    assert found.direction == case[f"result_polarity_{polarity}"]
    assert found.direction_basis == ("by the interval" if found.change else "no change")


@by_case("case", read_cases("stats/rate_ratio.csv"), **named)
def test_the_ratio_of_two_rates_is_that_of_r_and_so_is_the_direction(case):
    counts = [int(float(case[name])) for name in ("x1", "d1", "x0", "d0")]
    found = ratio_of_rates(*counts)
    previous, current = counted(*counts[2:], PER_100000, "2022/23"), counted(*counts[:2], PER_100000)

    assert found.estimate == pytest.approx(float(case["rate_ratio"]), abs=2e-9)
    assert found.interval.lower == pytest.approx(float(case["lower"]), abs=2e-9)
    assert found.interval.upper == pytest.approx(float(case["upper"]), abs=2e-9)
    assert judged(previous, current, PER_100000, "low").direction == case["result_polarity_low"]


def with_limits(value, lower, upper, period="2023/24", **changes):
    return observation(value, period, lower=Decimal(lower), upper=Decimal(upper), **changes)


@by_case("case", read_cases("stats/z_from_intervals.csv"), **named)
@by_case("unit", [NUMBER, PERCENT, PER_100000], ids=lambda unit: unit.unit)
def test_published_limits_judge_as_r_does_in_every_unit(case, unit):
    previous = with_limits(case["v0"], case["l0"], case["u0"], "2022/23")
    current = with_limits(case["v1"], case["l1"], case["u1"])
    limits = [Interval(float(each.lower), float(each.upper)) for each in (current, previous)]
    z = z_of_change(current.value, limits[0], previous.value, limits[1])
    found = judged(previous, current, unit)

    assert z == pytest.approx(float(case["z"]), abs=2e-9)
    assert (found.direction != "similar") == (case["significant"] == "yes")
    assert (found.direction == "improved") == (z > 0)
    assert found.direction_basis == "by the interval"


def test_a_change_within_its_limits_is_similar_however_large_it_is():
    previous, current = with_limits("40", "30", "50", "2022/23"), with_limits("49", "39", "59")

    assert judged(previous, current, NUMBER).direction == "similar"
    assert direction_of_change(previous.value, current.value, "high", of_unit(NUMBER)) == "improved"


def test_a_clear_change_is_called_so_however_small_it_is():
    previous, current = with_limits("80.5", "80.4", "80.6", "2022/23"), with_limits("80.3", "80.2", "80.4")

    assert judged(previous, current, NUMBER).direction == "worse"
    assert direction_of_change(previous.value, current.value, "high", of_unit(NUMBER)) == "similar"


def test_a_change_of_exactly_196_standard_errors_is_clear():
    # Both limits of one figure lie on it, and the other's standard error is 1.
    sharp, wide = Interval(0, 0), Interval(0, 3.92)

    assert difference_by_limits(Decimal("1.96"), wide, Decimal(0), sharp).way == "rise"
    assert difference_by_limits(Decimal("1.9599"), wide, Decimal(0), sharp).way == "unclear"
    assert difference_by_limits(Decimal("0.01"), sharp, Decimal(0), sharp).way == "rise"
    assert difference_by_limits(Decimal(0), sharp, Decimal(0), sharp).way == "unclear"


shares = st.integers(min_value=1, max_value=5000).flatmap(
    lambda out_of: st.tuples(st.integers(min_value=0, max_value=out_of), st.just(out_of))
)
rates = st.tuples(st.integers(min_value=0, max_value=5000), st.integers(min_value=1, max_value=10**6))


@given(later=shares, before=shares)
def test_going_back_in_time_turns_the_difference_round(later, before):
    there, back = difference_of_proportions(*later, *before), difference_of_proportions(*before, *later)

    assert back.estimate == pytest.approx(-there.estimate, abs=1e-12)
    assert back.interval.lower == pytest.approx(-there.interval.upper, abs=1e-12)
    assert there.interval.holds(there.estimate)
    assert back.way == OPPOSITE[there.way]


@given(later=rates, before=rates)
def test_going_back_in_time_turns_the_ratio_round(later, before):
    there, back = ratio_of_rates(*later, *before), ratio_of_rates(*before, *later)

    assert back.estimate == pytest.approx(1 / there.estimate)
    assert back.interval.lower == pytest.approx(1 / there.interval.upper)
    assert there.interval.lower < there.estimate < there.interval.upper


@given(later=shares, before=shares)
def test_two_intervals_that_lie_apart_always_mean_a_clear_change(later, before):
    """The reverse does not hold, so overlap is not asked."""
    now, then = wilson(*later), wilson(*before)

    if now.lower > then.upper:
        assert difference_of_proportions(*later, *before).way == "rise"
    assert difference_of_proportions(1000, 1100, 968, 1100).way == "rise"
    assert wilson(1000, 1100).lower < wilson(968, 1100).upper


@given(later=shares, before=shares, times=st.integers(min_value=2, max_value=50))
def test_more_answers_never_make_a_clear_change_unclear(later, before, times):
    few = difference_of_proportions(*later, *before)
    many = difference_of_proportions(*(times * each for each in (*later, *before)))

    assert many.interval.upper - many.interval.lower < few.interval.upper - few.interval.lower


@given(later=rates, before=rates, polarity=st.sampled_from(["high", "low"]))
def test_turning_polarity_turns_a_tested_direction(later, before, polarity):
    previous, current = counted(*before, PER_100000, "2022/23"), counted(*later, PER_100000)
    unit = of_unit(PER_100000)
    found = judge_change(previous, current, polarity, unit)
    direction, basis = found.direction, found.basis
    turned = judge_change(previous, current, "low" if polarity == "high" else "high", unit).direction
    neither = judge_change(previous, current, "none", unit).direction

    assert turned == TURNED[direction]
    assert (neither == "similar") == (direction == "similar")
    assert neither in ("similar", "higher" if current.value > previous.value else "lower")
    assert basis in ("by the interval", "no change")


def test_rates_of_nobody_are_refused():
    with pytest.raises(ValueError, match="somebody"):
        ratio_of_rates(1, 0, 1, 10)
    with pytest.raises(ValueError, match="somebody"):
        ratio_of_rates(-1, 10, 1, 10)


SURE = counted(4510, 10_000, PERCENT, "2022/23"), counted(4680, 10_000, PERCENT)


def test_counts_judge_before_limits_do():
    previous, current = (replace(each, lower=each.value - 20, upper=each.value + 20) for each in SURE)

    assert judged(previous, current, PERCENT).direction == "improved"
    assert compare_by_chance(previous, current, of_unit(PERCENT)).kind == "proportions"


def test_limits_judge_where_the_counts_make_another_figure():
    previous, current = (
        with_limits(value, lower, upper, period, numerator=Decimal(300), denominator=Decimal(100_000))
        for value, lower, upper, period in (("350", "320", "380", "2022/23"), ("360", "330", "390", "2023/24"))
    )

    assert compare_by_chance(previous, current, of_unit(PER_100000)).kind == "limits"


@by_case("which", [0, 1], ids=["the earlier", "the later"])
def test_with_one_figure_bare_the_band_judges(which):
    series = [
        replace(each, numerator=None, denominator=None) if place == which else each for place, each in enumerate(SURE)
    ]

    assert judged(*series, PERCENT).direction_basis == "by the band"


def test_where_chance_plays_no_part_the_band_judges():
    assert judged(*SURE, PERCENT).direction_basis == "by the interval"
    assert judged(*SURE, PERCENT, chance=False).direction_basis == "by the band"


@by_case(
    ("earlier", "later", "type_", "basis"),
    [
        ("2019-21", "2020-22", "rolling calendar", "by the band"),
        ("2018-20", "2021-23", "rolling calendar", "by the interval"),
        ("2020-23", "2021-24", "rolling financial", "by the band"),
        ("July 2022 to June 2023", "June 2023 to May 2024", "months", "by the band"),
        ("July 2022 to June 2023", "July 2023 to June 2024", "months", "by the interval"),
        ("2022/23", "2023/24", "as reported", "by the band"),
        ("2022/23", "2023/24", "academic year", "by the interval"),
        ("Sep 2022", "Sep 2023", "snapshot", "by the interval"),
    ],
)
def test_figures_that_share_time_or_may_share_it_are_never_tested(earlier, later, type_, basis):
    previous, current = (
        replace(each, period=parse_period(text, type_)) for each, text in zip(SURE, (earlier, later), strict=True)
    )

    assert judged(previous, current, PERCENT).direction_basis == basis


def test_a_design_effect_can_make_a_change_unsure():
    assert judged(*SURE, PERCENT).direction == "improved"
    assert judged(*SURE, PERCENT, design_effect=Decimal(2)).direction == "similar"


def test_a_survey_is_judged_by_its_share_and_the_number_of_answers():
    alone = [replace(each, numerator=None) for each in SURE]

    assert judged(*alone, PERCENT).direction == "improved"
    assert judged(*alone, PERCENT, design_effect=Decimal(2)).direction == "similar"


def test_equal_figures_are_similar_without_a_test():
    previous, current = (replace(each, value=Decimal(46)) for each in SURE)
    found = judged(previous, current, PERCENT)

    assert (found.direction, found.direction_basis) == ("similar", "no change")


def test_rounded_figures_that_move_against_their_counts_are_similar():
    previous = counted(4_549_000, 10_000_000, PERCENT, "2022/23")
    current = replace(counted(4_541_000, 10_000_000, PERCENT), value=Decimal("45.5"))

    assert compare_by_chance(previous, current, of_unit(PERCENT)).way == "fall"
    assert judged(previous, current, PERCENT).direction == "similar"


def test_what_cannot_be_compared_has_no_basis():
    broken = replace(SURE[1], status=frozenset("b"))

    assert judged(SURE[0], broken, PERCENT).direction_basis is None


def test_a_change_needs_two_figures():
    with pytest.raises(ValueError, match="two figures"):
        judge_change(observation(None, "2022/23"), observation("1"), "high", of_unit(PERCENT))


def test_what_left_the_bottom_quarter_is_tested_too():
    def in_quarter(quarter, figure):
        recorded = {"quartile": Assessment("quartile", quarter, None, None, "as printed", "Printed.")}
        row = replace(report_row("1", assessments=recorded), indicator=of_unit(NUMBER), series=(figure,))
        return work_out_row(row)

    older = in_quarter("4", with_limits("40", "30", "50", "2017/18"))
    [move] = bottom_quarter_moves([InBoth(older, in_quarter("2", with_limits("49", "39", "59")))]).left

    assert move.direction == "similar"


def test_no_figure_of_the_reports_is_tested_as_the_pages_say():
    package = check([LEICESTERSHIRE]).packages[0]
    rows = [
        row
        for publication in work_out(read_publications(package)).publications
        for theme in publication.themes
        for row in theme.rows
    ]

    assert {row.direction_basis for row in rows} == {None, "no change", "by the band"}
    assert {sentences.how_judged(row) for row in rows} == {None, "Judged by the size of the change alone."}
    assert all((row.direction_basis is None) == (row.direction == "not determinable") for row in rows)


def test_design_effect_and_chance_are_read_from_a_package():
    package = check([VALID]).packages[0]
    tables = dict(package.tables)
    frame = tables["indicators"].frame.assign(design_effect="1.5", chance="no")
    plain = read_publications(package)[0].rows[0].indicator
    tables["indicators"] = replace(tables["indicators"], frame=frame)
    [read, *_] = read_publications(replace(package, tables=tables))[0].rows

    assert (plain.design_effect, plain.chance) == (Decimal(1), True)
    assert (read.indicator.design_effect, read.indicator.chance) == (Decimal("1.5"), False)


PROPORTION_ROWS = table("method/intervals.md", "Before", "Latest", "Unit", "Good", "Direction", "Said on the page")
LIMIT_ROWS = table(
    "method/intervals.md",
    *("Before", "Its limits", "Latest", "Limits of the latest", "Standard errors apart", "Good", "Direction"),
)
BENCHMARK_ROWS = table("method/intervals.md", "Lower limit", "Upper limit", "Fixed figure", "Good", "Verdict")
SAID_ROWS = table("method/direction.md", "Said on the page", "Meaning")
SHARED_ROWS = table("method/periods.md", "Earlier period", "Latest period", "Type", "Said on the page")


@examples(PROPORTION_ROWS)
def test_each_example_of_a_tested_change_is_judged_and_worded_as_the_page_says(row):
    unit = UNITS[row["Unit"]]
    previous, current = (
        counted(*map(number, row[name].split(" of ")), unit, period)
        for name, period in (("Before", "2022/23"), ("Latest", "2023/24"))
    )
    found = judged(previous, current, unit, POLARITIES[row["Good"]])

    assert words.DIRECTION_WORDS[found.direction] == row["Direction"]
    assert sentences.how_judged(found) == row["Said on the page"]


@examples(LIMIT_ROWS)
def test_each_example_of_published_limits_is_judged_as_the_page_says(row):
    (before, latest), limits = (number(row["Before"]), number(row["Latest"])), []
    for name in ("Its limits", "Limits of the latest"):
        limits.append([number(each) for each in row[name].split(" to ")])
    found = judged(
        with_limits(before, *limits[0], "2022/23"), with_limits(latest, *limits[1]), NUMBER, POLARITIES[row["Good"]]
    )
    z = z_of_change(latest, Interval(*map(float, limits[1])), before, Interval(*map(float, limits[0])))

    assert words.DIRECTION_WORDS[found.direction] == row["Direction"]
    assert f"{z:.2f}".replace("-", "−") == row["Standard errors apart"]


@examples(BENCHMARK_ROWS)
def test_each_comparison_with_a_fixed_figure_is_as_the_page_says(row):
    interval = Interval(float(row["Lower limit"]), float(row["Upper limit"]))

    assert compare_with_benchmark(interval, number(row["Fixed figure"]), POLARITIES[row["Good"]]) == row["Verdict"]


@given(benchmark=st.decimals(min_value=-100, max_value=100, places=1), polarity=st.sampled_from(["high", "low"]))
def test_turning_polarity_turns_a_comparison_with_a_fixed_figure(benchmark, polarity):
    verdicts = {"better": "worse", "worse": "better", "similar": "similar"}
    interval = Interval(-10.0, 10.0)
    turned = compare_with_benchmark(interval, benchmark, "low" if polarity == "high" else "high")

    assert turned == verdicts[compare_with_benchmark(interval, benchmark, polarity)]
    assert (turned == "similar") == (-10 <= benchmark <= 10)


@examples(SHARED_ROWS)
def test_each_example_of_shared_time_is_worded_as_the_page_says(row):
    earlier, latest = (parse_period(row[name], row["Type"]) for name in ("Earlier period", "Latest period"))

    assert words.capital(period_words.shared_time(earlier, latest) or "nothing") == words.capital(
        row["Said on the page"]
    )


def test_every_way_of_saying_how_a_direction_was_found_stands_on_its_page():
    rolling = [observation(value, period, "rolling calendar") for value, period in (("1", "2019-21"), ("2", "2020-22"))]
    found = {
        sentences.how_judged(judged(*SURE, PERCENT)),
        sentences.how_judged(judged(*SURE, PERCENT, design_effect=Decimal(2))),
        sentences.how_judged(judged(observation("1", "2022/23"), observation("2"), NUMBER)),
        sentences.how_judged(judged(*rolling, NUMBER)),
    }

    assert {row["Said on the page"] for row in SAID_ROWS} == found


def test_a_figure_of_two_years_before_is_named_and_not_called_last_year():
    two_years = judged(replace(SURE[0], period=parse_period("2021/22", "financial year")), SURE[1], PERCENT)

    assert sentences.how_judged(two_years) == ("Better than the figure for 2021/22 by more than chance would explain.")


def test_a_change_that_chance_explains_is_not_called_small_in_the_first_sentences():
    unsure = judged(*SURE, PERCENT, design_effect=Decimal(2))
    small = judged(observation("94.2", "2022/23"), observation("94.6"), PERCENT)

    assert sentences.judgement(unsure) == "The change is too small to be sure, so it counts as about the same."
    assert sentences.judgement(small) == "That counts as about the same."
    assert sentences.how_judged(judged(observation("1", "2022/23"), observation("1"), PERCENT)) is None


def page_on_directions():
    return " ".join((DOCS / "method/direction.md").read_text(encoding="utf-8").split())


def test_the_example_of_casualties_in_the_text_is_so():
    previous, current = counted(250, 712_000, PER_100000, "2022/23"), counted(227, 712_000, PER_100000)

    assert "Road casualties that fall from 250 to 227 are 9% fewer" in page_on_directions()
    assert round(100 * (250 - 227) / 250) == 9
    assert judged(previous, current, PER_100000, "low").direction == "similar"


def test_the_example_of_a_share_of_more_and_more_people_in_the_text_is_so():
    few = judged(counted(4510, 10_000, PERCENT, "2022/23"), counted(4590, 10_000, PERCENT), PERCENT)
    many = judged(counted(45_100, 100_000, PERCENT, "2022/23"), counted(45_900, 100_000, PERCENT), PERCENT)
    page = page_on_directions()

    assert "A share of 10,000 people that rises from 45.1% to 45.9%" in page
    assert "Of 100,000 people, the test calls the same rise “Improved”." in page
    assert (few.direction, many.direction) == ("similar", "improved")
    assert direction_of_change(Decimal("45.1"), Decimal("45.9"), "high", of_unit(PERCENT)) == "similar"
