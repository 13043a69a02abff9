"""A difference as Markdown, for the summary of a pull request: everything from the data is a text and nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterator

from site_builder.pages.difference.report import Line, Report, Section
from site_builder.pages.difference.text import both_shown, left_out, most_lines, shortened, shown

_MARKS = re.compile(r"[\\`*_\[\]#|~${}!]")
_LIST = re.compile(r"^([-+=]|[0-9]+[.)])")
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "@": "&#64;", "://": "&#58;//"}


def difference_markdown(report: Report) -> str:
    """A difference as Markdown, each line ended."""
    lines = ["# What changes on the site", "", escaped(report.counts)]
    for section in report.sections:
        lines += ["", f"## {escaped(section.title)} ({section.total:,})"]
        lines += ["", escaped(section.note)] if section.note else []
        lines += _lines(section)
    return "".join(f"{line}\n" for line in lines)


def _lines(section: Section) -> Iterator[str]:
    most = most_lines(section)
    for group in section.groups:
        if group.title:
            yield from ("", f"### {escaped(group.title)}")
        yield ""
        for line in group.lines[:most]:
            yield from _line(line)
        if len(group.lines) > most:
            yield f"- … and {left_out(len(group.lines) - most)}"


def _line(line: Line) -> Iterator[str]:
    head = f"**{escaped(line.subject)}**" + (f", {escaped(line.said)}" if line.said else "")
    note = f" ({escaped(shortened(line.note))})" if line.note else ""
    if line.old is None or line.new is None:
        yield f"- {head}{note}"
        return
    old, new = (escaped(text) for text in both_shown(line.old, line.new))
    if len(old) + len(new) <= 90:
        yield f"- {head}: {old} → {new}{note}"
        return
    yield f"- {head}{note}"
    yield f"  - was: {old}"
    yield f"  - now: {new}"


def escaped(text: str) -> str:
    """A text of which Markdown makes nothing: no element, no link, no mention."""
    said = shown(text)
    for mark, entity in _ENTITIES.items():
        said = said.replace(mark, entity)
    said = _MARKS.sub(lambda match: f"\\{match[0]}", said.replace("&#", "\0")).replace("\0", "&#")
    said = re.sub(r"(?i)www\.", lambda match: f"{match[0][:3]}&#46;", said)
    return _LIST.sub(lambda match: f"{match[0][:-1]}\\{match[0][-1]}", said)
