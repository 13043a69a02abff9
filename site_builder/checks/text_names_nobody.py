"""A text that is published names no private person."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from site_builder.checks.cells import bad_texts, fault_at
from site_builder.checks.check import Check, Fault
from site_builder.checks.fields import Field
from site_builder.model import Package

_TEXTS = {
    ("comments", "text"),
    ("observations", "note"),
    ("report_rows", "note"),
    ("assessments", "reason"),
    ("targets", "text"),
    ("risks", "statement"),
    ("changes", "text"),
    ("list_entries", "text"),
    ("list_entries", "note"),
    ("positions", "comment"),
    ("reviews", "reason"),
}
_ROLES = (
    "info",
    "enquir",
    "contact",
    "help",
    "press",
    "data",
    "performance",
    "admin",
    "office",
    "mail",
    "feedback",
    "open",
)
"""Beginnings of addresses that belong to an office and not to a person."""


def _is_of_a_person(match: re.Match[str]) -> bool:
    return not match[0].lower().startswith(_ROLES)


def _is_nhs_number(match: re.Match[str]) -> bool:
    digits = [int(each) for each in match[0] if each.isdigit()]
    check = 11 - sum(digit * weight for digit, weight in zip(digits, range(10, 1, -1), strict=False)) % 11
    return len(digits) == 10 and digits[9] == check % 11 and check != 10


def _always(match: re.Match[str]) -> bool:
    return True


_FOUND: tuple[tuple[str, re.Pattern[str], Callable[[re.Match[str]], bool]], ...] = (
    ("an e-mail address", re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+"), _is_of_a_person),
    (
        "a National Insurance number",
        re.compile(r"\b(?!BG|GB|NK|KN|TN|NT|ZZ)[A-CEGHJ-PR-TW-Z]{2} ?\d{2} ?\d{2} ?\d{2} ?[A-D]\b"),
        _always,
    ),
    ("an NHS number", re.compile(r"(?<!\d)(?<!\d[,.])\d{3}[ -]\d{3}[ -]\d{4}(?!\d|[,.]\d)"), _is_nhs_number),
    # Numbers that begin with 03 and 08 are those of offices.
    (
        "a telephone number",
        re.compile(r"(?<!\d)(?<!\d[,.])(?:\+44 ?(?:\(0\) ?)?|0)[127](?:[ -]?\d){8,9}(?!\d|[,.]\d)"),
        _always,
    ),
    (
        "a date of birth",
        re.compile(
            r"\b(?:born on|d\.?o\.?b\.?|date of birth)[ :]{0,3}(?:the )?\d{1,4}(?:st|nd|rd|th)?[ /.-]", re.IGNORECASE
        ),
        _always,
    ),
    ("a full postcode", re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]? \d[ABD-HJLNP-UW-Z]{2}\b"), _always),
    (
        "the name of a person",
        re.compile(r"\b(?:Mr|Mrs|Ms|Miss|Mx|Master)\.? (?!Plans?\b)(?:[A-Z]\.? )?[A-Z][a-z'’-]+"),
        _always,
    ),
)


def texts_about_persons(package: Package) -> Iterator[Fault]:
    """Find personal data in texts that are published. They are not repeated in the finding, which others may read."""
    for cell in bad_texts(package, concerns=_is_published, is_bad=lambda text, field: _kind(text) is not None):
        for at in cell.lines:
            yield fault_at(
                cell.table,
                f"The text holds what looks like {_kind(cell.core)}.",
                "Leave it out: everything here is published, and stays in the history of the files. Tell the person "
                "who looks after data protection if it was published before.",
                line=at,
                column=cell.column,
            )
    for file in package.narratives:
        for number, line in enumerate(file.text.split("\n"), start=1):
            kind = _kind(line) if not line.startswith("author:") else None
            if kind:
                yield Fault(file.path, f"The line holds what looks like {kind}.", "Leave it out.", number)


def _is_published(field: Field) -> bool:
    return (field.table, field.name) in _TEXTS


def _kind(text: str) -> str | None:
    for kind, pattern, is_meant in _FOUND:
        if any(is_meant(match) for match in pattern.finditer(text)):
            return kind
    return None


CHECK = Check(
    code="W439",
    title="A text names nobody",
    explanation="Comments, notes and narratives are published with the figures and stay in the history of the files. "
    "E-mail addresses, telephone and National Insurance numbers, NHS numbers, dates of birth, full postcodes and names "
    "with Mr or Mrs do not belong there. What was found is not repeated in the message. Addresses and numbers of "
    "offices are left alone.",
    remedy="Write the text without the person. What was pushed to a repository stays in its history: ask the "
    "person who looks after it.",
    example_wrong="Mrs Jones of LE1 9ZZ waited for eleven weeks.",
    example_right="One person waited for eleven weeks.",
    rule=texts_about_persons,
)
