"""An edition reports something."""

from __future__ import annotations

from collections.abc import Iterator

from site_builder.checks.cells import tidy_column
from site_builder.checks.check import Check, Fault
from site_builder.checks.figures import rows_of
from site_builder.checks.meant_ids import meant_ids
from site_builder.model import Package
from site_builder.text.hidden_characters import echo


def publications_without_rows(package: Package) -> Iterator[Fault]:
    """Find publications that no row of report_rows belongs to."""
    rows = package.tables.get("report_rows")
    named = tidy_column(rows, "publication") if rows else None
    if rows is None or named is None:
        return  # reported as a missing table or column
    # An edition whose id is itself an error is missed by its rows for that reason only, and so is one of such rows.
    mistyped = meant_ids(package, "publications", "publication")
    meant = filter(None, meant_ids(package, "report_rows", "publication").values())
    reported = {*named.unique(), *rows.unread, *mistyped, *meant}
    for row in rows_of(package, "publications", ("publication",)):
        publication = row.texts["publication"]
        if publication and publication not in reported:
            yield row.fault(
                "publication",
                f"The publication {echo(publication)} has no rows in the table report_rows.",
                "Add the indicators that it reports, or delete the publication.",
            )


CHECK = Check(
    code="E405",
    title="A publication has rows",
    explanation="The table report_rows says which indicators an edition reports. An edition without any would be an "
    "empty site.",
    remedy="Add the edition's rows to report_rows, or delete the edition from publications.",
    example_wrong="publications: testshire-2024, and no such publication in report_rows",
    example_right="report_rows: testshire-2024,recycling,environment,1,high",
    rule=publications_without_rows,
)
