"""Small records for the tests of calculations; every field that does not matter has a plain value."""

from dataclasses import replace
from decimal import Decimal

from site_builder.model import Indicator, Observation, Outcome, ReportRow, Theme, Unit
from site_builder.periods import parse_period

PERCENT = Unit("percent", "percent", "", "%", "%")
NUMBER = Unit("count", "number", "", "", "number")
THEME = Theme("waste", "Waste", Outcome("green", "Clean and green", 1), 1, True, None)
INDICATOR = Indicator(
    "recycling",
    "Recycling",
    "waste recycled",
    None,
    None,
    PERCENT,
    "one",
    1,
    "financial year",
    None,
    None,
    None,
    "current",
    None,
)


def indicator(kind="percent", **changes):
    """An indicator whose unit is of a kind."""
    return replace(INDICATOR, unit=PERCENT if kind == "percent" else NUMBER, **changes)


def observation(value, period="2023/24", period_type="financial year", status="", **changes):
    """An observation; None for a figure that is not available."""
    plain = Observation(
        indicator="recycling",
        area="E10000099",
        period=parse_period(period, period_type),
        as_of="2024",
        value=None if value is None else Decimal(value),
        missing="[x]" if value is None else None,
        lower=None,
        upper=None,
        numerator=None,
        denominator=None,
        status=frozenset(status),
        note=None,
    )
    return replace(plain, **changes)


def report_row(
    *values, polarity="high", kind="percent", target=None, assessments=None, broken=False, theme=THEME, name="recycling"
):
    """A row whose series ends in 2023/24 with the last of the values."""
    years = [f"{2024 - back}/{(2025 - back) % 100:02d}" for back in range(len(values), 0, -1)]
    series = tuple(
        observation(value, year, status="b" if broken and place == len(values) else "")
        for place, (value, year) in enumerate(zip(values, years, strict=True), start=1)
    )
    return ReportRow(
        indicator=indicator(kind, indicator=name),
        theme=theme,
        section=None,
        order=1,
        printed_title=None,
        polarity=polarity,
        strategic=None,
        group=None,
        note=None,
        target=target,
        assessments=assessments or {},
        comment=None,
        series=series,
    )
