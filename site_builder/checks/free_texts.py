"""The columns in which people write sentences."""

from __future__ import annotations

from site_builder.checks.fields import Field

WITH_REFERENCES = {("sums_checked", "found"), ("sums_checked", "why")}
"""Columns in which a figure is drawn from the data by {{ }}."""


def is_free_text(field: Field) -> bool:
    """Whether a column holds words, not one of some words and nothing of a fixed form."""
    return field.type == "string" and not field.enum and field.pattern is None
