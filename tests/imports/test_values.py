"""The ways in which a cell can be made."""

import pytest

from site_builder.errors import DataError
from tests.imports.small_import import import_small, rows_of

MAPPING = "mapping.yaml"
DEFINITION = '{text: "{name}, as those who collect the figures count it."}'


def definitions(folder, value, *more):
    """The definitions of the three measures, made in another way."""
    imported = import_small(folder, (MAPPING, DEFINITION, value), *more)
    header, *rows = (row.split(",") for row in rows_of(imported, "indicators"))
    return [row[header.index("definition")] for row in rows]


@pytest.mark.parametrize(
    ("value", "made"),
    [
        ("key", ["Waste_Recycled", "Bus_Trips", "Pupils"]),
        ("{column: key}", ["Waste_Recycled", "Bus_Trips", "Pupils"]),
        ("{constant: the same}", ["the same"] * 3),
        ("{slug: [key, year]}", ["waste-recycled-financial", "bus-trips-calendar", "pupils-january"]),
        ('{text: "{key} ({good})"}', ["Waste_Recycled (High)", "Bus_Trips (High)", "Pupils ()"]),
        (
            "{slug: {column: key, words: {Pupils: all pupils}, otherwise: as it is}}",
            ["waste-recycled", "bus-trips", "all-pupils"],
        ),
        ("{slug: {joined: [year, key]}}", ["financial-waste-recycled", "calendar-bus-trips", "january-pupils"]),
        (
            "{joined: [key, good, year], with: ' / '}",
            ["Waste_Recycled / High / Financial", "Bus_Trips / High / Calendar", "Pupils / January"],
        ),
        ("{joined: [{constant: of}, good]}", ["of High", "of High", "of"]),
        ("{choice: council}", ["E10000091"] * 3),
        ("[good, year]", ["High", "High", "January"]),
        ("{first of: [good, {constant: neither}]}", ["High", "High", "neither"]),
        ("{column: good, words: good}", ["high", "high", "none"]),
        ("{column: good, words: {High: up}, otherwise: as it is}", ["up", "up", ""]),
        ("{column: good, words: {High: up}, otherwise: other}", ["up", "up", "other"]),
        ('{column: key, words: {"B*": some, Bus_Trips: one, "Bu*": few}, otherwise: all}', ["all", "one", "all"]),
        ('{column: key, words: {"*": star, "B*": some, "Bu*": few}, otherwise: all}', ["all", "few", "all"]),
        ("{column: name, first letter: small}", ["household waste recycled", "bus journeys", "pupils in schools"]),
        ("{numbered within: status}", ["1", "2", "3"]),
        ("{numbered within: unit}", ["1", "1", "1"]),
        ("{of the figures: decimals}", ["1", "2", "0"]),
        ("{of the figures: decimals, at most: 1}", ["1", "1", "0"]),
        ("{of the figures: period type}", ["financial year", "calendar year", "snapshot"]),
        ("{look up: key, in: measures, give: year}", ["Financial", "Calendar", "January"]),
        (
            "{look up: key, in: measures, give: year, words: {Financial: f, Calendar: c, January: j}}",
            ["f", "c", "j"],
        ),
    ],
)
def test_each_way_of_making_a_cell(value, made, tmp_path):
    assert definitions(tmp_path, value) == made


def test_an_abbreviation_keeps_its_capital_letter(tmp_path):
    made = definitions(
        tmp_path,
        "{column: name, first letter: small}",
        ("measures.csv", "Bus journeys", "SEN pupils"),
        ("measures.csv", "Pupils in schools", "A level entries"),
    )

    assert made[1:] == ["SEN pupils", "A level entries"]


def test_a_figure_keeps_each_of_its_digits(tmp_path):
    imported = import_small(tmp_path, ("figures.csv", ",88000,", ",88000.1230,"))

    assert "pupils,E10000091,Jan 2024,,2024-08,88000.1230,,,," in rows_of(imported, "observations")


def test_a_period_says_its_type_where_it_is_not_its_indicators(tmp_path):
    imported = import_small(tmp_path, ("figures.csv", "Bus_Trips,E10000091,2023,", "Bus_Trips,E10000091,2022-23,"))

    assert "bus-trips,E10000091,2022-23,rolling calendar,2024-07,12.25,,,e," in rows_of(imported, "observations")


def test_a_mark_behind_a_period_can_be_a_note_beside_another(tmp_path):
    imported = import_small(
        tmp_path,
        ("figures.csv", "2023-24,,,,c", "2023-24 (draft),,,,c"),
        (MAPPING, "marks: {prov: p}", "marks: {prov: p, draft: A draft.}"),
    )

    assert "waste-recycled,E06000091,2023/24,,2024-10,[c],,,,Too few to publish. A draft." in rows_of(
        imported, "observations"
    )


def test_a_mark_joins_the_status_of_a_column_in_the_order_of_the_format(tmp_path):
    imported = import_small(tmp_path, ("figures.csv", "2024 (prov),46.8,45.5,48,", "2024 (prov),46.8,45.5,48,e"))

    assert "waste-recycled,E10000091,2023/24,,2024-10,46.8,45.5,48,p e," in rows_of(imported, "observations")


def test_rows_can_be_kept_by_what_stands_in_another_file(tmp_path):
    imported = import_small(
        tmp_path,
        (MAPPING, "    from: figures\n", "    from: figures\n    where:\n      code: {in: areas}\n"),
        ("figures.csv", "Pupils,E06000091,2024,41250", "Pupils,E09000001,2024,41250"),
    )

    [taken] = [taken for taken in imported.taken if taken.table == "observations"]
    assert [(out.reason, out.count) for out in taken.left_out] == [
        ("code is not in areas", 1),
        ('code is "E10000092" and time is "2024"', 1),
    ]


def test_a_text_that_would_grow_beyond_every_cell_is_refused_before_it_is_made(tmp_path, monkeypatch):
    monkeypatch.setattr("site_builder.imports.evaluate._LONGEST_TEXT", 40)

    with pytest.raises(DataError) as stopped:
        definitions(tmp_path, '{text: "{key} {key} {key} {key}"}')

    assert {(finding.code, finding.problem) for finding in stopped.value.findings} >= {
        ("E502", "A text of more than 40 characters would be made.")
    }
