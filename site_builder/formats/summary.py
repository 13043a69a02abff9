"""Findings as Markdown for the summary page of a GitHub workflow."""

from __future__ import annotations

import html
from collections import Counter

from site_builder.finding import GRAVITY
from site_builder.formats.report import Report
from site_builder.formats.text import format_findings
from site_builder.formats.wording import counts
from site_builder.text.hidden_characters import visible

MOST_KINDS_OF_A_CODE = 100
MOST_CHARACTERS = 300_000
"""GitHub refuses a summary of more than a megabyte; a character can be four bytes, and & becomes five."""


def summary(report: Report) -> str:
    """What was found, as a table by code, and then the findings as they are printed.

    The findings stand in a block of HTML in which nothing is Markdown, and where GitHub makes no links of
    names and numbers. So only HTML has to be escaped. The empty line above it lets the block begin.
    """
    names = ", ".join(f"<code>{_escaped(folder.name)}</code>" for folder in report.folders)
    lines = ["## Check of the data", "", f"{names}: {counts(report.findings)}", ""]
    if report.findings:
        lines += [
            *_table(report),
            "",
            "<details><summary>The findings</summary>",
            "",
            f"<pre>{_findings(report)}</pre>",
        ]
        lines += ["</details>", ""]
    return "\n".join(lines) + "\n"


def _table(report: Report) -> list[str]:
    times = Counter(finding.code for finding in report.findings)
    severities = {finding.code: finding.severity for finding in report.findings}
    rows = ["| Code | Rule | How grave | How many |", "| --- | --- | --- | ---: |"]
    for code in sorted(times, key=lambda code: (GRAVITY.index(severities[code]), code)):
        # Titles are the program's own words; a link only where it is known where the site lies.
        shown = f"[{code}]({report.site}{report.pages[code]})" if report.site else code
        rows.append(f"| {shown} | {report.explained[code].title} | {severities[code]} | {times[code]:,} |")
    return rows


def _findings(report: Report) -> str:
    text = format_findings(report.findings, most=MOST_KINDS_OF_A_CODE)
    if len(text) > MOST_CHARACTERS:
        text = text[:MOST_CHARACTERS].rpartition("\n")[0] + "\n... and others. Run site-builder check to see them."
    return "\n".join(_escaped(line) for line in text.split("\n"))


def _escaped(text: str) -> str:
    return html.escape(visible(text))
