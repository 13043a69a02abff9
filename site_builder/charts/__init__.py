"""Results -> charts: one file per chart, each with one function that makes a `Figure`.

A new chart is a new file here with a function `<file>_figure`, and a line in this list. `look` and
`figure` are what all charts share; `drawing/` works out where things stand.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from site_builder.charts.directions import directions_figure
from site_builder.charts.figure import Figure
from site_builder.charts.group_series import group_series_figure
from site_builder.charts.history import history_figure
from site_builder.charts.quadrant import quadrant_figure
from site_builder.charts.ranking import ranking_figure
from site_builder.charts.series import series_figure
from site_builder.charts.spread import spread_figure

CHARTS: Final[Mapping[str, Callable[..., Figure]]] = {
    "directions": directions_figure,
    "group_series": group_series_figure,
    "history": history_figure,
    "quadrant": quadrant_figure,
    "ranking": ranking_figure,
    "series": series_figure,
    "spread": spread_figure,
}
