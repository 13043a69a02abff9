"""Results as a data package: what pages are made from, and all that an outsider needs to work it out again."""

from __future__ import annotations

import json
from typing import Any

from site_builder.model import Benchmarking
from site_builder.output.downloads import PROFILE, write_csv
from site_builder.output.results.directions import COUNTS, DIRECTIONS, LISTS
from site_builder.output.results.editions import AREAS, EDITIONS, SCOPES
from site_builder.output.results.indicators import INDICATORS
from site_builder.output.results.money import COST_EFFECTIVENESS, GAPS, QUADRANTS
from site_builder.output.results.places import PLACES
from site_builder.output.results.positions import MARKS, POSITIONS, SENSITIVITY
from site_builder.output.results.series import SIGNALS, TRENDS, USUAL_RANGES
from site_builder.output.results.switches import QUARTILE_RULES, SWITCHES
from site_builder.output.results.table import ResultTable

RESULT_TABLES: tuple[ResultTable, ...] = (
    EDITIONS,
    AREAS,
    SCOPES,
    INDICATORS,
    PLACES,
    POSITIONS,
    SENSITIVITY,
    SWITCHES,
    QUARTILE_RULES,
    MARKS,
    DIRECTIONS,
    COUNTS,
    LISTS,
    QUADRANTS,
    COST_EFFECTIVENESS,
    GAPS,
    TRENDS,
    USUAL_RANGES,
    SIGNALS,
)
"""Every table of results, in the order in which a person would explain them."""

INVENTED = "All figures are invented: no such councils exist."


def results_files(results: Benchmarking) -> dict[str, bytes]:
    """The files of the results package by name: a descriptor, and a CSV file for each table."""
    files = {
        f"data/{table.name}.csv": write_csv(
            [column.name for column in table.all_columns],
            ((*row, table.rule) for row in table.rows(results)),
        )
        for table in RESULT_TABLES
    }
    text = json.dumps(_descriptor(results), indent=2, ensure_ascii=False) + "\n"
    return {"datapackage.json": text.encode(), **files}


def _descriptor(results: Benchmarking) -> dict[str, Any]:
    model = results.model
    description = (
        f"Places among comparable councils, worked out from the data package {model.package}, with everything "
        "needed to work them out again. Each row names its rule; each table names the page that explains it."
    )
    return {
        "$schema": PROFILE,
        "name": f"{model.package}-results",
        "title": f"Results: {model.title}",
        "description": f"{INVENTED} {description}" if model.invented else description,
        **({"invented": True} if model.invented else {}),
        "resources": [_resource(table) for table in RESULT_TABLES],
    }


def _resource(table: ResultTable) -> dict[str, Any]:
    keys = [
        {"fields": list(columns), "reference": {"resource": name, "fields": list(columns)}}
        for name, columns in table.refers
    ]
    return {
        "name": table.name,
        "title": table.title,
        "description": table.description,
        "path": f"data/{table.name}.csv",
        "type": "table",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "rule": {"name": table.rule, "page": table.page},
        "schema": {
            "fields": [column.field() for column in table.all_columns],
            "primaryKey": list(table.key),
            **({"foreignKeys": keys} if keys else {}),
            "missingValues": [{"value": "", "label": "none"}],
        },
    }
