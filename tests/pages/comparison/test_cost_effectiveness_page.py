"""The page of the cost effectiveness index prints the index of the results, and never without its warnings."""

import re
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from math import floor
from statistics import median

import pytest

from site_builder.calculations.cost_effectiveness import work_out_cost_effectiveness
from site_builder.calculations.funding_gap import work_out_gaps
from site_builder.model import Place, PlaceRange
from site_builder.pages.comparison import cost_effectiveness_words as say
from site_builder.pages.comparison.cost_effectiveness import cost_effectiveness_page
from site_builder.pages.comparison.funding_gaps import funding_gaps
from site_builder.periods import parse_period
from site_builder.text.ordinal import ordinal
from tests.pages.comparison.reading import (
    HOSTILE,
    as_area,
    plain,
    refused_hostile,
    renamed,
    tables_of,
    with_edition,
    words_of,
)

CAPTION = "Cost effectiveness index of all counties, 2023/24"
LEAST_FUNDED, BEST_FUNDED = "Underwoldshire", "Eskerland"


def code_of(compared, name):
    return next(area.area for area in compared.areas if area.name == name)


def three(value):
    return f"{Decimal(floor(value * 1000 + Fraction(1, 2))) / 1000:.3f}"


@pytest.fixture(scope="module")
def page(compared):
    return cost_effectiveness_page(compared)


@pytest.fixture(scope="module")
def core(compared):
    return next(scope for scope in compared.edition.scopes if scope.theme.kind == "core")


def with_funding(compared, values, *, same_period=True):
    """The same with other funding, and all that follows from it worked out again."""
    edition = compared.edition
    core = next(scope for scope in edition.scopes if scope.theme.kind == "core")
    funding = replace(edition.funding, values=values)
    residents = replace(edition.residents, period=funding.period) if same_period else edition.residents
    return with_edition(
        compared,
        funding=funding,
        residents=residents,
        cost_effectiveness=work_out_cost_effectiveness(
            core.standing, values, [each.ranking for each in edition.indicators]
        ),
        gaps=tuple(work_out_gaps(funding, residents)),
    )


def with_money(compared):
    """The same with the number of residents of the funding's own period."""
    return with_funding(compared, compared.edition.funding.values)


# The table


def test_every_row_is_worked_out_from_funding_and_core_averages(compared, core, page):
    rows = {row["Area"]: row for row in tables_of(page)[CAPTION]}
    money = {code: Fraction(value) for code, value in compared.edition.funding.values.items()}
    averages = {line.area: line.average for line in core.standing.placed}
    index = {}
    for code, name in compared.names.items():
        row = rows[name]
        little = (max(money.values()) - money[code]) / (max(money.values()) - min(money.values()))
        good = (max(averages.values()) - averages[code]) / (max(averages.values()) - min(averages.values()))
        index[code] = (little + good) / 2
        assert row["Index"] == three(index[code])
        assert row["Input: little money"] == three(little)
        assert row["Output: good places"] == three(good)
        assert row["Funding for each resident"] == f"£{compared.edition.funding.values[code]:,}"
        place = next(line.place for line in core.standing.lines if line.area == code)
        assert row["Place by core average"].removeprefix("joint ") == f"{ordinal(place.first)} of 33"
    for code, name in compared.names.items():
        better = sum(1 for other in index.values() if other > index[code])
        assert rows[name]["Place on this index"] == f"{ordinal(better + 1)} of 33"


def test_the_other_ways_are_those_of_the_results(compared, page):
    rows = {row["Area"]: row for row in tables_of(page)[CAPTION]}

    for line in compared.edition.cost_effectiveness:
        row = rows[compared.names[line.area]]
        assert row["Index by z-scores"] == ordinal(line.by_z_scores)
        assert row["Index by places"] == ordinal(line.by_ranks)
        assert row["Index by min-max"] == ordinal(line.by_min_max)
        ends = dict.fromkeys([line.leaving_one_out.best, line.leaving_one_out.worst])
        assert row["Others left out in turn"] == " to ".join(ordinal(end) for end in ends)


def test_the_rows_stand_in_the_order_of_the_index_and_the_own_one_is_marked(compared, page):
    places = [int(re.match(r"\d+", row["Place on this index"])[0]) for row in tables_of(page)[CAPTION]]

    assert places == list(range(1, 34))
    assert page.body.count('class="is-own"') == 1
    assert re.search(r'class="is-own"><th scope="row" role="rowheader"><strong>Exampleshire</strong>', page.body)


# Words


def test_the_lead_says_on_this_index_and_what_half_of_it_is(page):
    assert plain(page.description) == (
        "On this index, Exampleshire is 2nd of 33 counties. Half of the index is simply having little money."
    )


def test_the_warnings_stand_before_the_table(page):
    text = words_of(page)
    for warning in (
        "always has an input of 1. So its index is at least one half",
        "Funding is what a council may spend. It is not what a service costs.",
        "Need is not in it.",
        "comes first on this index 30% of the time, where blind chance would be 3%",
    ):
        assert 0 < text.index(warning) < text.index(CAPTION)
    assert "most cost-effective" not in text.lower()
    assert "most cost effective" not in text.lower()


def test_the_other_ways_are_said_in_a_sentence_with_their_range(compared, page):
    line = next(line for line in compared.edition.cost_effectiveness if line.area == compared.own.area)
    places = [line.place.first, line.by_z_scores, line.by_ranks, line.by_min_max]
    places += [line.leaving_one_out.best, line.leaving_one_out.worst]

    assert f"its place is {ordinal(min(places))} to {ordinal(max(places))}: 3rd by z-scores" in words_of(page)


def test_the_halves_of_the_own_index_add_up(compared, page):
    line = next(line for line in compared.edition.cost_effectiveness if line.area == compared.own.area)

    assert (
        f"Of its index of {three(line.index)}, {three(line.input / 2)} comes from having little money, and "
        f"{three(line.output / 2)} from its places." in words_of(page)
    )


def line_with(compared, **changes):
    line = next(line for line in compared.edition.cost_effectiveness if line.area == compared.own.area)
    return replace(line, **changes)


def test_a_place_that_does_not_move_is_said_so(compared):
    line = line_with(compared, place=Place(2, 2, 33), by_z_scores=2, by_ranks=2, by_min_max=2, leaving_one_out=None)

    assert say.robust(line) == (
        "Worked out in other ways, it is 2nd too: 2nd by z-scores, 2nd by places and 2nd by min-max."
    )


def test_a_place_that_moves_over_half_of_the_areas_says_little(compared):
    line = line_with(compared, place=Place(2, 2, 8), by_z_scores=7, by_ranks=2, by_min_max=None, leaving_one_out=None)

    assert say.robust(line) == (
        "Worked out in other ways, its place is 2nd to 7th, so it says little: 7th by z-scores and 2nd by places."
    )
    assert say.all_places(replace(line, leaving_one_out=PlaceRange(1, 8))) == PlaceRange(1, 8)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        (LEAST_FUNDED, "No area here has less money for each resident, and its input is 1 for that alone."),
        (BEST_FUNDED, "No area here has more money for each resident, and its input is 0 for that alone."),
    ],
)
def test_the_ends_by_money_are_told_what_that_alone_does(compared, name, words):
    assert words in words_of(cost_effectiveness_page(as_area(compared, code_of(compared, name))))


def test_a_joint_place_is_said_to_be_joint(compared):
    lines = tuple(
        replace(line, place=Place(2, 3, 33)) if line.area == compared.own.area else line
        for line in compared.edition.cost_effectiveness
    )
    page = cost_effectiveness_page(with_edition(compared, cost_effectiveness=lines))

    assert plain(page.description).startswith("On this index, Exampleshire is joint 2nd of 33 counties.")
    assert "1 area has a higher index, and 1 other area the same, so the place is joint 2nd of 33." in words_of(page)


# Step by step


def test_the_steps_lead_from_the_own_figures_to_the_index(compared, core, page):
    text, own = words_of(page), compared.own.area
    money = compared.edition.funding.values
    averages = {line.area: line.average for line in core.standing.placed}
    least, most = min(money.values()), max(money.values())
    best, worst = min(averages.values()), max(averages.values())
    line = line_with(compared)

    assert f"(£{most:,} - £{money[own]:,}) / (£{most:,} - £{least:,}) = {three(line.input)}." in text
    assert (
        f"({three(worst)} - {three(averages[own])}) / ({three(worst)} - {three(best)}) = {three(line.output)}." in text
    )
    assert f"({three(line.input)} + {three(line.output)}) / 2 = {three(line.index)}." in text
    assert "1 area has a higher index, so the place is 2nd of 33." in text


# The funding of others


def test_without_residents_of_the_same_time_no_money_of_a_year_is_worked_out(compared):
    funding = compared.edition.funding
    residents = replace(compared.edition.residents, period=parse_period("2023", "calendar year"))
    gaps = tuple(work_out_gaps(funding, residents))
    page = cost_effectiveness_page(with_edition(compared, residents=residents, gaps=gaps))
    text = words_of(page)

    assert "What that comes to in a year is not worked out, because the two are of different times" in text
    assert "the funding is for 2023/24, the number of residents for 2023." in text
    assert "a year more" not in text
    assert "In a year" not in next(iter(tables_of(page)["Exampleshire has £861 for each resident, 2023/24"]))


def test_without_a_number_of_residents_that_is_said(compared):
    gaps = tuple(work_out_gaps(compared.edition.funding, None))
    page = cost_effectiveness_page(with_edition(compared, residents=None, gaps=gaps))

    assert "not worked out, because the number of residents is not known." in words_of(page)


def millions(value):
    return f"{'-' if value < 0 else ''}£{Decimal(abs(value) / 1000000).quantize(Decimal('0.1'), 'ROUND_HALF_UP'):,} million"


def test_the_money_of_a_year_is_the_difference_times_the_own_residents(compared):
    changed = with_money(compared)
    text = words_of(cost_effectiveness_page(changed))
    money, residents = compared.edition.funding.values, compared.edition.residents.values[compared.own.area]
    own = money[compared.own.area]
    most = max(money.values()) - own

    assert (
        f"With the funding of Eskerland, the best funded, Exampleshire would have {millions(most * residents)} a year "
        f"more: £{most} for each resident." in text
    )
    middle = median(money.values()) - own
    assert (
        f"With the median funding of all 33 counties, Exampleshire would have {millions(middle * residents)} a year "
        f"more: £{middle} for each resident." in text
    )
    least = min(money.values()) - own
    assert f"would have {millions(-least * residents)} a year less: £{-least} for each resident." in text
    rows = tables_of(cost_effectiveness_page(changed))
    others = rows["What Exampleshire would have with the funding of each other area, 2023/24"]
    assert len(others) == 32
    for row in others:
        difference = money[code_of(compared, row["With the funding of"])] - own
        assert row["In a year"] == ("+" if difference > 0 else "") + millions(difference * residents)
        assert row["Difference"] == f"{'+' if difference > 0 else '-'}£{abs(difference)}"


def test_the_median_of_an_even_number_of_areas_lies_between_the_two_in_the_middle(compared):
    money = dict(compared.edition.funding.values)
    del money[code_of(compared, BEST_FUNDED)]
    gaps = funding_gaps(with_funding(compared, money))
    own = money[compared.own.area]

    assert gaps.named[1].who == "The median of all 32 counties"
    assert (
        plain(gaps.named[1].difference) == f"+£{(median(money.values()) - own).quantize(Decimal(1), 'ROUND_HALF_UP')}"
    )
    residents = compared.edition.residents.values[compared.own.area]
    assert plain(gaps.named[1].money) == "+" + millions((median(money.values()) - own) * residents)


def test_the_best_funded_area_reads_that_nobody_has_more(compared):
    gaps = funding_gaps(as_area(with_money(compared), code_of(compared, BEST_FUNDED)))

    assert gaps.sentences[0] == "No other area has more money for each resident than Eskerland."
    assert all(" less: " in sentence for sentence in gaps.sentences[1:])
    assert [gap.who for gap in gaps.named] == ["The median of all 33 counties", "Underwoldshire, the least funded"]


def test_areas_that_share_the_end_are_named_together_and_counted_where_they_are_many(compared):
    money = dict(compared.edition.funding.values)
    names = [name for name in compared.names.values() if name != "Exampleshire"]
    for name in names[:2]:
        money[code_of(compared, name)] = Decimal(2000)
    two = funding_gaps(with_funding(compared, money))
    for name in names[:5]:
        money[code_of(compared, name)] = Decimal(2000)
    five = funding_gaps(with_funding(compared, money))

    assert two.named[0].who == f"{names[0]} and {names[1]}, the best funded"
    assert five.named[0].who == "The 5 best funded areas"


def test_where_all_have_the_same_the_difference_is_nothing(compared):
    gaps = funding_gaps(with_funding(compared, dict.fromkeys(compared.edition.funding.values, Decimal(900))))

    assert gaps.sentences == ("No other area has more money for each resident than Exampleshire.",)
    assert {plain(gap.difference) for gap in gaps.others} == {"£0"}


# Without an index


def test_without_funding_there_is_no_page(compared):
    assert cost_effectiveness_page(with_edition(compared, funding=None, cost_effectiveness=None, gaps=())) is None


def test_where_all_have_the_same_funding_the_page_says_why_there_is_no_index(compared):
    same = with_funding(compared, dict.fromkeys(compared.edition.funding.values, Decimal(900)))
    page = cost_effectiveness_page(same)

    assert same.edition.cost_effectiveness is None
    assert page.description == (
        "No area has a cost effectiveness index: all areas have the same funding, so there is no more and no less."
    )
    assert CAPTION not in tables_of(page)
    assert "Read this index with care" not in words_of(page)


def test_where_nobody_placed_has_known_funding_the_page_says_so(compared, core):
    lines = tuple(replace(line, place=None, reason="too few figures") for line in core.standing.lines)
    empty = replace(core, standing=replace(core.standing, lines=lines))
    scopes = tuple(empty if scope is core else scope for scope in compared.edition.scopes)
    changed = with_edition(compared, scopes=scopes, cost_effectiveness=None)

    assert cost_effectiveness_page(changed).description.endswith("no area can be placed in the core themes.")


def test_an_area_without_funding_reads_why_it_has_no_place_and_sees_the_others(compared):
    money = {code: value for code, value in compared.edition.funding.values.items() if code != compared.own.area}
    page = cost_effectiveness_page(with_funding(compared, money))

    assert page.description == "Exampleshire has no place on this index: its funding is not known."
    assert len(tables_of(page)[CAPTION]) == 32
    assert "Without an index: Exampleshire (its funding is not known)." in words_of(page)
    assert "With the funding of others" not in words_of(page)
    assert "was worked out" not in words_of(page)


def test_an_area_that_is_not_placed_in_the_core_themes_reads_so(compared, core):
    lines = tuple(
        replace(line, place=None, used=3, reason="too few figures") if line.area == compared.own.area else line
        for line in core.standing.lines
    )
    other = replace(core, standing=replace(core.standing, lines=lines))
    changed = with_edition(
        compared,
        scopes=tuple(other if scope is core else scope for scope in compared.edition.scopes),
        cost_effectiveness=tuple(
            line for line in compared.edition.cost_effectiveness if line.area != compared.own.area
        ),
    )

    assert plain(cost_effectiveness_page(changed).description) == (
        "Exampleshire has no place on this index: in the core themes it is not placed: figures for 3 of 69 indicators."
    )


def test_names_are_text_and_nothing_else(compared):
    assert refused_hostile(cost_effectiveness_page(renamed(compared, HOSTILE)), times=60)
