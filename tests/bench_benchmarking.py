"""Measures comparing areas: checking and working out 100,000 and 900,000 figures, all ranges included.

Run as a program it measures one package, in a process of its own so that its memory is its own.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
from pathlib import Path

from site_builder.calculations.benchmark import work_out_benchmarking
from site_builder.checks import check_package
from site_builder.output.results import results_files
from site_builder.sources import read_package
from site_builder.sources.benchmarks import read_benchmarks
from tests.big_package import write_big_package

ROOT = Path(__file__).parent.parent
SIZES = (("100,000 figures: 33 areas, 263 indicators, 12 years", 33, 263, 10, 2000),
         ("900,000 figures: 153 areas, 500 indicators, 12 years", 153, 500, 90, 2000))  # fmt: skip
"""What, areas, indicators, budget of CPU seconds for all but writing, budget of megabytes."""


def measure_benchmarking() -> None:
    """Make a package of each size, and measure each."""
    for title, areas, indicators, seconds, megabytes in SIZES:
        with tempfile.TemporaryDirectory() as folder:
            package = write_big_package(Path(folder), areas, indicators)
            print(f"\n{title} (budget {seconds} CPU seconds before writing, {megabytes:,} MB)", flush=True)
            subprocess.run([sys.executable, "-m", "tests.bench_benchmarking", str(package)], cwd=ROOT, check=True)


def measure_package(folder: Path) -> None:
    """Measure one package by stage, in this process."""
    since = _cpu()

    def lap(what: str) -> None:
        nonlocal since
        done = _cpu()
        print(f"  {done - since:6.2f}  {what}")
        since = done

    package, faults = read_package(folder)
    lap("Reading")
    findings = [*faults, *check_package(package)]
    lap("Checking")
    if findings:
        raise SystemExit(f"The package has {len(findings)} findings; it is measured without any.")
    model = read_benchmarks(package)
    if model is None:
        raise SystemExit("The package has no benchmark.")
    lap("Reading the model")
    results = work_out_benchmarking(model)
    lap("Working out, all ranges included")
    in_all = _cpu()
    print(f"  {in_all:6.2f}  in all, with starting the program")
    files = results_files(results)
    lap("Writing the results")
    size = sum(len(content) for content in files.values())
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"  {size / 1e6:.0f} MB of results; at most {memory:,.0f} MB of memory")


def _cpu() -> float:
    return sum(os.times()[:2])


if __name__ == "__main__":
    measure_package(Path(sys.argv[1]))
