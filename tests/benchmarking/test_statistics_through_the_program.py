"""Intervals, tests of change, trends, usual ranges and quarters of other programs come out of the whole program."""

from decimal import Decimal
from fractions import Fraction

import pytest

from tests.benchmarking.made_package import (
    BESIDE,
    UNITS,
    area,
    build_results,
    indicator,
    one_publication,
    write_package,
)
from tests.cases import read_cases

CUT_OFF = "2024-12-31"
WILSON = read_cases("stats/wilson.csv")
RATES = [*read_cases("stats/byar.csv"), *read_cases("stats/poisson_small_counts.csv")]
PROPORTIONS = read_cases("stats/newcombe_difference.csv")
RATIOS = read_cases("stats/rate_ratio.csv")
LIMITS = read_cases("stats/z_from_intervals.csv")
TRENDS = read_cases("stats/trend5.csv")
SERIES = read_cases("stats/xmr_series.csv")
QUARTERS = read_cases("stats/quartiles_by_n.csv")
PRINTED = read_cases("stats/quartile_seed_evidence.csv")
SIZES = sorted({int(row["n"]) for row in QUARTERS})
TREND_WORDS = {"no significant change": "no clear trend"}


def code(at):
    return f"A{at:08d}"


def percent(count, out_of):
    """A percentage of counts, with digits enough to be told from others."""
    return f"{Decimal(100) * Decimal(count) / Decimal(out_of):.6f}"


def rate(count, people):
    return f"{Decimal(100_000) * Decimal(count) / Decimal(people):.6f}"


def whole(text):
    return str(int(float(text)))


def observed(name, at, period, value, **more):
    return {"indicator": name, "area": code(at), "period": period, "as_of": "2024-06", "value": value, **more}


def observations():
    yield from of_one_year()
    yield from of_two_years()
    yield from of_many_periods()


def of_one_year():
    for at, row in enumerate(WILSON):
        counts = {"numerator": row["x"], "denominator": row["n"]}
        yield observed("wilson", at, "2023/24", percent(row["x"], row["n"]), **counts)
    for at, row in enumerate(RATES):
        counts = {"numerator": row["count"], "denominator": row["population"]}
        yield observed("events", at, "2023/24", rate(row["count"], row["population"]), **counts)
    for at in range(max(SIZES)):
        yield observed("order", at, "2023/24", str(at + 1))


def of_two_years():
    for at, row in enumerate(PROPORTIONS):
        for which, period in (("0", "2022/23"), ("1", "2023/24")):
            x, n = row[f"x{which}"], row[f"n{which}"]
            for name in ("shares-high", "shares-low"):
                yield observed(name, at, period, percent(x, n), numerator=x, denominator=n)
    for at, row in enumerate(RATIOS):
        for which, period in (("0", "2022/23"), ("1", "2023/24")):
            x, n = row[f"x{which}"], whole(row[f"d{which}"])
            yield observed("ratio", at, period, rate(x, n), numerator=x, denominator=n)
    for at, row in enumerate(LIMITS):
        for which, period in (("0", "2022/23"), ("1", "2023/24")):
            limits = {"lower": row[f"l{which}"], "upper": row[f"u{which}"]}
            yield observed("limits", at, period, row[f"v{which}"], **limits)


def of_many_periods():
    for at, row in enumerate(TRENDS):
        both = zip(row["values"].split(";"), row["half_width"].split(";"), strict=True)
        for year, (value, half) in enumerate(both, start=2019):
            lower, upper = Decimal(value) - Decimal(half), Decimal(value) + Decimal(half)
            yield observed("trend", at, str(year), value.strip(), lower=str(lower), upper=str(upper))
    for at, row in enumerate(SERIES):
        year, quarter = divmod(at, 4)
        period = f"Q{quarter + 1} {2019 + year}/{20 + year}"
        yield observed("quarterly", 0, period, row["value"])


RANKED = {
    "wilson": "high",
    "events": "low",
    "shares-high": "high",
    "shares-low": "low",
    "ratio": "low",
    "limits": "high",
    "trend": "high",
    "quarterly": "high",
    "order": "low",
}


def write_statistics_package(folder):
    """The cases are areas of one indicator each; a group of every size ranks one order."""
    indicators = [
        indicator("wilson", "percent"),
        indicator("events", "per_100000"),
        indicator("shares-high", "percent"),
        indicator("shares-low", "percent"),
        indicator("ratio", "per_100000"),
        indicator("limits", "number"),
        indicator("trend", "number", "calendar year"),
        indicator("quarterly", "number", "financial quarter"),
        indicator("order", "number"),
    ]
    tables = {
        **one_publication(code(0), "2023/24", CUT_OFF, ["wilson"]),
        "areas": [area(code(at), f"Area {at}") for at in range(max(SIZES))],
        "groups": [{"group": f"of-{size}", "title": f"{size} areas", "short_title": "areas"} for size in SIZES],
        "group_members": [{"group": f"of-{size}", "area": code(at)} for size in SIZES for at in range(size)],
        "units": UNITS,
        "indicators": indicators,
        "benchmark_themes": [
            *BESIDE,
            {"benchmark_theme": "all", "title": "All", "kind": "theme", "order": 3, "core": "yes"},
        ],
        "benchmarks": [
            *(benchmark(f"of-{size}", size, "2024-12-30") for size in SIZES),
            benchmark("everything", max(SIZES), CUT_OFF),
        ],
        "benchmark_rows": [
            *(benchmark_row(f"of-{size}", "order") for size in SIZES),
            *(benchmark_row("everything", name) for name in RANKED),
        ],
        "observations": list(observations()),
    }
    return write_package(folder, "statistics", tables)


def benchmark(name, size, cut_off):
    return {
        "benchmark": name,
        "title": name,
        "edition": "2023/24",
        "cut_off": cut_off,
        "group": f"of-{size}",
        "seed": 1,
        "min_theme_indicators": 1,
    }


def benchmark_row(name, of):
    return {"benchmark": name, "indicator": of, "benchmark_theme": "all", "polarity": RANKED[of]}


@pytest.fixture(scope="module")
def results(tmp_path_factory):
    folder = tmp_path_factory.mktemp("statistics")
    return build_results(folder / "site", write_statistics_package(folder))


@pytest.fixture(scope="module")
def places(results):
    return {(row["indicator"], row["area"]): row for row in results["places"] if row["benchmark"] == "everything"}


@pytest.fixture(scope="module")
def directions(results):
    return {(row["indicator"], row["area"]): row for row in results["directions"] if row["benchmark"] == "everything"}


def near(text, expected, within=2e-9):
    return abs(Fraction(text) - Fraction(expected)) <= Fraction(within)


def test_intervals_of_proportions_are_those_of_r(places):
    for at, row in enumerate(WILSON):
        each = places["wilson", code(at)]
        for ours, theirs in (("interval_lower", "lower"), ("interval_upper", "upper")):
            assert near(Fraction(each[ours]) / 100, row[theirs])


def test_intervals_of_rates_are_byars_from_ten_events_on_and_exact_below(places):
    for at, row in enumerate(RATES):
        each = places["events", code(at)]
        kind = "byar" if int(row["count"]) >= 10 else "exact"
        for limit in ("lower", "upper"):
            # The expected limits are printed to six decimals, and may be half of the last one away.
            assert near(each[f"interval_{limit}"], row[f"{kind}_{limit}"], within=5.1e-7)


def test_differences_of_proportions_and_their_judgement_are_those_of_r(directions):
    for at, row in enumerate(PROPORTIONS):
        for polarity in ("high", "low"):
            each = directions[f"shares-{polarity}", code(at)]
            assert each["direction"] == row[f"result_polarity_{polarity}"]
            assert each["test"] == "proportions"
            assert near(each["estimate"], row["difference"])
            assert near(each["estimate_lower"], row["lower"])
            assert near(each["estimate_upper"], row["upper"])


def test_ratios_of_rates_and_their_judgement_are_those_of_r(directions):
    for at, row in enumerate(RATIOS):
        each = directions["ratio", code(at)]
        assert [each["direction"], each["test"]] == [row["result_polarity_low"], "rates"]
        assert near(each["estimate"], row["rate_ratio"])
        assert near(each["estimate_lower"], row["lower"])
        assert near(each["estimate_upper"], row["upper"])


def test_changes_between_published_limits_are_judged_as_r_does(directions):
    for at, row in enumerate(LIMITS):
        each = directions["limits", code(at)]
        assert each["test"] == "limits"
        assert near(each["z"], row["z"])
        assert (each["direction"] != "similar") == (row["significant"] == "yes")


def test_five_year_trends_are_those_of_r(results):
    found = {row["area"]: row for row in results["trends"] if row["indicator"] == "trend"}
    for at, row in enumerate(TRENDS):
        each = found[code(at)]
        assert near(each["slope"], row["slope"])
        assert near(each["chi2"], row["chi2"], within=1e-6)
        assert each["keeps_sign"] == row["slopes_agree"]
        assert each["trend"] == TREND_WORDS.get(row["trend"], row["trend"])


@pytest.mark.parametrize(("name", "screened"), [("xmr_limits", "no"), ("xmr_limits_screened", "yes")])
def test_usual_ranges_of_quarterly_figures_are_those_of_r(results, name, screened):
    [expected] = read_cases(f"stats/{name}.csv")
    [found] = [row for row in results["usual_ranges"] if row["screened"] == screened]

    assert found["points"] == expected["n"]
    for column in expected.keys() - {"n"}:
        assert near(found[column], expected[column]), column


def test_every_figure_of_a_quarterly_series_is_called_unusual_or_steady(results):
    signals = results["quarterly_signals"]

    assert [row["value"] for row in signals] == [row["value"] for row in SERIES]
    assert {row["word"] for row in signals} <= {"unusual", "steady"}


def test_quarters_in_groups_of_every_size_are_those_of_the_table(results):
    found = {(row["benchmark"], row["r_min"]): row["quartile"] for row in results["places"]}

    assert len(QUARTERS) > 500
    for row in QUARTERS:
        assert found[f"of-{row['n']}", row["rank"]] == row["ceil_4r_over_n"]


def test_quarters_are_those_that_reports_print_beside_a_place(results):
    found = {(row["benchmark"], row["r_min"]): row["quartile"] for row in results["places"]}

    assert len(PRINTED) == 10
    for row in PRINTED:
        assert found[f"of-{row['n']}", row["rank_best_1"]] == row["published_quartile"][0]
