"""What sort of unit the figures of an indicator have."""

from __future__ import annotations

from site_builder.checks.figures import rows_of
from site_builder.model import Package


def unit_kinds(package: Package) -> dict[str, str]:
    """percent, money or number by indicator; without those whose unit is not known."""
    kinds = {row.texts["unit"]: row.texts["kind"] for row in rows_of(package, "units", ("unit", "kind"))}
    return {
        row.texts["indicator"]: kinds[row.texts["unit"]]
        for row in rows_of(package, "indicators", ("indicator", "unit"))
        if row.texts["unit"] in kinds
    }
