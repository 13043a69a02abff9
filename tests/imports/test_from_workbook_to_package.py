"""An analyst's way from a workbook with the usual mistakes to a package without a finding, by the messages alone."""

import re
from datetime import date

from openpyxl import load_workbook

from site_builder.__main__ import main
from site_builder.checks import check_package
from site_builder.sources.csv_package import read_package
from tests.imports.dashboard_book import write_dashboards
from tests.imports.test_drafts import answer

COMPARED = (
    ("Council", "Indicator", "Period", "Value", "Polarity"),
    ("Leics", "Road repairs, compared", "2022/23", "1,112", "High"),
    ("Leicestershrie CC", "Road repairs, compared", "2023/24", "1,204", "High"),
    ("Derbyshire County Council", "Road repairs, compared", date(2024, 1, 23), "2,310", "High"),
)


def write_with_mistakes(file):
    """Dashboards with merged titles, a sheet with a lost period and a wrong name, a formula that Excel never saw."""
    book = write_dashboards(file, ("environment-and-waste", "transport"))
    sheet = book.create_sheet("Compared")
    for row in COMPARED:
        sheet.append(row)
    book["Transport"]["B4"] = "=0.01+0.02"
    book["Transport"].merge_cells("G5:G6")
    book.save(file)


def mend(file, sheet, cell, content):
    book = load_workbook(file)
    book[sheet][cell] = content
    book.save(file)


def without_line(file, text):
    lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
    assert sum(text in line for line in lines) == 1
    file.write_text("".join(line for line in lines if text not in line), encoding="utf-8")


def test_the_messages_lead_from_a_workbook_to_a_package(tmp_path, capsys):
    book, mapping = tmp_path / "Performance 2024.xlsx", tmp_path / "Performance 2024-mapping.yaml"

    def run(file):
        code = main(["import", str(file)])
        return code, "".join(capsys.readouterr())

    write_with_mistakes(book)
    code, said = run(book)
    assert code == 0
    assert 'Sheet "Environment and waste": a table in A3:G12, its column names on row 3.' in said
    assert "the ONS code of Leicestershrie CC, such as E10000018" in said  # a name that the analyst sees is wrong

    without_line(mapping, "Leicestershrie")
    answer(mapping, **{"the ONS code of Leics": "E10000018", "the ONS code of Derbyshire": "E10000007"})
    # The council of the dashboards stands among those that are compared: the comment says to delete its second row.
    without_line(mapping, "slug: leicestershire, name: Leicestershire,")
    mapping.write_text(
        mapping.read_text(encoding="utf-8").replace(
            "slug: leics, name: Leics", "slug: leicestershire, name: Leicestershire"
        ),
        encoding="utf-8",
    )

    code, said = run(mapping)
    assert code == 1
    assert 'sheet "Transport", cell B4 "Latest (2023/24)": The cell holds a formula whose result was not saved.' in said
    assert "Open the workbook in Excel, save it, and run this again. [E518]" in said
    assert 'sheet "Transport", cell G5: The cells G5:G6 are merged' in said

    mend(book, "Transport", "B4", 0.03)
    changed = load_workbook(book)
    changed["Transport"].unmerge_cells("G5:G6")
    changed.save(book)

    code, said = run(mapping)
    assert code == 1
    assert 'sheet "Compared", cell C4 "Period": "2024-01-23" is a date' in said
    assert "Format the column as Text in Excel, and type the period again" in said
    assert 'sheet "Compared", cell A3 "Council": "Leicestershrie CC" is not the name of an area' in said
    assert "Write Leicestershire if E10000018 is meant" in said
    assert not re.search(r"Traceback|\bNone\b", said)
    assert not (tmp_path / "datapackages/performance-2024").exists()

    mend(book, "Compared", "C4", "2023/24")
    mend(book, "Compared", "A3", "Leicestershire CC")
    code, said = run(mapping)
    assert code == 0, said
    assert "The target is 8.74, and the figure lies between 9,200,000 and 10,540,000." in said
    assert "Correct the target if it is another indicator's, another scale or mistyped." in said

    mend(book, "Transport", "D7", "8.74m")
    mend(book, "Environment and waste", "D12", "5.518m")
    code, said = run(mapping)
    assert code == 0, said
    assert "W422" not in said

    package, faults = read_package(tmp_path / "datapackages/performance-2024")
    assert [fault for fault in [*faults, *check_package(package)] if fault.severity != "notice"] == []
    observations = (tmp_path / "datapackages/performance-2024/data/observations.csv").read_text(encoding="utf-8")
    assert "road-repairs-compared,E10000018,2022/23,,2023-09,1112," in observations
    assert "road-repairs-compared,E10000007,2023/24,,2024-09,2310," in observations
