"""An indicator that an edition reports has figures for the edition's area."""

from __future__ import annotations

from collections.abc import Iterator

from site_builder.checks.cells import tidy_column
from site_builder.checks.check import Check, Fault
from site_builder.checks.figures import rows_of
from site_builder.checks.meant_ids import meant_ids
from site_builder.model import Package
from site_builder.text.hidden_characters import echo


def rows_without_figures(package: Package) -> Iterator[Fault]:
    """Find rows of a report whose indicator has no observation for the publication's area."""
    table = package.tables.get("observations")
    indicators, areas = (tidy_column(table, name) if table else None for name in ("indicator", "area"))
    if table is None or indicators is None or areas is None or table.frame.empty:
        return  # reported as a missing table or column, or as a table without rows
    observed = set(zip(indicators.tolist(), areas.tolist(), strict=True))
    # An id that is itself an error, here or of a figure, is mended there.
    mistyped = {*meant_ids(package, "report_rows", "indicator"), *meant_ids(package, "indicators", "indicator")}
    unread = {*table.unread, *mistyped}
    area_of = {
        row.texts["publication"]: row.texts["area"] for row in rows_of(package, "publications", ("publication", "area"))
    }
    known = {row.texts["indicator"] for row in rows_of(package, "indicators", ("indicator",))} - unread
    for row in rows_of(package, "report_rows", ("publication", "indicator")):
        indicator, area = row.texts["indicator"], area_of.get(row.texts["publication"])
        # An indicator that is not known at all is reported by the check of references.
        if indicator in known and area and (indicator, area) not in observed:
            yield row.fault(
                "indicator",
                f"{echo(indicator)} is reported, but has no figure for {echo(area)}.",
                "Add its figures to observations; or one row with [x] and a note that says why there is none.",
            )


CHECK = Check(
    code="W406",
    title="A reported indicator has a figure",
    explanation="Each indicator of a report should have at least one observation for the report's own area. Its page "
    "would say that there is no figure, without a reason.",
    remedy="Add the figure to observations. If there is none, add a row with the mark that says why, such as [x] "
    "not available.",
    example_wrong="report_rows names recycling, observations does not",
    example_right="observations: recycling,E10000099,2023/24,2024,[x]",
    rule=rows_without_figures,
)
