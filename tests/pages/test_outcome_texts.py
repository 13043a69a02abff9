"""The texts on the outcomes of Leicestershire, as they read with their figures drawn."""

import re

import pytest

from site_builder.build import check
from site_builder.calculations.results import work_out
from site_builder.pages import figures_in_text, outcome
from site_builder.pages.markdown_text import used_references
from site_builder.references import WORDS
from site_builder.sources.councils import read_councils
from site_builder.sources.publications import read_publications
from tests.sites import LEICESTERSHIRE

ABSENT = {value for name, value in vars(figures_in_text).items() if re.match("NO_", name) and name != "NO_CHANGE"}


@pytest.fixture(scope="module")
def results():
    package = check([LEICESTERSHIRE]).packages[0]
    return work_out(read_publications(package), read_councils(package))


@pytest.fixture(scope="module")
def pages(results):
    return list(outcome.outcome_pages(results.publications[0], results.publications, results.councils[0]))


def text_of(page):
    """The officer's text without the page's own paragraphs."""
    return page.body.partition("</p>\n")[2].partition('<p class="muted">')[0]


def test_a_text_leaves_the_counts_to_the_lead(results):
    for narrative in results.publications[0].publication.narratives:
        counted = [
            each.text
            for each in used_references(narrative.text)
            if each.kind in ("outcome", "report", "headline") and each.word in WORDS["report"]
        ]
        assert counted == [], narrative.outcome.outcome


def test_every_figure_that_a_text_names_is_there(pages):
    for page in pages:
        assert not [words for words in ABSENT if words in text_of(page)], page.path


def test_a_lead_has_no_count_of_nought_as_a_digit(pages):
    for page in pages:
        assert not re.search(r"\b0\b", page.description), page.path
        assert page.description.startswith("Of "), page.path
        assert "in the top quarter" in page.description, page.path


def test_the_lead_of_great_communities_says_that_none_stands_in_the_top_quarter(pages):
    [page] = [page for page in pages if "/great-communities/" in page.path]

    lead = page.description.replace("\u00a0", " ")
    assert lead.startswith("Of 18 indicators, 16 improved, 1 stayed about the same and 1 got worse. ")
    assert "none stand in the top quarter and 1 in the bottom quarter" in lead
    assert f'<p class="lead">{page.description}</p>' in page.body


def test_two_indicators_of_every_outcome_at_least_are_said_in_full_sentences(pages):
    for page in pages:
        assert text_of(page).count("shown as \u201c") >= 2, page.path
