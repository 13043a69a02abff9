"""The pages that people write are true: their worked examples are read from them and run.

One file, although it is long, because every test here uses the same reader of Markdown tables.
"""

import csv
import inspect
import posixpath
import re
from collections import Counter
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
import yaml
from markdown.extensions.toc import slugify

from site_builder.build import check
from site_builder.calculations import CALCULATIONS
from site_builder.calculations.direction import direction_of_change, why_not_comparable
from site_builder.calculations.mark import mark_row
from site_builder.calculations.results import work_out, work_out_row
from site_builder.calculations.target import judge_target
from site_builder.model import Target, Unit
from site_builder.pages import addresses, words
from site_builder.periods import PERIOD_TYPES, parse_period
from site_builder.sources.publications import read_publications
from tests.calculations.records import indicator, observation, report_row
from tests.cases import read_cases

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
PAGES = sorted(DOCS.rglob("*.md"))
METHOD = sorted((DOCS / "method").glob("*.md"))
GENERATED = {addresses.HOME, addresses.A_TO_Z, addresses.DATA, addresses.FORMAT, addresses.CHECKS}
POUNDS = Unit("gbp", "money", "£", "", "pounds")
POLARITIES = {"Higher": "high", "Lower": "low", "Neither": "none"}
DIRECTIONS = {shown: direction for direction, shown in words.DIRECTION_WORDS.items()}
VERDICTS = {shown: verdict for verdict, shown in words.VERDICT_WORDS.items()}
QUARTERS = {shown: quarter for quarter, shown in words.QUARTILE_SHORT.items()} | {"none": None}
MARKS = {"Needs attention": "attention", "Strong": "strong", "none": None}


def named(path):
    return path.relative_to(DOCS).as_posix()


def tables(page):
    """Every Markdown table of a page, as a list of rows by column name."""
    found = []
    for block in re.findall(r"(?:^\|.*\|\n)+", (DOCS / page).read_text(encoding="utf-8"), flags=re.MULTILINE):
        head, _, *body = ([cell.strip() for cell in line.strip("|").split("|")] for line in block.splitlines())
        found.append([dict(zip(head, line, strict=True)) for line in body])
    return found


def table(page, *columns):
    """The one table of a page that has exactly these columns."""
    [rows] = [rows for rows in tables(page) if tuple(rows[0]) == columns]
    return rows


def figure(cell):
    """A number as pages print it, or None for the words that stand for a missing one."""
    if cell in ("none", "not available"):
        return None
    return Decimal(cell.replace("−", "-").removeprefix("£").removesuffix("%").removesuffix(" (break)"))


def kind(cell):
    return "percent" if cell == "%" else "number"


def sentence(reason):
    return words.capital(reason)


DIRECTION_ROWS = table("method/direction.md", "Previous", "Latest", "Unit", "Good", "Direction", "Why")
OWN_LIMIT_ROWS = table("method/direction.md", "Previous", "Latest", "Unit", "Good", "Own limit", "Direction")
AGREEMENT_ROWS = table(
    "method/direction.md", "Printed in 2024", "Improved by the rule", "Similar by the rule", "Worse by the rule"
)
TARGET_ROWS = table("method/targets.md", "Target", "Good", "Latest", "Previous", "Verdict", "Why")
TOP_QUARTER_ROWS = table("method/targets.md", "Target", "Quarter", "Verdict", "Why")
MARK_ROWS = table("method/marks.md", "Direction", "Target", "Quarter", "Mark", "Why")
PERIOD_ROWS = table("method/periods.md", "Text", "Type", "First day", "Last day", "Months", "In a sentence")
REFUSED_ROWS = table("method/periods.md", "Text", "Type", "Refused, because")
QUARTER_ROWS = table("method/quartiles.md", "Quarter in the 2024 report", "Indicators")
ROUNDING_ROWS = table("method/index.md", "Exact figure", "Decimals", "Shown")
COUNT_ROWS = table(
    "method/counts.md", "Printed directions, 2023/24", "Improved", "Similar", "Worse", "Cannot compare", "Rows"
)


def examples(rows):
    return pytest.mark.parametrize("row", rows, ids=lambda row: " | ".join(row.values()))


@examples(DIRECTION_ROWS)
def test_each_example_of_a_direction_is_what_the_rule_gives(row):
    result = work_out_row(
        report_row(
            figure(row["Previous"]),
            figure(row["Latest"]),
            polarity=POLARITIES[row["Good"]],
            kind=kind(row["Unit"]),
            broken="(break)" in row["Latest"],
        )
    )

    assert result.direction == DIRECTIONS[row["Direction"]]
    if result.direction_reason:
        assert row["Why"] == sentence(result.direction_reason)


@examples(OWN_LIMIT_ROWS)
def test_each_example_of_a_limit_of_its_own_is_what_the_rule_gives(row):
    limit = row["Own limit"]
    name = "band_rel" if limit.startswith("at most ") else "band_abs"
    own = indicator(kind(row["Unit"]), **{name: figure(limit.removeprefix("at most ").removeprefix("under "))})
    previous, latest = figure(row["Previous"]), figure(row["Latest"])

    assert direction_of_change(previous, latest, POLARITIES[row["Good"]], own) == DIRECTIONS[row["Direction"]]


def test_the_examples_show_every_direction():
    assert {row["Direction"] for row in DIRECTION_ROWS} == set(DIRECTIONS)


def test_the_agreement_with_the_printed_arrows_is_what_the_page_says():
    cases = read_cases("printed_direction_2024.csv")
    counted = Counter(
        (case["published"], direction_of_change(
            Decimal(case["previous"]), Decimal(case["current"]), case["polarity"],
            indicator("percent" if case["unit_is_percent"] == "yes" else "number"),
        ))
        for case in cases
    )  # fmt: skip
    said = {
        (row["Printed in 2024"].lower(), rule): int(row[f"{rule.capitalize()} by the rule"])
        for row in AGREEMENT_ROWS
        for rule in ("improved", "similar", "worse")
    }
    agreeing = sum(count for (published, rule), count in counted.items() if published == rule)

    assert {pair: count for pair, count in said.items() if count} == counted
    assert f"**{agreeing} of {len(cases)}**" in (DOCS / "method/direction.md").read_text(encoding="utf-8")


def test_the_agreement_without_inferred_arrows_is_what_the_page_says():
    judged = [
        line for line in of_package("assessments.csv")
        if line["kind"] == "direction" and line["value"] != "not determinable"
    ]  # fmt: skip
    cases = read_cases("printed_direction_2024.csv")
    inferred = [bool(re.search("fragment of it is left|cannot be read", line["reason"])) for line in judged]
    readable = [case for case, guessed in zip(cases, inferred, strict=True) if not guessed]
    agreeing = sum(case["published"] == case["rule"] for case in readable)

    assert says("method/direction.md", f"Of the 2024 arrows, {sum(inferred)} cannot be read")
    assert says("method/direction.md", f"the rule gives **{agreeing} of {len(readable)}**")


@pytest.fixture(scope="module")
def rows():
    package = next(found for found in check([ROOT / "datapackages"]).packages if found.name == "leicestershire")
    [edition] = [
        result
        for result in work_out(read_publications(package)).publications
        if result.publication.edition == "2023/24"
    ]
    return [row for theme in edition.themes for row in theme.rows]


def test_the_judged_targets_without_a_known_period_are_as_many_as_the_page_says(rows):
    judged = [row for row in rows if row.target_verdict in ("met", "missed", "better than range")]
    as_reported = sum(row.row.indicator.period_type == "as reported" for row in judged)

    assert says("method/targets.md", f"{as_reported} of the {len(judged)} targets that are judged")


def test_the_rows_without_a_period_of_their_own_are_as_many_as_the_page_says(rows):
    as_reported = sum(row.row.indicator.period_type == "as reported" for row in rows)

    assert says("method/periods.md", f"Of the {len(rows)} rows of the 2024 report, {as_reported} print no period")


def test_the_printed_ticks_and_the_rule_are_what_the_page_says(rows):
    ticked = [row for row in rows if row.mark_recorded and row.mark_recorded.value == "strong"]
    strong = sum(row.mark == "strong" for row in ticked)

    assert says("method/marks.md", f"Of the {len(ticked)} ticks, our rule gives “Strong” to {strong}.")


def says(page, text):
    return text in (DOCS / page).read_text(encoding="utf-8")


def worded_target(cell):
    """The target that the words of a cell stand for, with its unit; the words are the site's own."""
    text, _, period = cell.partition(" (")
    unit = POUNDS if "£" in text else indicator("percent" if "%" in text else "number").unit
    plain = dict.fromkeys(("value", "low", "high", "text")) | {"kind": "plan", "period": period.rstrip(")") or None}
    fixed = {"lower than before": "decrease", "higher than before": "increase", "top quarter": "top quartile"}
    bound = {"under": "below", "at most": "at most", "over": "above", "at least": "at least"}
    if text in fixed:
        plain["kind"] = fixed[text]
    elif match := re.fullmatch(r"(\S+) to (\S+)", text):
        plain |= {"kind": "range", "low": figure(match[1]), "high": figure(match[2])}
    elif match := re.fullmatch(r"(?:(under|at most|over|at least) )?([£\d.%]+)", text):
        plain |= {"kind": bound.get(match[1], "number"), "value": figure(match[2])}
    else:
        plain["text"] = text
    target = Target(**plain)
    assert words.target(target, replace(indicator(), unit=unit)) == text
    return target


@examples(TARGET_ROWS)
def test_each_example_of_a_target_is_judged_as_the_page_says(row):
    target = None if row["Target"] == "none" else worded_target(row["Target"])
    latest, previous = observation(figure(row["Latest"])), observation(figure(row["Previous"]), "2022/23")
    not_comparable = why_not_comparable(latest, previous)

    verdict, reason = judge_target(target, latest, previous, POLARITIES[row["Good"]], None, not_comparable)

    assert verdict == VERDICTS[row["Verdict"]]
    if reason:
        assert row["Why"] == sentence(reason)


@examples(TOP_QUARTER_ROWS)
def test_each_example_of_the_target_top_quarter_is_judged_as_the_page_says(row):
    verdict, reason = judge_target(worded_target(row["Target"]), None, None, "high", QUARTERS[row["Quarter"]], None)

    assert verdict == VERDICTS[row["Verdict"]]
    if reason:
        assert row["Why"] == sentence(reason)


def test_the_examples_show_every_verdict():
    assert {row["Verdict"] for row in TARGET_ROWS} == set(VERDICTS)


@examples(MARK_ROWS)
def test_each_example_of_a_mark_is_what_the_rule_gives(row):
    mark, reasons = mark_row(DIRECTIONS[row["Direction"]], VERDICTS[row["Target"]], QUARTERS[row["Quarter"]])

    assert mark == MARKS[row["Mark"]]
    assert row["Why"] == sentence("; ".join(reasons))


@examples(PERIOD_ROWS)
def test_each_example_of_a_period_is_read_as_the_page_says(row):
    period = parse_period(row["Text"], row["Type"])

    assert (long_date(period.start), long_date(period.end)) == (row["First day"], row["Last day"])
    assert (str(period.months), words.in_period(period)) == (row["Months"], row["In a sentence"])


def long_date(day: date):
    return f"{day.day} {day:%B %Y}"


@examples(REFUSED_ROWS)
def test_each_text_that_the_page_calls_refused_is_refused(row):
    with pytest.raises(ValueError, match=r"\.$"):
        parse_period(row["Text"], row["Type"])


def test_the_examples_show_every_type_of_period():
    assert {row["Type"] for row in PERIOD_ROWS} == set(PERIOD_TYPES)


@examples(ROUNDING_ROWS)
def test_each_example_of_rounding_is_what_pages_show(row):
    assert words.number(figure(row["Exact figure"]), int(row["Decimals"]), 100) == row["Shown"]


def of_package(name):
    with (ROOT / "datapackages" / "leicestershire" / "data" / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def printed(what):
    return {line["indicator"]: line["value"] for line in of_package("assessments.csv") if line["kind"] == what}


@pytest.mark.parametrize("row", COUNT_ROWS, ids=lambda row: row["Printed directions, 2023/24"])
def test_the_counts_of_directions_are_those_of_the_data_package(row):
    two = {"Schools": "schools", "Police and crime": "police-and-crime"}
    theme_of = {line["indicator"]: line["theme"] for line in of_package("report_rows.csv")}
    every = set(theme_of.values())
    chosen = {"All dashboards": every, "All without these two": every - set(two.values())}
    name = row["Printed directions, 2023/24"]
    themes = chosen[name] if name in chosen else {two[name]}

    directions = printed("direction")
    counted = Counter(directions.get(key, "not determinable") for key, theme in theme_of.items() if theme in themes)

    assert {DIRECTIONS[word]: int(row[word]) for word in ("Improved", "Similar", "Worse", "Cannot compare")} == {
        direction: counted[direction] for direction in ("improved", "similar", "worse", "not determinable")
    }
    assert int(row["Rows"]) == counted.total()


def test_the_counts_of_quarters_are_those_of_the_data_package():
    quarters = Counter(printed("quartile").values())
    rows = len(of_package("report_rows.csv"))
    counted = {shown: quarters[quarter] for shown, quarter in QUARTERS.items() if quarter}

    said = {row["Quarter in the 2024 report"]: int(row["Indicators"]) for row in QUARTER_ROWS}

    assert said == counted | {"Not compared": rows - quarters.total(), "All": rows}


def test_every_word_that_a_page_can_show_is_explained():
    explained = {cell for rows in tables("how-to-read.md") for row in rows for cell in row.values()}
    shown = {*DIRECTIONS, *VERDICTS, *words.QUARTILE_SHORT.values(), *words.POLARITY_WORDS.values()}
    pairs = (("1", "2"), ("2", "1"), ("1", "1"), ("1", None))
    arrows = {words.arrow(work_out_row(report_row(*pair))) for pair in pairs}
    signs = {f"`{sign}`" for sign in (*words.MISSING_WORDS, *words.STATUS_WORDS) if sign}

    assert len(arrows) == 4
    assert shown | arrows | signs | {*words.MISSING_WORDS.values(), *words.STATUS_WORDS.values()} <= explained


def test_every_method_page_is_linked_from_the_index():
    linked = {target for target, _ in links(DOCS / "method" / "index.md")}

    assert {named(page) for page in METHOD} - {"method/index.md"} <= linked


def test_every_calculation_that_names_its_method_names_a_page():
    promised = {name for module in CALCULATIONS for name in re.findall(r"Method: (\S+)", inspect.getsource(module))}

    assert len(promised) >= 3
    assert promised <= {f"docs/{named(page)}" for page in METHOD}


def links(page):
    """Relative links of a page, as (path from docs, anchor)."""
    for address in re.findall(r"\]\(([^)\s]+)\)", page.read_text(encoding="utf-8")):
        if not address.startswith("https://"):
            path, _, anchor = address.partition("#")
            here = named(page)
            yield posixpath.normpath(posixpath.join(posixpath.dirname(here), path)) if path else here, anchor


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_every_link_leads_to_a_page_and_every_anchor_to_a_heading(page):
    for target, anchor in links(page):
        assert target in GENERATED or (DOCS / target).is_file()
        if anchor:
            headings = re.findall(r"^#+ (.+)$", (DOCS / target).read_text(encoding="utf-8"), flags=re.MULTILINE)
            assert anchor in {slugify(heading, "-") for heading in headings}


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_every_table_stands_after_an_empty_line(page):
    assert not re.search(r"^[^|\n].*\n\|", page.read_text(encoding="utf-8"), flags=re.MULTILINE)


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_every_page_says_what_it_is_and_holds_no_html(page):
    _, front, body = page.read_text(encoding="utf-8").split("---\n", 2)
    meta = yaml.safe_load(front)

    assert {key: type(value) for key, value in meta.items()} == dict.fromkeys(meta, str)
    assert {"title", "description", "kind"} <= set(meta) <= {"title", "description", "kind", "synonyms"}
    assert meta["kind"] == "Guide"
    assert body.startswith(f"\n# {meta['title']}\n")
    assert not re.search(r"<[a-zA-Z/!]", body)


def test_every_table_of_the_written_pages_has_a_caption_before_it():
    """The theme takes the paragraph before a table for its caption; without one it would spoil the page."""
    for page in DOCS.rglob("*.md"):
        lines = page.read_text(encoding="utf-8").splitlines()
        for number, line in enumerate(lines):
            if re.fullmatch(r"\|[\s:|-]+\|", line):
                assert lines[number - 3 : number - 1] == ["{: .caption }", ""], f"{page.name} line {number}"
