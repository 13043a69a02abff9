"""What the READMEs promise is there: paths, commands, messages, tables, numbers."""

import csv
import re
import shutil
import tomllib

import pytest
import yaml

from site_builder.__main__ import main
from site_builder.checks import CHECKS
from site_builder.commands import parser
from site_builder.references import find_references
from site_builder.schemas import TABLE_SCHEMAS
from tests.sites import LEICESTERSHIRE, ROOT, change_cell

PAGES = [
    ROOT / "README.md",
    ROOT / "CHANGELOG.md",
    ROOT / "site_builder/README.md",
    ROOT / "site_builder/DECISIONS.md",
    ROOT / "site_builder/THREATS.md",
    ROOT / "datapackages/leicestershire/README.md",
    ROOT / "datapackages/exampleshire/README.md",
]
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
TARGETS = set(re.findall(r"^([a-z]+):.*##", MAKEFILE, re.MULTILINE))


def text_of(page):
    return page.read_text(encoding="utf-8")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_link_to_a_file_leads_to_one(page):
    for target in re.findall(r"\]\(([^)#\s]+)[^)]*\)", text_of(page)):
        if not target.startswith("https://"):
            assert (page.parent / target).exists(), target


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_make_command_exists(page):
    for name in re.findall(r"`make ([a-z]+)`|^make ([a-z]+)", text_of(page), re.MULTILINE):
        assert "".join(name) in TARGETS, name


def test_every_target_of_the_makefile_is_in_the_readme():
    readme = text_of(ROOT / "README.md")

    assert [name for name in TARGETS - {"help"} if f"make {name}" not in readme and f"`{name}`" not in readme] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_command_of_the_program_exists(page):
    commands = next(action for action in parser()._actions if action.dest == "command").choices
    for name in re.findall(r"site-builder ([a-z]+)", text_of(page)):
        assert name in commands, name


def test_the_message_in_the_readme_is_what_the_program_says(tmp_path, capsys):
    package = shutil.copytree(LEICESTERSHIRE, tmp_path / "leicestershire")
    change_cell(
        package / "data/observations.csv",
        "household-waste-recycled,E10000018,2023/24,,2024,43.2,",
        'household-waste-recycled,E10000018,2023/24,,2024,"43,2",',
    )

    assert main(["check", str(package)]) == 1

    shown = re.search(r"```text\n(.*?)```", text_of(ROOT / "README.md"), re.DOTALL)
    assert shown is not None
    assert shown[1].strip() in capsys.readouterr().err


def test_ci_calls_the_test_command_of_the_readme():
    assert "make test" in text_of(ROOT / ".ci/run")
    assert "make test" in text_of(ROOT / "README.md")
    assert "make test" in text_of(ROOT / ".github/workflows/site.yml")


def test_actions_are_pinned_by_commit_with_their_version_beside_it():
    used = re.findall(r"uses: (\S+)(.*)", text_of(ROOT / ".github/workflows/site.yml"))

    assert len(used) >= 5
    for action, rest in used:
        assert re.fullmatch(r"[\w-]+/[\w-]+@[0-9a-f]{40}", action), action
        assert re.fullmatch(r" # v\d+\.\d+\.\d+", rest), action


def test_the_workflow_gives_no_right_that_a_job_does_not_need():
    workflow = yaml.safe_load(text_of(ROOT / ".github/workflows/site.yml"))
    rights = {name: job["permissions"] for name, job in workflow["jobs"].items()}
    checkouts = [
        step["with"]
        for job in workflow["jobs"].values()
        for step in job["steps"]
        if step.get("uses", "").startswith("actions/checkout@")
    ]
    commands = [step["run"] for job in workflow["jobs"].values() for step in job["steps"] if "run" in step]

    assert workflow["permissions"] == {}
    assert "pull_request_target" not in workflow[True]  # YAML reads the key "on" as yes
    assert {name for name, right in rights.items() if "write" in right.values()} == {"publish"}
    assert all(options["persist-credentials"] is False for options in checkouts)
    assert not [command for command in commands if "${{" in command]


@pytest.mark.parametrize("path", [".github/workflows/site.yml", "site_builder/starter/surroundings/workflow.yml"])
def test_a_published_site_has_no_picture_that_a_pull_request_brought_along(path):
    """Pictures that were drawn before lie in .cache, and Git keeps what is added by force."""
    steps = yaml.safe_load(text_of(ROOT / path).replace("$$", "$"))["jobs"]["build"]["steps"]
    commands = [step["run"] for step in steps if "run" in step]
    [built] = [at for at, command in enumerate(commands) if command.endswith(("make site", "site-builder build"))]

    assert commands[built - 1] == "rm -rf .cache build site"


def test_everything_is_installed_by_checksum():
    files = [
        file
        for package in tomllib.loads(text_of(ROOT / "uv.lock"))["package"]
        for file in (*package.get("wheels", ()), *([package["sdist"]] if "sdist" in package else ()))
    ]
    installer = text_of(ROOT / "uv-requirements.txt")

    assert len(files) > 100
    assert all(file["hash"].startswith("sha256:") for file in files)
    assert re.search(r"^uv==[0-9.]+ \\$", installer, re.MULTILINE)
    assert len(re.findall(r"--hash=sha256:[0-9a-f]{64}", installer)) > 5
    assert "--require-hashes --only-binary :all: -r uv-requirements.txt" in MAKEFILE
    assert "sync --locked" in MAKEFILE


def test_every_threat_is_held_by_tests_that_are_there():
    page = text_of(ROOT / "site_builder/THREATS.md")
    rows = re.findall(r"^\| (?!What is tried|-)(.*) \|$", page, re.MULTILINE)

    assert len(rows) >= 20
    for row in rows:
        named = re.findall(r"`(tests/[a-z_/]+\.py)::(test_[a-z0-9_]+)`", row)
        assert named, row
        for path, name in named:
            assert f"def {name}(" in text_of(ROOT / path), f"{path}::{name}"


def test_every_check_has_the_texts_that_its_page_is_made_of():
    for check in CHECKS:
        assert all((check.title, check.explanation, check.example_wrong, check.example_right)), check.code
        assert check.example_wrong != check.example_right, check.code


def rows_of(table):
    with (LEICESTERSHIRE / f"data/{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_the_tables_and_columns_named_in_the_map_exist():
    added = re.findall(r"^- \*\*(?:an edition|places).*?(?=^- )", text_of(ROOT / "site_builder/README.md"), re.M | re.S)
    named = {name for line in added for name in re.findall(r"`([a-z_]+)`", line)} - {"b"}
    columns = {field["name"] for schema in TABLE_SCHEMAS.values() for field in schema["fields"]}

    assert len(added) == 2
    assert named <= TABLE_SCHEMAS.keys() | columns


def test_the_figure_that_the_readme_names_is_in_the_data():
    [reference] = find_references(text_of(ROOT / "README.md"))

    assert reference.problem is None
    assert reference.id in {row["indicator"] for row in rows_of("indicators")}


def test_the_numbers_in_the_changelog_are_those_of_the_data():
    changelog = text_of(ROOT / "CHANGELOG.md")
    older = [row for row in rows_of("report_rows") if row["publication"] == "leicestershire-2017-18"]
    narratives = list((LEICESTERSHIRE / "narrative/leicestershire-2023-24").glob("*.md"))

    assert f"its {len(older)} indicators. {len(rows_of('matches'))} of them" in changelog
    assert f"{len(rows_of('printed_differences')) + 1} authorities" in changelog
    assert f"{len(rows_of('sums_checked'))} places where reports do not add up" in changelog
    assert len(narratives) == 8
    assert "the eight outcomes of 2023/24" in changelog
