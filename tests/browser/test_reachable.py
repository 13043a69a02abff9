"""Every page of the real site lies at most two steps from the home page. Read from the HTML, without a browser."""

from __future__ import annotations

from html.parser import HTMLParser
from urllib.parse import urljoin, urlsplit

import pytest

from tests.browser.served import SITE_URL, UNDER, Site

pytestmark = pytest.mark.browser

STEPS = 2
CODES = "data/checks/"
"""The list of checks is two steps away, and the page of a code one more: people come to it from a message."""
VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
TYPED = {"404.html"}
"""Pages for people who type an address."""
FOOT = {"accessibility/"}
"""Pages to which the foot of every page leads."""


class _Links(HTMLParser):
    """Collects the links of the menu and of what a page says; not those of its foot and of where it stands."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._open: list[tuple[str, bool]] = []

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        given = dict(attributes)
        inside = bool(self._open) and self._open[-1][1]
        inside = inside or tag == "article" or given.get("id") == "menu"
        if tag == "a" and inside and given.get("href"):
            self.found.append(str(given["href"]))
        if tag not in VOID:
            self._open.append((tag, inside))

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open.pop()[0] != tag:
            pass


def leads(site: Site, path: str) -> set[str]:
    """The pages of the site to which a page leads, as addresses below the root."""
    links = _Links()
    links.feed(site.html(path))
    targets = (urlsplit(urljoin(SITE_URL + path, link)) for link in links.found)
    own = urlsplit(SITE_URL).netloc
    return {target.path.removeprefix(UNDER) for target in targets if target.netloc == own}


@pytest.fixture(scope="module")
def steps(real) -> dict[str, int]:
    """How many steps lie between the home page and each page that is reached from it."""
    pages = set(real.pages())
    found, new, step = {"": 0}, {""}, 0
    while new:
        step += 1
        new = {target for path in new for target in leads(real, path)} & pages - found.keys()
        found |= dict.fromkeys(new, step)
    return found


def test_everything_is_reached_from_the_home_page_in_two_steps(real, steps):
    codes = {path for path in real.pages() if path.startswith(CODES) and path != CODES}
    pages = set(real.pages()) - TYPED - FOOT - codes
    assert len(pages) > 300
    assert len(codes) > 70
    assert codes <= leads(real, CODES)
    far = {path: steps.get(path, "never") for path in sorted(pages) if steps.get(path, STEPS + 1) > STEPS}
    assert far == {}


def test_the_foot_of_every_page_leads_to_the_statement_on_accessibility(real):
    for path in real.pages():
        foot = real.html(path).partition("<footer")[2]
        assert all(f'{page}"' in foot or path == page for page in FOOT), path


def test_each_new_kind_of_page_is_one_step_from_the_home_page(real, steps):
    area = "leicestershire/"
    kinds = ["funding", "places", "lower-performing", "committees", "sums-checked", "editions", "2023-24/risks"]
    kinds += [path.removeprefix(area).rstrip("/") for path in real.pages() if "/outcomes/" in path]
    kinds += ["2023-24/changes"]
    assert {kind: steps.get(f"{area}{kind}/") for kind in kinds} == dict.fromkeys(kinds, 1)


def test_the_older_dashboards_are_in_the_archive_and_all_indicators_in_the_a_to_z(real):
    dashboards = {path for path in real.pages() if path.startswith("leicestershire/2017-18/")}
    archive = leads(real, "leicestershire/editions/")
    assert sorted(dashboards - archive) == []
    indicators = {path for path in real.pages() if "/indicators/" in path}
    assert sorted(indicators - leads(real, "a-to-z/")) == []
