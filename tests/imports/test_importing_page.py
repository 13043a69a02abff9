"""The page on imports is true: its example is run, its tables are those of the program."""

import re

import pytest
import yaml

from site_builder.__main__ import main
from site_builder.import_faults import IMPORT_FAULTS
from site_builder.imports.period_texts import read_period
from site_builder.imports.read_mapping import _PACKAGE, _TOP, FILE_KEYS, read_mapping
from site_builder.imports.read_parts import _FROM_FILE
from site_builder.imports.read_values import VERBS
from site_builder.sources.marked_yaml import read_marked_yaml
from tests.sites import ROOT
from tests.written_tables import table

PAGE = "importing.md"
TEXT = (ROOT / "docs" / PAGE).read_text(encoding="utf-8")
CODE = re.findall(r"^```(\w+)\n(.*?)^```$", TEXT, re.MULTILINE | re.DOTALL)


def codes(kind):
    return [text for name, text in CODE if name == kind]


def test_the_example_makes_what_the_page_shows(tmp_path, monkeypatch, capsys):
    file, made = codes("csv")
    mapping = codes("yaml")[0]
    *_, said = codes("text")
    (tmp_path / "figures.csv").write_text(file, encoding="utf-8")
    (tmp_path / "mapping.yaml").write_text(mapping, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    [command] = codes("console")

    assert main(command.split()[1:]) == 0

    assert capsys.readouterr().out.replace(str(tmp_path / "recycling"), "recycling") == said
    assert (tmp_path / "recycling/data/observations.csv").read_text(encoding="utf-8") == made


@pytest.mark.parametrize(
    "row",
    table(PAGE, "In the file", "Type in the mapping", "In the package", "Type in the package"),
    ids=lambda row: row["In the file"],
)
def test_each_example_of_a_period_is_read_as_the_page_says(row):
    read = read_period(row["In the file"], row["Type in the mapping"], "its end", {})

    assert (read.text, read.type) == (row["In the package"], row["Type in the package"])


def test_the_codes_are_those_of_the_program():
    shown = [(row["Code"], row["Rule"]) for row in table(PAGE, "Code", "Rule")]

    assert shown == [(fault.code, fault.title) for fault in IMPORT_FAULTS]


def test_every_key_of_a_mapping_is_explained():
    parts, keys = table(PAGE, "Key", "What it says"), table(PAGE, "Key", "What it does")

    assert {row["Key"].strip("`") for row in parts} == set(_TOP)
    assert {row["Key"].strip("`") for row in keys} == set(_FROM_FILE)
    for key in FILE_KEYS:
        assert f"`{key}`" in TEXT or f"{key}: " in TEXT, key
    for key in {*_PACKAGE} - {"created"}:
        assert re.search(rf"\b{key}s?\b", TEXT, re.IGNORECASE), key


def test_every_way_of_making_a_cell_is_explained():
    shown = " ".join(row["In the mapping"] for row in table(PAGE, "In the mapping", "What the cell holds"))

    for verb in set(VERBS) - {"column", "first of"}:
        assert f"{{{verb}: " in shown, verb
    for modifier in (
        "words",
        "otherwise",
        "first letter",
        "missing",
        "marks",
        "a bare year is",
        "not later than",
        "by",
        "unit",
        "plans",
    ):
        assert f"`{modifier}" in TEXT, modifier


@pytest.mark.parametrize("piece", codes("yaml")[1:], ids=lambda piece: piece.splitlines()[0])
def test_each_piece_of_a_mapping_can_be_read(piece):
    tops = {
        "package": {"folder": "x", "title": "x", "licence": {"name": "x"}},
        "files": {"figures": "figures.csv"},
        "tables": {},
    }
    given = yaml.safe_load(piece)
    text = yaml.safe_dump({**tops, **given}, sort_keys=False, allow_unicode=True, width=1000)

    made = {name: ["chosen"] for name in given.get("choices", ())}

    read = read_mapping(read_marked_yaml(text), "mapping.yaml", made)

    assert read.findings == ()
