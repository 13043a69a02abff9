"""Where neither direction is good, nothing is marked as good or bad."""

from __future__ import annotations

from collections.abc import Iterator

from site_builder.checks.check import Check, Fault
from site_builder.checks.recorded_direction_fits import explains
from site_builder.checks.reported import texts_of
from site_builder.model import Package
from site_builder.text.hidden_characters import echo

_JUDGEMENTS = ("improved", "worse", "attention", "strong")


def judgements_without_a_polarity(package: Package) -> Iterator[Fault]:
    """Find marks, and directions that say improved or worse, of rows whose polarity is none."""
    for row, reported in texts_of(package, "assessments", ("kind", "value", "basis", "reason")):
        if reported.polarity != "none" or row.texts["value"] not in _JUDGEMENTS:
            continue
        if not explains(row.texts["basis"], row.texts["reason"]):
            yield row.fault(
                "value",
                f"{echo(row.texts['value'])} says good or bad, but the row's polarity is none.",
                "Set the polarity to high or low in report_rows; or say in the reason why it is judged all the same.",
            )


CHECK = Check(
    code="W435",
    title="A judgement needs a polarity",
    explanation="The polarity none says that neither more nor less is good. A mark, or a direction that says improved "
    "or worse, then has nothing to stand on, and the program cannot work one out beside it. An officer's decision is "
    "left alone, and so is a reason that says why it is judged all the same.",
    remedy="Write the polarity that the judgement is made by; or delete the judgement.",
    example_wrong="polarity none; direction improved, reason: Printed in the report.",
    example_right="polarity low; direction improved",
    rule=judgements_without_a_polarity,
)
