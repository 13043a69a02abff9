"""An area's places over years: one or two lines, the first place at the top.

Lines have their names at their ends, and differ in colour, dashes and the shape of their points. A
thin line with a sign stands where something changed, so that places on both sides of it are hard to
compare; the page says what the sign means. Where they cannot be compared at all, the line has a gap.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from functools import cache
from typing import Any, Final

import altair as alt

from site_builder.charts import look
from site_builder.charts.drawing.labels import Box, text_row
from site_builder.charts.drawing.ladder import MARGIN, Ladder, ladder, sign_levels, sign_lines
from site_builder.charts.drawing.layers import Row, data, empty_specification, filled, pixels
from site_builder.charts.drawing.period_labels import period_labels, period_lines
from site_builder.charts.drawing.place_lines import HistoryLine, end_words, place_line, point_words, room_of
from site_builder.charts.drawing.scatter import disc, square
from site_builder.charts.figure import Figure
from site_builder.text.ordinal import ordinal

__all__ = ["HistoryLine", "history_figure"]

WIDE: Final = 640
NARROW: Final = 320
_HEIGHT: Final = 250
"""Of the picture without the signs above the lines."""
_CLOSE: Final = 18
_NAMES: Final = ("first", "second")


def history_figure(
    lines: Sequence[HistoryLine],
    years: Sequence[str],
    *,
    marks: Mapping[int, str],
    most: int,
    narrow: bool,
    name: str,
    title: str,
    subtitle: str,
    alt: str,
    source: str,
    breaks: Collection[int] = (),
) -> Figure:
    """Draw places over years.

    Args:
        lines: one or two, the more important first.
        years: oldest first.
        marks: index of a year -> short sign for what changed between the year before and this one;
            several are parted by commas: "a, b".
        most: the last place that there was in any of the years.
        narrow: the version for phones.
        name: slug of the figure; the two versions need two names.
        title: headline sentence.
        subtitle: what, where and when.
        alt: what a reader who cannot see the chart is told.
        source: where the figures come from.
        breaks: indexes of years whose places cannot be compared with those before: no line joins them.

    Raises:
        ValueError: more than two lines, no place, one outside 1 to `most`, or one of another year.
    """
    _refuse(lines, years, marks, most, name)
    width = NARROW if narrow else WIDE
    shown = [line for line in lines if any(place is not None for place in line.places)]
    names = [look.wrap(line.label, 96 if narrow else 150, lines=3) for line in shown]
    words = [ordinal(most), *(text for each in names for text in each)]
    signs = {year: sign_lines(sign) for year, sign in marks.items()}
    frame, height = _share_out(years, signs, most, width, max(look.text_width(text, bold=True) for text in words) + 3)
    picture = Box(MARGIN, 0, width - MARGIN, height)
    drawn = [place_line(line, each, frame, breaks) for line, each in zip(shown, names, strict=True)]
    room = room_of(drawn, frame, [frame.before(year) for year in signs], picture)
    ends = end_words(drawn, frame, room)
    rows = {**_scale_rows(frame), **_sign_rows(signs, frame)}
    periods = period_labels(years, frame.xs, frame.floor + 4, picture)
    rows["words"] += [text_row(label, box, picture) for label, box in periods]
    for key in _NAMES:
        rows |= {key: [], f"{key}_values": [], f"{key}_names": []}
    for key, size, line, (value, label) in zip(_NAMES, _sizes(frame), drawn, ends, strict=False):
        values = [*value, *point_words(line, drawn, frame, room, picture)]
        rows |= {key: line.rows(size), f"{key}_values": values, f"{key}_names": label}
    return Figure(name, title, subtitle, alt, source, filled(_specification(), rows, width, height), width, height)


def _refuse(lines: Sequence[HistoryLine], years: Sequence[str], marks: Mapping[int, str], most: int, name: str) -> None:
    if len(lines) > len(_NAMES):
        raise ValueError(f"The figure {name} has {len(lines)} lines; it can show two.")
    if any(len(line.places) != len(years) for line in lines) or not all(0 <= year < len(years) for year in marks):
        raise ValueError(f"The figure {name} has places or signs for other years than its own.")
    places = [place for line in lines for place in line.places if place is not None]
    if not places or not all(1 <= place <= most for place in places):
        raise ValueError(f"The figure {name} has no place to show, or one that is not one of 1 to {most}.")


def _share_out(
    years: Sequence[str], signs: Mapping[int, tuple[str, ...]], most: int, width: float, words: float
) -> tuple[Ladder, int]:
    """Find room for the signs above the lines and the years below them, and so the height of the picture."""
    shape = ladder(len(years), most, width=width, ceiling=0, floor=_HEIGHT, words=words)
    levels = sign_levels(signs, {year: shape.before(year) for year in signs})
    rows = max(levels.values()) + 1 if levels else 0
    above = MARGIN + rows * _sign_height(signs)
    below = max(len(lines) for lines in period_lines(years, shape.xs)) * look.LINE_HEIGHT + 6
    floor = above + _HEIGHT - below
    return ladder(len(years), most, width=width, ceiling=above, floor=floor, words=words), round(floor + below)


def _sign_height(signs: Mapping[int, tuple[str, ...]]) -> int:
    return max((len(lines) for lines in signs.values()), default=0) * look.LINE_HEIGHT + 2


def _scale_rows(frame: Ladder) -> dict[str, list[Row]]:
    ticks = [(ordinal(place), frame.y(place)) for place in frame.ticks()]
    return {
        "grid": [{"x": frame.left, "x2": frame.right, "y": y, "y2": y} for _, y in ticks],
        "words": [
            {"text": text, "x": frame.left - 5, "y": round(y - look.TEXT / 2, 1), "align": "right"} for text, y in ticks
        ],
    }


def _sign_rows(signs: Mapping[int, tuple[str, ...]], frame: Ladder) -> dict[str, list[Row]]:
    xs = {year: frame.before(year) for year in signs}
    height = _sign_height(signs)
    return {
        "changes": [{"x": x, "x2": x, "y": frame.ceiling, "y2": frame.floor} for x in xs.values()],
        "signs": [
            {
                "text": "\n".join(signs[year]),
                "x": xs[year],
                # Signs of one line stand as near to their line as those of several.
                "y": frame.ceiling - 2 - level * height - len(signs[year]) * look.LINE_HEIGHT,
                "align": "center",
            }
            for year, level in sign_levels(signs, xs).items()
        ],
    }


def _sizes(frame: Ladder) -> tuple[float, float]:
    """How large the circles of the first line and the squares of the second are: smaller where years are close."""
    close = len(frame.xs) > 1 and frame.xs[1] - frame.xs[0] < _CLOSE
    # A square looks out from under a circle where both lines have the same place.
    return (disc(7.5), square(8.5)) if close else (disc(9.5), square(10.5))


@cache
def _specification() -> Mapping[str, Any]:
    return empty_specification(
        [
            _rules("grid").mark_rule(color=look.GRID),
            _rules("changes").mark_rule(color=look.QUIET, strokeWidth=1),
            _lines("second").mark_line(color=look.SECOND, strokeWidth=look.STROKE, strokeDash=[6, 3]),
            _lines("first").mark_line(color=look.OWN, strokeWidth=look.STROKE),
            _points("second").mark_point(shape="square", opacity=1, fill=look.CARD, stroke=look.SECOND, strokeWidth=2),
            _points("first").mark_point(shape="circle", opacity=1, fill=look.OWN, stroke=look.OWN, strokeWidth=1),
            _words("words").mark_text(align=_ALIGN),
            _words("signs").mark_text(align=_ALIGN, fontWeight="bold"),
            _words("first_values").mark_text(align=_ALIGN, color=look.OWN, fontWeight="bold"),
            _words("second_values").mark_text(align=_ALIGN, color=look.SECOND, fontWeight="bold"),
            _words("first_names").mark_text(align=_ALIGN, color=look.OWN),
            _words("second_names").mark_text(align=_ALIGN, color=look.SECOND),
        ]
    )


_ALIGN: Final = alt.ExprRef("datum.align")


def _rules(name: str) -> alt.Chart:
    rules: alt.Chart = data(name).mark_rule().encode(*pixels("x", "y"), x2="x2", y2="y2")
    return rules


def _lines(name: str) -> alt.Chart:
    lines: alt.Chart = data(name).mark_line().encode(*pixels("x", "y"), detail="run:N", order="year:Q")
    return lines


def _points(name: str) -> alt.Chart:
    points: alt.Chart = data(name).mark_point().encode(*pixels("x", "y"), size=alt.Size("size:Q", scale=None))
    return points


def _words(name: str) -> alt.Chart:
    words: alt.Chart = data(name).mark_text().encode(*pixels("x", "y"), text="text:N")
    return words
