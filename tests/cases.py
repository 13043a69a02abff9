"""Reads the expected results that calculations are tested against."""

import csv
from pathlib import Path

VECTORS = Path(__file__).parent / "vectors"


def read_cases(name: str) -> list[dict[str, str]]:
    """The rows of one file of vectors, text as written."""
    with (VECTORS / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
