"""Whatever a workbook holds: a table or findings, never an exception, and a draft or a sentence."""

import io
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from site_builder.finding import Finding
from site_builder.model import BookCells
from site_builder.size_limits import AS_SHIPPED
from site_builder.sources.book_cells import read_book_cells
from site_builder.sources.tidy_csv import Named
from site_builder.sources.workbook_file import open_workbook_file
from site_builder.sources.workbook_sheet import read_sheet
from tests.imports.books import ROWS, write_book

BOOK = "book.xlsx"
PIECES = (
    *(b"<", b">", b"/>", b"&", b"&#0;", b"&lt;", b'"', b"\x00", b"\xff\xfe", b"<!-- -->", b"<![CDATA[x]]>"),
    *(b"<f>1/0</f>", b"<v>NaN</v>", b"<v>1E400</v>", b"<v>-1</v>", b'<c r="A1" t="s"><v>99999</v></c>', b"<v></v>"),
    *(
        b' t="s"',
        b' t="d"',
        b' t="e"',
        b' t="b"',
        b' t="inlineStr"',
        b' r="XFE1048577"',
        b' r="0"',
        b' r=""',
        b' s="999"',
    ),
    *(b'<mergeCell ref="A1:B2"/>', b'<mergeCell ref="B"/>', b' hidden="1"', b"<row/>", b'<row r="5">', b"<sheetData>"),
    *(b'<?xml version="1.0"?>', b"xmlns", b"rId1", b"9" * 40, b"0", b"44927", b"-44927", b"1e9"),
)


@pytest.fixture(scope="module")
def parts(tmp_path_factory) -> dict[str, bytes]:
    """The parts of a good workbook, by name."""
    file = write_book(tmp_path_factory.mktemp("good") / BOOK, {"Waste": ROWS}, None)
    with zipfile.ZipFile(file) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    return tmp_path_factory.mktemp("any")


def packed(parts: dict[str, bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return file.getvalue()


def look_at(folder: Path, data: bytes) -> None:
    (folder / BOOK).write_bytes(data)
    opened = open_workbook_file(folder / BOOK, BOOK, AS_SHIPPED)
    if isinstance(opened, Finding):
        findings = [opened]
    else:
        read = read_sheet(opened, Named("book", BOOK, None, "mapping.yaml", 1))
        assert read.table is not None or read.findings
        findings = list(read.findings)
    for finding in findings:
        assert finding.problem.endswith(".")
        assert finding.remedy.endswith(".")
    assert isinstance(read_book_cells(folder / BOOK), Finding | BookCells)


QUIET = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@QUIET
@given(data=st.binary(max_size=400))
@example(data=b"PK\x03\x04")
@example(data=b"PK\x05\x06" + b"\0" * 18)
@example(data=b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
def test_any_bytes_as_a_workbook(folder, data):
    look_at(folder, data)


@QUIET
@given(data=st.data())
@pytest.mark.filterwarnings("ignore::UserWarning")
def test_a_workbook_with_a_changed_part(folder, parts, data):
    name = data.draw(st.sampled_from(sorted(parts)))
    content = parts[name]
    start = data.draw(st.integers(0, len(content)))
    cut = data.draw(st.integers(0, 30))
    piece = data.draw(st.sampled_from(PIECES) | st.binary(max_size=8))

    look_at(folder, packed({**parts, name: content[:start] + piece + content[start + cut :]}))


@QUIET
@given(data=st.data())
@pytest.mark.filterwarnings("ignore::UserWarning")
def test_a_workbook_without_some_of_its_parts(folder, parts, data):
    gone = data.draw(st.sets(st.sampled_from(sorted(parts)), min_size=1))

    look_at(folder, packed({name: content for name, content in parts.items() if name not in gone}))


@QUIET
@given(data=st.data())
def test_a_workbook_with_changed_bytes(folder, parts, data):
    whole = bytearray(packed(parts))
    for _ in range(data.draw(st.integers(1, 5))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))

    look_at(folder, bytes(whole))
