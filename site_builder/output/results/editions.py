"""The editions of the model with their settings, their areas, and its themes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from site_builder.model import Amounts, Benchmarking, Indicator
from site_builder.output.results.table import (
    AREA,
    BENCHMARK,
    SCOPE,
    ResultTable,
    counted,
    day,
    number,
    plain,
    said,
    text,
    whole,
    yes_no,
)


def _editions(results: Benchmarking) -> Iterator[Sequence[str]]:
    for result in results.editions:
        benchmark, settings = result.benchmark, result.benchmark.settings
        yield (
            benchmark.benchmark,
            benchmark.title,
            benchmark.edition,
            benchmark.cut_off.isoformat(),
            benchmark.group.group,
            benchmark.group.title,
            counted(len(benchmark.areas)),
            benchmark.previous or "",
            counted(benchmark.seed),
            str(settings.min_area_share),
            str(settings.min_indicator_share),
            counted(settings.min_theme_indicators),
            counted(settings.older_after),
            counted(settings.not_ranked_after),
            _name(benchmark.funding),
            _period(result.funding),
            _name(benchmark.population),
            _period(result.residents),
            _name(benchmark.deprivation),
            said(results.model.invented),
        )


def _name(indicator: Indicator | None) -> str:
    return indicator.indicator if indicator else ""


def _period(amounts: Amounts | None) -> str:
    return amounts.period.text if amounts else ""


EDITIONS = ResultTable(
    name="editions",
    title="Editions",
    description="The editions of the benchmarking model, with the settings by which they were worked out.",
    rule="settings",
    page="method/ranking",
    key=("benchmark",),
    columns=(
        BENCHMARK,
        text("title", "Name of the edition."),
        text("edition", "The year that it stands for."),
        day("cut_off", "Last day that counts."),
        text("group", "The comparator group."),
        text("group_title", "What the group is."),
        whole("areas", "How many areas are compared: N."),
        text("previous", "The edition before it."),
        whole("seed", "Of the random draws."),
        text("min_area_share", "Share of the areas that must have a figure for an indicator to be ranked."),
        text("min_indicator_share", "Share of a theme's ranked indicators on which an area must have a figure."),
        whole("min_theme_indicators", "With fewer ranked indicators a theme has no places."),
        whole("older_after", "Months after which a figure is marked as older."),
        whole("not_ranked_after", "Months after which a figure is too old to be ranked."),
        text("funding", "The indicator of money for each resident."),
        text("funding_period", "Its period; empty where too few areas have a figure."),
        text("population", "The indicator of residents."),
        text("population_period", "Its period."),
        text("deprivation", "The indicator of need."),
        yes_no("invented", "Whether all figures are made up."),
    ),
    rows=_editions,
)


def _areas(results: Benchmarking) -> Iterator[Sequence[str]]:
    kept_back = results.model.kept_back
    for result in results.editions:
        for area in result.benchmark.areas:
            amounts = (result.funding, result.residents)
            shown = (each if each and each.indicator.indicator not in kept_back else None for each in amounts)
            values = (plain(each.values.get(area.area)) if each else "" for each in shown)
            yield result.benchmark.benchmark, area.area, area.name, area.type, *values


AREAS = ResultTable(
    name="areas",
    title="Areas",
    description="The areas that each edition compares: the members of its group on the cut-off day.",
    rule="group-members",
    page="method/ranking",
    key=("benchmark", "area"),
    columns=(
        BENCHMARK,
        AREA,
        text("name", "Name of the area."),
        text("type", "Kind of council."),
        number("funding", "Money for each resident, in the funding period."),
        number("residents", "Number of residents, in the population period."),
    ),
    rows=_areas,
    refers=(("editions", ("benchmark",)),),
)


def _themes(results: Benchmarking) -> Iterator[Sequence[str]]:
    for theme in results.model.themes:
        core = "" if theme.core is None else said(theme.core)
        yield theme.benchmark_theme, theme.title, theme.kind, counted(theme.order), core, _name(theme.spending)


SCOPES = ResultTable(
    name="scopes",
    title="Scopes",
    description="What averages are taken over: one theme, all core themes, or all indicators, each once.",
    rule="themes",
    page="method/ranking",
    key=("scope",),
    columns=(
        SCOPE,
        text("title", "Name of the theme."),
        text("kind", "overall, core or theme."),
        whole("order", "Order on pages."),
        yes_no("core", "Whether the theme counts for the core place."),
        text("spending", "The indicator of spending that it is set against."),
    ),
    rows=_themes,
)
