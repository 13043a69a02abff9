"""From a package to a site: everything follows from the data, and a failed build leaves the last site."""

import gzip
import json
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from site_builder.build import build, check, plan_beside, read_and_work_out
from site_builder.errors import DataError, UsageError
from site_builder.made_files import make_files
from site_builder.output.made_by_us import mark
from tests.sites import LEICESTERSHIRE, VALID, build_site, change_cell, files_of, lay_out_site

CHANGED = "leicestershire/indicators/household-waste-recycled"


def read(site, path):
    return (site / path).read_text(encoding="utf-8")


def search_entry(site, url):
    """What search shows for an address: Pagefind keeps one compressed JSON text for each page."""
    for fragment in (site / "pagefind" / "fragment").iterdir():
        content = gzip.decompress(fragment.read_bytes())
        entry = json.loads(content[content.index(b"{") :])
        if entry["url"].strip("/") == url.strip("/"):
            return entry
    raise AssertionError(f"search does not know {url}")


@pytest.fixture(scope="module")
def before_and_after(tmp_path_factory):
    """The real site, and the same after one figure was changed: 43.2% becomes 41.6%, as it was the year before."""
    folder = tmp_path_factory.mktemp("changed")
    plan = lay_out_site(folder, LEICESTERSHIRE)
    build(plan)
    before = folder / "before"
    shutil.copytree(plan.site, before)
    observations = folder / "datapackages/leicestershire/data/observations.csv"
    change_cell(
        observations,
        "household-waste-recycled,E10000018,2023/24,,2024,43.2,",
        "household-waste-recycled,E10000018,2023/24,,2024,41.6,",
    )
    build(plan)
    return before, plan.site


def test_every_address_that_was_ever_published_is_still_there(before_and_after):
    """Addresses are promises. A new page adds its line to the list; no line is ever taken out."""
    published = (Path(__file__).parent / "published_addresses.txt").read_text(encoding="utf-8").splitlines()
    site = before_and_after[0]
    there = {path.parent.relative_to(site).as_posix() + "/" for path in site.rglob("index.html")}

    assert len(published) > 390
    assert {address or "./" for address in published} - there == set()
    assert there - {address or "./" for address in published} == set(), "published, and not in the list yet"


def test_one_changed_figure_changes_its_own_page(before_and_after):
    before, after = (read(site, f"{CHANGED}/index.html") for site in before_and_after)

    assert "43.2%" in before
    assert "up 1.6" in before
    assert "43.2%" not in after
    assert "the same as the figure for 2022/23" in after
    assert "41.6%" in after
    assert "the rule of this site gives “similar”" in after


def test_one_changed_figure_changes_its_chart(before_and_after):
    before, after = (read(site, "leicestershire/charts/household-waste-recycled.svg") for site in before_and_after)

    assert "43.2%" in before
    assert "43.2%" not in after


def test_one_changed_figure_changes_its_dashboard(before_and_after):
    before, after = (read(site, "leicestershire/2023-24/environment-and-waste/index.html") for site in before_and_after)

    assert "<b>43.2%</b>" in before
    assert "<b>43.2%</b>" not in after
    assert after.count("by rule: similar") == before.count("by rule: similar") + 1


def test_one_changed_figure_changes_the_home_page(before_and_after):
    before, after = (read(site, "index.html") for site in before_and_after)

    assert "of 232\u00a0indicators, 111 improved" in before
    assert "of 232\u00a0indicators, 110 improved" in after
    assert "20\u00a0rows" in before
    assert "21\u00a0rows" in after


def test_one_changed_figure_changes_the_counts_and_the_list_of_differences(before_and_after):
    before, after = (read(site, "leicestershire/2023-24/index.html") for site in before_and_after)

    assert before != after
    assert after.count("Household waste reused") == before.count("Household waste reused") + 1


def test_one_changed_figure_changes_the_downloads(before_and_after):
    before, after = before_and_after
    for path in (
        "data/leicestershire/2023-24/environment-and-waste.csv",
        "data/packages/leicestershire/data/observations.csv",
        "data/packages/leicestershire.zip",
    ):
        assert (before / path).read_bytes() != (after / path).read_bytes(), path
    assert ",41.6,,,2022/23,as reported,41.6,0.0,improved,improved,similar," in read(
        after, "data/leicestershire/2023-24/environment-and-waste.csv"
    )


def test_one_changed_figure_changes_what_search_shows(before_and_after):
    before, after = (search_entry(site, f"/{CHANGED}/")["meta"]["summary"] for site in before_and_after)

    assert "43.2%" in before
    assert "43.2%" not in after


def test_one_changed_figure_changes_no_other_indicator(before_and_after):
    before, after = (files_of(site / "leicestershire/indicators") for site in before_and_after)
    changed = [path for path in before if before[path] != after[path]]

    assert changed == ["household-waste-recycled/index.html"]


def test_two_builds_are_equal_to_the_byte(tmp_path):
    first = files_of(build_site(tmp_path / "first").site)
    second = files_of(build_site(tmp_path / "second").site)

    assert first.keys() == second.keys()
    assert [path for path in first if first[path] != second[path]] == []


def test_a_build_over_an_old_one_leaves_nothing_of_it(tmp_path):
    plan = build_site(tmp_path / "site")
    fresh = files_of(plan.site)
    (plan.site / "left-over.html").write_text("old", encoding="utf-8")
    (plan.source / "docs" / "left-over.md").write_text("old", encoding="utf-8")

    build(plan)

    assert files_of(plan.site) == fresh


def test_errors_in_the_data_leave_the_last_site_and_the_source_folder_untouched(tmp_path):
    plan = build_site(tmp_path / "site")
    site, source = files_of(plan.site), files_of(plan.source)
    change_cell(plan.packages[0] / "valid/data/observations.csv", "2024-11-20,46.8,", "2024-11-20,46.8%,")

    with pytest.raises(DataError) as stopped:
        build(plan)

    assert [(finding.line, finding.column, finding.value) for finding in stopped.value.findings] == [
        (3, "value", "46.8%")
    ]
    assert files_of(plan.site) == site
    assert files_of(plan.source) == source


def test_the_short_address_leads_to_the_newest_edition_without_javascript(tmp_path):
    plan = build_site(tmp_path / "site")

    page = read(plan.site, "testshire/environment/index.html")

    assert 'content="0; url=../2023-24/environment/"' in page
    assert (plan.site / "testshire/2023-24/environment/index.html").is_file()


def test_a_page_that_people_write_cannot_take_the_place_of_a_made_one(tmp_path):
    plan = lay_out_site(tmp_path)
    (plan.docs / "a-to-z.md").write_text("# Mine", encoding="utf-8")

    with pytest.raises(UsageError, match=r"a-to-z\.md has the place of a page that is made"):
        build(plan)


def test_without_mkdocs_yml_the_message_says_what_to_do(tmp_path):
    plan = lay_out_site(tmp_path)
    plan.config.unlink()

    with pytest.raises(UsageError, match="--config"):
        build(plan)


def test_plain_mkdocs_publishes_the_pages_of_the_last_build(tmp_path):
    plan = build_site(tmp_path)

    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(tmp_path / "plain")],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stderr
    assert (tmp_path / "plain/testshire/2023-24/environment/index.html").is_file()
    assert plan.source.is_dir()


@pytest.mark.parametrize("name", ["docs", "datapackages", "build", "."])
def test_the_site_cannot_take_the_place_of_what_it_is_made_from(tmp_path, name):
    plan = lay_out_site(tmp_path)
    before = files_of(tmp_path)

    with pytest.raises(UsageError, match="Name another folder"):
        build(plan_beside(plan.config, site=tmp_path / name))

    assert files_of(tmp_path) == before


def test_a_source_folder_that_the_program_did_not_make_is_left_alone(tmp_path):
    plan = lay_out_site(tmp_path)
    plan.source.mkdir()
    (plan.source / "mine.txt").write_text("mine", encoding="utf-8")

    with pytest.raises(UsageError, match="was not made by site-builder"):
        build(plan)

    assert files_of(plan.source) == {"mine.txt": b"mine"}


def test_a_dead_link_in_a_page_that_people_wrote_stops_the_build_and_names_it(tmp_path):
    plan = lay_out_site(tmp_path)
    with (plan.docs / "about.md").open("a", encoding="utf-8") as page:
        page.write("\n[nowhere](not-there.md)\n")

    with pytest.raises(UsageError, match=r"about\.md.*not-there\.md"):
        build(plan)

    assert not plan.site.exists()


def test_characters_beyond_the_common_ones_reach_the_page_whole(tmp_path):
    plan = lay_out_site(tmp_path)
    change_cell(plan.packages[0] / "valid/data/publications.csv", "An invented council.", "An invented 🟢 council.")

    build(plan)

    page = read(plan.site, "testshire/2023-24/environment/index.html")
    assert "An invented 🟢 council." in page
    assert "<title>Environment and waste, Testshire" in page


def test_the_readme_of_a_package_is_in_the_archive_and_not_a_page(tmp_path):
    package = shutil.copytree(VALID, tmp_path / "packages" / "valid")
    (package / "README.md").write_text("<meta http-equiv=refresh content=0>", encoding="utf-8")
    plan = build_site(tmp_path / "site", package)

    archive = zipfile.ZipFile(plan.site / "data/packages/valid.zip")
    assert archive.read("valid/README.md") == b"<meta http-equiv=refresh content=0>"
    assert not (plan.site / "data/packages/valid/index.html").exists()
    assert not (plan.site / "data/packages/valid/README").exists()


def test_two_pages_that_want_one_address_stop_the_build(tmp_path):
    plan = lay_out_site(tmp_path)
    shutil.copytree(plan.packages[0] / "valid", plan.packages[0] / "other")
    descriptor = plan.packages[0] / "other/datapackage.json"
    change_cell(descriptor, '"name": "testshire"', '"name": "other"')

    with pytest.raises(UsageError, match="want the address"):
        build(plan)


def test_a_figure_that_only_a_comparison_uses_is_kept_back_where_its_source_does_not_let_it_be_passed_on(tmp_path):
    plan = lay_out_site(tmp_path)
    data = plan.packages[0] / "valid/data"
    with (data / "sources.csv").open("a", encoding="utf-8") as file:
        file.write("paid,Paid data,A firm,,All rights reserved,no,\n")
    change_cell(
        data / "indicators.csv",
        "money per resident,,,gbp,one,0,financial year,report-2024",
        "money per resident,,,gbp,one,0,financial year,paid",
    )
    build(plan)

    passed_on = read(plan.site, "data/packages/valid/data/observations.csv")
    assert "money-per-head" not in passed_on
    assert "recycling" in passed_on
    assert "Paid data" in read(plan.site, "data/index.html"), "the page of data names every source"


def test_what_one_package_keeps_back_takes_nothing_out_of_the_downloads_of_another(tmp_path):
    plan = lay_out_site(tmp_path)
    other = plan.packages[0] / "other"
    shutil.copytree(plan.packages[0] / "valid", other)
    change_cell(other / "datapackage.json", '"name": "testshire"', '"name": "other"')
    areas = other / "data/areas.csv"
    areas.write_text(areas.read_text(encoding="utf-8").replace("testshire", "othershire"), encoding="utf-8")
    sources = other / "data/sources.csv"
    sources.write_text(sources.read_text(encoding="utf-8").replace(",yes,", ",no,"), encoding="utf-8")

    packages = check(plan.packages).packages
    files = make_files(packages, read_and_work_out(packages), plan.cache)

    assert b"recycling" not in files["data/packages/other/data/observations.csv"]
    assert files["data/packages/valid/data/observations.csv"] == (VALID / "data/observations.csv").read_bytes()


def test_a_file_with_the_name_of_a_library_where_one_stands_is_not_run(tmp_path, monkeypatch):
    plan = lay_out_site(tmp_path / "site")
    for name in ("mkdocs", "markdown", "yaml", "jinja2", "pagefind"):
        (tmp_path / f"{name}.py").write_text("open('ran', 'w').close()\nraise SystemExit(7)\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)

    build(plan)

    assert not (tmp_path / "ran").exists()
    assert (plan.site / "pagefind").is_dir()


@pytest.mark.skipif(os.name == "nt", reason="links need rights on Windows")
@pytest.mark.parametrize("link", [".cache", ".cache/charts", ".cache/charts/build.lock", "build", "site"])
def test_a_link_where_a_build_works_is_refused_and_what_is_behind_it_stays(link, tmp_path):
    plan = lay_out_site(tmp_path)
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine/logo.svg").write_text("mine", encoding="utf-8")
    mark(tmp_path / "mine")
    before = files_of(tmp_path / "mine")
    (tmp_path / link).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / link).symlink_to(tmp_path / ("mine/logo.svg" if link.endswith("lock") else "mine"))

    with pytest.raises(UsageError, match="is a link"):
        build(plan)

    assert files_of(tmp_path / "mine") == before
