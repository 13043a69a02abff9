"""SARIF is judged by classes that were made from its official schema."""

import json
import re

import pytest
from pydantic import ValidationError
from pydantic_sarif.model import StaticAnalysisResultsFormatSarifVersion210JsonSchema as OfficialSarif

from site_builder.checks import EXPLAINED
from site_builder.formats.sarif import sarif
from tests.formats.reports import HOSTILE, finding, hidden, hostile_findings, orders, report


def run_of(findings, **more):
    return json.loads(sarif(report(findings, **more)))["runs"][0]


@pytest.mark.parametrize(
    "findings",
    [[], [finding()], [finding(code, line=None) for code in ("E202", "W408", "N125")], hostile_findings()],
    ids=["nothing found", "one", "of each severity", "hostile"],
)
def test_the_official_schema_accepts_it(findings):
    OfficialSarif.model_validate_json(sarif(report(findings, site="https://example.org/")))


def test_the_official_schema_refuses_another_level():
    with pytest.raises(ValidationError, match="level"):
        OfficialSarif.model_validate_json(sarif(report([finding()])).replace('"level": "error"', '"level": "bad"'))


def test_every_rule_is_listed_with_its_help_and_the_address_of_its_page():
    rules = run_of([], site="https://example.org/")["tool"]["driver"]["rules"]

    assert {rule["id"] for rule in rules} == {rule.code for rule in EXPLAINED}
    for rule in rules:
        assert rule["helpUri"] == f"https://example.org/data/checks/{rule['id'].lower()}/"
        assert rule["help"]["text"]
        assert rule["defaultConfiguration"]["level"] in ("error", "warning", "note")


def test_no_address_is_given_where_the_site_has_none():
    assert not any("helpUri" in rule for rule in run_of([])["tool"]["driver"]["rules"])


def test_a_result_points_at_its_rule_its_line_and_its_column():
    run = run_of([finding()])
    [result] = run["results"]
    [location] = result["locations"]

    assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"] == "E202"
    assert location["physicalLocation"]["artifactLocation"] == {
        "uri": "datapackages/testshire/data/observations.csv",
        "uriBaseId": "%SRCROOT%",
    }
    assert location["physicalLocation"]["region"] == {"startLine": 3}
    assert location["logicalLocations"][0]["fullyQualifiedName"] == "value (F3)"


@pytest.mark.parametrize(("code", "level"), [("E202", "error"), ("W408", "warning"), ("N125", "note")])
def test_severities_have_their_levels(code, level):
    assert run_of([finding(code)])["results"][0]["level"] == level


@pytest.mark.parametrize(
    ("folder", "uri"),
    [
        ("data packages/testshire", "data%20packages/testshire/data/observations.csv"),
        ("/srv/testshire", "file:///srv/testshire/data/observations.csv"),
        ("C:/councils/testshire", "file:///C:/councils/testshire/data/observations.csv"),
    ],
)
def test_a_path_is_an_address(folder, uri):
    [result] = run_of([finding()], path=folder)["results"]

    assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == uri


def fingerprints(findings):
    return [result["partialFingerprints"]["finding/v1"] for result in run_of(findings)["results"]]


def test_a_fingerprint_stays_when_rows_above_come_and_go():
    repeated = "The row stands on line {} as well."

    assert fingerprints([finding(line=3)]) == fingerprints([finding(line=40)])
    assert fingerprints([finding("E302", 9, None, repeated.format(3))]) == fingerprints(
        [finding("E302", 46, None, repeated.format(40))]
    )


def test_different_findings_have_different_fingerprints():
    different = [
        finding(),
        finding(line=4),
        finding("E201"),
        finding(value="2,224"),
        finding(file="testshire/data/targets.csv"),
        finding(problem="Another fault."),
    ]

    assert len(set(fingerprints(different))) == len(different)


def test_no_text_of_a_cell_becomes_a_link_a_placeholder_or_an_order():
    said = sarif(report(hostile_findings()))
    run = json.loads(said)["runs"][0]
    messages = [result["message"]["text"] for result in run["results"]]

    assert said.isascii()
    assert hidden(said) == set()
    assert orders(said) == []
    assert not any("](" in message for message in messages)
    assert not any(re.search(r"(?<!\{)\{(\{\{)*(?!\{)", message) for message in messages)
    assert not any(hidden(message) for message in messages)
    assert [result["properties"]["value"] for result in run["results"]] == [
        text.replace("\ud800", "\ufffd") for text in HOSTILE
    ]
