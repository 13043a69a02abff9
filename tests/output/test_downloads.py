"""Downloads are valid data packages, and no cell of them acts in a spreadsheet."""

import csv
import io
import json
import shutil
import zipfile
from dataclasses import replace
from decimal import Decimal

import pytest
from frictionless import Package as FrictionlessPackage
from frictionless import system
from hypothesis import given
from hypothesis import strategies as st

from site_builder.calculations.results import work_out
from site_builder.output.downloads import harmless, package_files, size_in_words, write_spreadsheet_csv, zip_files
from site_builder.pages.dashboard_csv import dashboard_rows
from site_builder.schemas import TABLE_SCHEMAS
from site_builder.sources.csv_package import read_package
from site_builder.sources.publications import read_publications
from tests.sites import LEICESTERSHIRE, VALID


@pytest.fixture(params=[VALID, LEICESTERSHIRE], ids=lambda folder: folder.name)
def package(request):
    return read_package(request.param)[0]


def write_out(package, folder):
    for name, content in package_files(package, TABLE_SCHEMAS, frozenset()).items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


@pytest.mark.filterwarnings("default")
def test_a_downloaded_package_is_valid_without_this_program(package, tmp_path):
    write_out(package, tmp_path)

    with system.use_context(trusted=False):
        report = FrictionlessPackage(tmp_path / "datapackage.json").validate()

    assert report.flatten(["rowNumber", "fieldName", "type", "note"]) == []
    assert len(report.tasks) == len(package.tables)


def test_a_downloaded_package_can_be_read_again_and_is_the_same(package, tmp_path):
    write_out(package, tmp_path)

    again, _ = read_package(tmp_path)

    for name, table in package.tables.items():
        assert again.tables[name].frame.reset_index(drop=True).equals(table.frame.reset_index(drop=True))


def test_the_archive_holds_the_same_files_and_no_time_of_day(package):
    files = package_files(package, TABLE_SCHEMAS, frozenset())
    archive = zipfile.ZipFile(io.BytesIO(zip_files(files)))

    assert {entry.filename: archive.read(entry) for entry in archive.infolist()} == files
    assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert zip_files(files) == zip_files(files)


def test_the_descriptor_says_what_each_table_refers_to(package):
    descriptor = json.loads(package_files(package, TABLE_SCHEMAS, frozenset())["datapackage.json"])
    observations = next(resource for resource in descriptor["resources"] if resource["name"] == "observations")

    assert {key["reference"]["resource"] for key in observations["schema"]["foreignKeys"]} == {"indicators", "areas"}


def test_figures_that_may_not_be_passed_on_stay_out_of_the_downloads(tmp_path):
    folder = shutil.copytree(VALID, tmp_path / "valid")
    sources = folder / "data/sources.csv"
    text = sources.read_text(encoding="utf-8")
    sources.write_text(text.replace(",yes,", ",no,"), encoding="utf-8")
    assert sources.read_text(encoding="utf-8") != text

    closed = read_package(folder)[0]
    edition = work_out(read_publications(closed)).publications[0]
    files = package_files(closed, TABLE_SCHEMAS, edition.publication.kept_back())
    rows = [",".join(cells) for theme in edition.themes for cells in dashboard_rows(edition, theme)]

    # The edition's own source is closed as well, which stands in for every indicator without one.
    kept = {row.row.indicator.indicator for theme in edition.themes for row in theme.rows}
    assert edition.publication.kept_back() == kept
    observations = files["data/observations.csv"].decode()
    assert not [name for name in kept if f"\n{name}," in observations]
    assert "46.8" not in "".join(rows)
    assert "46.8" in "".join(
        ",".join(cells)
        for opened in [work_out(read_publications(read_package(VALID)[0])).publications[0]]
        for theme in opened.themes
        for cells in dashboard_rows(opened, theme)
    )


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("=cmd|' /C calc'!A0", "'=cmd|' /C calc'!A0"),
        ("+44 116", "'+44 116"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("-2+3", "'-2+3"),
        ("\t=1", "'\t=1"),
        ("-inf", "'-inf"),
        ("＝cmd|' /C calc'!A0", "'＝cmd|' /C calc'!A0"),
        ("＠SUM(A1)", "'＠SUM(A1)"),
        ("-1_000", "'-1_000"),
        ("-١", "'-١"),
        ("-0.28", "-0.28"),
        ("-2200000", "-2200000"),
        ("43.2", "43.2"),
        ("Waste", "Waste"),
        ("", ""),
    ],
)
def test_text_that_a_spreadsheet_would_run_gets_an_apostrophe_and_numbers_do_not(cell, expected):
    assert harmless(cell) == expected


@given(st.text(max_size=20))
def test_whatever_the_text_it_cannot_act_as_a_formula(cell):
    safe = harmless(cell)

    if safe.startswith(("=", "+", "-", "@", "\t", "\r")):
        assert Decimal(safe) <= 0
    assert safe.removeprefix("'") == cell.removeprefix("'")


def test_a_spreadsheet_file_opens_as_utf_8():
    content = write_spreadsheet_csv(["name"], [["Café, “quoted”"]])

    assert content.startswith(b"\xef\xbb\xbf")
    assert list(csv.reader(io.StringIO(content.decode("utf-8-sig")))) == [["name"], ["Café, “quoted”"]]


@pytest.mark.parametrize(("size", "words"), [(10, "1 KB"), (41_400, "41 KB"), (1_240_000, "1.2 MB")])
def test_sizes_are_said_in_words(size, words):
    assert size_in_words(size) == words


def test_a_confidential_figure_is_not_given_away_by_its_row(package):
    old = package.tables["observations"]
    frame = old.frame.copy()
    for column, text in (("value", "[c]"), ("lower", "44.1"), ("upper", "44.9"), ("numerator", "3")):
        frame[column] = frame[column] if column in frame.columns else ""
        frame.loc[frame.index[0], column] = text
    marked = replace(package, tables={**package.tables, "observations": replace(old, frame=frame)})

    files = package_files(marked, TABLE_SCHEMAS, frozenset())

    first = next(csv.DictReader(io.StringIO(files["data/observations.csv"].decode())))
    assert [first[column] for column in ("value", "lower", "upper", "numerator")] == ["[c]", "", "", ""]
