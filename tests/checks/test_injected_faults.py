"""Faults put into random cells of the real packages: each is found where it is, and nothing else is."""

from __future__ import annotations

import csv
from collections.abc import Callable
from functools import cache
from pathlib import Path
from random import Random

import pytest

from site_builder.checks.fields import Field
from site_builder.checks.number_texts import is_plain_number
from site_builder.checks.period_is_possible import period_or_none
from site_builder.schemas import TABLE_SCHEMAS
from tests.checks.injected import CellFault, RealPackage, as_line, inject, places, read_real_package, told
from tests.sites import EXAMPLESHIRE, LEICESTERSHIRE

MOST_CELLS = 10


def number(field: Field, text: str) -> bool:
    # A number that other rows name is another matter: they would name a row that is not there.
    return field.type in ("number", "integer") and not field.in_key and is_plain_number(text)


def free_text(field: Field, text: str) -> bool:
    # A title or a text of the table itself: where a printed target is changed, its numbers disagree, and rightly.
    return (
        field.type == "string"
        and not (field.enum or field.pattern or _refers(field) or field.table == "targets")
        and (field.name in ("title", "text", "name", "note", "definition", "statement", "summary"))
    )


def refers_without_being_referred_to(field: Field, text: str) -> bool:
    return (field.table, field.name) in {
        ("observations", "indicator"), ("observations", "area"), ("targets", "indicator"), ("comments", "indicator"),
        ("assessments", "indicator"), ("indicators", "unit"), ("indicator_words", "indicator"),
        ("benchmark_rows", "indicator"), ("indicators", "source"),
    }  # fmt: skip


def split_year(field: Field, text: str) -> bool:
    return (field.table, field.name) == ("observations", "period") and period_or_none(
        text, "financial year"
    ) is not None


def word(field: Field, text: str) -> bool:
    return field.type == "string" and bool(field.enum) and field.name in (
        "polarity", "scale", "period_type", "certainty", "basis", "kind"
    )  # fmt: skip


def column(*names: str) -> Callable[[Field, str], bool]:
    return lambda field, text: f"{field.table}.{field.name}" in names


def _refers(field: Field) -> bool:
    return any(field.name in key["fields"] for key in TABLE_SCHEMAS[field.table]["foreignKeys"])


def as_number(make: str) -> Callable[[str, Random], str]:
    return lambda text, chance: make.format(abs(chance.randint(1000, 9999) / 10), chance.randint(100, 999))


def always(text: str) -> Callable[[str, Random], str]:
    return lambda _, chance: text


def inside(mark: str) -> Callable[[str, Random], str]:
    def damage(text: str, chance: Random) -> str:
        at = chance.randint(1, max(1, len(text) - 1))
        return text[:at] + mark + text[at:]

    return damage


FAULTS = [
    CellFault("thousands comma", "E202", as_number("1,{1}"), number),
    CellFault("comma out of place", "E202", as_number("{1},1"), number),
    CellFault("decimal comma", "E202", lambda _, chance: f"{chance.randint(10, 99)},{chance.randint(1, 9)}", number),
    CellFault("pound sign", "E202", as_number("£{0}"), number),
    CellFault("billions", "E202", as_number("£{0}bn"), number),
    CellFault("per cent sign", "E202", as_number("{0}%"), number),
    CellFault("brackets", "E202", as_number("({0})"), number),
    CellFault("hyphen", "E202", as_number("\u2010{0}"), number),
    CellFault("en dash", "E202", as_number("\u2013{0}"), number),
    CellFault("minus sign of typesetters", "E202", as_number("\u2212{0}"), number),
    CellFault("underscore", "E202", as_number("1_{1}"), number),
    CellFault("wide digits", "E202", always("１２"), number),
    CellFault("space inside", "E202", as_number("1 {1}"), number),
    CellFault("not a number", "E202", lambda _, chance: chance.choice(["NaN", "inf", "1E400", "lots"]), number),
    CellFault("mark of another system", "E202", lambda _, chance: chance.choice(["*", ":", "..", "-", "N/A"]), number),
    CellFault("formula error", "E202", lambda _, chance: chance.choice(["#N/A", "#DIV/0!", "#REF!"]), number),
    CellFault("empty figure", "E201", always(""), column("observations.value")),
    CellFault("empty cell", "E201", always(""), column("indicators.title", "indicators.noun", "report_rows.polarity")),
    CellFault("blank behind", "E210", lambda text, _: f"{text} ", lambda field, text: True),
    CellFault("hard blank before", "E210", lambda text, _: f"\u00a0{text}", lambda field, text: True),
    CellFault("zero-width space", "E211", inside("\u200b"), lambda field, text: True),
    CellFault("turned round", "E211", inside("\u202e"), lambda field, text: True),
    CellFault("null character", "E211", inside("\x00"), lambda field, text: True),
    CellFault("line break", "E211", inside("\n"), column("indicator_words.word")),
    CellFault("mistyped id", "E303", lambda text, _: text[:-1], refers_without_being_referred_to, frozenset({"W406"})),
    CellFault("another word", "E205", lambda text, _: text.upper(), word),
    CellFault("TRUE", "E206", always("TRUE"), lambda field, text: field.type == "boolean"),
    CellFault("day before month", "E209", always("20/11/2023"), column("comments.date")),
    CellFault("day of publication", "E207", always("20/11/2023"), column("observations.as_of")),
    CellFault("hyphen in the year", "E301", lambda text, _: text.replace("/", "-"), split_year),
    CellFault("short year", "E301", lambda text, _: text[2:], split_year),
    CellFault("impossible year", "E301", lambda text, _: text[:5] + f"{(int(text[5:]) + 1) % 100:02d}", split_year),
    CellFault("formula error in a text", "E212", always("#REF!"), free_text),
    CellFault("too long", "E208", always("x" * 10_001), free_text),
    CellFault("device of Windows", "E213", lambda _, chance: f"com{chance.randint(1, 9)}", column("areas.slug"),
              frozenset({"E306"})),
    CellFault("HTML", "W215", lambda text, _: f"{text[:20]} <i>x</i>", free_text),
    CellFault("wrong encoding", "W216", always("It cost Â£5 more"), free_text),
]  # fmt: skip


CASES = [*((LEICESTERSHIRE, fault) for fault in FAULTS), *((EXAMPLESHIRE, fault) for fault in FAULTS[::3])]
"""The larger package takes longer, so it has every third fault."""

PACKAGES = pytest.mark.parametrize("folder", [LEICESTERSHIRE, EXAMPLESHIRE], ids=lambda folder: folder.name)


@pytest.fixture(autouse=True)
def without_the_judge(monkeypatch):
    """Frictionless looks at a package in which nothing else is wrong; that is tested elsewhere, and takes seconds."""
    monkeypatch.setattr("site_builder.checks._is_whole", lambda package: False)


@cache
def real_package(folder: Path) -> RealPackage:
    return read_real_package(folder)


@pytest.mark.parametrize(("folder", "fault"), CASES, ids=lambda case: case.name)
def test_a_fault_of_a_cell_is_told_with_its_line_and_column_and_nothing_else_is(folder, fault):
    real = real_package(folder)
    chance = Random(f"{folder.name} {fault.name}")
    able = list(places(real, fault))
    if not able:
        pytest.skip("nothing in this package can have the fault; the other one can")
    table, name = chance.choice(able)

    text, expected = inject(real, fault, table, name, chance, MOST_CELLS)

    assert expected
    assert told(real.findings_with(table, text), fault.follows) == expected


def test_each_fault_can_stand_in_a_real_package():
    both = [real_package(folder) for folder in (LEICESTERSHIRE, EXAMPLESHIRE)]

    assert [fault.name for fault in FAULTS if not any(list(places(real, fault)) for real in both)] == []


def damaged_rows(real: RealPackage, chance: Random, change: Callable[[list[str]], list[str]]) -> tuple[list[str], int]:
    """The lines of observations with one row put in the place of another, and its line."""
    lines, rows = real.lines("observations"), real.rows("observations")
    at = chance.randrange(1, len(rows))
    lines[at : at + 1] = change(rows[at])
    return lines, at + 1


ROWS = {
    "comma in a number": ("E111", 0, lambda row: [",".join([*row, "112"])]),
    "cell missing": ("E111", 0, lambda row: [as_line(row[:-1])]),
    "empty row": ("E113", 1, lambda row: [as_line(row), ""]),
    "row of commas": ("E113", 1, lambda row: [as_line(row), "," * (len(row) - 1)]),
    "pasted twice": ("W118", 1, lambda row: [as_line(row), as_line(row)]),
    "another note": ("E302", 1, lambda row: [as_line(row), as_line([*row[:-1], "Another note."])]),
    "quotation mark open": ("E112", 0, lambda row: [as_line(row[:-1]) + ',"open']),
}


@PACKAGES
@pytest.mark.parametrize("kind", ROWS)
def test_a_fault_of_a_row_is_told_with_its_line_and_nothing_else_is(folder, kind):
    code, further, change = ROWS[kind]
    chance, real = Random(kind), real_package(folder)
    for _ in range(3 if folder == LEICESTERSHIRE else 1):
        lines, line = damaged_rows(real, chance, change)

        findings = real.findings_with("observations", "\n".join(lines) + "\n")

        assert told(findings) == {(code, line + further, None, None)}


@PACKAGES
def test_a_note_below_a_table_is_told(folder):
    real = real_package(folder)
    text = real.texts["observations"]

    findings = real.findings_with("observations", text + "Source: the council\n")

    assert told(findings) == {("E111", len(text.splitlines()) + 1, None, None)}


FILES = {
    "semicolons": ("E108", 1, lambda text: "\n".join(_with_semicolons(text)) + "\n"),
    "Unicode text": ("E107", 0, lambda text: text.encode("utf-16")),
    "title above": ("E110", 1, lambda text: "Figures of the council\n\n" + text),
    "nothing in it": ("E109", 0, lambda text: ""),
}


def _with_semicolons(text: str) -> list[str]:

    return [
        ";".join(f'"{cell}"' if ";" in cell else cell.replace('"', "") for cell in row)
        for row in csv.reader(text.splitlines())
    ]


@pytest.mark.parametrize("kind", FILES)
@pytest.mark.parametrize("table", ["observations", "report_rows", "indicator_words"])
@PACKAGES
def test_a_fault_of_a_file_is_one_finding(folder, kind, table):
    code, line, change = FILES[kind]
    real = real_package(folder)

    findings = real.findings_with(table, change(real.texts[table]))

    assert told(findings) == {(code, line, None, None)}


@pytest.mark.parametrize("change", [lambda text: "\ufeff" + text, lambda text: text.replace("\n", "\r\n"),
                                    lambda text: text.replace("\n", "\r")], ids=["mark", "CRLF", "CR"])  # fmt: skip
def test_a_mark_at_the_beginning_and_other_line_ends_are_no_faults(change):
    real = real_package(LEICESTERSHIRE)

    assert real.findings_with("indicator_words", change(real.texts["indicator_words"])) == []
