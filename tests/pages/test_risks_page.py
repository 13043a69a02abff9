"""The page of risks: its headings, its risks, and where they stand in the report."""

from dataclasses import replace

import pytest

from site_builder.calculations.results import work_out
from site_builder.pages import risks
from site_builder.sources.councils import read_councils
from site_builder.sources.publications import read_publications


@pytest.fixture(scope="module")
def edition(valid_package):
    return work_out(read_publications(valid_package), read_councils(valid_package)).publications[0]


def page_of(edition, *changes, **publication):
    """The page of an edition whose risks have other fields."""
    named = edition.publication.risks
    named = tuple(replace(risk, **fields) for risk, fields in zip(named, changes or ({},) * len(named), strict=True))
    return risks.risks_page(
        replace(edition, publication=replace(edition.publication, **{"risks": named, **publication}))
    )


def test_the_page_names_each_risk_under_its_heading(edition):
    page = page_of(edition)

    assert page.description == "The report for 2023/24 names 2\u00a0risks under 2\u00a0headings."
    assert "<dt>Flood</dt><dd>A flood could close the tip.</dd>" in page.body
    assert page.body.index("Environment <small") < page.body.index("<dt>Flood") < page.body.index("Money <small")


def test_whose_words_they_are_and_that_nothing_is_rated_is_said(edition):
    assert (
        "<p>These are the risks that the council names in its report, in our own words. "
        "The report gives no rating of how likely or how costly each is.</p>" in page_of(edition).body
    )


def test_a_reference_that_all_share_is_said_once_at_the_end(edition):
    body = page_of(edition).body

    assert body.count("page 9") == 1
    assert body.index("page 9") > body.rindex("</dl>")


@pytest.mark.parametrize(("first", "second"), [("page 9", "page 10"), ("page 9", None), (None, "page 10")])
def test_other_references_stand_with_their_risks(edition, first, second):
    body = page_of(edition, {"reference": first}, {"reference": second}).body

    for text, reference in (("A flood could close the tip.", first), ("Prices could rise faster than income.", second)):
        shown = f' <small class="muted">({reference})</small>' if reference else ""
        assert f"<dd>{text}{shown}</dd>" in body
    assert "(None)" not in body
    assert not any(f": {each}." in body for each in (first, second))


def test_without_references_none_is_said(edition):
    body = page_of(edition, {"reference": None}, {"reference": None}).body

    assert "None" not in body
    assert "(" not in body.partition("<dl")[2]


def test_a_shared_reference_is_said_without_a_source_too(edition):
    assert "page 9" in page_of(edition, source=None).body


def test_without_risks_there_is_no_page(edition):
    assert risks.risks_page(replace(edition, publication=replace(edition.publication, risks=()))) is None
