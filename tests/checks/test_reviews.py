"""What people looked at: set apart, counted, and reported once nothing needs it."""

from dataclasses import replace

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.__main__ import main
from site_builder.checks import CHECKS, check_and_review, check_package
from site_builder.checks.reviews import KEYS, apply_reviews
from site_builder.finding import Finding
from site_builder.sources import read_package
from tests.checks.small_package import OWN, PUBLICATION, comment, figures, of_one_indicator, package_of
from tests.conftest import PACKAGES

FELL = comment("The rate fell sharply.")


def review(**keys):
    return {"check": "W423", "order": 1, "reason": "It fell in the last quarter.", **keys}


def codes(findings):
    return [finding.code for finding in findings]


def looked_at(*reviews, **more):
    package = of_one_indicator((45.1, 46.8), comments=FELL, reviews=list(reviews), **more)
    findings = [finding for each in CHECKS if each.code in ("W423", "W425") for finding in each.findings(package)]
    return apply_reviews(package, findings)


@pytest.mark.parametrize(
    ("keys", "is_reviewed"),
    [
        ({"indicator": "it"}, True),
        ({"publication": PUBLICATION}, True),
        ({"publication": PUBLICATION, "indicator": "it"}, True),
        ({"publication": "other", "indicator": "it"}, False),
        ({"indicator": "other"}, False),
        ({"indicator": "it", "check": "W424"}, False),
        ({"indicator": "it", "area": OWN}, False),
        ({"indicator": "it", "reason": ""}, False),
        ({}, False),
    ],
)
def test_a_review_is_about_the_finding_whose_row_has_its_keys(keys, is_reviewed):
    reviewed = looked_at(review(**keys))

    assert codes(reviewed.reviewed) == (["W423"] if is_reviewed else [])
    assert codes(reviewed.findings) == ([] if is_reviewed else ["W423"])


def test_a_finding_on_a_figure_is_reviewed_by_its_area_and_period():
    rows = figures("it", (44.3, 45.1, 0.468))
    for period, is_reviewed in (("2023/24", True), ("2022/23", False)):
        about = review(check="W425", indicator="it", area=OWN, period=period)
        reviewed = looked_at(about, observations=rows)
        assert ("W425" in codes(reviewed.reviewed)) == is_reviewed


def test_one_review_can_be_about_several_findings_and_is_needed_then():
    rows = figures("it", (44.3, 45.1, 44.9, 0.468, 0.455))
    reviewed = looked_at(review(check="W425", indicator="it"), observations=rows)

    assert codes(reviewed.reviewed).count("W425") == 2
    assert reviewed.unneeded == ()


def test_a_review_that_nothing_needs_is_a_notice_at_its_row(valid_package):
    table = valid_package.tables["reviews"]
    frame = table.frame.copy()
    frame.loc[2, "period"] = "2019/20"
    package = replace(valid_package, tables={**valid_package.tables, "reviews": replace(table, frame=frame)})
    findings = check_package(package)

    assert codes(findings) == ["W408", "N459"]
    assert (findings[1].line, findings[1].column) == (2, "check")


def test_a_review_of_a_code_that_is_none_says_so(valid_package):
    table = valid_package.tables["reviews"]
    frame = table.frame.assign(check="W499")
    package = replace(valid_package, tables={**valid_package.tables, "reviews": replace(table, frame=frame)})

    assert any("No check has the code" in finding.problem for finding in check_package(package))


def test_an_error_is_never_reviewed(package_with):
    error = Finding("E202", "error", "valid/data/observations.csv", 2, "value", "x", "It is none.", "Mend it.")
    package = package_with("reviews", 2, "check", "E202")

    assert apply_reviews(package, [error]).findings == (error,)
    assert "E207" in codes(check_package(package))


def test_beside_errors_no_review_is_called_unneeded(package_with):
    package = package_with("observations", 2, "value", "1,112")
    table = package.tables["reviews"]
    unneeded = replace(table, frame=table.frame.assign(period="2019/20"))
    package = replace(package, tables={**package.tables, "reviews": unneeded})

    assert "N459" not in codes(check_package(package))


def test_a_review_without_a_key_is_an_error(package_with):
    package = package_with("reviews", 2, "indicator", "")
    for key in KEYS:
        package.tables["reviews"].frame[key] = ""

    assert "E458" in codes(check_package(package))


def test_a_warning_on_a_narrative_is_reviewed_by_its_publication(valid_package):
    narrative = valid_package.narratives[0]
    typed = replace(narrative, text=narrative.text + "\n\nIt rose to 64.8%.\n")
    rows = valid_package.tables["reviews"].frame
    more = rows.assign(check="W411", publication=narrative.publication, indicator="", area="", period="", order="2")
    both = replace(valid_package.tables["reviews"], frame=pd.concat([rows, more.set_axis([3])]))
    package = replace(valid_package, narratives=(typed,), tables={**valid_package.tables, "reviews": both})

    assert codes(check_and_review(package).findings) == []
    assert sorted(codes(check_and_review(package).reviewed)) == ["W408", "W411"]


def test_the_command_counts_what_was_reviewed(capsys):
    assert main(["check", str(PACKAGES / "valid")]) == 0

    assert "no errors, 1 finding reviewed." in capsys.readouterr().out


@given(
    st.lists(st.fixed_dictionaries({key: st.sampled_from(["", "it", OWN, PUBLICATION]) for key in KEYS}), max_size=4)
)
def test_every_finding_is_either_kept_or_reviewed_and_every_review_used_or_unneeded(keys):
    reviews = [review(order=at, **each) for at, each in enumerate(keys)]
    package = of_one_indicator((45.1, 46.8), comments=FELL, reviews=reviews)
    findings = next(each for each in CHECKS if each.code == "W423").findings(package)
    reviewed = apply_reviews(package, findings)

    assert sorted(map(repr, [*reviewed.findings, *reviewed.reviewed])) == sorted(map(repr, findings))
    whole = [each for each in keys if any(each.values())]
    assert len(reviewed.unneeded) <= len(whole)
    assert bool(reviewed.reviewed) == (len(reviewed.unneeded) < len(whole))


def test_a_package_without_reviews_has_none_set_apart():
    assert apply_reviews(package_of({}), []).reviewed == ()


def test_the_packages_that_are_read_keep_their_reviews():
    package, _ = read_package(PACKAGES / "valid")

    assert len(check_and_review(package).reviewed) == 1


def with_cell(package, table, column, text):
    old = package.tables[table]
    frame = old.frame.copy()
    frame.loc[frame.index[0], column] = text
    return replace(package, tables={**package.tables, table: replace(old, frame=frame)})


def test_what_figures_mean_is_asked_only_where_nothing_else_is_wrong():
    package, _ = read_package(PACKAGES / "direction-against-its-figures")
    assert codes(check_package(package)) == ["W420"]

    assert codes(check_package(with_cell(package, "indicators", "decimals", "one"))) == ["E202"]


def test_a_name_of_a_person_is_told_beside_an_error():
    package, _ = read_package(PACKAGES / "comment-about-a-person")
    assert "W439" in codes(check_package(package))

    assert {"E202", "W439"} <= set(codes(check_package(with_cell(package, "indicators", "decimals", "one"))))


def test_no_review_is_called_unneeded_while_an_error_hides_what_it_is_about(valid_package):
    assert check_and_review(valid_package).reviewed

    assert codes(check_package(with_cell(valid_package, "indicators", "decimals", "one"))) == ["E202"]
