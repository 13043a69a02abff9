"""Reports to try the forms on, and what a build service would obey in a log."""

from __future__ import annotations

import re

from site_builder.checks import EXPLAINED
from site_builder.finding import Finding
from site_builder.formats.report import CheckedFolder, Report

HOSTILE = (
    "x\n::set-output name=a::b",
    "x\r::error file=a::forged",
    "::stop-commands::token",
    "  ::add-mask::e",
    "##[error]forged",
    "a ##[set-env name=PATH;]evil",
    "##vso[task.setvariable variable=x]y",
    "%0A::error::forged",
    "%0D%0A::warning::forged",
    "\x1b[31mred\x1b[0m",
    "\x1b]0;title\x07",
    "\x9b31mred",
    "\u202egnorw",
    "zero\u200bwidth",
    "\x7f\x00\x08",
    ":,%:",
    "</pre><script>alert(1)</script>",
    "[click](https://evil.example)",
    "@octocat fixes #1 www.evil.example",
    "`code` | table | **bold** <b>bold</b>",
    "{0} {{ indicator.x.value }}",
    "\ud800 half a character",
)
"""Texts of cells that try to be more than text."""

_ORDERS = re.compile(r"^\s*::([\w-]+)[^:]*::|##(?:\w*)\[")


def finding(code="E202", line=3, value="1,112", problem=None, file="testshire/data/observations.csv", **more):
    severity = {"E": "error", "W": "warning", "N": "notice"}[code[0]]
    said = f'"{value}" has a thousands comma.' if problem is None else problem
    return Finding(code, severity, file, line, "value", value, said, "Write 1112.", **{"letter": "F", **more})


def hostile_findings():
    """A finding for each hostile text, which stands in the file, the column, the value and both sentences."""
    return [
        Finding(
            "E202", "error", f"{text}/data/{text}.csv", number, text, text, f"{text} is wrong.", f"{text} {text}", "F"
        )
        for number, text in enumerate(HOSTILE, start=2)
    ]


def report(findings, *, site=None, strict=False, path="datapackages/testshire"):
    return Report(
        findings=tuple(findings),
        folders=(CheckedFolder("testshire", path, 12),),
        explained={rule.code: rule for rule in EXPLAINED},
        pages={rule.code: f"data/checks/{rule.code.lower()}/" for rule in EXPLAINED},
        site=site,
        strict=strict,
        version="1.2.3",
    )


def orders(log: str) -> list[str]:
    """What GitHub or Azure would obey in a log: the words of the commands, "" for the old form."""
    lines = re.split(r"\r\n|\r|\n", log)
    return [found[1] or "" for line in lines if (found := _ORDERS.search(line))]


def hidden(text: str) -> set[str]:
    """Characters that a terminal could obey, or nobody would see."""
    return {
        each for each in text if each != "\n" and (ord(each) < 32 or 126 < ord(each) < 160 or each in "\u202e\u200b")
    }
