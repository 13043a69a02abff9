"""Rows that name each other: no circle passes, whichever table it is in, and long chains cost no more than they must."""

import time
from graphlib import CycleError, TopologicalSorter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.checks import CHECKS, check_package
from site_builder.checks.circles import SelfReference, circles, self_references
from site_builder.checks.references_end_somewhere import BY_DATES
from site_builder.schemas import TABLE_SCHEMAS
from tests.checks.small_package import found, indicator, package_of

DIRECT = [each for each in self_references() if each.table == each.of]
IDS = "abcdef"
LEADS_TO = st.dictionaries(
    st.sampled_from(IDS), st.sets(st.sampled_from(IDS)).map(lambda ends: dict.fromkeys(sorted(ends)))
)


def test_every_reference_of_a_table_to_itself_is_known():
    assert set(self_references()) == {
        SelfReference("publications", "publications", "publication", "previous"),
        SelfReference("benchmarks", "benchmarks", "benchmark", "previous"),
        SelfReference("groups", "groups", "group", "part_of"),
        SelfReference("themes", "themes", "theme", "replaced_by"),
        SelfReference("indicators", "indicators", "indicator", "replaced_by"),
        SelfReference("areas", "area_successors", "area", "successor"),
    }


def test_no_circle_leads_through_several_tables():
    leads = {
        name: {foreign["reference"]["resource"] for foreign in schema["foreignKeys"]} - {name}
        for name, schema in TABLE_SCHEMAS.items()
    }

    list(TopologicalSorter(leads).static_order())  # raises where tables lead back to each other


def rows_of_circle(reference, ids):
    """Rows in which each id names the next and the last one the first."""
    after = [*ids[1:], ids[0]]
    usual = {"publications": {"area": "E10000099", "edition": "2023/24"}, "benchmarks": {"cut_off": "2024-12-31"}}
    return [
        {reference.start: own, reference.end: next_, **usual.get(reference.table, {})}
        for own, next_ in zip(ids, after, strict=True)
    ]


@pytest.mark.parametrize("reference", list(self_references()), ids=lambda each: f"{each.table}.{each.end}")
@pytest.mark.parametrize("ids", [["one"], ["one", "two"], ["one", "two", "three", "four"]], ids=len)
def test_a_circle_is_found_in_every_table(reference, ids):
    package = package_of({reference.table: rows_of_circle(reference, ids)})

    if (reference.table, reference.end) in BY_DATES:
        # Told by the check of dates, of the row that is wrong, and not a second time.
        assert found("E311", package) == []
        assert found("E307", package) or found("E414", package)
        return
    [finding] = found("E311", package)
    assert (finding.line, finding.column, finding.value) == (2, reference.end, ids[min(1, len(ids) - 1)])
    for line, name in list(enumerate(ids, start=2))[1:]:
        assert f'"{name}" (line {line})' in finding.problem


YEARS = st.sampled_from(["2021/22", "2022/23", "2023/24"])


@given(st.permutations(range(5)), st.lists(YEARS, min_size=5, max_size=5))
def test_no_circle_of_editions_passes_whatever_their_years(order, years):
    ids = [f"p{at}" for at in order]
    rows = rows_of_circle(next(each for each in DIRECT if each.table == "publications"), ids)
    editions = [{**row, "edition": year} for row, year in zip(rows, years, strict=True)]
    assert found("E307", package_of({"publications": editions}))

    rows = rows_of_circle(next(each for each in DIRECT if each.table == "benchmarks"), ids)
    benchmarks = [{**row, "cut_off": f"{year[:4]}-12-31"} for row, year in zip(rows, years, strict=True)]
    assert found("E414", package_of({"benchmarks": benchmarks}))


def test_what_ends_is_left_alone_also_where_two_ways_lead_to_one_end():
    rows = [indicator("a", replaced_by="c"), indicator("b", replaced_by="c"), indicator("c")]
    pairs = [("A", "B"), ("A", "C"), ("B", "D"), ("C", "D")]
    successors = [{"area": old, "successor": new, "from": "2023-04-01"} for old, new in pairs]

    assert found("E311", package_of({"indicators": rows, "area_successors": successors})) == []


def test_circles_that_share_nothing_are_all_told_at_once_and_a_row_beside_them_is_not():
    names = {"a": "b", "b": "a", "c": "c", "d": "a", "e": ""}
    rows = [indicator(name, replaced_by=after) for name, after in names.items()]

    assert [finding.line for finding in found("E311", package_of({"indicators": rows}))] == [2, 4]


def test_a_blank_behind_an_id_hides_no_circle():
    rows = [indicator("a", replaced_by="b "), indicator(" b", replaced_by="a")]

    assert len(found("E311", package_of({"indicators": rows}))) == 1


def test_a_long_circle_is_told_in_a_short_sentence():
    ids = [f"name-{at}" for at in range(3000)]
    rows = [indicator(own, replaced_by=after) for own, after in zip(ids, [*ids[1:], ids[0]], strict=True)]

    [finding] = found("E311", package_of({"indicators": rows}))

    assert "2,991 more" in finding.problem
    assert len(finding.problem) < 400


@given(LEADS_TO)
def test_a_circle_is_found_where_there_is_one_and_only_there(following):
    circular = False
    try:
        TopologicalSorter(following).prepare()
    except CycleError:
        circular = True

    told = list(circles(following))

    assert bool(told) == circular
    for circle in told:
        assert all(after in following[own] for own, after in zip(circle, (*circle[1:], circle[0]), strict=True))
    named = [name for circle in told for name in circle]
    assert len(named) == len(set(named))


def test_chains_and_nets_of_a_hundred_thousand_rows_are_followed_once():
    many = 100_000
    chain = {str(at): {str(at + 1): None} for at in range(many)}
    back = {str(at): {str(at + 1): None, str(at // 2): None} for at in range(many)}

    started = time.perf_counter()
    assert list(circles(chain)) == []
    told = list(circles(back))
    taken = time.perf_counter() - started

    assert sum(map(len, told)) <= many
    assert taken < 5, "it takes a fifth of a second"


def test_a_circle_is_an_error_so_that_no_page_is_made_of_it(package_with):
    package = package_with("groups", 2, "part_of", "counties")

    assert [finding.code for finding in check_package(package)] == ["E311"]
    assert next(check for check in CHECKS if check.code == "E311").severity == "error"
