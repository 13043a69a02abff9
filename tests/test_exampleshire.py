"""The invented county: its script makes its files, and everything that it promises to show is there."""

import re
import subprocess
import sys
from fractions import Fraction
from itertools import pairwise

import pandas as pd
import pytest

from site_builder.calculations.benchmark import work_out_benchmarking
from site_builder.calculations.intervals import counts_of, given_per
from site_builder.periods import parse_period
from site_builder.sources import read_package
from site_builder.sources.benchmarks import read_benchmarks
from site_builder.sources.publications import read_publications
from tests.sites import ROOT

EXAMPLESHIRE = ROOT / "datapackages" / "exampleshire"
OWN, MERGED, FORMER = "X10000001", "X06000012", {"X10000022", "X06000013"}
NEWEST, YEAR_BEFORE = "counties-2023-24", "counties-2022-23"


def table(name):
    return pd.read_csv(EXAMPLESHIRE / "data" / f"{name}.csv", dtype=str, keep_default_na=False)


@pytest.fixture(scope="module")
def figures():
    """All observations, with the last day of their period; of revised ones all that came out."""
    rows = table("observations")
    types = table("indicators").set_index("indicator")["period_type"]
    pairs = list(zip(rows["period"], rows["indicator"].map(types), strict=True))
    ends = {pair: parse_period(*pair).end.isoformat() for pair in set(pairs)}
    starts = {pair: parse_period(*pair).start.isoformat() for pair in set(pairs)}
    return rows.assign(end=[ends[pair] for pair in pairs], start=[starts[pair] for pair in pairs])


@pytest.fixture(scope="module")
def panels(figures):
    """By indicator and period: the latest value of each area that is a number."""
    known = figures[~figures["value"].str.startswith("[")]
    latest = known.sort_values("as_of", kind="stable").drop_duplicates(["indicator", "area", "period"], keep="last")
    return {key: rows.set_index("area")["value"].map(Fraction) for key, rows in latest.groupby(["indicator", "period"])}


def ranked(benchmark):
    rows = table("benchmark_rows")
    rows = rows[(rows["benchmark"] == benchmark) & (rows["polarity"] != "none") & (rows["judge"] != "no")]
    return rows.set_index("indicator")


def members_on(day, group="counties"):
    rows = table("group_members")
    rows = rows[(rows["group"] == group) & (rows["from"] <= day)]
    return set(rows[(rows["to"] == "") | (rows["to"] >= day)]["area"])


def periods_of(figures, indicator):
    """The periods of an indicator, oldest first, with their last days."""
    rows = figures[figures["indicator"] == indicator]
    return rows.drop_duplicates("period").sort_values("end", kind="stable")[["period", "end"]]


# The script


def test_the_script_makes_exactly_the_files_that_are_kept(tmp_path):
    subprocess.run([sys.executable, EXAMPLESHIRE / "make.py", tmp_path], check=True)

    made = {path.relative_to(tmp_path): path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    kept = [*(EXAMPLESHIRE / "data").iterdir(), EXAMPLESHIRE / "datapackage.json"]
    assert made.keys() == {path.relative_to(EXAMPLESHIRE) for path in kept}
    assert [str(path) for path, text in made.items() if text != (EXAMPLESHIRE / path).read_bytes()] == []


def test_the_observations_are_small_enough_to_be_kept_with_the_program():
    assert (EXAMPLESHIRE / "data" / "observations.csv").stat().st_size < 2_500_000


# Invented, and says so


def test_every_edition_and_the_package_say_that_they_are_invented():
    package, findings = read_package(EXAMPLESHIRE)

    assert findings == []
    assert package.descriptor["invented"] is True
    assert "(invented figures)" in package.descriptor["title"]
    assert all(publication.notice.startswith("Invented: ") for publication in read_publications(package))
    assert table("sources")["title"].str.endswith("(invented)").all()


def test_no_code_of_an_area_can_be_taken_for_a_real_one():
    assert table("areas")["area"].str.fullmatch(r"X(10|06)0000\d\d").all()


# Areas


def test_the_group_has_34_members_before_the_merger_and_33_after():
    assert len(members_on("2021-03-31")) == 34
    assert len(members_on("2021-04-01")) == 33
    assert members_on("2021-03-31") - members_on("2021-04-01") == FORMER
    assert members_on("2021-04-01") - members_on("2021-03-31") == {MERGED}


def test_21_county_councils_and_12_county_unitaries_are_left():
    types = table("areas").set_index("area")["type"]

    assert types[list(members_on("2024-12-31"))].value_counts().to_dict() == {"county": 21, "county unitary": 12}
    assert members_on("2024-12-31", "county-councils") == set(types[types == "county"].index) - FORMER


def test_figures_lie_inside_the_life_of_their_area(figures):
    lives = table("areas").set_index("area")
    begins, ends = figures["area"].map(lives["from"]), figures["area"].map(lives["to"])

    assert (figures["start"] >= begins).all()
    assert ((ends == "") | (figures["end"] <= ends)).all()
    assert {*figures["area"]} == {*lives.index}


# Themes and editions


def test_there_are_fifteen_themes_and_only_some_are_functions_of_the_council():
    themes = table("benchmark_themes")
    subjects = themes[themes["kind"] == "theme"].set_index("benchmark_theme")

    assert len(subjects) == 15
    not_core = {*subjects[subjects["core"] == "no"].index}
    assert not_core == {"police-crime", "housing", "economy", "health-adult"}
    assert not subjects.loc[["economy", "police-crime", "housing", "corporate"], "spending"].any()


def test_there_are_twelve_editions_each_after_the_one_before():
    editions = table("benchmarks")

    assert len(editions) == 12
    assert editions["previous"].tolist() == ["", *editions["benchmark"][:-1]]
    assert all(row.cut_off == f"{int(row.edition[:4]) + 1}-12-31" for row in editions.itertuples())


def test_one_theme_has_too_few_ranked_indicators_for_places():
    counts = ranked(NEWEST)["benchmark_theme"].value_counts()

    assert counts[counts < 3].to_dict() == {"digital-customer-services": 2}
    assert counts.max() <= 9


def test_one_edition_changes_more_than_a_tenth_of_its_indicators():
    sets = [{*ranked(name).index} for name in table("benchmarks")["benchmark"]]
    changed = [len(before ^ after) / len(before | after) for before, after in pairwise(sets)]

    assert [share > 0.1 for share in changed].count(True) == 1
    assert len(sets[7] - sets[6]) / len(sets[6]) > 0.1
    assert sum(share > 0 for share in changed) >= 4


def test_the_polarity_of_one_indicator_turns_with_the_newest_edition():
    before, after = ranked(YEAR_BEFORE)["polarity"], ranked(NEWEST)["polarity"]
    both = before.index.intersection(after.index)

    assert [*both[before[both] != after[both]]] == ["domestic-abuse"]


def test_context_has_no_polarity_and_spending_is_not_judged():
    rows = table("benchmark_rows")
    rows = rows[rows["benchmark"] == NEWEST].set_index("indicator")

    assert (rows["polarity"] == "none").sum() >= 5
    assert {"core-spending-power", "net-spending", "adult-care-spending"} <= {*rows[rows["judge"] == "no"].index}


# What the program makes of it


@pytest.fixture(scope="module")
def newest():
    package, _ = read_package(EXAMPLESHIRE)
    model = read_benchmarks(package)
    return work_out_benchmarking(model).editions[-1]


def test_some_areas_have_no_place_in_a_theme_because_figures_are_missing(newest):
    without = {
        (scope.theme.benchmark_theme, line.area)
        for scope in newest.scopes
        for line in scope.standing.lines
        if line.reason == "too few figures" and scope.standing.indicators >= 3
    }

    assert without == {("health-adult", MERGED), ("libraries-heritage-culture", "X10000017")}


def test_a_theme_with_two_ranked_indicators_places_nobody(newest):
    digital = next(scope for scope in newest.scopes if scope.theme.benchmark_theme == "digital-customer-services")

    assert digital.standing.placed == ()


def test_an_older_period_is_ranked_where_few_report_the_newest_and_old_figures_are_marked_or_left_out(newest):
    results = {each.row.indicator.indicator: each for each in newest.indicators}

    assert results["minor-roads-repair"].period.text == "2022/23"
    assert {name for name, each in results.items() if each.older} == {"culture-take-part", "rivers-good"}
    assert results["culture-take-part"].ranking.ranked
    assert results["rivers-good"].ranking.reason == "too old"


def test_the_own_council_has_something_of_everything(newest):
    quartiles, listed = newest.counts[OWN].quartiles, {line.listing for line in newest.lists[OWN]}

    assert min(quartiles.first, quartiles.second, quartiles.third, quartiles.fourth) >= 8
    assert {"bottom quarter (new)", "bottom quarter (also last year)", "moved out and figure improved"} <= listed
    assert newest.cost_effectiveness
    assert len(newest.gaps) == 33 * 32


# Figures


def test_every_area_has_funding_spending_residents_and_a_deprivation_score_each_year(figures):
    for indicator in ("core-spending-power", "net-spending", "culture-spending", "residents", "deprivation-score"):
        rows = figures[figures["indicator"] == indicator]
        assert rows["period"].nunique() == 12
        assert not rows["value"].str.startswith("[").any()
        assert {*rows[rows["end"] > "2023-06"]["area"]} == members_on("2024-03-31"), indicator


@pytest.mark.parametrize("indicator", ["personal-budgets", "bills-paid-on-time", "special-schools-good"])
def test_several_areas_tie_at_a_hundred_per_cent(panels, figures, indicator):
    newest = periods_of(figures, indicator)["period"].iloc[-1]

    assert (panels[indicator, newest] == 100).sum() >= 3


def test_rounding_makes_ties(panels):
    assert panels["main-roads-repair", "2023/24"].value_counts().max() >= 5


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("active-adults", "inactive-adults"),
        ("roads-satisfaction", "paths-satisfaction"),
        ("fine-particles", "pollution-deaths"),
    ],
)
def test_some_indicators_nearly_repeat_each_other(panels, one, other):
    both = pd.DataFrame({"one": panels[one, "2023"], "other": panels[other, "2023"]}).dropna().rank()

    assert abs(both["one"].corr(both["other"])) > 0.95


@pytest.mark.parametrize(
    ("indicator", "period", "areas"),
    [
        ("roads-satisfaction", "2023", 24),
        ("library-satisfaction", "2023", 24),
        ("breastfeeding", "2023/24", 25),
        ("library-visits", "2023/24", 28),
        ("minor-roads-repair", "2023/24", 15),
        ("minor-roads-repair", "2022/23", 33),
    ],
)
def test_not_all_areas_report(panels, indicator, period, areas):
    assert len(panels[indicator, period]) == areas
    assert OWN in panels[indicator, period]


@pytest.mark.parametrize(("indicator", "least", "most"), [("culture-take-part", 37, 60), ("rivers-good", 61, 99)])
def test_some_newest_figures_are_old(figures, indicator, least, most):
    year, month = periods_of(figures, indicator)["end"].iloc[-1].split("-")[:2]

    assert least <= (2024 - int(year)) * 12 + 12 - int(month) <= most
    assert indicator in ranked(NEWEST).index


@pytest.mark.parametrize("indicator", ["carers-satisfied", "library-satisfaction", "tooth-decay"])
def test_some_surveys_are_made_every_two_years(figures, indicator):
    years = [int(end[:4]) for end in periods_of(figures, indicator)["end"]]

    assert len(years) >= 6
    assert {later - earlier for earlier, later in pairwise(years)} <= {2, 3}


def test_gaps_say_why_they_are_there(figures):
    marked = {mark: {*rows["indicator"]} for mark, rows in figures.groupby("value") if mark.startswith("[")}

    assert marked.keys() == {"[x]", "[c]", "[z]"}
    assert "care-satisfaction" in marked["[x]"]
    assert {"complaints-upheld", "adoption-days"} <= marked["[c]"]
    assert marked["[z]"] == {"museum-visits"}
    assert figures[figures["value"] == "[x]"]["note"].all()


def test_figures_come_out_after_their_period_and_before_the_last_cut_off(figures):
    assert (figures["as_of"] > figures["end"].str[:7]).all()
    assert (figures["as_of"] < "2024-12-31").all()


def test_a_series_is_broken_for_all_areas_at_once(figures):
    broken = figures[figures["status"] == "b"].groupby(["indicator", "period"])["area"].nunique()

    assert broken.to_dict() == {
        ("degree-level", "2023"): 33,
        ("early-development", "2021/22"): 33,
        ("waste-landfilled", "2022/23"): 33,
    }


def test_provisional_figures_are_revised_by_a_later_row(figures):
    rows = figures[(figures["indicator"] == "road-injuries") & (figures["area"] == OWN)]

    assert rows[rows["period"] == "2022"]["status"].tolist() == ["p", "r"]
    assert rows[rows["period"] == "2023"]["status"].tolist() == ["p"]
    assert rows[rows["period"] == "2022"]["value"].nunique() == 2
    assert rows[rows["period"] == "2022"]["as_of"].is_monotonic_increasing


@pytest.mark.parametrize(("indicator", "up"), [("claimants", True), ("bus-journeys", False), ("museum-visits", False)])
def test_one_year_is_out_of_the_ordinary(panels, figures, indicator, up):
    before, shock = periods_of(figures, indicator)["period"].iloc[7:9]
    both = pd.DataFrame({"before": panels[indicator, before], "shock": panels[indicator, shock]}).dropna()
    moved = both["shock"] > both["before"]

    assert (moved if up else ~moved).mean() > 0.9


def test_counts_make_the_figures_that_they_stand_beside(figures):
    indicators = {row.indicator.indicator: row.indicator for row in own_rows()}
    counted = figures[(figures["area"] == OWN) & (figures["denominator"] != "")]
    observations = {
        (row.indicator.indicator, observation.period.text): observation
        for row in own_rows()
        for observation in row.series
    }
    tried = 0
    for name, period in zip(counted["indicator"], counted["period"], strict=True):
        observation = observations.get((name, period))
        if observation and observation.value is not None and given_per(indicators[name].unit):
            assert counts_of(observation, indicators[name]) is not None, (name, period)
            tried += 1
    assert tried > 400


def own_rows():
    package, _ = read_package(EXAMPLESHIRE)
    return read_publications(package)[0].rows


def test_some_figures_have_limits_and_some_the_number_of_answers(figures):
    limits = {*figures[figures["lower"] != ""]["indicator"]}
    answers = {*figures[(figures["denominator"] != "") & (figures["numerator"] == "")]["indicator"]}

    assert {"life-expectancy", "employment", "care-quality-of-life"} <= limits
    assert {"care-satisfaction", "carers-satisfied", "roads-satisfaction"} <= answers


def test_quarters_are_long_enough_for_a_usual_range_and_hold_one_that_is_unusual(panels):
    quarters = {period: value for (name, period), value in panels.items() if name == "calls-in-two-minutes"}

    assert len(quarters) == 48
    assert min(quarters, key=lambda period: quarters[period][OWN]) == "Q1 2020/21"


# The council's own report


def test_both_editions_report_what_their_benchmark_ranks_with_the_same_polarity():
    rows, publications = table("report_rows"), table("publications").set_index("publication")
    for publication, reported in rows.groupby("publication"):
        benchmark = ranked(publications.loc[publication, "benchmark"])["polarity"]
        shown = reported.set_index("indicator")["polarity"]
        assert shown[benchmark.index].equals(benchmark)


def test_between_the_two_editions_dashboards_and_indicators_changed_their_names():
    older = table("report_rows").query("publication == 'exampleshire-2022-23'").set_index("indicator")
    newer = table("report_rows").query("publication == 'exampleshire-2023-24'").set_index("indicator")
    both = older.index.intersection(newer.index)

    assert len(table("edition_themes")) == 2
    assert [*both[older.loc[both, "theme"] != newer.loc[both, "theme"]]] == ["calls-in-two-minutes", "fuel-poverty"]
    assert {*table("matches")["how"]} == {"same name", "same meaning", "changed definition"}
    assert {*newer.index.difference(older.index)} == {"debt", "agency-social-workers"}
    assert {*older.index.difference(newer.index)} == {"progress-8"}


def test_targets_are_of_all_kinds():
    kinds = {
        "number", "below", "at most", "above", "at least", "range", "decrease", "increase", "top quartile", "plan",
    }  # fmt: skip
    assert {*table("targets")["kind"]} == kinds


def test_judgements_are_recorded_as_printed_and_by_officers():
    recorded = table("assessments")

    assert {*recorded["basis"]} == {"as printed", "officer"}
    assert {*recorded["kind"]} == {"direction", "quartile", "mark"}


def test_comments_state_no_figure_that_could_be_wrong():
    comments = table("comments")

    assert (comments["publication"].value_counts() >= 40).all()
    assert not comments["text"].str.contains(r"%|£|\d\.\d").any()


def test_the_readme_names_only_indicators_and_files_that_are_there():
    text = (EXAMPLESHIRE / "README.md").read_text(encoding="utf-8")
    shown = text.partition("## What shows what")[2]
    named = {*re.findall(r"`([a-z0-9-]+)`", shown)}

    assert len(named) > 50
    assert named <= {*table("indicators")["indicator"]}
    for target in re.findall(r"\]\(([^)#\s]+)\)", text):
        assert target.startswith("https://") or (EXAMPLESHIRE / target).exists(), target
