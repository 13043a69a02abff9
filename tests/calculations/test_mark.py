"""Marks follow one rule, and no row is both strong and in need of attention."""

import itertools

import pytest

from site_builder.calculations.mark import mark_row

DIRECTIONS = ["improved", "similar", "worse", "higher", "lower", "not determinable"]
VERDICTS = ["met", "missed", "better than range", "not judged", "no target"]
QUARTILES = ["1", "2", "3", "4", "1-2", "3-4", None]


@pytest.mark.parametrize(
    ("direction", "verdict", "quartile", "mark", "reasons"),
    [
        ("improved", "met", "4", "attention", ("in the bottom quarter",)),
        ("similar", "missed", "2", "attention", ("target missed and no improvement shown",)),
        ("worse", "missed", "4", "attention", ("in the bottom quarter", "target missed and no improvement shown")),
        ("improved", "missed", "2", None, ()),
        ("similar", "no target", "1", "strong", ("in the top quarter",)),
        ("worse", "no target", "1", None, ()),
        ("improved", "missed", "1", None, ()),
        ("improved", "met", None, "strong", ("target met and improved",)),
        ("improved", "better than range", "2", "strong", ("target met and improved",)),
        ("improved", "met", "3", None, ()),
        ("improved", "met", "1-2", "strong", ("target met and improved",)),
        ("improved", "no target", "1-2", None, ()),
        ("improved", "met", "3-4", None, ()),
        ("improved", "met", "1", "strong", ("in the top quarter", "target met and improved")),
        ("not determinable", "missed", None, "attention", ("target missed and no improvement shown",)),
    ],
)
def test_a_row_is_marked_with_its_reasons(direction, verdict, quartile, mark, reasons):
    assert mark_row(direction, verdict, quartile) == (mark, reasons)


def test_in_every_combination_a_mark_has_reasons_and_attention_is_as_defined():
    for direction, verdict, quartile in itertools.product(DIRECTIONS, VERDICTS, QUARTILES):
        mark, reasons = mark_row(direction, verdict, quartile)
        attention = quartile == "4" or (verdict == "missed" and direction != "improved")
        assert (mark == "attention") == attention
        assert bool(reasons) == (mark is not None)
