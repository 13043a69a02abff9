"""What chance can explain, for the slow twin: intervals, tests of a change and directions, from sections 4 and 5."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from statistics import NormalDist

from tests.benchmarking.slow_package import Figure, Span

Z = NormalDist().inv_cdf(0.975)
GOOD = {("high", True): "improved", ("high", False): "worse", ("low", True): "worse", ("low", False): "improved"}


@dataclass(frozen=True)
class Counted:
    """What a figure was made of: `count` of `out_of` people, or events beside them, given for each `per`."""

    kind: str
    count: float
    out_of: float
    per: int


def counted(figure: Figure | None, indicator: dict[str, str], unit: dict[str, str]) -> Counted | None:
    """The counts that a figure comes with, if they make it; None where chance plays no part."""
    if figure is None or figure.value is None or not figure.denominator or indicator.get("chance") == "no":
        return None
    effect = Fraction(indicator.get("design_effect") or 1)
    out_of, count = Fraction(figure.denominator), figure.numerator
    per = re.match(r"per ([\d,]+)\b", unit.get("suffix") or "")
    if unit["kind"] == "percent":
        count = Fraction(figure.value) * out_of / 100 if count is None else Fraction(count)
        if not 0 <= count <= out_of or not makes(figure, 100 * count / out_of):
            return None
        return Counted("proportions", float(count / effect), float(out_of / effect), 100)
    if per and count is not None and count == count.to_integral_value() and count >= 0:
        base = int(per[1].replace(",", ""))
        if makes(figure, base * Fraction(count) / out_of):
            return Counted("rates", float(count), float(out_of), base)
    return None


def makes(figure: Figure, made: Fraction) -> bool:
    """Whether counts make a figure, to within half a per cent of it or its last digit."""
    off = abs(made - Fraction(figure.value))
    digit = Fraction(10) ** figure.value.as_tuple().exponent
    return off <= max(abs(Fraction(figure.value)) / 200, digit)


def interval(figure: Figure | None, indicator: dict[str, str], unit: dict[str, str]) -> tuple[float, float] | None:
    """The limits as published, otherwise from the counts; none where chance plays no part."""
    if figure is None or figure.value is None or indicator.get("chance") == "no":
        return None
    if figure.lower is not None and figure.upper is not None:
        return float(figure.lower), float(figure.upper)
    found = counted(figure, indicator, unit)
    if found is None:
        return None
    if found.kind == "proportions":
        lower, upper = wilson(found)
    elif found.count < 10:
        lower, upper = (limit / found.out_of for limit in exact_poisson(found.count))
    else:
        lower, upper = (limit / found.out_of for limit in byar(found.count))
    return lower * found.per, upper * found.per


def wilson(found: Counted) -> tuple[float, float]:
    x, n = found.count, found.out_of
    half = Z * math.sqrt(Z**2 + 4 * x * (1 - x / n))
    lower, upper = ((2 * x + Z**2 + sign * half) / (2 * (n + Z**2)) for sign in (-1, 1))
    return 0.0 if x == 0 else lower, 1.0 if x == n else upper


def byar(x: float) -> tuple[float, float]:
    y = x + 1
    return x * (1 - 1 / (9 * x) - Z / (3 * math.sqrt(x))) ** 3, y * (1 - 1 / (9 * y) + Z / (3 * math.sqrt(y))) ** 3


def exact_poisson(x: float) -> tuple[float, float]:
    """Half the quantiles of chi-squared with 2x and 2x + 2 degrees of freedom."""
    return (gamma_quantile(x, 0.025) if x else 0.0), gamma_quantile(x + 1, 0.975)


def gamma_quantile(shape: float, share: float) -> float:
    """By halving, with the series of the incomplete gamma function."""

    def below(at: float) -> float:
        term = total = 1.0
        for step in range(1, 500):
            term *= at / (shape + step)
            total += term
        return total * math.exp(shape * math.log(at) - at - math.lgamma(shape + 1))

    low, high = 1e-12, 60.0
    for _ in range(100):
        middle = (low + high) / 2
        low, high = (middle, high) if below(middle) < share else (low, middle)
    return low


@dataclass(frozen=True)
class Tested:
    kind: str
    estimate: float
    lower: float
    upper: float
    z: float | None
    clear: bool
    rise: bool


def tested_change(pair: tuple[Figure, Figure], indicator: dict[str, str], unit: dict[str, str]) -> Tested | None:
    """The first test of a change that the data allow for both figures."""
    if indicator.get("chance") == "no":
        return None
    before, later = (counted(figure, indicator, unit) for figure in pair)
    if before and later and before.kind == later.kind:
        return _of_proportions(before, later) if before.kind == "proportions" else _of_rates(before, later)
    if any(limit is None for figure in pair for limit in (figure.lower, figure.upper)):
        return None
    return _of_limits(*pair)


def _of_proportions(before: Counted, later: Counted) -> Tested:
    """Newcombe's interval, from the two of Wilson."""
    p0, p1 = before.count / before.out_of, later.count / later.out_of
    (l0, u0), (l1, u1) = wilson(before), wilson(later)
    lower = p1 - p0 - math.hypot(p1 - l1, u0 - p0)
    upper = p1 - p0 + math.hypot(u1 - p1, p0 - l0)
    return Tested("proportions", p1 - p0, lower, upper, None, not lower <= 0 <= upper, p1 > p0)


def _of_rates(before: Counted, later: Counted) -> Tested:
    x0, x1 = before.count, later.count
    if not x0 or not x1:
        x0, x1 = x0 + 0.5, x1 + 0.5
    ratio = (x1 / later.out_of) / (x0 / before.out_of)
    far = math.exp(Z * math.sqrt(1 / x1 + 1 / x0))
    return Tested("rates", ratio, ratio / far, ratio * far, None, not ratio / far <= 1 <= ratio * far, ratio > 1)


def _of_limits(before: Figure, later: Figure) -> Tested:
    change = Fraction(later.value) - Fraction(before.value)
    squared = sum((Fraction(each.upper - each.lower) / Fraction("3.92")) ** 2 for each in (before, later))
    clear = change != 0 and change**2 >= Fraction("1.96") ** 2 * squared
    error = math.sqrt(squared)
    z = float(change) / error if squared else None
    return Tested(
        "limits", float(change), float(change) - 1.96 * error, float(change) + 1.96 * error, z, clear, change > 0
    )


def share_months(earlier: Span, later: Span) -> bool:
    return bool(earlier.months and later.months) and later.start <= earlier.end and earlier.start <= later.end


def within_band(before: Decimal, later: Decimal, indicator: dict[str, str], unit: dict[str, str]) -> bool:
    """Whether a change is small: 2 per cent and 1 point, or the indicator's own limits."""
    change, size = abs(Fraction(later) - Fraction(before)), abs(Fraction(before))
    own_share, own_amount = indicator.get("band_rel"), indicator.get("band_abs")
    if change == 0:
        return True
    amount = Fraction(own_amount) if own_amount else (Fraction(1) if unit["kind"] == "percent" else None)
    if own_amount and not own_share:
        return change < amount
    share = Fraction(own_share or 2) / 100
    return size != 0 and change <= share * size and (amount is None or change < amount)


def direction(
    before: Figure, later: Figure, polarity: str, indicator: dict[str, str], unit: dict[str, str]
) -> tuple[str, str, Tested | None]:
    """Where a figure went, how that was found, and the test."""
    spans = before.span, later.span
    apart = not share_months(*spans) and "as reported" not in (spans[0].type, spans[1].type)
    tested = tested_change((before, later), indicator, unit) if apart else None
    if before.value == later.value:
        return "similar", "no change", tested
    if tested:
        rise, basis = tested.rise, "by the interval"
        # Figures are rounded and counts are not: where one rises and the other falls, nothing is sure.
        if not tested.clear or rise != (later.value > before.value):
            return "similar", basis, tested
    else:
        if within_band(before.value, later.value, indicator, unit):
            return "similar", "by the band", None
        rise, basis = later.value > before.value, "by the band"
    return GOOD.get((polarity, rise), "higher" if rise else "lower"), basis, tested
