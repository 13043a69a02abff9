"""What holds for every difference: nothing between equals, one cell tells itself, and sides can be exchanged."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from site_builder.calculations.record_changes import key_columns
from site_builder.model import Difference, Package
from site_builder.schemas import TABLE_SCHEMAS
from tests.differences.states import between, edited, errors_of, valid, with_cell

VALID = valid()
EDITED = edited(VALID)
MIRRORED = {
    "new": "removed",
    "removed": "new",
    "new mark": "mark removed",
    "mark removed": "new mark",
    "mark became a figure": "figure became a mark",
    "figure became a mark": "mark became a figure",
}
WAYS = {"added": "removed", "removed": "added", "changed": "changed"}
CELLS = [
    (table, key, str(field["name"]))
    for table in VALID.tables
    for field in TABLE_SCHEMAS[table]["fields"]
    if field["name"] in VALID.tables[table].frame.columns and field["name"] not in key_columns(table)
    for key in VALID.tables[table].frame[list(key_columns(table))].itertuples(index=False, name=None)
]


def mirrored(difference: Difference) -> dict[str, object]:
    """What the difference would be with its sides exchanged."""
    return told(
        replace(
            difference,
            lost=difference.gained,
            gained=difference.lost,
            packages=tuple(replace(each, kind=WAYS[each.kind]) for each in difference.packages),
            figures=tuple(
                replace(each, kind=MIRRORED.get(each.kind, each.kind), old=each.new, new=each.old)
                for each in difference.figures
            ),
            flips=tuple(replace(each, old=each.new, new=each.old) for each in difference.flips),
            moves=tuple(replace(each, old=each.new, new=each.old) for each in difference.moves),
            rankings=tuple(replace(each, old=each.new, new=each.old) for each in difference.rankings),
            dashboards=tuple(replace(each, old=each.new, new=each.old) for each in difference.dashboards),
            records=tuple(
                replace(
                    each,
                    kind=WAYS[each.kind],
                    cells=tuple(replace(cell, old=cell.new, new=cell.old) for cell in each.cells),
                )
                for each in difference.records
            ),
        )
    )


def told(difference: Difference) -> dict[str, object]:
    """Everything that a difference says, without its order and without the dashboards under which it is shown."""
    return {
        "addresses": (difference.lost, difference.gained),
        "packages": {(each.package, each.kind, each.rows) for each in difference.packages},
        "figures": {(each.kind, str(each.old), str(each.new)) for each in difference.figures},
        "flips": {(each.indicator, each.kind, each.old, each.new) for each in difference.flips},
        "moves": set(difference.moves),
        "smaller": difference.smaller_moves,
        "rankings": set(difference.rankings),
        "dashboards": set(difference.dashboards),
        "records": set(difference.records),
        "arranged": set(difference.arranged),
    }


def other_value(table: str, column: str, value: str) -> st.SearchStrategy[str]:
    """Cells that are likely to pass the checks in the place of one."""
    field = next(field for field in TABLE_SCHEMAS[table]["fields"] if field["name"] == column)
    listed = field.get("constraints", {}).get("enum")
    there = sorted({*(listed or VALID.tables[table].frame[column]), ""} - {value})
    free = [f"{value} too"] if field["type"] == "string" and not listed else []
    number = ["17", f"{value}1"] if value.replace(".", "").isdigit() else []
    return st.sampled_from([*there, *free, *number])


@st.composite
def one_cell_changed(draw):
    table, key, column = draw(st.sampled_from(CELLS))
    frame = VALID.tables[table].frame
    [value] = frame.loc[(frame[list(key_columns(table))].apply(tuple, axis=1) == key), column]
    new = draw(other_value(table, column, value))
    assume(new != value)
    return table, key, column, value, new


@pytest.mark.parametrize("package", [VALID, EDITED], ids=["valid", "edited"])
def test_nothing_changes_between_a_state_and_itself(package: Package):
    assert between(package, package).empty


@settings(max_examples=25, suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow])
@given(change=one_cell_changed())
def test_one_changed_cell_is_named_and_no_other_row_is(change):
    table, key, column, value, new = change
    changed = with_cell(VALID, table, key, column, new)
    assume(not errors_of(changed))

    difference = between(VALID, changed, checked=True)

    assert not difference.empty
    assert difference.arranged == ()
    assert {(each.table, each.key) for each in difference.records} <= {(table, key)}
    cells = [(cell.column, cell.old, cell.new) for each in difference.records for cell in each.cells]
    if table == "observations":
        assert cells == []
        [figure] = difference.figures
        assert (figure.observation.indicator, figure.observation.area, figure.observation.period.text) == key[:3]
    elif (table, column) == ("report_rows", "theme"):
        [move] = difference.dashboards
        assert (cells, move.indicator, move.old, move.new) == ([], key[1], value, new)
    elif (table, column) == ("report_rows", "polarity"):
        assert cells == []
        assert (key[1], "polarity", value, new) in told(difference)["flips"]
    elif (table, column) == ("assessments", "value"):
        assert {flip.indicator for flip in difference.flips} == {key[1]}
        assert cells == []
    else:
        assert cells == [(column, value, new)]
        assert difference.figures == ()
    assert told(between(changed, VALID, checked=True)) == mirrored(difference)


def test_every_column_can_be_changed_in_the_property_above():
    covered = {(table, column) for table, _, column in CELLS}

    assert len(covered) > 120
    assert {table for table, _ in covered} == {
        name for name in VALID.tables if len(key_columns(name)) < len(TABLE_SCHEMAS[name]["fields"])
    }


def test_sides_can_be_exchanged():
    there, back = between(VALID, EDITED), between(EDITED, VALID)

    assert told(back) == mirrored(there)
    assert told(there) == mirrored(back)
    assert told(there) != told(back)


def test_the_same_two_states_make_the_same_difference_twice():
    assert between(VALID, EDITED) == between(valid(), edited(valid()))
