"""fix: every safe fault goes and nothing else changes; what could mean two things stays."""

import csv
import random
import shutil

import pytest
from hypothesis import HealthCheck, Phase, example, given, settings
from hypothesis import strategies as st

from site_builder.checks import check_package
from site_builder.correction import FewerRows, NewCell, NewEncoding, NewName, NewSeparator
from site_builder.fixing import FixPlan, find_corrections, write_corrections
from site_builder.schemas import TABLE_SCHEMAS
from site_builder.sources.csv_package import read_package, table_files
from site_builder.text.hidden_characters import echo
from tests.conftest import PACKAGES
from tests.faults_to_fix import Way, inject, read_rows
from tests.sites import EXAMPLESHIRE, LEICESTERSHIRE, VALID, change_cell

WAYS = {
    "as Python writes": Way(),
    "as Excel writes": Way(line_end="\r\n", mark="\ufeff"),
    "all in quotation marks": Way(csv.QUOTE_ALL),
    "an old Macintosh's line ends": Way(line_end="\r"),
}


def remedy_agrees(finding):
    correction = finding.correction
    if isinstance(correction, NewCell):
        return finding.remedy.startswith((f"Write {correction.text}.", f"Write {echo(correction.text)}."))
    if isinstance(correction, NewName):
        return finding.remedy == f'Rename it to "{correction.name}".'
    if isinstance(correction, FewerRows):
        return finding.remedy in ("Delete it.", "Delete these rows.")
    return isinstance(correction, (NewEncoding, NewSeparator)) and "CSV UTF-8 (comma delimited)" in finding.remedy


def spoil(folder, way, seed, share, file_faults=()):
    """Write a package in a way, then with faults. Returns the right contents and the number of faults."""
    files = {path.stem: path for path in table_files(folder).values()}
    tables = {name: read_rows(path.read_bytes()) for name, path in files.items()}
    right = {name: way.write(rows) for name, rows in tables.items()}
    chance = random.Random(seed)
    count = inject(tables, chance, share)
    for name, path in files.items():
        path.write_bytes(way.write(tables[name]))
    for fault in file_faults:
        count += fault(files, tables)
    return files, right, count


def assert_mended(folder, files, right, count):
    assert count > 20

    fixed = find_corrections(FixPlan((folder,)))
    write_corrections(fixed)

    assert {name for name, path in files.items() if path.read_bytes() != right[name]} == set()
    assert not {finding.code for finding in fixed.left if finding.severity == "error"}
    assert len(fixed.changes) >= count


def findings_of(folder):
    package, unread = read_package(folder)
    return [*unread, *check_package(package)]


@pytest.mark.parametrize("way", WAYS.values(), ids=WAYS.keys())
@given(seed=st.integers(0, 10**6))
# A package that fails is not made smaller: that takes minutes, and the seed is enough.
@settings(
    max_examples=3,
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_a_package_with_safe_faults_in_its_cells_is_mended_byte_for_byte(tmp_path, way, seed):
    shutil.rmtree(tmp_path / "valid", ignore_errors=True)
    folder = shutil.copytree(VALID, tmp_path / "valid")

    assert_mended(folder, *spoil(folder, way, seed, share=0.3))


@pytest.mark.parametrize(
    ("package", "share"), [(LEICESTERSHIRE, 0.05), (EXAMPLESHIRE, 0.01)], ids=lambda v: getattr(v, "name", "")
)
def test_the_published_packages_are_mended_byte_for_byte(tmp_path, package, share):
    folder = shutil.copytree(package, tmp_path / package.name)

    assert_mended(folder, *spoil(folder, Way(), seed=20261120, share=share))


def in_another_encoding(encoding):
    def fault(files, tables):
        count = 0
        for path in files.values():
            data = path.read_bytes()
            path.write_bytes(data.decode("utf-8").encode(encoding))
            count += path.read_bytes() != data
        return count

    return fault


def with_separators(separator):
    def fault(files, tables):
        for name, path in files.items():
            path.write_bytes(Way(separator=separator).write(tables[name]))
        return len(files)

    return fault


def with_empty_rows(files, tables):
    for name, path in files.items():
        path.write_bytes(path.read_bytes() + ("," * (len(tables[name][0]) - 1) + "\n").encode() * 3 + b"\n")
    return len(files)


@pytest.mark.parametrize(
    "faults",
    [
        [in_another_encoding("utf-16")],
        [in_another_encoding("utf-16-be")],
        [with_separators("\t"), in_another_encoding("utf-16")],
        [with_separators("|")],
        [with_empty_rows],
    ],
    ids=["UTF-16", "UTF-16 without a mark", "Excel's Unicode text", "upright bars", "empty rows"],
)
def test_files_saved_in_another_way_are_mended_byte_for_byte_with_their_cells(tmp_path, faults):
    folder = shutil.copytree(VALID, tmp_path / "valid")

    assert_mended(folder, *spoil(folder, Way(), seed=1, share=0.1, file_faults=faults))


def test_a_file_in_windows_1252_is_mended_byte_for_byte_and_its_letters_are_shown(tmp_path):
    folder = shutil.copytree(VALID, tmp_path / "valid")
    file = folder / "data/units.csv"
    right = file.read_bytes()
    file.write_bytes(right.decode("utf-8").encode("cp1252"))
    assert file.read_bytes() != right

    fixed = find_corrections(FixPlan((folder,)))
    write_corrections(fixed)

    assert file.read_bytes() == right
    assert [(change.old, change.new) for change in fixed.changes] == [
        ("saved as Windows-1252", "saved as UTF-8; its other letters are £")
    ]


def test_a_file_with_semicolons_is_mended_where_no_number_has_a_comma(tmp_path):
    folder = shutil.copytree(VALID, tmp_path / "valid")
    file = folder / "data/themes.csv"
    right = file.read_bytes()
    assert b'"What is thrown away, and' in right
    file.write_bytes(Way(separator=";").write(read_rows(right)))

    fixed = find_corrections(FixPlan((file,)))
    write_corrections(fixed)

    assert file.read_bytes() == right
    assert [change.codes for change in fixed.changes] == [("E108",)]


@given(seed=st.integers(0, 10**6))
@settings(max_examples=4, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_what_a_remedy_says_is_what_its_correction_writes(tmp_path, seed):
    shutil.rmtree(tmp_path / "valid", ignore_errors=True)
    folder = shutil.copytree(VALID, tmp_path / "valid")
    spoil(folder, Way(), seed, share=0.5)

    corrected = [finding for finding in findings_of(folder) if finding.correction]

    assert len(corrected) > 20
    assert [finding for finding in corrected if not remedy_agrees(finding)] == []


@pytest.mark.parametrize("name", sorted(path.parent.name for path in PACKAGES.glob("*/expected.txt")))
def test_a_remedy_agrees_with_its_correction_in_the_packages_of_faults(name):
    assert all(remedy_agrees(finding) for finding in findings_of(PACKAGES / name) if finding.correction)


def changed(tmp_path, table, old, new):
    folder = shutil.copytree(VALID, tmp_path / "valid")
    change_cell(folder / f"data/{table}.csv", old, new)
    return folder


@pytest.mark.parametrize(
    ("table", "old", "new"),
    [
        ("observations", "2024-11-20,46.8,", '2024-11-20,"46,8",'),
        ("observations", "2024-11-20,46.8,", '2024-11-20,"1,11",'),
        ("observations", "2024-11-20,46.8,", '2024-11-20,"0,123",'),
        ("observations", "2024-11-20,46.8,", "2024-11-20,n/a,"),
        ("observations", "2024-11-20,46.8,", "2024-11-20,-,"),
        ("observations", "2024-11-20,46.8,", "2024-11-20,..,"),
        ("observations", "2024-11-20,46.8,", "2024-11-20,£46.8,"),
        ("observations", "2023,700,", "2023,700%,"),
        ("observations", "2023,700,", "2023,€700,"),
        ("observations", "2024,21570000,", "2024,£21.57,"),
        ("observations", "2024,21570000,", "2024,£21.57m,"),
        ("observations", "2023,9800,", "2023,9 800,"),
        ("observations", "2023,9800,", "2023,9_800,"),
        ("observations", "2023,9800,", "2023,9800²,"),
        ("observations", "2023,9800,", "2023,9.8E3,"),
        ("observations", "E10000099,2023/24,2024-11-20", "E10000099,2023-25,2024-11-20"),
        ("observations", "E10000099,2023/24,2024-11-20", "E10000099,99/00,2024-11-20"),
        ("observations", "E10000099,2023/24,2024-11-20", "E10000099,2023/24,02/03/2024"),
        ("publications", "2024-12-31", "02/03/2024"),
        ("publications", "2024-12-31", "45292"),
        ("publications", "2024-12-31", "31/02/2024"),
        ("themes", "Environment and waste", "Environ\tment and waste"),
        ("themes", "Environment and waste", "\u202eetsaw dna tnemnorivnE"),
        ("themes", "Environment and waste", "Environment\x00 and waste"),
        ("themes", ",1,yes,", ",1,x,"),
        ("report_rows", "1,,none,", "1,,hgih,"),
        ("indicators", "recycling,Household", "Recycling,Household"),
        ("targets", "testshire-2024,bus-passengers,at", "testshire-2024,bus-pasengers,at"),
        ("sources", "https://example.org", "http://example.org"),
    ],
)  # fmt: skip
def test_what_could_mean_two_things_is_left_alone(tmp_path, table, old, new):
    folder = changed(tmp_path, table, old, new)

    fixed = find_corrections(FixPlan((folder,)))

    assert [change for change in fixed.changes if change.file.endswith(f"/{table}.csv")] == []
    assert any(finding.severity == "error" for finding in fixed.left)


def test_commas_are_not_taken_for_thousands_where_other_figures_have_decimal_commas(tmp_path):
    folder = changed(tmp_path, "observations", "2024-11-20,46.8,", '2024-11-20,"46,8",')
    change_cell(folder / "data/observations.csv", "2023,9800,", '2023,"9,800",')

    assert find_corrections(FixPlan((folder,))).changes == ()


def test_semicolons_stay_where_numbers_have_commas(tmp_path):
    folder = changed(tmp_path, "observations", "2023,9800,", '2023,"9,800",')
    file = folder / "data/observations.csv"
    file.write_bytes(Way(separator=";").write(read_rows(file.read_bytes())))

    fixed = find_corrections(FixPlan((file,)))

    assert fixed.files == {}


def test_semicolons_stay_where_a_row_has_another_number_of_cells(tmp_path):
    folder = shutil.copytree(VALID, tmp_path / "valid")
    file = folder / "data/themes.csv"
    file.write_bytes(Way(separator=";").write(read_rows(file.read_bytes())) + b"note;\n")

    assert find_corrections(FixPlan((file,))).files == {}


def test_a_file_of_two_encodings_is_left_alone(tmp_path):
    folder = shutil.copytree(VALID, tmp_path / "valid")
    file = folder / "data/themes.csv"
    file.write_bytes(file.read_bytes() + "more,£ and ".encode() + "£,clean-and-green,9,NO,\n".encode("cp1252"))

    assert find_corrections(FixPlan((file,))).files == {}


@given(spliced=st.binary(max_size=12), at=st.integers(0, 400), cut=st.integers(0, 5))
@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@example(spliced=b'"', at=60, cut=0)
@example(spliced=b"\xff\xfe", at=0, cut=0)
@example(spliced=b"\x00", at=7, cut=1)
def test_whatever_a_file_holds_nothing_is_raised_and_a_second_time_nothing_is_left(tmp_path, spliced, at, cut):
    shutil.rmtree(tmp_path / "valid", ignore_errors=True)
    folder = shutil.copytree(VALID, tmp_path / "valid")
    file = folder / "data/themes.csv"
    data = file.read_bytes()
    file.write_bytes(data[:at] + spliced + data[at + cut :])

    write_corrections(find_corrections(FixPlan((folder,))))

    assert find_corrections(FixPlan((folder,))).changes == ()


def test_a_cell_with_two_faults_is_one_change(tmp_path):
    folder = changed(tmp_path, "observations", "2023,9800,", '2023,"9,800 ",')

    [change] = find_corrections(FixPlan((folder,))).changes

    assert (change.old, change.new) == ("9,800 ", "9800")


def test_an_accent_that_is_a_character_of_its_own_is_put_on_its_letter(tmp_path):
    folder = changed(tmp_path, "themes", "Environment and waste", "Environment cafe\u0301s and waste")

    [change] = find_corrections(FixPlan((folder,))).changes

    assert (change.new, change.codes) == ("Environment cafés and waste", ("W251",))


def test_only_the_codes_that_are_named_are_corrected(tmp_path):
    folder = changed(tmp_path, "observations", "2023,9800,", '2023,"9,800",')
    change_cell(folder / "data/report_rows.csv", ",high,yes,", ",High,yes,")

    fixed = find_corrections(FixPlan((folder,), only=("E205",)))

    assert [change.new for change in fixed.changes] == ["high"]
    assert {finding.code for finding in fixed.left} == {"E202"}


def test_only_the_files_that_are_named_are_corrected(tmp_path):
    folder = changed(tmp_path, "observations", "2023,9800,", '2023,"9,800",')
    change_cell(folder / "data/report_rows.csv", ",high,yes,", ",High,yes,")

    fixed = find_corrections(FixPlan((folder / "data/observations.csv",)))

    assert list(fixed.files) == [(folder / "data/observations.csv").resolve()]


def test_an_area_code_in_small_letters_in_its_own_table_does_not_spread(tmp_path):
    folder = changed(tmp_path, "areas", "E10000097,newshire", "e10000097,newshire")

    fixed = find_corrections(FixPlan((folder,)))

    assert [(change.file, change.new) for change in fixed.changes] == [("valid/data/areas.csv", "E10000097")]
    assert fixed.left == ()


def test_words_of_a_list_differ_by_more_than_capitals():
    words = [
        field.get("constraints", {}).get("enum", []) for schema in TABLE_SCHEMAS.values() for field in schema["fields"]
    ]

    for enum in words:
        bare = ["".join(letter for letter in word.lower() if letter.isalnum()) for word in enum]
        assert len(set(bare)) == len(bare)
