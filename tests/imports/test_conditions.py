"""Which rows are kept where a condition has a star, and columns that a file may lack."""

import pandas as pd
import pytest

from site_builder.imports.mapping import Condition
from site_builder.imports.rows import Conditions, keep, rows_of_file
from site_builder.model import Table
from tests.imports.small_import import findings_of, import_small, rows_of

MAPPING = "mapping.yaml"
KEPT = "where: {kind: {not: country}}"
CODES = ["E10000091", "E10000092", "E06000091", "E92000009", "*", ""]


def kept(*, where=(), leave_out=()):
    """The codes that conditions keep."""
    table = Table("areas", "areas.csv", pd.DataFrame({"code": CODES}, index=range(2, 8), dtype="str"))
    return keep(rows_of_file(table), Conditions(where, leave_out), {}, MAPPING).rows.frame["code"].tolist()


@pytest.mark.parametrize(
    ("texts", "codes"),
    [
        (["E10*"], CODES[:2]),
        (["E10*", "E06000091"], CODES[:3]),
        (["E10000091", "E1*"], CODES[:2]),
        (["E10000091"], CODES[:1]),
        (["*"], ["*"]),
        (["E*", "*"], CODES[:5]),
        (["", "E9*"], ["E92000009", ""]),
    ],
)
def test_a_star_stands_for_all_that_begin_so(texts, codes):
    condition = Condition("code", 1, frozenset(texts))
    turned = Condition("code", 1, frozenset(texts), negated=True)
    others = [code for code in CODES if code not in codes]

    assert kept(where=[condition]) == kept(leave_out=[[turned]]) == codes
    assert kept(where=[turned]) == kept(leave_out=[[condition]]) == others


def test_a_star_that_no_row_meets_is_told(tmp_path):
    [finding] = findings_of(tmp_path, (MAPPING, KEPT, 'where: {code: ["E10*", "W06*"]}'))

    assert (finding.code, finding.problem) == ("E510", 'No row has "W06*" in the column "code".')


def test_a_star_alone_is_only_a_star(tmp_path):
    [finding] = findings_of(tmp_path, (MAPPING, KEPT, 'where: {code: "*"}'))

    assert finding.problem == 'No row has "*" in the column "code".'


def test_rows_that_a_star_leaves_out_are_counted_with_it(tmp_path):
    imported = import_small(tmp_path, (MAPPING, KEPT, 'leave out: [{code: {not: ["E10*", "E06*"]}}]'))

    [taken] = [taken for taken in imported.taken if taken.table == "group_members"]
    assert [(out.reason, out.count) for out in taken.left_out] == [('code is not "E06*" or "E10*"', 1)]


AREAS = "  areas: areas.csv\n"
DEFINITION = '{text: "{name}, as those who collect the figures count it."}'


def test_a_column_that_may_be_absent_is_empty(tmp_path):
    imported = import_small(
        tmp_path,
        (MAPPING, "measures: measures.csv", "measures: {path: measures.csv, may be absent: [remark, good]}"),
        (MAPPING, DEFINITION, "[remark, good, {constant: nothing}]"),
    )

    header, *rows = (row.split(",") for row in rows_of(imported, "indicators"))
    assert [row[header.index("definition")] for row in rows] == ["High", "High", "nothing"]
    assert all("remark" not in names for names in imported.unused_columns.values())


def test_a_column_that_may_be_absent_and_is_not_used_is_not_told_of(tmp_path):
    imported = import_small(
        tmp_path, (MAPPING, "measures: measures.csv", "measures: {path: measures.csv, may be absent: remark}")
    )

    assert "measures.csv" not in imported.unused_columns


def test_a_column_that_is_absent_and_may_not_be_is_told(tmp_path):
    findings = findings_of(tmp_path, (MAPPING, DEFINITION, "remark"))

    assert [finding.code for finding in findings] == ["E503"]


def test_rows_that_say_the_same_may_be_looked_up(tmp_path):
    row = "Pupils,Pupils in schools,,January,number"

    imported = import_small(
        tmp_path,
        ("measures.csv", row, f"{row}\n{row.replace('number', '%')}"),
        (
            MAPPING,
            "  indicators:\n    from: measures\n",
            "  indicators:\n    from: measures\n    leave out: [{key: Pupils, measured in: '%'}]\n",
        ),
        (
            MAPPING,
            "  benchmark_rows:\n    from: measures\n",
            "  benchmark_rows:\n    from: measures\n    leave out: [{measured in: '%', key: Pupils}]\n",
        ),
        (
            MAPPING,
            "  report_rows:\n    from: measures\n",
            "  report_rows:\n    from: measures\n    leave out: [{measured in: '%', key: Pupils}]\n",
        ),
    )

    assert "pupils,E10000091,Jan 2024" in "\n".join(rows_of(imported, "observations"))
