"""Measures a build: CPU seconds by stage, bytes and requests of a first view, and Lighthouse where it can be had.

Run it with `make bench`. Nothing here fails a test: machines differ, so compare runs on one machine.
Budgets are printed beside what was measured.
"""

from __future__ import annotations

import gzip
import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from site_builder.build import build, plan_beside
from tests.bench_benchmarking import measure_benchmarking
from tests.bench_checks import measure_checks
from tests.browser.chromium import find_chromium, open_browser, serve_folder

ROOT = Path(__file__).parent.parent
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
PAGES = {
    "home": "",
    "dashboard": "leicestershire/2023-24/environment-and-waste/",
    "indicator": "leicestershire/indicators/household-waste-recycled/",
}


class Stages:
    """CPU seconds of this process and the processes it started, from one report to the next."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}
        self._name = ""
        self._since = _cpu()

    def __call__(self, name: str) -> None:
        now = _cpu()
        if self._name:
            self.seconds[self._name] = self.seconds.get(self._name, 0) + now - self._since
        self._name, self._since = name, now

    @property
    def total(self) -> float:
        return sum(self.seconds.values())


def _cpu() -> float:
    return sum(os.times()[:4])


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        shutil.copytree(ROOT / "docs", work / "docs")
        shutil.copytree(ROOT / "datapackages", work / "datapackages")
        shutil.copy(ROOT / "mkdocs.yml", work)
        start = _startup()
        own = work / "datapackages/leicestershire"
        _report("Cold build of Leicestershire, empty cache", _measured(work, own), start, budget=20)
        figures = own / "data/observations.csv"
        text = figures.read_text(encoding="utf-8")
        figures.write_text(text.replace(",2024,43.2,", ",2024,44.2,"), encoding="utf-8")
        if figures.read_text(encoding="utf-8") == text:
            raise SystemExit("The figure that is to be changed is not there any more; choose another one.")
        _report("After one changed value", _measured(work, own), start, budget=5)
        _report("With Exampleshire, whose pictures are not in the cache", _measured(work), start)
        size = sum(path.stat().st_size for path in (work / "site").rglob("*") if path.is_file())
        files = sum(path.is_file() for path in (work / "site").rglob("*"))
        print(f"\nSite: {size / 1e6:.1f} MB in {files} files")
        _views(work / "site")
    measure_benchmarking()
    measure_checks()


def _startup() -> float:
    """CPU seconds of starting the program, which a build pays before its first stage."""
    before = _cpu()
    subprocess.run([sys.executable, "-c", "import site_builder.__main__"], cwd=ROOT, check=True)
    return _cpu() - before


def _measured(work: Path, *packages: Path) -> Stages:
    stages = Stages()
    build(plan_beside(work / "mkdocs.yml", packages), stages)
    stages("")
    return stages


def _report(title: str, stages: Stages, start: float, budget: int | None = None) -> None:
    print(f"\n{title}" + (f" (budget {budget} CPU seconds)" if budget else ""))
    print(f"  {start:6.2f}  Starting the program")
    for name, seconds in stages.seconds.items():
        print(f"  {seconds:6.2f}  {name}")
    print(f"  {stages.total + start:6.2f}  in all")


def _views(site: Path) -> None:
    """A first view of each kind of page from an empty cache, gzipped as GitHub Pages sends it."""
    print("\nFirst view, cold (budgets for a dashboard: 70 KB gzipped, 12 requests, blocking time 0)")
    with serve_folder(site, under="/repo/") as base, open_browser() as browser:
        for name, path in PAGES.items():
            requests: list[str] = []
            page = browser.new_page(viewport={"width": 390, "height": 800})
            page.on("request", lambda request, seen=requests: seen.append(request.url))
            page.goto(base + path, wait_until="networkidle")
            blocking = page.evaluate(
                "performance.getEntriesByType('longtask').reduce((sum, task) => sum + Math.max(0, task.duration - 50), 0)"
            )
            page.close()
            sent = sum(_gzipped(site, url.removeprefix(base).split("?")[0]) for url in requests if url.startswith(base))
            print(f"  {name:10} {sent / 1000:6.1f} KB  {len(requests):3} requests  blocking {blocking:.0f} ms")
        _lighthouse(base)


def _gzipped(site: Path, path: str) -> int:
    file = site / path
    file = file / "index.html" if file.is_dir() else file
    return len(gzip.compress(file.read_bytes(), 6)) if file.is_file() else 0


def _lighthouse(base: str) -> None:
    npx = shutil.which("npx")
    if not npx:
        print("\nLighthouse: not measured, because there is no npx (Node.js) on this machine.")
        return
    print("\nLighthouse (performance, accessibility, best practices, SEO)")
    chrome = find_chromium()
    for name, path in PAGES.items():
        command = [npx, "--yes", "lighthouse@13", base + path, "--quiet", "--output=json"]
        command.append("--chrome-flags=--headless=new --no-sandbox --disable-gpu --disable-background-networking")
        done = subprocess.run(
            command, env=os.environ | ({"CHROME_PATH": str(chrome)} if chrome else {}), capture_output=True, check=False
        )
        if done.returncode:
            print(f"  {name:10} not measured: {done.stderr.decode(errors='replace').strip()[-200:]}")
            continue
        report = json.loads(done.stdout)
        scores = [round(100 * report["categories"][category]["score"]) for category in CATEGORIES]
        late = {
            audit: report["audits"][audit]["displayValue"]
            for audit in ("largest-contentful-paint", "total-blocking-time")
        }
        print(f"  {name:10} {'  '.join(map(str, scores))}   {late}")


if __name__ == "__main__":
    main()
