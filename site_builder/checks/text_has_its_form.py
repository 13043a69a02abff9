"""Ids, codes and years are written in one form."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fractions import Fraction

from site_builder.checks.cells import BadFieldText, bad_texts
from site_builder.checks.check import Check, Fault
from site_builder.checks.fields import Field
from site_builder.checks.names import as_slug
from site_builder.model import Package
from site_builder.period_spellings import split_year_meant
from site_builder.schemas import TABLE_SCHEMAS
from site_builder.text.day_first import day_first, either_day
from site_builder.text.hidden_characters import echo


@dataclass(frozen=True)
class _Form:
    """A pattern of the schemas in words, and how to guess what was meant.

    Attributes:
        unsure: from the text, what to say where it could be two things.
        certain: from the text and the guess, whether nothing else can be meant. An id is never certain: other rows may
            hold it as it stands.
    """

    problem: str
    words: str
    meant: Callable[[str], str | None]
    unsure: Callable[[str], str] = lambda text: ""
    certain: Callable[[str, str], bool] = lambda text, meant: False


def _day_or_month(text: str) -> str:
    """Both days that can be meant, where the month could come first as well."""
    days = either_day(text)
    return f"Write {days[0]} if the day comes first, {days[1]} if the month does. " if days else ""


def _fraction(text: str) -> str | None:
    """The fraction of few parts that a decimal or a percentage stands for: 0.67 and 66.7% are 2/3."""
    number = re.fullmatch(r"([0-9]{1,3}(?:\.[0-9]{1,6})?) ?(%?)", text)
    if not number:
        return None
    share = Fraction(number[1]) / (100 if number[2] else 1)
    return str(share.limit_denominator(12)) if 0 < share < 1 else None


_FORMS = {
    r"^[a-z0-9][a-z0-9-]{0,63}$": _Form(
        "is not an id", "An id has up to 64 small letters, digits and hyphens.", as_slug
    ),
    r"^[a-z0-9][a-z0-9_]{0,31}$": _Form(
        "is not the id of a unit",
        "It has up to 32 small letters, digits and underscores.",
        lambda text: (as_slug(text) or "").replace("-", "_")[:32] or None,
    ),
    r"^[A-Z]\d{8}$": _Form(
        "is not an ONS code",
        "It is a capital letter and eight digits, such as E10000018.",
        lambda text: text.upper(),
        certain=lambda text, meant: True,
    ),
    r"^[0-9]{1,3}/[0-9]{1,3}$": _Form(
        "is not a fraction", "Write a share as a fraction of whole numbers, such as 2/3.", _fraction
    ),
    r"^\d{4}(/\d{2})?$": _Form(
        "is not a year as an edition has it",
        "A year is written 2023/24 or 2023.",
        split_year_meant,
        certain=lambda text, meant: True,
    ),
    r"^\d{4}(-\d{2}(-\d{2})?)?$": _Form(
        "is not a year, month or day",
        "It is written such as 2024, 2024-11 or 2024-11-20.",
        day_first,
        _day_or_month,
        certain=lambda text, meant: True,
    ),
    r"^[preb]( [preb])*$": _Form(
        "is not made of the marks p, r, e and b",
        "Write the letters with one space between: p provisional, r revised, e estimated, b break before.",
        lambda text: " ".join(re.findall(r"[a-z]", text.lower())),
        certain=lambda text, meant: re.fullmatch(r"[a-z]([ ,;/]+[a-z])*", text.lower()) is not None,
    ),
    r"^-?\d{1,12}(\.\d{1,4})?( -?\d{1,12}(\.\d{1,4})?)+$": _Form(
        "is not a row of numbers",
        "Write the parts of the sum with one space between: 45 45 30 25. Each has up to 12 digits and 4 decimals.",
        lambda text: " ".join(re.findall(r"-?\d+(?:\.\d+)?", text)) or None,
    ),
    r"^[WN][1-4]\d{2}$": _Form(
        "is not the code of a warning or a notice",
        "Copy it from the finding: W or N and three digits. An error cannot be reviewed, only mended.",
        lambda text: text.upper(),
    ),
    "^https://[^\\s\"'<>@/?#\\\\]+([/?#][^\\s\"'<>]*)?$": _Form(
        "is not an address that begins with https://",
        "Copy the address from the browser.",
        lambda text: re.sub(r"^(http://)?(?=(?i:www\.|[a-z0-9-]+\.))", "https://", text, count=1),
    ),
}
"""Every pattern of the shipped schemas. Patterns of a package's own descriptor are never tried."""


def texts_of_another_form(package: Package) -> Iterator[Fault]:
    """Find texts that do not match the pattern of their column."""
    for cell in bad_texts(package, concerns=lambda field: field.pattern is not None, is_bad=_has_another_form):
        yield from _faults(cell)


def meant_in_its_form(text: str, pattern: re.Pattern[str]) -> str | None:
    """What a text that has not the form of its column is probably meant to be; None where that cannot be said."""
    form = _FORMS.get(pattern.pattern)
    meant = form.meant(text) if form else None
    return meant if meant is not None and pattern.fullmatch(meant) else None


def _has_another_form(text: str, field: Field) -> bool:
    return field.pattern is not None and field.pattern.fullmatch(text) is None


def _faults(cell: BadFieldText) -> Iterator[Fault]:
    assert cell.field.pattern is not None
    form = _FORMS[cell.field.pattern.pattern]
    meant = form.meant(cell.core)
    problem = f"{echo(cell.core)} {form.problem}."
    if meant is None or _has_another_form(meant, cell.field):
        return cell.faults(problem, form.unsure(cell.core) + form.words)
    if TABLE_SCHEMAS[cell.table.name]["primaryKey"] == cell.column and meant in cell.table.texts(cell.column):
        return cell.faults(problem, f'Delete the row, or choose another id: "{meant}" is there already. {form.words}')
    return cell.faults(problem, f"Write {meant}. {form.words}", meant if form.certain(cell.core, meant) else None)


CHECK = Check(
    code="E207",
    title="Ids, codes and years are written in their form",
    explanation="Ids become addresses of pages, so they have small letters, digits and hyphens only. ONS codes have a "
    "capital letter and eight digits. An edition is a year such as 2023/24 or 2023. As_of is a year, a month or a day "
    "such as 2024, 2024-11 or 2024-11-20. Addresses begin with https.",
    remedy="Write the text in the form that the message shows.",
    example_wrong="indicator: Waste_Recycled; area: e10000018; edition: 2023-24",
    example_right="indicator: waste-recycled; area: E10000018; edition: 2023/24",
    rule=texts_of_another_form,
)
