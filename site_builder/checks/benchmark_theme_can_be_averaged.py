"""A theme that a benchmark ranks is one subject, and says whether it is a core one."""

from __future__ import annotations

from collections.abc import Iterator

from site_builder.checks.check import Check, Fault
from site_builder.checks.figures import Row, rows_of
from site_builder.model import Package
from site_builder.text.hidden_characters import echo


def themes_that_cannot_be_averaged(package: Package) -> Iterator[Fault]:
    """Find themes of ranked indicators that are no theme or do not say if they are core, and doubles of the others."""
    themes = {row.texts["benchmark_theme"]: row for row in _themes(package)}
    if "benchmark_rows" in package.tables:
        yield from _doubles(list(themes.values()))
    told: set[str] = set()
    for row in rows_of(package, "benchmark_rows", ("benchmark_theme",)):
        name = row.texts["benchmark_theme"]
        theme = themes.get(name)
        if theme is None:  # reported as an unknown theme
            continue
        if theme.texts["kind"] in ("overall", "core"):
            problem = f"{echo(name)} is of the kind {echo(theme.texts['kind'])}, which takes in indicators by itself."
            yield row.fault("benchmark_theme", problem, "Name the theme that the indicator is about.")
        elif not theme.texts["core"] and name not in told:
            told.add(name)
            problem = f"The theme {echo(name)} does not say whether it is a function of the council."
            remedy = "Write yes if it counts for the core place, otherwise no."
            yield theme.fault("core", problem, remedy)


def _themes(package: Package) -> Iterator[Row]:
    return rows_of(package, "benchmark_themes", ("benchmark_theme", "kind", "core"))


def _doubles(themes: list[Row]) -> Iterator[Fault]:
    seen: dict[str, Row] = {}
    for row in themes:
        kind = row.texts["kind"]
        if kind in ("overall", "core"):
            first = seen.setdefault(kind, row)
            if first is not row:
                problem = f"There is another theme of the kind {echo(kind)} on line {first.line}."
                yield row.fault("kind", problem, "Keep one of the two; a single subject is of the kind theme.")


CHECK = Check(
    code="E415",
    title="A ranked theme can be averaged",
    explanation="Each ranked indicator counts in one theme, and overall. It counts for the core place too where its "
    "theme is a function of the council, so every ranked theme says yes or no in its column core. Overall and core "
    "take in indicators by themselves: no indicator is put into them, and there is one of each.",
    remedy="Fill in core with yes or no, and take out rows that put an indicator into overall or core. Keep one "
    "theme of each of these two.",
    example_wrong="benchmark_themes: waste,Waste,theme,3,, (core is empty)",
    example_right="benchmark_themes: waste,Waste,theme,3,,yes",
    rule=themes_that_cannot_be_averaged,
)
