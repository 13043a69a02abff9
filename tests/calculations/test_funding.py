"""Funding per resident: places, differences and money are worked out again another way."""

from dataclasses import replace
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from fractions import Fraction

from hypothesis import example, given
from hypothesis import strategies as st

from site_builder.calculations.funding import ZEROS, compare_funding, population_range
from site_builder.model import Area, FundingComparison, Group, PrintedDifference, Unit
from site_builder.pages import funding_sentences, words
from site_builder.periods import parse_period
from tests.calculations.records import indicator, observation
from tests.written_tables import examples, table
from tests.written_tables import number as money

POUNDS = Unit("gbp", "money", "£", "", "pounds")
ALL, NEAR, FAR = (Group(name, f"the {name}", name, None, None) for name in ("authorities", "counties", "boroughs"))
OWN = Area("A0", "own", "Own", None, "county")
MILLION = Decimal(1_000_000)
DIFFERENCE_ROWS = table("method/funding.md", "Own amount", "Other's amount", "Own residents", "Difference", "In a year")
PAIR_ROWS = table("method/funding.md", "Printed pairs", "From", "To")
ROUNDING_ROWS = table(
    "method/funding.md",
    "Own amount, exact",
    "Other's, exact",
    "Difference, printed",
    "Own, printed",
    "Other's, printed",
    "Difference, worked out here",
)


def area(at):
    return OWN if at == 0 else Area(f"A{at}", f"area-{at}", f"Area {at}", None, "county")


def comparison(amounts, residents="1000", printed=None, kinds=None, peers=()):
    """Areas 0 (the own one), 1, 2 ... with these amounts."""
    return FundingComparison(
        publication="edition",
        source=None,
        indicator=replace(indicator("number"), unit=POUNDS, decimals=0, noun="money per resident"),
        period=parse_period("2018/19", "financial year"),
        title="Money",
        note=None,
        group=ALL,
        peer_group=NEAR,
        peers=frozenset(area(number).area for number in peers),
        amounts={area(number): Decimal(amount) for number, amount in enumerate(amounts)},
        kinds={area(number).area: kind for number, kind in (kinds or {}).items()},
        population=observation(residents) if residents is not None else None,
        printed={area(number).area: pair for number, pair in (printed or {}).items()},
    )


def pair(difference, millions):
    return PrintedDifference(Decimal(difference), Decimal(millions) * MILLION)


def line_of(result, number):
    return next(line for line in result.lines if line.area == area(number))


@examples(DIFFERENCE_ROWS)
def test_each_example_of_a_difference_is_what_the_page_says(row):
    amounts = (money(row["Own amount"]), money(row["Other's amount"]))
    made = comparison(amounts, str(money(row["Own residents"])))

    line = line_of(compare_funding(made, OWN), 1)

    said = (funding_sentences.signed(line.difference, made), funding_sentences.signed_millions(line.additional))
    assert [text.replace(words.JOINER, "").replace(words.NBSP, " ") for text in said] == [
        row["Difference"],
        row["In a year"],
    ]


@examples(PAIR_ROWS)
def test_each_example_of_printed_pairs_gives_the_residents_that_the_page_says(row):
    pairs = [
        pair(*(money(part) for part in text.split(" and "))) for text in row["Printed pairs"].split("; ")
    ]  # fmt: skip
    said = None if row["From"] == "none" else (money(row["From"]), money(row["To"]))

    found = population_range(pairs)

    assert said == (found and (found[0].to_integral_value(ROUND_CEILING), found[1].to_integral_value(ROUND_FLOOR)))


@examples(ROUNDING_ROWS)
def test_each_example_of_rounding_is_what_the_page_says(row):
    own, other, printed, own_printed, other_printed, worked_out = (money(cell) for cell in row.values())
    made = comparison((own_printed, other_printed), printed={1: PrintedDifference(printed, None)})

    line = line_of(compare_funding(made, OWN), 1)

    assert (words.rounded(own, 0), words.rounded(other, 0)) == (own_printed, other_printed)
    assert words.rounded(other - own, 0) == printed
    assert line.difference == worked_out
    assert line.difference_differs == (printed != worked_out)
    assert line.rounding_explains


amounts_of_areas = st.lists(st.decimals(min_value=-2000, max_value=2000, places=2), min_size=1, max_size=12)


@given(amounts=amounts_of_areas, residents=st.integers(0, 2_000_000))
def test_differences_and_money_are_exact(amounts, residents):
    result = compare_funding(comparison(amounts, str(residents)), OWN)

    for number, amount in enumerate(amounts):
        line = line_of(result, number)
        gap = Fraction(amount) - Fraction(amounts[0])
        assert Fraction(line.difference) == gap
        assert Fraction(line.additional) == gap * residents


@given(amounts=amounts_of_areas)
def test_lines_stand_in_order_and_ties_share_a_place(amounts):
    result = compare_funding(comparison(amounts), OWN)

    assert [line.amount for line in result.lines] == sorted(amounts, reverse=True)
    for line in result.lines:
        assert line.place.first == 1 + sum(amount > line.amount for amount in amounts)
        assert line.place.joint == (amounts.count(line.amount) > 1)
        assert line.place.of == len(amounts)
    assert result.own.area == OWN


@given(amounts=amounts_of_areas, data=st.data())
def test_kinds_and_peers_are_those_of_their_members_alone(amounts, data):
    numbers = range(len(amounts))
    kinds = {number: data.draw(st.sampled_from([NEAR, FAR])) for number in numbers if data.draw(st.booleans())}
    peers = [number for number in numbers if data.draw(st.booleans())]
    result = compare_funding(comparison(amounts, kinds=kinds, peers=peers), OWN)

    for kind in (NEAR, FAR):
        own = sorted(amounts[number] for number, group in kinds.items() if group == kind)
        found = [each for each in result.kinds if each.group == kind]
        assert len(found) == bool(own)
        for each in found:
            assert (each.areas, each.lowest, each.highest) == (len(own), own[0], own[-1])
            middle = (Fraction(own[(len(own) - 1) // 2]) + Fraction(own[len(own) // 2])) / 2
            assert Fraction(each.median) == middle
    assert [each.median for each in result.kinds] == sorted((each.median for each in result.kinds), reverse=True)
    assert {line.area for line in result.peers} == {area(number) for number in peers}
    for line in result.peers:
        assert line.place_among_peers.first == 1 + sum(amounts[number] > line.amount for number in peers)
        assert line.place_among_peers.of == len(peers)


@given(amounts=amounts_of_areas, data=st.data())
def test_the_medians_are_those_of_all_and_of_the_peers(amounts, data):
    peers = [number for number in range(len(amounts)) if data.draw(st.booleans())]
    result = compare_funding(comparison(amounts, peers=peers), OWN)

    def middle(values):
        own = sorted(values)
        return (Fraction(own[(len(own) - 1) // 2]) + Fraction(own[len(own) // 2])) / 2

    assert Fraction(result.median) == middle(amounts)
    if peers:
        assert Fraction(result.peers_median) == middle([amounts[number] for number in peers])
    else:
        assert result.peers_median is None


def test_rounding_explains_what_lies_within_it_and_nothing_beyond():
    """Two whole pounds can be off by one, and the printed figures by a half more, at 683,000 residents."""
    printed = {
        1: pair(504, 344),
        2: pair(485, 330),
        3: pair(483, 331),
        4: pair(-6, -6),
        5: PrintedDifference(None, Decimal(15_700_000)),
        6: PrintedDifference(None, None),
        7: PrintedDifference(Decimal("1.5"), None),
        8: PrintedDifference(Decimal("1.6"), None),
    }
    amounts = ["677", "1182", "1160", "1160", "671", "700", "700", "677", "677"]
    result = compare_funding(comparison(amounts, "683000", printed), OWN)

    assert [line_of(result, number).rounding_explains for number in range(9)] == [
        True, True, False, True, False, True, True, True, False
    ]  # fmt: skip


def test_rounding_follows_the_decimals_and_the_scale_of_the_amounts():
    printed = {1: PrintedDifference(Decimal(1400), None)}
    made = comparison(["0", "0"], printed=printed)

    assert set(ZEROS) == set(words.SCALES)
    for scale, zeros in ZEROS.items():
        assert Decimal(10) ** zeros == words.SCALES[scale]
        for decimals in (0, 1):
            unit = words.SCALES[scale] / 10**decimals
            shown = replace(made, indicator=replace(made.indicator, scale=scale, decimals=decimals))
            assert line_of(compare_funding(shown, OWN), 1).rounding_explains == (unit + Decimal("0.5") >= 1400)


@given(
    own=st.decimals(min_value=0, max_value=2000, places=3),
    other=st.decimals(min_value=0, max_value=2000, places=3),
    residents=st.integers(0, 2_000_000),
)
def test_rounding_explains_whatever_was_only_rounded(own, other, residents):
    exact = other - own
    printed = PrintedDifference(words.rounded(exact, 0), words.rounded(exact * residents / MILLION, 0) * MILLION)
    shown = [words.rounded(own, 0), words.rounded(other, 0)]
    line = line_of(compare_funding(comparison(shown, str(residents), {1: printed}), OWN), 1)

    assert line.rounding_explains


def test_without_the_own_amount_there_is_no_comparison():
    made = comparison(["677", "700"])

    assert compare_funding(made, area(7)) is None


def test_without_residents_there_is_no_money():
    for made in (comparison(["677", "700"], None), replace(comparison(["677", "700"]), population=observation(None))):
        assert [line.additional for line in compare_funding(made, OWN).lines] == [None, None]


def test_printed_figures_differ_where_they_are_not_the_computed_ones_rounded():
    printed = {1: pair(504, 344), 2: pair(483, 330), 3: pair(-6, -4), 4: PrintedDifference(None, None)}
    result = compare_funding(comparison(["677", "1182", "1160", "671", "700"], "683000", printed), OWN)

    assert [
        (line_of(result, number).difference_differs, line_of(result, number).additional_differs)
        for number in (1, 2, 3, 4, 0)
    ] == [(True, True), (False, False), (False, False), (False, False), (False, False)]


@given(
    residents=st.integers(1000, 2_000_000),
    differences=st.lists(st.decimals(min_value=-900, max_value=900, places=3), min_size=1, max_size=20),
)
@example(residents=683_000, differences=[Decimal("0.4")])
@example(residents=683_000, differences=[Decimal("0.5")])
def test_the_true_number_of_residents_always_lies_in_the_range(residents, differences):
    printed = [
        PrintedDifference(words.rounded(gap, 0), (gap * residents / MILLION).quantize(Decimal(1)) * MILLION)
        for gap in differences
        if abs(gap) >= Decimal("0.5") or gap == 0
    ]
    found = population_range(printed)

    if any(line.difference for line in printed):
        low, high = found
        assert low <= residents <= high
    else:
        assert found is None


@given(
    pairs=st.lists(st.tuples(st.integers(-9, 9), st.integers(-6, 6)), min_size=1, max_size=4),
    residents=st.integers(1, 4000),
)
def test_a_number_lies_in_the_range_exactly_if_every_pair_allows_it(pairs, residents):
    """A slow twin: a true difference is looked for that gives both printed figures."""
    people = Fraction(residents) * 1000

    def allows(difference, millions):
        low, high = Fraction(difference) - Fraction(1, 2), Fraction(difference) + Fraction(1, 2)
        least, most = ((Fraction(millions) + side) * 1_000_000 / people for side in (-Fraction(1, 2), Fraction(1, 2)))
        return max(low, least) <= min(high, most)

    found = population_range([pair(*each) for each in pairs])
    every = all(allows(*each) for each in pairs)

    if found is None:
        assert not every or all(difference == 0 for difference, _ in pairs)
    else:
        # The range's ends are quotients, rounded at the 28th digit.
        slack = Fraction(1, 10**12)
        inside = Fraction(found[0]) - slack <= people <= Fraction(found[1]) + slack
        assert every == inside
