"""Every link of the finished site leads somewhere. Read from the HTML, without a browser."""

from __future__ import annotations

from html.parser import HTMLParser
from urllib.parse import unquote, urljoin, urlsplit

import pytest

from tests.browser.served import SITE_URL, UNDER, Site

pytestmark = pytest.mark.browser

SITE_NAMES = ["real", "hostile", "empty", "sparse"]
ADDRESSES = {"href", "src", "srcset", "action", "data-a-to-z"}
SCHEMES = {"", "http", "https", "mailto"}


class _Page(HTMLParser):
    """Collects what a page points to and what can be pointed at."""

    def __init__(self) -> None:
        super().__init__()
        self.links: list[str] = []
        self.ids: set[str] = set()
        self.title = ""
        self.robots = ""
        self._in_title = False

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        given = dict(attributes)
        self._in_title = tag == "title"
        self.links += [value or "" for name, value in attributes if name in ADDRESSES]
        if given.get("id"):
            self.ids.add(str(given["id"]))
        if tag == "meta" and given.get("http-equiv") == "refresh":
            self.links.append(str(given["content"]).partition("url=")[2])

    def handle_data(self, data: str) -> None:
        if self._in_title:
            self.title += data

    def handle_endtag(self, tag: str) -> None:
        self._in_title = False


@pytest.fixture(scope="module", params=SITE_NAMES)
def crawled(request, sites) -> tuple[Site, dict[str, _Page]]:
    """All pages of a site by their path from the root of the host, redirects among them."""
    site = sites[request.param]
    pages = {}
    for file in sorted(site.folder.rglob("*.html")):
        page = _Page()
        page.feed(file.read_text(encoding="utf-8"))
        pages[UNDER + file.relative_to(site.folder).as_posix().removesuffix("index.html")] = page
    return site, pages


def internal(pages):
    """Each link of each page that leads to the site itself: page, link, path, fragment."""
    for path, page in pages.items():
        for link in page.links:
            target = urlsplit(urljoin(f"https://performance.example{path}", link))
            if target.netloc == urlsplit(SITE_URL).netloc:
                yield path, link, unquote(target.path), unquote(target.fragment)


def test_every_internal_link_leads_to_a_file_below_the_sub_path(crawled):
    site, pages = crawled
    broken = set()
    for page, link, path, _ in internal(pages):
        file = site.folder / path.removeprefix(UNDER)
        if not path.startswith(UNDER) or not (file / "index.html" if path.endswith("/") else file).is_file():
            broken.add(f"{page} -> {link}")
    assert sorted(broken) == []


def test_every_fragment_is_an_id_of_its_page(crawled):
    _, pages = crawled
    fragments = [(page, link, path, fragment) for page, link, path, fragment in internal(pages) if fragment]
    broken = {f"{page} -> {link}" for page, link, path, fragment in fragments if fragment not in pages[path].ids}
    assert fragments
    assert sorted(broken) == []


def test_no_link_runs_a_script_or_carries_a_document(crawled):
    _, pages = crawled
    schemes = {f"{path} -> {link}" for path, page in pages.items() for link in page.links
               if urlsplit(link.strip()).scheme.lower() not in SCHEMES}  # fmt: skip
    assert sorted(schemes) == []


def test_every_page_can_be_reached_from_the_home_page(crawled):
    _, pages = crawled
    leads = {path: set() for path in pages}
    for page, _, path, _ in internal(pages):
        leads[page].add(path)
    reached, new = set(), {UNDER}
    while new:
        reached |= new
        new = {path for page in new for path in leads[page] if path in pages} - reached
    # The page for what is not there, and the short addresses without a year, are for people who type.
    typed = {path for path, page in pages.items() if page.title == "This page has moved"} | {UNDER + "404.html"}
    assert sorted(pages.keys() - reached - typed) == []


def test_no_two_pages_of_the_real_site_have_the_same_title(sites, crawled):
    site, pages = crawled
    if site.name != "real":
        pytest.skip("the titles of the other sites are invented")
    titles = [page.title.strip() for page in pages.values() if page.title != "This page has moved"]
    assert sorted(title for title in set(titles) if titles.count(title) > 1) == []


def test_the_site_map_lists_every_page_at_its_address(crawled):
    site, pages = crawled
    listed = (site.folder / "sitemap.xml").read_text(encoding="utf-8")
    expected = [path for path, page in pages.items() if page.title != "This page has moved" and "404" not in path]
    absent = [path for path in expected if f"<loc>{SITE_URL}{path.removeprefix(UNDER)}</loc>" not in listed]
    assert absent == []
