"""The two things that layers of all charts are made of: named data, and places in pixels."""

from __future__ import annotations

import altair as alt


def data(name: str) -> alt.Chart:
    """Begin a layer that draws the rows of this name; the rows are put in later."""
    return alt.Chart(alt.NamedData(name=name))


def pixels(x: str, y: str) -> tuple[alt.X, alt.Y]:
    """Place marks by columns that hold pixels, from the top left corner."""
    return alt.X(x, type="quantitative", scale=None, axis=None), alt.Y(y, type="quantitative", scale=None, axis=None)
