"""Every faulty package through the commands, as an analyst has them: one answer, an exit code, and nothing half-written."""

from __future__ import annotations

import re
import shutil
from functools import cache

import pytest

from site_builder.__main__ import main
from site_builder.build import Checked, check, read_and_work_out
from site_builder.made_files import make_files
from site_builder.text.hidden_characters import HIDDEN
from tests.conftest import PACKAGES
from tests.sites import ROOT, files_of

ALL = sorted(path.name for path in PACKAGES.iterdir() if path.is_dir())


@cache
def checked(name: str) -> Checked:
    return check([PACKAGES / name])


def has_errors(name: str) -> bool:
    return any(finding.severity == "error" for finding in checked(name).findings)


FAULTY = [name for name in ALL if has_errors(name)]
BUILDABLE = [name for name in ALL if name not in FAULTY]


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A site that was built before, as far as a failed build could touch it."""
    folder = tmp_path_factory.mktemp("before")
    shutil.copy(ROOT / "mkdocs.yml", folder)
    for place in ("docs", "site", "build"):
        (folder / place).mkdir()
        (folder / place / "index.html").write_text("the last good one", encoding="utf-8")
    return folder


def run(command: str, name: str, folder) -> int:
    return main([command, str(PACKAGES / name), "--config", str(folder / "mkdocs.yml")])


@pytest.mark.parametrize("name", FAULTY)
def test_a_package_with_errors_ends_in_exit_code_1_and_leaves_the_last_site_alone(folder, capsys, name):
    before = files_of(folder)

    assert run("check", name, folder) == 1
    looked = capsys.readouterr()
    assert run("build", name, folder) == 1
    built = capsys.readouterr()

    assert looked.out == built.out == ""
    assert re.search(r"^[0-9]+ errors?\b", looked.err, re.MULTILINE)
    assert "site-builder explain" in looked.err.splitlines()[-1]
    assert f"{name}/" in looked.err
    assert built.err.startswith(looked.err)
    assert "Traceback" not in built.err
    assert not HIDDEN.search(built.err.replace("\n", ""))
    assert files_of(folder) == before


@pytest.mark.parametrize("name", BUILDABLE)
def test_a_package_with_warnings_ends_in_exit_code_0_and_can_be_worked_out(folder, capsys, name):
    assert run("check", name, folder) == 0
    said = capsys.readouterr()

    assert "no errors" in said.out
    assert "Traceback" not in said.err
    assert read_and_work_out(checked(name).packages).publications[0].tally.total >= 2


def test_pages_show_the_marks_of_a_comment_as_they_stand(tmp_path):
    packages = checked("comment-with-code").packages

    made = make_files(packages, read_and_work_out(packages), tmp_path)

    pages = "".join(content.decode() for path, content in made.items() if path.endswith(".md"))
    assert "&lt;b&gt;More&lt;/b&gt; waste {{ value }}" in pages
    assert "<b>More" not in pages


def test_some_packages_of_each_kind_are_there():
    assert len(FAULTY) > 50
    assert len(BUILDABLE) > 8


@pytest.mark.parametrize("name", ALL)
def test_what_is_wrong_with_a_cell_is_told_with_line_column_and_value(name):
    tables = {table.path: table for package in checked(name).packages for table in package.tables.values()}
    for finding in checked(name).findings:
        if finding.code[1] != "2":
            continue
        table = tables[finding.file]
        assert finding.line is not None
        assert finding.column is not None
        assert finding.letter == "ABCDEFGHIJKLMNOPQRSTUVWXYZ"[table.columns.index(finding.column)]
        assert finding.value == table.frame.loc[finding.line, finding.column]
        assert finding.value == "" or '"' in finding.problem or finding.code == "E208"
