"""Rows that are made twice: two rows of a file that say the same, or two parts of a mapping that do."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass

from site_builder.finding import Finding
from site_builder.import_faults import REPEATED_ROW
from site_builder.imports.made import MadeTable, Origin, key_of
from site_builder.imports.mapping import Part
from site_builder.text.hidden_characters import echo

_REMEDY = "Rename or delete one; if the table repeats on purpose, write once: yes in the mapping."
_REMEDY_OF_TWO = "Rename or delete one; or, in the mapping, leave it out of one of the two with where."
"""What two files or sheets say is never taken once: nothing would decide between them."""

_FEWEST_OF_A_COPY = 5
"""Rows that stand in another sheet or file from which on that is told once."""


@dataclass(frozen=True)
class _Repeat:
    """A row of a table that is made again: what it is about, and in short where it is one of several."""

    table: str
    about: str
    short: str


def parts_that_repeat(parts: Sequence[Part], mapping: str) -> Iterator[tuple[str, Finding]]:
    """Find parts that make the same rows again from the same file, such as one period for two columns of figures.

    Returns:
        The table, and a finding at the line of the mapping.
    """
    told = set()
    for place, part in enumerate(parts):
        names = [name for name in key_of(part.table) if name in part.columns]
        for earlier in parts[:place] if part.file is not None and not part.once else ():
            if _rows_of(earlier, names) != _rows_of(part, names) or earlier.once:
                continue
            name = "period" if "period" in names else names[-1]
            line, other = part.columns[name].line, earlier.columns[name].line
            if line not in told:
                told.add(line)
                problem = (
                    f"The {name} is the same here as on line {other}, so that every row of {part.table} is made twice."
                )
                remedy = f"Write the {name} that is meant, here or on line {other}."
                yield part.table, REPEATED_ROW.finding(mapping, problem, remedy, line=line)


def _rows_of(part: Part, names: Sequence[str]) -> object:
    """What decides which rows a part makes, without the lines on which it says so."""
    said = part.table, part.file, part.each, part.where, part.leave_out, part.with_figure
    values = [(name, type(part.columns[name].verb), part.columns.get(name)) for name in names if name in part.columns]
    return _bare(said), len(values), [(name, kind, _bare(value)) for name, kind, value in values]


def _bare(said: object) -> object:
    """A record as plain values, without lines."""
    if hasattr(said, "__dataclass_fields__"):
        return type(said).__name__, _bare(asdict(said))  # type: ignore[call-overload]
    if isinstance(said, Mapping):
        return {key: _bare(value) for key, value in said.items() if key != "line"}
    return [_bare(each) for each in said] if isinstance(said, list | tuple) else said


def rows_that_repeat(tables: Iterable[MadeTable], titles: Mapping[str, str]) -> list[Finding]:
    """Report rows that are made twice; what two rows of a file repeat in several tables is told once.

    Args:
        tables: all that were made.
        titles: of indicators, by their ids.
    """
    repeats: dict[tuple[Origin, Origin], list[_Repeat]] = {}
    for table in tables:
        names = [name for name in key_of(table.name) if name in table.frame.columns]
        keys = table.frame[names]
        first: dict[tuple[str, ...], int] = {}
        for position, *key in keys[keys.duplicated(keep=False)].itertuples(name=None):
            if _lacks_a_part(dict(zip(names, key, strict=True))):
                continue
            earlier = first.setdefault(tuple(key), position)
            if earlier != position:
                about = _about(dict(zip(names, key, strict=True)), titles)
                places = table.origin(earlier), table.origin(position)
                repeats.setdefault(places, []).append(_Repeat(table.name, *about))
    by_files: dict[tuple[str, str], int] = Counter((earlier.file, here.file) for earlier, here in repeats)
    told: set[tuple[str, str]] = set()
    findings = []
    for (first_place, place), found in repeats.items():
        files = first_place.file, place.file
        if first_place.file == place.file or by_files[files] < _FEWEST_OF_A_COPY:
            findings.append(_finding(first_place, place, found))
        elif files not in told:
            told.add(files)
            findings.append(_copy(first_place, place, found, by_files[files]))
    return findings


def _lacks_a_part(key: Mapping[str, str]) -> bool:
    """Whether what a row is about could not be read, which is told with its own cell."""
    return any(key.get(name) == "" for name in ("indicator", "area", "period"))


def _copy(earlier: Origin, here: Origin, found: Sequence[_Repeat], many: int) -> Finding:
    """One finding for a sheet or a file many rows of which stand in another."""
    what = "sheet" if ", sheet " in here.file else "file"
    problem = (
        f"{many:,} rows of this {what} are made from {earlier.file} too, the first of them {found[0].short}: one may "
        "be a copy of the other."
    )
    remedy = (
        f"Delete the copy, or take its {what} out of the mapping; if both are meant, leave these rows out of one of "
        "them with where."
    )
    return REPEATED_ROW.finding(here.file, problem, remedy, line=here.line)


def _about(key: Mapping[str, str], titles: Mapping[str, str]) -> tuple[str, str]:
    """What a row is about: in full, and by its indicator alone."""
    title = titles.get(key.get("indicator", ""))
    if title is None:
        return (echo(", ".join(key.values())),) * 2
    others = [text for name, text in key.items() if name != "indicator"]
    return f"{echo(title)} ({echo(', '.join(others))})" if others else echo(title), echo(title)


def _finding(earlier: Origin, here: Origin, found: Sequence[_Repeat]) -> Finding:
    tables = list(dict.fromkeys(each.table for each in found))
    what = found[0].about if len(found) == 1 else found[0].short
    rows, row = ("rows", "row") if ", sheet " in here.file else ("lines", "line")
    if here == earlier:
        where = f"is made twice from this {row}"
    elif here.file == earlier.file:
        where = f"stands in {rows} {earlier.line} and {here.line}"
    else:
        where = f"stands here and in {row} {earlier.line} of {earlier.file}"
    problem = f"{what} {where}, for {' and '.join(tables)}."
    remedy = _REMEDY if here.file == earlier.file else _REMEDY_OF_TWO
    return REPEATED_ROW.finding(here.file, problem, remedy, line=here.line)
