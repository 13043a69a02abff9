"""The worked examples of the method pages on periods, histories and chance are run."""

import re
from datetime import date
from decimal import Decimal

from site_builder.calculations.place_history import marks_of_history
from site_builder.calculations.place_ranges import work_out_place_ranges
from site_builder.calculations.ranked_period import choose_period
from site_builder.calculations.standing import OVERALL
from site_builder.model import BenchmarkRow, BenchmarkSettings, Interval, PeriodFigures
from site_builder.pages import words
from site_builder.periods import parse_period
from tests.calculations.records import indicator, observation
from tests.calculations.small_group import ranked_figures
from tests.written_tables import examples, table

PERIOD_ROWS = table("method/ranked-period.md", "Areas with a figure by year", "Period", "Ranked")
SET_ROWS = table("method/place-history.md", "Ranked before", "Ranked now", "In both", "Marked")
RANGE_ROWS = table("method/ranges.md", "Figures and their limits", "Range of the first area")
SIX = [f"area {number}" for number in range(6)]


@examples(PERIOD_ROWS)
def test_each_example_of_the_compared_period_is_so(row):
    counts = [map(int, part.split(":")) for part in row["Areas with a figure by year"].split(", ")]
    figures = [
        PeriodFigures(
            parse_period(str(year), "calendar year"),
            {area: (observation("1", str(year), "calendar year", as_of=str(year + 1)),) for area in SIX[:count]},
        )
        for year, count in sorted(tuple(pair) for pair in counts)
    ]
    cut_off = date(2024, 12, 31)

    found = choose_period(figures, SIX, cut_off, BenchmarkSettings())

    assert found.period.text == row["Period"]
    ranked = "too old" if found.too_old else "Yes" if 3 * len(found.known) >= 2 * len(SIX) else "too few areas"
    assert ranked + (", marked as older" if found.older and not found.too_old else "") == row["Ranked"]


@examples(SET_ROWS)
def test_each_example_of_a_changed_set_is_marked_or_not(row):
    before, now, both = (int(row[name]) for name in ("Ranked before", "Ranked now", "In both"))
    everything = ranked_figures(*[["1", "2", "3"]] * (before + now - both))

    marks = marks_of_history(OVERALL, everything[before - both :], everything[:before])

    assert marks == (("indicators changed",) if row["Marked"] == "Yes" else ())


@examples(RANGE_ROWS)
def test_each_example_of_chance_in_figures_has_its_range(row):
    read = [
        tuple(map(Decimal, found)) for found in re.findall(r"(\d+) \((\d+) to (\d+)\)", row["Figures and their limits"])
    ]
    [ranking] = ranked_figures([str(value) for value, _, _ in read])
    intervals = {
        area: Interval(float(lower), float(upper))
        for area, (_, lower, upper) in zip(ranking.panel.areas, read, strict=True)
    }
    made = BenchmarkRow(indicator("number"), None, "high", True, None)

    found = work_out_place_ranges(made, ranking, intervals, seed=1)[ranking.panel.areas[0]]

    assert f"{words.ordinal(found.best)} to {words.ordinal(found.worst)}" == row["Range of the first area"]
