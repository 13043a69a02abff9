"""The tables of places and of directions for the slow twin: one row for each thing that can be said. Sections 3 and 4."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction

from tests.benchmarking.slow_chance import Tested, direction, interval
from tests.benchmarking.slow_edition import HALF, Chosen, Edition, Editions, Ranking, Spot, quarter
from tests.benchmarking.slow_package import Figure, Span, months_between

Cell = str | int | Fraction | float | frozenset[str] | None
Row = dict[str, Cell]
Tables = dict[str, dict[tuple[str, ...], Row]]
LONGEST_GAP = 36


def add_indicators(edition: Edition, tables: Tables) -> None:
    for each in edition.rankings:
        about, span = edition.book.indicators[each.indicator], each.span
        values = sorted(each.values.values())
        cuts = [cut_point(values, share) for share in (Fraction(1, 4), HALF, Fraction(3, 4))] if len(values) > 3 else []
        tables["indicators"][edition.name, each.indicator] = {
            "title": about["title"],
            "theme": each.theme,
            "core": yes(edition.book.themes[each.theme].get("core") == "yes"),
            "polarity": each.polarity,
            "judge": yes(each.judge),
            "unit": edition.book.units[about["unit"]]["title"],
            "decimals": about["decimals"],
            "period": span.text if span else None,
            "period_type": span.type if span else None,
            "period_start": span.start.isoformat() if span else None,
            "period_end": span.end.isoformat() if span else None,
            "older": yes(each.older),
            "n": len(each.values),
            "areas": len(edition.areas),
            "ranked": yes(not each.reason),
            "reason": each.reason,
            **dict(zip(("lower_quarter", "median", "upper_quarter"), cuts or [None] * 3, strict=True)),
            "close": yes((cuts[2] - cuts[0]) * 20 < abs(cuts[1])) if cuts else None,
        }


def cut_point(values: list[Decimal], share: Fraction) -> Fraction:
    """The value below which a share of the values lies; between two of them, by how far it is from each."""
    at = share * (len(values) - 1)
    low = Fraction(values[int(at)])
    return low + (at - int(at)) * (Fraction(values[min(int(at) + 1, len(values) - 1)]) - low)


def yes(so: bool) -> str:
    return "yes" if so else "no"


def add_places(edition: Edition, tables: Tables) -> None:
    for each in edition.rankings:
        about = edition.book.indicators[each.indicator]
        unit = edition.book.units[about["unit"]]
        for area in edition.areas:
            figure, spot = each.figures.get(area), each.spots.get(area)
            limits = interval(figure, about, unit) or (None, None)
            tables["places"][edition.name, each.indicator, area] = {
                "period": each.span.text if each.span else None,
                **_figure(figure),
                "n": spot.of if spot else None,
                "r_min": spot.first if spot else None,
                "r_max": spot.last if spot else None,
                "r_avg": Fraction(spot.first + spot.last, 2) if spot else None,
                "scaled": each.scaled.get(area),
                "quartile": quarter(spot.first, spot.of) if spot else None,
                "quartile_if_last_of_tie": quarter(spot.last, spot.of) if spot else None,
                "interval_lower": limits[0],
                "interval_upper": limits[1],
                "reason": each.reason if figure and figure.value is not None else "no figure",
            }


def _figure(figure: Figure | None) -> Row:
    if figure is None or figure.value is None:
        nothing = dict.fromkeys(("value", "lower", "upper", "numerator", "denominator"))
        status = " ".join(sorted(figure.status)) if figure else None
        return nothing | {"missing": figure.missing if figure else None, "status": status}
    numbers = {name: getattr(figure, name) for name in ("value", "lower", "upper", "numerator", "denominator")}
    exact = {name: None if number is None else Fraction(number) for name, number in numbers.items()}
    return exact | {"missing": None, "status": " ".join(sorted(figure.status))}


def add_directions(edition: Edition, tables: Tables) -> dict[tuple[str, str], str]:
    """The directions of all figures, by indicator and area."""
    moved = {}
    for each in edition.rankings:
        before = Chosen(edition, each.indicator, each.span).span if each.span else None
        if before and months_between(before.end, each.span.end) > LONGEST_GAP:
            before = None
        for area in edition.areas:
            row = _direction(edition, each, before, area)
            tables["directions"][edition.name, each.indicator, area] = row
            moved[each.indicator, area] = row["direction"]
    return moved


def _direction(edition: Edition, ranking: Ranking, before: Span | None, area: str) -> Row:
    book, span, later = edition.book, ranking.span, ranking.figures.get(area)
    earlier = book.known(ranking.indicator, before, area, edition.cut_off) if before else None
    broken = bool(span) and is_broken(edition, ranking, before, area)
    reason = why_not(earlier, later, broken=broken)
    about = book.indicators[ranking.indicator]
    word, basis, tested = ("not determinable", None, None) if reason else direction(
        earlier, later, ranking.polarity, about, book.units[about["unit"]]
    )  # fmt: skip
    previous = {f"previous_{name}" if name != "value" else "previous": each for name, each in _figure(earlier).items()}
    del previous["previous_status"]
    return {
        "from": before.text if before else None,
        "to": span.text if span else None,
        **previous,
        "current": Fraction(later.value) if later and later.value is not None else None,
        "break": yes(broken),
        "direction": word,
        "basis": basis,
        **_test(tested),
        "reason": reason,
    }


def why_not(earlier: Figure | None, later: Figure | None, *, broken: bool) -> str | frozenset[str] | None:
    """Why two figures cannot be compared; where two things forbid it, either may be named."""
    if later is None or later.value is None:
        return "there is no figure for the latest period"
    if earlier is None or earlier.value is None:
        return "there is no earlier figure"
    forbidden = {
        "the series was broken between the two figures": broken,
        "the two periods are not of the same length": earlier.span.months != later.span.months,
    }
    return frozenset(reason for reason, is_so in forbidden.items() if is_so) or None


def is_broken(edition: Edition, ranking: Ranking, before: Span | None, area: str) -> bool:
    """Whether a row after the earlier period says that the series was broken before it."""
    if area not in ranking.figures:
        # An area without a row cannot say so; where the rows of all others do, it is so of this one.
        others = ranking.figures.values()
        return bool(others) and all("b" in each.status for each in others)
    later = [
        each
        for each in edition.book.spans_by(ranking.indicator, ranking.span.end)
        if (before.order < each.order <= ranking.span.order if before else each == ranking.span)
    ]
    known = [edition.book.known(ranking.indicator, each, area, edition.cut_off) for each in later]
    return any("b" in each.status for each in known if each)


def _test(tested: Tested | None) -> Row:
    if tested is None:
        return dict.fromkeys(("test", "estimate", "estimate_lower", "estimate_upper", "z"))
    return {
        "test": tested.kind,
        "estimate": tested.estimate,
        "estimate_lower": tested.lower,
        "estimate_upper": tested.upper,
        "z": tested.z,
    }


def add_counts(edition: Edition, moved: Mapping[tuple[str, str], str], tables: Tables) -> None:
    for area in edition.areas:
        quarters = [quarter_of(each, area) for each in edition.rankings]
        ways = [moved[each.indicator, area] for each in edition.rankings]
        tables["counts"][edition.name, area] = {
            **{f"q{number}": quarters.count(number) for number in (1, 2, 3, 4)},
            "in_a_quarter": sum(each is not None for each in quarters),
            "not_in_a_quarter": quarters.count(None),
            **{name: ways.count(name) for name in ("improved", "similar", "worse", "higher", "lower")},
            "not_determinable": ways.count("not determinable"),
            "indicators": len(edition.own_rows),
        }


def quarter_of(ranking: Ranking | None, area: str) -> int | None:
    spot = ranking.spots.get(area) if ranking else None
    return quarter(spot.first, spot.of) if spot else None


def add_lists(edition: Edition, before: Edition | None, moved: Mapping[tuple[str, str], str], tables: Tables) -> None:
    now = {each.indicator: each for each in edition.rankings}
    then = {each.indicator: each for each in before.rankings} if before else {}
    for name in now | then:
        for area in edition.areas:
            quarters = quarter_of(then.get(name), area), quarter_of(now.get(name), area)
            turned = name in now and name in then and now[name].polarity != then[name].polarity
            word = _listing(*quarters, turned, moved.get((name, area)), first=before is None)
            if word:
                tables["lists"][edition.name, area, name] = {"list": word}


def _listing(then: int | None, now: int | None, turned: bool, way: str | None, *, first: bool) -> str | None:
    if now == 4:
        if first:
            return "bottom quarter"
        if turned:
            return "bottom quarter (polarity changed)"
        return "bottom quarter (also last year)" if then == 4 else "bottom quarter (new)"
    if then != 4:
        return None
    if now is None:
        return "no longer ranked"
    if turned:
        return "moved out (polarity changed)"
    return "moved out and figure improved" if way == "improved" else "moved out, figure not improved"


def add_positions(edition: Edition, editions: Editions, tables: Tables) -> None:
    before = editions.before(edition)
    again = [
        Ranking(edition, each, old.span, editions.newest.cut_off)
        for each, old in zip(edition.own_rows, edition.rankings, strict=True)
    ]
    for scope, placing in edition.placings.items():
        revised = edition.place(scope, again).spots
        if revised == placing.spots:
            revised = {}
        for area in edition.areas:
            spot, average = placing.spots.get(area), placing.averages[area]
            then = before.placings[scope].spots.get(area) if before and scope in before.placings else None
            ends = [each.span.end.isoformat() for each in placing.rankings if area in each.scaled]
            tables["positions"][edition.name, scope, area] = {
                "indicators_used": placing.used[area],
                "indicators": len(placing.rankings),
                "mean_scaled_rank": average,
                "exact": f"{average.numerator}/{average.denominator}" if average is not None else None,
                "placed": yes(spot is not None),
                "reason": placing.reasons.get(area),
                "position": spot.first if spot else None,
                "position_last": spot.last if spot else None,
                "out_of": spot.of if spot else None,
                "share_beaten": Fraction(spot.of - spot.first, spot.of - 1) if spot and spot.of > 1 else None,
                "previous_position": then.first if then else None,
                "previous_out_of": then.of if then else None,
                "change": change_in_words(then, spot) if before and set(before.areas) == set(edition.areas) else None,
                "revised_position": revised[area].first if area in revised else None,
                "revised_out_of": revised[area].of if area in revised else None,
                "oldest": min(ends, default=None),
                "newest": max(ends, default=None),
            }


def change_in_words(then: Spot | None, now: Spot | None) -> str | None:
    if then is None or now is None:
        return None
    places = abs(now.first - then.first)
    if places <= 1:
        return "similar"
    way = "higher" if now.first < then.first else "lower"
    return way if places >= 5 else f"slightly {way}"


def add_history_marks(edition: Edition, before: Edition | None, tables: Tables) -> None:
    if before is None:
        return
    for scope in edition.scopes:
        now = {each.indicator: each for each in edition.placings[scope].rankings}
        then = {each.indicator: each for each in before.in_scope(scope, before.rankings)}
        came, went = now.keys() - then.keys(), then.keys() - now.keys()
        marks = {
            "group changed": set(edition.areas) != set(before.areas),
            "indicators changed": 10 * len(came) > len(now) or 10 * len(went) > len(then),
            "polarity changed": any(now[name].polarity != then[name].polarity for name in now.keys() & then.keys()),
        }
        for mark, is_so in marks.items():
            if is_so:
                tables["history_marks"][edition.name, scope, mark] = {}
