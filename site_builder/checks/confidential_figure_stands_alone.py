"""Where a figure is confidential, nothing in its row gives it away."""

from __future__ import annotations

from collections.abc import Iterator

from site_builder.checks.cells import fault_at, tidy_column
from site_builder.checks.check import Check, Fault
from site_builder.model import CONFIDENTIAL, GIVE_IT_AWAY, Package


def figures_given_away(package: Package) -> Iterator[Fault]:
    """Find filled limits and numerators beside confidential figures. What stands there is not repeated."""
    table = package.tables.get("observations")
    values = tidy_column(table, "value") if table else None
    if table is None or values is None:
        return
    marked = values.index[(values == CONFIDENTIAL).to_numpy()]
    for name in GIVE_IT_AWAY:
        column = tidy_column(table, name)
        if column is None or marked.empty:
            continue
        beside = column.loc[marked]
        for line in beside.index[(beside != "").to_numpy()]:
            problem = f'The figure is marked {CONFIDENTIAL}, confidential, and its "{name}" is given.'
            remedy = "Empty the cell too" + (", and the denominator." if name == "numerator" else ".")
            yield fault_at(table, problem, remedy, line=int(line), column=name)


CHECK = Check(
    code="E419",
    title="A confidential figure stands alone",
    explanation="The mark [c] keeps a figure from the public. A numerator or a limit in the same row says it, or "
    "nearly, and every download holds the row. So it is an error, which no review can excuse.",
    remedy="Empty both limits of the row, its numerator and its denominator.",
    example_wrong="value [c], lower 44.1, upper 44.9, numerator 3",
    example_right="value [c], lower, upper and numerator empty",
    rule=figures_given_away,
)
