"""The key above a chart: symbols with their words, in as many lines as they need."""

from __future__ import annotations

from collections.abc import Sequence

from site_builder.charts import look


def key_places(
    words: Sequence[str], left: float, right: float, *, symbol: float, gap: float, line: float
) -> list[tuple[float, float]]:
    """Say where each entry of a key begins.

    Args:
        words: of each entry.
        left: where each line of the key begins.
        right: where it ends.
        symbol: room before the words.
        gap: room between two entries.
        line: height of a line.

    Returns:
        (x, top) of each entry; the first stands at (left, left).
    """
    places = []
    x, y = left, left
    for text in words:
        needed = symbol + look.text_width(text)
        if x > left and x + needed > right:
            x, y = left, y + line
        places.append((x, y))
        x += needed + gap
    return places
