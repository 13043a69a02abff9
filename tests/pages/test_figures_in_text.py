"""What references say, on the pages of a small package whose figures can be read off its tables."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from site_builder.calculations.results import work_out
from site_builder.model import Narrative
from site_builder.pages import addresses, figures_in_text, outcome, words
from site_builder.pages.figures_in_text import Figures, drawn_from, with_figures
from site_builder.references import WITHOUT_ID, WORDS, find_references, reference_at, without_references
from site_builder.sources.councils import read_councils
from site_builder.sources.publications import read_publications
from tests.test_method_pages import table, tables

HERE = "testshire/here/index.md"
DRAWN = "Figures in this text are drawn from the data."


@pytest.fixture(scope="module")
def results(valid_package):
    return work_out(read_publications(valid_package), read_councils(valid_package))


@pytest.fixture(scope="module")
def figures(results):
    return Figures("valid", results.publications[0], results.publications, results.councils[0])


def said(figures, inner):
    [reference] = find_references(f"{{{{ {inner} }}}}")
    return figures.draw(reference)


@pytest.mark.parametrize(
    ("inner", "text"),
    [
        ("indicator.recycling.title", "Household waste recycled"),
        ("indicator.recycling.value", "46.8%"),
        ("indicator.recycling.previous", "45.1%"),
        ("indicator.recycling.change", "1.7 percentage points"),
        ("indicator.recycling.period", "2023/24"),
        ("indicator.recycling.direction", "improved"),
        ("indicator.recycling.target", "45% to 50%"),
        ("indicator.recycling.quarter", "top half"),
        ("indicator.road-spending.value", "£21.6 million"),
        ("indicator.road-spending.change", "£22.8 million"),
        ("indicator.road-spending.direction", "higher"),
        ("indicator.road-spending.target", "Plan for roads"),
        ("indicator.road-spending.quarter", "no quarter"),
        ("indicator.bus-passengers.value", "not available"),
        ("indicator.bus-passengers.previous", "9,800"),
        ("indicator.bus-passengers.change", "no comparison"),
        ("indicator.bus-passengers.direction", "cannot compare"),
        ("dashboard.transport.title", "Transport"),
        ("dashboard.transport.total", "2"),
        ("dashboard.transport.not_compared", "1"),
        ("outcome.clean-and-green.title", "Clean and green"),
        ("outcome.clean-and-green.improved", "1"),
        ("outcome.economy.strong", "0"),
        ("report.total", "3"),
        ("report.met", "1"),
        ("headline.total", "1"),
        ("testshire-2024.report.total", "3"),
        ("position.waste.place", "7th"),
        ("position.waste.of", "31"),
        ("position.waste.year", "2023/24"),
        ("position.waste.previous", "12th"),
        ("position.core.previous", "no known place"),
    ],
)
def test_a_reference_says_what_the_tables_hold(figures, inner, text):
    assert words.plain(said(figures, inner).text) == text


def changed(figures, **changes):
    """The figures of an edition whose row of recycling is another."""
    edition = figures.own
    themes = tuple(
        replace(theme, rows=tuple(replace(row, **changes) for row in theme.rows)) for theme in edition.themes
    )
    return replace(figures, own=replace(edition, themes=themes))


def test_what_is_not_there_is_said_in_words(figures):
    row = figures.own.themes[0].rows[0].row
    bare = changed(
        figures, current=None, previous=None, change=None, quartile_recorded=None, row=replace(row, target=None)
    )
    bare = replace(bare, own=replace(bare.own, themes=bare.own.themes[:1]))

    assert {word: said(bare, f"indicator.recycling.{word}").text for word in WORDS["indicator"][1:]} == {
        "value": "no figure",
        "previous": "no earlier figure",
        "change": "no comparison",
        "period": "no period",
        "direction": "improved",
        "target": "no target",
        "quarter": "no quarter",
    }


def test_no_change_is_said_in_words(figures):
    assert said(changed(figures, change=0), "indicator.recycling.change").text == "no change"


def test_a_headline_without_a_set_of_its_own_counts_all(figures):
    assert said(replace(figures, own=replace(figures.own, headline=None)), "headline.total").text == "3"


def test_an_unknown_number_of_areas_is_said_in_words(figures):
    table_ = figures.council.positions
    unknown = tuple(
        replace(history, shown=tuple((year, replace(place, of=None)) for year, place in history.shown))
        for history in table_.histories
    )
    council = replace(figures.council, positions=replace(table_, histories=unknown))

    assert said(replace(figures, council=council), "position.waste.of").text == "an unknown number"


def test_every_word_of_the_grammar_says_something(figures):
    ids = {"indicator": "recycling", "dashboard": "environment", "outcome": "economy", "position": "waste"}
    for kind, names in WORDS.items():
        for name in names:
            inner = f"{kind}.{name}" if kind in WITHOUT_ID else f"{kind}.{ids[kind]}.{name}"
            drawn = said(figures, inner)
            assert drawn.text
            assert drawn.path
            assert drawn.subject


def test_editions_of_another_package_are_not_meant(figures):
    with pytest.raises(KeyError):
        said(replace(figures, package="other"), "testshire-2024.report.total")


def test_a_name_leads_to_its_page_and_a_figure_does_not(figures):
    text = "<b> {{ indicator.recycling.title }}: {{ indicator.recycling.value }} & more"

    assert with_figures(text, HERE, figures) == (
        '&lt;b&gt; <a href="../indicators/recycling/">Household waste recycled</a>: 46.8% &amp; more'
    )


def test_a_page_has_no_link_to_itself(figures):
    path = addresses.indicator(figures.own.publication.area, "recycling")

    assert with_figures("{{ indicator.recycling.title }}", path, figures) == "Household waste recycled"
    assert drawn_from(find_references("{{ indicator.recycling.value }}"), path, figures) == []


def test_a_hostile_title_stays_a_text(figures):
    row = figures.own.themes[0].rows[0].row
    title = "*a* [b](https://c.org) <script>&"
    hostile = changed(figures, row=replace(row, indicator=replace(row.indicator, title=title)))
    hostile = replace(hostile, own=replace(hostile.own, themes=hostile.own.themes[:1]))

    made = with_figures("{{ indicator.recycling.title }}", HERE, hostile)

    assert made.endswith(">*a* [b](https://c.org) &lt;script&gt;&amp;</a>")


def test_the_pages_that_figures_come_from_are_named_once(figures):
    references = find_references(
        "{{ report.total }} {{ report.worse }} {{ indicator.recycling.title }} {{ dashboard.transport.total }}"
    )

    assert [crumb.title for crumb in drawn_from(references, HERE, figures)] == [
        "All counts of 2023/24",
        "Transport (dashboard)",
    ]


# The grammar itself.


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("{{ indicator.recycling.value }}", (None, "indicator", "recycling", "value")),
        ("{{indicator.recycling.value}}", (None, "indicator", "recycling", "value")),
        ("{{ report.total }}", (None, "report", "", "total")),
        ("{{ y-2024.report.total }}", ("y-2024", "report", "", "total")),
        ("{{ y-2024.position.core.place }}", ("y-2024", "position", "core", "place")),
    ],
)
def test_a_reference_is_read(text, read):
    [reference] = find_references(f"a {text} b")

    assert (reference.publication, reference.kind, reference.id, reference.word) == read
    assert (reference.text, reference.start, reference.problem) == (text, 2, None)
    assert reference_at(f"a {text} b", 2) == reference
    assert reference_at(f"a {text} b", 1) is None


@pytest.mark.parametrize(
    "text", ["{{}}", "{{ report }}", "{{ report.x }}", "{{ report.total.x }}", "{{ x.y.z }}", "{{", "}}", "{{ indicator.A.value }}",
             "{{ indicator..value }}", "{{ indicator.a.b.value }}", "{{ a.b.report.total }}", "{{ report. total }}"]
)  # fmt: skip
def test_what_is_no_reference_says_why(text):
    [reference] = find_references(text)

    assert reference.problem
    assert reference.kind == ""


def test_a_text_without_its_references_keeps_its_places():
    assert without_references("a {{ report.total }} b") == "a" + " " * 20 + "b"


# The pages.


def narrative_page(results, text, **changes):
    edition = results.publications[0]
    narrative = replace(edition.publication.narratives[0], text=text, **changes)
    edition = replace(edition, publication=replace(edition.publication, narratives=(narrative,)))
    [page] = outcome.outcome_pages(edition, [edition], results.councils[0])
    return page


def test_the_page_of_an_outcome_holds_the_text_its_figures_and_its_dashboards(results):
    [page] = outcome.outcome_pages(results.publications[0], results.publications, results.councils[0])

    assert page.path == "testshire/2023-24/outcomes/clean-and-green/index.md"
    assert page.kind == "Outcome"
    assert "was 46.8% in 2023/24: <em>improved</em>." in page.body
    assert "The council stood 7th of 31 in 2023/24." in page.body
    assert "Written by Test editors, 20 November 2024." in page.body
    assert '<a href="../../environment/">Environment and waste</a>' in page.body
    assert "Transport" not in page.body
    assert page.notice == "An invented council."


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (
            "{{ report.total }} of 2000 homes and ½ of the rest",
            "Figures in this text are drawn from the data. Ages, spans of time and the like were typed by the writer.",
        ),
        ("{{ report.total }} in 2023/24, 2019 to 2024", "Every figure in this text is drawn from the data."),
        ("{{ report.total }} [a](https://x.org/12)", "Every figure in this text is drawn from the data."),
        ("{{ report.total }} <https://x.org/12>", "Every figure in this text is drawn from the data."),
        ("{{ report.total }} of 12", f"{DRAWN} Ages, spans of time and the like were typed by the writer."),
        ("{{ report.total }} of 12.", f"{DRAWN} Ages, spans of time and the like were typed by the writer."),
        ("{{ report.total }} of 12.5", f"{DRAWN} Other numbers in it were typed by the writer."),
        ("{{ report.total }} of 12 per cent", f"{DRAWN} Other numbers in it were typed by the writer."),
        ("{{ report.total }} of £ 12", f"{DRAWN} Other numbers in it were typed by the writer."),
        ("{{ report.total }} of 46%", f"{DRAWN} Other numbers in it were typed by the writer."),
        ("Nothing.", "No figure in this text is drawn from the data."),
    ],
)
def test_a_page_claims_no_more_than_is_so(results, text, sentence):
    assert sentence in narrative_page(results, text).body


@pytest.mark.parametrize(
    ("author", "date", "sentence"),
    [("A. Clerk", None, "Written by A. Clerk."), (None, "date", "Written on 20 November 2024."), (None, None, None)],
)
def test_who_wrote_it_is_said_where_it_is_known(results, author, date, sentence):
    day = results.publications[0].publication.narratives[0].date if date else None
    body = narrative_page(results, "Text.", author=author, date=day).body

    assert sentence in body if sentence else "Written" not in body


def test_outcomes_lead_to_their_neighbours(results):
    edition = results.publications[0]
    first = edition.publication.narratives[0]
    second = Narrative(edition.outcomes[1][0], "More: {{ outcome.clean-and-green.title }}.", None, None, "x.md")
    edition = replace(edition, publication=replace(edition.publication, narratives=(first, second)))

    one, two = outcome.outcome_pages(edition, [edition], results.councils[0])

    assert 'rel="next" href="../economy/"' in one.body
    assert 'rel="prev"' not in one.body
    assert 'rel="prev" href="../clean-and-green/"' in two.body
    assert '<a href="../clean-and-green/">Clean and green</a>' in two.body


# The method page.


def method(*columns):
    return table("method/narratives.md", *columns)


def test_the_method_page_lists_exactly_the_words_of_references():
    listed = [
        tuple(row["Word"].strip("`") for row in rows) for rows in tables("method/narratives.md") if "Word" in rows[0]
    ]

    assert listed == [WORDS["indicator"], WORDS["report"], WORDS["position"]]
    assert WORDS["headline"] == WORDS["report"]
    assert WORDS["dashboard"] == WORDS["outcome"] == ("title", *WORDS["report"])


def test_the_method_page_gives_the_words_for_what_is_not_there():
    said_on_the_page = {
        row["If there is none"]
        for rows in tables("method/narratives.md")
        if "If there is none" in rows[0]
        for row in rows
    }
    constants = {
        value for name, value in vars(figures_in_text).items() if re.match("NO_", name) and name != "NO_CHANGE"
    }

    assert said_on_the_page - {""} == constants
    assert figures_in_text.NO_CHANGE in Path("docs/method/narratives.md").read_text(encoding="utf-8")


def test_the_examples_on_the_method_page_can_be_read():
    rows = method("Reference", "What it says")

    assert len(rows) >= 5
    for row in rows:
        [reference] = find_references(row["Reference"])
        assert not reference.problem
