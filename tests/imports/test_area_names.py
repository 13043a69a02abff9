"""The name of a council becomes its code, for the time of its figure, and never by a guess."""

import pandas as pd
import pytest

from site_builder.importing import import_package
from site_builder.imports.area_names import find_area, known_areas
from site_builder.imports.evaluate import CellFault
from site_builder.text.bare_names import bare_name
from tests.imports.small_import import refused, write_texts
from tests.imports.test_importing_page import codes

FIRED = {"E524"}
AREAS = pd.DataFrame(
    [
        ("E10000018", "leicestershire", "Leicestershire", "Leicestershire County Council", "", ""),
        ("E06000016", "leicester", "Leicester", "Leicester City Council", "", ""),
        ("E10000009", "dorset-old", "Dorset", "Dorset County Council", "", "2019-03-31"),
        ("E06000059", "dorset", "Dorset", "Dorset Council", "2019-04-01", ""),
        ("E10000021", "northamptonshire", "Northamptonshire", "", "", "2021-03-31"),
        ("E06000061", "north-northamptonshire", "North Northamptonshire", "", "2021-04-01", ""),
        ("E06000062", "west-northamptonshire", "West Northamptonshire", "", "2021-04-01", ""),
        ("E06000023", "bristol", "Bristol, City of", "", "", ""),
        ("E12000007", "london-region", "Invented", "", "", ""),
        ("E09000001", "invented", "Invented", "", "", ""),
    ],
    columns=["area", "slug", "name", "council", "from", "to"],
)
SUCCESSORS = pd.DataFrame(
    [("E10000021", "E06000061"), ("E10000021", "E06000062"), ("E10000009", "E06000059")], columns=["area", "successor"]
)
KNOWN = known_areas(AREAS, SUCCESSORS)


@pytest.mark.parametrize(
    "name",
    [
        "Leicestershire", "Leics", "leics.", "Leicestershire County Council", "Leicestershire CC", "LEICESTERSHIRE",
        "Leicestershire UA", "The County of Leicestershire", "leicestershire", "E10000018",
    ],
)  # fmt: skip
def test_a_council_is_known_as_people_write_it(name):
    assert find_area(name, "2023-04-01", "2024-03-31", KNOWN) == "E10000018"


@pytest.mark.parametrize(
    ("name", "first", "last", "code"),
    [
        ("Leicester", "2023-04-01", "2024-03-31", "E06000016"),
        ("Leicester City", "2023-04-01", "2024-03-31", "E06000016"),
        ("Bristol City Council", "2023-04-01", "2024-03-31", "E06000023"),
        ("City of Bristol", "2023-04-01", "2024-03-31", "E06000023"),
        ("Dorset", "2018-04-01", "2019-03-31", "E10000009"),
        ("Dorset", "2019-04-01", "2020-03-31", "E06000059"),
        ("Northants", "2020-04-01", "2021-03-31", "E10000021"),
        ("Northants", "2021-01-01", "2021-12-31", "E10000021"),
        ("Northants", "", "", "E10000021"),
    ],
)
def test_a_name_means_the_area_of_its_time(name, first, last, code):
    assert find_area(name, first, last, KNOWN) == code


@pytest.mark.parametrize(
    ("name", "first", "last", "problem", "remedy"),
    [
        ("Northants", "2021-04-01", "2022-03-31", "its last day was 2021-03-31, and this is of a later time. North Northamptonshire (E06000061) and West Northamptonshire (E06000062) took its place.", "Write the one"),
        ("E10000009", "2019-04-01", "2020-03-31", "Dorset (E06000059) took its place.", "Write that if"),
        ("West Northamptonshire", "2019-04-01", "2020-03-31", "began on 2021-04-01, and this is of an earlier time", "Add the area of that time"),
        ("Dorset", "", "", "fits more than one area: Dorset (E10000009) and Dorset (E06000059). Say with on", "Write the code"),
        ("Invented", "2023-04-01", "2024-03-31", "fits more than one area: Invented (E12000007) and Invented (E09000001).", "Write the code"),
        ("Leicestershrie", "2023-04-01", "2024-03-31", "is not the name of an area", "Write Leicestershire if E10000018 is meant"),
        ("Utopia", "2023-04-01", "2024-03-31", "is not the name of an area", "Add it to the table areas"),
        ("", "", "", "No area is named", "Write the name"),
    ],
)  # fmt: skip
def test_what_fits_no_area_of_its_time_is_told_and_not_guessed(name, first, last, problem, remedy):
    found = find_area(name, first, last, KNOWN)

    assert isinstance(found, CellFault)
    assert problem in found.problem
    assert remedy in found.remedy


def test_a_name_of_nothing_but_kinds_stays_a_name():
    assert bare_name("City of London") == "city of london"
    assert bare_name("&") == "and"


MAPPING = (
    codes("yaml")[0]
    .replace("      area: Code\n      period:", "      area: {area: Council}\n      period:")
    .replace(
        """  areas:
    from: figures
    once: yes
    columns:
      area: Code
      slug: {slug: Area}
      name: Area
      type:
        column: Area
        words: {England: country}
        otherwise: county
""",
        """  areas:
    rows:
      - {area: E10000091, slug: northshire, name: Northshire, type: county, to: 2023-03-31}
      - {area: E10000092, slug: southshire, name: Southshire, type: county}
  area_successors:
    rows:
      - {area: E10000091, successor: E10000092, from: 2023-04-01}
""",
    )
)
FIGURES = """\
Code,Area,Council,Indicator,Better,Period,Value,Note
E10000091,Northshire,Northshire CC,Waste recycled (%),High,2022-23,45.1,
E10000092,Southshire,Southshire County Council,Waste recycled (%),High,2023-24,,*
E10000092,Northshire,Southshire,Waste recycled (%),High,2023-24,46.8,
"""


def lay_out(folder, *changes):
    texts = {"mapping.yaml": MAPPING, "figures.csv": FIGURES.replace(",,*", ",44.0,")}
    texts["figures.csv"] = texts["figures.csv"].replace(
        "E10000092,Northshire,Southshire,Waste recycled (%),High,2023-24",
        "E10000092,Northshire,Southshire,Waste recycled (%),High,2022-23",
    )
    texts["mapping.yaml"] = texts["mapping.yaml"].replace(
        "where: {Area: Northshire, Period: 2023-24}", "where: {Council: Northshire CC}"
    )
    return write_texts(folder, texts, changes)


def findings_of(folder, *changes):
    return refused(lay_out(folder, *changes))


def test_figures_get_the_codes_of_their_councils(tmp_path):
    folder = import_package(lay_out(tmp_path)).folder

    made = (folder / "data/observations.csv").read_text(encoding="utf-8").splitlines()[1:]
    assert [row.split(",")[1:3] for row in made] == [
        ["E10000091", "2022/23"],
        ["E10000092", "2023/24"],
        ["E10000092", "2022/23"],
    ]


@pytest.mark.parametrize("on", ["", ", on: Period", ", on: 2023-12-31"])
def test_an_abolished_council_is_told_at_its_cell_with_its_successor(on, tmp_path):
    findings = findings_of(
        tmp_path,
        ("mapping.yaml", "{area: Council}", f"{{area: Council{on}}}"),
        (
            "figures.csv",
            "Northshire CC,Waste recycled (%),High,2022-23",
            "Northshire CC,Waste recycled (%),High,2023-24",
        ),
    )

    [finding] = [finding for finding in findings if finding.code == "E524"]
    assert (finding.line, finding.letter, finding.value) == (2, "C", "Northshire CC")
    assert "Southshire (E10000092) took its place" in finding.problem


def test_a_day_that_is_none_is_told(tmp_path):
    findings = findings_of(tmp_path, ("mapping.yaml", "{area: Council}", "{area: Council, on: Better}"))

    assert any('"High" is neither a day nor a period' in finding.problem for finding in findings)


def test_a_mapping_without_areas_is_told(tmp_path):
    start, end = MAPPING.index("  areas:\n"), MAPPING.index("  units:\n")
    findings = findings_of(tmp_path, ("mapping.yaml", MAPPING[start:end], ""))

    assert any("makes no table areas" in finding.problem for finding in findings)
