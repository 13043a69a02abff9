"""A narrative belongs to an outcome of an edition, and holds what a page can show."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from datetime import date

from markdown_it import MarkdownIt
from markdown_it.token import Token

from site_builder.checks.check import Check, Fault
from site_builder.checks.reference_is_known import EditionNames
from site_builder.model import NarrativeFile, Package
from site_builder.text.head_lines import HEAD_NAMES, split_head
from site_builder.text.hidden_characters import HIDDEN, echo
from site_builder.text.near_match import near_match
from site_builder.text.web_address import is_https

_NAMED_LINE = re.compile(r"([A-Za-z_-]{1,40}):(?:\s.*)?")
_FRONT_MATTER = ("---", "+++")
_COMMON_NAMES = (*HEAD_NAMES, "title", "subtitle", "description", "tags", "layout", "status")
_DEEPEST = 10
"""Levels of Markdown: five lists in each other. At twenty, the rest of a text would be left out."""
_PLAIN = "Write it in words, or leave it out."
_REFUSED = {
    "html_block": ("HTML", "Write the words without < and >; a page shows no HTML of a text."),
    "html_inline": ("HTML", "Write the words without < and >; a page shows no HTML of a text."),
    "image": ("an image", _PLAIN),
    "table_open": ("a table", _PLAIN),
    "fence": ("a block of code", "Write it without the marks around it."),
    "code_inline": ("text between backticks", "Write it without the backticks."),
    "hr": ("a line across the page", "Delete it; a heading begins with ## and a space."),
}
"""Elements of Markdown that pages do not show, with what to do."""


def misplaced_narratives(package: Package) -> Iterator[Fault]:
    """Find narratives that no page would show, and things in them that a page cannot show."""
    names = EditionNames(package)
    for file in package.narratives:
        if names.complete:
            yield from _place(file, names)
        yield from _hidden_characters(file)
        yield from _head(file)
        yield from _body(file)


def _place(file: NarrativeFile, names: EditionNames) -> Iterator[Fault]:
    if file.publication not in names.areas:
        if file.publication not in names.unread:
            problem = f"The folder {echo(file.publication)} has the name of no publication."
            yield Fault(file.path, problem, names.remedy("publication", file.publication, set(names.areas)))
    elif not names.has("outcome", file.publication, file.outcome):
        known = names.names["outcome"].get(file.publication, set())
        problem = f"{echo(file.outcome)} is no outcome of a dashboard of {file.publication}."
        yield Fault(file.path, problem, names.remedy("outcome", file.outcome, known))


def _hidden_characters(file: NarrativeFile) -> Iterator[Fault]:
    for number, line in enumerate(file.text.split("\n"), start=1):
        # Markdown can spell a character by its number, &#x202e; and the page would hold it all the same.
        if HIDDEN.search(html.unescape(line).replace("\t", " ").replace("\n", " ")):
            problem = f"The line holds a character that nobody sees: {echo(line)}."
            yield Fault(file.path, problem, "Type the line anew.", number, value=line)


def _head(file: NarrativeFile) -> Iterator[Fault]:
    lines = file.text.split("\n")
    if lines[0].strip() in _FRONT_MATTER:
        problem = f"{echo(lines[0].strip())} begins a block of settings, which a narrative does not have."
        yield Fault(file.path, problem, "Delete it; only the lines author: and date: may stand above the text.", 1)
        return
    head, _ = split_head(file.text)
    seen: set[str] = set()
    for number, line in enumerate(lines, start=1):
        named = _NAMED_LINE.fullmatch(line)
        if named is None:
            return
        name = named[1]
        if name in seen:
            yield Fault(file.path, f"{echo(name)} stands above the text twice.", "Delete one of the two.", number)
        elif name in HEAD_NAMES and len(seen) == number - 1:
            seen.add(name)
            if name == "date" and head["date"] and not _is_date(head["date"]):
                problem = f"{echo(head['date'])} is not a date."
                remedy = "A date is written year-month-day, such as 2024-03-02."
                yield Fault(file.path, problem, remedy, number, value=head["date"])
            elif "{{" in head.get(name, ""):
                yield Fault(file.path, "No figure is drawn above the text.", "Write the name in words.", number)
        elif seen or name.lower() in _COMMON_NAMES or near_match(name, ("author",)):
            remedy = "Above the text may stand author: and date:, in small letters; leave a line empty before the text."
            yield Fault(file.path, f"{echo(name)} is no name of a line above the text.", remedy, number)


def _is_date(text: str) -> bool:
    try:
        return bool(re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text) and date.fromisoformat(text))
    except ValueError:
        return False


def _body(file: NarrativeFile) -> Iterator[Fault]:
    _, text = split_head(file.text)
    if not text.strip():
        yield Fault(file.path, "The file holds no text.", "Write the text, or delete the file.")
        return
    parser = MarkdownIt("commonmark", {"maxNesting": 2 * _DEEPEST}).enable("table").disable("code")
    parser.validateLink = lambda url: True  # type: ignore[method-assign]
    told: set[tuple[str, int | None]] = set()
    for token in parser.parse(text):
        for inner, line in [(token, _line(token)), *_inner(token)]:
            found = _refused(inner)
            # The two ends of an element, and what lies deeper than too deep, are one fault.
            if found and (found[0], line) not in told:
                told.add((found[0], line))
                yield Fault(file.path, found[0], found[1], line)


def _line(token: Token) -> int | None:
    return token.map[0] + 1 if token.map else None


def _inner(token: Token) -> Iterator[tuple[Token, int | None]]:
    """The parts of a paragraph with the lines on which they stand."""
    line = _line(token)
    for child in token.children or []:
        yield child, line
        if line is not None:
            line += 1 if child.type in ("softbreak", "hardbreak") else child.content.count("\n")


def _refused(token: Token) -> tuple[str, str] | None:
    """Problem and remedy of an element that pages do not show."""
    if token.type in _REFUSED:
        what, remedy = _REFUSED[token.type]
        return f"A narrative cannot hold {what}.", remedy
    if token.level > _DEEPEST and token.type in ("bullet_list_open", "ordered_list_open", "blockquote_open"):
        return "Lists and quotes stand in each other too deep.", "Put them side by side."
    if token.type == "heading_open" and token.markup not in ("##", "###"):
        return (
            "A heading of a narrative begins with ## or ###, because the page has a title of its own.",
            "Write ## and a space before the heading, on a line of its own with an empty line above and below.",
        )
    if token.type == "link_open":
        address = str(token.attrs.get("href", ""))
        if any("{{" in str(part) or "%7B%7B" in str(part) for part in token.attrs.values()):
            return f"The address {echo(address)} holds a reference to a figure.", "Draw figures in the text only."
        if address.startswith("https://") and not is_https(address) and address != "https://":
            problem = f"The link to {echo(address)} leads elsewhere than it seems: what stands before an @ is no site."
            return problem, "Write the address as the browser shows it, or write its words only."
        if not is_https(address):
            return f"The link to {echo(address)} does not begin with https://.", "Correct it, or write its words only."
    return None


CHECK = Check(
    code="E409",
    title="A narrative has its place and its form",
    explanation="A narrative lies in a folder that is named as a publication, and is named as an outcome of one of its "
    "dashboards. Above it may stand its author and its date. Its text holds paragraphs, headings (## and ###), lists, "
    "emphasis, quotes and links that begin with https://. A page would show anything else as plain characters.",
    remedy="Rename the file or its folder as the message says. Write headings, lists and links in the plain form "
    "of Markdown, and leave out HTML and pictures.",
    example_wrong="narrative/testshire-2024/enviroment.md, which begins with # Environment and <b>",
    example_right="narrative/testshire-2024/environment.md, which begins with a paragraph",
    rule=misplaced_narratives,
)
