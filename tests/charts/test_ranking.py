"""Amounts of areas, as bars in order and as dots by kind: everything is named, and nothing covers a name."""

from statistics import median
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.charts import look
from site_builder.charts.drawing.across import Across, round_ends
from site_builder.charts.drawing.swarm import swarm_levels
from site_builder.charts.ranking import OTHERS, Amount, ranking_figure
from site_builder.charts.spread import Dot, Kind, spread_figure
from site_builder.output.svg import render
from tests.charts.pictures import SVG, contrast, outside, overlapping, texts_of

BOTH = pytest.mark.parametrize("narrow", [False, True], ids=["wide", "narrow"])
SAID = {"title": "It had most.", "subtitle": "", "alt": "Chart.", "source": ""}
LONG = "Bournemouth, Christchurch and Poole and the whole of the coast beside it"
HOSTILE = "</script><svg onload=alert(1)>"
places = st.lists(st.floats(0, 300), max_size=60)


def bars(*amounts, narrow):
    """Bars of (name, value) pairs; the last is the own one."""
    records = [Amount(name, value, f"£{value:,.0f}", at == len(amounts)) for at, (name, value) in enumerate(amounts, 1)]
    return ranking_figure(records, narrow=narrow, name="peers", **SAID)


def dots(*kinds, narrow):
    """Dots of (title, values) pairs; the first of the first kind is the own one, the last of the last is named."""
    records = [
        Kind(
            title,
            tuple(
                Dot(value, "Own £1" if (row, at) == (0, 0) else "", own=(row, at) == (0, 0))
                for at, value in enumerate(values)
            ),
        )
        for row, (title, values) in enumerate(kinds)
    ]
    last = records[-1]
    records[-1] = Kind(last.label, (*last.dots, Dot(1182, "Kensington and Chelsea £1,182")))
    return spread_figure(records, narrow=narrow, prefix="£", name="all", **SAID)


def counties(how_many):
    return [(f"County of number {at}", 900 - 10 * at) for at in range(how_many)]


@BOTH
def test_a_figure_has_the_size_of_its_picture(narrow):
    for drawn in (bars(*counties(27), narrow=narrow), dots(("Counties", [677, 700]), narrow=narrow)):
        root = ET.fromstring(render(drawn))
        assert (root.get("width"), root.get("height")) == (str(drawn.width), str(drawn.height))
        assert drawn.width == (320 if narrow else 640)


@BOTH
def test_every_area_has_its_name_its_bar_and_its_amount(narrow):
    drawn = bars(*counties(27), narrow=narrow)
    texts = texts_of(drawn)

    assert {text for name, value in counties(27) for text in (name, f"£{value}")} == set(texts)
    assert len(drawn.spec["datasets"]["bars"]) == 27
    assert overlapping(drawn) == []
    assert outside(drawn) == []


@BOTH
@pytest.mark.parametrize("values", [(864, 432, 0), (864, 677)])
def test_bars_are_as_long_as_their_amounts(narrow, values):
    full, *rest = bars(*[("Area", value) for value in values], narrow=narrow).spec["datasets"]["bars"]

    for row in rest:
        assert row["x2"] - row["x"] == pytest.approx((full["x2"] - full["x"]) * row["value"] / 864, abs=0.11)


@BOTH
def test_amounts_below_zero_go_the_other_way(narrow):
    above, below = bars(("A", 50), ("B", -50), narrow=narrow).spec["datasets"]["bars"]

    assert below["x2"] == above["x"]
    assert below["x2"] - below["x"] == pytest.approx(above["x2"] - above["x"], abs=0.11)


@BOTH
def test_the_own_bar_has_the_own_colour_and_bold_words(narrow):
    root = ET.fromstring(render(bars(("Other", 700), ("Own", 677), narrow=narrow)))
    bold = ["".join(text.itertext()) for text in root.iter(f"{SVG}text") if text.get("font-weight") == "bold"]
    fills = [path.get("fill") for path in root.iter(f"{SVG}path") if path.get("aria-roledescription") != "frame"]

    assert bold == ["Own", "£677"]
    assert fills.count(look.OWN) == 1
    assert fills.count(OTHERS) == 1


def test_all_bars_stand_out_from_the_card_and_the_own_one_from_the_others():
    assert contrast(OTHERS, look.CARD) >= 3
    assert contrast(look.QUIET, look.CARD) >= 3
    assert contrast(look.OWN, OTHERS) >= 3


@BOTH
def test_long_names_stand_in_two_lines_beside_their_bars(narrow):
    drawn = bars((LONG, 1182), (LONG, 21_000_000), ("Own", -5), narrow=narrow)

    assert overlapping(drawn) == []
    assert outside(drawn) == []


@BOTH
@pytest.mark.parametrize("values", [(0, 0), (677,), (677, 677)])
def test_equal_amounts_and_a_single_area_are_drawn(narrow, values):
    render(bars(*[("Area", value) for value in values], narrow=narrow))
    render(spread_figure([Kind("Areas", tuple(Dot(v) for v in values))], narrow=narrow, prefix="£", name="a", **SAID))


@BOTH
def test_every_dot_of_every_kind_is_drawn_at_its_amount(narrow):
    kinds = (("Counties", [677, 700, 700, 864]), ("Boroughs", [621, 1053]))
    rows = dots(*kinds, narrow=narrow).spec["datasets"]
    drawn = [*rows["dots"], *rows["own_dots"]]

    assert sorted(row["value"] for row in drawn if "value" in row) == [621, 677, 700, 700, 864, 1053, 1182]
    xs = {row["value"]: row["x"] for row in drawn if "value" in row}
    step = (xs[1182] - xs[621]) / (1182 - 621)
    assert all(x == pytest.approx(xs[621] + (value - 621) * step, abs=0.2) for value, x in xs.items())
    assert [row["value"] for row in rows["own_dots"]] == [677]


@BOTH
def test_the_stroke_of_a_kind_is_its_median(narrow):
    rows = dots(("Counties", [677, 700, 864]), ("Boroughs", [621, 1053, 1053]), narrow=narrow).spec["datasets"]

    assert [row["value"] for row in rows["medians"] if "value" in row] == [700, median([621, 1053, 1053, 1182])]


@BOTH
def test_kinds_names_and_the_scale_are_written_apart_from_each_other(narrow):
    kinds = [(f"Metropolitan boroughs {at}", [620 + 5 * at, 700, 700, 900]) for at in range(8)]
    drawn = dots(*kinds, narrow=narrow)
    texts = texts_of(drawn)

    assert overlapping(drawn) == []
    assert outside(drawn) == []
    assert {"one authority", "the middle one (median)", "Own £1", "Kensington and Chelsea £1,182"} <= set(texts)
    assert {"£600", "£800", "£1,000", "£1,200"} <= set(texts)
    assert "Metropolitan boroughs 0 (4)" in texts


@BOTH
def test_hostile_names_come_out_as_words(narrow):
    for drawn in (
        bars((HOSTILE, 1), narrow=narrow),
        spread_figure([Kind(HOSTILE, (Dot(1, HOSTILE),))], narrow=narrow, prefix=HOSTILE, name="all", **SAID),
    ):
        svg = render(drawn)
        assert svg.count("<svg") == 1
        assert "&lt;/script&gt;" in svg


def test_nothing_to_show_is_refused():
    with pytest.raises(ValueError, match="no area"):
        bars(narrow=True)
    for kinds in ([], [Kind("Counties", ())]):
        with pytest.raises(ValueError, match="without areas"):
            spread_figure(kinds, narrow=True, prefix="£", name="all", **SAID)


@given(xs=places, apart=st.floats(0.5, 20))
def test_no_two_dots_of_one_level_cover_each_other_and_none_moves_without_need(xs, apart):
    levels = swarm_levels(xs, apart)

    for at, (x, level) in enumerate(zip(xs, levels, strict=True)):
        before = list(zip(xs[:at], levels[:at], strict=True))
        assert all(abs(x - other) >= apart for other, same in before if same == level)
        nearer = [step for step in range(-abs(level) + 1, abs(level))]
        assert all(any(abs(x - other) < apart for other, same in before if same == step) for step in nearer)


@given(low=st.integers(-2000, 2000), span=st.integers(1, 3000))
def test_a_scale_is_stretched_by_little_and_never_cut(low, span):
    left, right = round_ends(low, low + span)

    assert low - 0.15 * span - 1e-6 <= left <= low
    assert low + span <= right <= low + 1.15 * span + 1e-6


def test_equal_amounts_stand_in_the_middle():
    assert Across(10, 30, 5, 5).x(5) == 20
