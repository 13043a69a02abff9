"""Findings as JSON, for other programs. Its form is promised on the page docs/checking.md."""

from __future__ import annotations

import json
import re
from typing import Any

from site_builder.finding import Finding
from site_builder.formats.report import Report
from site_builder.text.log_orders import without_hash_orders

VERSION = 1
"""Goes up when a key changes its meaning or goes; a new key does not change it."""


_BEYOND_ASCII = re.compile(r"[^\n -~]")


def findings_json(report: Report) -> str:
    """All findings, with their values as they stand in the files; a line end stands behind the last bracket."""
    document = {
        "version": VERSION,
        "program": {"name": "site-builder", "version": report.version},
        "site": report.site,
        "strict": report.strict,
        "passed": report.passed,
        "counts": report.counts,
        "packages": [{"name": folder.name, "path": folder.path, "rows": folder.rows} for folder in report.folders],
        "findings": [_finding(report, finding) for finding in report.findings],
    }
    return as_json(document)


def as_json(document: Any) -> str:
    """JSON in plain ASCII: nothing in it can colour a terminal, turn a line round or order a build service.

    Half a character, which the name of a file can hold, becomes U+FFFD: most readers of JSON refuse it.
    """
    text = json.dumps(document, indent=2, ensure_ascii=False)
    return without_hash_orders(_BEYOND_ASCII.sub(lambda found: _escape(found[0]), text)) + "\n"


def _escape(character: str) -> str:
    return json.dumps("\ufffd" if "\ud800" <= character <= "\udfff" else character)[1:-1]


def _finding(report: Report, finding: Finding) -> dict[str, Any]:
    return {
        "code": finding.code,
        "severity": finding.severity,
        "title": report.explained[finding.code].title,
        "file": finding.file,
        "path": report.path(finding),
        "line": finding.line,
        "column": finding.column,
        "letter": finding.letter,
        "value": finding.value,
        "problem": finding.problem,
        "remedy": finding.remedy,
        "page": report.pages[finding.code],
    }
