"""Printed figures and targets are read as they are meant, or refused."""

from decimal import Decimal

import pytest

from site_builder.printed import read_printed_target, read_printed_value
from tests.cases import read_cases

VALUES = read_cases("parse/value_cases.csv")
TARGETS = read_cases("parse/target_cases.csv")
KINDS = {
    "number": {"number"},
    "less than": {"below"},
    "range": {"range"},
    "change": {"decrease", "increase"},
    "quartile": {"top quartile"},
    "plan": {"plan"},
}


@pytest.mark.parametrize("case", [case for case in VALUES if case["kind"] == "value"], ids=lambda case: case["text"])
def test_a_printed_figure_is_read_with_its_unit_scale_and_period(case):
    read = read_printed_value(case["text"])

    assert read.kind == "value"
    assert read.number == Decimal(case["number"])
    assert (read.unit or "", str(read.scale), read.period or "") == (case["unit"], case["scale"], case["period"])


@pytest.mark.parametrize(
    "case", [case for case in VALUES if case["kind"] == "none"], ids=lambda case: repr(case["text"])
)
def test_a_dash_or_nothing_is_no_figure(case):
    assert read_printed_value(case["text"]).kind == "none"


@pytest.mark.parametrize("text", ["lots", "1,11", "£5%", "1.2.3", "12 345", "１２"])
def test_words_and_badly_grouped_figures_are_refused(text):
    with pytest.raises(ValueError, match="is not a figure"):
        read_printed_value(text)


@pytest.mark.parametrize("case", TARGETS, ids=lambda case: repr(case["target_text"]))
def test_a_printed_target_is_read_as_its_kind(case):
    if case["kind"] == "error":
        with pytest.raises(ValueError, match="is not a target"):
            read_printed_target(case["target_text"])
        return
    read = read_printed_target(case["target_text"])
    if case["kind"] == "none":
        assert read is None
        return
    assert read is not None
    assert read.kind in KINDS[case["kind"]]
    ends = {Decimal(case[end]) for end in ("low", "high") if case[end]}
    if case["polarity"] == "none" and case["kind"] == "number":
        # Without a polarity a number is neither a lowest nor a highest: the case gives no end.
        ends = {Decimal(case["target_text"].rstrip("%"))}
    assert {number for number in (read.value, read.low, read.high) if number is not None} == ends


def test_the_direction_of_a_change_is_kept():
    assert read_printed_target("Year on year decrease").kind == "decrease"
    assert read_printed_target("Year on year increase").kind == "increase"
