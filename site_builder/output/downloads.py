"""What readers download: each package as a valid Data Package, each dashboard as a CSV for spreadsheets."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from collections.abc import Iterable, Mapping, Sequence, Set
from typing import Any

import pandas as pd

from site_builder.model import CONFIDENTIAL, EMPTY_BESIDE_IT, Package

PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""A spreadsheet takes text that begins so for a formula, and runs it; some take the wide signs for the others."""


METADATA = ("name", "id", "title", "description", "homepage", "version", "created", "keywords", "contributors",
            "licenses", "sources", "invented")  # fmt: skip
"""Keys of a descriptor that are passed on; whatever else stood in it was not used, and is not published."""


def package_files(package: Package, schemas: Mapping[str, Mapping[str, Any]], kept_back: Set[str]) -> dict[str, bytes]:
    """The files of a package by name, with the schemas written into its descriptor.

    The tables go out as they were checked, cell for cell; line ends and quoting are the program's.

    Args:
        package: a checked package.
        schemas: of the data format, by table.
        kept_back: indicators whose observations may not be passed on.
    """
    resources = []
    files: dict[str, bytes] = {}
    for name, table in package.tables.items():
        path = f"data/{name}.csv"
        columns = [str(column) for column in table.frame.columns]
        frame = table.frame
        if name == "observations":
            frame = _without_what_gives_away(frame[~frame["indicator"].isin(kept_back)])
        files[path] = write_csv(columns, frame.itertuples(index=False, name=None))
        resources.append(
            {
                "name": name,
                "path": path,
                "type": "table",
                "format": "csv",
                "mediatype": "text/csv",
                "encoding": "utf-8",
                "schema": _schema(schemas[name], columns, package.tables),
            }
        )
    metadata = {key: package.descriptor[key] for key in METADATA if key in package.descriptor}
    descriptor = {"$schema": PROFILE, **metadata, "resources": resources}
    text = json.dumps(descriptor, indent=2, ensure_ascii=False) + "\n"
    return {"datapackage.json": text.encode(), **files}


def _without_what_gives_away(frame: pd.DataFrame) -> pd.DataFrame:
    """Observations as they may be passed on. Numbers beside a confidential figure are refused before; this is a net."""
    confidential = frame["value"].str.strip() == CONFIDENTIAL
    beside = [column for column in EMPTY_BESIDE_IT if column in frame.columns]
    if not beside or not confidential.any():
        return frame
    kept = frame.copy()
    kept.loc[confidential, beside] = ""
    return kept


def _schema(schema: Mapping[str, Any], columns: Sequence[str], tables: Mapping[str, Any]) -> dict[str, Any]:
    """The schema of the columns that are there, in their order."""
    fields = {field["name"]: field for field in schema["fields"]}
    made: dict[str, Any] = {
        "fields": [fields[column] for column in columns],
        "primaryKey": schema["primaryKey"],
        "missingValues": schema["missingValues"],
    }
    keys = [
        key
        for key in schema["foreignKeys"]
        if set(key["fields"]) <= set(columns) and key["reference"]["resource"] in tables
    ]
    if keys:
        made["foreignKeys"] = keys
    return made


def write_csv(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """A CSV file in UTF-8 with plain line ends, the same bytes for the same cells."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows(rows)
    return text.getvalue().encode()


def write_spreadsheet_csv(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """A CSV file that Excel opens as UTF-8, in which no text can act as a formula."""
    safe = ([harmless(cell) for cell in row] for row in rows)
    return b"\xef\xbb\xbf" + write_csv(columns, safe)


def harmless(cell: str) -> str:
    """Put an apostrophe before text that a spreadsheet would run; a negative number is left alone."""
    if not cell.startswith(FORMULA_STARTS):
        return cell
    return cell if re.fullmatch(r"-?[0-9]+(\.[0-9]+)?", cell) else "'" + cell


def zip_files(files: Mapping[str, bytes]) -> bytes:
    """A zip archive without the time of day, so that the same files make the same archive."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, content in files.items():
            entry = zipfile.ZipInfo(name, date_time=(1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, content)
    return buffer.getvalue()


def size_in_words(size: int) -> str:
    """A file size for people: 41 KB, 1.2 MB."""
    return f"{max(1, round(size / 1000))} KB" if size < 1_000_000 else f"{size / 1_000_000:.1f} MB"
