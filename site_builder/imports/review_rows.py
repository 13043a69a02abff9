"""Rows for the table of reviews in a mapping: how a person says there that a warning is right as it stands."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from site_builder.checks.figures import rows_of
from site_builder.checks.reviews import can_be_reviewed, key_of
from site_builder.finding import Finding
from site_builder.imports.drafts.yaml_text import keyed
from site_builder.imports.read_mapping import DECIDE
from site_builder.model import Package

WHY = f"{DECIDE} why it is right as it stands"
"""Stands for the reason, which the import asks for until it is there."""


def review_rows(package: Package, findings: Iterable[Finding]) -> tuple[str, ...]:
    """Word a review for each warning and notice that one can be about, as YAML on a line.

    Args:
        package: the one that was made, as it was read.
        findings: what the checks found in it.

    Returns:
        The rows, each once, numbered on from the reviews that the package has.
    """
    last = Counter[str]()
    for row in rows_of(package, "reviews", ("check", "order")):
        order = row.texts["order"]
        if order.isascii() and order.isdigit():
            last[row.texts["check"]] = max(last[row.texts["check"]], int(order))
    about = dict.fromkeys(
        (finding.code, tuple(key_of(package, finding).items())) for finding in findings if can_be_reviewed(finding)
    )
    rows = []
    for code, key in about:
        if not key:
            continue
        last[code] += 1
        rows.append(keyed({"check": code, "order": str(last[code]), **dict(key), "reason": WHY}))
    return tuple(rows)
