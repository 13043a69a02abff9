"""Drafting a mapping: what is found and guessed, what is left to a person, and that the import leads on from there."""

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from site_builder.__main__ import main
from site_builder.after_import import account
from site_builder.drafting import Drafted, account_of_draft, draft_beside
from site_builder.errors import DataError, UsageError
from site_builder.importing import ImportPlan, import_package
from site_builder.imports.drafts.draft import draft_mapping
from site_builder.imports.drafts.find_tables import find_tables
from site_builder.imports.drafts.guess_columns import guess_columns
from site_builder.imports.drafts.yaml_text import quoted
from site_builder.imports.read_mapping import read_mapping
from site_builder.model import BookCells, SheetCells
from site_builder.sources.marked_yaml import NotYaml, read_marked_yaml
from tests.imports.books import write_book
from tests.imports.dashboard_book import write_dashboards

FIRED = {"E525"}
ANSWERS = {
    "the licence of the figures": "OGL-UK-3.0",
    "the ONS code of the council": "E10000018",
    "the name of the council in page": "leicestershire",
    "the name of the area": "Leicestershire",
    "the kind of council": "county",
    "the last day": "2024-12-31",
    "which direction": "high",
}


def answer(mapping, **more):
    """Replace what the draft leaves open, as a person would in an editor."""
    text = mapping.read_text(encoding="utf-8")
    for question, answered in {**ANSWERS, **more}.items():
        text = re.sub(rf'"DECIDE {re.escape(question)}[^"]*"', answered, text)
    mapping.write_text(text, encoding="utf-8")


def cells(*rows, sheet="Sheet", top=1):
    width = max(map(len, rows))
    filled = tuple(tuple([*row, *[""] * (width - len(row))]) for row in rows)
    return SheetCells("book.xlsx", sheet, 1, tuple(range(top, top + len(rows))), filled)


def test_a_workbook_of_dashboards_becomes_a_package_with_six_answers(tmp_path):
    write_dashboards(tmp_path / "Dashboards 2024.xlsx")

    drafted = draft_beside(tmp_path / "Dashboards 2024.xlsx")
    assert drafted.mapping == tmp_path / "Dashboards 2024-mapping.yaml"
    assert len(drafted.decisions) == 6
    with pytest.raises(DataError) as stopped:
        import_package(ImportPlan(drafted.mapping))
    assert {finding.code for finding in stopped.value.findings} == {"E525"}
    assert len({finding.problem for finding in stopped.value.findings}) == 6

    answer(drafted.mapping)
    imported = import_package(ImportPlan(drafted.mapping))
    assert imported.folder == tmp_path / "datapackages/dashboards-2024"
    # The report prints two targets without the scale of their figures, and a check on the meaning says so.
    assert {finding.code for finding in imported.findings} == {"N520", "W422"}
    assert imported.rows["report_rows"] == imported.rows["indicators"] == 25
    assert imported.rows["observations"] == 50
    assert imported.rows["themes"] == 3
    made = (imported.folder / "data/observations.csv").read_text(encoding="utf-8")
    assert "household-waste-reused-recycled-or-composted,E10000018,2023/24,,2024-09,43.2," in made
    assert "passenger-journeys-on-local-buses,E10000018,2023/24,,2024-09,10540000," in made


def test_a_wide_file_of_several_councils_is_turned(tmp_path):
    (tmp_path / "wide.csv").write_text(
        "Council dashboard,,,,\n,,,,\nLocal authority,Measure,2021/22,2022/23,2023/24\n"
        "Leics,Waste recycled,41.6%,43.2%,44.1%\nDerbyshire County Council,Waste recycled,50%,51%,n/a\n",
        encoding="utf-8",
    )
    drafted = draft_beside(tmp_path / "wide.csv")
    answer(drafted.mapping, **{"the ONS code of Leics": "E10000018", "the ONS code of Derbyshire": "E10000007"})

    folder = import_package(ImportPlan(drafted.mapping)).folder
    made = (folder / "data/observations.csv").read_text(encoding="utf-8").splitlines()[1:]
    assert [row.split(",")[1:3] + row.split(",")[5:6] for row in made] == [
        ["E10000018", "2021/22", "41.6"],
        ["E10000018", "2022/23", "43.2"],
        ["E10000018", "2023/24", "44.1"],
        ["E10000007", "2021/22", "50"],
        ["E10000007", "2022/23", "51"],
        ["E10000007", "2023/24", "[x]"],
    ]


def test_a_tidy_file_with_codes_needs_no_codes_from_a_person(tmp_path):
    (tmp_path / "tidy.csv").write_text(
        "area_code,area_name,indicator_id,period,value,polarity\n"
        "E10000018,Leicestershire,Waste,2022/23,41.6,High\nE10000018,Leicestershire,Waste,2023/24,43.2,High\n",
        encoding="utf-8",
    )
    drafted = draft_beside(tmp_path / "tidy.csv")
    answer(drafted.mapping)

    imported = import_package(ImportPlan(drafted.mapping))
    assert (imported.rows["areas"], imported.rows["observations"]) == (1, 2)


def test_two_tables_of_a_sheet_get_a_range_each():
    table = (("Indicator", "Value", "Target"), ("Waste", "43.2%", "45%"), ("Litter", "4", "5"))
    found = find_tables(cells(("Title",), (), *table, (), *table, (), ("Source: invented",)))

    assert [(each.address, each.header_line, each.alone) for each in found] == [
        ("A3:C5", 3, False),
        ("A7:C9", 7, False),
    ]
    draft = draft_mapping(BookCells("book.xlsx", (found[0].cells,)), "book")
    assert "sheet: {path: book.xlsx, range: A3:C5}" in draft.text
    assert "sheet-2: {path: book.xlsx, range: A7:C9}" in draft.text


def test_a_title_right_above_the_names_is_not_taken_for_them():
    [found] = find_tables(
        cells(("Environment", "2023/24"), ("Indicator", "Value", "Target", "Note"), ("Waste", "1", "2", ""))
    )

    assert (found.header_line, found.names) == (2, ("Indicator", "Value", "Target", "Note"))


@pytest.mark.parametrize(
    ("name", "role"),
    [
        ("Indicator", "indicator"), ("Performance Indicator", "indicator"), ("KPI", "indicator"), ("Measure", "indicator"),
        ("Latest value", "value"), ("Actual", "value"), ("Current performance", "value"), ("Outturn 2023/24", "value"),
        ("Previous value", "previous"), ("Last year", "previous"), ("Target 2023/24", "target"), ("Polarity", "polarity"),
        ("Good is", "polarity"), ("Direction of Travel", "direction"), ("DoT", "direction"), ("Commentary", "comment"),
        ("Period", "period"), ("Financial year", "period"), ("Area code", "area code"), ("GSS code", "area code"),
        ("Local authority", "area"), ("Council", "area"), ("Theme", "theme"), ("Unit", "unit"), ("lad23cd", "area code"),
    ],
)  # fmt: skip
def test_columns_are_known_by_what_analysts_call_them(name, role):
    [table] = find_tables(cells((name, "?"), ("x", "y")))

    assert guess_columns(table).name(role) == name


def test_columns_are_known_by_their_contents_and_it_is_said_why():
    rows = [(f"E1000001{n}", f"Household waste number {n}", f"202{n}/2{n + 1}", f"{n}.5") for n in range(4)]
    [table] = find_tables(cells(("a", "b", "c", "d"), *rows))

    guesses = guess_columns(table)
    assert [guesses.name(role) for role in ("area code", "indicator", "period", "value")] == ["a", "b", "c", "d"]
    assert 'codes such as "E10000010"' in guesses.found["area code"].why


def test_a_word_that_could_mean_two_things_is_left_to_a_person():
    table = (
        ("Indicator", "Value", "Polarity", "Direction"),
        ("Waste", "1", "Bigger", "↑"),
        ("Litter", "2", "", "Worse"),
    )
    draft = draft_mapping(BookCells("book.xlsx", (cells(*table),)), "book")

    assert "what the word Bigger means: high, low or none" in draft.decisions
    assert "what an empty cell means: high, low or none" in draft.decisions
    assert "what the sign ↑ means: improved, similar, worse or not determinable" in draft.decisions
    assert "    Worse: worse  # GUESS: from the word" in draft.text


def test_arrows_are_asked_for_with_what_to_do_where_they_are_no_judgement():
    def drafted(direction):
        table = (("Indicator", "Value", "Direction"), ("Waste", "1", direction), ("Litter", "2", "Worse"))
        return draft_mapping(BookCells("book.xlsx", (cells(*table),)), "book").text

    assert "# An arrow that only shows which way the figure went is no judgement." in drafted("▲")
    assert "# An arrow" not in drafted("Better")


@pytest.mark.parametrize(("name", "day"), [("Value 2024/25", "2025-12-31"), ("Value", "2024-12-31")])
def test_the_example_of_a_cut_off_lies_behind_the_year_that_is_reported(name, day):
    table = (("Indicator", name), ("Waste", "1"), ("Litter", "2"))
    draft = draft_mapping(BookCells("book.xlsx", (cells(*table),)), "book")

    assert f"the last day whose figures belong to this edition, such as {day}" in draft.decisions


def test_a_hidden_sheet_is_not_looked_at_and_that_is_said(tmp_path):
    rows = (("Indicator", "Value 2023/24"), ("Waste", 1))

    def hide(book):
        book["Old"].sheet_state = "hidden"

    write_book(tmp_path / "book.xlsx", {"New": rows, "Old": rows, "Notes": (("Only a note.",),)}, hide)
    drafted = draft_beside(tmp_path / "book.xlsx")

    assert 'Not read: the sheet "Old", which is hidden.' in drafted.told
    assert 'Sheet "Notes": no table was found.' in drafted.told
    assert "sheet: New" in drafted.mapping.read_text(encoding="utf-8")


def test_rows_that_were_not_looked_at_are_told(tmp_path, monkeypatch):
    monkeypatch.setattr("site_builder.sources.book_cells._MOST_ROWS", 3)
    (tmp_path / "a.csv").write_text("Indicator,Value\nWaste,1\nLitter,2\nRoads,3\n", encoding="utf-8")

    assert "Not read: the rows of a.csv behind the first 3, for this draft." in draft_beside(tmp_path / "a.csv").told


def test_a_mapping_is_never_overwritten(tmp_path):
    (tmp_path / "a.csv").write_text("Indicator,Value\nWaste,1\n", encoding="utf-8")
    (tmp_path / "a-mapping.yaml").write_text("mine\n", encoding="utf-8")

    with pytest.raises(UsageError, match="never takes the place of a file"):
        draft_beside(tmp_path / "a.csv")
    assert (tmp_path / "a-mapping.yaml").read_text(encoding="utf-8") == "mine\n"


@pytest.mark.parametrize(
    ("file", "content", "code", "says"),
    [
        ("nothing.xlsx", None, 2, "is not there"),
        ("a.csv", "only,names\n", 2, "has a row of column names"),
        ("a.csv", "", 2, "has a row of column names"),
        ("a.xlsx", "text", 1, "is not a workbook"),
        ("~$a.xlsx", "text", 1, "lock file"),
        ("a%.csv", "Indicator,Value\nWaste,1\n", 1, "holds other characters"),
    ],
)
def test_a_file_that_nothing_can_be_drafted_from_is_told(file, content, code, says, tmp_path, capsys):
    if content is not None:
        (tmp_path / file).write_text(content, encoding="utf-8")

    assert main(["import", str(tmp_path / file)]) == code
    said = capsys.readouterr().err
    assert says in said
    assert "Traceback" not in said
    assert not list(tmp_path.glob("*.yaml"))


def test_the_options_of_a_mapping_do_not_go_with_a_draft(tmp_path, capsys):
    (tmp_path / "a.csv").write_text("Indicator,Value\nWaste,1\n", encoding="utf-8")

    assert main(["import", str(tmp_path / "a.csv"), "--to", str(tmp_path / "x")]) == 2
    assert "go with a mapping" in capsys.readouterr().err


def test_the_command_says_what_it_guessed_and_what_comes_next(tmp_path, capsys):
    write_dashboards(tmp_path / "Dashboards 2024.xlsx", ("transport",))

    assert main(["import", str(tmp_path / "Dashboards 2024.xlsx")]) == 0
    said = capsys.readouterr().out
    assert 'Sheet "Transport": a table in A3:G8, its column names on row 3.' in said
    assert '  "Latest (2023/24)" is taken for the figure, by its name.' in said
    assert "You must decide 6 things; in the file they begin with DECIDE:" in said
    assert said.splitlines()[-1] == f'Then run: site-builder import "{tmp_path / "Dashboards 2024-mapping.yaml"}"'


def test_a_single_question_is_not_counted_as_several():
    said = account_of_draft(Drafted(Path("a-mapping.yaml"), (), ("the unit",)))

    assert "You must decide 1 thing; in the file it begins with DECIDE:" in said


TEXTS = st.one_of(
    st.text(max_size=12),
    st.sampled_from(["High", "43.2%", "£5m", "2023/24", "E10000018", "DECIDE", "- x: &a", "a: b # c", '"', "'", "{{x}}", "!!python/name:os", "n/a", "=1+1"]),
)  # fmt: skip
NAMES = st.one_of(
    TEXTS,
    st.sampled_from(["Indicator", "Value", "Target", "Polarity", "Direction", "Area", "Theme", "2022/23", "2023/24"]),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(NAMES, min_size=2, max_size=7, unique=True), st.data())
def test_every_draft_can_be_read_whatever_the_cells_hold(names, data):
    row = st.lists(TEXTS, min_size=len(names) + 2, max_size=len(names) + 2)
    rows = data.draw(st.lists(row, min_size=1, max_size=4))
    draft = draft_mapping(BookCells("book.xlsx", (cells(("Indicator name", "Figure", *names), *rows),)), "book")
    if draft is None:
        return

    read = read_marked_yaml(draft.text)
    assert not isinstance(read, NotYaml), read
    assert {finding.code for finding in read_mapping(read, "book-mapping.yaml", {}).findings} == {"E525"}
    answered = re.sub(r'"DECIDE[^"\\]*(\\.[^"\\]*)*"', "x", draft.text)
    assert read_mapping(read_marked_yaml(answered), "book-mapping.yaml", {}).findings == ()


def test_a_column_is_not_used_because_its_cells_are_empty_and_once_filled_it_is_counted(tmp_path):
    rows = (("Indicator", "Value 2023/24", "Polarity", "Commentary"), ("Waste", 1, "High"), ("Litter", 2, "Low"))
    drafted = draft_beside(write_book(tmp_path / "book.xlsx", {"Roads": rows}))
    assert '  Not used: "Commentary", because its cells are empty.' in drafted.told

    answer(drafted.mapping)
    told = account(import_package(ImportPlan(drafted.mapping)))
    assert 'book.xlsx, sheet "Roads": nothing is made from Commentary, which is empty.' in told

    write_book(tmp_path / "book.xlsx", {"Roads": (rows[0], rows[1], (*rows[2], "Fewer cans."))})
    told = account(import_package(ImportPlan(drafted.mapping)))
    assert 'book.xlsx, sheet "Roads": nothing is made from Commentary, which holds 1 text (first in D3).' in told


def test_a_unit_is_guessed_from_figures_and_a_target_of_another_unit_is_left_to_a_person():
    rows = (
        ("Indicator", "Latest 2023/24", "Target"),
        ("Charging points per 100,000", "71.3", "50-56%"),
        ("Waste recycled", "43.2%", "50"),
        ("Road repairs", "4.1%", "5%"),
        ("Potholes", "n/a", "95%"),
    )
    draft = draft_mapping(BookCells("book.xlsx", (cells(*rows),)), "book")

    question = (
        "the unit of Charging points per 100,000, number as its figures look or percent as its target 50-56% does"
    )
    assert question in draft.decisions
    assert sum(decision.startswith("the unit of") for decision in draft.decisions) == 1
    assert "    Waste recycled: percent  # GUESS: its figures have a per cent sign" in draft.text
    assert "    Potholes: percent  # GUESS: there is no figure, and its target has a per cent sign" in draft.text
    assert "{unit: number, kind: number, title: Number}" in draft.text


def test_a_sheet_of_many_areas_beside_dashboards_makes_no_row_twice(tmp_path):
    dashboard = (
        ("Waste dashboard",),
        ("Indicator", "2022/23", "2023/24", "Target", "Polarity"),
        ("Waste recycled", "43.2%", "44.1%", "45%", "High"),
        ("Litter", 4, 5, 6, "Low"),
        ("Total", 2, 2, 2, None),
    )
    counties = (
        ("Area code", "Area", "Indicator", "2021/22", "2022/23", "2023/24"),
        ("E10000018", "Leicestershire", "Waste recycled", 42.5, 43.2, 44.1),
        ("E10000024", "Nottinghamshire", "Waste recycled", 40.1, 41.5, 42.7),
    )
    drafted = draft_beside(write_book(tmp_path / "book.xlsx", {"Waste": dashboard, "Counties": counties}))
    assert '  Left out: "Total", because a row of totals is no indicator.' in drafted.told
    assert (
        'On a dashboard and in "Counties": "Waste recycled". They are shown on the dashboard, with its figures of the '
        'council; "Counties" gives the figures of other areas, and makes no dashboard of its own.'
    ) in drafted.told
    # The per cent sign of the dashboard says the unit of the bare figures too.
    assert "Waste recycled: percent  # GUESS: its figures have a per cent sign" in drafted.mapping.read_text("utf-8")
    answer(drafted.mapping)

    imported = import_package(ImportPlan(drafted.mapping))
    made = (imported.folder / "data/observations.csv").read_text(encoding="utf-8").splitlines()[1:]
    assert sorted(",".join(row.split(",")[i] for i in (0, 1, 2, 5)) for row in made) == [
        "litter,E10000018,2022/23,4",
        "litter,E10000018,2023/24,5",
        "waste-recycled,E10000018,2021/22,42.5",
        "waste-recycled,E10000018,2022/23,43.2",
        "waste-recycled,E10000018,2023/24,44.1",
        "waste-recycled,E10000024,2021/22,40.1",
        "waste-recycled,E10000024,2022/23,41.5",
        "waste-recycled,E10000024,2023/24,42.7",
    ]
    rows = imported.rows
    assert (rows["areas"], rows["indicators"], rows["report_rows"], rows["targets"], rows["themes"]) == (2, 2, 2, 2, 1)


def test_an_indicator_that_only_the_sheet_of_many_areas_has_gets_its_dashboard(tmp_path):
    dashboard = (("Indicator", "2023/24", "Polarity"), ("Waste recycled", "44.1%", "High"))
    counties = (
        ("Council", "Indicator", "2023/24"),
        ("Leicestershire", "Waste recycled", 44.1),
        ("Leicestershire", "Litter", 5),
        ("Nottinghamshire", "Waste recycled", 42.7),
    )
    drafted = draft_beside(write_book(tmp_path / "book.xlsx", {"Waste": dashboard, "Counties": counties}))
    text = drafted.mapping.read_text(encoding="utf-8")

    assert 'where: {Indicator: {not: ["", Waste recycled]}}  # the dashboards have these' in text
    assert "the name of the council as the column of areas has it, such as Leicestershire" in drafted.decisions
    answer(
        drafted.mapping,
        **{
            "the name of the council as": "Leicestershire",
            "the ONS code of Leic": "E10000018",
            "the ONS code of Nott": "E10000024",
        },
    )
    # The last row of areas is that of the council, which stands above it too: the draft says that it goes then.
    lines = drafted.mapping.read_text(encoding="utf-8").splitlines(keepends=True)
    place = next(n for n, line in enumerate(lines) if "delete the last row" in line)
    drafted.mapping.write_text("".join(lines[: place - 1] + lines[place:]), encoding="utf-8")
    assert import_package(ImportPlan(drafted.mapping)).rows["report_rows"] == 2


@pytest.mark.parametrize("name", ["Total", "total:", "Grand total", "Totals", "Sub-total"])
def test_a_row_of_totals_is_no_indicator(name):
    table = (("Indicator", "Value", "Comment"), ("Waste", "1", "A comment of some length"), (name, "2", "Sum of all"))
    text = draft_mapping(BookCells("book.xlsx", (cells(*table),)), "book").text

    assert text.count(f'Indicator: {{not: ["", {quoted(name)}]}}') == 4
    assert (
        "Total waste"
        in draft_mapping(BookCells("book.xlsx", (cells(*table[:2], ("Total waste", "2", "")),)), "book").text
    )


def test_a_target_that_is_a_number_with_more_behind_it_is_no_plan():
    odd = [("Waiting", "6.4", "6 days"), ("Bins", "7.1", "7,5"), ("Buses", "1300", "1 250"), ("Trees", "5", "85.2*")]
    table = (("Indicator", "Value", "Target"), *odd, ("Roads", "2", "Highways plan"))
    text = draft_mapping(BookCells("book.xlsx", (cells(*table),)), "book").text

    assert "plans: [Highways plan]" in text
