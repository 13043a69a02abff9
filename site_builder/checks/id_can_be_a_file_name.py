"""An id can be the name of a file on every computer, and an address that no other page has."""

from __future__ import annotations

from collections.abc import Iterator

from site_builder.checks.cells import bad_texts
from site_builder.checks.check import Check, Fault
from site_builder.checks.fields import Field
from site_builder.model import Package
from site_builder.schemas import TABLE_SCHEMAS
from site_builder.text.file_names import RESERVED
from site_builder.text.hidden_characters import echo

_TAKEN = {
    "slug": frozenset(
        {
            "404",
            "a-to-z",
            "about",
            "accessibility",
            "assets",
            "checking",
            "data",
            "differences",
            "how-to-read",
            "importing",
            "index",
            "keeping-data",
            "method",
            "pagefind",
            "search",
        }
    ),
    "theme": frozenset(
        {
            "attention-and-strengths",
            "changes",
            "charts",
            "committees",
            "comparison",
            "editions",
            "funding",
            "indicators",
            "lower-performing",
            "outcomes",
            "places",
            "risks",
            "sums-checked",
        }
    ),
}
"""Addresses of the site itself: areas stand beside its own pages, themes beside those of their edition
and, without a year, beside those of their area."""


def reserved_ids(package: Package) -> Iterator[Fault]:
    """Find ids that Windows keeps for devices, or that would take the address of another page."""
    for cell in bad_texts(package, concerns=_defines_an_id, is_bad=_is_taken):
        problem = f"{echo(cell.core)} is the address of a page of the site itself."
        if cell.core in RESERVED:
            problem = f"{echo(cell.core)} cannot be a file name on Windows: it is a device."
        yield from cell.faults(problem, f"Write {cell.core}-1, or another.")


def _is_taken(text: str, field: Field) -> bool:
    return text in RESERVED or text in _TAKEN.get(field.name, ())


def _defines_an_id(field: Field) -> bool:
    return field.name == "slug" or TABLE_SCHEMAS[field.table]["primaryKey"] == field.name


CHECK = Check(
    code="E213",
    title="Ids can be file names and addresses",
    explanation="Ids become names of folders and files. Windows has kept con, prn, aux, nul, com0 to com9 and lpt0 to "
    "lpt9 for devices since the 1980s: nobody with Windows could build or copy the site. Some names are addresses of "
    "the site itself, such as data and method for areas, or indicators for themes.",
    remedy="Choose another id, and write it the same way in every table that names it.",
    example_wrong="theme: aux",
    example_right="theme: auxiliary-services",
    rule=reserved_ids,
)
