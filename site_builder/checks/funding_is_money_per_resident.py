"""A funding comparison compares money, among areas of which the own one is one."""

from __future__ import annotations

from collections.abc import Iterator

from site_builder.checks.check import Check, Fault
from site_builder.checks.figures import rows_of, texts_by
from site_builder.model import Package
from site_builder.text.hidden_characters import echo


def comparisons_of_other_things(package: Package) -> Iterator[Fault]:
    """Find comparisons whose amount is no money, whose population is no number, or whose own area is not compared."""
    kinds = texts_by(package, "units", "unit", "kind")
    units = texts_by(package, "indicators", "indicator", "unit")
    areas = texts_by(package, "publications", "publication", "area")
    members = {(row.texts["group"], row.texts["area"]) for row in rows_of(package, "group_members", ("group", "area"))}
    for row in rows_of(package, "funding_comparisons", ("publication", "indicator", "group", "population")):
        for column, wanted in (("indicator", "money"), ("population", "number")):
            kind = kinds.get(units.get(row.texts[column], ""))
            if kind and kind != wanted:
                problem = f"{echo(row.texts[column])} is counted in a unit of kind {kind}, not {wanted}."
                yield row.fault(column, problem, "Name another indicator, or correct its unit.")
        area = areas.get(row.texts["publication"])
        if area and members and (row.texts["group"], area) not in members:
            problem = f"The area {echo(area)} is no member of the group, so nothing can be compared with it."
            yield row.fault("group", problem, "Add it to group_members, or name another group.")


CHECK = Check(
    code="E413",
    title="A funding comparison compares money for each resident",
    explanation="The amount of a funding comparison is an indicator whose unit is money; the number of residents is a "
    "plain number. The area of the publication is a member of the group: the others are compared with it.",
    remedy="Name an indicator whose unit is money, or correct the unit. Add the area to group_members, or name "
    "another group.",
    example_wrong="indicator: recycling, in per cent",
    example_right="indicator: core-spending-power, in pounds",
    rule=comparisons_of_other_things,
)
