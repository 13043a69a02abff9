"""Every text field of the format passes through the three forms of a difference, and none is more than a text there."""

import re
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from markdown_it import MarkdownIt

from site_builder.calculations.record_changes import key_columns
from site_builder.checks.fields import FIELDS
from site_builder.checks.free_texts import is_free_text
from site_builder.model import (
    CellChange,
    DashboardMove,
    Difference,
    FigureChange,
    Flip,
    Names,
    Observation,
    PackageChange,
    Period,
    Place,
    PlaceMove,
    RankingChange,
    RecordChange,
    ShownIn,
    Where,
)
from site_builder.model.difference import DESCRIPTOR, NARRATIVE, README
from site_builder.pages.difference import worded
from site_builder.pages.difference.html import difference_html
from site_builder.pages.difference.markdown import difference_markdown
from site_builder.pages.difference.text import difference_text
from site_builder.schemas import TABLE_SCHEMAS
from site_builder.sources.lookups import Lookups
from tests.differences.states import between, valid, with_frame
from tests.differences.test_words import ATTRIBUTES, ELEMENTS, HOSTILE, Parsed

VALID = valid()
INDICATOR = Lookups(VALID).indicators["recycling"]
TRICKS = (
    '"><img src=x onerror="pwned=1"></title></style></dd></li><script>pwned=1</script><!-- [x](javascript:pwned=1) '
    "![x](http://evil.example/x.png) <https://evil.example> **bold** _em_ ~~gone~~ | a | `code` $x$ {{ 7*7 }} {: .x } "
    "@somebody ##[error]x ##vso[task]x www.evil.example &lt;b&gt;"
)
"""Markup of all kinds at once; what ends a line or cannot be seen is put before it where each test says so."""
NO_TEXT = ("area", "period", "theme", "unit", "prefix", "suffix", "successor")
"""Columns of text by name that other rows or the program read, so that they hold no words of people."""
TEXT_FIELDS = [
    (table, field.name)
    for table, fields in FIELDS.items()
    for field in fields
    if is_free_text(field) and field.name not in NO_TEXT
]


PARSER = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])


def assert_only_text(report):
    """Nothing of a report is more than a text in any of its forms; returns what the HTML file reads as."""
    text, markdown, page = difference_text(report), difference_markdown(report), difference_html(report)
    for made in (text, markdown, page):
        assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]", made)
        assert not re.search(r"(?m)^\s*::", made), "a line that GitHub obeys"
        assert not re.search(r"##\w*\[", made)
    parsed = Parsed(page)
    assert parsed.elements <= ELEMENTS
    assert parsed.attributes <= ATTRIBUTES
    assert not re.search(r'(href|src)="(?!#)', page)
    tokens = [child for token in PARSER.parse(markdown) for child in (token, *(token.children or []))]
    kinds = {token.type.removesuffix("_open").removesuffix("_close") for token in tokens}
    assert kinds <= {"heading", "paragraph", "bullet_list", "list_item", "inline", "text", "strong", "text_special"}
    # What GitHub makes links and mentions of beyond Markdown itself.
    assert not re.search(r"://|www\.|(?<!&#64;)@", markdown.replace("&#58;//", ""))
    return "\n".join(parsed.texts)


class All(dict):
    """Says the same of every key."""

    def __init__(self, value):
        super().__init__()
        self.value = value

    def get(self, key, default=None):
        return self.value

    def __getitem__(self, key):
        return self.value

    def __contains__(self, key):
        return True


def record(table, kind, text):
    """A change of a row in whose key and cells the text stands, wherever the checks let people write words."""
    fields = FIELDS.get(table, ())
    key = key_columns(table) if fields else ("x", "y")[: 2 if table == NARRATIVE else 1]
    if table == "assessments":
        key = ("x", "y")
    columns = [field.name for field in fields if not field.enum] or ["text"]
    cells = [
        CellChange(column, "" if kind == "added" else text, "" if kind == "removed" else f"{text} {column}")
        for column in columns
    ]
    whole = ("direction",) if table == "assessments" else ()
    return RecordChange(text, table, (text,) * len(key) + whole, kind, tuple(cells), (("targets", 2),))


def everything(text):
    """A difference in which a text stands wherever one of the data can stand."""
    indicator = INDICATOR
    indicator = replace(
        indicator, title=text, noun=text, unit=replace(indicator.unit, prefix=text, suffix=text, title=text)
    )
    period = Period(date(2023, 4, 1), date(2024, 3, 31), 12, "financial year", text)
    seen = Observation(text, text, period, text, Decimal(1), None, None, None, None, None, frozenset("p"), text)
    mark = replace(seen, value=None, missing="[x]")
    where = Where(text, text, text)
    more = [replace(seen, lower=Decimal(1), upper=Decimal(2), note=f"{text} b"), replace(seen, value=Decimal(2)), mark]
    shown = tuple(ShownIn(table, text, seen, None) for table in ("publications", "benchmarks"))
    figures = [
        FigureChange(where, kind, own, old, new, () if stored else shown, stored)
        for own in (True, False)
        for stored in (None, "published later")
        for kind, old, new in (
            ("new", None, seen),
            ("removed", seen, None),
            ("details", seen, more[0]),
            ("revised", seen, more[1]),
            ("figure became a mark", seen, mark),
        )
    ]
    names = Names(All(text), All(indicator), {}, All(where))
    tables = (*TABLE_SCHEMAS, DESCRIPTOR, NARRATIVE, README)
    return Difference(
        lost=(text, f"{text}/"),
        gained=(text, f"{text}/"),
        packages=(PackageChange(text, text, "added", (("areas", 2),)),),
        figures=tuple(figures),
        flips=(Flip(where, text, "direction", "improved", "worse"),),
        moves=tuple(
            PlaceMove(text, text, kind, text, text, own, Place(1, 1, 9), Place(9, 9, 9))
            for kind in ("scope", "indicator", "cost effectiveness", "funding")
            for own in (True, False)
        ),
        rankings=(RankingChange(text, text, text, None, "too old"),),
        dashboards=(DashboardMove(text, text, text, text, text),),
        records=tuple(record(table, kind, text) for table in tables for kind in ("added", "removed", "changed")),
        arranged=((text, "areas"),),
        old_names=names,
        new_names=names,
    )


@pytest.mark.parametrize("text", [*HOSTILE, f"::error::\n{TRICKS}", f"\u202e\x1b[31m\r\n::set-output name=x::{TRICKS}"])
def test_whatever_stands_in_any_place_of_a_difference_it_is_a_text_in_all_three_forms(text):
    said = assert_only_text(worded(everything(text)))

    plain = [line.strip() for line in text.splitlines() if line.strip() and not set(line) & {"\x1b", "\u202e"}]
    assert all(line in said for line in plain)


def hostile(package, before):
    """The package with tricks in each field in which people write words, each with a number of its own."""
    for number, (table, column) in enumerate(TEXT_FIELDS):
        if table in package.tables and column in package.tables[table].frame:
            frame = package.tables[table].frame.copy()
            frame[column] = [f"{before}{number}-{row} {TRICKS}" for row in range(len(frame))]
            package = with_frame(package, table, frame)
    return replace(
        package,
        descriptor={**package.descriptor, "title": f"{before}title {TRICKS}", f"own{TRICKS}": [TRICKS]},
        readme=f"{before}readme {TRICKS}",
        narratives=tuple(
            replace(each, text=f"{each.text}\n\n{before}narrative {TRICKS}\n") for each in package.narratives
        ),
    )


@pytest.mark.parametrize("before", ["::error::m", "\u202em", "\x1b[31mm", "\n::m", "- m", "# m"])
def test_every_text_field_of_the_format_is_told_and_is_only_a_text(before):
    attacked = hostile(VALID, before)

    said = assert_only_text(worded(between(VALID, attacked, checked=True)))
    assert_only_text(worded(between(attacked, VALID, checked=True)))
    there = [at for at in TEXT_FIELDS if at[1] in VALID.tables[at[0]].frame]
    assert len(there) > 60
    told = [at for at in there if re.search(rf"m{TEXT_FIELDS.index(at)}-0\b", said)]
    assert told == there
    assert all(f"m{name}" in said for name in ("title", "readme", "narrative"))


def test_a_package_that_comes_or_goes_is_only_a_text():
    attacked = replace(hostile(VALID, "::error::m"), name="another")

    for sides in (((VALID,), (VALID, attacked)), ((VALID, attacked), (VALID,))):
        assert "mtitle" in assert_only_text(worded(between(*sides, checked=True)))


def test_every_table_has_a_field_that_people_write_in_or_is_known_to_have_none():
    without = TABLE_SCHEMAS.keys() - {table for table, _ in TEXT_FIELDS}

    assert without == {"area_successors", "group_members", "printed_differences"}
