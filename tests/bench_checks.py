"""Measures checking: 100,000 and 1,000,000 rows, without a fault and with one in every row.

Run as a program it measures one package, in a process of its own so that its memory is its own.
"""

from __future__ import annotations

import csv
import os
import resource
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from itertools import product
from pathlib import Path

from site_builder.checks import check_package
from site_builder.formats.text import format_findings
from site_builder.sources import read_package
from tests.benchmarking.made_package import UNITS, area, indicator, one_publication, write_package

ROOT = Path(__file__).parent.parent
SIZES = ((100_000, 3, 1500), (1_000_000, 20, 1500))
"""Rows, budget of CPU seconds from the first byte to the last letter of the findings, budget of megabytes."""

COLUMNS = (
    "indicator",
    "area",
    "period",
    "as_of",
    "value",
    "lower",
    "upper",
    "numerator",
    "denominator",
    "status",
    "note",
)
AREAS, YEARS = 50, 20
_DIFFERENT = 100_070
"""So many different figures there are: ten times a prime, so that each stands with one of the ten ways to get it wrong
only, and no indicator has the figures of another, which would be told."""
Row = list[str]
Change = Callable[[Row, int], None]


def _cell(column: str, make: Callable[[str, int], str]) -> Change:
    def change(row: Row, number: int) -> None:
        at = COLUMNS.index(column)
        row[at] = make(row[at], number)

    return change


def _too_long(row: Row, number: int) -> None:
    row.append("112")


FAULTS: dict[str, tuple[Change, ...]] = {
    "without a fault": (),
    "the same ten wrong figures, in every row": tuple(
        _cell("value", lambda _, __, bad=bad: bad)
        for bad in ("1,112", "£915", "43.2%", "\u20100.28", "N/A", "", "12 ", "1_000", "NaN", "43,2")
    ),
    "a wrong figure in every row, 100,000 different ones in ten ways": tuple(
        _cell("value", lambda text, number, form=form: form.format(text, number % 900 + 100))
        for form in ("{0}%", "£{0}", "1,{1}", "{0}k", "({0})", "{0} ", "\u2010{0}", "{0}x", "{1},5", "{0}\u200b")
    ),
    "ten kinds of fault, one in every row": (
        _cell("value", lambda text, number: f"1,{number % 900 + 100}"),
        _cell("value", lambda text, number: ""),
        _cell("value", lambda text, number: f"{text} "),
        _cell("note", lambda text, number: f"more\u202e{number}"),
        _cell("note", lambda text, number: f"<b>{number}</b>"),
        _cell("as_of", lambda text, number: "20/11/2024"),
        _cell("period", lambda text, number: text.replace("/", "-")),
        _cell("indicator", lambda text, number: f"{text}{number}"),
        _cell("area", lambda text, number: f"E{number:07d}"),
        _too_long,
    ),
}


def measure_checks() -> None:
    """Make a package of each size with each kind of faults, and measure each."""
    for (rows, seconds, megabytes), kind in product(SIZES, FAULTS):
        with tempfile.TemporaryDirectory() as folder:
            package = write_rows(Path(folder), rows, FAULTS[kind])
            print(f"\n{rows:,} rows {kind} (budget {seconds} CPU seconds, {megabytes:,} MB)", flush=True)
            subprocess.run([sys.executable, "-m", "tests.bench_checks", str(package)], cwd=ROOT, check=True)


def write_rows(folder: Path, rows: int, changes: tuple[Change, ...]) -> Path:
    """Write a package with so many observations, each changed in one of these ways in turn."""
    names = [f"indicator-{at:04d}" for at in range(-(-rows // (AREAS * YEARS)))]
    codes = [f"E06{at:06d}" for at in range(1, AREAS + 1)]
    tables = {
        **one_publication(codes[0], "2023/24", "2040-12-31", names),
        "areas": [area(code, f"Area {at}", "unitary") for at, code in enumerate(codes)],
        "units": UNITS,
        "indicators": [indicator(name, "number") for name in names],
        "observations": [dict.fromkeys(COLUMNS, "")],
    }
    package = write_package(folder, "big", tables)
    with (package / "data" / "observations.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(COLUMNS)
        for number, row in zip(range(rows), _rows(names, codes), strict=False):
            if changes:
                changes[number % len(changes)](row, number)
            writer.writerow(row)
    return package


def _rows(names: list[str], codes: list[str]) -> Iterator[Row]:
    for number, (name, code, year) in enumerate(product(names, codes, range(2000, 2000 + YEARS))):
        value = f"{500 + number * 7919 % _DIFFERENT / 100:.2f}"
        yield [name, code, f"{year}/{(year + 1) % 100:02d}", str(year + 1), value, "", "", "", "", "", ""]


def measure_package(folder: Path) -> None:
    """Measure one package by stage, in this process."""
    start = since = _cpu()

    def lap(what: str) -> None:
        nonlocal since
        done = _cpu()
        print(f"  {done - since:6.2f}  {what}")
        since = done

    package, unread = read_package(folder)
    lap("Reading")
    findings = [*unread, *check_package(package)]
    lap("Checking")
    text = format_findings(findings)
    lap("Writing the findings")
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"  {_cpu() - start:6.2f}  in all; {len(findings):,} findings in {len(text.splitlines()):,} lines, {memory:,.0f} MB"
    )


def _cpu() -> float:
    return sum(os.times()[:2])


if __name__ == "__main__":
    measure_package(Path(sys.argv[1])) if len(sys.argv) > 1 else measure_checks()
