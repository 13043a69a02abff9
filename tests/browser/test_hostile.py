"""A package whose every text attacks makes the pages of its harmless twin, with other words on them."""

import re

import pytest

from site_builder.schemas import TABLE_SCHEMAS
from tests.browser.kinds import MADE_FROM_DATA
from tests.browser.made_council import BENCHMARKS
from tests.browser.made_packages import hostile_tables
from tests.browser.made_tables import AREAS, FUNDING, GONE, IN_OLD, MONEY, NEW, OLD
from tests.browser.made_texts import FREE_TEXTS, THEMES, TWINS
from tests.browser.payloads import PAYLOADS, SHORT_PAYLOAD
from tests.browser.visit import Visit, Visits, strangers

pytestmark = pytest.mark.browser

TABLES = hostile_tables()
OLDER = "testshire/2022-23/"
PARTS = ("spending", "history", "cost-effectiveness", "lower-performing", "councils", "methods")
PATHS = sorted(
    {
        *MADE_FROM_DATA.values(),
        *(f"testshire/2023-24/t-{i}/" for i in THEMES),
        *(f"testshire/2023-24/outcomes/o-{i}/" for i in THEMES),
        *(f"testshire/indicators/{name}/" for name in (GONE, MONEY, *(f"i-{i}" for i in TWINS))),
        *(OLDER, OLDER + "attention-and-strengths/", OLDER + "risks/", OLDER + "changes/", OLDER + "outcomes/o-0/"),
        *(f"{OLDER}t-{i}/" for i in sorted({i // 3 for i in IN_OLD})),
        *(f"{edition}{FUNDING}/" for edition in (OLDER, "testshire/2023-24/")),
        *(f"{edition}comparison/themes/{theme}/" for edition in (OLDER, "testshire/2023-24/") for theme in BENCHMARKS),
        # One edition has no history.
        *(f"{OLDER}comparison/{part}" for part in ("", *(f"{name}/" for name in PARTS if name != "history"))),
    }
)
ALIKE = re.compile(r"/comparison/councils/area-([1-9]\d*)/|2022-23/comparison/councils/area-0/")
"""Pages of other councils, which differ in names and figures alone: one of them is looked at."""
READ_AS_PERIODS = {("observations", "period"), ("funding_comparisons", "period")}
"""Texts without a pattern of which only the forms of periods pass the checks."""
WRITTEN_BY_PEOPLE = (
    "about/",
    "accessibility/",
    "how-to-read/",
    "importing/",
    "differences/",
    "checking/",
    "keeping-data/",
    "method/",
    "data/format/",
    "data/checks/",
    "404.html",
)


def rows_of(table: str, indicator: str) -> list[dict[str, str]]:
    return [row for row in TABLES[table] if row.get("indicator") == indicator and row.get("publication") != OLD]


def squeezed(text: str) -> str:
    """Text as it is compared: the kind and number of blanks do not count."""
    return re.sub(r"\s+", " ", text)


def unread(visit: Visit, texts: list[str]) -> list[str]:
    """Texts that do not stand on a page as they were written."""
    return [text for text in dict.fromkeys(texts) if text and squeezed(text) not in visit.facts["text"]]


def test_every_free_text_of_the_package_attacks():
    for table, columns in FREE_TEXTS.items():
        for column in columns:
            texts = {row[column] for row in TABLES[table] if column in row} - {"£", "Pounds"}
            assert texts, f"{table}.{column}"
            attacks = (*PAYLOADS, SHORT_PAYLOAD)
            assert all(any(attack in text for attack in attacks) for text in texts), f"{table}.{column}: {texts}"
    everywhere = {row["title"] for row in TABLES["indicators"]}
    assert everywhere == set(PAYLOADS), "each payload is the title of an indicator"


def test_no_column_in_which_people_write_what_they_like_is_forgotten():
    free = {
        (table, field["name"])
        for table, schema in TABLE_SCHEMAS.items()
        for field in schema["fields"]
        if field["type"] == "string"
        and not {"pattern", "enum"} & field.get("constraints", {}).keys()
        and field["name"] not in names_of_others(schema)
    }
    attacked = {(table, column) for table, columns in FREE_TEXTS.items() for column in columns}
    assert free - attacked == READ_AS_PERIODS
    assert attacked <= free


def names_of_others(schema) -> set[str]:
    """Columns that name a row of another table, as `area` does with a code."""
    keys = [key["fields"] for key in schema.get("foreignKeys", [])]
    return {column for fields in keys for column in ([fields] if isinstance(fields, str) else fields)}


def test_every_page_that_is_made_from_data_is_looked_at(hostile):
    made = {path for path in hostile.pages() if not path.startswith(WRITTEN_BY_PEOPLE)}
    assert {path for path in made if not ALIKE.search(path)} == set(PATHS)
    assert sum(bool(ALIKE.search(path)) for path in made) == 2 * len(AREAS) - 1


@pytest.mark.parametrize("path", PATHS)
def test_no_text_of_the_data_runs_asks_or_breaks_anything(visits: Visits, hostile, path):
    visit = visits.visit("hostile", path)
    assert visit.facts["pwned"] is None, f"{visit.where}: a text ran as a script"
    assert visit.seen.console == [], visit.where
    assert visit.seen.errors == [], visit.where
    assert visit.seen.failed == [], visit.where
    assert visit.facts["refused"] == [], visit.where
    assert strangers(visit.seen, hostile) == [], visit.where


@pytest.mark.parametrize("path", PATHS)
def test_a_page_has_the_elements_and_attributes_of_its_harmless_twin(visits: Visits, path):
    attacked, harmless = visits.visit("hostile", path), visits.visit("plain", path)
    ours, theirs = attacked.facts["elements"], harmless.facts["elements"]
    different = {
        kind: (ours.get(kind, 0), theirs.get(kind, 0))
        for kind in {*ours, *theirs}
        if ours.get(kind) != theirs.get(kind)
    }
    assert not different, f"{attacked.where}: element (on this page, on its twin): {different}"


@pytest.mark.parametrize("i", TWINS)
def test_the_texts_of_an_indicator_stand_on_its_page_as_they_were_written(visits: Visits, i):
    visit = visits.visit("hostile", f"testshire/indicators/i-{i}/")
    indicator = f"i-{i}"
    [row] = rows_of("indicators", indicator)
    assert visit.facts["heading"] == row["title"]
    texts = [row["noun"], row["definition"], TABLES["units"][i]["suffix"], TABLES["units"][i]["prefix"]]
    texts += [TABLES["units"][i]["title"], TABLES["sources"][i]["title"], TABLES["sources"][i]["publisher"]]
    texts += [TABLES["groups"][i]["title"], TABLES["themes"][i // 3]["title"]]
    texts += [
        text
        for one in rows_of("report_rows", indicator)
        for text in (one["section"], one["printed_title"], one["note"])
    ]
    texts += [one["note"] for one in rows_of("observations", indicator) if "note" in one]
    texts += [one["reason"] for one in rows_of("assessments", indicator)]
    texts += [text for one in rows_of("comments", indicator) for text in (one["text"], one["author"])]
    texts += [f"{one['framework']} {one['reference']}" for one in rows_of("indicator_refs", indicator)]
    texts += [one["text"] for one in rows_of("targets", indicator) if one["kind"] == "plan"]
    texts += [TABLES["publications"][0]["notice"]]
    assert unread(visit, texts) == [], visit.where


@pytest.mark.parametrize("i", THEMES)
def test_the_texts_of_a_dashboard_stand_on_it_as_they_were_written(visits: Visits, i):
    visit = visits.visit("hostile", f"testshire/2023-24/t-{i}/")
    assert visit.facts["heading"] == TABLES["themes"][i]["title"]
    texts = [TABLES["themes"][i]["summary"]]
    for row in TABLES["report_rows"]:
        if row["publication"] == NEW and row["theme"] == f"t-{i}":
            indicator = int(row["indicator"].removeprefix("i-"))
            texts += [row["section"], TABLES["indicators"][indicator]["title"], TABLES["comments"][indicator]["text"]]
            texts += [TABLES["groups"][indicator][column] for column in ("title", "short_title", "note")]
            texts += [TABLES["targets"][indicator]["period"]]
    assert unread(visit, texts) == [], visit.where


def test_the_texts_of_the_other_pages_stand_on_them_as_they_were_written(visits: Visits):
    area, titles = TABLES["areas"][0], [row["title"] for row in TABLES["indicators"]]
    themes = [row["title"] for row in TABLES["themes"]]
    expected = {
        "": [area["name"], area["council"], *themes, *(row["title"] for row in TABLES["outcomes"])],
        "a-to-z/": [*titles, *themes],
        "testshire/2023-24/": [area["name"], *themes],
        "testshire/2023-24/attention-and-strengths/": [*titles, *themes],
        "data/": [PAYLOADS[0], " ".join(PAYLOADS), *(row["licence"] for row in TABLES["sources"])],
    }
    wrong = {
        path: missing for path, texts in expected.items() if (missing := unread(visits.visit("hostile", path), texts))
    }
    assert not wrong


def test_the_title_in_the_tab_is_the_text_as_it_was_written(visits: Visits):
    for i in TWINS:
        title = visits.visit("hostile", f"testshire/indicators/i-{i}/").facts["title"]
        assert title.startswith(squeezed(TABLES["indicators"][i]["title"])), f"i-{i}: {title}"
