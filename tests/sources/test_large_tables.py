"""Tables of millions of rows that are of no use: answered in little memory, and told without a finding for each row."""

import subprocess
import sys
from pathlib import Path

import pytest

from site_builder.size_limits import AS_SHIPPED, Limits
from site_builder.sources.csv_rows import MOST_TOLD, split_rows
from site_builder.sources.csv_table import read_table
from site_builder.sources.tidy_csv import Named, read_tidy_csv
from tests.sites import ROOT

HEADER = "indicator,area,period,as_of,value,note\n"
ROW = "a,b,c,d,{},\n"

# The peak of getrusage would begin with that of the process that starts this one.
MEASURED = """
import sys
from pathlib import Path
from site_builder.sources.csv_table import read_table
read = read_table("observations", "x.csv", eval(sys.argv[1]))
peak = Path("/proc/self/status").read_text().partition("VmHWM:")[2].split()[0]
print(len(read.findings), int(peak) // 1024)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="memory is asked for in another way elsewhere")
@pytest.mark.parametrize(
    "data",
    [
        rb"b'indicator,area,value\n' + b'\n' * 1_000_000",
        rb"b'indicator,area,value\n' + b'\r\n' * 1_000_000",
        rb"b'indicator,area,value\n' + b',,\n' * 1_000_000",
        rb"b'indicator,area,value\n' + b'x\n' * 1_000_000",
        rb"b'x\n' * 1_000_000",
        rb"b'indicator,area,value\n' + b'x' * 50_000_000",
        rb"b'indicator,area,value\n' + b',' * 50_000_000",
        rb"b'\x22' * 50_000_000",
        rb"b'\0' * 50_000_000",
        rb"b'\xff' * 50_000_000",
        rb"b','.join(b'c%d' % number for number in range(1_000_000))",
        rb"b'indicator,area,value\n' + (b',' * 400 + b'\n') * 100_000",
    ],
)
def test_a_table_that_would_fill_the_memory_does_not(data):
    done = subprocess.run(
        [sys.executable, "-c", MEASURED, data.decode()], capture_output=True, text=True, check=True, cwd=ROOT
    )

    findings, megabytes = map(int, done.stdout.split())
    assert 1 <= findings <= MOST_TOLD + 1
    # The libraries take 90, the bytes and the text 50 each while the one becomes the other.
    assert megabytes < 250


def test_rows_of_another_width_are_told_up_to_a_number_and_the_others_counted():
    read = read_table("observations", "x.csv", (HEADER + ROW.format(1) + "a,b\n" * (MOST_TOLD + 5)).encode())

    assert len(read.findings) == MOST_TOLD + 1
    assert read.findings[-1].problem.startswith("From here on there are 5 more faults of this kind")
    assert (read.findings[-1].code, read.findings[-1].line) == ("E111", MOST_TOLD + 3)
    assert read.table is not None
    assert read.table.frame.index.tolist() == [2]


def test_no_row_between_those_that_are_counted_is_lost():
    rows = "".join(ROW.format(number) + "a,b\n" for number in range(MOST_TOLD + 5))

    read = read_table("observations", "x.csv", (HEADER + rows).encode())

    assert read.table is not None
    assert read.table.frame["value"].tolist() == [str(number) for number in range(MOST_TOLD + 5)]
    assert read.table.frame.index.tolist() == list(range(2, 2 * MOST_TOLD + 11, 2))


def test_empty_rows_in_many_places_are_told_up_to_a_number_and_the_others_counted():
    rows = "".join(ROW.format(number) + "\n" for number in range(MOST_TOLD + 5))

    read = read_table("observations", "x.csv", (HEADER + rows).encode())

    assert len(read.findings) == MOST_TOLD + 1
    assert (read.findings[0].line, read.findings[0].problem) == (3, "The row is empty.")
    assert "5 more faults" in read.findings[-1].problem


def test_repeated_rows_in_many_places_are_told_up_to_a_number_and_the_others_counted():
    numbers = range(MOST_TOLD + 5)
    rows = "".join(ROW.format(number) + ROW.format("x") for number in numbers)

    read = read_table("observations", "x.csv", (HEADER + rows).encode())

    assert read.table is not None
    assert len(read.table.frame) == len(numbers) + 1
    assert len(read.findings) == MOST_TOLD + 1
    assert "4 more faults" in read.findings[-1].problem


def test_an_import_counts_the_rows_that_it_does_not_tell_too(tmp_path: Path):
    (tmp_path / "figures.csv").write_text("a,b,c\n1,2,3\n" + "1,2\n" * (MOST_TOLD + 5), encoding="utf-8")

    read = read_tidy_csv(tmp_path, Named("figures", "figures.csv", 1, "mapping.yaml", 7), AS_SHIPPED)

    assert len(read.findings) == MOST_TOLD + 1
    assert "5 more faults" in read.findings[-1].problem


@pytest.mark.parametrize("end", ["\n", "\r", "\r\n"])
def test_lines_are_counted_over_the_pieces_in_which_a_text_is_read(monkeypatch, end):
    monkeypatch.setattr("site_builder.sources.csv_rows._PIECE", 7)
    lines = ["a,b", "", '"c', 'd",e', "f,g,h", '"open,i', "j,k", "", "", "l,m"]

    rows = split_rows(end.join(lines), ",", Limits())

    found = dict(zip(rows.lines, rows.cells, strict=True))
    assert found == {
        1: ["a", "b"],
        2: [],
        3: [f"c{end}d", "e"],
        5: ["f", "g", "h"],
        7: ["j", "k"],
        8: [],
        9: [],
        10: ["l", "m"],
    }
    assert [(quote.line, quote.text.strip()) for quote in rows.open_quotes] == [(6, '"open,i')]


def test_a_line_without_end_costs_its_own_row_only_where_it_is_short_enough_to_be_one(monkeypatch):
    monkeypatch.setattr("site_builder.sources.csv_rows._PIECE", 10)
    long = f"b,{'x' * 2_000_000}"

    rows = split_rows(f"a,b\n{long}\nc,d\n", ",", Limits())
    read = read_table("observations", "x.csv", f"{HEADER}{'x' * 4_100_000}\n".encode())

    assert (list(rows.lines), [quote.line for quote in rows.open_quotes]) == ([1, 3], [2])
    assert [(finding.code, finding.line) for finding in read.findings] == [("E106", 2)]
    assert "The line is longer than 1,000,000 characters" in read.findings[0].problem
