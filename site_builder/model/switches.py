"""What places and quarters would be had somebody chosen otherwise: whom to compare, how to put figures together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from site_builder.model.benchmark import Scope
from site_builder.model.benchmark_data import ComparatorSet
from site_builder.model.results import QuartileCounts

Switch = Literal["comparators", "ties", "weights", "averages"]
QuarterRuleName = Literal["rounded up", "from the last", "cut points"]


@dataclass(frozen=True)
class SwitchSetting:
    """One setting of a switch, with the places that come of it; every other switch stands as on the site.

    Attributes:
        setting: its name; of comparators the id of their group, or "kind: " and the kind of council.
        ours: whether the site's own places are worked out so.
        compared: the areas that are compared.
        positions: by scope the place of each placed area, by its code; 1 is best, equal areas share the best place.
    """

    switch: Switch
    setting: str
    ours: bool
    compared: ComparatorSet
    positions: Mapping[Scope, Mapping[str, int]]


@dataclass(frozen=True)
class QuarterRule:
    """A rule that cuts areas into quarters, with what comes of it.

    Attributes:
        ours: whether the site's own quarters are cut so.
        counts: by area code, how many indicators stand in each quarter; each adds up to all indicators.
        moved: by area code and indicator, the quarter by this rule where it is not the site's own one.
    """

    rule: QuarterRuleName
    ours: bool
    counts: Mapping[str, QuartileCounts]
    moved: Mapping[str, Mapping[str, int]]


@dataclass(frozen=True)
class Switches:
    """Every switch of an edition in each of its settings; of each switch our own setting comes first."""

    settings: tuple[SwitchSetting, ...]
    quarters: tuple[QuarterRule, ...]

    def of(self, switch: Switch) -> tuple[SwitchSetting, ...]:
        """The settings of one switch."""
        return tuple(each for each in self.settings if each.switch == switch)
