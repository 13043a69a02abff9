"""What sort of unit the figures of an indicator have."""

from __future__ import annotations

from site_builder.checks.figures import rows_of, texts_by
from site_builder.model import Package


def unit_kinds(package: Package) -> dict[str, str]:
    """percent, money or number by indicator; without those whose unit is not known."""
    kinds = texts_by(package, "units", "unit", "kind")
    return {
        row.texts["indicator"]: kinds[row.texts["unit"]]
        for row in rows_of(package, "indicators", ("indicator", "unit"))
        if row.texts["unit"] in kinds
    }
