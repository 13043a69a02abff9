"""A package's benchmarking model is read whole and typed: settings, dated members, figures in the order of publication."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.model import BenchmarkSettings
from site_builder.sources.benchmarks import read_benchmarks
from site_builder.sources.lookups import Lookups
from site_builder.sources.observations import read_observations
from tests.calculations.made_model import CORE, OVERALL, TWO, made_model, made_package, package_of, table_of

FOUR = {"visits": {"2023/24": "1 2 3 4"}}


def with_table(package, name, rows):
    package.tables[name] = table_of(name, rows)
    return package


def observations(rows, *, indicators=("visits",), **wanted):
    """What is read of rows of observations."""
    package = made_package({name: {"2023/24": "1"} for name in indicators})
    with_table(package, "observations", rows)
    return list(read_observations(package, Lookups(package).indicators, **wanted))


def row(value="1", **cells):
    return {"indicator": "visits", "area": "a", "period": "2023/24", "as_of": "2024", "value": value, **cells}


# Editions


def test_a_package_without_an_edition_has_no_model():
    assert read_benchmarks(package_of({})) is None
    assert read_benchmarks(package_of({"benchmarks": []})) is None


def test_settings_that_are_not_given_are_the_usual_ones():
    model = made_model(FOUR, editions=({"min_theme_indicators": ""},))

    assert model.benchmarks[0].settings == BenchmarkSettings(Fraction(2, 3), Fraction(2, 3), 3, 36, 60)


def test_settings_that_are_given_are_taken_and_shares_are_exact_fractions():
    given_ones = {
        "min_area_share": "67/100",
        "min_indicator_share": "1/9",
        "min_theme_indicators": "1",
        "older_after": "24",
        "not_ranked_after": "48",
    }
    model = made_model(FOUR, editions=(given_ones,))

    assert model.benchmarks[0].settings == BenchmarkSettings(Fraction(67, 100), Fraction(1, 9), 1, 24, 48)


def test_each_edition_has_its_own_settings():
    one, two = made_model(FOUR, editions=({**TWO[0], "older_after": "12"}, TWO[1])).benchmarks

    assert (one.settings.older_after, two.settings.older_after) == (12, 36)


def test_editions_stand_oldest_first_and_on_one_day_by_their_ids():
    editions = [
        {"benchmark": name, "cut_off": day}
        for name, day in (("b", "2024-12-31"), ("c", "2023-12-31"), ("a", "2024-12-31"))
    ]

    assert [each.benchmark for each in made_model(FOUR, editions=editions).benchmarks] == ["c", "a", "b"]


def test_an_edition_names_what_stands_beside_its_places():
    figures = {**FOUR, "money": {"2023/24": "1"}, "people": {"2023/24": "1"}}
    named = {"funding": "money", "population": "people", "previous": "before", "note": "First."}
    [edition] = made_model(figures, rows={"visits": {}}, editions=(named,)).benchmarks

    assert (edition.funding.indicator, edition.population.indicator) == ("money", "people")
    assert (edition.deprivation, edition.previous, edition.note) == (None, "before", "First.")
    assert edition.cut_off == date(2024, 12, 31)
    assert edition.seed == 1


@pytest.mark.parametrize(("cell", "judge"), [("", True), ("yes", True), ("no", False)])
def test_an_indicator_is_judged_unless_its_row_says_no(cell, judge):
    [edition] = made_model(FOUR, rows={"visits": {"judge": cell, "polarity": "low"}}).benchmarks

    assert (edition.rows[0].judge, edition.rows[0].polarity) == (judge, "low")


def test_rows_belong_to_their_edition():
    rows = {("before", "visits"): {"polarity": "low"}, ("now", "loans"): {}, ("now", "visits"): {}}
    before, now = made_model({**FOUR, "loans": {"2023/24": "1"}}, rows=rows, editions=TWO).benchmarks

    assert [each.indicator.indicator for each in before.rows] == ["visits"]
    assert [each.indicator.indicator for each in now.rows] == ["loans", "visits"]
    assert (before.rows[0].polarity, now.rows[1].polarity) == ("low", "high")


def test_themes_stand_in_their_order():
    themes = [
        {"benchmark_theme": name, "title": name, "order": order, "core": core}
        for name, order, core in (("b", "10", "no"), ("a", "10", "yes"), ("z", "9", "yes"))
    ]
    model = made_model(FOUR, themes=[{**OVERALL, "spending": "visits"}, CORE, *themes])

    assert [each.benchmark_theme for each in model.themes] == ["overall", "core", "theme", "z", "a", "b"]
    assert model.themes[0].spending.indicator == "visits"
    assert [each.core for each in model.themes] == [None, None, True, True, True, False]


# Members


def members_on(day, *dated, **edition):
    model = made_model(FOUR, members=dated, editions=({"cut_off": day, **edition},))
    return "".join(each.area for each in model.benchmarks[0].areas)


@pytest.mark.parametrize(
    ("day", "members"), [("2021-03-30", "ab"), ("2021-03-31", "ab"), ("2021-04-01", "ac"), ("2030-01-01", "ac")]
)
def test_an_area_is_a_member_from_its_first_day_to_its_last(day, members):
    dated = ({"area": "a"}, {"area": "b", "to": "2021-03-31"}, {"area": "c", "from": "2021-04-01"})

    assert members_on(day, *dated) == members


def test_an_edition_can_name_another_day_than_its_cut_off():
    dated = ({"area": "a"}, {"area": "b", "to": "2021-03-31"})

    assert members_on("2021-12-31", *dated, members_on="2021-03-31") == "ab"
    assert members_on("2021-12-31", *dated) == "a"


def test_areas_stand_in_the_order_of_the_table_of_areas():
    assert members_on("2024-12-31", {"area": "d"}, {"area": "a"}, {"area": "c"}) == "acd"


def test_members_of_another_group_are_not_compared():
    package = made_package(FOUR)
    with_table(package, "group_members", [{"group": "all", "area": "a"}, {"group": "few", "area": "b"}])

    assert [each.area for each in read_benchmarks(package).benchmarks[0].areas] == ["a"]


# Figures


def texts(model, name="visits"):
    return [each.period.text for each in model.figures[name]]


def test_periods_stand_oldest_first_whatever_their_order_in_the_file():
    assert texts(made_model({"visits": {"2023/24": "1", "2021/22": "1", "2022/23": "1"}})) == [
        "2021/22",
        "2022/23",
        "2023/24",
    ]


@pytest.mark.parametrize("turned", [False, True])
def test_figures_of_one_period_stand_in_the_order_in_which_they_were_published(turned):
    published = ["2023", "2023-01", "2023-01-02", "2023-02", "2024", "2024-12-31"]
    keys = [f"2022/23@{as_of}" for as_of in (reversed(published) if turned else published)]
    model = made_model({"visits": {key: str(at) for at, key in enumerate(keys)}})

    assert [each.as_of for each in model.figures["visits"][0].by_area["a"]] == published


def test_two_texts_of_one_period_are_one_by_the_name_that_comes_first():
    model = made_model(
        {"visits": {"September 2023@2023": "1 -", "Sep 2023@2024": "2 3"}},
        indicators={"visits": {"period_type": "snapshot"}},
    )

    assert texts(model) == ["September 2023"]
    [only] = model.figures["visits"]
    assert [each.value for each in only.by_area["a"]] == [1, 2]
    assert [each.value for each in only.by_area["b"]] == [3]


def test_periods_that_end_together_and_begin_apart_are_two_and_the_longer_is_the_earlier():
    package = made_package(FOUR)
    longer = row(period="2021-24", period_type="rolling financial")

    assert texts(read_benchmarks(with_table(package, "observations", [row(), longer]))) == ["2021-24", "2023/24"]


def test_a_year_printed_for_one_area_and_reported_for_another_is_one_period():
    package = made_package(FOUR)
    with_table(package, "observations", [row(), row(area="b", period_type="as reported")])
    [only] = read_benchmarks(package).figures["visits"]

    assert {area: rows[0].period.type for area, rows in only.by_area.items()} == {
        "a": "financial year",
        "b": "as reported",
    }


def test_only_indicators_are_read_that_are_ranked_or_stand_beside_places():
    names = ("visits", "money", "people", "need", "spend", "other")
    model = made_model(
        {name: {"2023/24": "1 2"} for name in names},
        rows={"visits": {}},
        editions=({"funding": "money", "population": "people", "deprivation": "need"},),
        themes=[{**OVERALL, "spending": "spend"}],
    )

    assert set(model.figures) == {"visits", "money", "people", "need", "spend"}


def test_an_area_without_a_row_is_not_among_the_figures():
    [only] = made_model({"visits": {"2023/24": "1 - [x]"}}).figures["visits"]

    assert set(only.by_area) == {"a", "c"}


# The package


def test_a_model_says_which_package_it_is_of_and_whether_that_is_invented():
    model = made_model(FOUR, title="Made up", invented=True)

    assert (model.package, model.title, model.invented) == ("made", "Made up", True)
    assert not made_model(FOUR).invented
    assert made_model(FOUR, title="").title == "made"
    assert not made_model(FOUR, invented="yes").invented


def test_indicators_whose_source_may_not_be_passed_on_are_kept_back():
    sources = [
        {"source": name, "title": name, "publisher": name, "licence": name, "redistribute": redistribute}
        for name, redistribute in (("open", "yes"), ("closed", "no"))
    ]
    figures = {name: {"2023/24": "1 2"} for name in ("a", "b", "c")}
    package = made_package(figures, indicators={"a": {"source": "open"}, "b": {"source": "closed"}})

    assert read_benchmarks(with_table(package, "sources", sources)).kept_back == {"b"}


def test_an_abolished_area_has_its_successors():
    package = made_package(FOUR)
    with_table(package, "area_successors", [{"area": "a", "successor": "c"}, {"area": "a", "successor": "d"}])

    assert {area: [each.area for each in found] for area, found in read_benchmarks(package).successors.items()} == {
        "a": ["c", "d"]
    }


# Observations


def test_an_observation_has_every_cell_of_its_row():
    cells = {"lower": "1.5", "upper": "2.50", "numerator": "3", "denominator": "10", "status": "b p", "note": "Late."}
    [found] = observations([row("2.0", **cells)])

    assert (str(found.value), found.missing) == ("2.0", None)
    assert [str(each) for each in (found.lower, found.upper, found.numerator, found.denominator)] == [
        "1.5",
        "2.50",
        "3",
        "10",
    ]
    assert (found.status, found.note) == ({"b", "p"}, "Late.")
    assert (found.period.text, found.period.type, found.as_of) == ("2023/24", "financial year", "2024")


@pytest.mark.parametrize("mark", ["[x]", "[z]", "[c]", "[low]"])
def test_a_mark_stands_in_place_of_a_figure(mark):
    [found] = observations([row(mark)])

    assert (found.value, found.missing) == (None, mark)


def test_columns_that_are_not_required_may_be_left_out_or_empty():
    for rows in ([row()], [row(lower="", upper="", numerator="", denominator="", status="", note="", period_type="")]):
        [found] = observations(rows)
        assert (found.lower, found.upper, found.numerator, found.denominator, found.note) == (None,) * 5
        assert found.status == frozenset()


def test_a_row_can_have_a_type_of_period_of_its_own():
    [found] = observations([row(period="2020-22", period_type="rolling calendar")])

    assert (found.period.type, found.period.months) == ("rolling calendar", 36)


def test_rows_of_some_areas_and_indicators_can_be_read_alone_in_the_order_of_the_file():
    rows = [row(str(at), indicator=name, area=area) for at, (name, area) in enumerate(["vb", "va", "lb", "la"])]

    def values(**wanted):
        return [int(each.value) for each in observations(rows, indicators=("v", "l"), **wanted)]

    assert values() == [0, 1, 2, 3]
    assert values(of_areas={"a"}) == [1, 3]
    assert values(of_indicators={"v"}) == [0, 1]
    assert values(of_areas={"b"}, of_indicators={"l"}) == [2]
    assert values(of_areas=set()) == []


def test_a_package_without_observations_has_none():
    package = made_package(FOUR)
    del package.tables["observations"]

    assert list(read_observations(package, Lookups(package).indicators)) == []


@given(value=st.decimals(-10_000, 10_000, places=4))
def test_figures_are_read_exactly(value):
    [found] = observations([row(f"{value:f}")])

    assert found.value == value
    assert found.value.as_tuple() == Decimal(f"{value:f}").as_tuple()
