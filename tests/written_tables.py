"""Reads the tables of the written pages, so that their worked examples can be run."""

import re
from decimal import Decimal
from pathlib import Path

import pytest

DOCS = Path(__file__).parent.parent / "docs"


def table(page: str, *columns: str) -> list[dict[str, str]]:
    """The one table of a page that has exactly these columns, as rows by column name."""
    found = []
    for block in re.findall(r"(?:^\|.*\|\n)+", (DOCS / page).read_text(encoding="utf-8"), flags=re.MULTILINE):
        head, _, *body = ([cell.strip() for cell in line.strip("|").split("|")] for line in block.splitlines())
        if tuple(head) == columns:
            found.append([dict(zip(head, line, strict=True)) for line in body])
    [rows] = found
    return rows


def examples(rows: list[dict[str, str]]) -> pytest.MarkDecorator:
    """Run a test on each row of a table."""
    return pytest.mark.parametrize("row", rows, ids=lambda row: " | ".join(row.values()))


def number(cell: str) -> Decimal:
    """A number as pages write it: −0.28; £1,160; +£329.9 million, in millions."""
    return Decimal(re.sub(r"[£,+ ]|million", "", cell).replace("−", "-"))
