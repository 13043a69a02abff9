"""What is found in narratives and in the references of checked sums, and what is left alone."""

from dataclasses import replace
from time import process_time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from site_builder.calculations.results import work_out
from site_builder.checks import figure_is_drawn, narrative_has_its_place, reference_is_known
from site_builder.model import NarrativeFile
from site_builder.pages.outcome import outcome_pages
from site_builder.sources.councils import read_councils
from site_builder.sources.publications import read_publications

OWN = (narrative_has_its_place.CHECK, reference_is_known.CHECK, figure_is_drawn.CHECK)


@pytest.fixture(scope="module")
def results(valid_package):
    return work_out(read_publications(valid_package), read_councils(valid_package))


def with_text(package, text, publication="testshire-2024", outcome="clean-and-green"):
    file = NarrativeFile(publication, outcome, f"valid/narrative/{publication}/{outcome}.md", text)
    return replace(package, narratives=(file,))


def found(package):
    return [finding for check in OWN for finding in check.findings(package)]


@pytest.mark.parametrize(
    ("text", "code", "line", "problem", "remedy"),
    [
        # references
        ("One.\n\nTwo {{ indicator.recyling.value }}.", "E410", 3, 'no indicator "recyling"', "Write recycling if"),
        ("{{ indicator.residents.value }}", "E410", 1, 'no indicator "residents"', "Name an indicator"),
        ("{{ dashboard.enviroment.total }}", "E410", 1, "no dashboard", "Write environment if"),
        ("{{ outcome.economie.total }}", "E410", 1, "no outcome", "Write economy if"),
        ("{{ position.wast.place }}", "E410", 1, "no place is known", "Write waste if"),
        ("{{ testshire-2042.report.total }}", "E410", 1, "names", "Write testshire-2024 if"),
        ("{{ indicator.recycling.valeu }}", "E410", 1, "does not end", "Write {{ indicator.recycling.value }} if"),
        ("{{ indicators.recycling.value }}", "E410", 1, "begins with none", "Write {{ indicator.recycling.value }} if"),
        ("{{ report.title }}", "E410", 1, "does not end", "form"),
        ("{{ nonsense }}", "E410", 1, "begins with none", "form"),
        ("{{ indicator.Recycling.value }}", "E410", 1, "the id is missing", "form"),
        ("{{ report.total }\n}", "E410", 1, "do not stand on the same line", "form"),
        ("a { report.total }}", "E410", 1, '"}}" cannot be read', "form"),
        ("author: A\n\nText.\n{{ x }}", "E410", 4, "begins with none", "form"),
        # what a page cannot show
        ("Text.\n\n<script>alert(1)</script>", "E409", 3, "HTML", "without < and >"),
        ("a <b>bold</b> word", "E409", 1, "HTML", "without < and >"),
        ("Line one\nand <!-- a comment -->.", "E409", 2, "HTML", "without"),
        ("![A bin](https://example.org/x.png)", "E409", 1, "an image", "words"),
        ("a | b\n--|--\n1 | 2", "E409", 1, "a table", "words"),
        ("```\ncode\n```", "E409", 1, "a block of code", "without the marks"),
        ("Say `this`.", "E409", 1, "backticks", "without the backticks"),
        ("One.\n\n***\n\nTwo.", "E409", 3, "a line across the page", "Delete it"),
        ("# Title\n\nText.", "E409", 1, "begins with ## or ###", "Write ##"),
        ("#### Small\n\nText.", "E409", 1, "begins with ## or ###", "Write ##"),
        ("Title\n=====\n\nText.", "E409", 1, "begins with ## or ###", "Write ##"),
        ("[a](http://example.org)", "E409", 1, "does not begin with https://", "Correct it"),
        ("[a](javascript:alert(1))", "E409", 1, "does not begin with https://", "Correct it"),
        ("[a](../other/)", "E409", 1, "does not begin with https://", "Correct it"),
        ("<mailto:a@example.org>", "E409", 1, "does not begin with https://", "Correct it"),
        (
            "[Council](https://council.gov.uk@evil.example/)",
            "E409",
            1,
            "leads elsewhere than it seems",
            "as the browser",
        ),
        ("Waste &#x202e;etsaw&#x202c;.", "E409", 1, "a character that nobody sees", "Type the line anew"),
        ("Waste&#12644;", "E409", 1, "a character that nobody sees", "Type the line anew"),
        ("[a](https://)", "E409", 1, "does not begin with https://", "Correct it"),
        ("[a](https://x.org/{{report.total}})", "E409", 1, "holds a reference", "in the text only"),
        ('[a](https://x.org "{{ report.total }}")', "E409", 1, "holds a reference", "in the text only"),
        (">" * 15 + " deep", "E409", 1, "too deep", "side by side"),
        (">" * 500 + " deep", "E409", 1, "too deep", "side by side"),
        ("Turned \u202eround.", "E409", 1, "a character that nobody sees", "anew"),
        ("", "E409", None, "no text", "Write the text"),
        ("author: A\ndate: 2024-11-20\n\n", "E409", None, "no text", "Write the text"),
        # above the text
        ("author: A\ndate: 20/11/2024\n\nText.", "E409", 2, "not a date", "year-month-day"),
        ("date: 20241120\n\nText.", "E409", 1, "not a date", "year-month-day"),
        ("date: 2024-02-30\n\nText.", "E409", 1, "not a date", "year-month-day"),
        ("author: A\ntitle: B\n\nText.", "E409", 2, "no name of a line", "author: and date:"),
        ("Author: A\n\nText.", "E409", 1, "no name of a line", "author: and date:"),
        ("title: A\n\nText.", "E409", 1, "no name of a line", "author: and date:"),
        ("author: A\nauthor: B\n\nText.", "E409", 2, "twice", "Delete one"),
        ("author: {{ report.total }}\n\nText.", "E409", 1, "above the text", "in words"),
        # figures that are typed
        ("Recycling was 46.8%.", "W411", 1, '"46.8%" is typed', "Draw it"),
        ("One.\nIt cost £1,200 then.", "W411", 2, '"£1,200" is typed', "Draw it"),
        ("A score of 4.5 points.", "W411", 1, '"4.5" is typed', "Draw it"),
        ("About 45 per cent.", "W411", 1, '"45 per cent" is typed', "Draw it"),
        ("It was &#163;5.", "W411", 1, '"£5" is typed', "Draw it"),
    ],
)
def test_a_fault_of_a_narrative_is_told_where_it_stands(valid_package, text, code, line, problem, remedy):
    [finding] = found(with_text(valid_package, text))

    assert (finding.code, finding.line) == (code, line)
    assert problem in finding.problem
    assert remedy in finding.remedy
    assert finding.problem.endswith(".")
    assert finding.remedy.endswith(".")


def test_a_reference_on_two_lines_is_told_at_both(valid_package):
    findings = found(with_text(valid_package, "{{ indicator.recycling\n.value }}"))

    assert [(finding.code, finding.line, finding.value) for finding in findings] == [
        ("E410", 1, "{{"),
        ("E410", 2, "}}"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Note: this is a text, not a head.",
        "The first part\nauthor: is not at the top.",
        "In 2023/24, 12 of 15 homes and 2,000 people. See page 4.",
        "[More](https://example.org/2.5/x%20y) and <https://example.org/1.5>.",
        "Less than <10 tonnes, 5 < 6 > 4, and R&D.",
        "## One\n\n### Two\n\n1. a\n2. b\n   - c\n\n> *quoted* **twice**\\\nand so on",
        "{{ report.total }} {{headline.worse}} {{  dashboard.transport.title  }} {{ outcome.economy.met }}",
        "{{ testshire-2024.indicator.recycling.value }} {{ testshire-2024.position.core.previous }}",
        "A { brace } and }a{.",
        "author:\ndate:\n\nText.",
    ],
)
def test_what_a_page_can_show_is_left_alone(valid_package, text):
    assert found(with_text(valid_package, text)) == []


@pytest.mark.parametrize(
    ("publication", "outcome", "problem", "remedy"),
    [
        ("testshire-2042", "economy", "name of no publication", "Write testshire-2024 if"),
        ("testshire-2024", "Economy", "is no outcome", "Write economy if"),
        ("testshire-2024", "health", "is no outcome", "Name an outcome"),
    ],
)
def test_a_narrative_belongs_to_an_outcome_of_an_edition(valid_package, publication, outcome, problem, remedy):
    [finding] = found(with_text(valid_package, "{{ report.total }}", publication, outcome))

    assert finding.code == "E409"
    assert finding.line is None
    assert problem in finding.problem
    assert remedy in finding.remedy


def test_an_outcome_to_which_no_dashboard_of_the_edition_belongs_has_no_page(package_with):
    package = package_with("themes", 3, "outcome", "clean-and-green")

    assert [finding.code for finding in found(with_text(package, "Text.", outcome="economy"))] == ["E409"]


def test_a_dashboard_may_belong_to_another_outcome_in_one_edition(package_with):
    package = package_with("edition_themes", 2, "outcome", "clean-and-green")

    assert [finding.code for finding in found(with_text(package, "Text.", outcome="economy"))] == ["E409"]
    assert found(with_text(package, "{{ outcome.clean-and-green.total }}")) == []


@pytest.mark.parametrize(
    ("column", "text", "problem", "remedy"),
    [
        ("found", "{{ report.total }}", "does not say from which edition", "{{ testshire-2024.report.total }}"),
        ("printed", "{{ testshire-2024.report.totl }}", "does not end", "Write {{ testshire-2024.report.total }} if"),
        ("why", "{{ testshire-2024.indicator.recyling.value }}", "no indicator", "Write recycling if"),
        ("why", "{{ testshire-24.report.total }}", "not in the table publications", "Write testshire-2024 if"),
        ("found", "{{ position.wastes.place }}", "no place is known", "Write waste if"),
    ],
)
def test_a_fault_of_a_reference_in_a_checked_sum_is_told_with_its_cell(package_with, column, text, problem, remedy):
    [finding] = found(package_with("sums_checked", 2, column, f"See {text}."))

    assert (finding.code, finding.line, finding.column) == ("E410", 2, column)
    assert problem in finding.problem
    assert remedy in finding.remedy


def test_figures_of_another_area_are_not_drawn(package_with):
    [finding] = found(package_with("sums_checked", 2, "area", "E10000097"))

    assert finding.code == "E410"
    assert "another area" in finding.problem


def test_a_place_needs_no_edition(package_with):
    assert found(package_with("sums_checked", 2, "found", "It stood {{ position.core.place }}.")) == []


def test_a_typed_figure_in_a_checked_sum_is_what_the_document_prints(package_with):
    assert found(package_with("sums_checked", 2, "printed", "It says 46.8% and £5.")) == []


def test_a_row_that_could_not_be_read_is_not_called_unknown(valid_package):
    rows = valid_package.tables["report_rows"]
    unread = replace(rows, frame=rows.frame.drop(index=2), unread=frozenset({"recycling", "environment"}))
    package = replace(valid_package, tables=valid_package.tables | {"report_rows": unread})

    assert found(package) == []


@pytest.mark.parametrize("table", ["report_rows", "publications", "themes", "positions", "edition_themes"])
def test_a_missing_table_does_not_raise(valid_package, table):
    tables = {name: each for name, each in valid_package.tables.items() if name != table}

    assert {finding.code for finding in found(replace(valid_package, tables=tables))} <= {"E409", "E410"}


def test_many_faults_are_told_in_time(valid_package):
    text = "\n".join(f"{{{{ indicator.wrong-{number}.value }}}} and 1.5" for number in range(3000))
    begun = process_time()

    findings = found(with_text(valid_package, text))

    assert len(findings) == 6000
    assert process_time() - begun < 10


PIECES = st.sampled_from(
    [
        *("{{ report.total }}", "{{ indicator.recycling.title }}", "{{ position.waste.place }}", "{{ x }}", "{{", "}}"),
        *("\\", "`", "*", "**", "_", "[", "](https://x.org)", "](", ")", "<", ">", "<b>", "&#123;", "{", "}", "!"),
        *("\n", "\n\n", "\n> ", "\n- ", "\n1. ", "\n## ", "\n    ", " ", "#", "|", "---", "a", "Ä", "\t", "\"", "$"),
    ]
)  # fmt: skip


@settings(max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.lists(PIECES, max_size=25).map("".join))
def test_a_text_without_a_fault_makes_a_page_and_shows_no_braces_of_a_reference(valid_package, results, text):
    """The checks read lines and the pages Markdown: what the one lets through the other can draw."""
    package = with_text(valid_package, text)
    if any(finding.severity == "error" for finding in found(package)):
        return
    [edition], [council] = results.publications, results.councils
    narrative = replace(edition.publication.narratives[0], text=text)
    [page] = outcome_pages(
        replace(edition, publication=replace(edition.publication, narratives=(narrative,))), [edition], council
    )

    # By a backslash, or by its number, a writer may say that a brace is only a brace.
    assert "\\" in text or "&#123;" in text or "{{" not in page.body
