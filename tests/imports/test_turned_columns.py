"""Wide files: a column for each year becomes a row for each figure."""

from dataclasses import replace

import pytest

from site_builder.after_import import account
from site_builder.importing import ImportPlan, import_package
from site_builder.size_limits import Limits
from tests.imports.small_import import refused
from tests.imports.test_importing_page import codes

MAPPING = codes("yaml")[0]
WIDE = """\
Code,Area,Indicator,Better,2022-23,2023-24,Note
E10000091,Northshire,Waste recycled (%),High,45.1,46.8,
E10000092,Southshire,Waste recycled (%),High,,44.0,*
E92000001,England,Waste recycled (%),High,43.0,44.0,
"""
TURN = "{columns: [2022-23, 2023-24], name: Period, value: Value}"


def plan(folder, turn=TURN, text=WIDE):
    (folder / "figures.csv").write_text(text, encoding="utf-8")
    entry = f"figures:\n    path: figures.csv\n    one row for each column: {turn}"
    (folder / "mapping.yaml").write_text(MAPPING.replace("figures: figures.csv", entry), encoding="utf-8")
    return ImportPlan(folder / "mapping.yaml")


def findings_of(folder, *given):
    return refused(plan(folder, *given))


@pytest.mark.parametrize(
    "turn", [TURN, "{all columns but: [Code, Area, Indicator, Better, Note], name: Period, value: Value}"]
)
def test_each_row_becomes_one_for_each_of_the_columns(turn, tmp_path):
    imported = import_package(plan(tmp_path, turn))

    made = (imported.folder / "data/observations.csv").read_text(encoding="utf-8").splitlines()[1:]
    assert made == [
        "waste-recycled,E10000091,2022/23,,2023-11,45.1,,",
        "waste-recycled,E10000091,2023/24,,2024-11,46.8,,",
        "waste-recycled,E10000092,2022/23,,2023-11,[c],,",
        "waste-recycled,E10000092,2023/24,,2024-11,44.0,,",
    ]
    assert account(imported)[0] == "figures.csv: 3 rows, each with 2 columns, become 6 rows."
    assert "figures.csv, 6 rows: 4 in observations; 2 left out" in account(imported)[2]


def test_a_fault_of_a_figure_names_its_cell(tmp_path):
    [finding] = findings_of(tmp_path, TURN, WIDE.replace("46.8", "46.8%"))

    assert (finding.line, finding.letter, finding.column, finding.value) == (2, "F", "Value", "46.8%")


def test_a_fault_of_a_period_is_told_once_at_the_column_names(tmp_path):
    findings = findings_of(tmp_path, TURN.replace("2022-23", "2022-24x"), WIDE.replace("2022-23", "2022-24x"))

    [finding] = [finding for finding in findings if finding.code == "E505"]
    assert (finding.line, finding.letter, finding.value) == (1, "E", "2022-24x")


@pytest.mark.parametrize(
    ("turn", "code", "says"),
    [
        (TURN.replace("2022-23", "2021-22"), "E503", 'has no column "2021-22"'),
        (TURN.replace("value: Value", "value: Note"), "E503", 'has a column "Note" already'),
        (TURN.replace("value: Value", "value: Period"), "E502", "cannot stand in one column"),
        ("{name: Period, value: Value}", "E502", "needs either columns or all columns but"),
        ("{columns: [2022-23], name: Period}", "E502", 'lacks the key "value"'),
        (
            "{all columns but: [Code, Area, Indicator, Better, Note, 2022-23, 2023-24], name: Period, value: Value}",
            "E503",
            "No column of figures.csv is left",
        ),
    ],
)
def test_what_is_turned_is_checked(turn, code, says, tmp_path):
    findings = findings_of(tmp_path, turn)

    assert any(finding.code == code and says in finding.problem for finding in findings), findings


def test_rows_without_number_are_refused_before_they_are_made(tmp_path):
    [finding] = refused(replace(plan(tmp_path), limits=Limits(import_rows=5)))

    assert "would become 6 rows; 5 are allowed" in finding.problem


def test_a_column_whose_period_is_written_in_another_way_is_to_get_its_name_back(tmp_path):
    [finding] = findings_of(tmp_path, TURN, WIDE.replace("2022-23", "22/23"))

    assert (finding.code, finding.problem) == ("E503", 'figures.csv has no column "2022-23".')
    assert finding.remedy == "There it is called 22/23: give it the name 2022-23 in the file."


def test_a_column_of_a_year_that_is_gone_is_not_to_get_its_old_name_back(tmp_path):
    [finding] = findings_of(tmp_path, TURN, WIDE.replace("2022-23", "2024-25"))

    assert finding.remedy.startswith("It has Code, Area, Indicator, Better, 2024-25, 2023-24, Note.")
    assert finding.remedy.endswith(" Write the years here that the file has now.")


def test_columns_that_became_rows_elsewhere_are_not_said_to_be_unused(tmp_path):
    plan_ = plan(tmp_path, TURN)
    mapping = tmp_path / "mapping.yaml"
    text = mapping.read_text(encoding="utf-8").replace("files:\n", "files:\n  again: figures.csv\n")
    # Some tables are made from the file as it is, as a draft does it.
    mapping.write_text(text.replace("from: figures\n    once", "from: again\n    once"), encoding="utf-8")
    told = "\n".join(account(import_package(plan_)))

    assert "3 rows: " in told
    assert "2022-23" not in told
