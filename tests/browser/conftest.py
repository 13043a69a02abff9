"""What the browser tests share: one browser, and each site built once."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.browser.chromium import open_browser
from tests.browser.served import Site, served_sites
from tests.browser.visit import Visits


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with open_browser() as browser:
        yield browser


@pytest.fixture(scope="session")
def sites(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Site]]:
    with served_sites(tmp_path_factory.mktemp("sites")) as sites:
        yield sites


@pytest.fixture(scope="session")
def real(sites: dict[str, Site]) -> Site:
    return sites["real"]


@pytest.fixture(scope="session")
def hostile(sites: dict[str, Site]) -> Site:
    return sites["hostile"]


@pytest.fixture(scope="session")
def visits(browser: Browser, sites: dict[str, Site]) -> Iterator[Visits]:
    visits = Visits(browser, sites)
    yield visits
    visits.close()
