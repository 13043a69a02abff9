"""The command check with its formats: what stands on which stream, on which line, and with which exit code."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from pydantic_sarif.model import StaticAnalysisResultsFormatSarifVersion210JsonSchema as OfficialSarif

from site_builder.__main__ import main
from site_builder.formats import FORMATS
from site_builder.publisher.site_address import site_address
from site_builder.terminal import Terminal
from tests.formats.reports import HOSTILE, hidden, orders
from tests.sites import VALID, change_cell, files_of, lay_out_site

OBSERVATIONS = "data/observations.csv"
RIGHT = "2024-11-20,46.8,"


@pytest.fixture
def repository(tmp_path, monkeypatch):
    """A repository with two packages below a folder, as seen from its root; no workflow runs."""
    root = tmp_path / "repository"
    plan = lay_out_site(root / "sites")
    shutil.copytree(VALID, plan.packages[0] / "another")
    for name in ("another", "valid"):
        descriptor = plan.packages[0] / name / "datapackage.json"
        text = descriptor.read_text(encoding="utf-8").replace('"name": "valid"', f'"name": "{name}"', 1)
        descriptor.write_text(text, encoding="utf-8")
    monkeypatch.chdir(root)
    return root


def packages(repository):
    return repository / "sites/datapackages"


def spoil(repository, name="valid", value="lots"):
    change_cell(packages(repository) / name / OBSERVATIONS, RIGHT, f"2024-11-20,{value},")


def warn(repository):
    """A file that no descriptor lists is worth a warning."""
    (packages(repository) / "valid/data/more.csv").write_text("a\n1\n", encoding="utf-8")


def check(repository, *options, package=""):
    return main(
        ["check", str(packages(repository) / package), "--config", str(repository / "sites/mkdocs.yml"), *options]
    )


@pytest.mark.parametrize("form", ["text", *FORMATS])
def test_findings_of_all_packages_are_told_sorted_and_nothing_is_written(form, repository, capsys):
    spoil(repository, "valid")
    spoil(repository, "another")
    before = files_of(repository)

    assert check(repository, "--format", form) == 1

    said = capsys.readouterr()
    told = said.err if form == "text" else said.out
    assert -1 < told.find("another/data/observations.csv") < told.find("valid/data/observations.csv")
    assert files_of(repository) == before


@pytest.mark.parametrize("form", ["json", "sarif"])
@pytest.mark.parametrize("wrong", [False, True])
def test_only_the_document_stands_on_the_standard_output(form, wrong, repository, capsys):
    if wrong:
        spoil(repository)

    assert check(repository, "--format", form, package="valid") == int(wrong)

    said = capsys.readouterr()
    assert json.loads(said.out)
    assert said.err == ""


def test_sarif_of_a_package_is_what_the_official_schema_accepts(repository, capsys):
    spoil(repository)
    warn(repository)
    check(repository, "--format", "sarif")

    read = OfficialSarif.model_validate_json(capsys.readouterr().out)

    assert {result.ruleId for result in read.runs[0].results} == {"E202", "W114"}


@pytest.mark.parametrize(
    ("form", "strict", "code"),
    [("text", False, 0), ("json", False, 0), *((form, True, 1) for form in ("text", *FORMATS))],
)
def test_warnings_stop_only_where_it_is_strict(form, strict, code, repository, capsys):
    warn(repository)

    assert check(repository, "--format", form, *["--strict"] * strict, package="valid") == code

    said = capsys.readouterr()
    if form == "json":
        assert json.loads(said.out)["passed"] is not strict
    if form in ("text", "github"):
        assert ("Warnings count as errors here" in said.err) is strict
        assert ("no errors" in said.out) is not strict


def test_a_strict_build_stops_at_a_warning_and_touches_nothing(repository, capsys):
    warn(repository)
    before = files_of(repository)

    assert main(["build", str(packages(repository)), "--config", "sites/mkdocs.yml", "--strict"]) == 1

    said = capsys.readouterr().err
    assert "Warnings count as errors here" in said
    assert "Nothing was built; the last site is as it was." in said
    assert files_of(repository) == before


def test_an_annotation_points_at_the_physical_line_from_the_root_of_the_repository(repository, capsys):
    spoil(repository, value='"1,112"')
    file = "sites/datapackages/valid/data/observations.csv"

    check(repository, "--format", "github")

    [command] = [line for line in capsys.readouterr().out.splitlines() if line.startswith("::")]
    path, line = command.removeprefix("::error file=").split(",")[:2]
    assert path == file
    number = int(line.removeprefix("line="))
    assert '"1,112"' in (repository / path).read_text(encoding="utf-8").splitlines()[number - 1]


def test_the_root_is_that_of_the_workflow_wherever_the_command_runs(repository, monkeypatch, capsys):
    spoil(repository)
    monkeypatch.setenv("GITHUB_WORKSPACE", str(repository))
    monkeypatch.chdir(repository / "sites")

    check(repository, "--format", "json")

    document = json.loads(capsys.readouterr().out)
    assert document["findings"][0]["path"] == "sites/datapackages/valid/data/observations.csv"
    assert {each["path"] for each in document["packages"]} == {
        "sites/datapackages/valid",
        "sites/datapackages/another",
    }


def test_a_package_outside_the_repository_has_its_whole_path(repository, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path / "repository/sites/docs")
    spoil(repository)

    check(repository, "--format", "json")

    path = json.loads(capsys.readouterr().out)["findings"][0]["path"]
    assert Path(path) == (packages(repository) / "valid" / OBSERVATIONS).resolve()


def test_the_summary_is_added_to_what_other_steps_wrote(repository, monkeypatch, capsys):
    spoil(repository)
    page = repository / "summary.md"
    page.write_text("Another step.\n", encoding="utf-8")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(page))

    check(repository, "--format", "json")
    assert page.read_text(encoding="utf-8") == "Another step.\n"
    check(repository, "--format", "github")

    text = page.read_text(encoding="utf-8")
    assert text.startswith("Another step.\n")
    assert "| E202 | A figure is a plain number | error | 1 |" in text
    assert "1 error in 1 file." in capsys.readouterr().out


def test_a_summary_that_cannot_be_written_is_wrong_usage(repository, monkeypatch, capsys):
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(repository / "nowhere/summary.md"))

    assert check(repository, "--format", "github") == 2
    assert "cannot be written" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("config", "address"),
    [
        ("site_url: https://example.org/site", "https://example.org/site/"),
        ("site_url: http://127.0.0.1:8000/", None),
        ("site_url: javascript:alert(1)", None),
        ("site_url: !ENV [NO_SUCH_VARIABLE, 'https://example.org/']", "https://example.org/"),
        ("site_name: x", None),
        ("- a list", None),
    ],
)
def test_the_address_of_the_site_is_that_of_mkdocs_yml_if_others_can_open_it(config, address, tmp_path):
    (tmp_path / "mkdocs.yml").write_text(config, encoding="utf-8")

    assert site_address(tmp_path / "mkdocs.yml") == address
    assert site_address(tmp_path / "nothing.yml") is None


def test_a_broken_mkdocs_yml_is_wrong_usage(repository, capsys):
    (repository / "sites/mkdocs.yml").write_text("site_url: [", encoding="utf-8")

    assert check(repository, "--format", "sarif") == 2

    said = capsys.readouterr()
    assert said.out == ""
    assert "mkdocs.yml" in said.err


@pytest.fixture
def hostile(repository, monkeypatch):
    """A repository in which every hostile text is a cell of its own, and the name of a folder where that can be."""
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(repository / "summary.md"))
    file = packages(repository) / "valid" / OBSERVATIONS
    lines = file.read_text(encoding="utf-8").splitlines()
    [row] = [line for line in lines if RIGHT in line]
    cells = ['"' + text.replace('"', '""') + '"' for text in HOSTILE if text.isascii() or text.isprintable()]
    assert len(cells) > 15
    lines += [row.replace(RIGHT, f"2024-11-20,{cell},") for cell in cells]
    file.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")
    if sys.platform != "win32":  # Windows has no such names
        for name in ("::error::forged", "##[error]forged", "a\n::error::forged", "\x1b[31mred"):
            (packages(repository) / name).mkdir()
            shutil.copy(packages(repository) / "another/datapackage.json", packages(repository) / name)
    return repository


@pytest.mark.parametrize("form", ["text", *FORMATS])
def test_no_cell_and_no_name_gives_an_order_or_colours_a_terminal(form, hostile, capsys):
    assert check(hostile, "--format", form, "--all") == 1

    said = capsys.readouterr()
    assert set(orders(said.out) + orders(said.err)) == ({"error"} if form == "github" else set())
    assert hidden(said.out + said.err) == set()
    assert "forged" in said.out + said.err
    page = hostile / "summary.md"
    assert page.is_file() is (form == "github")
    if form == "github":
        assert hidden(page.read_text(encoding="utf-8")) == set()


@pytest.mark.parametrize("said", ["say", "warn"])
def test_a_name_that_somebody_typed_or_sent_orders_neither_a_terminal_nor_a_build_service(said, capsys):
    getattr(Terminal(), said)("There is no \x1b]0;own\x07\x1b[31mred\u202e\n::error::forged\r\ta.csv")

    captured = capsys.readouterr()
    assert hidden(captured.out + captured.err) <= {"\n", "\t"}
    assert orders(captured.out + captured.err) == []
    assert "red" in captured.out + captured.err


def test_a_log_that_was_not_escaped_would_be_noticed(hostile):
    """The two things that the test above looks with can find what it looks for."""
    text = (packages(hostile) / "valid" / OBSERVATIONS).read_text(encoding="utf-8")

    assert {"set-output", ""} <= set(orders(text))
    assert "\x1b" in hidden(text)


def test_no_document_needs_more_than_ascii_of_a_console(repository):
    spoil(repository, value="−46.8")

    done = subprocess.run(
        [sys.executable, "-m", "site_builder", "check", str(packages(repository)), "--format", "json"],
        capture_output=True,
        env={"PYTHONIOENCODING": "cp437"},
        check=False,
    )

    assert done.returncode == 1
    assert done.stderr == b""
    assert json.loads(done.stdout.decode("ascii"))["findings"][0]["value"] == "−46.8"
