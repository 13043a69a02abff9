from pathlib import Path

import pytest

from site_builder import schemas
from site_builder.schemas import TABLE_SCHEMAS
from site_builder.text.hidden_characters import echo, visible
from site_builder.text.near_match import near_match


@pytest.mark.parametrize(
    ("text", "meant"),
    [("As of", "as_of"), ("Value", "value"), ("vaule", "value"), ("zebra", None), ("", None), ("x" * 101, None)],
)
def test_the_nearest_name_is_found(text, meant):
    assert near_match(text, ["as_of", "value", "area"]) == meant


def test_hidden_characters_are_spelt_out_and_terminal_sequences_dropped():
    assert visible("a\x1b[31mb\x1b]0;title\x07c\u202ed\n\U000e0041\ud800") == "abc\\u202ed\\n\\U000e0041\\ud800"


def test_long_cells_are_shortened():
    assert echo("x" * 100) == '"' + "x" * 77 + '..."'
    assert echo("x" * 80) == '"' + "x" * 80 + '"'


def test_every_shipped_schema_is_loaded():
    assert all(schema["name"] == name for name, schema in TABLE_SCHEMAS.items())
    assert len(TABLE_SCHEMAS) == len(list(Path(schemas.__file__).parent.glob("*.json")))


def test_among_thousands_of_names_those_with_the_same_beginning_are_looked_at():
    names = [f"a-name-{i:05}" for i in range(5_000)] + ["waste-recycled"]

    assert near_match("waste-recyled", names) == "waste-recycled"
