"""An area's figures over time beside those of its group: its median and its middle half."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from site_builder.charts.figure import Figure
from site_builder.charts.series import Point, series_figure


@dataclass(frozen=True)
class GroupPoint:
    """An area's figure of one period, and the median and quartiles of its group.

    Attributes:
        label: the period, as readers know it.
        value: the figure; None where there is none.
        text: the figure in words.
        median, low, high: the group's median, lower and upper quartile.
        provisional: drawn hollow.
        break_before: cannot be compared with the figure before it.
    """

    label: str
    value: float | None
    text: str
    median: float | None
    low: float | None
    high: float | None
    provisional: bool = False
    break_before: bool = False


def group_series_figure(
    points: Sequence[GroupPoint],
    *,
    own_label: str,
    group_label: str,
    unit: str,
    name: str,
    title: str,
    subtitle: str,
    alt: str,
    source: str,
) -> Figure:
    """Draw an area's series beside its group's.

    Args:
        group_label: label of the median's line, whole: median of counties.

    Raises:
        ValueError: no figure at all.
    """
    own = [Point(p.label, p.value, p.text, p.provisional, p.break_before) for p in points]
    return series_figure(own, unit=unit, name=name, title=title, subtitle=subtitle, alt=alt, source=source)
