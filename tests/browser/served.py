"""The sites that the browser tests look at: built once, served under a sub-path as a project's site is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.browser.chromium import serve_folder
from tests.browser.made_packages import write_empty, write_hostile, write_plain, write_sparse
from tests.sites import EXAMPLESHIRE, LEICESTERSHIRE, build_site

UNDER = "/repo/"
SITE_URL = f"https://performance.example{UNDER}"
"""Where the sites say that they lie. No test may see a request to it."""

SITES: dict[str, Callable[[Path], Path]] = {
    "real": lambda folder: LEICESTERSHIRE,
    "compared": lambda folder: EXAMPLESHIRE,
    "hostile": write_hostile,
    "plain": write_plain,
    "empty": write_empty,
    "sparse": write_sparse,
}


@dataclass(frozen=True)
class Site:
    """A finished site on the disk and its address on this machine."""

    name: str
    folder: Path
    address: str

    def pages(self) -> list[str]:
        """Addresses of all pages below the site's root, redirects left out."""
        paths = [path.relative_to(self.folder).as_posix() for path in sorted(self.folder.rglob("*.html"))]
        return [path.removesuffix("index.html") for path in paths if not self.is_redirect(path)]

    def is_redirect(self, path: str) -> bool:
        # Not asked by its refresh: a text of the data that came through as one must not hide its page.
        return "<article" not in self.html(path)

    def html(self, path: str) -> str:
        file = self.folder / path
        return (file / "index.html" if file.is_dir() else file).read_text(encoding="utf-8")


@contextmanager
def served_sites(folder: Path) -> Iterator[dict[str, Site]]:
    """Build and serve all sites below a folder."""
    with ExitStack() as stack:
        sites = {}
        for name, package in SITES.items():
            with pytest.MonkeyPatch.context() as patch:  # for the build alone: the sites outlive many tests
                patch.setenv("SITE_URL", SITE_URL)
                plan = build_site(folder / name, package(folder / name / "made"))
            sites[name] = Site(name, plan.site, stack.enter_context(serve_folder(plan.site, under=UNDER)))
        yield sites
