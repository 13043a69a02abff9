"""The commands diff and explain with hostile names of folders, files and ids, and hostile codes."""

import re
import shutil
import sys
from itertools import cycle

import pytest

from site_builder.__main__ import main
from site_builder.terminal import Terminal
from tests.browser.payloads import PAYLOADS
from tests.sites import VALID, change_cell

NAMES = [
    "::error file=x::y",
    "##[error]x",
    "##vso[task.setvariable]x",
    "<b onclick=1>bold",
    "[x](javascript:1)",
    "a\u202eb",
    "a\x1b[31mb",
    "a\n::set-output name=x::y",
    "a\r::error::x",
    "a\u2066b\u200b",
]
ON_WINDOWS = sys.platform == "win32"


def assert_obeyed_by_nobody(said):
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]", said)
    assert not re.search(r"(?m)^\s*::", said)
    assert not re.search(r"##\w*\[", said)
    assert "Traceback" not in said


def everything_said(capsys):
    said = capsys.readouterr()
    assert_obeyed_by_nobody(said.out)
    assert_obeyed_by_nobody(said.err)
    return said.out + said.err


@pytest.mark.skipif(ON_WINDOWS, reason="Windows has no such names")
@pytest.mark.parametrize(("name", "format_"), list(zip(NAMES, cycle(("text", "markdown", "html")), strict=False)))
def test_the_folder_of_a_package_and_the_sides_may_be_called_anything(tmp_path, name, format_, capsys):
    for side in ("old", "new"):
        shutil.copytree(VALID, tmp_path / f"{name}{side}" / f"{name}")
    change_cell(tmp_path / f"{name}new" / name / "data/observations.csv", "2024-11-20,46.8,", "2024-11-20,46.7,")

    code = main(["diff", str(tmp_path / f"{name}old"), str(tmp_path / f"{name}new"), "--format", format_])

    assert code in (0, 1)  # a name that cannot be an id of a package is an error of its own
    assert everything_said(capsys)


@pytest.mark.skipif(ON_WINDOWS, reason="Windows has no such names")
@pytest.mark.parametrize("name", NAMES)
def test_one_package_may_lie_in_a_folder_of_any_name_and_the_report_too(tmp_path, name, capsys):
    for side in ("old", "new"):
        shutil.copytree(VALID, tmp_path / f"{name}{side}")
    change_cell(tmp_path / f"{name}new" / "data/observations.csv", "2024-11-20,46.8,", "2024-11-20,46.7,")

    code = main(
        ["diff", str(tmp_path / f"{name}old"), str(tmp_path / f"{name}new"), "--output", str(tmp_path / f"{name}.md")]
    )

    assert code in (0, 1)
    assert everything_said(capsys)
    for report in tmp_path.glob("*.md"):
        assert_obeyed_by_nobody(report.read_text(encoding="utf-8"))


@pytest.mark.skipif(ON_WINDOWS, reason="Windows has no such names")
@pytest.mark.parametrize("name", NAMES)
def test_a_narrative_may_be_called_anything(tmp_path, name, capsys):
    for side in ("old", "new"):
        shutil.copytree(VALID, tmp_path / side / "valid")
    [file] = (tmp_path / "new/valid/narrative").rglob("*.md")
    file.rename(file.with_name(f"{name}.md"))

    assert main(["diff", str(tmp_path / "old"), str(tmp_path / "new")]) in (0, 1)
    assert everything_said(capsys)


@pytest.mark.parametrize("table", ["reviews", "risks", "committees", "lists", "indicators"])
def test_ids_of_new_rows_that_are_no_ids_are_errors_and_obeyed_by_nobody(tmp_path, table, capsys):
    for side in ("old", "new"):
        shutil.copytree(VALID, tmp_path / side / "valid")
    file = tmp_path / f"new/valid/data/{table}.csv"
    lines = file.read_text(encoding="utf-8").splitlines()
    names = ['"' + name.replace('"', '""') + '"' for name in (*NAMES, *PAYLOADS)]
    rows = [name + "," * lines[0].count(",") for name in names]
    file.write_text("\n".join([*lines, *rows]) + "\n", encoding="utf-8", newline="\n")

    assert main(["diff", str(tmp_path / "old"), str(tmp_path / "new")]) == 1
    assert "cannot be compared until their errors are mended" in everything_said(capsys)


@pytest.mark.parametrize("text", [*PAYLOADS, *NAMES])
def test_a_code_to_explain_may_be_anything(text, capsys):
    if text.startswith("-"):
        text = f" {text}"  # an option otherwise, which the reader of options refuses

    assert main(["explain", text]) == 2

    assert "There is no code" in everything_said(capsys)


def test_what_is_being_done_is_shown_without_the_hidden_characters_of_a_folder(monkeypatch, capsys):
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)

    Terminal().progress("Checking a\u202eb\x1b[31mc\r")

    assert "Checking a\\u202ebc\\r" in capsys.readouterr().err
