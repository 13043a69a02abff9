"""The area of a publication is one of those that its benchmark compares."""

from __future__ import annotations

from collections.abc import Iterator

from site_builder.checks.check import Check, Fault
from site_builder.checks.figures import rows_of
from site_builder.checks.membership import is_member
from site_builder.model import Package
from site_builder.text.hidden_characters import echo


def publications_outside_their_benchmark(package: Package) -> Iterator[Fault]:
    """Find publications whose area is no member of the group of the benchmark that they name."""
    benchmarks = {
        row.texts["benchmark"]: row
        for row in rows_of(package, "benchmarks", ("benchmark", "cut_off", "group", "members_on"))
    }
    members = list(rows_of(package, "group_members", ("group", "area", "from", "to")))
    for row in rows_of(package, "publications", ("area", "benchmark")):
        benchmark = benchmarks.get(row.texts["benchmark"])
        if benchmark is None:  # none is named, or the check of references says that it is unknown
            continue
        day = benchmark.texts["members_on"] or benchmark.texts["cut_off"]
        group, area = benchmark.texts["group"], row.texts["area"]
        if not any(
            each.texts["group"] == group and each.texts["area"] == area and is_member(each, day) for each in members
        ):
            yield row.fault(
                "benchmark",
                f"{echo(area)} is not among the areas that {echo(row.texts['benchmark'])} compares: "
                f"the group {echo(group)} on {echo(day)}.",
                "Add the area to group_members, name another benchmark, or empty the cell.",
            )


CHECK = Check(
    code="E418",
    title="A publication is in its benchmark",
    explanation="A publication that names a benchmark shows the places of its own area in it. The area must be a "
    "member of the benchmark's group on the cut-off day.",
    remedy="Add the area to the group for that day, or name another benchmark, or leave the cell empty.",
    example_wrong="publications: area E10000018, benchmark unitaries-2024, whose group is of unitary councils",
    example_right="publications: area E10000018, benchmark counties-2024, whose group has the member E10000018",
    rule=publications_outside_their_benchmark,
)
