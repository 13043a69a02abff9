"""What lies beside the pages is harmless too: charts, downloads, the search index."""

import csv
import io
import json
import re
import xml.etree.ElementTree as ET
import zipfile

import pytest

from tests.browser.made_packages import hostile_narratives, hostile_tables

pytestmark = pytest.mark.browser

FORMULA = ("=", "+", "-", "@", "\t", "\r")
SVG = "{http://www.w3.org/2000/svg}"
DRAWN = {
    "svg",
    "g",
    "path",
    "text",
    "tspan",
    "rect",
    "line",
    "defs",
    "clipPath",
    "title",
    "circle",
    "linearGradient",
    "stop",
}


def is_number(cell: str) -> bool:
    return re.fullmatch(r"[+-]?[0-9]+(\.[0-9]+)?", cell) is not None


@pytest.mark.parametrize("site", ["real", "hostile", "plain", "empty", "sparse"])
def test_no_chart_holds_a_script_a_link_or_an_event(sites, site):
    files = sorted(sites[site].folder.rglob("charts/*.svg"))
    assert files
    for file in files:
        for element in ET.parse(file).iter():
            name = element.tag.removeprefix(SVG)
            assert name in DRAWN, f"{site} {file.name}: <{name}>"
            for attribute, value in element.attrib.items():
                local = attribute.rpartition("}")[2].lower()
                assert not local.startswith("on"), f"{site} {file.name}: {attribute}={value}"
                assert local not in ("href", "src"), f"{site} {file.name}: {attribute}={value}"
                assert "url(" not in value or value.startswith("url(#"), f"{site} {file.name}: {attribute}={value}"
                assert "javascript:" not in value or local == "aria-label", f"{site} {file.name}: {attribute}={value}"


def test_a_dashboard_for_spreadsheets_has_no_cell_that_is_run(hostile):
    files = sorted((hostile.folder / "data/testshire/2023-24").glob("*.csv"))
    assert len(files) > 1
    cells = [
        cell for file in files for row in csv.reader(io.StringIO(file.read_text(encoding="utf-8-sig"))) for cell in row
    ]
    run = [cell for cell in cells if cell.startswith(FORMULA) and not is_number(cell)]
    assert run == []
    # Defused, not lost: the titles that begin so are there behind an apostrophe.
    for row in hostile_tables()["indicators"]:
        title = row["title"]
        assert ("'" + title if title.startswith(FORMULA) else title) in cells, title
    assert "-1045.1" in cells, "a negative figure stays a number"


def test_the_downloaded_package_is_the_package_cell_for_cell(hostile):
    with zipfile.ZipFile(hostile.folder / "data/packages/hostile.zip") as archive:
        names = archive.namelist()
        assert all(
            re.fullmatch(
                r"hostile/(datapackage\.json|README\.md|data/[a-z_]+\.csv|narrative/p-202[34]/o-[0-9]+\.md)", name
            )
            for name in names
        ), names
        for table, rows in hostile_tables().items():
            text = archive.read(f"hostile/data/{table}.csv").decode()
            read = list(csv.DictReader(io.StringIO(text)))
            wanted = [{column: row.get(column, "") for column in read[0]} for row in rows]
            assert read == wanted, table
        for path, text in hostile_narratives().items():
            assert archive.read(f"hostile/narrative/{path}").decode() == text, path
        assert json.loads(archive.read("hostile/datapackage.json"))["name"] == "hostile"


@pytest.mark.parametrize("site", ["hostile", "real"])
def test_the_readme_of_a_package_goes_into_its_archive_and_onto_no_page(sites, site):
    """It is a file for those who download; as a page it would be Markdown and HTML of a stranger."""
    name = {"hostile": "hostile", "real": "leicestershire"}[site]
    folder = sites[site].folder / "data/packages"
    with zipfile.ZipFile(folder / f"{name}.zip") as archive:
        assert archive.read(f"{name}/README.md").decode().strip()
    assert not (folder / name / "index.html").exists(), (
        f"{site}: README.md became a page, its HTML and its links unescaped"
    )


@pytest.mark.parametrize("site", ["hostile", "real"])
def test_no_text_made_the_publisher_read_a_file(sites, site):
    for path in sites[site].pages():
        html = sites[site].html(path)
        assert "docs_dir" not in html, f"{site} /{path}: mkdocs.yml was read into the page"
