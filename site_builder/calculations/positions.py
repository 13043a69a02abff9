"""Published places put together: one table for the year that most is known of, and every place by year."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from site_builder.calculations.place import change_of_place
from site_builder.model import BenchmarkTheme, Position, PositionHistory, PositionLine, PositionTable


def position_table(positions: Sequence[Position]) -> PositionTable | None:
    """Put published places together.

    The table's year is the one in which most benchmark themes have a place, the latest of several.
    Where two documents state a place for the same year, the table shows the first one of the data
    that also tells the spending; all of them stand in the history. A change is told only from the
    year directly before.
    """
    if not positions:
        return None
    themes = {position.theme.benchmark_theme: position.theme for position in positions}
    placed = Counter(year for _, year in {(position.theme.benchmark_theme, position.year) for position in positions})
    year = max(placed, key=lambda each: (placed[each], each))
    before = next((each for each in placed if _follows(each, year)), None)
    histories = [_history(theme, positions) for theme in themes.values()]
    histories.sort(key=lambda history: (history.theme.order, history.theme.benchmark_theme))
    lines = [line for history in histories if (line := _line(history, year, before))]
    return PositionTable(year, before, tuple(lines), tuple(histories))


def _history(theme: BenchmarkTheme, positions: Sequence[Position]) -> PositionHistory:
    by_year: dict[str, list[Position]] = defaultdict(list)
    for position in positions:
        if position.theme == theme:
            by_year[position.year].append(position)
    years = tuple((year, tuple(by_year[year])) for year in sorted(by_year))
    return PositionHistory(theme, years, tuple((year, _fullest(stated)) for year, stated in years))


def _follows(before: str, year: str) -> bool:
    """Whether a year comes directly after another of the same form."""
    return len(before) == len(year) and int(year[:4]) - int(before[:4]) == 1


def _line(history: PositionHistory, year: str, before: str | None) -> PositionLine | None:
    shown = dict(history.shown)
    if year not in shown:
        return None
    position = shown[year]
    previous = shown.get(before or "")
    comparable = previous is not None and position.of is not None and previous.of == position.of
    return PositionLine(
        theme=history.theme,
        position=position,
        previous=previous,
        change=change_of_place(previous.place, position.place) if previous and comparable else None,
        history=history,
    )


def _fullest(stated: Sequence[Position]) -> Position:
    """Of several documents, the first that tells the spending, otherwise how many were ranked."""
    told = [position for position in stated if position.spend_rank is not None]
    told += [position for position in stated if position.of is not None]
    return [*told, *stated][0]
