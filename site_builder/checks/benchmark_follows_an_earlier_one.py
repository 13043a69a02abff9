"""The edition before an edition of a benchmarking model is an earlier one."""

from __future__ import annotations

from collections.abc import Iterator

from site_builder.checks.check import Check, Fault
from site_builder.checks.figures import rows_of
from site_builder.model import Package
from site_builder.text.hidden_characters import echo


def later_benchmarks_before(package: Package) -> Iterator[Fault]:
    """Find editions whose previous one has a cut-off that is not earlier."""
    rows = list(rows_of(package, "benchmarks", ("benchmark", "cut_off", "previous")))
    known = {row.texts["benchmark"]: row for row in rows}
    for row in rows:
        before = known.get(row.texts["previous"])
        if before and before.texts["cut_off"] >= row.texts["cut_off"]:
            name, day = echo(row.texts["previous"]), echo(before.texts["cut_off"])
            yield row.fault(
                "previous",
                f"The cut-off of {name} is {day}, which is not earlier.",
                "Name the edition before this one, correct the cut_off, or empty the cell.",
            )


CHECK = Check(
    code="E414",
    title="The benchmark before is an earlier one",
    explanation="A change of place is told from the edition that a benchmark names as the one before it. "
    "That one must have an earlier cut-off.",
    remedy="Name an earlier edition in the column previous, or leave the cell empty if there is none.",
    example_wrong="cut_off 2024-12-31, previous: an edition with the cut_off 2025-12-31",
    example_right="cut_off 2024-12-31, previous: an edition with the cut_off 2023-12-31",
    rule=later_benchmarks_before,
)
