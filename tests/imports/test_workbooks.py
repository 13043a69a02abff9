"""Workbooks as files of a mapping: each cell as Excel shows it, and each trap told with its sheet and cell."""

import io
import lzma
import random
import re
import struct
import time
import tracemalloc
import zipfile
import zlib
from datetime import date, datetime

import pytest
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from site_builder import importing
from site_builder.__main__ import main
from site_builder.after_import import account
from site_builder.formats.text import format_findings
from site_builder.importing import ImportPlan, import_package
from site_builder.size_limits import AS_SHIPPED
from site_builder.sources.tidy_csv import Named
from site_builder.sources.workbook_cells import plain_number
from site_builder.sources.workbook_file import _opened, open_workbook
from site_builder.sources.workbook_parts import PartCounter
from site_builder.sources.workbook_sheet import read_sheet
from tests.imports.books import ROWS, change_parts, save_result, write_book
from tests.imports.small_import import refused
from tests.imports.test_importing_page import codes

MAPPING = codes("yaml")[0]
"""The example of the page on imports."""
BOOK = "book.xlsx"
SHEET = 'book.xlsx, sheet "Waste"'
FIRED = {"E513", "E514", "E515", "E516", "E517", "E518", "W519", "N520", "E521", "W526"}


def plan(folder, entry=BOOK, mapping=MAPPING):
    file = folder / "mapping.yaml"
    file.write_text(mapping.replace("figures: figures.csv", f"figures: {entry}"), encoding="utf-8")
    return ImportPlan(file)


def findings_of(folder, entry=BOOK):
    findings = refused(plan(folder, entry))
    assert not (folder / "recycling").exists()
    return findings


def book_with(folder, change=None, rows=ROWS):
    return write_book(folder / BOOK, {"Waste": rows}, change)


def text_of(content, number_format="General"):
    """What a cell reads as."""
    book = Workbook()
    book.active["A1"] = "name"
    book.active["A2"] = content
    book.active["A2"].number_format = number_format
    return _read(book)


def _read(book):
    file = io.BytesIO()
    book.save(file)
    return read_table(file.getvalue())


def read_table(data, **named):
    read = read_sheet(_opened(BOOK, data), Named("book", BOOK, None, "mapping.yaml", 1, **named))
    return read.table.frame.iloc[0, 0], [finding.code for finding in read.findings]


def test_a_workbook_makes_the_same_package_as_the_csv_file(tmp_path):
    book_with(tmp_path)
    imported = import_package(plan(tmp_path))

    made = (imported.folder / "data/observations.csv").read_text(encoding="utf-8")
    assert made == codes("csv")[1]
    assert imported.findings == ()
    assert account(imported)[0] == f"{SHEET}, 4 rows: 3 in areas; 1 left out: said before."


def test_a_sheet_a_range_and_a_header_line_say_where_the_table_is(tmp_path):
    rows = (
        (None, "Environment dashboard"),
        (),
        *((None, *row, None, "aside") for row in ROWS),
        (),
        (None, "Another", "table"),
    )
    write_book(tmp_path / BOOK, {"Cover": (("Nothing",),), "Waste": rows})

    imported = import_package(plan(tmp_path, f"{{path: {BOOK}, sheet: Waste, range: B3:H7}}"))
    assert (imported.folder / "data/observations.csv").read_text(encoding="utf-8") == codes("csv")[1]

    imported = import_package(plan(tmp_path, f"{{path: {BOOK}, sheet: Waste, range: B1:H8, header line: 3}}"))
    assert imported.empty_lines == {SHEET: 1}
    assert (imported.folder / "data/observations.csv").read_text(encoding="utf-8") == codes("csv")[1]


@pytest.mark.parametrize(
    ("content", "number_format", "text"),
    [
        (43.2, "General", "43.2"),
        (0.1 + 0.2, "General", "0.3"),
        (1.1 * 3, "0.0", "3.3"),
        (1112, "#,##0", "1112"),
        (-0.28, "0.00", "-0.28"),
        (21570000000, '£#,##0.0,,,"bn"', "21570000000"),
        (1e-7, "General", "0.0000001"),
        (1234567890123456, "General", "1234567890123456"),
        (0.432, "0%", "43.2"),
        (0.07, "0.0%", "7"),
        (1, "0%", "100"),
        (0.432, '0.0"%"', "0.432"),
        (True, "General", "TRUE"),
        ("#DIV/0!", "General", "#DIV/0!"),
        ("  two  words ", "General", "two words"),
        (date(2024, 3, 2), "dd/mm/yyyy", "2024-03-02"),
        (datetime(2024, 3, 2, 14, 30), "dd/mm/yyyy hh:mm", "2024-03-02 14:30:00"),
        (date(2024, 1, 1), "mmm-yy", "Jan 2024"),
    ],
)
def test_a_cell_is_read_as_a_person_would_write_it(content, number_format, text):
    read, found = text_of(content, number_format)

    assert read == text
    assert found == (["N520"] if number_format.endswith("%") else [])


def test_a_number_of_seventeen_digits_loses_its_noise_and_nothing_else():
    for number in (0.30000000000000004, 43.199999999999996, 2.2, 1e15, 123456789.123457, 5e-324):
        assert float(plain_number(number)) == pytest.approx(number, rel=1e-14, abs=0)
    assert "e" not in plain_number(1e22)


def test_a_text_that_begins_with_an_equals_sign_is_a_text():
    book = Workbook()
    book.active["A1"], book.active["A2"] = "name", "plain"
    file = io.BytesIO()
    book.save(file)
    with zipfile.ZipFile(file) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts = {name: content.replace(b"plain", b"=1+1") for name, content in parts.items()}
    changed = io.BytesIO()
    with zipfile.ZipFile(changed, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)

    assert read_table(changed.getvalue()) == ("=1+1", [])


def test_the_saved_result_of_a_formula_is_read(tmp_path):
    book_with(tmp_path, lambda book: book["Waste"].__setitem__("F3", "=45+1.8"))
    save_result(tmp_path / BOOK, "F3", "46.8")

    imported = import_package(plan(tmp_path))
    assert (imported.folder / "data/observations.csv").read_text(encoding="utf-8") == codes("csv")[1]


def test_a_formula_that_gives_an_empty_text_is_an_empty_cell(tmp_path):
    book_with(tmp_path, lambda book: book["Waste"].__setitem__("F4", '=IF(1,"","")'))
    save_result(tmp_path / BOOK, "F4", "", "str")

    assert import_package(plan(tmp_path)).findings == ()


def set_cell(cell, content, number_format=None):
    def change(book):
        book["Waste"][cell] = content
        if number_format:
            book["Waste"][cell].number_format = number_format

    return change


def hide_row(book):
    book["Waste"].row_dimensions[3].hidden = True


def hide_columns(book):
    book["Waste"].column_dimensions.group("F", "G", hidden=True)


def hide_sheet(book):
    book.create_sheet("Cover")
    book["Waste"].sheet_state = "hidden"


def title_above(book):
    sheet: Worksheet = book["Waste"]
    sheet.insert_rows(1, 2)
    sheet["A1"] = "Environment"
    sheet.merge_cells("A1:G1")


def second_table_below(book):
    book["Waste"]["A8"], book["Waste"]["B8"] = "Another", "table"


def second_table_beside(book):
    book["Waste"]["I1"] = "Another"


FAULTS = {
    "a formula without a result": (
        set_cell("F3", "=45+1.8"), "E518", f'{SHEET}, cell F3 "Value"', "result was not saved.\n  Open the workbook in Excel, save it",
    ),
    "merged cells in the table": (
        lambda book: book["Waste"].merge_cells("B2:B3"), "E516", f"{SHEET}, cell B2", "The cells B2:B3 are merged",
    ),
    "a hidden row": (hide_row, "E517", f"{SHEET}, row 3", "The row is hidden, perhaps by a filter"),
    "hidden columns": (hide_columns, "E517", SHEET, "The column F is hidden"),
    "a hidden sheet": (hide_sheet, "E517", SHEET, "The sheet is hidden"),
    "a title above the table": (title_above, "E515", f"{SHEET}, row 1", "looks like a title, not like column names: its only text is \"Environment\".\n  Say in the mapping which row holds the column names, such as header line: 3."),
    "two tables one below the other": (
        second_table_below, "E515", f"{SHEET}, row 6", "are these two tables, A1:G5 and A8:G8?\n  Name one with range in the mapping, such as range: A1:G5",
    ),
    "two tables side by side": (
        second_table_beside, "E515", SHEET, "The column H is empty, and beside it stands more: are these two tables, A1:G5 and I1:I5?",
    ),
    "a period that became a date": (
        set_cell("E3", date(2024, 1, 23), "dd/mm/yyyy"), "E521", f'{SHEET}, cell E3 "Period"', '"2024-01-23" is a date and not the period that is meant: Excel has probably changed what was typed.\n  Format the column as Text',
    ),
    "a period that became a month": (
        set_cell("E3", date(2024, 1, 1), "mmm-yy"), "E521", f'{SHEET}, cell E3 "Period"', '"Jan 2024" is a date',
    ),
    "an error of a formula": (
        set_cell("F3", "#DIV/0!"), "E506", f'{SHEET}, cell F3 "Value"', '"#DIV/0!" is an error of a spreadsheet formula',
    ),
    "a thousands comma in a text": (
        set_cell("F3", "1,112"), "E506", f'{SHEET}, cell F3 "Value"', "Write 1112.",
    ),
    "a boolean": (set_cell("F3", True), "E506", f'{SHEET}, cell F3 "Value"', '"TRUE" is not a number'),
    "a cell of many characters": (
        set_cell("G3", "x" * 10_001), "E514", f'{SHEET}, cell G3 "Note"', "The cell has 10,001 characters",
    ),
    "a column without a name": (
        set_cell("H3", "aside"), "E515", f"{SHEET}, cell H1", "The column has cells, but no name",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", FAULTS)
def test_each_trap_is_told_with_its_sheet_and_cell(name, tmp_path):
    change, code, place, says = FAULTS[name]
    book_with(tmp_path, change)
    entry = f"{{path: {BOOK}, sheet: Waste}}" if name == "a hidden sheet" else BOOK

    said = format_findings(findings_of(tmp_path, entry))

    assert f"{place}: " in said
    assert says in said
    assert f"[{code}]" in said


def test_a_merged_title_above_the_table_is_not_read(tmp_path):
    book_with(tmp_path, title_above)

    assert import_package(plan(tmp_path, f"{{path: {BOOK}, header line: 3}}")).findings == ()


def test_a_note_below_the_table_is_left_out_even_where_its_cells_are_merged(tmp_path):
    def note(book):
        book["Waste"]["A7"] = "Source: invented."
        book["Waste"].merge_cells("A7:G7")

    book_with(tmp_path, note)
    imported = import_package(plan(tmp_path))

    assert imported.empty_lines == {SHEET: 2}
    assert imported.findings == ()


def test_hidden_rows_outside_the_range_do_not_matter(tmp_path):
    def change(book):
        book["Waste"]["A9"] = "aside"
        book["Waste"].row_dimensions[9].hidden = True

    book_with(tmp_path, change)

    assert import_package(plan(tmp_path, f"{{path: {BOOK}, range: A1:G5}}")).findings == ()


def test_percentages_are_told_once_for_each_table(tmp_path):
    def percents(book):
        for cell, number in (("F2", 0.451), ("F3", 0.468), ("F5", 0.44)):
            set_cell(cell, number, "0.0%")(book)

    book_with(tmp_path, percents)
    imported = import_package(plan(tmp_path))

    [finding] = imported.findings
    assert (finding.code, finding.severity, finding.letter, finding.line) == ("N520", "notice", "F", 2)
    assert (
        "0.451 is shown as a percentage, and is read as 45.1. So is every cell with a percentage format: 3 in F."
        in finding.problem
    )
    assert (imported.folder / "data/observations.csv").read_text(encoding="utf-8") == codes("csv")[1].replace(
        "44.0", "44"
    )


def test_a_value_from_another_workbook_is_a_warning(tmp_path):
    book_with(tmp_path, set_cell("F3", "=[1]Budget!C4"))
    save_result(tmp_path / BOOK, "F3", "46.8")

    [finding] = import_package(plan(tmp_path)).findings
    assert (finding.code, finding.severity, finding.letter, finding.line) == ("W519", "warning", "F", 3)


ENTRIES = {
    "the sheet is not said": ("book.xlsx", 'book.xlsx has 2 sheets: "Waste", "Roads".', "Say which one with sheet."),
    "the sheet is misspelt": ("{path: book.xlsx, sheet: waste }", 'has no sheet "waste"', "Write Waste."),
    "the range is none": ("{path: book.xlsx, sheet: Waste, range: B4}", '"B4" is not a range', "Write it as B4:J30."),
    "the header line is empty": (
        "{path: book.xlsx, sheet: Waste, header line: 30}", "Row 30 is not among the cells", "header line",
    ),
    "the sheet is empty": ("{path: book.xlsx, sheet: Roads}", "There are no cells with content", "Name another sheet."),
    "a CSV file has no sheets": ("{path: book.csv, sheet: Waste}", "has no sheets and no ranges", "Leave them out."),
    "a key is misspelt": ("{path: book.xlsx, shet: Waste}", 'has no key "shet"', "Write sheet."),
}  # fmt: skip


@pytest.mark.parametrize("name", ENTRIES)
def test_what_the_mapping_says_of_a_workbook_is_checked(name, tmp_path):
    entry, problem, remedy = ENTRIES[name]
    write_book(tmp_path / BOOK, {"Waste": ROWS, "Roads": ()})

    [finding] = findings_of(tmp_path, entry)

    assert problem in finding.problem
    assert remedy in finding.remedy


def zipped(**parts):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/"), content)
    return file.getvalue()


OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
FILES = {
    "a password": (BOOK, OLD + "EncryptedPackage".encode("utf-16-le"), "E513", "protected with a password"),
    "an old workbook": ("book.xls", OLD, "E513", "old format of Excel (.xls)"),
    "an old workbook under a new name": (BOOK, OLD, "E513", "old format of Excel (.xls)"),
    "a binary workbook": ("book.xlsb", zipped(a="b"), "E513", "binary format (.xlsb)"),
    "macros": ("book.xlsm", zipped(a="b"), "E513", "has macros (.xlsm)"),
    "macros under another name": (BOOK, zipped(xl__vbaProject="", **{"xl__vbaProject.bin": ""}), "E513", "has macros"),
    "a LibreOffice file": ("book.ods", zipped(a="b"), "E513", "LibreOffice"),
    "no zip": (BOOK, b"<html>", "E513", "is not a workbook, although its name ends in .xlsx"),
    "nothing": (BOOK, b"", "E513", "The file is empty"),
    "half a zip": (BOOK, zipped(a="b")[:60], "E513", "is damaged"),
    "a zip without a workbook": (BOOK, zipped(a="b"), "E513", "no workbook is in it"),
    "a workbook without its parts": (
        BOOK, zipped(**{"[Content_Types].xml": "<a/>", "xl/workbook.xml": "<a/>"}), "E513", "cannot be read",
    ),
    "a bomb": (BOOK, zipped(a="0" * 50_000_000), "E514", "100 times larger"),
    "a larger bomb": (BOOK, zipped(a="0" * 101_000_000), "E514", "more than 100 megabytes"),
}  # fmt: skip


@pytest.mark.parametrize("name", FILES)
def test_what_is_no_plain_workbook_is_told_in_its_own_sentence(name, tmp_path):
    file, data, code, says = FILES[name]
    (tmp_path / file).write_bytes(data)

    [finding] = findings_of(tmp_path, file)

    assert (finding.code, finding.file) == (code, file)
    assert says in finding.problem
    assert finding.remedy


def test_the_lock_file_of_excel_is_told(tmp_path):
    (tmp_path / "~$book.xlsx").write_bytes(b"\x05user")

    [finding] = findings_of(tmp_path, '"~$book.xlsx"')

    assert finding.code == "E513"
    assert "lock file that Excel makes while book.xlsx is open" in finding.problem
    assert "Close book.xlsx in Excel" in finding.remedy


def test_a_workbook_that_is_open_in_excel_is_told(tmp_path, monkeypatch):
    book = book_with(tmp_path)

    def locked(self):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(type(book), "read_bytes", locked)
    finding = open_workbook(tmp_path, BOOK, "mapping.yaml", 1)

    assert finding.code == "E106"
    assert "Close book.xlsx in Excel" in finding.remedy


LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY {name} "{f"&{before};" * 10}">' for before, name in zip("abcdefghi", "bcdefghij", strict=True))
    + "]>"
)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_workbook_full_of_laughs_is_refused_at_once(encoding, tmp_path):
    def laugh(name, content):
        if not name.startswith("xl/worksheets"):
            return content
        xml = re.sub(r"<c r=\"B2\".*?</c>", '<c r="B2" t="inlineStr"><is><t>&j;</t></is></c>', content.decode())
        return (LAUGHS + re.sub(r"<\?xml.*?\?>", "", xml)).encode(encoding)

    change_parts(book_with(tmp_path), laugh)
    resource = pytest.importorskip("resource", reason="memory is asked for in the way of Linux and macOS")
    started, before = time.process_time(), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss

    [finding] = findings_of(tmp_path)

    assert finding.code == "E513"
    assert "entities" in finding.problem
    assert time.process_time() - started < 2
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 50_000


def test_entities_would_be_refused_behind_our_own_look_too(tmp_path, monkeypatch):
    def laugh(name, content):
        return (LAUGHS + content.decode().partition("?>")[2]).encode() if name == "xl/workbook.xml" else content

    monkeypatch.setattr("site_builder.sources.workbook_file._look", lambda *_: PartCounter(AS_SHIPPED))
    change_parts(book_with(tmp_path), laugh)

    [finding] = findings_of(tmp_path)
    assert "EntitiesForbidden" in finding.problem


@pytest.mark.parametrize(
    "part",
    [
        '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>',
        '<hyperlinks><hyperlink ref="A1:XFD1048576" location="x"/></hyperlinks>',
    ],
)
def test_a_merge_of_all_cells_is_refused_before_it_is_made(part, tmp_path):
    def merge(name, content):
        if not name.startswith("xl/worksheets"):
            return content
        return content.replace(b"</sheetData>", b"</sheetData>" + part.encode())

    change_parts(book_with(tmp_path), merge)
    started = time.process_time()

    assert [finding.code for finding in findings_of(tmp_path)] == ["E514"]
    assert time.process_time() - started < 2


WHOLE = "<mergeCells><mergeCell {}/></mergeCells>"
MANY = "".join(f'<mergeCell ref="A{60 * i + 10}:XFD{60 * i + 69}"/>' for i in range(40))
COUNTED = {
    "blanks around the equals sign": (WHOLE.format('ref = "A1:XFD1048576"'), "E514", "A1:XFD1048576"),
    "a sign of greater before the ref": (WHOLE.format('x=">" ref="A1:XFD1048576"'), "E514", "A1:XFD1048576"),
    "a character reference in the ref": (WHOLE.format('ref="A1:XFD&#49;048576"'), "E514", "A1:XFD1048576"),
    "whole columns": (WHOLE.format('ref="A:C"'), "E514", '"A:C"'),
    "corners the wrong way round": (WHOLE.format('ref="XFD1:A1048576"'), "E514", "XFD1:A1048576"),
    "many merges, each below the limit": (f"<mergeCells>{MANY}</mergeCells>", "E514", "more than 400,000 cells"),
    "a ref that is no range": (WHOLE.format('ref="A1:B2:C3"'), "E513", '"A1:B2:C3", which is no range'),
    "broken XML": ("<mergeCells>", "E513", "is broken XML"),
    "more rows than a sheet has": ("<x/>" * 1_000_001, "E514", "more than 1,000,000 rows, styles, rules"),
    "more texts than cells": ("<v/>" * 5_000_001, "E514", "more than 5,000,000 elements"),
}  # fmt: skip


def within_bounds(folder, megabytes=100):
    """The only finding of a workbook that must be refused quickly and with little memory."""
    resource = pytest.importorskip("resource", reason="memory is asked for in the way of Linux and macOS")
    started, before = time.process_time(), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    [finding] = findings_of(folder)
    assert time.process_time() - started < 8
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < megabytes * 1000
    return finding


def after_the_cells(part):
    def change(name, content):
        behind = b"</sheetData>" + part.encode()
        return content.replace(b"</sheetData>", behind) if name.startswith("xl/worksheets") else content

    return change


def incompressible(megabytes):
    """A part that keeps a workbook from being one that becomes a hundred times larger."""
    return "xl/media/noise.png", b"\x89" + random.Random(1).randbytes(int(megabytes * 1_000_000))


@pytest.mark.parametrize("name", COUNTED)
def test_what_openpyxl_would_make_is_counted_however_it_is_written(name, tmp_path):
    part, code, says = COUNTED[name]
    change_parts(book_with(tmp_path), after_the_cells(part), incompressible(0.3))

    finding = within_bounds(tmp_path)

    assert finding.code == code
    assert says in finding.problem


@pytest.mark.parametrize("element", ["c", "x", "v"])
def test_cells_without_content_are_counted(element, tmp_path):
    rows = "<row>" + f"<{element}/>" * 1000 + "</row>"
    change_parts(
        book_with(tmp_path),
        lambda name, content: content.replace(b"</sheetData>", rows.encode() * 3000 + b"</sheetData>"),
        incompressible(0.15),
    )

    finding = within_bounds(tmp_path)

    assert finding.code == "E514"
    assert finding.problem == "The workbook has more than 400,000 cells."


@pytest.mark.parametrize("name", ["sheet1.dat", "sheet1", "sheet1.png"])
def test_a_sheet_under_another_name_is_looked_at_too(name, tmp_path):
    file = book_with(tmp_path)
    change_parts(file, after_the_cells(WHOLE.format('ref="A1:XFD1048576"')))
    with zipfile.ZipFile(file) as archive:
        parts = {part.replace("sheet1.xml", name): archive.read(part) for part in archive.namelist()}
    file.write_bytes(zipped(**{part: content.replace(b"sheet1.xml", name.encode()) for part, content in parts.items()}))

    assert within_bounds(tmp_path).code == "E514"


def test_a_comment_on_all_cells_is_counted(tmp_path):
    change_parts(book_with(tmp_path), lambda _, content: content, ("xl/comments1.xml", COMMENT))

    assert within_bounds(tmp_path).code == "E514"


COMMENT = b'<comments><commentList><comment ref="A1:XFD1048576" authorId="0"/></commentList></comments>'


def test_the_drawing_of_a_comment_may_be_no_good_xml(tmp_path):
    change_parts(book_with(tmp_path), lambda _, content: content, ("xl/drawings/vmlDrawing1.vml", b"<xml><br></xml>"))

    assert import_package(plan(tmp_path)).findings == ()


def packed_as(folder, method):
    file = book_with(folder)
    with zipfile.ZipFile(file) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(file, "w", method) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return file


@pytest.mark.parametrize("method", [zipfile.ZIP_LZMA, zipfile.ZIP_BZIP2])
@pytest.mark.parametrize("broken", [False, True])
def test_a_workbook_packed_in_another_way_is_refused(method, broken, tmp_path):
    file = packed_as(tmp_path, method)
    data = bytearray(file.read_bytes())
    if broken:
        start = data.find(b"xl/workbook.xml") + len("xl/workbook.xml")
        data[start + 4 : start + 30] = bytes(byte ^ 0x5A for byte in data[start + 4 : start + 30])
    file.write_bytes(data)

    finding = within_bounds(tmp_path)

    assert finding.code == "E513"
    assert "is not packed in the way of Excel" in finding.problem


@pytest.mark.parametrize("error", [lzma.LZMAError("Corrupt"), ValueError("bad"), struct.error("short")])
def test_whatever_a_zip_makes_python_raise_is_a_finding(error, tmp_path, monkeypatch):
    def refuse(*_):
        raise error

    book_with(tmp_path)
    monkeypatch.setattr("site_builder.sources.workbook_file.read_part", refuse)

    [finding] = findings_of(tmp_path)
    assert (finding.code, finding.problem) == ("E513", f"The workbook is damaged: {error}.")


def test_a_part_whose_name_is_no_text_is_a_finding(tmp_path):
    file = change_parts(book_with(tmp_path), lambda _, content: content, ("xl/\u00e9\u00e9.xml", b"<a/>"))
    file.write_bytes(file.read_bytes().replace("\u00e9\u00e9".encode(), b"\xff\xff\xff\xff"))

    finding = within_bounds(tmp_path)

    assert finding.code == "E513"
    assert "the name of one of its parts cannot be read" in finding.problem


def test_a_part_that_is_larger_than_the_zip_says_is_refused(tmp_path):
    more = b" " * 60_000_000
    file = change_parts(book_with(tmp_path), lambda _, content: content, ("xl/more.xml", more))
    data = file.read_bytes()
    for true, said in ((len(more), 1000), (zlib.crc32(more), zlib.crc32(more[:1000]))):
        data = data.replace(struct.pack("<I", true), struct.pack("<I", said))
    file.write_bytes(data)
    tracemalloc.start()  # the largest memory of the process itself is that of making the file

    [finding] = findings_of(tmp_path)

    largest = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert finding.code == "E513"
    assert "damaged" in finding.problem
    assert largest < 20_000_000


def test_a_sheet_used_to_its_last_cell_asks_for_a_range(tmp_path):
    book_with(tmp_path, set_cell("XFD1048576", "here"))

    [finding] = findings_of(tmp_path)
    assert finding.code == "E514"
    assert "used up to the cell XFD1048576" in finding.problem
    assert import_package(plan(tmp_path, f"{{path: {BOOK}, range: A1:G5}}")).findings == ()
    # A range may leave room for rows to come.
    book_with(tmp_path)
    assert import_package(plan(tmp_path, f"{{path: {BOOK}, range: A1:G1048576}}")).findings == ()


def test_the_command_prints_the_cell(tmp_path, capsys):
    book_with(tmp_path, set_cell("F3", "1,112"))

    assert main(["import", str(plan(tmp_path).mapping)]) == 1
    assert 'book.xlsx, sheet "Waste", cell F3 "Value": "1,112" has a thousands comma.' in capsys.readouterr().err


def test_a_workbook_of_ten_sheets_is_opened_once(tmp_path, monkeypatch):
    opened = []
    real = importing.open_workbook
    monkeypatch.setattr(importing, "open_workbook", lambda *given: opened.append(given) or real(*given))
    write_book(tmp_path / BOOK, {"Waste": ROWS, "More": ROWS})
    entry = f"{{path: {BOOK}, sheet: Waste}}\n  more: {{path: {BOOK}, sheet: More}}"

    import_package(plan(tmp_path, entry))

    assert len(opened) == 1


TABLE = ((None, "Measure", "Latest", "Target"), (None, "Waste", 1, 2), (None, "Litter", 3, 4))


def edges(rows, cells="B1:D3", change=None, **named):
    """What is told about the edges of a range of a sheet."""
    book = Workbook()
    for row in rows:
        book.active.append(row)
    if change is not None:
        change(book.active)
    file = io.BytesIO()
    book.save(file)
    named = Named("book", BOOK, None, "mapping.yaml", 1, None, cells, 14, **named)
    return read_sheet(_opened(BOOK, file.getvalue()), named).findings


def test_a_row_typed_directly_below_a_range_is_an_error_and_not_lost():
    [finding] = edges((*TABLE, (None, "Road deaths", 5, None), (None, "Trees", 6, 7)))

    assert (finding.code, finding.line) == ("E515", 4)
    assert finding.problem == 'Rows 4 to 5 ("Road deaths") stand directly below the range B1:D3 and are not read.'
    assert finding.remedy.startswith("Widen the range on line 14 of mapping.yaml, such as range: B1:D5; or")


@pytest.mark.parametrize(
    "below",
    [((None, "Source: invented"),), ((), (None, "Another", "table", "here")), ()],
    ids=["a note", "a table behind an empty row", "nothing"],
)
def test_what_a_range_leaves_out_on_purpose_below_is_not_told(below):
    assert edges((*TABLE, *below)) == ()


def test_a_hidden_row_and_one_of_another_range_below_a_range_are_not_told():
    def hide(sheet):
        sheet.row_dimensions[4].hidden = True

    more = (*TABLE, (None, "Road deaths", 5, 6))
    assert edges(more, change=hide) == ()
    assert edges(more, other_ranges=("B4:D9",)) == ()
    assert edges(more, cells="B1:D9") == ()


@pytest.mark.parametrize(("place", "letter", "wider"), [(0, "A", "A1:D3"), (4, "E", "B1:E3")])
def test_a_filled_column_directly_beside_a_range_is_a_warning(place, letter, wider):
    rows = [[*row, None] for row in TABLE]
    rows[1][place] = "aside"
    [finding] = edges(rows)

    assert (finding.code, finding.line, finding.letter) == ("W526", 2, letter)
    assert 'holds 1 cell, the first "aside"' in finding.problem
    assert f"such as range: {wider}" in finding.remedy


def test_a_hidden_column_beside_a_range_is_not_told():
    def hide(sheet):
        sheet.column_dimensions["E"].hidden = True

    assert edges([[*row, "aside"] for row in TABLE], change=hide) == ()
