"""What is made twice is told once: at the mapping's line where it says so, at the rows of the file otherwise."""

from site_builder.drafting import draft_beside
from site_builder.importing import ImportPlan
from tests.imports.books import write_book
from tests.imports.small_import import refused
from tests.imports.test_drafts import answer

NAMES = ("Indicator", "Latest (2023/24)", "Previous (2022/23)", "Target", "Polarity")
ROWS = (("Waste recycled", "43.2%", "44%", "50%", "High"), ("Litter", "547", "571", "<560", "Low"))


def findings_of(folder, rows, old="", new=""):
    """Draft from rows, change the mapping, and import: what is found, and the mapping's lines."""
    mapping = draft_beside(write_book(folder / "book.xlsx", {"Roads": (NAMES, *rows)})).mapping
    answer(mapping)
    text = mapping.read_text(encoding="utf-8").replace(old, new)
    mapping.write_text(text, encoding="utf-8")
    found = refused(ImportPlan(mapping))
    return [finding for finding in found if finding.severity == "error"], text.splitlines()


def test_one_period_for_two_columns_is_told_once_in_the_mapping(tmp_path):
    [finding], lines = findings_of(tmp_path, ROWS, "2022/23}, type", "2023/24}, type")
    first, second = [number for number, line in enumerate(lines, 1) if "period: {period:" in line]

    assert (finding.code, finding.file, finding.line) == ("E509", "book-mapping.yaml", second)
    assert finding.problem == (
        f"The period is the same here as on line {first}, so that every row of observations is made twice."
    )


def test_a_sheet_that_was_copied_is_told_once(tmp_path):
    rows = tuple((f"Roads of kind {at}", 40.5 + at, 38.25 + at, 50, "Low") for at in range(6))

    def found(copied):
        for path in tmp_path.iterdir():
            path.unlink()
        sheets = {"Roads": (NAMES, *rows), "Roads (2)": (NAMES, *rows[:copied])}
        mapping = draft_beside(write_book(tmp_path / "book.xlsx", sheets)).mapping
        answer(mapping)
        return [finding for finding in refused(ImportPlan(mapping)) if finding.severity == "error"]

    [finding] = found(6)
    assert (finding.code, finding.file, finding.line) == ("E509", 'book.xlsx, sheet "Roads (2)"', 2)
    assert finding.problem == (
        '6 rows of this sheet are made from book.xlsx, sheet "Roads" too, the first of them "Roads of kind 0": one may '
        "be a copy of the other."
    )
    assert finding.remedy.endswith("if both are meant, leave these rows out of one of them with where.")
    assert [finding.line for finding in found(3)] == [2, 3, 4]
    # "once: yes" takes rows of one file once, and not those of two.
    assert {finding.remedy for finding in found(3)} == {
        "Rename or delete one; or, in the mapping, leave it out of one of the two with where."
    }


def test_a_row_that_stands_twice_is_told_once_by_its_name_with_both_rows(tmp_path):
    [finding], _ = findings_of(tmp_path, (*ROWS, ROWS[0]))

    assert (finding.code, finding.line) == ("E509", 4)
    assert finding.problem == '"Waste recycled" stands in rows 2 and 4, for observations and targets.'
    assert finding.remedy.startswith("Rename or delete one; if the table repeats on purpose, write once: yes")
