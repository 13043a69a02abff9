"""Rows of tables in a difference: what each is called, and what of it is another."""

from __future__ import annotations

from collections.abc import Iterator

from site_builder.model import CellChange, RecordChange
from site_builder.model.difference import DESCRIPTOR, NARRATIVE, README
from site_builder.pages import words
from site_builder.pages.difference.called import Called, column_title, foreign_table, table_title
from site_builder.pages.difference.report import Line
from site_builder.schemas import TABLE_SCHEMAS

ONE = {
    "publications": "edition",
    "areas": "area",
    "groups": "group",
    "group_members": "member of a group",
    "area_successors": "successor of an area",
    "outcomes": "outcome",
    "themes": "dashboard",
    "edition_themes": "name of a dashboard",
    "units": "unit",
    "sources": "source",
    "indicators": "indicator",
    "indicator_words": "word to find it by",
    "indicator_refs": "reference to a framework",
    "report_rows": "row of an indicator",
    "matches": "match between editions",
    "observations": "figure",
    "targets": "target",
    "assessments": "recorded judgement",
    "comments": "comment",
    "funding_comparisons": "comparison of funding",
    "printed_differences": "printed difference of funding",
    "benchmark_themes": "benchmark theme",
    "benchmarks": "benchmark edition",
    "benchmark_rows": "indicator of a benchmark",
    "positions": "published place",
    "lists": "list",
    "list_entries": "entry of a list",
    "list_links": "link of an entry",
    "printed_counts": "printed count",
    "risks": "risk",
    "changes": "recorded change of indicators",
    "committees": "committee",
    "committee_themes": "dashboard of a committee",
    "sums_checked": "checked sum",
    "reviews": "reviewed finding",
    DESCRIPTOR: "entry of datapackage.json",
    NARRATIVE: "text on an outcome",
    README: "README.md",
}
"""What one row of each table is called, within a sentence."""
NUMBERED = ("risks", "changes", "list_entries", "sums_checked")
"""Tables whose rows have no name but a number or an id."""
MANY = {
    "area_successors": "successors of areas",
    "group_members": "members of groups",
    "edition_themes": "names of dashboards",
    "indicator_words": "words to find it by",
    "indicator_refs": "references to frameworks",
    "report_rows": "rows of indicators",
    "matches": "matches between editions",
    "funding_comparisons": "comparisons of funding",
    "printed_differences": "printed differences of funding",
    "benchmark_rows": "indicators of a benchmark",
    "list_entries": "entries of lists",
    "list_links": "links of entries",
    "changes": "recorded changes of indicators",
    "committee_themes": "dashboards of committees",
    DESCRIPTOR: "entries of datapackage.json",
    NARRATIVE: "texts on outcomes",
}
"""What several rows are called where an s at the end is not enough."""


def carried_note(change: RecordChange) -> str:
    """What came or went with a row: with 146 rows of indicators and 12 targets."""
    carried = [words.plain(words.count(number, ONE[table], MANY.get(table))) for table, number in change.carried]
    return f"with {words.listed(carried)}" if carried else ""


def group_of(called: Called, change: RecordChange) -> str:
    """Where a row belongs: a dashboard of an edition, an edition, or its table."""
    own = _key(change)
    if "indicator" in own and "publication" in own:
        return called.place(called.row(change.package, own["publication"], own["indicator"]))
    if "indicator" in own and "benchmark" not in own and "list" not in own:
        return called.place(called.home(change.package, own["indicator"]))
    if "publication" in own and change.table != "publications":
        edition = called.title(change.package, "publications", own["publication"])
        return f"{edition}: {words.uncapital(_kind(change.table))}"
    return f"{change.package}: {words.uncapital(_kind(change.table))}"


def subject_of(called: Called, change: RecordChange) -> str:
    """What a row is called: the names of what its key stands for."""
    own = _key(change)
    if change.table == README:
        return "README.md of the package"
    if change.table == DESCRIPTOR:
        return f"{change.key[0]} in datapackage.json"
    if change.table in NUMBERED:
        return f"{words.capital(ONE[change.table])} {change.key[-1]}{_in_list(called, change, own)}"
    skipped = {"publication"} if len(own) > 1 and (change.table == NARRATIVE or "publication" in own) else set()
    said = [
        called.title(change.package, _target(change.table, column), value)
        for column, value in own.items()
        if column not in skipped
    ]
    return ", ".join(said)


def _in_list(called: Called, change: RecordChange, own: dict[str, str]) -> str:
    return f" of {called.title(change.package, 'lists', own['list'])}" if "list" in own else ""


def _target(table: str, column: str) -> str:
    if table == NARRATIVE:
        return "outcomes"
    # A row that names itself: an indicator's own key.
    return foreign_table(table, column) or table


def _key(change: RecordChange) -> dict[str, str]:
    if change.table == NARRATIVE:
        return dict(zip(("publication", "outcome"), change.key, strict=True))
    if change.table not in TABLE_SCHEMAS:
        return {}
    key = TABLE_SCHEMAS[change.table]["primaryKey"]
    return dict(zip([key] if isinstance(key, str) else key, change.key, strict=True))


def _kind(table: str) -> str:
    return {DESCRIPTOR: "Descriptor", NARRATIVE: "Texts on outcomes", README: "README"}.get(table) or table_title(table)


def cell_lines(called: Called, change: RecordChange) -> Iterator[Line]:
    """A line for each cell of a row that both states have."""
    subject = subject_of(called, change)
    cells = change.cells
    if change.table == "targets":
        goal = _target_line(called, change, subject)
        if goal:
            yield goal
            cells = tuple(cell for cell in cells if cell.column == "period")
    for cell in cells:
        yield _cell_line(called, change, cell, subject)


def _cell_line(called: Called, change: RecordChange, cell: CellChange, subject: str) -> Line:
    if change.table in TABLE_SCHEMAS:
        said = words.uncapital(column_title(change.table, cell.column))
        if change.table not in ("indicators", "publications", "areas", *NUMBERED):
            said = f"{ONE[change.table]}, {said}"
    else:
        said = "" if change.table == DESCRIPTOR else "paragraphs that are others"
    was, present = (called.cell(change.package, change.table, cell.column, value) for value in (cell.old, cell.new))
    alike = " ".join(was.split()) == " ".join(present.split())
    return Line(subject, said, was, present, "only blanks are others" if alike else "")


def _target_line(called: Called, change: RecordChange, subject: str) -> Line | None:
    """A target in the words of the pages; None where these do not tell the two apart."""
    was, present = _goals(called, change)
    return Line(subject, "target", was, present) if was != present else None


def _goals(called: Called, change: RecordChange) -> tuple[str, str]:
    publication, indicator = change.key
    key = change.package, publication, indicator
    old, new = called.difference.old_names.rows.get(key), called.difference.new_names.rows.get(key)
    was, present = (
        words.plain(words.target(row.target, row.indicator)) if row and row.target else "no target"
        for row in (old, new)
    )
    return was, present


def whole_line(called: Called, change: RecordChange) -> Line:
    """A line for a row that came or went, with what it says or said."""
    came = change.kind == "added"
    subject, one = subject_of(called, change), ONE[change.table]
    if change.table == "targets":
        was, present = _goals(called, change)
        return Line(subject, "target", was, present)
    note = carried_note(change)
    if change.table in (NARRATIVE, README, DESCRIPTOR, "comments"):
        text = next((cell for cell in change.cells if cell.column == "text"), change.cells[0])
        return Line(subject, one, text.old or "(none)", text.new or "(none)", note)
    said = "; ".join(part for part in (note, _says(called, change)) if part)
    way = "new" if came else "gone"
    return Line(subject, way if change.table in NUMBERED else f"{way}: {one}", note=said)


def _says(called: Called, change: RecordChange) -> str:
    """The cells of a row beyond its key."""
    own = _key(change)
    said = [
        f"{words.uncapital(column_title(change.table, cell.column))}: "
        f"{called.cell(change.package, change.table, cell.column, cell.new or cell.old)}"
        for cell in change.cells
        if cell.column not in own
    ]
    return "; ".join(said)
