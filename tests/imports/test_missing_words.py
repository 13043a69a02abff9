"""A word that a list lacks is told once, with the line of the list and what to write there."""

from site_builder.drafting import draft_beside
from site_builder.errors import DataError
from site_builder.importing import ImportPlan, import_package
from tests.imports.books import write_book
from tests.imports.test_drafts import answer

NAMES = ("Indicator", "Latest (2023/24)", "Previous (2022/23)", "Target", "Polarity")
ROWS = (("Waste recycled", "43.2%", "44%", "50%", "High"), ("Litter", "547", "571", "<560", "Low"))


def drafted_findings(folder, *more):
    """Draft from two rows, answer, put more rows in, and import: its findings, and the mapping's lines."""
    mapping = draft_beside(write_book(folder / "book.xlsx", {"Roads": (NAMES, *ROWS)})).mapping
    answer(mapping)
    write_book(folder / "book.xlsx", {"Roads": (NAMES, *ROWS, *more)})
    try:
        import_package(ImportPlan(mapping))
    except DataError as error:
        return error.findings, mapping.read_text(encoding="utf-8").splitlines()
    raise AssertionError("the import found no error")


def test_a_new_row_costs_one_error_that_names_the_list_and_what_to_add(tmp_path):
    [finding], lines = drafted_findings(tmp_path, ("New indicator", "5%", "6%", "7%", "High"))
    line = lines.index("  units of indicators:") + 1

    assert finding.code == "E504"
    assert (finding.line, finding.value) == (4, "New indicator")
    assert finding.remedy == (
        f'Under "units of indicators" (line {line} of book-mapping.yaml) add New indicator: with the word that is right '
        "behind it: percent or number."
    )


def test_a_word_of_several_rows_is_told_once_with_all_rows(tmp_path):
    more = [(f"Litter {n}", "1", "2", "", "Medium") for n in range(2)]
    findings, _ = drafted_findings(tmp_path, *more)

    [medium] = [finding for finding in findings if finding.value == "Medium"]
    assert medium.line == 4
    assert medium.problem == '"Medium" is not among the words. It stands in row 5 too.'


def test_a_misspelt_word_is_mended_in_the_cell_first(tmp_path):
    findings, lines = drafted_findings(tmp_path, ("Litter 2", "1", "2", "", "Hgih"))
    [finding] = [finding for finding in findings if finding.value == "Hgih"]
    line = lines.index("  polarities:") + 1

    assert finding.remedy.startswith(
        f'Write High in the cell; or, if "Hgih" is a word of its own, under "polarities" (line {line} of '
        "book-mapping.yaml) add: Hgih: high"
    )
