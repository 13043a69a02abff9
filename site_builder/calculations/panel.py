"""The figures of one indicator over a group of areas, as whole numbers that keep order and ties."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from site_builder.model import BenchmarkIndicator, Panel


def make_panel(indicator: BenchmarkIndicator, group: Sequence[str], values: Mapping[str, Decimal | None]) -> Panel:
    """Put the figures of one indicator and one period beside each other.

    Two figures are equal when their decimals are: 47.5 and 47.50. Nothing is rounded.

    Args:
        indicator: what is reported.
        group: codes of all areas that are compared, the own one included, each once.
        values: by area code, of one period. An area that is not in the group is left out; one of
            the group that is missing here, or None, has no figure.

    Returns:
        The whole group in its order, with figures and their whole numbers.

    Raises:
        ValueError: an area stands twice in the group, or a figure is not a finite number.

    Method: docs/method/ranking.md
    """
    if len(set(group)) != len(group):
        raise ValueError(f"An area stands twice in the group that {indicator.indicator} is compared in.")
    ordered = tuple(values.get(area) for area in group)
    known = [value for value in ordered if value is not None]
    if not all(value.is_finite() for value in known):
        raise ValueError(f"{indicator.indicator} has a figure that is not a finite number.")
    return Panel(indicator, tuple(group), ordered, _codes(ordered))


def _codes(values: Sequence[Decimal | None]) -> tuple[int | None, ...]:
    known = sorted((value, index) for index, value in enumerate(values) if value is not None)
    codes: list[int | None] = [None] * len(values)
    code = -1
    previous: Decimal | None = None
    # Neighbours are compared instead of hashed: comparing decimals is exact and much faster.
    for value, index in known:
        if previous is None or value != previous:
            code += 1
        codes[index] = code
        previous = value
    return tuple(codes)
