"""A difference as text, Markdown and HTML: what it says, and that nothing of the data is more than a text in it."""

import html.parser
import re
from dataclasses import replace
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from site_builder.model import Difference
from site_builder.pages.difference import NOTHING, worded
from site_builder.pages.difference.html import difference_html
from site_builder.pages.difference.markdown import difference_markdown
from site_builder.pages.difference.record_lines import ONE
from site_builder.pages.difference.report import Group, Line, Report, Section
from site_builder.pages.difference.text import LEAST_LINES, MOST_LINES, both_shown, difference_text, shown
from site_builder.schemas import TABLE_SCHEMAS
from tests.browser.payloads import PAYLOADS
from tests.differences.states import between, edited, valid
from tests.differences.write import FILES, expected_files

HOSTILE = (
    *PAYLOADS,
    "\n::set-output name=x::y",
    "::error file=x::y",
    "##[error]x",
    "\x1b[31mred\x1b[0m",
    "right\u202eleft",
    "line\r\nbreak",
    "- a list",
    "1. a number",
    "2) a number",
    "+ a plus",
    "=====",
    "http://evil.example www.evil.example a@evil.example @somebody",
    "$x$ $$y$$ `z`",
    "    indented",
)
ELEMENTS = {
    "html", "head", "meta", "title", "style", "body", "main", "h1", "h2", "h3", "p", "nav", "ul", "li", "a", "section",
    "strong", "dl", "dt", "dd",
}  # fmt: skip
ATTRIBUTES = {"lang", "charset", "http-equiv", "content", "name", "aria-label", "aria-labelledby", "id", "href"}


def report_of(text):
    """A report in which a text stands wherever a text of the data can stand."""
    lines = (
        Line(text, text, text, text, text),
        Line(text),
        Line(text, text),
        Line("a", "", text * 20, f"x{text}" * 20),
    )
    return Report(
        "1 new figure, 0 addresses lost.", (Section("figures-new", "New figures", "", (Group(text, lines),)),)
    )


class Parsed(html.parser.HTMLParser):
    def __init__(self, text):
        super().__init__()
        self.elements, self.attributes, self.texts = set(), set(), []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.elements.add(tag)
        self.attributes |= {name for name, _ in attrs}

    def handle_comment(self, data):
        raise AssertionError(f"a comment: {data}")

    def handle_data(self, data):
        self.texts.append(data)


@pytest.mark.parametrize("text", HOSTILE)
def test_nothing_of_the_data_becomes_an_element_of_the_html_file(text):
    made = difference_html(report_of(text))

    parsed = Parsed(made)
    assert parsed.elements <= ELEMENTS
    assert parsed.attributes <= ATTRIBUTES
    assert not set(made) & {"\x1b", "\u202e", "\r", "\0"}
    said = "\n".join(line for line in text.splitlines() if not set(line) & {"\x1b", "\u202e"})
    assert said.strip() in "".join(parsed.texts)


@pytest.mark.parametrize("text", HOSTILE)
def test_nothing_of_the_data_becomes_an_element_of_the_markdown(text):
    parser = MarkdownIt("commonmark", {"html": True, "linkify": False}).enable(["table", "strikethrough"])
    made = difference_markdown(report_of(text))

    tokens = [child for token in parser.parse(made) for child in (token, *(token.children or []))]
    kinds = {token.type.removesuffix("_open").removesuffix("_close") for token in tokens}
    assert kinds <= {"heading", "paragraph", "bullet_list", "list_item", "inline", "text", "strong", "text_special"}
    assert max(len(token.markup) for token in tokens if token.type == "heading_open") == 3
    assert len([token for token in tokens if token.type == "heading_open"]) == 3
    read = "".join(child.content for token in parser.parse(made) for child in token.children or [])
    assert shown(text) in read
    # What GitHub makes links and mentions of beyond Markdown itself.
    assert not re.search(r"://|www\.|(?<!&#64;)@", made.replace("&#58;//", ""))


@pytest.mark.parametrize("text", HOSTILE)
def test_no_line_of_the_text_begins_with_the_data(text):
    for line in difference_text(report_of(text)).splitlines():
        assert not line.strip().startswith(("::", "##"))
        assert "##[" not in line
        assert not re.search(r"[\x00-\x1f\x7f\u202e]", line)


def test_nothing_is_said_in_one_sentence():
    empty = worded(Difference())

    assert difference_text(empty) == f"{NOTHING}\n"
    assert NOTHING in difference_markdown(empty)
    assert NOTHING in difference_html(empty)


def test_the_whole_difference_of_an_example_is_as_a_person_read_it():
    for name, made in expected_files().items():
        # Compared as text, so that a difference can be read; if it is meant, run `make golden`.
        assert made == (Path(__file__).parent / name).read_bytes().decode(), f"{name} has changed"
    assert set(FILES) == {"expected.txt", "expected.md"}


def test_long_lists_are_cut_with_a_count_except_in_html():
    many = tuple(Group(f"Dashboard {number}", tuple(Line(f"Row {at}") for at in range(30))) for number in range(20))
    report = Report("Many.", (Section("edited", "Edited", "", many),))

    for cut in (difference_text(report), difference_markdown(report)):
        assert cut.count("Row ") == 20 * LEAST_LINES
        assert cut.count(f"{30 - LEAST_LINES} more, which the HTML report lists") == 20
    assert difference_html(report).count("Row ") == 600
    one = Report("Many.", (Section("edited", "Edited", "", (Group("", tuple(Line("Row") for _ in range(50))),)),))
    assert difference_text(one).count("Row") == MOST_LINES


def test_of_long_texts_the_part_that_is_another_is_shown():
    words = " ".join(f"word{number}" for number in range(100))
    old, new = both_shown(words, words.replace("word50 ", "another "))

    assert "word50" in old
    assert "another" in new
    assert old.startswith("... ")
    assert new.endswith(" ...")
    assert max(len(old), len(new)) < 160
    assert both_shown("short", "shorter") == ("short", "shorter")


def test_the_html_file_asks_for_nothing_and_runs_nothing():
    made = difference_html(worded(between(valid(), edited(valid()))))

    assert "default-src 'none'" in made
    assert not re.search(r"<(script|link|img|iframe)|src=|url\(|https?:", made)
    assert '<html lang="en-GB">' in made
    assert made.count("<h1>") == 1
    ids = re.findall(r' id="([^"]+)"', made)
    assert sorted(ids) == sorted(set(ids)) == sorted(re.findall(r'href="#([^"]+)"', made))


def test_a_sentence_counts_what_the_sections_list():
    difference = between(valid(), edited(valid()))
    report = worded(difference)

    assert report.counts.endswith("0 addresses lost.")
    sections = {section.id: section.total for section in report.sections}
    assert sections["judgements"] == len(difference.flips)
    assert sum(number for name, number in sections.items() if name.startswith("figures-")) == len(difference.figures)
    listed = replace(difference, lost=("a/", "b.csv"))
    assert "2 addresses lost." in worded(listed).counts
    assert worded(listed).sections[0].id == "addresses-lost"


def test_every_table_of_the_format_has_its_word():
    assert TABLE_SCHEMAS.keys() <= ONE.keys()
