"""The edition before an edition is an earlier one of the same area."""

from __future__ import annotations

from collections.abc import Iterator

from site_builder.checks.check import Check, Fault
from site_builder.checks.figures import rows_of
from site_builder.model import Package
from site_builder.text.hidden_characters import echo


def wrong_previous_editions(package: Package) -> Iterator[Fault]:
    """Find publications whose previous one is of another area, or is not earlier."""
    rows = list(rows_of(package, "publications", ("publication", "area", "edition", "previous")))
    known = {row.texts["publication"]: row for row in rows}
    for row in rows:
        before = known.get(row.texts["previous"])
        if before is None:  # none is named, or the check of references says that it is unknown
            continue
        problem = ""
        if before.texts["area"] != row.texts["area"]:
            problem = f"{echo(row.texts['previous'])} is an edition of another area."
        elif before.texts["edition"] >= row.texts["edition"]:
            problem = f"{echo(row.texts['previous'])} is for {echo(before.texts['edition'])}, which is not earlier."
        if problem:
            yield row.fault("previous", problem, "Name the edition before this one, or empty the cell.")


CHECK = Check(
    code="E307",
    title="The previous edition is earlier, and of the same area",
    explanation="An edition is compared with the one that it names as the one before it: which indicators are new, "
    "gone or moved. That must be an earlier edition of the same area.",
    remedy="Name an earlier edition of the same area in the column previous, or leave the cell empty if there is none.",
    example_wrong="edition 2023/24, previous: the edition 2024/25",
    example_right="edition 2023/24, previous: the edition 2022/23",
    rule=wrong_previous_editions,
)
