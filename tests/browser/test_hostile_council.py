"""On the pages beyond dashboards and indicators, hostile texts stand as they were written too."""

import pytest

from tests.browser.made_narratives import written
from tests.browser.made_packages import hostile_tables
from tests.browser.made_tables import BOTTOM_NEW, BOTTOM_OLD, GONE, IN_OLD, MONEY, NEW, OLD
from tests.browser.made_texts import FREE_TEXTS, THEMES
from tests.browser.payloads import PAYLOADS
from tests.browser.test_hostile import unread
from tests.browser.visit import Visits

pytestmark = pytest.mark.browser

TABLES = hostile_tables()
TITLES = {row["indicator"]: row["title"] for row in TABLES["indicators"]}
SOURCES = {row["source"]: row["title"] for row in TABLES["sources"]}
THEME_TITLES = {row["theme"]: row["title"] for row in TABLES["themes"]}


def texts_of(table: str, publication: str | None = None, leave_out: tuple[str, ...] = ()) -> list[str]:
    """All free texts of a table, or of what one edition has of it."""
    rows = [row for row in TABLES[table] if publication in (None, row.get("publication"))]
    assert rows, table
    return [row[column] for row in rows for column in FREE_TEXTS[table] if column in row and column not in leave_out]


def undrawn(row: dict[str, str]) -> list[str]:
    """The texts of a checked sum without the references that are drawn behind them."""
    return [row[column].partition(" {{ ")[0] for column in FREE_TEXTS["sums_checked"]]


AREA = "testshire/"
EXPECTED = {
    AREA + "2023-24/risks/": texts_of("risks", NEW),
    AREA + "2022-23/risks/": texts_of("risks", OLD),
    AREA + "2023-24/changes/": [
        *texts_of("changes", NEW),
        *texts_of("matches"),
        *(SOURCES[row["source"]] for row in TABLES["changes"]),
        TITLES[GONE],
        *(title for name, title in TITLES.items() if name.removeprefix("i-").isdigit()),
    ],
    AREA + "2022-23/changes/": texts_of("changes", OLD),
    AREA + "committees/": [*texts_of("committees"), *texts_of("committee_themes"), *THEME_TITLES.values()],
    AREA + "places/": [*texts_of("benchmark_themes"), *texts_of("positions"), SOURCES["s-0"], SOURCES["s-1"]],
    AREA + "lower-performing/": [
        *texts_of("lists"),
        *texts_of("list_entries"),
        *texts_of("list_links"),
        *texts_of("printed_counts", leave_out=("reference",)),
        *(TITLES[f"i-{i}"] for i in {*BOTTOM_NEW, *BOTTOM_OLD}),
    ],
    AREA + "sums-checked/": [
        *(text for row in TABLES["sums_checked"] for text in undrawn(row)),
        *(TITLES[row["indicator"]] for row in TABLES["sums_checked"]),
        *(SOURCES[row["source"]] for row in TABLES["sums_checked"]),
    ],
    AREA + "funding/": [
        *texts_of("funding_comparisons"),
        *(row["name"] for row in TABLES["areas"]),
        *(TABLES["groups"][i]["short_title"] for i in range(3)),
        TABLES["groups"][0]["title"],
        TABLES["groups"][0]["note"],
        *(row["title"] for row in TABLES["publications"]),
        TITLES[MONEY],
        TITLES[GONE],
        THEME_TITLES["t-funding"],
    ],
    AREA + "editions/": [
        *(row["title"] for row in TABLES["publications"]),
        *(row["title"] for row in TABLES["edition_themes"]),
        *THEME_TITLES.values(),
    ],
    AREA + "2022-23/t-0/": texts_of("edition_themes")[:2],
    AREA + "2022-23/t-1/": texts_of("edition_themes")[2:],
}


@pytest.mark.parametrize("path", EXPECTED)
def test_the_texts_of_a_page_stand_on_it_as_they_were_written(visits: Visits, path):
    visit = visits.visit("hostile", path)
    texts = EXPECTED[path]
    assert len(texts) > 1
    assert unread(visit, texts) == [], visit.where


@pytest.mark.parametrize("i", THEMES)
def test_what_a_narrative_says_letter_by_letter_stands_on_its_page(visits: Visits, i):
    visit = visits.visit("hostile", f"testshire/2023-24/outcomes/o-{i}/")
    assert visit.facts["heading"] == TABLES["outcomes"][i]["title"]
    texts = [PAYLOADS[at % len(PAYLOADS)] for at in written(i)[:9]]
    texts += [TITLES[f"i-{3 * i}"], THEME_TITLES[f"t-{i}"]]
    assert unread(visit, texts) == [], visit.where


def test_links_of_narratives_lead_where_they_say_and_nowhere_else(hostile):
    for i in THEMES:
        html = hostile.html(f"testshire/2023-24/outcomes/o-{i}/")
        article = html.partition("<article")[2].partition("</article>")[0]
        addresses = [part.partition('"')[0] for part in article.split('<a href="')[1:]]
        outside = [address for address in addresses if ":" in address]
        assert outside, f"o-{i}"
        hosts = ("https://example.org/", "https://evil.example/autolink")
        assert all(address.startswith(hosts) for address in outside), f"o-{i}: {outside}"
        assert all('"' not in address and "'" not in address and "<" not in address for address in outside)


@pytest.mark.parametrize("i", IN_OLD)
def test_the_page_of_an_indicator_says_why_another_edition_has_the_same(visits: Visits, i):
    [match] = [row for row in TABLES["matches"] if row["indicator"] == f"i-{i}"]
    [older] = [row for row in TABLES["comments"] if (row["publication"], row["indicator"]) == (OLD, f"i-{i}")]
    visit = visits.visit("hostile", f"testshire/indicators/i-{i}/")
    assert unread(visit, [match["reason"], older["text"]]) == [], visit.where
