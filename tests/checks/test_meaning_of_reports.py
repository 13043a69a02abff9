"""What a report says beside its figures: judgements, targets, comments, polarities."""

from dataclasses import replace

import pytest

from site_builder.checks import CHECKS
from site_builder.model import NarrativeFile
from tests.checks.small_package import (
    OWN,
    PUBLICATION,
    codes_of,
    comment,
    figures,
    found,
    indicator,
    judged,
    of_one_indicator,
    package_of,
    report_row,
)  # fmt: skip


@pytest.mark.parametrize(
    ("values", "polarity", "direction", "is_found"),
    [
        ((45.1, 46.8), "high", "worse", True),
        ((45.1, 46.8), "high", "improved", False),
        ((45.1, 46.8), "low", "improved", True),
        ((45.1, 45.1), "high", "improved", True),
        ((45.1, 45.0), "high", "similar", False),
        ((45.1, 60.0), "high", "similar", True),
        ((2, 3), "high", "similar", False),
        ((45.1, 46.8), "high", "not determinable", True),
        ((46.8,), "high", "improved", True),
        ((46.8,), "high", "not determinable", False),
        (("[x]", 46.8), "high", "worse", True),
        ((45.1, 46.8), "none", "improved", False),
    ],
)
def test_a_recorded_direction_is_set_against_its_figures(values, polarity, direction, is_found):
    package = of_one_indicator(values, polarity=polarity, assessments=judged("direction", direction))

    assert bool(found("W420", package)) == is_found


@pytest.mark.parametrize(
    "more",
    [{"basis": "officer", "reason": "Decided."}, {"reason": "Printed, although the figure rose."}],
)
def test_a_decision_and_a_reason_that_explains_are_left_alone(more):
    package = of_one_indicator((45.1, 46.8), assessments=judged("direction", "worse", **more))

    assert found("W420", package) == []


def test_only_what_was_known_by_the_cut_off_counts_for_a_direction():
    later = figures("it", [50, 40], as_of="2025-06")
    package = of_one_indicator((45.1, 46.8), assessments=judged("direction", "improved"))
    assert found("W420", package) == []

    observations = [*figures("it", (45.1, 46.8)), *later]
    package = of_one_indicator((), observations=observations, assessments=judged("direction", "improved"))
    assert found("W420", package) == []


LATE = [*figures("it", (45.1, 46.8))[:1], *figures("it", (45.1, 46.8), as_of="2025-09")[1:]]
"""The latest figure counts as published after the cut-off."""


@pytest.mark.parametrize(
    ("code", "tables"),
    [
        ("W420", {"assessments": judged("direction", "improved")}),
        ("W423", {"comments": comment("The rate rose sharply.")}),
        ("W424", {"comments": comment("The rate rose to 46.8%.")}),
        ("W422", {"targets": [{"publication": PUBLICATION, "indicator": "it", "kind": "number", "value": 47}]}),
    ],
)
def test_what_only_the_cut_off_hides_contradicts_no_report(code, tables):
    rows = [{**row, "value": value} for row, value in zip(LATE, (8 if code == "W422" else 45.1, 46.8), strict=True)]
    if code == "W423":  # the figures before went the other way
        rows = [*figures("it", (50, 45.1, None)), *rows[1:]]

    assert found(code, of_one_indicator((), observations=rows, **tables)) == []


@pytest.mark.parametrize(
    ("text", "is_read"),
    [
        ("A fall.", True),
        ("It fell.", True),
        ("The rate fell.", True),
        ("Our percentage fell.", True),
        ("Recycling fell.", False),
        ("The rate fell since 2019.", False),
        ("The rate fell on the previous survey.", False),
    ],
)
def test_the_page_on_comments_says_which_sentences_are_read(text, is_read):
    package = of_one_indicator((45.1, 46.8), comments=comment(text))
    says = next(check for check in CHECKS if check.code == "W423").explanation

    assert bool(found("W423", package)) == is_read
    assert all(words in says for words in ("A fall", "The rate fell", "Recycling fell", "since, last or previous"))


def test_what_waits_for_a_later_cut_off_excuses_only_what_it_agrees_with():
    package = of_one_indicator((), observations=LATE, assessments=judged("direction", "worse"))

    assert [finding.code for finding in found("W420", package)] == ["W420"]


def test_an_earlier_edition_is_not_excused_by_the_figures_of_a_later_one():
    rows = [*figures("it", (45.1, 46.8, None)), *figures("it", (30,), as_of="2025-06", period="2024/25")]
    edition = {"area": OWN, "title": "Report"}
    publications = [
        {**edition, "publication": PUBLICATION, "edition": "2023/24", "cut_off": "2024-12-31"},
        {**edition, "publication": "later", "edition": "2024/25", "cut_off": "2025-12-31"},
    ]
    package = of_one_indicator(
        (), observations=rows, publications=publications, assessments=judged("direction", "worse")
    )

    assert len(found("W420", package)) == 1


def with_quartile(quartile, own, polarity="high", areas=12, **more):
    others = [figures("it", [30 + at], area=code) for at, code in enumerate(codes_of(areas)[1:])]
    return of_one_indicator(
        (),
        polarity=polarity,
        observations=[*figures("it", [own]), *(row for rows in others for row in rows)],
        groups=[{"group": "all", "title": "all", "short_title": "all"}],
        group_members=[{"group": "all", "area": code} for code in codes_of(areas)],
        assessments=judged("quartile", quartile, group="all", **more),
    )


@pytest.mark.parametrize(
    ("quartile", "own", "polarity", "is_found"),
    [
        ("1", 99, "high", False),
        ("4", 99, "high", True),
        ("4", 99, "low", False),
        ("1-2", 39.5, "high", False),
        ("3-4", 39.5, "high", True),
        ("4", 99, "none", False),
    ],
)
def test_a_recorded_quartile_is_set_against_the_places(quartile, own, polarity, is_found):
    assert bool(found("W421", with_quartile(quartile, own, polarity))) == is_found


def test_a_quartile_of_a_period_without_figures_is_left_alone():
    assert found("W421", with_quartile("4", 99, period="2019/20")) == []
    assert found("W421", with_quartile("4", 99, period="2023/24")) != []


def test_a_quartile_is_left_alone_where_a_third_of_the_group_has_no_figure():
    package = with_quartile("4", 99)
    assert found("W421", package) != []
    table = package.tables["observations"]
    few = replace(table, frame=table.frame.iloc[:7])
    assert found("W421", replace(package, tables={**package.tables, "observations": few})) == []


def test_a_quartile_is_that_among_the_areas_of_its_group_alone():
    package = with_quartile("1", 35.5)
    assert found("W421", package) != []
    table = package.tables["group_members"]
    # Of all areas but the five that are better.
    better = set(codes_of(12)[7:])
    left = replace(
        table, frame=table.frame.assign(group=["other" if code in better else "all" for code in table.frame["area"]])
    )
    assert found("W421", replace(package, tables={**package.tables, "group_members": left})) == []


@pytest.mark.parametrize(
    ("target", "values", "is_found"),
    [
        ("73390", (415, 424), True),
        ("430", (415, 424), False),
        ("0", (415, 424), False),
        ("900", (415, 424), False),
        ("0.45", (44.3, 45.1), True),
        ("85", (44.3, 45.1), False),
        ("5", (1, 2), False),
        ("-50", (-3, -2.5), True),
    ],
)
def test_a_target_of_another_order_is_found(target, values, is_found):
    target = [{"publication": PUBLICATION, "indicator": "it", "kind": "number", "value": target}]

    assert bool(found("W422", of_one_indicator(values, unit="count", targets=target))) == is_found


def test_a_target_of_an_area_without_a_figure_is_left_alone():
    target = [{"publication": PUBLICATION, "indicator": "it", "kind": "number", "value": 9_000_000}]
    others = [row for code in codes_of(9)[1:] for row in figures("it", [40, 41], area=code)]

    assert found("W422", of_one_indicator((), observations=others, targets=target)) == []


def test_a_target_far_outside_a_long_history_is_found():
    values = [45.0, 45.2, 44.9, 45.1, 45.3, 45.0, 45.2]
    for target, is_found in ((46, False), (60, False), (95, True)):
        row = {"publication": PUBLICATION, "indicator": "it", "kind": "number", "value": target}
        assert bool(found("W422", of_one_indicator(values, targets=[row]))) == is_found


@pytest.mark.parametrize(
    ("text", "is_found"),
    [
        ("The rate fell sharply.", True),
        ("The rate rose sharply.", False),
        ("Performance has worsened.", True),
        ("Performance has improved.", False),
        ("Down on last year.", False),
        ("The figure was unchanged.", False),
        ("The rate fell in 2021/22.", False),
        ("The national rate fell.", False),
        ("Theft fell, and burglary did not.", False),
        ("A new contract accounts for most of the fall.", True),
        ("A new contract accounts for most of the rise.", False),
        ("Most of the fall in deaths came early.", False),
        ("The rate did not fall.", False),
    ],
)
def test_a_comment_is_set_against_the_movement(text, is_found):
    package = of_one_indicator((45.1, 46.8), comments=comment(text))

    assert bool(found("W423", package)) == is_found


@pytest.mark.parametrize(
    ("text", "is_found"),
    [
        ("Theft fell from 11.1% to 12.3%.", True),
        ("Theft fell from 12.3% to 11.1%.", False),
        ("Rents rose from £2.1bn to £950m.", True),
        ("Rents rose from £950,000 to £1.2m.", False),
        ("Journeys rose from 2 to 3 million.", False),
        ("Journeys rose from 3 to 2 million.", False),
        ("Journeys rose from 3 million to 2 million.", True),
        ("Visits have fallen sharply from 1,200 (in 2022/23) to 1,300.", True),
        ("Numbers were down from 310 to 285.", False),
        ("Numbers were up from 310 to 285.", True),
        ("The fund rose from 2019 to 2017.", False),
        ("The place rose from 12 to 8.", False),
        ("It rose from 12th to 8th.", False),
        ("Fines fell from -5% to -3%.", False),
        ("Limits were reduced from 30 to 40mph.", False),
        ("Waits increased from 1 hour to 50 minutes.", False),
        ("Waits increased from 6.71 days to 7.84 days.", False),
        ("Waits fell from 6.71 days to 7.84 days.", True),
        ("Waits fell from 6.71 to 7.84 days.", True),
        ("Waits fell from 1 day to 2 days.", True),
        ("Debt rose from £480 billion in 2006 to £1.5 trillion in 2018.", False),
    ],
)
def test_a_movement_against_its_own_two_figures_is_found_whatever_it_is_of(text, is_found):
    package = of_one_indicator((), comments=comment(text), observations=figures("it", (7,)))

    assert bool(found("W423", package)) == is_found


@pytest.mark.parametrize(
    ("text", "polarity", "is_found"),
    [
        ("Recycling rose from 45.1% to 46.8% in the second half.", "high", False),
        ("Recycling fell from 46.8% to 45.1%, as was expected.", "high", True),
        ("Recycling fell from 46.9% to 45.2%, as was expected.", "high", False),
        ("Recycling improved from 45.1% to 46.8%.", "high", False),
        ("Recycling improved from 45.1% to 46.8%.", "low", True),
        ("Recycling worsened from 45 per cent to 47 per cent.", "high", True),
        ("Recycling improved by 1.7 percentage points.", "low", True),
        ("Recycling improved by 1.7 percentage points.", "high", False),
        ("Recycling improved by 3.8%.", "low", True),
        ("Recycling fell by 1.7 percentage points.", "high", True),
        ("Recycling fell by 2.9 percentage points.", "high", False),
        ("Recycling has fallen by 1.7 percentage points since 2015.", "high", False),
        ("Lorries fell by 2.", "high", False),
    ],
)
def test_a_movement_with_the_figures_of_its_row_is_set_against_them(text, polarity, is_found):
    package = of_one_indicator((45.1, 46.8), polarity=polarity, comments=comment(text))

    assert bool(found("W423", package)) == is_found


def test_figures_turned_round_are_left_alone_where_earlier_years_went_that_way():
    package = of_one_indicator((46.8, 45.1, 46.8), comments=comment("Recycling fell from 46.8% to 45.1%."))

    assert found("W423", package) == []


def test_a_comment_on_one_figure_contradicts_nothing():
    assert found("W423", of_one_indicator((46.8,), comments=comment("The rate fell sharply."))) == []


@pytest.mark.parametrize(
    ("text", "is_found"),
    [
        ("The share rose to 64.8%.", True),
        ("The share rose to 46.8%.", False),
        ("The share rose to 47%.", False),
        ("The share rose by 1.7 percentage points.", False),
        ("The share rose by 3.8%.", False),
        ("The share is 53.2% short of all.", False),
        ("The England average was 40%.", False),
        ("The share rose in 31 of the 32 wards.", False),
        ("The target of 64% was missed.", False),
        ("In 2019 the share was at 45.1%.", False),
    ],
)
def test_a_figure_in_a_comment_is_looked_up(text, is_found):
    package = of_one_indicator((45.1, 46.8), comments=comment(text))

    assert bool(found("W424", package)) == is_found


@pytest.mark.parametrize(
    ("text", "is_found"),
    [
        ("Recycling, now 46.8%, was up from 45.1%.", False),
        ("Recycling stands at 46.8%, up from 42.2%.", True),
        ("Recycling stands at 46.8 per cent this year, compared with 42.2 per cent last year.", True),
        ("Recycling stands at 46.8 per cent this year, compared with 45.1 per cent last year.", False),
        ("Recycling stands at 46.8%, compared with 42.2% in the previous year.", True),
        ("Recycling stands at 46.8%, compared with 42.2% in England.", False),
        ("Glass elsewhere went from 42.2% to 46.8%.", True),
        ("Glass elsewhere went from 42.2% to 61.3%.", False),
        ("The share is 5 in 10.", False),
        ("The share is now seven in ten.", True),
        ("The share is nearly seven in ten.", False),
        ("The share is 53 per cent short of all.", False),
        ("The share now stands at 94 per cent.", True),
        ("The share is 46.8.", False),
    ],
)
def test_figures_beside_that_of_the_row_are_looked_up(text, is_found):
    package = of_one_indicator((45.1, 46.8), comments=comment(text))

    assert bool(found("W424", package)) == is_found


def test_whole_numbers_with_thousands_or_three_digits_are_looked_up_beside_the_figure_of_the_row():
    for values, text, is_found in (
        ((310, 285), "There were 285, compared with 310 last year.", False),
        ((310, 285), "There were 285, compared with 320 last year.", True),
        ((1310, 1285), "There were 1,285, down from 1,310.", False),
        ((1310, 1285), "There were 1,285, down from 1,410.", True),
        ((31, 28), "There were 28, down from 45.", False),
        ((2021, 2022), "It went from 2019 to 2022.", False),
    ):
        package = of_one_indicator(values, unit="count", comments=comment(text))
        assert bool(found("W424", package)) == is_found, text


def test_amounts_in_a_comment_may_be_short():
    for text, is_found in (("It rose to £2.3m.", False), ("It rose to £23m.", True)):
        package = of_one_indicator((2100000, 2345000), unit="gbp", comments=comment(text))
        assert bool(found("W424", package)) == is_found


@pytest.mark.parametrize(
    ("text", "is_found"),
    [
        ("The council <b>met</b> its aim.", True),
        ("Fewer than 5 < 10 people.", False),
        ("Costs rose by 5 & more.", False),
        ("R&amp;D rose.", True),
        ("It didnâ€™t rise.", True),
        ("It cost Â£5.", True),
        ("A café, a naïve plan, Zoë’s.", False),
        ("It rose {{ value }}.", True),
        ("--8<-- secret.md", True),
        ("It **rose**.", True),
        ("Roads | bridges", True),
        ("It rose (see page 5) - by 3.", False),
    ],
)
def test_a_text_with_marks_is_found(text, is_found):
    package = of_one_indicator((45.1, 46.8), comments=comment(text))

    assert bool(found("W215", package) or found("W216", package)) == is_found


@pytest.mark.parametrize(
    ("kind", "value", "reason", "is_found"),
    [
        ("direction", "improved", "Printed in the report.", True),
        ("mark", "attention", "Printed in the report.", True),
        ("direction", "similar", "Printed in the report.", False),
        ("quartile", "1", "Printed in the report.", False),
        ("direction", "worse", "Printed, but the polarity is not.", False),
    ],
)
def test_a_judgement_without_a_polarity_is_found(kind, value, reason, is_found):
    for polarity in ("none", "high"):
        package = of_one_indicator((45.1, 46.8), polarity=polarity, assessments=judged(kind, value, reason))
        assert bool(found("W435", package)) == (is_found and polarity == "none")


@pytest.mark.parametrize(
    ("title", "polarity", "is_found"),
    [
        ("Waste sent to landfill", "high", True),
        ("Waste sent to landfill", "low", False),
        ("Waste kept from landfill, in tonnes not sent", "high", False),
        ("Residents satisfied with roads", "low", True),
        ("Residents dissatisfied with roads", "low", False),
        ("People who quit smoking", "high", False),
        ("Deaths from preventable causes", "low", False),
        ("Suicide rate; suicides", "high", True),
        ("Suicide rate; suicides", "none", False),
        ("Unemployment", "high", True),
        ("Homes left unburnt by crime", "high", False),
        ("Visits to libraries", "low", False),
    ],
)
def test_a_polarity_against_its_title_is_found(title, polarity, is_found):
    package = of_one_indicator((5, 6), indicators=[indicator("it", title=title)], polarity=polarity)
    assert bool(found("W436", package)) == is_found

    noted = [report_row("it", polarity, note="The report counts it so.")]
    package = of_one_indicator((5, 6), indicators=[indicator("it", title=title)], report_rows=noted)
    assert found("W436", package) == []


def test_a_comment_that_says_which_way_is_good_is_believed():
    for text, is_found in (("A low number counts as good.", True), ("A higher rate counts as better.", False)):
        assert bool(found("W436", of_one_indicator((5, 6), comments=comment(text)))) == is_found
    said = comment("A higher figure is better, because more is found.")
    bad = [indicator("it", title="Crimes of hate")]
    assert found("W436", of_one_indicator((5, 6), indicators=bad, comments=said)) == []


def two_editions(earlier, **tables):
    """One indicator in two editions, with the polarity high in the newer one."""
    publication = {"publication": "old", "area": OWN, "edition": "2022/23", "title": "Old", "cut_off": "2023-12-31"}
    newer = {**publication, "publication": PUBLICATION, "edition": "2023/24", "cut_off": "2024-12-31"}
    rows = [report_row("it", "high"), {**report_row("it", earlier), "publication": "old"}]
    return of_one_indicator((5, 6), publications=[newer, publication], **{"report_rows": rows, **tables})


@pytest.mark.parametrize(("earlier", "note", "is_found"), [("low", "", True), ("low", "N", False), ("none", "", False)])
def test_a_polarity_that_turns_round_needs_a_note(earlier, note, is_found):
    rows = [report_row("it", "high", note=note), {**report_row("it", earlier), "publication": "old"}]
    findings = found("W437", two_editions(earlier, report_rows=rows))

    assert [finding.line for finding in findings] == ([2] if is_found else [])


@pytest.mark.parametrize(
    ("how", "reason", "is_found"),
    [
        ("same name", "The polarity was turned round by the council.", False),
        ("same name", "More reports count as good now.", False),
        ("changed definition", "Counted by households.", False),
        ("same name", "The name is the same.", True),
    ],
)
def test_a_match_may_say_why_a_polarity_turns_round(how, reason, is_found):
    match = {"publication": PUBLICATION, "indicator": "it", "how": how, "reason": reason}

    assert bool(found("W437", two_editions("low", matches=[match]))) == is_found


@pytest.mark.parametrize(
    ("text", "is_found"),
    [
        ("Write to mary.smith@testshire.example.", True),
        ("Write to enquiries@testshire.example.", False),
        ("Call 0116 496 0123.", True),
        ("Call 0300 123 4567.", False),
        ("There were 01 1649601234 things", False),
        ("NI number QQ 12 34 56 C", False),
        ("NI number AB 12 34 56 C", True),
        ("NHS number 943 476 5919", True),
        ("The number 943 476 5910 is no NHS number", False),
        ("A child born on 3 May 2019", True),
        ("Those born in 2019", False),
        ("In LE1 9ZZ it took longer.", True),
        ("On the A6 and the B5324 roads.", False),
        ("Mrs Jones waited.", True),
        ("MRSA fell, and so did missed calls.", False),
        ("Dr Foster's report", False),
        ("The Master Plan of 2019 was built out.", False),
        ("Master Thomas waited.", True),
        ("It cost 12,345,678 pounds, 0.123456789 of all.", False),
    ],
)
def test_personal_data_in_a_text_are_found_and_not_repeated(text, is_found):
    findings = found("W439", of_one_indicator((5, 6), comments=comment(text)))

    assert bool(findings) == is_found
    for finding in findings:
        assert finding.value is None
        assert not any(word in finding.problem for word in text.split() if word[:1].isupper() and len(word) > 3)


def test_personal_data_in_a_narrative_are_found():
    narrative = NarrativeFile(PUBLICATION, "o", "testshire/narrative/n/o.md", "author: Mrs Jones\n\nMiss Smith waited.")
    findings = found("W439", package_of({}, [narrative]))

    assert [finding.line for finding in findings] == [3]


def test_no_check_minds_tables_that_are_not_there():
    for tables in ({}, {"comments": comment("The rate fell.")}, {"observations": figures("it", [1, 2])}):
        for check in CHECKS:
            if check.code != "E191":
                check.findings(package_of(tables))
