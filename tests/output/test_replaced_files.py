"""Files are replaced whole or not at all, and never under somebody's hands."""

import os
from pathlib import Path

import pytest

from site_builder.errors import UsageError
from site_builder.output.replaced_files import Replacement, replace_files
from site_builder.output.report_file import write_report


@pytest.fixture
def files(tmp_path):
    paths = [tmp_path / "a.csv", tmp_path / "b.csv"]
    for path in paths:
        path.write_bytes(b"old\r\n")
    return paths


def replacements(paths, before=b"old\r\n"):
    return {path: Replacement(before, b"new\r\n") for path in paths}


def contents(paths):
    return [path.read_bytes() for path in paths]


def test_files_hold_the_new_content_byte_for_byte_and_nothing_is_left_beside_them(files, tmp_path):
    replace_files(replacements(files))

    assert contents(files) == [b"new\r\n"] * 2
    assert sorted(tmp_path.iterdir()) == files


def test_a_file_that_was_changed_meanwhile_is_not_overwritten_nor_any_other(files, tmp_path):
    files[1].write_bytes(b"somebody's\r\n")

    with pytest.raises(UsageError, match=r"b\.csv was changed while it was being corrected\. No file was changed"):
        replace_files(replacements(files))

    assert contents(files) == [b"old\r\n", b"somebody's\r\n"]
    assert sorted(tmp_path.iterdir()) == files


def test_a_file_that_excel_holds_is_named_and_what_was_corrected_before_is_said(files, tmp_path, monkeypatch):
    real = Path.replace

    def held(path, target):
        if target == files[1]:
            raise PermissionError(13, "Permission denied")
        return real(path, target)

    monkeypatch.setattr(Path, "replace", held)

    with pytest.raises(
        UsageError,
        match=r"b\.csv cannot be written: it is open in another program.*Close it in Excel.*Only .*a\.csv was corrected",
    ):
        replace_files(replacements(files))

    assert contents(files) == [b"new\r\n", b"old\r\n"]
    assert sorted(tmp_path.iterdir()) == files


def test_a_full_disk_changes_nothing(files, tmp_path, monkeypatch):
    def full(path, data):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("site_builder.output.replaced_files.write_beside", full)

    with pytest.raises(UsageError, match=r"the disk is full\. .* No file was changed"):
        replace_files(replacements(files))

    assert contents(files) == [b"old\r\n"] * 2


def test_a_report_that_cannot_take_its_place_leaves_nothing_beside_it(tmp_path, monkeypatch):
    file = tmp_path / "report.html"
    file.write_bytes(b"open in another program")

    def refuse(self, target):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(UsageError, match="open in another program, or may not be changed"):
        write_report(file, "report", [])

    assert contents([file]) == [b"open in another program"]
    assert list(tmp_path.iterdir()) == [file]


@pytest.mark.skipif(os.name == "nt", reason="links need rights on Windows")
def test_nothing_is_written_through_a_link_that_somebody_planted(tmp_path):
    outside = tmp_path / "outside.txt"
    outside.write_text("mine", encoding="utf-8")
    table = tmp_path / "table.csv"
    table.write_bytes(b"old")
    for name in (".table.csv.new", "table.csv.new"):
        (tmp_path / name).symlink_to(outside)

    replace_files({table: Replacement(b"old", b"new")})
    write_report(tmp_path / "table.csv", "report", [])

    assert outside.read_text(encoding="utf-8") == "mine"
    assert not table.is_symlink()
    assert table.read_bytes() == b"report"
    assert (tmp_path / ".table.csv.new").is_symlink(), "what somebody put there is left alone"
