"""Findings as SARIF 2.1.0, the form that code scanning services and editors read."""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter
from typing import Any
from urllib.parse import quote

from site_builder.explained import Explained
from site_builder.finding import Finding, Severity
from site_builder.formats.json_ import as_json
from site_builder.formats.report import Report
from site_builder.text.hidden_characters import visible

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
LEVELS: dict[Severity, str] = {"error": "error", "warning": "warning", "notice": "note"}

_LINE_NUMBERS = re.compile(r"\blines? [0-9][0-9,\- ]*")
_DRIVE = re.compile(r"[A-Za-z]:/")


def sarif(report: Report) -> str:
    """All findings, and every rule with its help; a line end stands behind the last bracket."""
    codes = sorted(report.explained, key=lambda code: code[1:])
    driver = {
        "name": "site-builder",
        "version": report.version,
        "rules": [_rule(report, report.explained[code]) for code in codes],
    }
    numbers = {code: number for number, code in enumerate(codes)}
    seen: Counter[str] = Counter()
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "invocations": [{"executionSuccessful": True}],
        "results": [_result(report, finding, numbers[finding.code], seen) for finding in report.findings],
    }
    return as_json({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]})


def _rule(report: Report, rule: Explained) -> dict[str, Any]:
    help_ = f"{rule.explanation}\n\nWrong: {rule.example_wrong}\nRight: {rule.example_right}\n\n{rule.remedy}"
    made: dict[str, Any] = {
        "id": rule.code,
        "shortDescription": {"text": _text(rule.title)},
        "fullDescription": {"text": _text(rule.explanation)},
        "help": {"text": _text(help_)},
        "defaultConfiguration": {"level": LEVELS[rule.severity]},
    }
    if report.site:
        made["helpUri"] = report.site + report.pages[rule.code]
    return made


def _result(report: Report, finding: Finding, number: int, seen: Counter[str]) -> dict[str, Any]:
    physical: dict[str, Any] = {"artifactLocation": _artifact(report.path(finding))}
    if finding.line is not None:
        physical["region"] = {"startLine": finding.line}
    location: dict[str, Any] = {"physicalLocation": physical}
    if finding.column is not None:
        location["logicalLocations"] = [_column(finding)]
    details = {"column": finding.column, "letter": finding.letter, "value": finding.value}
    return {
        "ruleId": finding.code,
        "ruleIndex": number,
        "level": LEVELS[finding.severity],
        "message": {"text": _text(f"{visible(finding.problem)} {visible(finding.remedy)}")},
        "locations": [location],
        "partialFingerprints": {"finding/v1": _fingerprint(finding, seen)},
        "properties": {name: text for name, text in details.items() if text is not None},
    }


def _artifact(path: str) -> dict[str, str]:
    # The name of a file can hold what is no character; it must not stop a report of all other files.
    if path.startswith("/") or _DRIVE.match(path):
        return {"uri": "file:///" + quote(path.lstrip("/"), safe="/:", errors="replace")}
    return {"uri": quote(path, errors="replace"), "uriBaseId": "%SRCROOT%"}


def _column(finding: Finding) -> dict[str, str]:
    """The cell as a spreadsheet names it; SARIF's columns are characters of a line, which nobody counts in a table."""
    name = visible(finding.column or "")
    cell = f"{finding.letter or ''}{finding.line or ''}"
    return {"name": name, "fullyQualifiedName": f"{name} ({cell})" if cell else name, "kind": "member"}


def _text(text: str) -> str:
    """Text as SARIF wants it: braces are written twice; and no text of a cell becomes a link."""
    return text.replace("](", "] (").replace("{", "{{").replace("}", "}}")


def _fingerprint(finding: Finding, seen: Counter[str]) -> str:
    """The same from run to run, also when rows above come and go; equal findings are numbered."""
    problem = _LINE_NUMBERS.sub("line ", finding.problem)
    parts = [finding.code, finding.file, finding.column, finding.value, problem]
    own = json.dumps(parts)
    seen[own] += 1
    return hashlib.sha256(f"{own}{seen[own]}".encode()).hexdigest()[:32]
