"""The page on checking is true: its message is what the program says, its tables are those of the program."""

import re
import shutil

import pytest

from site_builder.__main__ import main
from site_builder.commands import EXIT_CODES
from site_builder.finding import SEVERITIES
from site_builder.formats import FORMATS
from tests.sites import ROOT, VALID
from tests.written_tables import table

PAGE = "checking.md"
TEXT = (ROOT / "docs" / PAGE).read_text(encoding="utf-8")
WORKFLOW = (ROOT / ".github/workflows/site.yml").read_text(encoding="utf-8")


def test_the_message_is_what_the_program_says(tmp_path, monkeypatch, capsys):
    package = shutil.copytree(VALID, tmp_path / "testshire")
    file = package / "data/observations.csv"
    lines = file.read_text(encoding="utf-8").splitlines()
    for number in range(9, 13):
        lines[number - 1] = re.sub(r"(2023),\d+,", r'\1,"1,112",', lines[number - 1])
    file.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")

    monkeypatch.chdir(tmp_path)
    assert main(["check", "testshire"]) == 1

    [shown] = re.findall(r"^```text\n(.*?)^```$", TEXT, re.MULTILINE | re.DOTALL)
    assert capsys.readouterr().err == shown


def test_the_letters_are_those_of_the_program():
    shown = dict(row["Letter"].split(", ") for row in table(PAGE, "Letter", "What follows"))

    assert shown == SEVERITIES


def test_the_exit_codes_are_those_of_the_help():
    shown = [row["Exit code"] for row in table(PAGE, "Exit code", "What it means")]

    assert shown == re.findall(r"^  (\d)  ", EXIT_CODES, re.MULTILINE)


def test_the_forms_are_those_of_the_program():
    shown = [row["Form"] for row in table(PAGE, "Form", "For whom")]

    assert sorted(shown) == sorted(f"`{form}`" for form in ("text", *FORMATS))


def test_the_workflow_on_the_page_uses_what_the_own_one_uses():
    [example] = re.findall(r"^```yaml\n(.*?)^```$", TEXT, re.MULTILINE | re.DOTALL)
    [checkout] = re.findall(r"uses: (.*)", example)

    assert f"uses: {checkout}" in WORKFLOW
    assert "make check FINDINGS=github" in example
    assert "make check FINDINGS=github" in WORKFLOW


@pytest.mark.parametrize("text", [WORKFLOW, TEXT], ids=["workflow", "page"])
def test_nothing_of_a_pull_request_goes_into_a_command(text):
    for command in re.findall(r"^ *(?:- )?run: .*(?:\n {10,}.*)*", text, re.MULTILINE):
        assert "${{" not in command, command


def test_a_check_on_this_computer_tells_findings_as_text():
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")

    assert re.search(r"^FINDINGS := text$", makefile, re.MULTILINE)
    assert "site_builder check --format $(FINDINGS)" in makefile
