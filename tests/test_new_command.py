"""new: a data package that builds at once, and the surroundings of a site where they are missing."""

import json
import re
import subprocess
import sys
import zipfile
from datetime import date

import pytest
import yaml

from site_builder.__main__ import main
from site_builder.build import build, check, plan_beside
from site_builder.checks.fields import FIELDS
from site_builder.commands.new import last_reported_year
from site_builder.sources.starter_files import read_starter_files
from tests.imports import small_import
from tests.sites import ROOT, files_of

REQUIRED = {"publications", "areas", "outcomes", "themes", "units", "indicators", "report_rows", "observations"}


def new(folder, *options):
    return main(["new", *options, "--config", str(folder / "mkdocs.yml")])


@pytest.fixture
def site(tmp_path):
    """A site begun in an empty folder, whose path has a blank as OneDrive's have."""
    folder = tmp_path / "OneDrive - Council"
    folder.mkdir()
    assert new(folder, "my-council", "--area", "E10000018", "--edition", "2024/25", "--title", "Our performance") == 0
    return folder


def test_a_new_package_has_no_errors_and_no_warnings(site):
    assert check([site / "datapackages"]).findings == ()


@pytest.mark.parametrize("options", [["a"], ["x" * 64], ["b", "--area", "E06000001"], ["c", "--edition", "2099/00"]])
def test_every_name_and_edition_that_is_accepted_gives_a_package_without_findings(tmp_path, options):
    assert new(tmp_path, *options) == 0

    assert check([tmp_path / "datapackages"]).findings == ()


def test_the_site_is_built_from_an_empty_folder_and_its_pages_lead_to_each_other(site):
    plan = plan_beside(site / "mkdocs.yml")

    build(plan)

    pages = {path.relative_to(plan.site).parent.as_posix() for path in plan.site.rglob("index.html")}
    assert {".", "my-council/2024-25/waste", "about", "accessibility", "method", "data/format"} <= pages
    home = (plan.site / "index.html").read_text(encoding="utf-8")
    assert "Our performance" in home
    assert "invented" in home.lower()


def test_each_page_says_that_the_examples_are_invented(site):
    [package] = check([site / "datapackages"]).packages

    assert package.invented
    assert "invented" in (package.readme or "")


def test_the_tables_show_an_example_of_each_kind_of_row(site):
    [package] = check([site / "datapackages"]).packages
    tables = {name: table.frame for name, table in package.tables.items()}

    assert tables.keys() >= REQUIRED
    assert set(tables["report_rows"]["polarity"]) == {"high", "low", "none"}
    assert set(tables["units"]["kind"]) == {"percent", "money", "number"}
    assert {"[x]"} < set(tables["observations"]["value"])
    for column in ("lower", "numerator", "status", "note"):
        assert (tables["observations"][column] != "").any()
    assert package.narratives


def test_the_readme_names_every_table_and_no_other(site):
    [package] = check([site / "datapackages"]).packages

    named = set(re.findall(r"`data/([a-z_]+)\.csv`", package.readme or ""))

    assert named == set(package.tables)
    assert named <= FIELDS.keys()


def test_what_is_there_is_left_as_it_is(tmp_path, capsys):
    kept = {"mkdocs.yml": "site_name: Ours\n", ".gitattributes": "* binary\n", ".vscode/settings.json": "{}\n"}
    for path, text in kept.items():
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")

    assert new(tmp_path, "my-council") == 0

    assert {path: (tmp_path / path).read_text(encoding="utf-8") for path in kept} == kept
    said = capsys.readouterr().out
    assert "Left as they were, because they are there already:\n  mkdocs.yml\n  .gitattributes\n" in said
    assert (tmp_path / ".editorconfig").is_file()


def test_a_package_that_is_there_is_refused_and_nothing_is_written(site, capsys):
    before = files_of(site)

    assert new(site, "my-council") == 2

    assert "is there already, and is left as it is" in capsys.readouterr().err
    assert files_of(site) == before


def test_a_site_without_examples_says_how_to_bring_in_figures_and_what_is_missing_until_then(tmp_path, capsys):
    assert new(tmp_path, "my-council", "--no-examples") == 0

    said = capsys.readouterr().out
    assert f"put your workbook or CSV file into {tmp_path}\n" in said
    assert f"site-builder import {tmp_path / 'WORKBOOK.xlsx'} " in said
    assert f"site-builder serve --config {tmp_path / 'mkdocs.yml'} " in said
    assert not list(tmp_path.rglob("*.csv"))
    assert [path.name for path in (tmp_path / "datapackages").iterdir()] == ["README.md"]

    assert main(["build", "--config", str(tmp_path / "mkdocs.yml")]) == 2
    assert "Bring in a workbook with site-builder import, or begin one" in capsys.readouterr().err


def test_a_site_without_examples_is_built_from_what_is_imported_alone(tmp_path, capsys):
    assert new(tmp_path, "my-council", "--no-examples") == 0
    plan = small_import.lay_out(tmp_path, ("mapping.yaml", "folder: made/testland", "folder: datapackages/testland"))
    assert main(["import", str(plan.mapping)]) == 0
    assert "is invented" not in capsys.readouterr().out

    assert main(["build", "--config", str(tmp_path / "mkdocs.yml")]) == 0
    home = (tmp_path / "site/index.html").read_text(encoding="utf-8")
    assert "Performance of My council" in home
    assert "invented" not in home


def test_without_examples_what_is_there_stays_and_packages_get_no_readme_beside_them(site, capsys):
    before = files_of(site)

    assert new(site, "my-council", "--no-examples") == 0

    assert files_of(site) == before
    assert "Left as they were" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (["--no-examples", "ours", "--edition", "2024/25"], "are for the examples"),
        (["--no-examples", "ours", "--area", "E10000018"], "are for the examples"),
        (["--no-examples", "My Council"], "Did you mean my-council?"),
        (["My Council"], "Did you mean my-council?"),
        (["../other"], "cannot be a name"),
        (["con"], "Windows keeps the name"),
        (["é"], "Did you mean e?"),
        (["ours", "--area", "e10000018"], "is not an ONS code"),
        (["ours", "--edition", "2024-25"], "Write two years that follow each other: 2024/25."),
        (["ours", "--edition", "2024/26"], "is not an edition"),
        (["ours", "--title", 'a "quoted" one'], "cannot be a title"),
        (["ours", "--title", "=cmd"], "cannot be a title"),
        (["ours", "--title", "{{ indicator.x.value }}"], "cannot be a title"),
        (["ours", "--title", "two\nlines"], "cannot be a title"),
    ],
)
def test_a_name_that_cannot_be_is_a_sentence_and_nothing_is_written(tmp_path, capsys, options, sentence):
    assert new(tmp_path, *options) == 2

    assert sentence in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_a_folder_in_the_place_of_the_sites_configuration_is_a_sentence(tmp_path, capsys):
    assert main(["new", "ours", "--config", str(tmp_path / "my site")]) == 2

    said = capsys.readouterr().err
    assert f"and {tmp_path / 'my site'} is not one." in said
    assert f'write --config "{tmp_path / "my site" / "mkdocs.yml"}"' in said
    assert list(tmp_path.iterdir()) == []


def test_a_file_in_the_place_of_a_folder_is_a_sentence(tmp_path, capsys):
    (tmp_path / "datapackages").write_text("a file\n", encoding="utf-8")

    assert new(tmp_path, "ours") == 2

    assert "cannot be written" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("day", "edition"),
    [(date(2025, 7, 31), "2023/24"), (date(2025, 8, 1), "2024/25"), (date(2000, 8, 1), "1999/00")],
)
def test_the_usual_edition_is_the_last_year_on_which_there_may_be_a_report(day, edition):
    assert last_reported_year(day) == edition


def workflow(text):
    loaded = yaml.safe_load(text)
    loaded["on"] = loaded.pop(True)  # YAML takes the word for a yes
    return loaded


def test_the_workflow_of_a_new_site_keeps_what_matters_in_our_own():
    own_text = (ROOT / ".github/workflows/site.yml").read_text(encoding="utf-8")
    new_text = read_starter_files().surroundings[".github/workflows/site.yml"].replace("$$", "$")
    own, new = workflow(own_text), workflow(new_text)

    for key in ("name", "on", "permissions", "concurrency"):
        assert new[key] == own[key]
    used = [set(re.findall(r"uses: (\S+ # \S+)", text)) for text in (own_text, new_text)]
    assert used[0] == used[1]
    for name in ("build", "publish"):
        for key in ("permissions", "runs-on", "timeout-minutes", "environment"):
            assert new["jobs"][name].get(key) == own["jobs"][name].get(key)
    assert new["jobs"]["publish"]["steps"] == own["jobs"]["publish"]["steps"]
    checkouts = [step for step in new["jobs"]["build"]["steps"] if "actions/checkout" in step.get("uses", "")]
    assert [step["with"]["persist-credentials"] for step in checkouts] == [False, False]
    assert not [step["run"] for job in new["jobs"].values() for step in job["steps"] if "${{" in step.get("run", "")]
    ours = [step for step in own["jobs"]["build"]["steps"] if "uses" in step and "checkout" not in step["uses"]]
    assert all(step in new["jobs"]["build"]["steps"] for step in ours)


def test_the_new_sites_configuration_is_our_own_but_for_its_names():
    def lines(text):
        return [
            line
            for line in text.splitlines()
            if not line.startswith(("site_name", "site_description", "#", "  subtitle", "extra:"))
        ]

    own = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")

    assert [line for line in lines(read_starter_files().surroundings["mkdocs.yml"]) if line] == [
        line for line in lines(own) if line
    ]


def test_settings_for_editors_are_json(site):
    for path in (".vscode/settings.json", ".vscode/extensions.json"):
        json.loads((site / path).read_text(encoding="utf-8"))


def test_the_wheel_holds_everything_that_a_new_site_begins_with_and_the_ready_mappings(tmp_path):
    uv = ROOT / ".uv/bin/uv"
    if not uv.exists():
        pytest.skip("uv is not in .uv: make .venv/.ready puts it there")
    done = subprocess.run(
        [str(uv), "build", "--wheel", "--offline", "--python", sys.executable, "--out-dir", str(tmp_path), str(ROOT)],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    [wheel] = tmp_path.glob("*.whl")
    names = set(zipfile.ZipFile(wheel).namelist())

    starter = {
        f"site_builder/starter/{path.relative_to(ROOT / 'site_builder/starter').as_posix()}"
        for path in (ROOT / "site_builder/starter").rglob("*")
        if path.is_file()
    }
    docs = {
        f"site_builder/starter/docs/{path.relative_to(ROOT / 'docs').as_posix()}"
        for path in (ROOT / "docs").rglob("*.md")
    }
    ready = {f"site_builder/imports/ready/{path.name}" for path in (ROOT / "site_builder/imports/ready").glob("*.yaml")}
    assert len(ready) == 3
    assert starter | docs | ready <= names
