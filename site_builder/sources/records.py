"""One row of a checked table -> one typed record, with None for empty cells."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from site_builder.model import Area, BenchmarkTheme, Comment, Group, Indicator, Outcome, Source, Target, Theme, Unit

Cells = dict[str, Any]


def read_yes(cell: str | None) -> bool | None:
    """Read yes or no."""
    return None if cell is None else cell == "yes"


def read_decimal(cell: str | None) -> Decimal | None:
    """Read an exact number."""
    return None if cell is None else Decimal(cell)


def read_whole(cell: str | None) -> int | None:
    """Read a whole number."""
    return None if cell is None else int(cell)


def read_day(cell: str | None) -> date | None:
    """Read a day."""
    return None if cell is None else date.fromisoformat(cell)


def read_area(cells: Cells) -> Area:
    """Read a row of areas."""
    return Area(cells["area"], cells["slug"], cells["name"], cells.get("council"), cells["type"])


def read_group(cells: Cells) -> Group:
    """Read a row of groups."""
    return Group(cells["group"], cells["title"], cells["short_title"], cells.get("note"), cells.get("part_of"))


def read_outcome(cells: Cells) -> Outcome:
    """Read a row of outcomes."""
    return Outcome(cells["outcome"], cells["title"], int(cells["order"]))


def read_theme(cells: Cells, outcomes: Mapping[str, Outcome]) -> Theme:
    """Read a row of themes."""
    return Theme(
        theme=cells["theme"],
        title=cells["title"],
        outcome=outcomes[cells["outcome"]],
        order=int(cells["order"]),
        in_headline=cells["in_headline"] == "yes",
        summary=cells.get("summary"),
        replaced_by=cells.get("replaced_by"),
    )


def read_unit(cells: Cells) -> Unit:
    """Read a row of units."""
    return Unit(cells["unit"], cells["kind"], cells.get("prefix") or "", cells.get("suffix") or "", cells["title"])


def read_source(cells: Cells) -> Source:
    """Read a row of sources."""
    return Source(
        source=cells["source"],
        title=cells["title"],
        publisher=cells["publisher"],
        url=cells.get("url"),
        licence=cells["licence"],
        redistribute=cells["redistribute"] == "yes",
        note=cells.get("note"),
    )


def read_target(cells: Cells) -> Target:
    """Read a row of targets."""
    return Target(
        kind=cells["kind"],
        value=read_decimal(cells.get("value")),
        low=read_decimal(cells.get("low")),
        high=read_decimal(cells.get("high")),
        period=cells.get("period"),
        text=cells.get("text"),
    )


def read_comment(cells: Cells) -> Comment:
    """Read a row of comments."""
    return Comment(cells["text"], cells["author"], read_day(cells.get("date")))


def read_benchmark_theme(cells: Cells, indicators: Mapping[str, Indicator]) -> BenchmarkTheme:
    """Read a row of benchmark themes."""
    return BenchmarkTheme(
        benchmark_theme=cells["benchmark_theme"],
        title=cells["title"],
        kind=cells["kind"],
        order=int(cells["order"]),
        note=cells.get("note"),
        core=read_yes(cells.get("core")),
        spending=indicators.get(cells.get("spending") or ""),
    )
