"""The code of a council that is named as people name it, on the day of its figure. Never a guess."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

import pandas as pd

from site_builder.import_faults import UNKNOWN_AREA
from site_builder.imports.evaluate import CellFault, Evaluation, column_of, each_once
from site_builder.imports.figures import BETWEEN, Periods
from site_builder.imports.verbs import AreaName, Value
from site_builder.periods import parse_period
from site_builder.text.bare_names import bare_name
from site_builder.text.hidden_characters import echo
from site_builder.text.near_match import near_match

_ALWAYS = "9999-12-31"
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_TYPES = ("financial year", "calendar year", "financial quarter", "snapshot", "rolling calendar", "rolling financial")


@dataclass(frozen=True)
class KnownArea:
    """An area: first and last day as ISO texts, which sort as days do."""

    code: str
    name: str
    first: str
    last: str


@dataclass(frozen=True)
class KnownAreas:
    """The areas of a package by the bare forms of their names, with their successors by code."""

    by_name: Mapping[str, tuple[KnownArea, ...]]
    by_code: Mapping[str, KnownArea]
    successors: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def known_areas(areas: pd.DataFrame, successors: pd.DataFrame | None) -> KnownAreas:
    """Gather the names of the table areas: of the territory, of its council, and of its address."""
    by_name: dict[str, tuple[KnownArea, ...]] = {}
    by_code: dict[str, KnownArea] = {}
    for row in areas.to_dict("records"):
        area = KnownArea(row["area"], row["name"], row.get("from", ""), row.get("to", "") or _ALWAYS)
        by_code[area.code] = area
        for name in {bare_name(row.get(column, "") or "") for column in ("name", "council", "slug")} - {""}:
            by_name[name] = (*by_name.get(name, ()), area)
    after: dict[str, tuple[str, ...]] = {}
    for row in successors.to_dict("records") if successors is not None else ():
        after[row["area"]] = (*after.get(row["area"], ()), row["successor"])
    return KnownAreas(by_name, by_code, after)


def area_codes(
    evaluation: Evaluation, value: Value, verb: AreaName, known: KnownAreas, read: Periods | None
) -> pd.Series[str]:
    """Find the codes of areas by their names.

    Args:
        evaluation: the rows.
        value: the value of the mapping, for its line.
        verb: which names, and for which day.
        known: the areas of the package.
        read: the periods of the rows, where they have one.
    """
    names = evaluation.text(verb.name)
    first, last = _days(evaluation, value, verb, read)
    keys = names.str.cat(first, sep=BETWEEN).str.cat(last, sep=BETWEEN)
    faults: dict[str, CellFault] = {}
    codes: dict[str, str] = {}
    for key in keys.unique():
        name, begin, end = key.split(BETWEEN)
        found = find_area(name, begin, end, known) if known.by_code else ""
        if isinstance(found, CellFault):
            faults[key] = found
        codes[key] = "" if isinstance(found, CellFault) else found
    evaluation.report(UNKNOWN_AREA, keys, faults, column_of(verb.name))
    return each_once(keys, lambda key: codes[key])


def _days(
    evaluation: Evaluation, value: Value, verb: AreaName, read: Periods | None
) -> tuple[pd.Series[str], pd.Series[str]]:
    """First and last day of what each row is about; empty where nothing says when."""
    if verb.on is None:
        return (read.start, read.end) if read is not None else (evaluation.same(""), evaluation.same(""))
    if _DAY.fullmatch(verb.on):
        return evaluation.same(verb.on), evaluation.same(verb.on)
    texts = evaluation.column(verb.on, value.line)
    spans = {text: _span(text) for text in texts.unique()}
    remedy = "Write a day such as 2024-03-31, or a year such as 2023/24."
    faults = {
        text: CellFault(f"{echo(text)} is neither a day nor a period.", remedy)
        for text, span in spans.items()
        if span is None
    }
    evaluation.report(UNKNOWN_AREA, texts, faults, verb.on)
    found = {text: span or ("", "") for text, span in spans.items()}
    return each_once(texts, lambda text: found[text][0]), each_once(texts, lambda text: found[text][1])


def _span(text: str) -> tuple[str, str] | None:
    if _DAY.fullmatch(text):
        return text, text
    # 2023-24 is read as one financial year before it is taken for two calendar years.
    for type_ in _TYPES:
        for written in (text.replace("-", "/"), text):
            try:
                period = parse_period(written, type_)
            except ValueError:
                continue
            return period.start.isoformat(), period.end.isoformat()
    return None


def find_area(name: str, first: str, last: str, known: KnownAreas) -> str | CellFault:
    """Find the code of an area by its name, or the code itself.

    Args:
        name: as people write it.
        first: first day of what the row is about, as an ISO text; "" where nothing says when.
        last: its last day.
        known: the areas there are.
    """
    fits = (known.by_code[name],) if name in known.by_code else known.by_name.get(bare_name(name), ())
    if not fits:
        return _unknown(name, known)
    there = [area for area in fits if not last or area.first <= last <= area.last]
    # A council that was abolished during the period still has its figure.
    there = there or [area for area in fits if area.first <= first <= area.last]
    if len(there) == 1:
        return there[0].code
    if there:
        listed = " and ".join(f"{area.name} ({area.code})" for area in there)
        when = "" if last else " Say with on for which day."
        return CellFault(f"{echo(name)} fits more than one area: {listed}.{when}", "Write the code of the one meant.")
    return _of_another_time(name, first, fits, known)


def _unknown(name: str, known: KnownAreas) -> CellFault:
    if not name:
        return CellFault("No area is named.", "Write the name of the council, or leave the row out with where.")
    near = near_match(bare_name(name), known.by_name)
    remedy = "Add it to the table areas, or leave its rows out with where."
    if near:
        meant = known.by_name[near][0]
        remedy = f"Write {meant.name} if {meant.code} is meant; otherwise add the area to the table areas."
    return CellFault(f"{echo(name)} is not the name of an area in the table areas.", remedy)


def _of_another_time(name: str, first: str, fits: tuple[KnownArea, ...], known: KnownAreas) -> CellFault:
    gone = [area for area in fits if area.last < first]
    if not gone:
        began = min(area.first for area in fits)
        problem = f"{echo(name)} is an area that began on {began}, and this is of an earlier time."
        return CellFault(problem, "Add the area of that time to the table areas, or give the code itself.")
    latest = max(gone, key=lambda area: area.last)
    problem = f"{echo(name)} was abolished: its last day was {latest.last}, and this is of a later time."
    after = [known.by_code.get(code) for code in known.successors.get(latest.code, ())]
    listed = " and ".join(f"{area.name} ({area.code})" for area in after if area is not None)
    if not listed:
        return CellFault(problem, "Write the council that took its place.")
    one = "Write that if the figure is of it." if len(after) == 1 else "Write the one that the figure is of."
    return CellFault(f"{problem} {listed} took its place.", one)
