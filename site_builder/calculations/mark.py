"""Marks: what needs attention and what is strong, by one rule for all."""

from __future__ import annotations

from site_builder.model import Direction, Mark, TargetVerdict


def mark_row(direction: Direction, verdict: TargetVerdict, quartile: str | None) -> tuple[Mark | None, tuple[str, ...]]:
    """Mark a row for attention or as strong, with the reasons in words.

    Attention: the bottom quarter; or the target missed and no improvement shown.
    Strong: the top quarter, not worse and the target not missed; or the target met, an improvement,
    and not in the lower half. A band such as "first or second quarter" is neither top nor bottom.

    Args:
        direction: as shown, so that the mark agrees with what stands beside it.
        verdict: of the target.
        quartile: recorded quarter or band.

    Method: docs/method/marks.md
    """
    missed = verdict == "missed"
    met = verdict in ("met", "better than range")

    attention = []
    if quartile == "4":
        attention.append("in the bottom quarter")
    if missed and direction != "improved":
        attention.append("target missed and no improvement shown")
    if attention:
        return "attention", tuple(attention)

    strong = []
    if quartile == "1" and direction != "worse" and not missed:
        strong.append("in the top quarter")
    if met and direction == "improved" and quartile not in ("3", "4", "3-4"):
        strong.append("target met and improved")
    return ("strong", tuple(strong)) if strong else (None, ())
