"""Puts faults into the files of a package that have one correction only, as Excel and people do.

Files are written with Python's csv module, in the way that they were: the program that mends them does not use it
for writing, so the two are independent of each other.
"""

from __future__ import annotations

import csv
import io
import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from site_builder.checks.fields import FIELDS, Field

Rows = list[list[str]]
Lookup = dict[str, str]
Fault = Callable[[str], str | None]
"""From the right text of a cell to a wrong one; None where a cell cannot have the fault."""


@dataclass(frozen=True)
class Way:
    """A way of writing a CSV file."""

    quoting: int = csv.QUOTE_MINIMAL
    line_end: str = "\n"
    mark: str = ""
    separator: str = ","
    encoding: str = "utf-8"

    def write(self, rows: Rows) -> bytes:
        file = io.StringIO(newline="")
        csv.writer(file, delimiter=self.separator, quoting=self.quoting, lineterminator=self.line_end).writerows(rows)
        return (self.mark + file.getvalue()).encode(self.encoding)


def read_rows(data: bytes) -> Rows:
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def _grouped(text: str) -> str | None:
    found = re.fullmatch(r"(-?)([1-9]\d{3,})(\.\d+)?", text)
    return f"{found[1]}{int(found[2]):,}{found[3] or ''}" if found else None


def _with_dash(text: str) -> str | None:
    return "\u2212" + text[1:] if re.fullmatch(r"-[\d.]+", text) else None


def _in_brackets(text: str) -> str | None:
    return f"({text[1:]})" if re.fullmatch(r"-[\d.]+", text) else None


def _plus(text: str) -> str | None:
    return "+" + text if re.fullmatch(r"[\d.]+", text) else None


def _full_width(text: str) -> str | None:
    wide = {ord(str(digit)): chr(0xFF10 + digit) for digit in range(10)}
    return text.translate(wide) if re.fullmatch(r"-?[\d.]+", text) else None


def _british(text: str) -> str | None:
    found = re.fullmatch(r"(\d{4})-(\d{2})-(\d{2})", text)
    return f"{found[3]}/{found[2]}/{found[1]}" if found and int(found[3]) > 12 else None


def _years(form: str) -> Fault:
    def other(text: str) -> str | None:
        found = re.fullmatch(r"20(\d{2})/(\d{2})", text)
        return form.format(found[1], found[2]) if found else None

    return other


def _span(text: str) -> str | None:
    return text.replace("-", " \u2013 ") if re.fullmatch(r"\d{4}-\d{2,4}", text) else None


def _inside(character: str) -> Fault:
    return lambda text: text[:1] + character + text[1:] if text else None


def _with_sign(sign: str) -> Fault:
    def other(text: str) -> str | None:
        found = re.fullmatch(r"(-?)([\d.]+)", text) if sign else None
        if found is None:
            return None
        return f"{text}%" if sign == "%" else f"{found[1]}{sign}{found[2]}"

    return other


def _small_code(text: str) -> str | None:
    return text.lower() if re.fullmatch(r"E\d{8}", text) else None


NUMBERS = (_grouped, _with_dash, _in_brackets, _plus, _full_width)
PERIODS = tuple(map(_years, ("20{}-{}", "{}/{}", "20{}/20{}", "FY20{}/{}", "20{} \u2013 {}")))
TEXTS: tuple[Fault, ...] = (
    lambda text: f" {text}" if text else None,
    lambda text: f"{text}\u00a0" if text else None,
    _inside("\u200b"),
    _inside("\u00ad"),
)
IN_THE_UNIT = {("observations", "value"), ("observations", "upper"), ("targets", "value"), ("targets", "low")}
OF_TYPE: dict[str, tuple[Fault, ...]] = {
    "integer": (lambda text: f"{text}.0" if re.fullmatch(r"\d+", text) else None,),
    "boolean": (lambda text: {"yes": "TRUE", "no": "N"}.get(text),),
    "date": (_british,),
}
OF_PERIOD_TYPE: dict[str, tuple[Fault, ...]] = {
    "financial year": PERIODS,
    "academic year": PERIODS,
    "as reported": PERIODS,
    "rolling calendar": (_span,),
    "cohort": (_span,),
}


def faults_of(field: Field, row: Lookup, signs: Lookup, types: Lookup) -> Iterator[Fault]:
    """The faults that a cell of a column can have, those first that any text can have."""
    yield from TEXTS
    yield from NUMBERS if field.type in ("number", "integer") else ()
    if (field.table, field.name) in IN_THE_UNIT:
        yield _with_sign(signs.get(row.get("indicator", ""), ""))
    yield from OF_TYPE.get(field.type, ())
    if field.enum and field.type != "boolean":
        yield str.upper
    if field.name in ("area", "successor"):
        yield _small_code
    if (field.table, field.name) in (("publications", "edition"), ("benchmarks", "edition"), ("positions", "year")):
        yield from PERIODS
    if (field.table, field.name) == ("observations", "period"):
        yield from OF_PERIOD_TYPE.get(row.get("period_type") or types.get(row["indicator"], ""), ())


def inject(tables: dict[str, Rows], chance: random.Random, share: float) -> int:
    """Put faults into a share of the cells of all tables; some get two. Returns how many cells have one."""
    signs, types = _signs(tables), dict(_pairs(tables, "indicators", "indicator", "period_type"))
    changed = 0
    for name, rows in tables.items():
        fields = {field.name: field for field in FIELDS[name]}
        header = list(rows[0])
        for cells in rows[1:]:
            row = dict(zip(header, cells, strict=True))
            for position, column in enumerate(header):
                if chance.random() >= share:
                    continue
                possible = list(faults_of(fields[column], row, signs, types))
                # The faults that any text can have would crowd out the others.
                wrong = [fault(cells[position]) for fault in (possible[len(TEXTS) :] or possible)]
                wrong = [text for text in wrong if text not in (None, cells[position])]
                if chance.random() < 0.2 and wrong:
                    wrong = [fault(text) for text in wrong for fault in TEXTS[:2]]
                if wrong and cells[position] not in fields[column].marks:
                    cells[position] = chance.choice(wrong)
                    changed += 1
        if chance.random() < 0.5:
            rows[0] = [column.replace("_", " ").capitalize() for column in header]
            changed += len(header)
    return changed


def _pairs(tables: dict[str, Rows], table: str, key: str, value: str) -> Iterator[tuple[str, str]]:
    header, *rows = tables[table]
    for cells in rows:
        yield cells[header.index(key)], cells[header.index(value)]


def _signs(tables: dict[str, Rows]) -> Lookup:
    kinds, prefixes = dict(_pairs(tables, "units", "unit", "kind")), dict(_pairs(tables, "units", "unit", "prefix"))
    scales = dict(_pairs(tables, "indicators", "indicator", "scale"))
    return {
        indicator: "%" if kinds[unit] == "percent" else prefixes[unit] if kinds[unit] == "money" else ""
        for indicator, unit in _pairs(tables, "indicators", "indicator", "unit")
        if scales[indicator] == "one"
    }
