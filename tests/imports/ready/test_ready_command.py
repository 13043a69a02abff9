"""Ready mappings on the command line, in the docs and in the wheel."""

import shutil
from pathlib import Path

import pytest

from site_builder.__main__ import main
from site_builder.sources.ready_mappings import ready_mappings, ready_text
from tests.sites import ROOT, change_cell, files_of

HERE = Path(__file__).parent
PAGE = (ROOT / "docs/importing.md").read_text(encoding="utf-8")
CHOSEN = ["--choose", "council=E10000091", "--choose", "edition=2023/24", "--choose", "fetched=2026-06-15"]


def chosen(name):
    return [*CHOSEN, "--choose", "bare_year=its end"] if name == "lait" else CHOSEN


def test_they_are_listed_with_a_line_each(capsys):
    assert main(["import", "--list"]) == 0

    lines = capsys.readouterr().out.splitlines()
    assert [line.partition(":")[0] for line in lines] == ["explore-local-statistics", "fingertips", "lait"]
    assert all(30 < len(line) < 160 for line in lines)


@pytest.mark.parametrize("name", ready_mappings())
def test_one_is_named_and_makes_a_package(name, tmp_path, capsys):
    to = tmp_path / "made"

    assert main(["import", "--ready", name, "--data", str(HERE / name), "--to", str(to), *chosen(name)]) == 0

    said = capsys.readouterr()
    assert said.err == ""
    assert any(line.endswith(f"tables: {to}") for line in said.out.splitlines())


@pytest.mark.parametrize("name", ready_mappings())
def test_a_copy_lies_beside_the_data_and_makes_the_same(name, tmp_path, capsys):
    data = tmp_path / "data"
    shutil.copytree(HERE / name, data)

    assert main(["import", "--ready", name, "--copy", "--data", str(data)]) == 0

    copy = data / f"{name}.yaml"
    assert f"run it with --choose as before: site-builder import {copy}\n" in capsys.readouterr().out
    assert copy.read_text(encoding="utf-8") == ready_text(name)
    assert main(["import", "--ready", name, "--data", str(data), "--to", str(tmp_path / "a/made"), *chosen(name)]) == 0
    assert main(["import", str(copy), "--to", str(tmp_path / "b/made"), *chosen(name)]) == 0
    assert files_of(tmp_path / "a/made") == files_of(tmp_path / "b/made")


@pytest.mark.parametrize(
    ("name", "long"),
    [
        ("fingertips", "Visits by invented nurses"),
        ("explore-local-statistics", "Obesity"),
        ("lait", "Invented infant illness"),
    ],
)
def test_a_name_that_is_too_long_has_another_title_in_a_copy(name, long, tmp_path, capsys):
    data = tmp_path / "data"
    shutil.copytree(HERE / name, data)
    longer = long + " among those who were asked" * 5
    for path in data.glob("*.csv"):
        path.write_text(path.read_text(encoding="utf-8").replace(long, longer), encoding="utf-8")
    assert main(["import", "--ready", name, "--copy", "--data", str(data)]) == 0
    copy = data / f"{name}.yaml"
    assert f"run it with --choose as before: site-builder import {copy}\n" in capsys.readouterr().out
    text = copy.read_text(encoding="utf-8").replace("  titles: {}\n", "  titles:\n")
    copy.write_text(text.replace("  titles:\n", f'  titles:\n    "{longer}": Shorter title\n'), encoding="utf-8")

    assert main(["import", str(copy), "--to", str(tmp_path / "made"), *chosen(name)]) == 0

    indicators = (tmp_path / "made/data/indicators.csv").read_text(encoding="utf-8")
    assert ",Shorter title,shorter title," in indicators


def test_the_files_and_the_package_lie_in_the_current_folder_where_nothing_is_said(tmp_path, monkeypatch, capsys):
    data = tmp_path / "data"
    shutil.copytree(HERE / "fingertips", data)
    monkeypatch.chdir(data)

    assert main(["import", "--ready", "fingertips", *CHOSEN]) == 0

    assert (data / "fingertips/datapackage.json").is_file()


def test_a_copy_never_takes_the_place_of_a_file(tmp_path, capsys):
    (tmp_path / "lait.yaml").write_text("mine", encoding="utf-8")

    assert main(["import", "--ready", "lait", "--copy", "--data", str(tmp_path)]) == 2

    assert "never takes the place of a file" in capsys.readouterr().err
    assert (tmp_path / "lait.yaml").read_text(encoding="utf-8") == "mine"


COPY = "To change the mapping, copy it: site-builder import --ready fingertips --copy --data {data}\n"


@pytest.mark.parametrize(
    ("old", "new", "says", "in_the_mapping"),
    [
        ("Value missing in source data", "Lost in the post", "is not among the words", True),
        (
            "Visits by invented nurses,E92000001,England,E10000091,Northshire,Counties & UAs (from Apr 2023),Not applicable,Not applicable,,,2020/21 Q1,310",
            'Visits by invented nurses,E92000001,England,E10000091,Northshire,Counties & UAs (from Apr 2023),Not applicable,Not applicable,,,2020/21 Q1,"310,5"',
            "has a comma",
            False,
        ),
        (
            "Children in reception who can swim",
            "Children in reception who can swim " + 10 * "and swim ",
            "characters; 120 are allowed",
            True,
        ),
    ],
)
def test_what_the_mapping_does_not_know_leads_to_the_copy(old, new, says, in_the_mapping, capsys, tmp_path):
    data = tmp_path / "data"
    shutil.copytree(HERE / "fingertips", data)
    change_cell(data / "fingertips-data.csv", old, new)

    assert main(["import", "--ready", "fingertips", "--data", str(data), *CHOSEN]) == 1

    said = capsys.readouterr().err
    assert says in said
    assert said.endswith(COPY.format(data=data)) == in_the_mapping


def test_a_choice_that_is_open_needs_no_copy(capsys):
    assert main(["import", "--ready", "fingertips", "--data", str(HERE / "fingertips")]) == 1

    said = capsys.readouterr().err
    assert "--choose council=..." in said
    assert "--copy" not in said


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["--ready", "fingertip"], "did you mean fingertips?"),
        (["--ready", "nomis"], "there are explore-local-statistics, fingertips, lait."),
        (["--ready", "lait", "mapping.yaml"], "Name a MAPPING, or a ready one"),
        (["--copy"], "Name a MAPPING, or a ready one"),
        (["--copy", "mapping.yaml"], "--copy goes with --ready"),
        (["--copy", "--ready", "lait", "--to", "x"], "--copy goes with --ready"),
        (["--copy", "--ready", "lait", "--data", "nowhere"], "nowhere is not there"),
        (["--list", "mapping.yaml"], "--list stands alone"),
        (["--list", "--ready", "lait"], "--list stands alone"),
        (["--list", "--data", "here"], "--list stands alone"),
        (["--list", "--to", "there"], "--list stands alone"),
        (["--list", "--choose", "council=E10000018"], "--list stands alone"),
        (["--ready", "lait", "--data", "nowhere", "--choose", "council=x", "--choose", "edition=2024", "--choose",
          "fetched=2026-06-15", "--choose", "bare_year=its end"], "nowhere is not there"),
    ],
)  # fmt: skip
def test_wrong_usage_is_exit_code_2_and_a_sentence(arguments, says, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)

    assert main(["import", *arguments]) == 2

    said = capsys.readouterr().err
    assert says in said
    assert said.count("\n") == 1
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ready_mappings())
def test_the_page_on_imports_tells_of_it(name):
    section = PAGE.partition("## Ready mappings\n")[2].partition("\n## ")[0]

    assert f"--ready {name}" in section or f"`{name}`" in section
    for file in (HERE / name).iterdir():
        assert f"`{file.name}`" in section, file.name


@pytest.mark.parametrize("name", ready_mappings())
def test_it_says_what_was_looked_up_and_what_was_not_verified(name):
    top = ready_text(name).partition("\npackage:")[0]

    assert all(line.startswith("#") or not line for line in top.splitlines())
    assert "What was looked up, and where" in top
    assert "What could not be verified" in top
