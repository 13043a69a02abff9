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

import pandas as pd
import pytest
import yaml
from markdown.extensions.toc import slugify

from site_builder.between_periods import LONGEST_GAP
from site_builder.build import check
from site_builder.calculations import CALCULATIONS
from site_builder.calculations.bottom_quarter import bottom_quarter_moves
from site_builder.calculations.direction import current_and_previous, direction_of_change, why_not_comparable
from site_builder.calculations.mark import mark_row
from site_builder.calculations.results import work_out, work_out_row
from site_builder.calculations.target import judge_target
from site_builder.checks import EXPLAINED
from site_builder.model import Assessment, InBoth, Target, Unit
from site_builder.pages import addresses, period_words, words
from site_builder.periods import PERIOD_TYPES, parse_period
from site_builder.sources.councils import read_councils
from site_builder.sources.publications import read_publications
from tests.calculations.records import indicator, observation, report_row
from tests.sites import LEICESTERSHIRE, ROOT, VALID

DOCS = ROOT / "docs"
PAGES = sorted(DOCS.rglob("*.md"))
METHOD = sorted((DOCS / "method").glob("*.md"))
GENERATED = {addresses.HOME, addresses.A_TO_Z, addresses.DATA, addresses.FORMAT, addresses.CHECKS} | {
    addresses.check(rule.code) for rule in EXPLAINED
}
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
AGE_ROWS = table(
    "method/direction.md", "Earlier period", "Latest period", "Type", "Months between their ends", "Compared"
)
BY_RULE = {
    "Improved by the rule": {"improved"},
    "Similar by the rule": {"similar"},
    "Worse by the rule": {"worse"},
    "Higher or lower by the rule": {"higher", "lower"},
}
AGREEMENT_ROWS = table("method/direction.md", "Edition", "Printed", *BY_RULE)
TARGET_ROWS = table("method/targets.md", "Target", "Good", "Latest", "Previous", "Verdict", "Why")
TOP_QUARTER_ROWS = table("method/targets.md", "Target", "Quarter", "Verdict", "Why")
MARK_ROWS = table("method/marks.md", "Direction", "Target", "Quarter", "Mark", "Why")
PERIOD_ROWS = table("method/periods.md", "Text", "Type", "First day", "Last day", "Months", "In a sentence")
REFUSED_ROWS = table("method/periods.md", "Text", "Type", "Refused, because")
QUARTER_ROWS = table("method/quartiles.md", "Quarter", "2017/18", "2023/24")
MOVE_ROWS = table(
    "method/quartiles.md",
    *("Quarter before", "Quarter now", "Figure before", "Figure now", "Good", "Moved", "The figure", "Why"),
)
CUT_OFF_ROWS = table("method/editions.md", "Figures in the data, as “figure for period, published”", "Shown")
MATCH_ROWS = table("method/editions.md", "How", "Indicators", "What it means")
ROUNDING_ROWS = table("method/index.md", "Exact figure", "Decimals", "Shown")
COUNTED = ("Improved", "Similar", "Worse", "Cannot compare", "Rows")
COUNT_ROWS = [
    {"Edition": edition, "Dashboards": row[f"Printed directions, {edition}"]} | {name: row[name] for name in COUNTED}
    for edition in ("2023/24", "2017/18")
    for row in table("method/counts.md", f"Printed directions, {edition}", *COUNTED)
]


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


@examples(AGE_ROWS)
def test_each_example_of_an_earlier_figure_is_compared_or_not_as_the_page_says(row):
    series = tuple(observation(1, row[name], row["Type"]) for name in ("Earlier period", "Latest period"))
    earlier, latest = (each.period.end for each in series)
    months = (latest.year - earlier.year) * 12 + latest.month - earlier.month

    assert str(months) == row["Months between their ends"]
    assert (current_and_previous(series)[1] is not None) == (row["Compared"] == "Yes")


def test_the_examples_of_an_earlier_figure_stand_on_both_sides_of_the_limit():
    months = {int(row["Months between their ends"]) for row in AGE_ROWS}

    assert {LONGEST_GAP, LONGEST_GAP + 1} <= months
    assert says("method/direction.md", f"The limit is {LONGEST_GAP} months")


@pytest.fixture(scope="module")
def results():
    package = check([LEICESTERSHIRE]).packages[0]
    return work_out(read_publications(package), read_councils(package))


@pytest.fixture(scope="module")
def editions(results):
    """The rows of each edition, by its year."""
    return {
        result.publication.edition: [row for theme in result.themes for row in theme.rows]
        for result in results.publications
    }


@pytest.fixture(scope="module")
def rows(editions):
    return editions["2023/24"]


@pytest.fixture(scope="module")
def changes(results):
    [found] = results.changes
    return found


def with_arrow_and_two_figures(rows):
    """Pairs of the printed direction and the rule's, with the row."""
    return [
        (row.direction_recorded.value, row.direction, row)
        for row in rows
        if row.direction_recorded
        and row.direction_recorded.value != "not determinable"
        and row.direction != "not determinable"
    ]


def test_the_agreement_with_the_printed_arrows_is_what_the_page_says(editions):
    said = {
        (row["Edition"], row["Printed"].lower(), name): int(row[name]) for row in AGREEMENT_ROWS for name in BY_RULE
    }
    counted = Counter(
        (edition, printed, name)
        for edition, rows in editions.items()
        for printed, rule, _ in with_arrow_and_two_figures(rows)
        for name, meant in BY_RULE.items()
        if rule in meant
    )
    agreeing = {
        edition: f"{sum(printed == rule for printed, rule, _ in pairs)} of {len(pairs)}"
        for edition, pairs in ((edition, with_arrow_and_two_figures(rows)) for edition, rows in editions.items())
    }
    agreed, compared = (sum(int(text.split(" of ")[part]) for text in agreeing.values()) for part in (0, 1))

    assert {key: count for key, count in said.items() if count} == counted
    assert says("method/direction.md", f"**{agreeing['2023/24']}** rows of 2023/24")
    assert says("method/direction.md", f"**{agreeing['2017/18']}** rows of 2017/18")
    assert says("method/direction.md", f"Together that is **{agreed} of {compared}**")


def test_the_arrows_without_a_good_direction_are_as_many_as_the_page_says(editions):
    implied = {("improved", "higher"), ("improved", "lower"), ("worse", "higher"), ("worse", "lower")}
    every = {edition: with_arrow_and_two_figures(rows) for edition, rows in editions.items()}
    found = {edition: sum((pair[0], pair[1]) in implied for pair in pairs) for edition, pairs in every.items()}
    pairs = [pair for each in every.values() for pair in each]
    agreeing = sum(printed == rule for printed, rule, _ in pairs)

    assert found == {"2023/24": 1, "2017/18": 3}
    assert says("method/direction.md", f"in {agreeing + sum(found.values())} of {len(pairs)}.")


def test_the_agreement_without_inferred_arrows_is_what_the_page_says(editions):
    def inferred(row):
        return re.search("fragment of it is left|cannot be read", row.direction_recorded.reason) is not None

    pairs = with_arrow_and_two_figures(editions["2023/24"])
    readable = [(printed, rule) for printed, rule, row in pairs if not inferred(row)]
    agreeing = sum(printed == rule for printed, rule in readable)

    assert not any(inferred(row) for _, _, row in with_arrow_and_two_figures(editions["2017/18"]))
    assert says("method/direction.md", f"Of the arrows of 2023/24, {len(pairs) - len(readable)} cannot be read")
    assert says("method/direction.md", f"the rule gives **{agreeing} of {len(readable)}**")


def test_the_rows_whose_earlier_figure_is_too_old_are_those_that_the_page_names(rows):
    left_out = [row for row in rows if len(row.row.series) > 1 and row.previous is None]

    assert {row.row.indicator.indicator for row in left_out} == {
        f"working-age-level-{level}-qualifications" for level in (2, 3, 4)
    }


def test_the_judged_targets_without_a_known_period_are_as_many_as_the_page_says(rows):
    judged = [row for row in rows if row.target_verdict in ("met", "missed", "better than range")]
    as_reported = sum(row.row.indicator.period_type == "as reported" for row in judged)

    assert says("method/targets.md", f"{as_reported} of the {len(judged)} targets of 2023/24 that are judged")


def test_the_rows_without_a_period_of_their_own_are_as_many_as_the_page_says(editions):
    as_reported = {
        edition: sum(row.current is not None and row.current.period.type == "as reported" for row in rows)
        for edition, rows in editions.items()
    }
    own = [
        observation
        for row in editions["2017/18"]
        for observation in row.row.series
        if observation.period.type != row.row.indicator.period_type
    ]

    assert says("method/periods.md", f"Of the 232 rows of 2023/24, {as_reported['2023/24']} print no period")
    assert says("method/periods.md", f"Of the 217 rows of 2017/18, the figures of {as_reported['2017/18']} are")
    assert {each.indicator for each in own} == {"waste-from-council-sites", "council-site-waste-recycled"}
    assert (len(own), {each.period.type for each in own}) == (4, {"as reported"})
    assert says("method/periods.md", "In four figures of this site")


def test_the_printed_ticks_and_the_rule_are_what_the_page_says(rows):
    ticked = [row for row in rows if row.mark_recorded and row.mark_recorded.value == "strong"]
    strong = sum(row.mark == "strong" for row in ticked)

    assert says("method/marks.md", f"Of the {len(ticked)} ticks of 2023/24, our rule gives “Strong” to {strong};")


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
    assert (str(period.months), period_words.in_period(period)) == (row["Months"], row["In a sentence"])


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


def of_package(name, edition=None):
    with (LEICESTERSHIRE / "data" / name).open(encoding="utf-8", newline="") as file:
        lines = list(csv.DictReader(file))
    publication = f"leicestershire-{edition.replace('/', '-')}" if edition else None
    return [line for line in lines if publication in (None, line["publication"])]


def printed(what, edition):
    return {line["indicator"]: line["value"] for line in of_package("assessments.csv", edition) if line["kind"] == what}


@pytest.mark.parametrize("row", COUNT_ROWS, ids=lambda row: f"{row['Edition']} {row['Dashboards']}")
def test_the_counts_of_directions_are_those_of_the_data_package(row):
    edition, name = row["Edition"], row["Dashboards"]
    two = {"Schools": "schools", "School and academy performance": "schools", "Police and crime": "police-and-crime"}
    theme_of = {line["indicator"]: line["theme"] for line in of_package("report_rows.csv", edition)}
    every = set(theme_of.values())
    chosen = {"All dashboards": every, "All without these two": every - set(two.values())}
    themes = chosen[name] if name in chosen else {two[name]}

    directions = printed("direction", edition)
    counted = Counter(directions.get(key, "not determinable") for key, theme in theme_of.items() if theme in themes)

    assert {DIRECTIONS[word]: int(row[word]) for word in ("Improved", "Similar", "Worse", "Cannot compare")} == {
        direction: counted[direction] for direction in ("improved", "similar", "worse", "not determinable")
    }
    assert int(row["Rows"]) == counted.total()


def test_the_numbers_of_the_older_headline_are_what_the_page_says():
    [row] = [row for row in COUNT_ROWS if row["Edition"] == "2017/18" and row["Dashboards"] == "All without these two"]

    assert says("method/counts.md", f"the report counts {row['Rows']} metrics")
    assert says("method/counts.md", f"It counts the {row['Cannot compare']} rows without an arrow")


@pytest.mark.parametrize("edition", ["2017/18", "2023/24"])
def test_the_counts_of_quarters_are_those_of_the_data_package(edition):
    quarters = Counter(printed("quartile", edition).values())
    rows = len(of_package("report_rows.csv", edition))
    counted = {shown: quarters[quarter] for shown, quarter in QUARTERS.items() if quarter}

    said = {row["Quarter"]: int(row[edition]) for row in QUARTER_ROWS}

    assert said == counted | {"Not compared": rows - quarters.total(), "All": rows}
    assert says(
        "method/quartiles.md", f"{counted['1st or 2nd']} {'rows of' if edition == '2023/24' else 'of'} {edition}"
    )


def test_every_group_that_stands_below_a_quarter_is_explained(editions):
    groups = {row.quartile.group for rows in editions.values() for row in rows if row.quartile and row.quartile.group}
    page = (DOCS / "method/quartiles.md").read_text(encoding="utf-8")

    assert len(groups) == 6
    assert {group.short_title for group in groups} <= set(re.findall(r"^(.+)\n:   ", page, re.MULTILINE))


def in_quarter(value, quarter, polarity, year, broken=False, money=False):
    """A row of an edition with one figure and perhaps a printed quarter."""
    figures = (observation(value, year, status="b" if broken else ""),)
    recorded = {"quartile": Assessment("quartile", quarter, None, None, "as printed", "Printed.")} if quarter else {}
    made = replace(report_row(1, polarity=polarity, assessments=recorded), series=figures)
    return work_out_row(replace(made, indicator=replace(made.indicator, unit=POUNDS)) if money else made)


@examples(MOVE_ROWS)
def test_each_example_of_leaving_the_bottom_quarter_is_what_the_program_gives(row):
    before, _, now = row["Good"].partition(", then ")
    money = row["Figure before"].startswith("£")
    latest = row["Figure now"].removesuffix(" (same period)").removeprefix("£")
    older = in_quarter(
        figure(row["Figure before"].removeprefix("£")),
        QUARTERS[row["Quarter before"]],
        POLARITIES[before],
        "2017/18",
        money=money,
    )
    newer = in_quarter(
        figure(latest),
        QUARTERS[row["Quarter now"]],
        POLARITIES[(now or before).capitalize()],
        "2017/18" if "(same period)" in row["Figure now"] else "2023/24",
        broken="(break)" in latest,
        money=money,
    )

    moves = bottom_quarter_moves([InBoth(older, newer)])

    found = {name: getattr(moves, name.lower()) for name in ("Left", "Stayed", "Entered")}
    assert [name for name, moved in found.items() if moved] == [row["Moved"]] * (row["Moved"] != "not listed")
    for move in (move for moved in found.values() for move in moved):
        assert (words.DIRECTION_WORDS[move.direction], sentence(move.reason or "")) == (row["The figure"], row["Why"])


def test_the_examples_show_every_way_of_moving_and_every_reason():
    source = inspect.getsource(inspect.getmodule(bottom_quarter_moves))
    reasons = {sentence(reason) for reason in re.findall(r'reason = "([^"]+)"', source)}

    assert {row["Moved"] for row in MOVE_ROWS} == {"Left", "Stayed", "Entered", "not listed"}
    assert len(reasons) == 4
    assert reasons <= {row["Why"] for row in MOVE_ROWS}


def test_what_left_the_bottom_quarter_is_as_much_as_the_page_says(changes):
    moves = changes.bottom_quarter
    placed = sum(pair.older.quartile is not None and pair.newer.quartile is not None for pair in changes.both)
    better = {name: sum(m.direction == "improved" for m in getattr(moves, name)) for name in ("left", "entered")}

    assert says(
        "method/quartiles.md",
        f"{placed} indicators have a quarter in both. Of these, {len(moves.left)} left the bottom quarter, "
        f"{len(moves.stayed)} stayed in it and {len(moves.entered)} entered it.",
    )
    assert says("method/quartiles.md", f"Of the {len(moves.left)} that left, the figure improved for {better['left']}.")
    assert says(
        "method/quartiles.md", f"Of the {len(moves.entered)} that entered, it improved for {better['entered']}."
    )


@pytest.fixture(scope="module")
def valid_package():
    return check([VALID]).packages[0]


@examples(CUT_OFF_ROWS)
def test_each_example_of_a_cut_off_is_what_the_edition_shows(row, valid_package):
    given, shown = row.values()
    figures = re.findall(r"(\S+) for (\S+), ([\d-]+)", given)
    tables = dict(valid_package.tables)
    observed, published = tables["observations"], tables["publications"]
    [line] = observed.frame[observed.frame["indicator"] == "recycling"].head(1).to_dict("records")
    lines = [line | {"value": value, "period": period, "as_of": as_of} for value, period, as_of in figures]
    others = observed.frame[observed.frame["indicator"] != "recycling"]
    tables["observations"] = replace(observed, frame=pd.concat([others, pd.DataFrame(lines)]))
    tables["publications"] = replace(published, frame=published.frame.assign(cut_off="2018-12-31"))

    [edition, *_] = read_publications(replace(valid_package, tables=tables))

    [found] = [row for row in edition.rows if row.indicator.indicator == "recycling"]
    assert given.count(";") + 1 == len(figures)
    assert (", ".join(f"{each.value} for {each.period.text}" for each in found.series) or "nothing") == shown


def test_the_cut_offs_are_those_that_the_page_names(results):
    for result in results.publications:
        assert says("method/editions.md", long_date(result.publication.cut_off))


def test_the_matches_of_the_two_editions_are_what_the_page_says(changes):
    hows = Counter(pair.older.row.match.how for pair in changes.both)
    both, gone, new = len(changes.both), len(changes.only_older), len(changes.only_newer)
    turned = sum(pair.polarity_changed for pair in changes.both)

    assert {row["How"].lower(): int(row["Indicators"]) for row in MATCH_ROWS} == hows
    assert says("method/editions.md", f"Of the {both + gone} rows of 2017/18, {both} were matched with one of 2023/24")
    assert says("method/editions.md", f"The other {gone} rows of 2017/18")
    assert says("method/editions.md", f"Of the {both + new} rows of 2023/24, {new} are only there.")
    assert says("method/editions.md", f"For the {hows['changed definition']} indicators with a changed definition")
    assert says("method/editions.md", f"For {turned} indicators what is good was chosen anew.")
    assert says("method/counts.md", f"Of the {both + new} indicators of 2023/24, {new} were not in the older edition")
    assert says("method/counts.md", f"and {gone} of the older edition's {both + gone} are gone.")


def test_the_dashboards_of_the_editions_are_as_many_as_the_pages_say(results, changes):
    replaced = {row.row.theme.theme for row in (*changes.only_older, *(pair.older for pair in changes.both))} - {
        theme.theme.theme for theme in results.publications[0].themes
    }

    assert [len(result.themes) for result in results.publications] == [17, 17]
    assert says("method/editions.md", "Both editions have 17 dashboards. Four of 2017/18 have been replaced")
    assert len(replaced) == 4
    for result in results.publications:
        rows = sum(len(theme.rows) for theme in result.themes)
        assert says("about.md", f"The edition {result.publication.edition}: {rows} indicators in 17 dashboards")


def test_what_is_said_of_lists_sums_and_committees_is_so(results):
    [council] = results.councils
    assigned = {link.basis for committee in council.council.committees for link in committee.themes}

    assert len(council.lists) == 6
    assert says("method/quartiles.md", "We copied six lists")
    assert says("method/counts.md", f"It has {len(council.sums)} of them.")
    assert assigned == {"site"}
    assert says("how-to-read.md", "At present all are assigned by this site.")
    assert says("how-to-read.md", f"beside {len(council.funding[0].lines) - 1} other authorities")
    assert says("about.md", f"The funding of {len(council.funding[0].lines)} authorities")
    assert says("method/quartiles.md", f"of {len(council.funding[0].lines)} authorities in 2018/19")


def test_the_reports_that_the_site_rests_on_are_those_of_the_page(results):
    [council] = results.councils
    used = {result.publication.source for result in results.publications}
    used |= {change.source for result in results.publications for change in result.publication.changes}
    used |= {each.list.source for each in council.lists} | {each.sum.source for each in council.sums}
    used |= {position.source for position in council.council.positions}
    used |= {committee.source for committee in council.council.committees if committee.source}

    said = re.findall(r"^(.+)\n:   ", (DOCS / "about.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert len(said) == 5
    assert {source.title for source in used} == set(said)
    assert says("about.md", "five published reports")


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
