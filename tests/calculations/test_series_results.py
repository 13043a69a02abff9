"""What the series of every area say over time: trends with their reasons, and usual ranges of quarters."""

from fractions import Fraction
from itertools import pairwise

import pytest

from site_builder.calculations.benchmark import work_out_benchmarking
from tests.calculations.made_model import made_model

QUARTERS = [f"Q{quarter} {year}/{(year + 1) % 100:02d}" for year in range(2018, 2024) for quarter in (1, 2, 3, 4)]
QUIET = (52, 49, 55, 51, 48, 53, 50, 54, 47, 52, 51, 49, 53, 50, 48, 54, 52, 47, 51, 49, 50, 52)
QUARTERLY = {"indicators": {"calls": {"period_type": "financial quarter"}}}
YEARS = ("2019/20", "2020/21", "2021/22", "2022/23", "2023/24")


def series_of(periods, name="calls", **more):
    """By area, of the newest edition."""
    found = work_out_benchmarking(made_model({name: periods}, **more)).series
    assert {each.indicator.indicator for each in found} == {name}
    return {each.area: each for each in found}


def quarters(values):
    """One area's quarters; None for no row, text as it is."""
    return {quarter: str(value) for quarter, value in zip(QUARTERS, values, strict=False) if value is not None}


def usual(values, **more):
    return series_of(quarters(values), **QUARTERLY, **more)["a"].usual


def yearly(*cells):
    return dict(zip(YEARS, cells, strict=True))


def test_every_indicator_and_area_of_the_newest_edition_has_a_row():
    model = made_model(
        {"calls": {"2023/24": "1 2"}, "visits": {"2022/23": "- 1"}, "loans": {"2023/24": "1 2"}},
        rows={"calls": {}, "visits": {"polarity": "none"}},
    )
    found = work_out_benchmarking(model).series

    assert [(each.indicator.indicator, each.area) for each in found] == [
        ("calls", "a"), ("calls", "b"), ("visits", "a"), ("visits", "b"),
    ]  # fmt: skip


def test_five_years_with_limits_have_a_trend_and_no_reason():
    found = series_of(yearly("10±1 50±9", "12±1 51±9", "14±1 49±9", "16±1 52±9", "18±1 50±9"))

    assert (found["a"].trend.way, found["a"].trend_reason) == ("increasing", None)
    assert found["a"].trend.slope == pytest.approx(2)
    assert found["b"].trend.way == "no clear trend"


@pytest.mark.parametrize(
    ("cells", "reason"),
    [
        (("10±1", "12±1", "14", "16±1", "18±1"), "not every figure has limits or counts"),
        (("10±1", "12±1", "14±1b", "16±1", "18±1"), "the series was broken in the last 5 years"),
        (("10±1", "12±1", "[x]", "16±1", "18±1"), "there are no 5 figures in a row"),
        (("-", "12±1", "14±1", "16±1", "18±1"), "there are no 5 figures in a row"),
    ],
)
def test_where_there_is_no_trend_the_reason_is_given(cells, reason):
    periods = {year: f"{cell} 1" for year, cell in zip(YEARS, cells, strict=True)}
    found = series_of(periods)["a"]

    assert (found.trend, found.trend_reason) == (None, reason)


def test_a_year_that_nobody_has_parts_the_years():
    periods = {"2018/19": "9±1", **yearly("10±1", "12±1", "14±1", "16±1", "18±1")}
    del periods["2021/22"]

    assert series_of(periods)["a"].trend_reason == "the periods are not years that follow each other"


def test_a_break_of_the_first_of_the_five_lies_before_them():
    assert series_of(yearly("10±1b", "12±1", "14±1", "16±1", "18±1"))["a"].trend.way == "increasing"


def test_a_trend_is_of_figures_as_they_were_known_by_the_cut_off():
    periods = yearly("10±1", "12±1", "14±1", "16±1", "18±1")

    assert series_of({**periods, "2023/24@2024-12": "1±1"})["a"].trend.way == "no clear trend"
    assert series_of({**periods, "2023/24@2025": "1±1"})["a"].trend.way == "increasing"
    assert series_of({**periods, "2024/25": "1±1"})["a"].trend.way == "increasing"


def test_quarters_have_a_usual_range_from_thirteen_figures_on():
    assert usual(QUIET[:12]) is None
    found = usual(QUIET[:13])

    assert found.limits.points == 13
    assert found.limits.mean == Fraction(sum(QUIET[:13]), 13)
    assert found.limits.provisional
    assert not usual(QUIET[:20]).limits.provisional


def test_figures_of_years_have_no_usual_range():
    assert series_of({f"{year}/{(year + 1) % 100:02d}": "5" for year in range(2000, 2024)})["a"].usual is None


def test_every_quarter_stands_beside_what_is_unusual_in_it():
    values = [*QUIET[:19], 90]
    found = usual(values)

    assert [observation.value for observation, _ in found.points] == values
    assert [point.word for _, point in found.points] == ["steady"] * 19 + ["unusual"]
    assert found.screened.mean_moving_range < found.limits.mean_moving_range
    assert found.screened.mean == found.limits.mean


def test_after_a_break_the_range_rests_on_what_came_since():
    before, since = [10] * 6, QUIET[:14]
    found = usual([*before, f"{since[0]}b", *since[1:]])

    assert found.limits.points == 14
    assert found.limits.mean == Fraction(sum(since), 14)
    assert found.screened.points == 14
    assert [point.limits for _, point in found.points[:6]] == [None] * 6


def test_soon_after_a_break_there_is_no_usual_range_yet():
    assert usual([*QUIET[:16], f"{QUIET[16]}b", *QUIET[17:20]]) is None


def test_a_mark_in_place_of_a_figure_ends_every_row():
    found = usual([*QUIET[:8], "[x]", *QUIET[8:16]])

    assert found.limits.points == 16
    assert [point.word for _, point in found.points][8] is None
    pairs = [*pairwise(QUIET[:8]), *pairwise(QUIET[8:16])]
    steps = [abs(later - earlier) for earlier, later in pairs]
    assert found.limits.mean_moving_range == Fraction(sum(steps), len(steps))


def test_a_quarter_without_a_row_ends_every_row_too():
    """A missing figure is an absent row or a mark: both say that the quarters around it are no neighbours."""
    gap, mark = (usual([*QUIET[:8], each, *QUIET[8:16]]) for each in (None, "[x]"))

    assert gap.limits == mark.limits


def test_a_quarter_that_came_out_after_the_cut_off_is_not_in_the_range():
    periods = {**quarters(QUIET[:14]), f"{QUARTERS[14]}@2025-06": "99"}
    found = series_of(periods, **QUARTERLY)["a"]

    assert found.usual.limits.points == 14
