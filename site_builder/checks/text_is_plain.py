"""A text of a table is plain: no HTML, no Markdown, no commands of a template."""

from __future__ import annotations

import re
from collections.abc import Iterator

from site_builder.checks.cells import bad_texts
from site_builder.checks.check import Check, Fault
from site_builder.checks.fields import Field
from site_builder.checks.free_texts import WITH_REFERENCES, is_free_text
from site_builder.model import Package
from site_builder.text.hidden_characters import echo

_TEMPLATE = re.compile(r"\{\{|\{%|\{#|--8<--")
_MARKS = (
    ("HTML", re.compile(r"</?[a-zA-Z][^<>]*>|<!--|&(?:[a-zA-Z]{2,8}|#[0-9]{1,6}|#x[0-9a-fA-F]{1,5});")),
    ("marks of Markdown", re.compile(r"\*\*|__|`|!?\]\(|^#{1,6} |\|")),
    ("a command of a template", _TEMPLATE),
)


def texts_with_marks(package: Package) -> Iterator[Fault]:
    """Find texts whose writer expected that something is made of their marks."""
    for cell in bad_texts(package, concerns=is_free_text, is_bad=lambda text, field: _mark(text, field) is not None):
        kind, mark = _mark(cell.core, cell.field) or ("", "")
        problem = f"{echo(cell.core)} has {kind} in it: {echo(mark)}. A reader would see it as it stands here."
        yield from cell.faults(problem, "Write it in plain words, without the mark.")


def _mark(text: str, field: Field) -> tuple[str, str] | None:
    for kind, pattern in _MARKS:
        if pattern is _TEMPLATE and (field.table, field.name) in WITH_REFERENCES:
            continue
        found = pattern.search(text)
        if found:
            return kind, found[0]
    return None


CHECK = Check(
    code="W215",
    title="Texts are plain",
    explanation="Comments, notes and titles are shown letter for letter. HTML, Markdown and commands of templates in "
    "them do nothing, and readers would see the marks. Long texts with headings and links are narratives, which are "
    "files of their own.",
    remedy="Delete the marks and keep the words. A text that needs headings or links becomes a narrative.",
    example_wrong="text: More <b>food waste</b> was collected.",
    example_right="text: More food waste was collected.",
    rule=texts_with_marks,
)
