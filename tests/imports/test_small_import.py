"""A small import from beginning to end: what is made, what is counted, what is left alone."""

import pytest

from site_builder.after_import import account
from site_builder.errors import DataError, UsageError
from site_builder.importing import ImportPlan, import_package
from site_builder.output.imported_package import MARK
from tests.imports.small_import import EXPECTED, findings_of, import_small, lay_out, rows_of
from tests.sites import change_cell, files_of


def made_files(folder):
    return {name: content for name, content in files_of(folder).items() if name != MARK}


def test_the_package_is_the_expected_one_byte_for_byte(tmp_path):
    imported = import_small(tmp_path)

    assert imported.folder == tmp_path / "made/testland"
    assert made_files(imported.folder) == files_of(EXPECTED)
    assert imported.findings == ()


def test_two_imports_of_the_same_files_are_equal(tmp_path):
    plan = lay_out(tmp_path)
    first = files_of(import_package(plan).folder)

    assert files_of(import_package(plan).folder) == first
    assert [path.name for path in (tmp_path / "made").iterdir()] == ["testland"]


def test_each_row_that_was_read_is_accounted_for(tmp_path):
    imported = import_small(tmp_path)

    for taken in imported.taken:
        assert taken.read * taken.times == taken.made + sum(out.count for out in taken.left_out)
    assert imported.rows == {
        name.removeprefix("data/").removesuffix(".csv"): content.count(b"\n") - 1
        for name, content in files_of(EXPECTED).items()
        if name.startswith("data/")
    }
    said = account(imported)
    assert 'figures.csv, 11 rows: 10 in observations; 1 left out: code is "E10000092" and time is "2024".' in said
    assert "measures.csv, 3 rows, each with 2 of benchmarks: 6 in benchmark_rows." in said
    assert "figures.csv: 1 line without a row (empty, or a note below the table)." in said
    assert said[-1] == f"40 rows in 14 tables: {imported.folder}"


def test_columns_that_nothing_is_made_from_are_named(tmp_path):
    imported = import_small(tmp_path, ("mapping.yaml", "      noun: {column: name", "      noun: {column: key"))
    assert imported.unused_columns == {}

    plan = lay_out(tmp_path, ("mapping.yaml", "      lower: low\n      upper: high\n", ""))

    imported = import_package(plan)
    [told] = [line for line in account(imported) if "nothing is made from" in line]
    assert (
        told
        == "figures.csv: nothing is made from low, which holds 2 texts (first in E4); nor from high, which holds 2 texts (first in F4)."
    )


def test_a_choice_makes_another_publication(tmp_path):
    plan = lay_out(tmp_path)
    imported = import_package(ImportPlan(plan.mapping, choices={"council": ("E06000091",)}))

    assert rows_of(imported, "publications")[1:] == [
        "eastshire-2023-24,E06000091,2023/24,Eastshire in 2023/24,2024-12-31,counties,counties-2024"
    ]
    # It has no figure for waste that may be published, and none for buses.
    assert rows_of(imported, "report_rows")[1:] == ["eastshire-2023-24,pupils,everything,1,none"]


def test_all_of_a_choice_makes_one_for_every_row(tmp_path):
    plan = lay_out(
        tmp_path,
        (
            "mapping.yaml",
            "      code: {choice: council}",
            "      kind: {not: country}\n      end: ''\n      code: {choice: council}",
        ),
    )
    imported = import_package(ImportPlan(plan.mapping, choices={"council": ("all",)}))

    assert [row.partition(",")[0] for row in rows_of(imported, "publications")[1:]] == [
        "northshire-2023-24",
        "eastshire-2023-24",
    ]


def test_a_choice_that_the_mapping_does_not_offer_is_wrong_usage(tmp_path):
    plan = lay_out(tmp_path)

    with pytest.raises(UsageError, match="did you mean council"):
        import_package(ImportPlan(plan.mapping, choices={"concil": ("E06000091",)}))


def test_files_can_lie_in_another_folder_than_the_mapping(tmp_path):
    (tmp_path / "mappings").mkdir()
    (tmp_path / "data").mkdir()
    plan = lay_out(tmp_path / "mappings")
    for file in (tmp_path / "mappings").glob("*.csv"):
        file.rename(tmp_path / "data" / file.name)

    imported = import_package(ImportPlan(plan.mapping, data=tmp_path / "data", folder=tmp_path / "elsewhere/testland"))

    assert made_files(imported.folder) == files_of(EXPECTED)


def test_a_fault_leaves_the_last_package_as_it_was(tmp_path):
    plan = lay_out(tmp_path)
    before = files_of(import_package(plan).folder)
    change_cell(tmp_path / "figures.csv", "46.8,45.5", '"1,112",45.5')

    with pytest.raises(DataError):
        import_package(plan)

    assert files_of(tmp_path / "made/testland") == before


def test_a_fault_that_only_the_checks_find_is_told_with_the_line_of_the_source(tmp_path):
    [finding] = findings_of(tmp_path, ("figures.csv", "46.8,45.5,48", "46.8,45.5,46"))

    assert (finding.file, finding.line, finding.column) == ("figures.csv", 5, None)
    assert finding.problem.startswith('In the table observations, column "value": ')
    assert "46.8" in finding.problem


def test_a_fault_of_a_row_that_the_mapping_holds_is_told_with_the_line_of_the_mapping(tmp_path):
    finding, *_ = findings_of(tmp_path, ("mapping.yaml", "seed: 1}", "seed: one}"))

    assert finding.file == "mapping.yaml"
    assert "seed: one" in (tmp_path / "mapping.yaml").read_text(encoding="utf-8").splitlines()[finding.line - 1]
    assert finding.problem.startswith('In the table benchmarks, column "seed": "one" is not')


def test_texts_that_people_wrote_beside_the_tables_stay(tmp_path):
    plan = lay_out(tmp_path)
    folder = import_package(plan).folder
    text = folder / "narrative/northshire-2023-24/living.md"
    text.parent.mkdir(parents=True)
    text.write_text("More is recycled.\n", encoding="utf-8")

    import_package(plan)

    assert text.read_text(encoding="utf-8") == "More is recycled.\n"


def test_a_link_on_the_way_to_the_package_is_refused_and_nothing_is_made_behind_it(tmp_path):
    (tmp_path / "mappings").mkdir()
    (tmp_path / "elsewhere").mkdir()
    plan = lay_out(tmp_path / "mappings")
    (tmp_path / "mappings/made").symlink_to(tmp_path / "elsewhere")

    with pytest.raises(UsageError, match="made is not a folder of its own"):
        import_package(plan)

    assert list((tmp_path / "elsewhere").iterdir()) == []


def test_who_says_where_to_may_go_through_a_link(tmp_path):
    (tmp_path / "mappings").mkdir()
    (tmp_path / "elsewhere").mkdir()
    plan = lay_out(tmp_path / "mappings")
    (tmp_path / "linked").symlink_to(tmp_path / "elsewhere")

    import_package(ImportPlan(plan.mapping, folder=tmp_path / "linked/testland"))

    assert made_files(tmp_path / "elsewhere/testland") == files_of(EXPECTED)
