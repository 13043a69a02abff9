"""Ready mappings on real figures, where they are: laid out as the sources do, they become what the large mapping makes."""

import csv
import os
from collections import defaultdict
from pathlib import Path

import pytest

from site_builder.checks.names import as_slug
from site_builder.importing import ImportPlan, import_package

VARIABLE = "SITE_BUILDER_REAL_DATA"
LARGE = Path(__file__).parent.parent / "english_counties.yaml"
CHOICES = {"council": ["E10000018"], "edition": ["2024/25"], "fetched": ["2026-06-30"]}
OLD = {"E10000006"}
"""Abolished councils of which the large mapping leaves out some figures."""


TWO = {"Unacc_Asylmn_Seek_Childn%": "Unacc_Asylmn_Seek_Childn_pct", "LAC_ceased_SGO%": "LAC_ceased_SGO_pct"}
"""Measures whose keys differ from those of others by a sign of per cent only."""


def rows_of(path):
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def write(path, header, rows):
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([header, *rows])


@pytest.fixture(scope="module")
def real():
    folder = os.environ.get(VARIABLE)
    if not folder:
        pytest.skip(f"the files of the English counties are not here: {VARIABLE} does not name their folder")
    return {name: rows_of(Path(folder) / f"{name}.csv") for name in ("areas", "indicators", "observations")}


@pytest.fixture(scope="module")
def large(real, tmp_path_factory):
    """Area, period, value and limits of each figure that the large mapping makes, by the id of its indicator."""
    to = tmp_path_factory.mktemp("large") / "english-counties"
    return figures(import_package(ImportPlan(LARGE, Path(os.environ[VARIABLE]), to)).folder)


def figures(folder):
    made = defaultdict(set)
    for row in rows_of(folder / "data/observations.csv"):
        if row["area"] not in OLD:
            cells = (
                row["area"],
                row["period"],
                row["as_of"][:7],
                row["value"],
                row.get("lower", ""),
                row.get("upper", ""),
            )
            made[row["indicator"]].add(cells)
    return made


def style_of(periods):
    """How the periods of a measure are written, without their digits."""
    return frozenset("".join("9" if char.isdigit() else char for char in period) for period in periods)


def lait_tables(real):
    """Tables as "Create your own" makes them, one for each way of writing years, with the measures of each."""
    measures = {row["indicator_id"]: row for row in real["indicators"] if row["dataset"] == "DfE LAIT"}
    periods, values = defaultdict(set), {}
    for row in real["observations"]:
        if row["indicator_id"] in measures:
            periods[row["indicator_id"]].add(row["period"])
            values[row["indicator_id"], row["area_code"], row["period"]] = row["value"] or "NA"
    tables = defaultdict(list)
    for measure, texts in periods.items():
        tables[style_of(texts)].append(measure)
    names = {row["area_code"]: row["area_name"] for row in real["areas"]}
    for among in tables.values():
        years = sorted({period for measure in among for period in periods[measure]})
        rows = [
            ["", names[area], "", measures[measure]["source_topic"], measures[measure]["name"],
             *(values.get((measure, area, year), "") for year in years)]
            for measure in among
            for area in names
            if area not in OLD
        ]  # fmt: skip
        yield [measures[measure] for measure in among], years, rows


def test_tables_of_lait_become_what_the_large_mapping_makes(real, large, tmp_path):
    codes = [
        (row["area_code"], row["area_name"]) for row in real["areas"] if row["area_code"].startswith(("E06", "E10"))
    ]
    compared = 0
    for number, (measures, years, rows) in enumerate(lait_tables(real)):
        data = tmp_path / str(number)
        data.mkdir()
        head = ["LA Number", "LA and Regions", "Region", "Topic", "Measure"]
        write(data / "lait-table.csv", [*head, *years], rows)
        write(data / "lait-areas.csv", ["code", "name"], codes)
        write(
            data / "lait_data_dictionary.csv",
            ["Measure", "Measure_short", "Chart_title", "Polarity", "y_axis_name", "Year_Type", "Next Update"],
            [
                (row["name"], row["source_key"], row["full_title"], {"neutral": "-"}.get(row["polarity"], row["polarity"]),
                 row["unit"], row["year_type"], row["next_update"])
                for row in measures
            ],
        )  # fmt: skip

        made = figures(
            import_package(ImportPlan("lait", data, data / "made", {**CHOICES, "bare_year": ["its end"]})).folder
        )

        for row in measures:
            own = made[as_slug(TWO.get(row["source_key"], row["source_key"]))]
            assert own == large[as_slug(row["indicator_id"])], row["indicator_id"]
            compared += len(own)
    assert compared > 100_000


def test_a_file_of_explore_local_statistics_becomes_what_the_large_mapping_makes(real, large, tmp_path):
    indicators = {row["indicator_id"]: row for row in real["indicators"] if "ONS" in row["dataset"]}
    names = {row["area_code"]: row["area_name"] for row in real["areas"]}
    letters = {"missing:-": "x", "missing": "x", "x": "x", "u": "u"}
    write(
        tmp_path / "els-data.csv",
        ["indicator", "areacd", "areanm", "period", "value", "lci_95", "uci_95", "status"],
        [
            (indicators[row["indicator_id"]]["name"], row["area_code"], names[row["area_code"]], row["period"], row["value"],
             row["lower_ci95"], row["upper_ci95"], letters.get(row["status"], ""))
            for row in real["observations"]
            if row["indicator_id"] in indicators and row["area_code"] not in OLD
        ],
    )  # fmt: skip
    write(
        tmp_path / "els-indicators.csv",
        ["indicator", "unit", "polarity", "theme"],
        [(row["name"], "number", "none", row["theme"]) for row in indicators.values()],
    )

    made = figures(import_package(ImportPlan("explore-local-statistics", tmp_path, tmp_path / "made", CHOICES)).folder)

    for name, row in indicators.items():
        assert made[as_slug(row["name"])] == large[as_slug(name)], name
    assert sum(map(len, made.values())) > 10_000
