"""A mapping says why a warning is right, so that the next import does not lose the reason."""

from dataclasses import replace

import pytest

from site_builder.__main__ import main
from site_builder.after_import import how_to_review
from site_builder.build import check
from site_builder.checks.reviews import can_be_reviewed
from site_builder.drafting import draft_beside
from site_builder.importing import Imported, ImportPlan, import_package
from site_builder.imports.review_rows import WHY, review_rows
from tests.checks.small_package import found, of_one_indicator
from tests.checks.test_reviews import FELL
from tests.imports.books import write_book
from tests.imports.test_drafts import answer

NAMES = ("Indicator", "Latest (2023/24)", "Previous (2022/23)", "Direction of travel", "Polarity")
SHEETS = {
    "Roads": (
        NAMES,
        ("Roads to be repaired", "4.1%", "4.0%", "Improved", "Low"),
        ("Potholes", 812, 640, "Improved", "Low"),
        ("Footways to be repaired", "9.1%", "8.0%", "Improved", "Low"),
        ("Bridges to be repaired", "3.1%", "3.0%", "Improved", "Low"),
    )
}


@pytest.fixture
def mapping(tmp_path):
    write_book(tmp_path / "Roads 2024.xlsx", SHEETS)
    drafted = draft_beside(tmp_path / "Roads 2024.xlsx").mapping
    answer(drafted)
    return drafted


def printed_rows(capsys):
    """The rows that an import proposes for the mapping."""
    return [line for line in capsys.readouterr().err.splitlines() if line.startswith("      - {check: ")]


def test_the_rows_that_an_import_prints_keep_its_warnings_from_coming_back(mapping, capsys):
    assert main(["import", str(mapping), "--all"]) == 0
    rows = printed_rows(capsys)
    assert len(rows) == 4

    text = mapping.read_text(encoding="utf-8").rstrip() + "\n\n  reviews:\n    rows:\n" + "\n".join(rows) + "\n"
    mapping.write_text(text.replace(WHY, "The report judges the rate."), encoding="utf-8")
    assert main(["import", str(mapping)]) == 0
    assert capsys.readouterr().err == ""

    checked = check([mapping.parent / "datapackages"])
    assert checked.findings == ()
    assert [finding.code for finding in checked.reviewed] == ["W420"] * 4


def test_a_row_without_its_reason_is_asked_for_it(mapping, capsys):
    assert main(["import", str(mapping)]) == 0
    row = printed_rows(capsys)[0]

    text = mapping.read_text(encoding="utf-8").rstrip() + f"\n\n  reviews:\n    rows:\n{row}\n"
    mapping.write_text(text, encoding="utf-8")

    assert main(["import", str(mapping)]) == 1
    assert "The draft leaves open: why it is right as it stands.\n" in capsys.readouterr().err


def test_three_rows_are_printed_and_the_rest_is_counted(mapping, capsys):
    assert main(["import", str(mapping)]) == 0

    said = capsys.readouterr().err
    assert f"say why in {mapping.name}, under tables." in said
    assert said.count("- {check: W420, order: ") == 3
    assert said.endswith("      ... and 1 more; the same command with --all gives all of them.\n")


def test_rows_are_numbered_on_from_the_reviews_that_are_there(mapping):
    row = "{check: W420, order: 7, publication: roads-2024, indicator: potholes, reason: Counted anew.}"
    mapping.write_text(
        mapping.read_text(encoding="utf-8").rstrip() + f"\n\n  reviews:\n    rows:\n      - {row}\n", encoding="utf-8"
    )

    plan = ImportPlan(mapping)
    imported = import_package(plan)

    assert [row.partition(", pub")[0] for row in imported.reviews] == [
        f"{{check: W420, order: {at}" for at in (8, 9, 10)
    ]
    assert not any("potholes" in row for row in imported.reviews)
    lines = how_to_review(imported, plan)
    assert "under the rows of reviews" in lines[0]
    assert "  reviews:" not in lines


def test_a_ready_mapping_is_to_be_copied_first(tmp_path):
    imported = Imported(tmp_path, (), {}, (), {}, {}, reviews=("{check: W420}",))

    assert "a copy of the mapping (--copy)" in how_to_review(imported, ImportPlan("lait"))[0]


def test_nothing_is_proposed_where_nothing_was_found(tmp_path):
    assert how_to_review(Imported(tmp_path, (), {}, (), {}, {}), ImportPlan("lait")) == []


def test_a_row_names_the_row_that_the_finding_is_about_and_no_other_cell():
    package = of_one_indicator((45.1, 46.8), comments=FELL)
    [finding] = found("W423", package)

    [row] = review_rows(package, [finding, finding])

    assert row.startswith("{check: W423, order: 1, publication: ")
    assert row.endswith(f"reason: {WHY}}}")
    assert FELL[0]["text"] not in row


@pytest.mark.parametrize("code", ["E303", "E506", "W511", "N459"])
def test_what_cannot_be_reviewed_gets_no_row(code):
    package = of_one_indicator((45.1, 46.8), comments=FELL)
    [finding] = found("W423", package)
    severity = {"E": "error", "W": "warning", "N": "notice"}[code[0]]
    other = replace(finding, code=code, severity=severity)

    assert can_be_reviewed(finding)
    assert not can_be_reviewed(other)
    assert review_rows(package, [other]) == ()
