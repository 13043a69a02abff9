"""Visiting a page: everything that is seen while it loads, and the facts about what it then is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page

from tests.browser.served import UNDER, Site

FACTS = (Path(__file__).parent / "facts.js").read_text(encoding="utf-8")
CATCH_VIOLATIONS = """
window.__refused = [];
document.addEventListener("securitypolicyviolation", (event) =>
  window.__refused.push(`${event.effectiveDirective} ${event.blockedURI} ${event.sample}`));
"""
NARROW, WIDE = 320, 1280
PATIENCE = 10_000
"""Milliseconds to wait for what should come at once: long enough for a busy machine."""


@dataclass
class Seen:
    """What a page did while a test looked on."""

    console: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Visit:
    """A page as it was found. `facts` is what facts.js says."""

    where: str
    seen: Seen = field(repr=False)
    facts: Mapping[str, Any] = field(repr=False)


def watch(page: Page) -> Seen:
    """Write down from now on what a page says and asks for."""
    seen = Seen()
    page.add_init_script(CATCH_VIOLATIONS)
    page.on("console", lambda message: message.type in ("error", "warning") and seen.console.append(message.text))
    page.on("pageerror", lambda error: seen.errors.append(str(error)))
    page.on("request", lambda request: request.url.startswith("data:") or seen.requests.append(request.url))
    page.on("requestfailed", lambda request: seen.failed.append(f"{request.url}: {request.failure}"))
    page.on(
        "response", lambda response: response.status >= 400 and seen.failed.append(f"{response.status} {response.url}")
    )
    return seen


def strangers(seen: Seen, site: Site) -> list[str]:
    """Requests that left the site, or its sub-path."""
    return [url for url in seen.requests if not url.startswith(site.address)]


def new_page(browser: Browser, width: int = WIDE, height: int = 800, **options: Any) -> Page:
    """A page in a context of its own, without storage from other tests."""
    page = browser.new_context(viewport={"width": width, "height": height}, **options).new_page()
    page.set_default_timeout(PATIENCE)
    return page


class Visits:
    """Visits each page once for each width and remembers what was found."""

    def __init__(self, browser: Browser, sites: Mapping[str, Site]) -> None:
        self.browser = browser
        self.sites = sites
        self._contexts: dict[int, BrowserContext] = {}
        self._done: dict[tuple[str, str, int], Visit] = {}

    def visit(self, site: str, path: str, width: int = NARROW) -> Visit:
        """Look at a page, by the name of its site and its address below the root."""
        key = (site, path, width)
        if key not in self._done:
            self._done[key] = self._visit(*key)
        return self._done[key]

    def _visit(self, site: str, path: str, width: int) -> Visit:
        if width not in self._contexts:
            self._contexts[width] = self.browser.new_context(viewport={"width": width, "height": 800})
        page = self._contexts[width].new_page()
        try:
            seen = watch(page)
            page.goto(self.sites[site].address + path)
            facts = page.evaluate(FACTS)
        finally:
            page.close()
        return Visit(f"{site} {UNDER}{path} at {width} px", seen, facts)

    def close(self) -> None:
        """Close what was opened."""
        for context in self._contexts.values():
            context.close()
