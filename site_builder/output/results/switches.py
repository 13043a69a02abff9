"""Places and quarters under each setting of each switch."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from site_builder.model import Benchmarking, BenchmarkResult, Switches
from site_builder.output.results.table import AREA, BENCHMARK, SCOPE, ResultTable, counted, said, text, whole, yes_no


def _editions(results: Benchmarking) -> Iterator[tuple[BenchmarkResult, Switches]]:
    for result in results.editions:
        switches = results.switches.get(result.benchmark.benchmark)
        if switches:
            yield result, switches


def _places(results: Benchmarking) -> Iterator[Sequence[str]]:
    for result, switches in _editions(results):
        for each in result.scopes:
            for setting in switches.settings:
                positions = setting.positions.get(each.scope, {})
                for area, place in positions.items():
                    yield (
                        result.benchmark.benchmark,
                        each.theme.benchmark_theme,
                        area,
                        setting.switch,
                        setting.setting,
                        said(setting.ours),
                        counted(place),
                        counted(len(positions)),
                    )


SWITCHES = ResultTable(
    name="switches",
    title="Places had somebody chosen otherwise",
    description="The place of each placed area under each setting of each switch, all other switches being ours; for "
    "the newest edition and each that a report names.",
    rule="one-switch-at-a-time",
    page="method/ranges",
    key=("benchmark", "scope", "area", "switch", "setting"),
    columns=(
        BENCHMARK,
        SCOPE,
        AREA,
        text("switch", "What is chosen: comparators, ties, weights or averages.", required=True),
        text("setting", "How; of comparators the group, or the kind of council.", required=True),
        yes_no("ours", "Whether the site's own places are worked out so."),
        whole("position", "The place, 1 is best."),
        whole("out_of", "How many areas are placed."),
    ),
    rows=_places,
    refers=(("positions", ("benchmark", "scope", "area")),),
)


def _quarters(results: Benchmarking) -> Iterator[Sequence[str]]:
    for result, switches in _editions(results):
        for rule in switches.quarters:
            for area, counts in rule.counts.items():
                yield (
                    result.benchmark.benchmark,
                    area,
                    rule.rule,
                    said(rule.ours),
                    counted(counts.first),
                    counted(counts.second),
                    counted(counts.third),
                    counted(counts.fourth),
                    counted(counts.none),
                    counted(len(result.indicators)),
                    counted(len(rule.moved[area])),
                )


QUARTILE_RULES = ResultTable(
    name="quartile_rules",
    title="Quarters by other rules",
    description="How many indicators of each area stand in each quarter by each of three rules.",
    rule="three-quartile-rules",
    page="method/ranges",
    key=("benchmark", "area", "quartile_rule"),
    columns=(
        BENCHMARK,
        AREA,
        text("quartile_rule", "rounded up, from the last, or cut points.", required=True),
        yes_no("ours", "Whether the site's own quarters are cut so."),
        whole("q1", "Indicators in the top quarter."),
        whole("q2", "In the second."),
        whole("q3", "In the third."),
        whole("q4", "In the bottom quarter."),
        whole("not_in_a_quarter", "Without a quarter."),
        whole("indicators", "All indicators; the five add up to it."),
        whole("in_another_quarter", "How many stand in another quarter than by our rule."),
    ),
    rows=_quarters,
    refers=(("areas", ("benchmark", "area")),),
)
