"""The whole of beginning a data package on one screen: names checked, texts filled in, files written."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from string import Template

from site_builder.checks.names import SLUG, as_slug
from site_builder.errors import UsageError
from site_builder.output.new_files import refuse_what_is_there, write_new_folder, write_where_missing
from site_builder.period_spellings import split_year
from site_builder.sources.starter_files import StarterFiles, read_starter_files
from site_builder.text.file_names import RESERVED
from site_builder.text.hidden_characters import HIDDEN, echo

_AREA = re.compile(r"[A-Z][0-9]{8}")
_EDITION = re.compile(r"(20[0-9]{2})/([0-9]{2})")
_AREA_TYPES = {
    "E06": "unitary", "E08": "metropolitan borough", "E09": "london borough", "E10": "county", "E12": "region",
    "E47": "combined authority", "E92": "country", "K02": "country", "N92": "country", "S92": "country",
    "W92": "country",
}  # fmt: skip
_LONGEST_TITLE = 80
_OTHER_SITE = "Leicestershire"
"""The council whose site the method pages were written for; they name it here and there."""


@dataclass(frozen=True)
class NewPlan:
    """A data package to begin.

    Attributes:
        name: of its folder; also the address of its pages.
        root: the site's folder, in which datapackages/ is.
        edition: its first edition, such as 2024/25.
        area: ONS code.
        title: of the site and the report; None for one made of the name.
        examples: whether to make a package with example rows; without it only what a site needs around packages.
    """

    name: str
    root: Path
    edition: str
    area: str = "E10000099"
    title: str | None = None
    examples: bool = True


@dataclass(frozen=True)
class Started:
    """What was made.

    Attributes:
        package: its folder; None where none was to be made.
        written: other files, by their path from the site's folder.
        there: those that were there before, and were left alone.
        to_change: pages that speak of another council, with the lines that do.
    """

    package: Path | None
    written: tuple[str, ...]
    there: tuple[str, ...]
    to_change: dict[str, tuple[int, ...]]


def start_package(plan: NewPlan) -> Started:
    """Make a data package of example rows, if it is wanted, and what a site needs around it where that is missing.

    Raises:
        UsageError: a name is not as it must be, the package is there already, or a file cannot be written.
    """
    words = _words(plan)
    starter = read_starter_files()
    packages = plan.root / "datapackages"
    package = packages / plan.name if plan.examples else None
    if package:
        refuse_what_is_there(package)
    surroundings = {path: Template(text).substitute(words) for path, text in starter.surroundings.items()}
    if not plan.examples and not packages.exists():
        surroundings |= {f"{packages.name}/{path}": text for path, text in starter.no_examples.items()}
    if not (plan.root / "docs").exists():
        surroundings |= {f"docs/{path}": Template(text).substitute(words) for path, text in starter.own_pages.items()}
        surroundings |= {f"docs/{path}": text for path, text in starter.pages.items()}
    written, there = write_where_missing(plan.root, surroundings)
    # Last: if anything before it fails, the same command can be run again.
    if package:
        write_new_folder(package, _package(starter, words))
    to_change = {path: lines for path in written if (lines := _lines_of_another_council(path, surroundings[path]))}
    return Started(package, tuple(written), tuple(there), to_change)


def _package(starter: StarterFiles, words: dict[str, str]) -> dict[str, str]:
    texts = {path: Template(text).substitute(words) for path, text in starter.package.items()}
    return {path.replace("narrative/", f"narrative/{words['publication']}/"): text for path, text in texts.items()}


def _words(plan: NewPlan) -> dict[str, str]:
    """What is filled in: names, and periods that suit the edition."""
    _refuse_name(plan.name)
    name = plan.name.replace("-", " ").capitalize()
    title = f"Performance of {name}" if plan.title is None else plan.title.strip()
    _refuse_title(title)
    if not _AREA.fullmatch(plan.area):
        raise UsageError(f"{echo(plan.area)} is not an ONS code. It is a capital letter and eight digits: E10000018.")
    years = _EDITION.fullmatch(plan.edition)
    if not years or (int(years[1]) + 1) % 100 != int(years[2]):
        raise UsageError(f"{echo(plan.edition)} is not an edition. Write two years that follow each other: 2024/25.")
    year = int(years[1])
    words = {
        "package": plan.name,
        "name": name,
        "title": title,
        "area": plan.area,
        "type": _AREA_TYPES.get(plan.area[:3], "unitary"),
        "edition": plan.edition,
        "publication": f"{plan.name[:56]}-{plan.edition.replace('/', '-')}",
        "cut_off": f"{year + 1}-12-31",
        "day": f"{year + 1}-11-20",
    }
    for ago in (1, 2, 3):
        first = year + 1 - ago
        words |= {
            f"year_{ago}": split_year(first),
            f"calendar_{ago}": str(first),
            f"rolling_{ago}": f"{first - 2}-{first % 100:02d}",
            f"snapshot_{ago}": f"Sep {first}",
            f"as_of_{ago}": f"{first + 1}-11",
        }
    return words


def _refuse_name(name: str) -> None:
    if SLUG.fullmatch(name) and name not in RESERVED:
        return
    near = as_slug(name)
    remedy = f" Did you mean {near}?" if near and near != name and near not in RESERVED else ""
    if name in RESERVED:
        raise UsageError(f"Windows keeps the name {echo(name)} for itself. Write {name}-1, or another.")
    raise UsageError(f"{echo(name)} cannot be a name: it has up to 64 small letters, digits and hyphens.{remedy}")


def _refuse_title(title: str) -> None:
    if not title or len(title) > _LONGEST_TITLE or HIDDEN.search(title) or re.search(r'["\\<>{}`|]|^[=+@-]', title):
        raise UsageError(
            f"{echo(title)} cannot be a title: it has up to {_LONGEST_TITLE} letters, on one line, without quotation "
            "marks and brackets."
        )


def _lines_of_another_council(path: str, text: str) -> tuple[int, ...]:
    if not path.startswith("docs/"):
        return ()
    return tuple(number for number, line in enumerate(text.split("\n"), start=1) if _OTHER_SITE in line)
