"""Choices: made on the command line, left open by the mapping, and used in many places."""

import pytest

from site_builder.errors import DataError
from site_builder.importing import ImportPlan, import_package
from tests.imports.small_import import findings_of, import_small, lay_out, rows_of

MAPPING = "mapping.yaml"
COUNCIL = "council: [E10000091]"
OPEN = "council: DECIDE the code of the council"
AS_OF = "{months after the period: 7, not later than: 2024-11}"
DEFINITION = '{text: "{name}, as those who collect the figures count it."}'


def test_a_choice_that_is_left_open_is_asked_for(tmp_path):
    [finding] = findings_of(tmp_path, (MAPPING, COUNCIL, OPEN))

    assert (finding.code, finding.line) == ("E525", 14)
    assert finding.problem == 'The choice "council" is open: the code of the council.'
    assert finding.remedy == "Choose with --choose council=..."


def test_a_choice_that_is_left_open_is_made_on_the_command_line(tmp_path):
    plan = lay_out(tmp_path, (MAPPING, COUNCIL, OPEN))

    imported = import_package(ImportPlan(plan.mapping, choices={"council": ["E06000091"]}))

    assert "E06000091" in rows_of(imported, "publications")[1]


def test_other_texts_that_are_left_open_are_asked_for_beside_a_choice(tmp_path):
    plan = lay_out(
        tmp_path, (MAPPING, COUNCIL, OPEN), (MAPPING, "title: Testland's figures", "title: DECIDE the title")
    )

    with pytest.raises(DataError) as stopped:
        import_package(ImportPlan(plan.mapping, choices={"council": ["E06000091"]}))

    assert [finding.problem for finding in stopped.value.findings] == ["The draft leaves open: the title."]


@pytest.mark.parametrize("several", ["[E10000091, E06000091]", "[]"])
def test_one_text_is_needed_where_a_cell_is_made_from_a_choice(several, tmp_path):
    findings = findings_of(
        tmp_path,
        (MAPPING, COUNCIL, f"council: [E10000091]\n  other: {several}"),
        (MAPPING, DEFINITION, "{choice: other}"),
    )

    assert [(finding.code, finding.problem) for finding in findings] == [
        ("E502", 'One text is needed of the choice "other".')
    ]


def test_a_choice_that_is_not_offered_is_told(tmp_path):
    [finding] = findings_of(tmp_path, (MAPPING, DEFINITION, "{choice: concil}"))

    assert (finding.code, finding.remedy) == ("E503", "Write council.")


def period_of_figures(folder, choice):
    """The small import with a bare year that is chosen."""
    return lay_out(
        folder,
        (MAPPING, COUNCIL, f"{COUNCIL}\n  bare: {choice}"),
        (MAPPING, "a bare year is: its end", "a bare year is: {choice: bare}"),
    )


@pytest.mark.parametrize(("choice", "period"), [("its end", "2022/23"), ("its start", "2023/24")])
def test_what_a_bare_year_is_can_be_a_choice(choice, period, tmp_path):
    imported = import_package(period_of_figures(tmp_path, choice))

    assert rows_of(imported, "observations")[1].startswith(f"waste-recycled,E10000091,{period},")


def test_a_choice_of_a_bare_year_is_one_of_two(tmp_path):
    with pytest.raises(DataError) as stopped:
        import_package(period_of_figures(tmp_path, "its middle"))

    [finding] = stopped.value.findings
    assert 'A bare year cannot be "its middle"' in finding.problem


def test_figures_count_as_published_on_the_chosen_day_at_the_latest(tmp_path):
    imported = import_small(
        tmp_path,
        (MAPPING, COUNCIL, f"{COUNCIL}\n  fetched: 2024-06-15"),
        (MAPPING, AS_OF, "{months after the period: 6, not later than: {choice: fetched}}"),
    )

    header, *rows = (row.split(",") for row in rows_of(imported, "observations"))
    days = {row[header.index("as_of")] for row in rows}
    assert max(days) == "2024-06-15"
    assert "2023-06" in days


def test_a_day_that_is_none_is_told(tmp_path):
    [finding] = findings_of(
        tmp_path,
        (MAPPING, COUNCIL, f"{COUNCIL}\n  fetched: 15/01/2023"),
        (MAPPING, AS_OF, "{months after the period: 6, not later than: {choice: fetched}}"),
    )

    assert finding.problem == '"15/01/2023" is neither a month nor a day.'
