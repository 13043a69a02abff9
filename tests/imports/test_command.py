"""The command import: what it prints, and its exit codes."""

import subprocess
import sys

import pytest

from site_builder.__main__ import main
from site_builder.drafting import draft_beside
from tests.imports.books import write_book
from tests.imports.small_import import lay_out
from tests.imports.test_drafts import answer
from tests.sites import change_cell, files_of


def test_it_has_a_help_text_with_its_exit_codes(capsys):
    with pytest.raises(SystemExit) as stopped:
        main(["import", "--help"])

    said = capsys.readouterr().out
    assert stopped.value.code == 0
    assert "exit codes:" in said
    for option in ("MAPPING", "--data", "--to", "--choose"):
        assert option in said


def test_it_says_what_became_of_every_row(tmp_path, capsys):
    plan = lay_out(tmp_path)

    assert main(["import", str(plan.mapping)]) == 0

    said = capsys.readouterr()
    assert said.err == ""
    assert "figures.csv, 11 rows: 10 in observations; 1 left out" in said.out
    package = tmp_path / "made/testland"
    config = tmp_path / "mkdocs.yml"
    new = f"site-builder new NAME --no-examples --config {config}"
    assert said.out.splitlines()[-4:] == [
        f"40 rows in 14 tables: {package}",
        f"Next: site-builder check {package}",
        f"There is no mkdocs.yml beside it. For a site around it: {new}",
        f"Then, for the site: site-builder build {package} --config {config}",
    ]


def test_where_a_site_is_there_no_new_one_is_proposed(tmp_path, capsys):
    plan = lay_out(tmp_path)
    (tmp_path / "mkdocs.yml").write_text("site_name: Testland\n", encoding="utf-8")

    assert main(["import", str(plan.mapping)]) == 0

    package = tmp_path / "made/testland"
    assert capsys.readouterr().out.splitlines()[-2:] == [
        f"Next: site-builder check {package}",
        f"Then, for the site: site-builder build {package} --config {tmp_path / 'mkdocs.yml'}",
    ]


def test_the_commands_after_an_import_are_those_of_the_folder_in_which_it_was_run(tmp_path, monkeypatch, capsys):
    plan = lay_out(tmp_path, ("mapping.yaml", "folder: made/testland", "folder: datapackages/testland"))
    (tmp_path / "mkdocs.yml").write_text("site_name: Testland\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)

    assert main(["import", plan.mapping.name]) == 0

    assert capsys.readouterr().out.splitlines()[-1] == "Then, for the site: site-builder build"


def test_a_package_that_is_made_elsewhere_gets_its_site_beside_it(tmp_path, capsys):
    (tmp_path / "source").mkdir()
    plan = lay_out(tmp_path / "source")

    assert main(["import", str(plan.mapping), "--to", str(tmp_path / "sites/testland")]) == 0

    assert capsys.readouterr().out.endswith(
        f"site-builder build {tmp_path / 'sites/testland'} --config {tmp_path / 'sites/mkdocs.yml'}\n"
    )


def test_what_two_parts_of_a_mapping_take_alike_is_said_on_one_line(tmp_path, capsys):
    rows = (("Indicator", "Latest 2023/24", "Previous 2022/23", "Polarity"), ("Waste", 1, 2, "Low"))
    mapping = draft_beside(write_book(tmp_path / "book.xlsx", {"Roads": rows})).mapping
    answer(mapping)

    assert main(["import", str(mapping)]) == 0

    said = capsys.readouterr().out
    assert 'sheet "Roads", 1 rows: 1 in observations; 2 times, by 2 parts of the mapping.\n' in said
    assert said.count(" in observations") == 1


def test_where_a_made_package_has_a_fault_check_and_fix_say_where_it_is_mended(tmp_path, capsys):
    plan = lay_out(tmp_path)
    assert main(["import", str(plan.mapping)]) == 0
    package = tmp_path / "made/testland"
    assert main(["check", str(package)]) == 0
    assert "was made by an import" not in capsys.readouterr().err

    change_cell(package / "data/observations.csv", ",88000,", ',"88,000",')

    said = "testland was made by an import, and a change in its files is in the way of the next one."
    assert main(["check", str(package)]) == 1
    assert said in capsys.readouterr().err
    assert main(["fix", str(package)]) == 1
    assert said in capsys.readouterr().out


def test_an_import_beside_the_examples_of_a_new_package_says_that_the_site_shows_them(tmp_path, monkeypatch, capsys):
    plan = lay_out(tmp_path, ("mapping.yaml", "folder: made/testland", "folder: datapackages/testland"))
    monkeypatch.chdir(tmp_path)
    assert main(["new", "ours"]) == 0

    assert main(["import", plan.mapping.name]) == 0

    last = capsys.readouterr().out.splitlines()[-1]
    assert last.startswith('The package "ours" beside it is invented, and the site shows it too.')


def test_an_import_into_the_examples_of_a_new_package_says_what_they_may_be(tmp_path, monkeypatch, capsys):
    plan = lay_out(tmp_path, ("mapping.yaml", "folder: made/testland", "folder: datapackages/testland"))
    monkeypatch.chdir(tmp_path)
    assert main(["new", "testland"]) == 0
    before = files_of(tmp_path)

    assert main(["import", plan.mapping.name]) == 2

    assert "it may hold the examples of site-builder new" in capsys.readouterr().err
    assert files_of(tmp_path) == before


def test_the_last_package_is_only_spoken_of_where_there_is_one(tmp_path, capsys):
    plan = lay_out(tmp_path)
    assert main(["import", str(plan.mapping)]) == 0
    capsys.readouterr()

    change_cell(tmp_path / "figures.csv", ",88000,", ',"88,000",')
    assert main(["import", str(plan.mapping)]) == 1
    assert capsys.readouterr().err.endswith("Nothing was imported; the last package is as it was.\n")


def test_an_error_is_exit_code_1_with_its_place(tmp_path, capsys):
    plan = lay_out(tmp_path, ("figures.csv", ",88000,", ',"88,000",'))

    assert main(["import", str(plan.mapping)]) == 1

    said = capsys.readouterr()
    assert said.out == ""
    assert 'figures.csv line 13, column D "value": "88,000" has a thousands comma.\n  Write 88000.' in said.err
    assert said.err.endswith("\nNothing was imported.\n")
    assert not (tmp_path / "made").exists()


def test_warnings_are_printed_and_do_not_stop_it(tmp_path, capsys):
    plan = lay_out(tmp_path, ("mapping.yaml", "  areas: areas.csv\n", "  areas: areas.csv\n  more: measures.csv\n"))

    assert main(["import", str(plan.mapping)]) == 0

    assert "[W511, a warning]" in capsys.readouterr().err


def test_a_package_can_be_made_elsewhere_and_with_another_choice(tmp_path, capsys):
    plan = lay_out(tmp_path)
    folder = tmp_path / "elsewhere/testland"

    arguments = ["--data", str(tmp_path), "--to", str(folder), "--choose", "council=E10000091,E06000091"]
    assert main(["import", str(plan.mapping), *arguments]) == 0

    published = (folder / "data/publications.csv").read_text(encoding="utf-8").splitlines()[1:]
    assert [row.split(",")[1] for row in published] == ["E10000091", "E06000091"]


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["nothing.yaml"], "nothing.yaml is not there"),
        (["."], "is a folder"),
        (["mapping.yaml", "--data", "nowhere"], "nowhere is not there"),
        (["mapping.yaml", "--choose", "council"], "write a name, an equals sign"),
        (["mapping.yaml", "--choose", "council=E10000091,"], "write a name, an equals sign"),
        (["mapping.yaml", "--choose", " =E10000091"], "write a name, an equals sign"),
        (["mapping.yaml", "--choose", "concil=E10000091"], "did you mean council?"),
        (["mapping.yaml", "--to", "."], "was not made by an import"),
    ],
)
def test_wrong_usage_is_exit_code_2_and_a_sentence(arguments, says, tmp_path, monkeypatch, capsys):
    lay_out(tmp_path)
    monkeypatch.chdir(tmp_path)

    assert main(["import", *arguments]) == 2

    said = capsys.readouterr().err
    assert says in said
    assert "Traceback" not in said
    assert said.count("\n") == 1


def test_no_mapping_is_wrong_usage(capsys):
    assert main(["import"]) == 2

    assert "MAPPING" in capsys.readouterr().err


def test_a_broken_mapping_is_told_with_its_line(tmp_path, capsys):
    plan = lay_out(tmp_path, ("mapping.yaml", "choices:\n", "choises:\n"))

    assert main(["import", str(plan.mapping)]) == 1

    said = capsys.readouterr().err
    assert 'no key "choises".\n  Write choices. [E502]' in said
    assert said.startswith("mapping.yaml line 13: ")


def test_no_progress_is_printed_where_there_is_no_terminal(tmp_path):
    plan = lay_out(tmp_path)

    done = subprocess.run(
        [sys.executable, "-m", "site_builder", "import", str(plan.mapping)], capture_output=True, text=True, check=False
    )

    assert done.returncode == 0
    assert done.stderr == ""
