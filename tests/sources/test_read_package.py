"""Reading whole packages: cells as written, and physical lines."""

import json
import os
import shutil

import pytest

from site_builder.schemas import TABLE_SCHEMAS
from site_builder.size_limits import Limits
from site_builder.sources import read_package
from site_builder.sources.csv_table import read_table
from tests.conftest import PACKAGES

HEADER = "indicator,area,period,as_of,value,note\n"


@pytest.fixture
def folder(tmp_path):
    folder = tmp_path / "testshire"
    shutil.copytree(PACKAGES / "valid", folder)
    return folder


def observations(folder, data):
    data = data if isinstance(data, bytes) else data.encode()
    (folder / "data" / "observations.csv").write_bytes(data)
    package, findings = read_package(folder)
    return package.tables.get("observations"), findings


def codes(findings):
    return [finding.code for finding in findings]


def test_the_valid_package_is_read_whole(valid_package):
    assert valid_package.name == "valid"
    assert valid_package.path == "valid/datapackage.json"
    assert set(valid_package.tables) == set(TABLE_SCHEMAS)
    assert valid_package.tables["units"].path == "valid/data/units.csv"
    assert valid_package.tables["units"].frame.loc[3].tolist() == ["gbp", "money", "£", "", "Pounds"]


def test_cells_are_text_exactly_as_written(folder):
    table, findings = observations(folder, HEADER + 'NA,nan,None,null, 1.50 ,"a ""b"", c"\n')

    assert findings == []
    assert table.frame.loc[2].tolist() == ["NA", "nan", "None", "null", " 1.50 ", 'a "b", c']


def test_lines_are_physical_where_cells_hold_line_breaks(folder):
    table, findings = observations(
        folder, HEADER + 'a,b,c,d,1,"two\nlines"\ne,f,g,h,2,\ni,j,k,l,3,"x\r\ny\r\nz"\r\nm,n,o,p,4,\n'
    )

    assert findings == []
    assert table.frame.index.name == "line"
    assert table.frame.index.tolist() == [2, 4, 5, 8]
    assert table.frame.loc[2, "note"] == "two\nlines"


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_line_ends_and_byte_order_mark_make_no_difference(folder, ending, mark):
    text = mark + (HEADER + "a,b,c,d,1,\ne,f,g,h,2,\n").replace("\n", ending)

    table, findings = observations(folder, text)

    assert findings == []
    assert table.frame.columns[0] == "indicator"
    assert table.frame["value"].to_dict() == {2: "1", 3: "2"}


def test_a_last_line_without_an_end_is_read(folder):
    table, findings = observations(folder, HEADER + "a,b,c,d,1,")

    assert (len(table.frame), findings) == (1, [])


@pytest.mark.parametrize(
    ("data", "name"),
    [
        ((HEADER + "a,b,c,d,1,£\n").encode("utf-16"), "UTF-16"),
        ((HEADER + "a,b,c,d,1,£\n").encode("utf-16-le"), "UTF-16"),
        ((HEADER + "a,b,c,d,1,£\n").encode("utf-16-be"), "UTF-16"),
        ((HEADER + "a,b,c,d,1,£\n").encode("utf-32"), "UTF-32"),
    ],
)
def test_another_encoding_is_named_and_the_table_read_all_the_same(folder, data, name):
    table, findings = observations(folder, data)

    assert codes(findings) == ["E107"]
    assert name in findings[0].problem
    assert table.frame.loc[2, "note"] == "£"


@pytest.mark.parametrize(
    "data", [b"PK\x03\x04 workbook", b"\xd0\xcf\x11\xe0 old workbook", HEADER.encode() + b"\x81\xff\n"]
)
def test_what_is_not_text_is_not_read(folder, data):
    table, findings = observations(folder, data)

    assert table is None
    assert codes(findings) == ["E107"]


def test_the_line_of_the_first_strange_byte_is_given(folder):
    _, findings = observations(folder, b"\xef\xbb\xbf" + (HEADER + "a,b,c,d,1,\na,b,c,d,2,£\n").encode("cp1252"))

    assert findings[0].line == 3


@pytest.mark.parametrize("separator", [";", "\t", "|"])
def test_another_separator_is_named_and_the_table_read_all_the_same(folder, separator):
    table, findings = observations(folder, (HEADER + "a,b,c,d,1,x\n").replace(",", separator))

    assert codes(findings) == ["E108"]
    assert table.frame.loc[2, "note"] == "x"


@pytest.mark.parametrize("data", ["", " \n\n", ",,,\n,,,\n", "\ufeff"])
def test_an_empty_file_is_reported_with_the_columns_it_should_have(folder, data):
    table, findings = observations(folder, data)

    assert table is None
    assert codes(findings) == ["E109"]
    assert "indicator,area,period,period_type,as_of,value" in findings[0].remedy


def test_a_title_above_the_header_is_passed_over_and_reported(folder):
    table, findings = observations(folder, "Figures\n\n" + HEADER + "a,b,c,d,1,\n")

    assert codes(findings) == ["E110"]
    assert table.frame.index.tolist() == [4]


def test_a_row_with_too_many_cells_is_left_out_and_remembered(folder):
    table, findings = observations(folder, HEADER + "a,b,c,d,1,112,\ne,f,g,h,2,\n")

    assert [(finding.code, finding.line) for finding in findings] == [("E111", 2)]
    assert '"1,112"' in findings[0].problem
    assert findings[0].remedy == "Write 1112."
    assert table.frame.index.tolist() == [3]
    assert "a" in table.unread


@pytest.mark.parametrize(
    ("row", "hint"),
    [
        ("a,b,c,d,1,one, two", "comma inside a text"),
        ("a,b,c,d,1,,,", "too many are empty"),
        ("a,b,c,d,1,x,y", "6."),
        ("a,b,c,d", "4 cells, not 6"),
        ("Source: report", "note below the table"),
        ("Source: report,,,,,", "note below the table"),
        ("a,b,c,d,£12,345,678,", '"£12,345,678"'),
    ],
)
def test_the_reason_for_a_wrong_number_of_cells_is_guessed(folder, row, hint):
    _, findings = observations(folder, HEADER + "e,f,g,h,2,\n" + row + "\n")

    assert [(finding.code, finding.line) for finding in findings] == [("E111", 3)]
    assert hint in findings[0].problem


def test_empty_rows_are_one_finding_for_each_block(folder):
    table, findings = observations(folder, HEADER + "a,b,c,d,1,\n\n,,,,,\na,b,c,d,2,\n , ,,,,\n")

    assert [(finding.code, finding.line) for finding in findings] == [("E113", 3), ("E113", 6)]
    assert table.frame.index.tolist() == [2, 5]


def test_an_open_quotation_mark_costs_its_own_row_only(folder):
    table, findings = observations(folder, HEADER + 'a,b,c,d,1,\ne,f,g,h,2,"open\ni,j,k,l,3,\nm,n,o,p,4,"well"\n')

    assert [(finding.code, finding.line) for finding in findings] == [("E112", 3)]
    assert table.frame.index.tolist() == [2, 4, 5]


def test_text_behind_a_closing_quotation_mark_is_reported(folder):
    table, findings = observations(folder, HEADER + 'a,b,c,d,1,"x"y\ne,f,g,h,2,\n')

    assert [(finding.code, finding.line) for finding in findings] == [("E112", 2)]
    assert table.frame.index.tolist() == [3]


def test_reading_gives_up_after_many_open_quotation_marks_and_says_so(folder):
    _, findings = observations(folder, HEADER + 'a,b,c,d,1,"x"y\n' * 30)

    assert codes(findings) == ["E112"] * 21
    assert "stopped" in findings[-1].problem


def test_a_file_that_is_not_listed_is_a_warning(folder):
    (folder / "data" / "old_targets.csv").write_text("x\n", encoding="utf-8")

    _, findings = read_package(folder)

    assert [(finding.code, finding.severity, finding.file) for finding in findings] == [
        ("W114", "warning", "testshire/data/old_targets.csv")
    ]


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="the superuser may read every file")
def test_a_locked_file_asks_to_close_excel(folder):
    (folder / "data" / "units.csv").chmod(0)

    _, findings = read_package(folder)

    assert codes(findings) == ["E106"]
    assert "Close units.csv in Excel" in findings[0].remedy


def test_a_file_that_the_system_refuses_asks_to_close_excel(folder, monkeypatch):
    def refuse(self):
        raise PermissionError(13, "Permission denied")

    package, _ = read_package(folder)
    monkeypatch.setattr(type(folder), "read_bytes", refuse)
    _, findings = read_package(folder)

    assert package.tables
    assert findings
    assert {finding.code for finding in findings} == {"E106", "E115"}


@pytest.mark.parametrize(
    ("resource", "problem"),
    [
        ({"name": "units", "path": ["data/units.csv", "data/areas.csv"]}, "several files"),
        ({"name": "units", "data": [["unit"]]}, "inside the descriptor"),
        ({"name": "units"}, "no path"),
        ({"path": "data/units.csv"}, "no name"),
        ("units", "no name"),
        ({"name": "areas", "path": "data/areas.csv"}, "twice"),
    ],
)
def test_a_resource_that_is_not_one_file_is_refused(folder, resource, problem):
    file = folder / "datapackage.json"
    descriptor = json.loads(file.read_text(encoding="utf-8"))
    units = next(place for place, each in enumerate(descriptor["resources"]) if each["name"] == "units")
    descriptor["resources"][units] = resource
    file.write_text(json.dumps(descriptor), encoding="utf-8")

    package, findings = read_package(folder)

    assert codes(finding for finding in findings if finding.severity == "error") == ["E103"]
    assert problem in findings[0].problem
    assert "units" not in package.tables


def test_a_file_that_is_too_large_is_not_read(folder):
    with (folder / "data/observations.csv").open("a", encoding="utf-8") as file:
        file.write("\n" * 1_000_000)

    package, findings = read_package(folder, limits=Limits(csv_megabytes=1))

    assert "observations" not in package.tables
    assert "units" in package.tables
    assert ("E106", "testshire/data/observations.csv") in {(finding.code, finding.file) for finding in findings}


@pytest.mark.parametrize("end", ["\n", "\r", "\r\n"])
def test_a_table_with_too_many_lines_is_not_even_split(monkeypatch, end):
    limits = Limits(csv_lines=20)
    header = HEADER.rstrip("\n").encode()
    assert read_table("observations", "x.csv", header + end.encode() * 20, limits).table is not None
    monkeypatch.setattr("site_builder.sources.csv_table.split_rows", lambda *_: pytest.fail("it was split"))

    read = read_table("observations", "x.csv", header + end.encode() * 21, limits)

    assert read.table is None
    assert [(finding.code, finding.problem) for finding in read.findings] == [
        ("E106", "The table has more than 20 lines.")
    ]


def test_a_cell_that_is_far_too_long_costs_its_own_row_only(folder):
    table, findings = observations(folder, HEADER + f"a,b,c,d,1,{'x' * 140_000}\ne,f,g,h,2,\n")

    assert [(finding.code, finding.line) for finding in findings] == [("E112", 2)]
    assert table.frame.index.tolist() == [3]


def test_the_old_encoding_of_windows_is_read_and_told(folder):
    table, findings = observations(folder, (HEADER + "a,b,c,d,1,the council’s £5 – more\n").encode("cp1252"))

    assert [(finding.code, finding.severity, finding.line) for finding in findings] == [("W116", "warning", 2)]
    assert table.frame.loc[2, "note"] == "the council’s £5 – more"


@pytest.mark.parametrize("encoding", ["mac_roman", "cp850", "cp437"])
def test_another_old_encoding_is_not_taken_for_that_of_windows(folder, encoding):
    text = "the council’s café" if encoding == "mac_roman" else "£5 more"

    _, findings = observations(folder, (HEADER + f"a,b,c,d,1,{text}\n").encode(encoding))

    assert codes(findings) == ["E107"]
    assert "strange letters" in findings[0].problem


def test_a_row_that_stands_twice_is_read_once_and_pasted_rows_are_one_finding(folder):
    rows = "a,b,c,d,1,\ne,f,g,h,2,\n"

    table, findings = observations(folder, HEADER + rows + "i,j,k,l,3,\n" + rows + "i,j,k,l,3,\n")

    assert [(finding.code, finding.line) for finding in findings] == [("W118", 5)]
    assert "Lines 5 to 7 say the same as lines 2 to 4" in findings[0].problem
    assert table.frame.index.tolist() == [2, 3, 4]


@pytest.mark.parametrize("ending", ["xlsx", "xls", "xlsm", "xlsb", "ods"])
def test_a_workbook_among_the_tables_is_told_how_to_become_a_csv_file(folder, ending):
    file = folder / "datapackage.json"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("data/targets.csv", f"data/goals.{ending}"), encoding="utf-8")

    _, findings = read_package(folder)

    assert codes(finding for finding in findings if finding.severity == "error") == ["E117"]
    assert 'write "data/goals.csv" here' in next(each.remedy for each in findings if each.code == "E117")


@pytest.mark.parametrize("name", ["con.csv", "NUL.csv", "aux.data.csv", "com1.csv"])
def test_a_table_is_not_called_as_a_device_of_windows(folder, name):
    file = folder / "datapackage.json"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("data/targets.csv", f"data/{name}"), encoding="utf-8")

    _, findings = read_package(folder)

    assert "device" in next(finding.problem for finding in findings if finding.code == "E104")


def test_a_table_of_thousands_of_columns_is_not_looked_at(folder):
    table, findings = observations(folder, ",".join(f"c{i}" for i in range(501)) + "\n")

    assert table is None
    assert ("E106", "The row has 501 cells; a table has at most 500 columns.") in {
        (finding.code, finding.problem) for finding in findings
    }


def test_a_readme_without_end_is_told_and_not_read(folder):
    (folder / "README.md").write_text("x" * 200_001, encoding="utf-8")

    package, findings = read_package(folder)

    assert package.readme is None
    assert ("E106", "testshire/README.md") in {(finding.code, finding.file) for finding in findings}
