"""Figures and targets as reports print them become plain numbers, or a finding."""

from decimal import Decimal

import pytest

from site_builder.importing import import_package
from site_builder.imports.evaluate import CellFault
from site_builder.imports.printed_texts import _figure, _target
from site_builder.imports.verbs import Constant, PrintedTarget, Value
from tests.cases import read_cases
from tests.imports.small_import import refused, write_texts
from tests.imports.test_importing_page import codes

FIRED = {"E522", "E523"}
KINDS = ("percent", "money", "number")


@pytest.mark.parametrize(
    ("text", "kind", "number"),
    [
        ("£21.57bn", "money", "21570000000"),
        ("-£2.2m", "money", "-2200000"),
        ("£28,260", "money", "28260"),
        ("915", "money", "915"),
        ("13.22m", "number", "13220000"),
        ("2,261k", "number", "2261000"),
        ("1.0m", "number", "1000000"),
        ("1,112", "number", "1112"),
        ("43.2%", "percent", "43.2"),
        ("77.80%", "percent", "77.80"),
        ("43.2", "percent", "43.2"),
        ("(2.2)", "number", "-2.2"),
        ("(£2.2m)", "money", "-2200000"),
        ("\u20100.28", "number", "-0.28"),
        ("\u22120.28", "number", "-0.28"),
        ("\u20130.28", "number", "-0.28"),
        ("+9%", "percent", "9"),
        ("n/a", "percent", ""),
        ("-", "number", ""),
        ("\u2010", "number", ""),
        ("No data", "money", ""),
    ],
)
def test_a_printed_figure_becomes_a_plain_number(text, kind, number):
    assert _figure(text, kind) == number


@pytest.mark.parametrize(
    ("text", "kind", "says"),
    [
        ("£43.2", "percent", "has a pound sign, but it is counted in per cent"),
        ("43.2%", "money", "has a per cent sign, but it is counted in money"),
        ("43.2%", "number", "has a per cent sign, but its unit is a plain number"),
        ("£915", "number", "has a pound sign, but its unit is a plain number"),
        ("5m", "percent", "is shortened with a letter, but it is counted in per cent"),
        ("28%-40%", "percent", "is a range, which only a target can be"),
        ("28 to 40", "number", "is a range"),
        ("5\u20106%", "percent", "is a range"),
        ("<5", "number", "is a bound"),
        ("9.4% (2019)", "percent", "has a period of its own behind it"),
        ("(2019)", "number", '"(2019)"'),
        ("lots", "number", '"lots" is not a number'),
        ("43,2", "number", "comma that does not set apart thousands"),
        ("1,11", "number", "comma"),
        ("#DIV/0!", "number", "error of a spreadsheet formula"),
        ("£5%", "money", '"£5%"'),
    ],
)
def test_what_could_mean_two_things_is_told(text, kind, says):
    found = _figure(text, kind)

    assert isinstance(found, CellFault)
    assert says in found.problem
    assert found.remedy


@pytest.mark.parametrize("case", read_cases("parse/value_cases.csv"), ids=lambda case: repr(case["text"]))
def test_every_known_form_is_the_number_times_its_scale_or_a_finding(case):
    kind = {"percent": "percent", "gbp": "money"}.get(case["unit"], "number")
    found = _figure(case["text"], kind)

    if case["kind"] == "none":
        assert found == ""
    elif case["kind"] == "error" or case["period"]:
        assert isinstance(found, CellFault)
    else:
        assert Decimal(found) == Decimal(case["number"]) * int(case["scale"])


def target(text, give, kind="percent", plans=()):
    return _target(text, kind, PrintedTarget("Target", give, Value(Constant("x"), 1), plans))


@pytest.mark.parametrize(
    ("text", "unit", "kind", "value", "low", "high"),
    [
        ("85%", "percent", "number", "85", "", ""),
        ("5-6%", "percent", "range", "", "5", "6"),
        ("28%\u201340%", "percent", "range", "", "28", "40"),
        ("<560.8", "number", "below", "560.8", "", ""),
        (">= 4", "number", "at least", "4", "", ""),
        ("£5-6m", "money", "range", "", "5000000", "6000000"),
        ("£10m", "money", "number", "10000000", "", ""),
        ("1,112", "number", "number", "1112", "", ""),
        ("Year on year decrease", "number", "decrease", "", "", ""),
        ("top quartile", "percent", "top quartile", "", "", ""),
        ("MTFS", "money", "plan", "", "", ""),
        ("Corporate Plan", "money", "plan", "", "", ""),
    ],
)
def test_a_printed_target_says_its_kind_its_numbers_and_its_text(text, unit, kind, value, low, high):
    parts = [target(text, give, unit, ("Corporate Plan",)) for give in ("kind", "value", "low", "high")]

    assert parts == [kind, value, low, high]
    # A package has plain hyphens; the rest is as printed.
    assert target(text, "text", unit, ("Corporate Plan",)) == text.replace("\u2013", "-")


@pytest.mark.parametrize(
    ("text", "unit", "says"),
    [
        ("soon", "percent", "is not a target that can be read"),
        ("6 days", "number", "has words behind its number"),
        ("n/a", "percent", "There is no target"),
        ("", "percent", "There is no target"),
        ("£5", "percent", "has a pound sign"),
        ("5k-6m", "number", "shortened in two ways"),
        ("5m-6", "number", "shortened in two ways"),
    ],
)
def test_a_target_that_cannot_be_read_is_told(text, unit, says):
    found = target(text, "kind", unit)

    assert isinstance(found, CellFault)
    assert says in found.problem


MAPPING = (
    codes("yaml")[0]
    .replace("        figure: Value\n", "        printed: Value\n        unit: {constant: percent}\n")
    .replace(
        "  outcomes:\n",
        """\
  targets:
    from: figures
    where: {Area: Northshire, Period: 2023-24}
    columns:
      publication: {slug: [Area, Period]}
      indicator: {slug: Indicator}
      kind: {target: Target, give: kind, unit: {constant: percent}}
      value: {target: Target, give: value, unit: {constant: percent}}
      low: {target: Target, give: low, unit: {constant: percent}}
      high: {target: Target, give: high, unit: {constant: percent}}
      text: {target: Target, give: text, unit: {constant: percent}}

  outcomes:
""",
        1,
    )
)
FIGURES = """\
Code,Area,Indicator,Better,Period,Value,Note,Target
E10000091,Northshire,Waste recycled (%),High,2022-23,45.1%,,
E10000091,Northshire,Waste recycled (%),High,2023-24,46.8%,p,45%-50%
E10000092,Southshire,Waste recycled (%),High,2023-24,n/a,*,
E92000001,England,Waste recycled (%),High,2023-24,44.0,,
"""


def lay_out(folder, *changes):
    return write_texts(folder, {"mapping.yaml": MAPPING, "figures.csv": FIGURES}, changes)


def findings_of(folder, *changes):
    return refused(lay_out(folder, *changes))


def test_printed_figures_and_targets_go_into_a_package(tmp_path):
    folder = import_package(lay_out(tmp_path)).folder

    assert (folder / "data/observations.csv").read_text(encoding="utf-8") == codes("csv")[1]
    assert (folder / "data/targets.csv").read_text(encoding="utf-8").splitlines()[1:] == [
        "northshire-2023-24,waste-recycled,range,,45,50,45%-50%"
    ]


def test_a_figure_that_does_not_suit_its_unit_is_told_at_its_cell(tmp_path):
    [finding] = findings_of(tmp_path, ("figures.csv", "46.8%", "£46.8"))

    assert (finding.code, finding.line, finding.letter, finding.value) == ("E522", 3, "F", "£46.8")


def test_a_target_that_cannot_be_read_is_told_once(tmp_path):
    [finding] = findings_of(tmp_path, ("figures.csv", "45%-50%", "soon"))

    assert (finding.code, finding.line, finding.letter, finding.value) == ("E523", 3, "H", "soon")


def test_a_missing_figure_without_a_mark_is_told(tmp_path):
    mark = '        missing: {column: Note, words: {"*": "[c]"}}\n'
    [finding] = findings_of(tmp_path, ("mapping.yaml", mark, ""))

    assert (finding.code, finding.line, finding.value) == ("E506", 4, "n/a")


def test_figures_of_one_indicator_are_printed_in_one_way(tmp_path):
    number = ("mapping.yaml", 'kind: percent, suffix: "%"', "kind: number")
    findings = findings_of(
        tmp_path,
        number,
        ("figures.csv", "45.1%", '"1,007"'),
        ("figures.csv", "46.8%", "908k"),
        ("mapping.yaml", "unit: percent, ", "unit: percent, "),
        ("figures.csv", "45%-50%", "50"),
    )

    [finding] = findings
    assert (finding.code, finding.line, finding.value) == ("E522", 2, "1,007")
    assert '"1,007" has no letter for thousands or millions, but "908k" of the same indicator has' in finding.problem
    assert finding.remedy == "Write 1,007k if that is meant; or write all of them in full."


@pytest.mark.parametrize(
    ("changes", "code", "says"),
    [
        ([("mapping.yaml", "        unit: {constant: percent}\n", "")], "E502", "lacks the key unit"),
        ([("mapping.yaml", "give: kind", "give: kinds")], "E502", 'cannot be "kinds"'),
        ([("mapping.yaml", "give: kind, ", "")], "E502", "lacks the key give"),
        ([("mapping.yaml", "        unit: {constant: percent}", "        unit: {constant: percentage}")], "E508", 'unit "percentage" is not in the table units'),
    ],
)  # fmt: skip
def test_what_the_mapping_says_of_printed_texts_is_checked(changes, code, says, tmp_path):
    assert any(finding.code == code and says in finding.problem for finding in findings_of(tmp_path, *changes))


def test_a_mapping_without_units_is_told(tmp_path):
    start = MAPPING.index("  units:\n")
    units = MAPPING[start : MAPPING.index("  indicators:\n")]

    findings = findings_of(tmp_path, ("mapping.yaml", units, ""))
    assert any("makes no table units" in finding.problem for finding in findings)


@pytest.mark.parametrize("text", ["Jan 2024", "2024-01-05", "5-Mar", "12/03/2024"])
def test_a_figure_that_excel_made_a_date_is_looked_up(text):
    found = _figure(text, "number")

    assert isinstance(found, CellFault)
    assert found.kind is not None
    assert found.kind.code == "E521"
    assert found.problem == f'"{text}" is a date and not a figure: Excel has probably changed what was typed.'
    assert found.remedy.startswith("Look the figure up")


@pytest.mark.parametrize(
    ("text", "has", "write"),
    [
        ("£ 915k", "a blank behind the pound sign", "£915k"),
        ("43.2 %", "a blank before the per cent sign", "43.2%"),
        ("~915", "a sign that says about", "915"),
        ("915 k", "a blank before its last letter", "915k"),
        ("~£ 915k", "a sign that says about and a blank behind the pound sign", "£915k"),
    ],
)
def test_the_one_thing_that_keeps_a_figure_from_being_read_is_named(text, has, write):
    found = _figure(text, "money")

    assert isinstance(found, CellFault)
    assert (found.problem, found.remedy) == (f'"{text}" has {has}.', f"Write {write}.")
    assert not isinstance(_figure(write, None), CellFault)
