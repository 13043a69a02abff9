"""A small invented group of areas with everything that was worked out of it by other programs, and ways to turn it."""

from collections import defaultdict
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from random import Random

import pytest

from site_builder.calculations.panel import make_panel
from site_builder.calculations.ranking import rank_areas
from site_builder.calculations.standing import work_out_standings
from site_builder.model import BenchmarkIndicator, BenchmarkSettings, Scope
from tests.cases import read_cases

SETTINGS = BenchmarkSettings(min_theme_indicators=2)
TURNED = {"high": "low", "low": "high", "none": "none"}
PERIODS = ("2021/22", "2022/23", "2023/24")


def close(text, value):
    """Whether a printed decimal is ours, to nine decimals."""
    return abs(Fraction(text) - Fraction(value)) <= Fraction(2, 10**9)


@dataclass(frozen=True)
class SmallGroup:
    """The group with its rows in some order and its areas under some name; `turned` has every polarity turned."""

    seed: int | None = None
    renamed: bool = False
    turned: bool = False

    def code(self, area):
        """The code that an area goes by here; renamed areas sort the other way round."""
        return f"Z{9 - int(area.removeprefix('X'))}" if self.renamed else area

    def expected(self, name):
        """The rows of a file of expected results, with the codes of here."""
        rows = read_cases(f"small/expected/{name}.csv")
        return [row | {key: self.code(row[key]) for key in ("area_code", "own", "other") if key in row} for row in rows]

    def rows(self, name):
        found = read_cases(f"small/{name}.csv")
        if self.seed is not None:
            Random(self.seed).shuffle(found)
        return found

    @property
    def areas(self):
        return [self.code(row["area_code"]) for row in self.rows("areas")]

    def of_areas(self, column):
        return {self.code(row["area_code"]): Decimal(row[column]) for row in self.rows("areas")}

    @property
    def indicators(self):
        return [
            BenchmarkIndicator(
                row["indicator_id"],
                row["theme"],
                row["core"] == "yes",
                TURNED[row["polarity"]] if self.turned else row["polarity"],
            )
            for row in self.rows("indicators")
        ]

    def observations(self):
        """By period and indicator: the row of each area."""
        found = defaultdict(dict)
        for row in self.rows("observations"):
            found[row["period"], row["indicator_id"]][self.code(row["area_code"])] = row
        return found

    def rankings(self, period):
        observed = self.observations()
        return [
            rank_areas(
                make_panel(
                    each,
                    self.areas,
                    {
                        area: Decimal(row["value"]) if row["value"] else None
                        for area, row in observed[period, each.indicator].items()
                    },
                ),
                SETTINGS,
            )
            for each in self.indicators
        ]

    def standings(self, period):
        return {scope_name(each.scope): each for each in work_out_standings(self.rankings(period), SETTINGS)}

    def turn(self):
        return replace(self, turned=True)


def scope_name(scope: Scope):
    return f"theme:{scope.theme}" if scope.kind == "theme" else scope.kind


def ranked_figures(*indicators, polarity="high", themes=None, group=None):
    """Rankings of figures given as a list per indicator, over areas a, b, c ..."""
    group = group or [chr(ord("a") + at) for at in range(len(indicators[0]))]
    return [
        rank_areas(
            make_panel(
                BenchmarkIndicator(f"i{number:03d}", themes[number] if themes else "theme", True, polarity),
                group,
                {area: None if value is None else Decimal(value) for area, value in zip(group, values, strict=True)},
            )
        )
        for number, values in enumerate(indicators)
    ]


VARIANTS = [SmallGroup(), SmallGroup(seed=1), SmallGroup(seed=2, renamed=True)]
each_variant = pytest.mark.parametrize("small", VARIANTS, ids=["as written", "shuffled", "shuffled and renamed"])
