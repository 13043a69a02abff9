"""Each fault of a mapping or of its files: what is said, and where.

One file, although it is long: the table of faults is read as a whole.
"""

import time
from dataclasses import replace

import pytest

from site_builder import import_faults, workbook_faults
from site_builder.errors import DataError, UsageError
from site_builder.import_faults import IMPORT_FAULTS
from site_builder.importing import ImportPlan, import_package
from site_builder.imports.figures import _unread
from site_builder.reading_fault import ReadingFault
from site_builder.size_limits import Limits
from tests.imports.small_import import findings_of, import_small, lay_out
from tests.imports.test_area_names import FIRED as IN_AREA_NAMES
from tests.imports.test_drafts import FIRED as IN_DRAFTS
from tests.imports.test_printed_texts import FIRED as IN_PRINTED_TEXTS
from tests.imports.test_workbooks import FIRED as IN_WORKBOOKS

MAPPING, FIGURES, MEASURES, AREAS = "mapping.yaml", "figures.csv", "measures.csv", "areas.csv"

INVENTED_LAND = "E92000009,Invented Land,country,,"

# name: (change, code, file, a text of the line, texts of the finding)
FAULTS = {
    "a key of the mapping is misspelt": (
        (MAPPING, "choices:\n", "choises:\n"), "E502", MAPPING, "choises:", ['no key "choises"', "Write choices."],
    ),
    "a key of a table is misspelt": (
        (MAPPING, "    leave out:\n", "    leaveout:\n"), "E502", MAPPING, "leaveout:", ["Write leave out."],
    ),
    "a modifier is misspelt": (
        (MAPPING, "a bare year is: its end", "a bare year: its end"), "E502", MAPPING, "a bare year: its end",
        ["Write a bare year is."],
    ),
    "a bare year is neither": (
        (MAPPING, "a bare year is: its end", "a bare year is: its ends"), "E502", MAPPING, "its ends",
        ['cannot be "its ends"', "Write its end."],
    ),
    "the package has no licence": (
        (MAPPING, "  licence: {name: OGL-UK-3.0}\n", ""), "E502", MAPPING, "package:", ['lacks the key "licence"'],
    ),
    "a column that a table needs is not given": (
        (MAPPING, "      scale: {constant: one}\n", ""), "E502", MAPPING, "  indicators:", ['needs the column "scale"'],
    ),
    "a row of the mapping lacks a column": (
        (MAPPING, ", short_title: counties", ""), "E502", MAPPING, "group: counties, title", ["short_title"],
    ),
    "a value does not say where it comes from": (
        (MAPPING, "scale: {constant: one}", "scale: {words: {a: one}}"), "E502", MAPPING, "scale: {words",
        ["does not say where it comes from", "constant"],
    ),
    "a value has an unknown verb": (
        (MAPPING, "scale: {constant: one}", "scale: {constnat: one}"), "E502", MAPPING, "constnat", ["Write constant."],
    ),
    "a table of the format is misspelt": (
        (MAPPING, "  observations:\n", "  observation:\n"), "E503", MAPPING, "  observation:", ["Write observations."],
    ),
    "a column of the format is misspelt": (
        (MAPPING, "      as_of: {months", "      asof: {months"), "E503", MAPPING, "asof", ["Write as_of."],
    ),
    "a column of a row in the mapping is misspelt": (
        (MAPPING, "kind: theme, order: 1, core", "kind: theme, order: 1, cor"), "E503", MAPPING, "cor: yes",
        ["Write core."],
    ),
    "a file of the mapping is misspelt": (
        (MAPPING, "    from: figures\n", "    from: figure\n"), "E503", MAPPING, "from: figure", ["Write figures."],
    ),
    "a list of words is misspelt": (
        (MAPPING, "[{column: good, words: good}]", "[{column: good, words: god}]"), "E503", MAPPING, "words: god",
        ["Write good."],
    ),
    "a choice is misspelt": (
        (MAPPING, "code: {choice: council}", "code: {choice: councils}"), "E503", MAPPING, "councils", ["Write council."],
    ),
    "a column of the file is not there": (
        (FIGURES, "key,code,time", "key,Code,time"), "E503", MAPPING, "",
        ['figures.csv has no column "code"', "Write Code."],
    ),
    "a column name stands twice": (
        (FIGURES, "value,low,high", "value,low,low"), "E503", FIGURES, "key,code", ['"low" stands twice'],
    ),
    "a word is unknown": (
        (MEASURES, "Household waste  recycled,High", "Household waste  recycled,Hihg"), "E504", MEASURES, "Hihg",
        ['"Hihg" is not among the words', 'Write High in the cell; or, if "Hihg" is a word of its own, under "good" (line 22 of mapping.yaml) add: Hihg: high'],
    ),
    "a type of period is none": (
        (MAPPING, "Financial: financial year", "Financial: fiscal year"), "E505", FIGURES, "",
        ['"fiscal year" is not a type of period'],
    ),
    "a bare year could be two": (
        (MAPPING, "        a bare year is: its end\n", ""), "E505", FIGURES, ",2023,45.10",
        ['"2023"', "could be 2022/23 or 2023/24"],
    ),
    "a period is impossible": (
        (FIGURES, ",2022/23,", ",2022/24,"), "E505", FIGURES, "2022/24", ['"2022/24" cannot be read'],
    ),
    "a mark behind a period is unknown": (
        (FIGURES, "(prov)", "(draft)"), "E505", FIGURES, "(draft)", ['"(draft)" is not among the marks'],
    ),
    "a figure has a thousands comma": (
        (FIGURES, ",88000,", ',"88,000",'), "E506", FIGURES, "88,000", ["has a thousands comma", "Write 88000."],
    ),
    "a figure is missing without a reason": (
        (MAPPING, "        missing: {column: flag, words: {c: \"[c]\"}}\n", ""), "E506", FIGURES, ",c",
        ["There is no figure", "missing"],
    ),
    "the reason of a missing figure is unknown": (
        (FIGURES, "2023-24,,,,c", "2023-24,,,,"), "E504", FIGURES, "2023-24,,,,", ["is not among the words"],
    ),
    "two names become one id": (
        (MEASURES, "Bus_Trips,", "Waste Recycled,"), "E507", MEASURES, "Waste Recycled,",
        ['"Waste Recycled" and "Waste_Recycled" both become "waste-recycled"'],
    ),
    "nothing is left of a name": (
        (AREAS, "Invented Land", "???"), "E507", AREAS, "???", ['Nothing of "???"'],
    ),
    "what is looked up is not there": (
        (FIGURES, "Pupils,E10000091", "Pupil,E10000091"), "E508", FIGURES, "Pupil,",
        ['"Pupil" is not in the column "key" of measures.csv', "Write Pupils"],
    ),
    "what is looked up stands twice": (
        (MEASURES, "Pupils,Pupils in schools,,January,number", "Pupils,Pupils in schools,,January,number\nPupils,Pupils in schools,,Calendar,number"),
        "E508", FIGURES, "Pupils,", ["stands in several rows", "which differ"],
    ),
    "two rows make the same row": (
        (FIGURES, "Bus_Trips,E06000091,2023,", "Bus_Trips,E10000091,2023,"), "E509", FIGURES, "2023,:",
        ["\"Bus journeys\" (\"E10000091, 2023, 2024-07\") stands in lines 10 and 12, for observations.", "Rename or delete one; if the table repeats on purpose, write once: yes"],
    ),
    "a condition is met by no row": (
        (MAPPING, "benchmarks.edition: 2023/24", "benchmarks.edition: 2023-24"), "E510", MAPPING, "2023-24",
        ['No row has "2023-24"', "Write 2023/24."],
    ),
    "a file is not there": (
        (MAPPING, "areas: areas.csv", "areas: aeras.csv"), "E105", MAPPING, "aeras.csv",
        ['"aeras.csv" is not in the data folder', '"areas.csv"'],
    ),
    "a path leads out of the data folder": (
        (MAPPING, "areas: areas.csv", "areas: ../areas.csv"), "E104", MAPPING, "../areas.csv",
        ["leads out of the data folder", "Write the path from the data folder"],
    ),
    "a path begins at the top of a disk": (
        (MAPPING, "areas: areas.csv", "areas: /etc/passwd.csv"), "E104", MAPPING, "/etc", ["top of a disk"],
    ),
    "a path is an address": (
        (MAPPING, "areas: areas.csv", "areas: https://example.org/areas.csv"), "E104", MAPPING, "https", ["is an address"],
    ),
    "a row has a cell too many": (
        (FIGURES, ",88000,", ",88,000,"), "E111", FIGURES, ",88,000", ["8 cells, not 7"],
    ),
    "a quotation mark is not closed": (
        (FIGURES, ",88000,", ',"88000,'), "E112", FIGURES, '"88000', ["quotation marks"],
    ),
    "the column names are on no line": (
        (MAPPING, "header line: 3", "header line: 30"), "E109", FIGURES, "", ["Line 30 holds no column names"],
    ),
    "the file has a tag": (
        (MAPPING, "title: Testland's figures", "title: !!python/object/apply:os.system [ls]"), "E501", MAPPING,
        "!!python", ["tags are not accepted"],
    ),
    "the file has an anchor": (
        (MAPPING, "words:\n  good: {", "words:\n  good: &good {"), "E501", MAPPING, "&good", ["anchors"],
    ),
    "a key stands twice": (
        (MAPPING, "words:\n  good:", "words:\n  good: {}\n  good:"), "E501", MAPPING, "good: {High",
        ['"good" stands twice'],
    ),
    "the file is not YAML": (
        (MAPPING, "licence: {name: OGL-UK-3.0}", "licence: {name: OGL-UK-3.0"), "E501", MAPPING, "", ["This is not YAML"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", FAULTS)
def test_each_fault_is_told_with_its_place_and_its_remedy(name, tmp_path):
    change, code, file, on_line, says = FAULTS[name]

    findings = [finding for finding in findings_of(tmp_path, change) if finding.code == code]

    assert findings
    finding = findings[0]
    assert finding.file == file
    assert finding.remedy
    for text in says:
        assert text in f"{finding.problem} {finding.remedy}"
    if on_line:
        assert on_line in (tmp_path / file).read_text(encoding="utf-8").splitlines()[finding.line - 1]


@pytest.mark.parametrize(
    "folder",
    ["../escaped", "/tmp/x", ".git/hooks", "/", ".", "made/../../x", "made//x", "made/", "C:/x", "'made\\x'", "Made", "nul",
     "made/.x", "''", "~", "-x"],
)  # fmt: skip
def test_a_package_folder_that_is_not_made_of_plain_names_is_told_at_its_line(folder, tmp_path):
    finding, *_ = findings_of(tmp_path, (MAPPING, "folder: made/testland", f"folder: {folder}"))

    assert (finding.code, finding.file, finding.line) == ("E502", MAPPING, 3)
    assert "does not name a folder below the mapping's" in finding.problem
    assert "small letters, digits and hyphens" in finding.remedy


def test_a_figure_whose_reason_is_unknown_is_told_once(tmp_path):
    [finding] = findings_of(tmp_path, (FIGURES, "2023-24,,,,c", "2023-24,,,,d"))

    assert (finding.code, finding.column) == ("E504", "flag")


def test_all_faults_are_told_at_once(tmp_path):
    findings = findings_of(
        tmp_path,
        (FIGURES, ",88000,", ",lots,"),
        (FIGURES, ",2022/23,", ",2022/24,"),
        (MEASURES, "Bus journeys,High", "Bus journeys,Good"),
    )

    assert {finding.code for finding in findings} == {"E504", "E505", "E506"}


def test_tables_that_wait_for_each_other_are_told(tmp_path):
    findings = findings_of(
        tmp_path,
        (MAPPING, "    from: areas\n    for each: benchmarks\n", "    from: areas\n    for each: report_rows\n"),
    )

    assert [finding.code for finding in findings] == ["E503"]
    assert "wait for each other" in findings[0].problem


def test_a_table_that_is_made_for_each_row_of_no_table_is_told(tmp_path):
    old = "    from: measures\n    for each: benchmarks\n"
    findings = findings_of(tmp_path, (MAPPING, old, "    from: measures\n    for each: lists\n"))

    assert "which the mapping does not make" in findings[0].problem


def test_rows_that_repeat_are_taken_once_if_they_agree(tmp_path):
    imported = import_small(
        tmp_path,
        (AREAS, INVENTED_LAND, f"{INVENTED_LAND}\n{INVENTED_LAND}"),
        (MAPPING, "  areas:\n    from: areas\n", "  areas:\n    from: areas\n    once: yes\n"),
    )

    assert imported.rows["areas"] == 4
    [taken] = [taken for taken in imported.taken if taken.table == "areas"]
    assert [(out.reason, out.count) for out in taken.left_out] == [("said before", 1)]


def test_rows_that_repeat_and_differ_are_told(tmp_path):
    [finding] = findings_of(
        tmp_path,
        (AREAS, INVENTED_LAND, f"{INVENTED_LAND}\nE92000009,Other Land,country,,"),
        (MAPPING, "  areas:\n    from: areas\n", "  areas:\n    from: areas\n    once: yes\n"),
    )

    assert (finding.code, finding.file, finding.line) == ("E509", AREAS, 6)
    assert '"other-land" for the slug of "E92000009"' in finding.problem


def test_a_file_that_nothing_is_made_from_is_a_warning(tmp_path):
    imported = import_small(tmp_path, (MAPPING, "  areas: areas.csv\n", "  areas: areas.csv\n  more: measures.csv\n"))

    [finding] = imported.findings
    assert (finding.code, finding.severity) == ("W511", "warning")
    assert '"more"' in finding.problem


def test_another_encoding_is_read_and_told(tmp_path):
    plan = lay_out(tmp_path, (AREAS, "Eastshire", "Éastshire"))
    file = tmp_path / AREAS
    file.write_bytes(file.read_text(encoding="utf-8").encode("cp1252"))

    imported = import_package(plan)

    [finding] = imported.findings
    assert (finding.code, finding.severity, finding.file) == ("N512", "notice", AREAS)
    assert "Éastshire" in (imported.folder / "data/areas.csv").read_text(encoding="utf-8")


@pytest.mark.parametrize("separator", [";", "\t", "|"])
def test_other_separators_are_read_and_told(separator, tmp_path):
    plan = lay_out(tmp_path)
    file = tmp_path / AREAS
    file.write_text(file.read_text(encoding="utf-8").replace(",", separator), encoding="utf-8")

    imported = import_package(plan)

    assert [finding.code for finding in imported.findings] == ["N512"]
    assert imported.rows["areas"] == 4


def test_a_workbook_is_refused(tmp_path):
    plan = lay_out(tmp_path)
    (tmp_path / AREAS).write_bytes(b"PK\x03\x04rest")

    with pytest.raises(DataError) as stopped:
        import_package(plan)

    assert [finding.code for finding in stopped.value.findings] == ["E107"]


def test_a_link_among_the_files_is_refused(tmp_path):
    plan = lay_out(tmp_path)
    (tmp_path / AREAS).rename(tmp_path / "elsewhere.csv")
    (tmp_path / AREAS).symlink_to(tmp_path / "elsewhere.csv")

    with pytest.raises(DataError) as stopped:
        import_package(plan)

    assert [finding.code for finding in stopped.value.findings] == ["E104"]


def test_a_mapping_that_is_not_there_is_wrong_usage(tmp_path):
    with pytest.raises(UsageError, match=r"nothing\.yaml is not there"):
        import_package(ImportPlan(tmp_path / "nothing.yaml"))


def test_a_data_folder_that_is_not_there_is_wrong_usage(tmp_path):
    plan = lay_out(tmp_path)

    with pytest.raises(UsageError, match="nowhere is not there"):
        import_package(ImportPlan(plan.mapping, data=tmp_path / "nowhere"))


def test_every_fault_of_imports_is_listed_and_fires_here():
    files = vars(import_faults), vars(workbook_faults)
    defined = {fault for names in files for fault in names.values() if isinstance(fault, ReadingFault)}

    assert defined == set(IMPORT_FAULTS)
    fired = (
        {code for _, code, *_ in FAULTS.values()}
        | {"W511", "N512"}
        | IN_WORKBOOKS
        | IN_PRINTED_TEXTS
        | IN_AREA_NAMES
        | IN_DRAFTS
    )
    assert {fault.code for fault in IMPORT_FAULTS} <= fired


def test_a_fault_of_a_cell_names_the_column_as_a_spreadsheet_does(tmp_path):
    finding, *_ = findings_of(tmp_path, (MEASURES, "Bus journeys,High", "Bus journeys,Good"))

    assert (finding.file, finding.line, finding.column, finding.letter, finding.value) == (
        MEASURES, 3, "good", "C", "Good",
    )  # fmt: skip


def test_the_value_of_a_period_is_its_text_alone(tmp_path):
    [finding] = findings_of(tmp_path, (FIGURES, ",2022/23,", ",2022/24,"))

    assert (finding.column, finding.letter, finding.value) == ("time", "C", "2022/24")


def test_thousands_of_different_faults_are_told_in_seconds(tmp_path):
    more = "".join(f"Unknown_{number},E10000091,20{number},{number}x,,,q{number}\n" for number in range(20_000))
    started = time.process_time()

    findings = findings_of(tmp_path, (FIGURES, "Source: invented.,,,,,,\n", more))

    assert len(findings) >= 60_000
    assert time.process_time() - started < 20


def test_rows_without_number_are_refused_before_they_are_made(tmp_path):
    with pytest.raises(DataError) as stopped:
        import_package(replace(lay_out(tmp_path), limits=Limits(import_rows=5)))

    findings = stopped.value.findings

    assert [finding.code for finding in findings] == ["E502"]
    assert "would make 6 rows" in findings[0].problem


def test_a_column_with_a_new_name_is_told_without_all_that_follows_from_it(tmp_path):
    findings = findings_of(tmp_path, (FIGURES, "code,", "name of the measure,"))

    assert {finding.code for finding in findings} == {"E503"}
    assert all(finding.problem == f'{FIGURES} has no column "code".' for finding in findings)
    assert "give it its old name in the file, or write the new one here." in findings[0].remedy


def test_names_of_areas_are_not_looked_up_before_there_are_areas(tmp_path):
    text = "Area,Code,Measure,2023/24\nLeics,E10000018,Waste,4\n"
    (tmp_path / "a.csv").write_text(text, encoding="utf-8")
    (tmp_path / "mapping.yaml").write_text(
        "package: {folder: made, title: T, licence: {name: OGL-UK-3.0}}\n"
        "files: {a: a.csv}\n"
        "tables:\n"
        "  areas: {from: a, columns: {area: GSS, slug: {slug: Area}, name: Area, type: {constant: county}}}\n"
        "  observations:\n    from: a\n    columns:\n      indicator: {slug: Measure}\n      area: {area: Area}\n"
        "      period: {period: {constant: 2023/24}, type: {constant: financial year}}\n"
        "      as_of: {constant: 2024-09}\n      value: {figure: 2023/24}\n",
        encoding="utf-8",
    )
    with pytest.raises(DataError) as stopped:
        import_package(ImportPlan(tmp_path / "mapping.yaml"))

    assert {finding.code for finding in stopped.value.findings} == {"E503"}


def test_a_period_in_another_spelling_is_told_with_the_right_one(tmp_path):
    [finding] = findings_of(tmp_path, (FIGURES, ",2022/23,", ",22/23,"))

    assert (finding.code, finding.value, finding.remedy) == ("E505", "22/23", "Write 2022/23.")


@pytest.mark.parametrize(
    ("text", "remedy"),
    [
        ("31/03/2024", "Write 2024-03-31."),
        ("3/4/2024", "Write 2024-04-03 or 2024-03-04, whichever is meant."),
        ("4.4.2024", "Write 2024-04-04."),
    ],
)
def test_a_day_in_figures_is_told_with_the_days_that_it_can_be(text, remedy):
    assert _unread(text, "snapshot", "").remedy == remedy


def test_rows_whose_period_cannot_be_read_are_not_said_to_repeat(tmp_path):
    findings = findings_of(tmp_path, (FIGURES, ",2022/23,", ",2022/24,"), (FIGURES, ",2023-24,", ",2023-25x,"))

    assert {finding.code for finding in findings} == {"E505"}


def test_the_letters_of_a_file_saved_for_the_macintosh_are_right(tmp_path):
    plan = lay_out(tmp_path, (AREAS, "Eastshire", "Éastshire – café"))
    file = tmp_path / AREAS
    file.write_bytes(file.read_text(encoding="utf-8").replace("\n", "\r").encode("mac_roman"))

    imported = import_package(plan)

    [finding] = imported.findings
    assert finding.code == "N512"
    assert 'saved as "CSV (Macintosh)"' in finding.problem
    assert "Éastshire – café" in (imported.folder / "data/areas.csv").read_text(encoding="utf-8")
