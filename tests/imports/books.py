"""Workbooks for tests: written with openpyxl, and mended in their XML where openpyxl cannot write what Excel does."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

from openpyxl import Workbook

ROWS = (
    ("Code", "Area", "Indicator", "Better", "Period", "Value", "Note"),
    ("E10000091", "Northshire", "Waste recycled (%)", "High", "2022-23", 45.1, None),
    ("E10000091", "Northshire", "Waste recycled (%)", "High", "2023-24", 46.8, "p"),
    ("E10000092", "Southshire", "Waste recycled (%)", "High", "2023-24", None, "*"),
    ("E92000001", "England", "Waste recycled (%)", "High", "2023-24", 44, None),
)
"""The example of the page on imports, as a sheet."""


def write_book(file: Path, sheets: Mapping[str, tuple], change: Callable[[Workbook], object] | None = None) -> Path:
    """Write a workbook; each sheet has rows of cells. A change is made before it is saved."""
    book = Workbook()
    book.remove(book.active)
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    if change is not None:
        change(book)
    book.save(file)
    return file


def change_parts(file: Path, change: Callable[[str, bytes], bytes | None], *more: tuple[str, bytes]) -> Path:
    """Write the parts of a workbook again, changed; a part for which the change gives None is left out."""
    with zipfile.ZipFile(file) as archive:
        parts = [(info.filename, archive.read(info)) for info in archive.infolist()]
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in [*parts, *more]:
            changed = change(name, content)
            if changed is not None:
                archive.writestr(name, changed)
    return file


def save_result(file: Path, cell: str, result: str, kind: str = "n") -> Path:
    """Give a formula the result that Excel would save with it."""

    def change(name: str, content: bytes) -> bytes:
        text = content.decode()
        if not name.startswith("xl/worksheets/") or f'r="{cell}"' not in text:
            return content
        before, _, rest = text.partition(f'<c r="{cell}"')
        inner, end, after = rest.partition("</c>")
        attributes, _, body = inner.partition(">")
        formula = body.partition("</f>")[0] + "</f>"
        return f'{before}<c r="{cell}"{attributes} t="{kind}">{formula}<v>{result}</v>{end}{after}'.encode()

    return change_parts(file, change)
