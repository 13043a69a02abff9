"""A site with a real council and an invented one keeps the two apart."""

import shutil

import pytest

from site_builder.build import build, plan_beside
from site_builder.errors import UsageError
from tests.sites import EXAMPLESHIRE, LEICESTERSHIRE, files_of, lay_out_site


@pytest.fixture(scope="module")
def plan(tmp_path_factory):
    plan = lay_out_site(tmp_path_factory.mktemp("two"), LEICESTERSHIRE)
    shutil.copytree(EXAMPLESHIRE, plan.packages[0] / "exampleshire")
    build(plan)
    return plan


def read(plan, path):
    return (plan.site / path / "index.html").read_text(encoding="utf-8")


def test_the_home_page_is_the_real_councils_although_the_invented_one_comes_first_by_name(plan):
    home = read(plan, "")

    assert "How Leicestershire is doing" in home
    assert 'href="exampleshire/2023-24/"' in home


def test_the_a_to_z_lists_real_indicators_only(plan):
    assert "exampleshire/indicators" not in read(plan, "a-to-z")
    assert "leicestershire/indicators" in read(plan, "a-to-z")


def test_the_search_finds_no_invented_page(plan):
    for page in (plan.site / "exampleshire").rglob("index.html"):
        assert "data-pagefind-body" not in page.read_text(encoding="utf-8"), page
    assert "data-pagefind-body" in read(plan, "leicestershire/2023-24")


def test_every_invented_page_says_so_before_its_heading(plan):
    for page in (plan.site / "exampleshire").rglob("index.html"):
        text = page.read_text(encoding="utf-8")
        if "This page has moved" not in text:
            assert '<p class="notice">Invented' in text[: text.index("<h1")], page


def test_a_report_can_be_made_for_any_area_of_the_benchmark_by_naming_it(tmp_path):
    plan = lay_out_site(tmp_path, EXAMPLESHIRE)
    other = plan_beside(plan.config, areas=["Lindenmark"])

    build(other)

    overview = read(other, "lindenmark/2023-24/comparison")
    assert "Lindenmark among 33 counties" in overview
    assert "2nd of 33" in read(other, "lindenmark/2023-24/comparison/themes/environment-waste")
    assert not (other.site / "exampleshire").exists()
    assert "Exampleshire Performance Report" not in overview


def test_an_area_that_nobody_compares_is_refused_with_the_nearest_name(tmp_path):
    plan = lay_out_site(tmp_path, EXAMPLESHIRE)

    with pytest.raises(UsageError, match=r"Did you mean .lindenmark"):
        build(plan_beside(plan.config, areas=["Lindenmrk"]))
    assert not plan.site.exists()


def test_two_builds_of_the_same_packages_are_equal_byte_for_byte(plan, tmp_path):
    again = lay_out_site(tmp_path, LEICESTERSHIRE)
    shutil.copytree(EXAMPLESHIRE, again.packages[0] / "exampleshire")
    build(again)

    assert files_of(again.site) == files_of(plan.site)
