"""What must hold of every edition, whatever the figures: sums, turned polarities, other units, counts, shuffled rows."""

import csv
import io
from collections import Counter
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from random import Random

from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from site_builder.calculations.benchmark import work_out_benchmarking
from site_builder.model import Place
from site_builder.output.results import results_files
from site_builder.sources import read_package
from site_builder.sources.benchmarks import read_benchmarks
from tests.benchmarking.odd_package import OTHER_TEXT, OTHER_TYPE, write_odd_package

TURNED = {"high": "low", "low": "high", "none": "none"}
TURNED_WORDS = {"improved": "worse", "worse": "improved"}
DRAWN = {"range_best", "range_worst"}
seeds = st.integers(0, 2**32)
few_examples = hypothesis_settings(max_examples=25)


def odd(seed, tmp_path_factory):
    """A package full of odd cases, in which no period has two names and no figure another type than the others."""
    package, _ = read_package(write_odd_package(tmp_path_factory.mktemp("odd"), Random(seed)))
    frame = package.tables["observations"].frame
    frame["period"] = frame["period"].replace({other: text for text, other in OTHER_TEXT.items()})
    frame["period_type"] = frame["period_type"].replace(dict.fromkeys(OTHER_TYPE, ""))
    return package


def shuffled(package, tables, seed):
    """The same with the rows of some tables in another order."""
    made = {
        name: replace(table, frame=table.frame.sample(frac=1, random_state=seed)) if name in tables else table
        for name, table in package.tables.items()
    }
    return replace(package, tables=made)


def model_of(seed, tmp_path_factory):
    return read_benchmarks(odd(seed, tmp_path_factory))


def files_of(model):
    return results_files(work_out_benchmarking(model))


def rows_of(files, name):
    return list(csv.DictReader(io.StringIO(files[f"data/{name}.csv"].decode())))


def rows_changed(model, change):
    """The model with every row of its editions changed."""
    return replace(
        model,
        benchmarks=tuple(
            replace(each, rows=tuple(replace(row, **change(row)) for row in each.rows)) for each in model.benchmarks
        ),
    )


def figures_changed(model, names, change):
    """The model with every figure of some indicators changed."""

    def changed(observation):
        numbers = {name: getattr(observation, name) for name in ("value", "lower", "upper")}
        return replace(
            observation, **{name: None if number is None else change(number) for name, number in numbers.items()}
        )

    def periods(found):
        return tuple(
            replace(each, by_area={area: tuple(map(changed, rows)) for area, rows in each.by_area.items()})
            for each in found
        )

    figures = {name: periods(found) if name in names else found for name, found in model.figures.items()}
    return replace(model, figures=figures)


def pairs_of(one, other):
    """The indicators of the editions of two results, side by side."""
    for before, after in zip(one.editions, other.editions, strict=True):
        yield from zip(before.indicators, after.indicators, strict=True)


@given(seed=seeds)
@few_examples
def test_places_for_averages_add_up_to_the_same_in_every_indicator(seed, tmp_path_factory):
    for edition in work_out_benchmarking(model_of(seed, tmp_path_factory)).editions:
        for each in edition.rankings:
            areas = len(edition.benchmark.areas)
            total = sum(figure.scaled for figure in each.figures.values())
            assert total == (Fraction(each.valued * (areas + 1), 2) if each.ranked else 0)


@given(seed=seeds)
@few_examples
def test_without_ties_the_quarters_have_the_sizes_of_the_method_page(seed, tmp_path_factory):
    for edition in work_out_benchmarking(model_of(seed, tmp_path_factory)).editions:
        for each in edition.rankings:
            if each.ranked and not any(figure.place.joint for figure in each.figures.values()):
                sizes = Counter(figure.quartile for figure in each.figures.values())
                expected = {3: [0] * 4, 4: [1] * 4, 5: [1, 1, 1, 2]}.get(each.valued, [0] * 4)
                assert [sizes[quarter] for quarter in (1, 2, 3, 4)] == expected


@given(seed=seeds)
@few_examples
def test_with_every_polarity_turned_places_and_averages_turn_round_exactly(seed, tmp_path_factory):
    model = model_of(seed, tmp_path_factory)
    before = work_out_benchmarking(model)
    after = work_out_benchmarking(rows_changed(model, lambda row: {"polarity": TURNED[row.polarity]}))

    for one, other in pairs_of(before, after):
        assert one.ranking.reason == other.ranking.reason
        for area, figure in one.ranking.figures.items():
            of = figure.place.of
            turned = Place(of + 1 - figure.place.last, of + 1 - figure.place.first, of)
            assert other.ranking.figures[area].place == turned
        assert {area: TURNED_WORDS.get(each.direction, each.direction) for area, each in one.directions.items()} == {
            area: each.direction for area, each in other.directions.items()
        }
    for one, other in zip(before.editions, after.editions, strict=True):
        for here, there in zip(one.scopes, other.scopes, strict=True):
            for line, turned in zip(here.standing.lines, there.standing.lines, strict=True):
                assert (line.area, line.used, line.reason) == (turned.area, turned.used, turned.reason)
                assert line.average is None or line.average + turned.average == len(one.benchmark.areas) + 1
                if line.place:
                    of = line.place.of
                    assert turned.place == Place(of + 1 - line.place.last, of + 1 - line.place.first, of)


@given(seed=seeds, shift=st.decimals(-99, 99, places=2), unit=st.sampled_from(["0.001", "1", "60", "1000000"]))
@few_examples
def test_another_unit_or_a_constant_more_changes_no_place(seed, shift, unit, tmp_path_factory):
    model = model_of(seed, tmp_path_factory)
    ranked = {row.indicator.indicator for each in model.benchmarks for row in each.rows}
    moved = figures_changed(model, ranked, lambda number: number * Decimal(unit) + shift)
    before, after = work_out_benchmarking(model), work_out_benchmarking(moved)

    for one, other in pairs_of(before, after):
        assert one.ranking.figures == other.ranking.figures
        assert one.ranking.reason == other.ranking.reason
    files, files_moved = results_files(before), results_files(after)
    for table in ("positions", "sensitivity", "history_marks", "quadrants", "cost_effectiveness"):
        assert rows_of(files, table) == rows_of(files_moved, table)


@given(seed=seeds, gone=st.integers(0, 4))
@few_examples
def test_on_one_indicator_an_area_that_leaves_never_turns_the_order_of_two_others(seed, gone, tmp_path_factory):
    """On an average over several it can, which the method page says."""
    model = model_of(seed, tmp_path_factory)
    leaves = f"E{gone + 1:08d}"

    def rest(areas):
        return tuple(area for area in areas if area.area != leaves)

    fewer = replace(model, benchmarks=tuple(replace(each, areas=rest(each.areas)) for each in model.benchmarks))
    for one, other in pairs_of(work_out_benchmarking(model), work_out_benchmarking(fewer)):
        if one.ranking.ranked and other.ranking.ranked and one.period == other.period:
            places = {area: figure.place.first for area, figure in one.ranking.figures.items()}
            after = {area: figure.place.first for area, figure in other.ranking.figures.items()}
            assert after.keys() == places.keys() - {leaves}
            for here in after:
                for there in after:
                    assert (places[here] < places[there]) == (after[here] < after[there])


@given(seed=seeds)
@few_examples
def test_every_count_is_a_count_of_rows(seed, tmp_path_factory):
    files = files_of(model_of(seed, tmp_path_factory))
    places, directions = (rows_of(files, table) for table in ("places", "directions"))
    indicators = Counter(row["benchmark"] for row in rows_of(files, "indicators"))
    for row in rows_of(files, "counts"):
        own = {name: row[name] for name in ("benchmark", "area")}
        quarters = Counter(each["quartile"] for each in places if own.items() <= each.items())
        ways = Counter(each["direction"] for each in directions if own.items() <= each.items())
        assert [int(row[f"q{quarter}"]) for quarter in (1, 2, 3, 4)] == [quarters[quarter] for quarter in "1234"]
        assert int(row["not_in_a_quarter"]) == quarters[""]
        words = ("improved", "similar", "worse", "higher", "lower", "not determinable")
        counted = [int(row[word.replace(" ", "_")]) for word in words]
        assert counted == [ways[word] for word in words]
        assert sum(counted) == int(row["indicators"]) == indicators[row["benchmark"]]
        assert int(row["in_a_quarter"]) + int(row["not_in_a_quarter"]) == int(row["indicators"])
        in_bottom = [each for each in rows_of(files, "lists") if own.items() <= each.items()]
        assert sum(each["list"].startswith("bottom quarter") for each in in_bottom) == int(row["q4"])


@given(seed=seeds)
@few_examples
def test_every_range_lies_among_the_places_that_there_are(seed, tmp_path_factory):
    for row in rows_of(files_of(model_of(seed, tmp_path_factory)), "positions"):
        for name in ("leave_one_out", "bootstrap", "methods"):
            best, worst = row[f"{name}_best"], row[f"{name}_worst"]
            assert (best == "") == (worst == "")
            if best:
                assert 1 <= int(best) <= int(worst) <= int(row["out_of"])
        if row["placed"] == "yes":
            assert int(row["methods_best"]) <= int(row["position"]) <= int(row["methods_worst"])


@given(seed=seeds, order=st.integers(0, 2**16))
@few_examples
def test_the_order_of_rows_that_has_no_meaning_changes_no_byte(seed, order, tmp_path_factory):
    package = odd(seed, tmp_path_factory)
    tables = ("observations", "group_members", "groups", "indicators", "units", "benchmark_themes", "benchmarks")

    assert files_of(read_benchmarks(shuffled(package, tables, order))) == files_of(read_benchmarks(package))


@given(seed=seeds, order=st.integers(0, 2**16))
@few_examples
def test_the_order_of_areas_and_of_ranked_indicators_is_that_of_the_rows_and_changes_nothing_else(
    seed, order, tmp_path_factory
):
    """But for what is drawn by chance within limits: there the first draw is that of the first area."""
    package = odd(seed, tmp_path_factory)
    before = files_of(read_benchmarks(package))
    after = files_of(read_benchmarks(shuffled(package, ("benchmark_rows", "areas"), order)))

    assert before["datapackage.json"] == after["datapackage.json"]
    for name in before.keys() - {"datapackage.json"}:
        table = name.removeprefix("data/").removesuffix(".csv")
        one, other = (
            sorted(tuple((column, cell) for column, cell in row.items() if column not in DRAWN) for row in rows)
            for rows in (rows_of(before, table), rows_of(after, table))
        )
        assert one == other, table
