"""Every edition put together: amounts beside places, funding that is too old, residents, counts and lists."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.calculations.benchmark import amounts_of, work_out_benchmarking
from site_builder.model import PlaceRange
from tests.calculations.made_model import TWO, made_model, result_of, scope_of, worked_out

MONEY = {"funding": "money", "population": "people"}
VISITS = {"2023/24": "9 8 7 6 5 4"}
AMOUNTS = "700 710 720 730 740 750"
PEOPLE = "1000 2000 3000 4000 5000 6000"


def edition_with(**figures):
    """An edition that ranks visits, with money and people beside it."""
    [edition] = worked_out({"visits": VISITS, **figures}, rows={"visits": {}}, editions=(MONEY,))
    return edition


def money(edition):
    """What area a would have with the funding of b."""
    return next(gap for gap in edition.gaps if (gap.own, gap.other) == ("a", "b"))


def amounts(periods, *, any_age=False, **settings):
    model = made_model({"need": periods}, editions=(settings,))
    [benchmark] = model.benchmarks
    return amounts_of(benchmark.rows[0].indicator, benchmark, model.figures, any_age=any_age)


def test_amounts_are_of_the_latest_period_that_enough_areas_have():
    found = amounts({"2022/23": AMOUNTS, "2023/24": "1 1 1 - - -"})

    assert found.period.text == "2022/23"
    assert found.values == dict(zip("abcdef", map(Decimal, AMOUNTS.split()), strict=True))


def test_an_area_whose_amount_is_not_known_is_not_among_them():
    assert set(amounts({"2023/24": "1 1 1 1 [x] -"}).values) == set("abcd")


@pytest.mark.parametrize("periods", [{"2023/24": "1 1 1 - - -"}, {"2018/19": AMOUNTS}, {"2024/25": AMOUNTS}])
def test_there_are_no_amounts_where_too_few_areas_have_one_or_they_are_too_old(periods):
    assert amounts(periods) is None


def test_of_need_no_age_is_too_much_and_the_share_of_areas_holds():
    assert amounts({"2010/11": AMOUNTS}, any_age=True).period.text == "2010/11"
    assert amounts({"2010/11": "1 1 1 - - -"}, any_age=True) is None
    assert amounts({"2010/11": "1 1 1 - - -"}, any_age=True, min_area_share="1/2").period.text == "2010/11"


def test_without_an_indicator_there_are_no_amounts():
    model = made_model({"visits": VISITS})

    assert amounts_of(None, model.benchmarks[0], model.figures) is None


def test_funding_that_is_too_old_makes_no_index_and_no_gap():
    edition = edition_with(money={"2018/19": AMOUNTS}, people={"2018/19": PEOPLE})

    assert (edition.funding, edition.cost_effectiveness, edition.gaps) == (None, None, ())
    assert edition.residents.period.text == "2018/19"


def test_an_edition_that_names_no_funding_has_no_index():
    [edition] = worked_out({"visits": VISITS, "money": {"2023/24": AMOUNTS}}, rows={"visits": {}})

    assert (edition.funding, edition.cost_effectiveness, edition.gaps) == (None, None, ())


def test_funding_and_residents_of_one_year_come_to_money():
    edition = edition_with(money={"2023/24": AMOUNTS}, people={"2023/24": PEOPLE})

    assert (money(edition).difference, money(edition).additional) == (10, 10_000)
    assert len(edition.gaps) == 6 * 5
    assert [line.area for line in edition.cost_effectiveness] == list("abcdef")


@pytest.mark.parametrize("people", [{"2022/23": PEOPLE}, {}])
def test_residents_of_another_year_make_no_money(people):
    edition = edition_with(money={"2023/24": AMOUNTS}, people={"2010/11": PEOPLE, **people})

    assert (money(edition).difference, money(edition).additional) == (10, None)


@pytest.mark.parametrize(
    ("funding", "people"),
    [
        ({"2022/23": AMOUNTS}, {"2022/23": PEOPLE, "2023/24": "1 1 1 1 1 1"}),
        ({"2022/23": AMOUNTS, "2023/24": "1 - - - - -"}, {"2022/23": PEOPLE, "2023/24": "1 1 1 1 1 1"}),
        ({"2023/24": AMOUNTS}, {"2022/23": PEOPLE, "2023/24": "1000 2 - - - -"}),
    ],
    ids=["residents come out sooner", "funding of few in the newest year", "residents of few in the newest year"],
)
def test_residents_of_the_year_of_the_funding_are_used_although_they_are_not_those_of_the_newest_year(funding, people):
    edition = edition_with(money=funding, people=people)

    assert money(edition).additional == 10_000


def test_the_index_is_of_areas_that_are_placed_in_core_and_whose_funding_is_known():
    [edition] = worked_out(
        {"visits": {"2023/24": "9 8 7 6 5 -"}, "money": {"2023/24": "700 710 720 730 - 750"}},
        rows={"visits": {}},
        editions=({"funding": "money"},),
    )

    assert [line.area for line in edition.cost_effectiveness] == list("abcd")
    assert edition.cost_effectiveness[0].index == 1
    assert edition.cost_effectiveness[0].leaving_one_out == PlaceRange(1, 1)


def test_editions_stand_oldest_first_each_with_its_own_period():
    found = worked_out({"visits": {"2022/23": "1 2 3", "2023/24": "3 2 1"}}, editions=(TWO[1], TWO[0]))

    assert [each.benchmark.benchmark for each in found] == ["before", "now"]
    assert [result_of(each, "visits").period.text for each in found] == ["2022/23", "2023/24"]


def test_a_later_edition_leaves_an_earlier_one_as_it_was():
    figures = {"visits": {"2022/23": "1 2 3", "2023/24@2024-06": "3 2 1", "2022/23@2024-01": "9 2 3"}}
    [alone] = worked_out(figures, editions=(TWO[0],))
    beside = worked_out(figures, editions=TWO)[0]

    assert beside.indicators == alone.indicators
    assert scope_of(beside).standing == scope_of(alone).standing
    assert scope_of(beside).revised
    assert not scope_of(alone).revised


def test_what_moved_out_of_the_bottom_quarter_is_told_by_the_direction_of_the_figure():
    periods = {"2022/23": "1 5 6 7", "2023/24": "4 3 6 7"}
    _, now = worked_out({"visits": periods}, editions=TWO)

    assert [line.listing for line in now.lists["a"]] == ["moved out and figure improved"]
    assert [line.listing for line in now.lists["b"]] == ["bottom quarter (new)"]
    assert now.lists["c"] == ()


def test_every_indicator_has_a_ranking_in_the_order_of_the_rows():
    [edition] = worked_out({"b": {"2023/24": "1 2"}, "a": {"2023/24": "1 2"}, "c": {"2023/24": "1 2"}})

    assert [each.panel.indicator.indicator for each in edition.rankings] == ["b", "a", "c"]


def test_an_indicator_without_any_figure_is_kept_with_its_reason():
    [edition] = worked_out({"visits": VISITS, "loans": {"2024/25": "1 2 3 4 5 6"}})
    loans = result_of(edition, "loans")

    assert (loans.period, loans.ranking.reason, loans.ranking.valued) == (None, "too few areas", 0)
    assert {each.direction for each in loans.directions.values()} == {"not determinable"}
    assert edition.counts["a"].quartiles.total == edition.counts["a"].directions.total == 2


figures_of_two_years = st.lists(
    st.lists(st.lists(st.sampled_from(["1", "2", "3", "4b", "[x]", "-"]), min_size=5, max_size=5), min_size=2, max_size=2),
    min_size=1,
    max_size=4,
)  # fmt: skip


@given(figures=figures_of_two_years)
def test_both_counts_of_every_area_add_up_to_all_indicators(figures):
    made = {f"i{at}": {year: " ".join(line) for year, line in zip(("2022/23", "2023/24"), lines, strict=True)} for at, lines in enumerate(figures)}  # fmt: skip
    [edition] = work_out_benchmarking(made_model(made)).editions

    for area, counts in edition.counts.items():
        assert counts.quartiles.total == counts.directions.total == len(figures)
        quarters = [each.ranking.figures[area].quartile for each in edition.indicators if area in each.ranking.figures]
        for number, count in enumerate([counts.quartiles.first, counts.quartiles.second, counts.quartiles.third]):
            assert count == quarters.count(number + 1)
        assert counts.quartiles.none == len(figures) - sum(quarter is not None for quarter in quarters)
        assert counts.directions.improved == sum(each.directions[area].direction == "improved" for each in edition.indicators)  # fmt: skip
        assert [line.indicator for line in edition.lists[area]] == [
            each.row.indicator.indicator
            for each in edition.indicators
            if area in each.ranking.figures and each.ranking.figures[area].quartile == 4
        ]
