"""Which indicators of an area stand in the bottom quarter by their place, and which moved out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from site_builder.model import BottomLine, BottomListing, Direction, IndicatorRanking

BOTTOM = 4


def list_bottom_quarter(
    area: str,
    current: Sequence[IndicatorRanking],
    previous: Sequence[IndicatorRanking] | None = None,
    directions: Mapping[str, Direction] | None = None,
) -> tuple[BottomLine, ...]:
    """List what is in the bottom quarter, and what was in it and is no longer.

    Leaving it can mean that the figure got better, or that others fell back, so the two are told
    apart. An indicator whose polarity was turned is not followed from one edition to the next.

    Args:
        area: whose indicators.
        current: all indicators of the edition, ranked or not.
        previous: the same of the edition before; None where there is none.
        directions: by indicator, from the figure before to the one now.

    Returns:
        In the order of `current`, then what only stood in `previous`.

    Method: docs/method/ranking.md
    """
    by_id = {each.panel.indicator.indicator: each for each in current}
    by_id_before = {each.panel.indicator.indicator: each for each in previous or ()}
    lines = []
    for indicator in {**by_id, **by_id_before}:
        direction = (directions or {}).get(indicator, "not determinable")
        listing = _listing(area, by_id.get(indicator), by_id_before.get(indicator), previous is None, direction)
        if listing:
            lines.append(BottomLine(indicator, listing))
    return tuple(lines)


def _listing(
    area: str,
    current: IndicatorRanking | None,
    previous: IndicatorRanking | None,
    first_edition: bool,
    direction: Direction,
) -> BottomListing | None:
    quartile, was_bottom = _quartile(area, current), _quartile(area, previous) == BOTTOM
    turned = bool(current and previous and current.panel.indicator.polarity != previous.panel.indicator.polarity)
    if quartile == BOTTOM:
        if first_edition:
            return "bottom quarter"
        if turned:
            return "bottom quarter (polarity changed)"
        return "bottom quarter (also last year)" if was_bottom else "bottom quarter (new)"
    if not was_bottom:
        return None
    if quartile is None:
        return "no longer ranked"
    if turned:
        return "moved out (polarity changed)"
    return "moved out and figure improved" if direction == "improved" else "moved out, figure not improved"


def _quartile(area: str, ranking: IndicatorRanking | None) -> int | None:
    figure = ranking.figures.get(area) if ranking else None
    return figure.quartile if figure else None
