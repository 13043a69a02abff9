"""What each area has and spends for each resident, its residents, and its deprivation score."""

from __future__ import annotations

from making.chance import drift
from making.figures import written
from making.places import BY_CODE, FORMER, MERGED, deprived, joined, residents

_SPENDING_POWER = (812, 796, 781, 763, 752, 755, 768, 792, 836, 862, 915, 979)
"""Of a usual area, from 2012/13 on: less each year, then more."""
_NET_SHARE = 0.71
_SERVICES = {
    "adult-care-spending": (0.39, 0.05, 0.004),
    "children-care-spending": (0.16, 0.14, 0.006),
    "education-spending": (0.12, 0.04, -0.001),
    "public-health-spending": (0.062, 0.15, -0.0008),
    "highways-spending": (0.075, -0.05, -0.001),
    "environment-spending": (0.085, 0.0, -0.0005),
    "culture-spending": (0.026, 0.02, -0.0008),
}
"""Share of net spending in 2012/13, how much deprivation adds to it, and how the share moves each year."""

MONEY = ("core-spending-power", "net-spending", *_SERVICES, "residents", "deprivation-score")


def amount(indicator: str, area: str, year: int) -> str:
    """A figure of this kind, as it would be published."""
    if indicator == "residents":
        return str(residents(area, year))
    if indicator == "deprivation-score":
        return written(16.5 + 5.2 * deprived(area, year), indicator)
    return written(_money(indicator, area, year), indicator)


def _money(indicator: str, area: str, year: int) -> float:
    if area == MERGED:
        return joined({former: _money(indicator, former, year) for former in FORMER}, year)
    if indicator == "core-spending-power":
        funded = 0.055 * BY_CODE[area].funding + 0.045 * deprived(area, year) + 0.006 * drift(year, indicator, area)
        return _SPENDING_POWER[year - 2012] * (1 + funded)
    if indicator == "net-spending":
        power = _money("core-spending-power", area, year)
        return _NET_SHARE * power * (1 + 0.03 * drift(year, indicator, area))
    share, hardship, moves = _SERVICES[indicator]
    of_net = (share + moves * (year - 2012)) * (1 + hardship * deprived(area, year))
    return of_net * _money("net-spending", area, year) * (1 + 0.11 * drift(year // 2 * 2, indicator, area))
