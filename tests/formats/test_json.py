import json

import pytest

from site_builder.formats.json_ import findings_json
from tests.formats.reports import HOSTILE, finding, hidden, hostile_findings, orders, report
from tests.written_tables import table


def test_a_finding_has_everything_that_is_known_of_it():
    document = json.loads(findings_json(report([finding()])))

    assert document["findings"] == [
        {
            "code": "E202",
            "severity": "error",
            "title": "A figure is a plain number",
            "file": "testshire/data/observations.csv",
            "path": "datapackages/testshire/data/observations.csv",
            "line": 3,
            "column": "value",
            "letter": "F",
            "value": "1,112",
            "problem": '"1,112" has a thousands comma.',
            "remedy": "Write 1112.",
            "page": "data/checks/e202/",
        }
    ]
    assert document["packages"] == [{"name": "testshire", "path": "datapackages/testshire", "rows": 12}]
    assert (document["version"], document["program"]["version"]) == (1, "1.2.3")


@pytest.mark.parametrize(
    ("codes", "strict", "passed"),
    [
        ([], True, True),
        (["W408"], False, True),
        (["W408"], True, False),
        (["E202"], False, False),
        (["N125"], True, True),
    ],
)
def test_it_says_whether_a_build_would_be_stopped(codes, strict, passed):
    document = json.loads(findings_json(report([finding(code) for code in codes], strict=strict)))

    assert document["passed"] is passed
    assert sum(document["counts"].values()) == len(codes)


def test_all_findings_are_there_however_many():
    document = json.loads(findings_json(report([finding(line=line) for line in range(5_000)])))

    assert [each["line"] for each in document["findings"]] == list(range(5_000))


def test_the_keys_are_those_that_the_page_promises():
    document = json.loads(findings_json(report([finding()])))

    for column, keys in (("Key of the document", document), ("Key of a finding", document["findings"][0])):
        assert [row[column].strip("`") for row in table("checking.md", column, "What it holds")] == list(keys)


def test_values_come_through_as_written_and_the_text_is_plain_ascii_without_orders():
    said = findings_json(report(hostile_findings()))

    assert [each["value"] for each in json.loads(said)["findings"]] == [
        text.replace("\ud800", "\ufffd") for text in HOSTILE
    ]
    assert said.isascii()
    assert hidden(said) == set()
    assert orders(said) == []
