"""A difference between two states of the data, in words: as text, as Markdown, as one HTML file."""

from __future__ import annotations

from site_builder.model import Difference
from site_builder.pages import words
from site_builder.pages.difference.called import Called
from site_builder.pages.difference.counted import counted
from site_builder.pages.difference.figure_lines import figure_sections
from site_builder.pages.difference.judgement_lines import judgement_section, place_section
from site_builder.pages.difference.record_sections import record_sections
from site_builder.pages.difference.report import Line, Report, Section, grouped

NOTHING = "Nothing changes on the site."


def worded(difference: Difference, *, with_kept_back: bool = False) -> Report:
    """A difference in words: counts on top, then every section that has something to say.

    Args:
        difference: what changes.
        with_kept_back: whether figures that may not be passed on are said as well.
    """
    if difference.empty:
        return Report(NOTHING, ())
    called = Called(difference, with_kept_back)
    first = "Links to these pages and files will be broken. An address that leads on to another page is not among them."
    sections = [
        _addresses("lost", "Addresses that are lost", first, difference.lost),
        *figure_sections(called),
        judgement_section(called),
        place_section(called),
        *record_sections(called),
        _addresses("gained", "New addresses", "", difference.gained),
    ]
    return Report(words.plain(f"{', '.join(counted(difference))}."), tuple(each for each in sections if each.total))


def _addresses(name: str, title: str, note: str, addresses: tuple[str, ...]) -> Section:
    """Pages first: these are what people link to."""
    pages = [("Pages", Line(address or "the home page")) for address in addresses if not _is_file(address)]
    files = [("Files to download", Line(address)) for address in addresses if _is_file(address)]
    return Section(f"addresses-{name}", title, note, grouped([*pages, *files]))


def _is_file(address: str) -> bool:
    return bool(address) and not address.endswith("/")
