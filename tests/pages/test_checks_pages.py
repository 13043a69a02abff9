"""Every code has a page that says what its record says, at an address that stays."""

import html
import re
from dataclasses import replace
from pathlib import Path

import pytest

from site_builder.checks import EXPLAINED
from site_builder.explained import CONSEQUENCES, SUBJECTS
from site_builder.pages import addresses
from site_builder.pages.checks import check_pages
from site_builder.retired_codes import RETIRED_CODES, RetiredCode

PUBLISHED = (Path(__file__).parent.parent / "published_addresses.txt").read_text(encoding="utf-8").splitlines()
OLD = RetiredCode("E299", "A title", "An explanation.", "A remedy.", "wrong", "right", "E202 took its place.")


def pages(retired=RETIRED_CODES):
    return {page.path: page for page in check_pages(EXPLAINED, retired)}


def said(page):
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", " ", page.body)))


def on_one_line(text):
    return re.sub(r"\s+", " ", text)


@pytest.mark.parametrize("rule", EXPLAINED, ids=lambda rule: rule.code)
def test_each_code_has_a_page_with_everything_that_its_record_says(rule):
    page = pages()[f"data/checks/{rule.code.lower()}.md"]

    assert addresses.url(page.path) == f"data/checks/{rule.code.lower()}/"
    assert page.title == f"{rule.code}: {rule.title}"
    for text in (rule.title, rule.explanation, rule.remedy, rule.example_wrong, rule.example_right):
        assert on_one_line(text) in said(page), text
    assert CONSEQUENCES[rule.severity] in said(page)
    assert "<script" not in page.body


def test_the_list_leads_to_every_page_and_keeps_the_places_that_were_published():
    overview = pages()["data/checks.md"]

    for rule in EXPLAINED:
        assert f'<li id="{rule.code.lower()}"><a href="{rule.code.lower()}/">{rule.code}: ' in overview.body
    for subject in SUBJECTS.values():
        assert f">{subject} <" in overview.body


def test_every_code_that_was_ever_published_has_its_page_still():
    """Retire a code by moving its record to retired_codes.py; its line in the list of addresses stays."""
    published = {address for address in PUBLISHED if re.fullmatch(r"data/checks/[a-z]\d+/", address)}

    assert published == {addresses.url(path) for path in pages()} - {"data/checks/"}


def test_a_retired_code_keeps_its_page_and_says_what_took_its_place():
    made = pages((OLD,))

    assert "This rule is no longer told. E202 took its place." in said(made["data/checks/e299.md"])
    assert "Nothing is published" not in said(made["data/checks/e299.md"])
    assert 'href="e299/"' in made["data/checks.md"].body


def test_texts_of_records_are_escaped():
    odd = replace(OLD, title="<b>Bold</b>", example_wrong="<script>alert(1)</script>")
    [page] = [page for page in check_pages((), (odd,)) if page.path == "data/checks/e299.md"]

    assert "<script" not in page.body
    assert "<b>" not in page.body
