"""A workbook of dashboards as a council keeps one: a sheet for each theme, made from the package of Leicestershire."""

from __future__ import annotations

import csv
from decimal import Decimal
from pathlib import Path

from openpyxl import Workbook

from tests.sites import LEICESTERSHIRE

THEMES = ("environment-and-waste", "transport", "employment-and-skills")
PUBLICATION = "leicestershire-2023-24"
AREA = "E10000018"
NAMES = (
    "Indicator", "Latest (2023/24)", "Previous (2022/23)", "Target", "Direction of travel", "Polarity", "Commentary",
)  # fmt: skip
SCALES = {"thousand": (10**3, "k"), "million": (10**6, "m"), "billion": (10**9, "bn")}


def rows_of(table: str) -> list[dict[str, str]]:
    """The rows of a table of the package."""
    with (LEICESTERSHIRE / f"data/{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def themes() -> list[str]:
    """The themes of the publication that have at least five indicators with a figure of the year."""
    return list(dict.fromkeys(row["theme"] for row in rows_of("report_rows") if row["publication"] == PUBLICATION))


def sheets(chosen: tuple[str, ...]) -> dict[str, list[tuple[object, ...]]]:
    """The rows of each theme's sheet, by the theme's title."""
    titles = {row["theme"]: row["title"] for row in rows_of("themes")}
    return {titles[theme][:31]: _rows(theme) for theme in chosen}


def _rows(theme: str) -> list[tuple[object, ...]]:
    indicators = {row["indicator"]: row for row in rows_of("indicators")}
    figures = {
        (row["indicator"], row["period"]): row["value"] for row in rows_of("observations") if row["area"] == AREA
    }
    of_publication = {
        table: {
            row["indicator"]: row
            for row in rows_of(table)
            if row["publication"] == PUBLICATION and row.get("kind", "") != "quartile" and row.get("kind", "") != "mark"
        }
        for table in ("targets", "comments", "assessments")
    }
    rows: list[tuple[object, ...]] = []
    for row in rows_of("report_rows"):
        name = row["indicator"]
        if row["publication"] != PUBLICATION or row["theme"] != theme or (name, "2023/24") not in figures:
            continue
        indicator = indicators[name]
        latest, previous = (_cell(figures.get((name, year), ""), indicator) for year in ("2023/24", "2022/23"))
        rows.append(
            (
                indicator["title"],
                latest,
                previous,
                of_publication["targets"].get(name, {}).get("text"),
                of_publication["assessments"].get(name, {}).get("value", "").capitalize() or None,
                row["polarity"].capitalize(),
                of_publication["comments"].get(name, {}).get("text"),
            )
        )
    return rows


def _cell(value: str, indicator: dict[str, str]) -> object:
    """A figure as an analyst types it: percentages as such, large ones shortened."""
    if value == "" or value.startswith("["):
        return None
    if indicator["unit"] == "percent":
        return f"{value}%"
    sign = "£" if indicator["unit"] == "gbp" else ""
    if indicator["scale"] in SCALES:
        scale, letter = SCALES[indicator["scale"]]
        return f"{sign}{(Decimal(value) / scale).normalize():f}{letter}".replace("£-", "-£")
    return f"{sign}{Decimal(value):,f}" if sign else float(value)


def write_dashboards(file: Path, chosen: tuple[str, ...] = THEMES) -> Workbook:
    """Write the workbook: a merged title above each table, percentages as Excel keeps them, a note below."""
    book = Workbook()
    book.remove(book.active)
    for title, rows in sheets(chosen).items():
        sheet = book.create_sheet(title)
        sheet.append([f"{title}: dashboard 2023/24"])
        sheet.merge_cells("A1:G1")
        sheet.append([])
        sheet.append(NAMES)
        for row in rows:
            sheet.append(row)
            for cell in sheet[sheet.max_row][1:3]:
                if isinstance(cell.value, str) and cell.value.endswith("%"):
                    cell.value, cell.number_format = float(Decimal(cell.value[:-1]) / 100), "0.0%"
        sheet.append([])
        sheet.append(["Source: the council's returns."])
    book.save(file)
    return book
