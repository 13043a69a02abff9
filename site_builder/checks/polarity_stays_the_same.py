"""An indicator keeps its polarity from edition to edition, or a note says why not."""

from __future__ import annotations

from collections.abc import Iterator

from site_builder.checks.check import Check, Fault
from site_builder.checks.figures import Row, rows_of, texts_by
from site_builder.model import Package
from site_builder.text.hidden_characters import echo

_OPPOSITE = {"high": "low", "low": "high"}


def polarities_that_turn_round(package: Package) -> Iterator[Fault]:
    """Find rows of reports and benchmarks whose polarity is the opposite of an earlier edition's, without a note."""
    reasons = {
        row.texts["indicator"]
        for row in rows_of(package, "matches", ("indicator", "how", "reason"))
        if "polarity" in row.texts["reason"]
        or "good" in row.texts["reason"]
        or row.texts["how"] == "changed definition"
    }
    for table, edition, order in (
        ("report_rows", "publication", "publications"),
        ("benchmark_rows", "benchmark", "benchmarks"),
    ):
        cut_offs = texts_by(package, order, edition, "cut_off")
        rows = [
            row
            for row in rows_of(package, table, (edition, "indicator", "polarity", "note"))
            if row.texts[edition] in cut_offs
        ]
        rows.sort(key=lambda row: (cut_offs[row.texts[edition]], row.line))
        yield from _turns(rows, edition, reasons if table == "report_rows" else set())


def _turns(rows: list[Row], edition: str, explained: set[str]) -> Iterator[Fault]:
    last: dict[str, Row] = {}
    for row in rows:
        indicator, polarity = row.texts["indicator"], row.texts["polarity"]
        if polarity not in _OPPOSITE:
            continue
        before = last.get(indicator)
        last[indicator] = row
        if before is None or before.texts["polarity"] == polarity or indicator in explained:
            continue
        if not row.texts["note"] and not before.texts["note"]:
            yield row.fault(
                "polarity",
                f"The polarity is {polarity} here and {_OPPOSITE[polarity]} in {echo(before.texts[edition])}, on line "
                f"{before.line}, and no note says why.",
                "Correct one of the two, or say in the note of the row why it turned round.",
            )


CHECK = Check(
    code="W437",
    title="A polarity stays the same",
    explanation="Where one edition counts more as good and the next one less, improvement turns into worsening, and "
    "places turn round. It does happen, when a council comes to want more reports of what was hidden; then the note of "
    "the row, or the reason of the match, says so.",
    remedy="Correct the polarity of one of the two editions; or say in the note of the newer row why it changed.",
    example_wrong="2022/23 polarity high, 2023/24 polarity low, no note",
    example_right="2023/24 polarity low, note: Fewer incidents count as good since this year.",
    rule=polarities_that_turn_round,
)
