"""An edition of a benchmarking model has indicators, and areas to compare."""

from __future__ import annotations

from collections.abc import Iterator

from site_builder.checks.cells import tidy_column
from site_builder.checks.check import Check, Fault
from site_builder.checks.figures import rows_of
from site_builder.checks.membership import members_on
from site_builder.model import Package
from site_builder.text.hidden_characters import echo

FEWEST_AREAS = 2


def benchmarks_of_nothing(package: Package) -> Iterator[Fault]:
    """Find editions without an indicator, or with a group that has no areas to compare on the cut-off day."""
    ranked = package.tables.get("benchmark_rows")
    named = tidy_column(ranked, "benchmark") if ranked else None
    with_rows = {*named.unique(), *ranked.unread} if ranked is not None and named is not None else set()
    members = list(rows_of(package, "group_members", ("group", "area", "from", "to")))
    for row in rows_of(package, "benchmarks", ("benchmark", "cut_off", "group", "members_on")):
        name = row.texts["benchmark"]
        if name and name not in with_rows:
            problem = f"The benchmark {echo(name)} has no rows in the table benchmark_rows."
            yield row.fault("benchmark", problem, "Add the indicators that it ranks, or delete it.")
        day = row.texts["members_on"] or row.texts["cut_off"]
        count = members_on(day, members)[row.texts["group"]]
        if count < FEWEST_AREAS:
            problem = f"The group {echo(row.texts['group'])} has {count or 'no'} member on {echo(day)}."
            if count == 0:
                problem = problem.replace("member", "members")
            yield row.fault("group", problem, "Add its areas to group_members, or correct their dates or the cut_off.")


CHECK = Check(
    code="E416",
    title="A benchmark has something to rank",
    explanation="An edition of a benchmarking model ranks the indicators that benchmark_rows lists for it, over the "
    "areas that belong to its group on the cut-off day, or on the day members_on. It needs at least one "
    "indicator and two areas.",
    remedy="Add the indicators to benchmark_rows and the areas to group_members, or correct the dates of the "
    "members or the cut_off.",
    example_wrong="benchmarks: counties-2024, cut_off 2024-12-31; all members of the group have the to 2023-03-31",
    example_right="benchmarks: counties-2024, cut_off 2024-12-31; 32 members have no to, or a later one",
    rule=benchmarks_of_nothing,
)
