"""fix at the terminal: what it shows, what it changes, its exit codes."""

import re

import pytest

from site_builder.__main__ import main
from site_builder.checks import EXPLAINED
from site_builder.commands import fix as fix_command
from tests.faults_to_fix import Way, read_rows
from tests.sites import ROOT, change_cell, files_of, lay_out_site


@pytest.fixture
def plan(tmp_path):
    plan = lay_out_site(tmp_path)
    data = plan.packages[0] / "valid/data"
    change_cell(data / "observations.csv", "2023,9800,", '2023,"9,800",')
    change_cell(data / "observations.csv", "recycling,E10000098", "recycling,E10000098\u00a0")
    return plan


def fix(plan, *options):
    return main(["fix", *options, "--config", str(plan.config)])


def test_the_corrections_are_shown_and_nothing_is_changed(plan, tmp_path, capsys):
    before = files_of(tmp_path)

    assert fix(plan) == 1

    said = capsys.readouterr().out
    with_write = f"site-builder fix --write --config {plan.config}"
    assert 'line 4, column B "area": "E10000098\\u00a0" -> "E10000098" [E210]' in said
    assert 'line 7, column E "value": "9,800" -> "9800" [E202]' in said
    assert f"2 corrections in 1 file. Nothing is changed yet. To make them: {with_write}" in said
    assert files_of(tmp_path) == before


def test_write_makes_them_and_the_data_have_no_errors(plan, capsys):
    assert fix(plan, "--write") == 0
    assert "2 corrections in 1 file, made.\nAfter that, the data have no errors." in capsys.readouterr().out

    assert main(["check", "--config", str(plan.config)]) == 0
    assert fix(plan) == 0
    assert "nothing to correct" in capsys.readouterr().out


def test_what_a_person_must_decide_is_counted(plan, capsys):
    change_cell(plan.packages[0] / "valid/data/observations.csv", "2023,700,", "2023,n/a,")

    assert fix(plan, "--write") == 1

    said = capsys.readouterr().out
    assert "1 error is left. A person must decide what is meant.\n" in said
    assert said.endswith(f"\nTo see it: site-builder check --config {plan.config}\n")


def test_after_a_single_table_its_package_is_named_for_the_check(plan, capsys):
    change_cell(plan.packages[0] / "valid/data/observations.csv", "2023,700,", "2023,n/a,")
    table = plan.packages[0] / "valid/data/observations.csv"

    assert main(["fix", str(table)]) == 1

    said = capsys.readouterr().out
    assert f"To make them: site-builder fix {table} --write\n" in said
    assert said.endswith(f"\nTo see it: site-builder check {plan.packages[0] / 'valid'}\n")


def test_the_command_that_a_finding_names_works_as_it_is_printed(plan, capsys):
    assert main(["check", "--config", str(plan.config)]) == 1
    [command] = [line for line in capsys.readouterr().err.splitlines() if "--only E202" in line]
    words = command.partition("site-builder ")[2].split()

    assert main(words) == 1

    said = capsys.readouterr().out
    assert '"9,800" -> "9800"' in said
    assert "1 correction in 1 file" in said


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (["--only", "E999"], "There is no code E999."),
        (["--only", "E202", "valid"], "There is no code valid. Write codes such as E202, and files before --only."),
        (["nowhere.csv"], "There is no nowhere.csv. It was looked for as"),
        (["valid/datapackage.json"], "is not a table of the package valid"),
    ],
)
def test_wrong_usage_is_a_sentence(plan, tmp_path, capsys, options, sentence):
    assert main(["fix", "--config", str(plan.config), *options]) == 2

    assert sentence in capsys.readouterr().err


def test_a_file_in_no_package_is_wrong_usage(plan, tmp_path, capsys):
    (tmp_path / "loose.csv").write_text("a,b\n", encoding="utf-8")

    assert fix(plan, str(tmp_path / "loose.csv")) == 2

    assert "lies in no data package" in capsys.readouterr().err


def test_the_help_and_the_page_name_the_same_codes_and_each_exists():
    told = set(re.findall(r"[EWN]\d{3}", fix_command._CODES))
    page = (ROOT / "docs/keeping-data.md").read_text(encoding="utf-8")

    assert set(re.findall(r"^\| ([EWN]\d{3}) \|", page, re.MULTILINE)) == told
    assert told <= {explained.code for explained in EXPLAINED}


def test_what_is_left_alone_is_told_with_its_reason(plan, capsys):
    file = plan.packages[0] / "valid/data/observations.csv"
    whole = file.read_bytes()
    change_cell(file, "2024-11-20,46.8,", '2024-11-20,"46,8",')
    fix(plan)
    said = capsys.readouterr().out
    assert 'line 7, column E "value", "9,800" (E202), because "46,8" in the same table has a decimal comma' in said

    file.write_bytes(Way(separator=";").write(read_rows(whole)))
    assert fix(plan, "--only", "E108") == 1
    said = capsys.readouterr().out
    assert 'Not corrected: valid/data/observations.csv line 1 (E108), because line 7 has a comma in "9,800".' in said
    assert "E202" not in said

    file.write_bytes(Way(separator=";").write(read_rows(whole)) + b"note;\n")
    fix(plan)
    assert "because line 15 has another number of cells (2) than line 1 (11)." in capsys.readouterr().out
