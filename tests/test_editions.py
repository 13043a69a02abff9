"""Several editions and revisions: what belongs to an edition, and which edition a reader is led to."""

import shutil

import pytest

from site_builder.build import build, check
from site_builder.calculations.results import work_out
from site_builder.sources.publications import read_publications
from tests.sites import VALID, change_cell, lay_out_site

NEXT_EDITION = {
    "publications.csv": "testshire-2025,E10000099,2024/25,Testshire Performance Report 2025,2025-12-31,report-2024,counties,testshire-2024,An invented council.",
    "observations.csv": "recycling,E10000099,2024/25,2025-11,44.0,,,,,,",
    "report_rows.csv": "testshire-2025,recycling,environment,Waste,1,% of household waste recycled,high,yes,counties,",
}
REVISED = "recycling,E10000099,2023/24,2025-03,47.9,,,,,r,"


@pytest.fixture
def package(tmp_path):
    """The valid package with a second, newer edition, and a revision that was published after the first."""
    folder = shutil.copytree(VALID, tmp_path / "packages" / "valid")
    for name, row in {**NEXT_EDITION}.items():
        with (folder / "data" / name).open("a", encoding="utf-8", newline="") as file:
            file.write(row + "\n")
    with (folder / "data" / "observations.csv").open("a", encoding="utf-8", newline="") as file:
        file.write(REVISED + "\n")
    return folder


@pytest.fixture
def editions(package):
    checked = check([package])
    assert [finding for finding in checked.findings if finding.severity == "error"] == []
    return work_out(read_publications(checked.packages[0])).publications


def recycling(edition):
    return next(row for theme in edition.themes for row in theme.rows if row.row.indicator.indicator == "recycling")


def test_the_newest_edition_comes_first(editions):
    assert [edition.publication.edition for edition in editions] == ["2024/25", "2023/24"]


def test_an_older_edition_keeps_the_figures_that_it_was_published_with(editions):
    newer, older = editions

    assert str(recycling(older).current.value) == "46.8"
    assert str(recycling(newer).previous.value) == "47.9"
    assert recycling(newer).previous.status == {"r"}


def test_a_figure_of_a_later_period_does_not_reach_back_into_an_older_edition(editions):
    _, older = editions

    assert recycling(older).current.period.text == "2023/24"
    assert [observation.period.text for observation in recycling(older).row.series] == ["2022/23", "2023/24"]


def test_the_direction_of_each_edition_is_its_own(editions):
    newer, older = editions

    assert recycling(older).direction == "improved"
    assert recycling(newer).direction == "worse"


def test_readers_are_led_to_the_newest_edition_and_the_older_one_stays(tmp_path, package):
    plan = lay_out_site(tmp_path / "site", package)
    build(plan)

    def page(path):
        return (plan.site / path).read_text(encoding="utf-8").replace("\u00a0", " ")

    assert 'content="0; url=../2024-25/environment/"' in page("testshire/environment/index.html")
    assert 'content="0; url=2024-25/"' in page("testshire/index.html")
    assert "In the report for 2024/25" in page("index.html")
    assert "44.0% in 2024/25, down 3.9 percentage points from 47.9% for 2023/24" in page(
        "testshire/indicators/recycling/index.html"
    )
    assert "<b>46.8%</b>" in page("testshire/2023-24/environment/index.html")
    assert "<b>44.0%</b>" in page("testshire/2024-25/environment/index.html")
    assert page("a-to-z/index.html").count("Household waste recycled</a>") == 1


def test_an_indicator_that_only_an_older_edition_reports_keeps_its_page_and_its_place_in_the_a_to_z(tmp_path, package):
    plan = lay_out_site(tmp_path / "site", package)
    build(plan)

    assert (plan.site / "testshire/indicators/bus-passengers/index.html").is_file()
    assert "testshire/indicators/bus-passengers/" in (plan.site / "a-to-z/index.html").read_text(encoding="utf-8")


def test_nothing_from_the_data_is_read_as_html(tmp_path):
    plan = lay_out_site(tmp_path)
    data = plan.packages[0] / "valid/data"
    change_cell(
        data / "comments.csv", "More food waste was collected.", "<b onclick=x>More</b> &amp; **more** {{ 7*7 }}"
    )
    change_cell(data / "publications.csv", "An invented council.", "</p><script>x</script>")
    build(plan)

    page = (plan.site / "testshire/indicators/recycling/index.html").read_text(encoding="utf-8")

    assert "&lt;b onclick=x&gt;More&lt;/b&gt; &amp;amp; **more** {{ 7*7 }}" in page
    assert "&lt;/p&gt;&lt;script&gt;x&lt;/script&gt;" in page
    assert "<script>x" not in page
