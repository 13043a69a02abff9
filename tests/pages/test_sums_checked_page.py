"""The page of figures and statements that do not agree: what it says, and of how many."""

from dataclasses import replace

import pytest

from site_builder.calculations.results import work_out
from site_builder.pages import sums_checked
from site_builder.schemas import TABLE_SCHEMAS
from site_builder.sources.councils import read_councils
from site_builder.sources.publications import read_publications

TITLE = "Figures and statements in the reports that do not agree"


@pytest.fixture(scope="module")
def results(valid_package):
    return work_out(read_publications(valid_package), read_councils(valid_package))


def page_of(results, *sums):
    council = replace(results.councils[0], sums=sums or results.councils[0].sums)
    return sums_checked.sums_page(council, results.publications)


@pytest.fixture
def made(results):
    """A sum with other fields."""
    [first] = results.councils[0].sums
    return lambda **fields: replace(first, sum=replace(first.sum, **fields))


def sources_of(made, *names):
    source = made().sum.source
    return [replace(source, source=name, title=f"Report {name}", url=None) for name in names]


def test_the_page_says_what_is_printed_and_what_stands_against_it(results):
    page = page_of(results)

    assert page.path == "testshire/sums-checked/index.md"
    assert page.title == f"{TITLE}, Testshire"
    assert f'<h1 data-pagefind-weight="10">{TITLE}</h1>' in page.body
    assert "45 + 45 + 30 + 25 = 145, printed 146" in page.body
    assert "The dashboards hold 3 indicators." in page.body
    assert '<a href="../indicators/recycling/">Household waste recycled</a>' in page.body
    assert '<a href="../2023-24/">All counts of 2023/24</a>' in page.body
    assert (
        '<a href="https://example.org/report" rel="noopener noreferrer">Testshire Performance Report 2024</a>: page 6'
        in page.body
    )
    assert "Indicators by quarter<br>" in page.body
    assert '<small class="muted">Count of indicators</small>' in page.body


def test_the_lead_is_the_first_sentence_and_the_doubt_the_second(results):
    body = page_of(results).body
    lead = page_of(results).description

    assert body.index(f'<p class="lead">{lead}</p>') < body.index(
        '<p>Some may be our misreading of damaged text: <a href="../../about/#report-a-mistake">report a mistake</a>.'
    )


def test_one_of_each_is_counted_in_the_singular(results, made):
    assert page_of(results).description == (
        "In 1\u00a0document, 1\u00a0figure or statement does not agree with others: 1\u00a0cannot be right as printed."
    )
    each = [made(check=str(i), certainty=certainty) for i, certainty in enumerate(sums_checked.CERTAINTY_WORDS)]
    assert page_of(results, *each).description == (
        "In 1\u00a0document, 4\u00a0figures or statements do not agree with others: 1\u00a0cannot be right as printed, "
        "1\u00a0differs between two documents, 1\u00a0can come from rounding and 1\u00a0is a matter of wording."
    )


def test_several_are_counted_in_the_plural_and_what_there_is_none_of_is_not_said(results, made):
    sums = [made(check=str(i), certainty="wording" if i else "documents differ") for i in range(3)]
    sums.append(made(check="4", certainty="documents differ"))

    assert page_of(results, *sums).description == (
        "In 1\u00a0document, 4\u00a0figures or statements do not agree with others: "
        "2\u00a0differ between two documents and 2\u00a0are a matter of wording."
    )


def test_every_document_is_counted_once(results, made):
    one, two, three = sources_of(made, "one", "two", "three")
    sums = [
        made(check="a", source=one, other_source=two),
        made(check="b", source=two),
        made(check="c", source=one, other_source=three),
        made(check="d", source=one, other_source=one),
    ]
    page = page_of(results, *sums)

    assert page.description.startswith("In 3\u00a0documents, 4\u00a0figures or statements")
    assert ">Report one; Report two: page 6</td>" in page.body
    assert ">Report two: page 6</td>" in page.body
    assert "Report one; Report one" not in page.body


def test_each_certainty_has_a_section_in_its_order_with_its_rows_and_no_others(results, made):
    sums = [
        made(check=certainty.replace(" ", "-"), certainty=certainty)
        for certainty in reversed(list(sums_checked.CERTAINTY_WORDS))
    ]
    body = page_of(results, *sums).body

    sections = body.split("<h2 ")[1:]
    assert [section.partition('"')[2].partition('"')[0] for section in sections] == [
        certainty.replace(" ", "-") for certainty in sums_checked.CERTAINTY_WORDS
    ]
    for certainty, section in zip(sums_checked.CERTAINTY_WORDS, sections, strict=True):
        wording = sums_checked.CERTAINTY_WORDS[certainty]
        assert section.count("<tr role") == 2, certainty
        assert f'id="sum_{certainty.replace(" ", "-")}"' in section
        assert f"{wording.title} (1)</caption>" in section
        assert f"<p>{wording.meaning}</p>" in section
    assert page_of(results).body.count("<h2 ") == 1


def test_every_certainty_and_kind_of_the_format_has_its_words():
    allowed = {
        field["name"]: field.get("constraints", {}).get("enum") for field in TABLE_SCHEMAS["sums_checked"]["fields"]
    }

    assert list(sums_checked.CERTAINTY_WORDS) == allowed["certainty"]
    assert list(sums_checked.KIND_WORDS) == allowed["kind"]


def test_explanations_have_a_column_only_where_there_is_one(results, made):
    body = page_of(
        results,
        made(check="a", why="The {{ testshire-2024.dashboard.transport.total }} rows."),
        made(check="b", why=None),
        made(check="c", why=None, certainty="wording"),
    ).body
    first, second = body.split("<h2 ")[1:]

    assert '<th scope="col" role="columnheader">Explanation</th>' in first
    assert '<td role="cell" data-label="Explanation" class="comment">The 2 rows.</td>' in first
    assert ">Transport (dashboard)</a></small>" in first
    assert '<td role="cell" data-label="Explanation" class="comment nothing"></td>' in first
    assert "Explanation" not in second
    for section in (first, second):
        columns = section.count('role="columnheader"')
        assert section.count('role="cell"') == (columns - 1) * (section.count("<tr role") - 1)


def test_why_our_own_counts_cannot_differ_is_said_once_at_the_end(results):
    body = page_of(results).body
    said = "This site counts the rows that its pages show, so its own totals cannot differ from their parts."

    assert body.count(said) == 1
    assert body.index(said) > body.rindex("</table>")


def test_without_sums_there_is_no_page_of_them(results):
    assert sums_checked.sums_page(replace(results.councils[0], sums=()), results.publications) is None


@pytest.mark.parametrize(
    ("parts", "total", "said"),
    [
        ("1 2", "3", "1 + 2 = 3, as printed"),
        ("1 2", None, "1 + 2 = 3"),
        ("668.30 -644.9", "24", "668.30 \u2212 644.90 = 23.40, printed 24.00"),
        ("1200 0.5", "1201", "1,200.0 + 0.5 = 1,200.5, printed 1,201.0"),
    ],
)
def test_parts_are_added_up_as_they_are_printed(package_with, parts, total, said):
    package = package_with("sums_checked", 2, "parts", parts)
    package.tables["sums_checked"].frame.loc[2, "total"] = total or ""
    results = work_out(read_publications(package), read_councils(package))

    assert f"<br>{said}<" in sums_checked.sums_page(results.councils[0], results.publications).body
