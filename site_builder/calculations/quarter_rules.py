"""The quarters of all areas by three rules: ours, one that counts from the other end, and cut points of the figures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence

from site_builder.model import IndicatorRanking, QuarterRule, QuarterRuleName, QuartileCounts, quartile_of

Quarters = Mapping[str, int | None]


def work_out_quarter_rules(rankings: Sequence[IndicatorRanking]) -> tuple[QuarterRule, ...]:
    """Count by each rule in which quarter the indicators of each area stand, and say which move; ours comes first.

    Args:
        rankings: all indicators of an edition, ranked or not, over one group of areas.

    Method: docs/method/ranges.md
    """
    areas = rankings[0].panel.areas if rankings else ()
    ours = [_by_place(each, quartile_of) for each in rankings]
    others: dict[QuarterRuleName, list[Quarters]] = {
        "from the last": [_by_place(each, quarter_from_the_last) for each in rankings],
        "cut points": [by_cut_points(each) for each in rankings],
    }
    return (
        QuarterRule("rounded up", True, _counts(areas, ours), {area: {} for area in areas}),
        *(
            QuarterRule(name, False, _counts(areas, found), _moved(areas, rankings, ours, found))
            for name, found in others.items()
        ),
    )


def quarter_from_the_last(place: int, of: int) -> int | None:
    """The quarter of a place, cut so that areas over go to the upper quarters; none under four areas.

    This is `phe_quantile` of PHEindicatormethods, floor((k + 1) - ceiling(((n + 1) - rank) / (n / k))), with k = 4.

    Method: docs/method/ranges.md
    """
    return None if of < 4 else 5 + -4 * (of + 1 - place) // of


def by_cut_points(ranking: IndicatorRanking) -> dict[str, int | None]:
    """The quarter of each area by three cut points of the figures, read between neighbours (type 7 of R).

    A figure on a cut point counts with the lower figures. That is told without working the cut out: it
    lies at the figure below it, or above this and under the next.

    Method: docs/method/ranges.md
    """
    panel = ranking.panel
    codes = sorted(code for area, code in zip(panel.areas, panel.codes, strict=True) if code is not None)
    if not ranking.ranked or len(codes) < 4:
        return dict.fromkeys(ranking.figures)
    cuts = [codes[quarter * (len(codes) - 1) // 4] for quarter in (1, 2, 3)]
    low_is_good = panel.indicator.polarity == "low"
    quarters = {}
    for code in set(codes):
        above = sum(code > cut for cut in cuts)
        quarters[code] = above + 1 if low_is_good else 4 - above
    return {area: quarters[code] for area, code in zip(panel.areas, panel.codes, strict=True) if code is not None}


def _by_place(ranking: IndicatorRanking, rule: Callable[[int, int], int | None]) -> dict[str, int | None]:
    return {area: rule(figure.place.first, figure.place.of) for area, figure in ranking.figures.items()}


def _counts(areas: Sequence[str], found: Sequence[Quarters]) -> dict[str, QuartileCounts]:
    counts: dict[str, Counter[int | None]] = {area: Counter() for area in areas}
    for quarters in found:
        for area in areas:
            counts[area][quarters.get(area)] += 1
    return {area: QuartileCounts(each[1], each[2], each[3], each[4], none=each[None]) for area, each in counts.items()}


def _moved(
    areas: Sequence[str], rankings: Sequence[IndicatorRanking], ours: Sequence[Quarters], found: Sequence[Quarters]
) -> dict[str, dict[str, int]]:
    moved: dict[str, dict[str, int]] = {area: {} for area in areas}
    for ranking, own, others in zip(rankings, ours, found, strict=True):
        for area, quarter in others.items():
            if quarter is not None and quarter != own[area]:
                moved[area][ranking.panel.indicator.indicator] = quarter
    return moved
