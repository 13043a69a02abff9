"""Whether a target was met, judged by its kind."""

from __future__ import annotations

from decimal import Decimal

from site_builder.model import Observation, Polarity, Target, TargetVerdict

Verdict = tuple[TargetVerdict, str | None]
"""The verdict, and why where it is 'not judged'."""


def judge_target(
    target: Target | None,
    current: Observation | None,
    previous: Observation | None,
    polarity: Polarity,
    quartile: str | None,
    not_comparable: str | None,
) -> Verdict:
    """Judge a target of any kind against the latest figure.

    A number is met on the good side, equality included. below, at most, above and at least are
    taken at their word, whatever the polarity. A range is met between its ends, ends included; with
    a polarity its good side is 'better than range'. decrease and increase need the previous figure.
    Words of a plan, a number without polarity and a target for another period are not judged.

    Args:
        target: None where none was set.
        current: the latest figure.
        previous: the figure before it.
        polarity: which direction is good in this edition.
        quartile: recorded quarter or band of the row.
        not_comparable: why the two figures cannot be compared; None where they can.

    Method: docs/method/targets.md
    """
    if target is None:
        return "no target", None
    if target.kind == "plan":
        return "not judged", "the target is the words of a plan, not a number"
    if target.kind == "top quartile":
        return _judge_quartile(quartile)
    if current is None or current.value is None:
        return "not judged", "there is no figure for the latest period"
    if target.period is not None and target.period != current.period.text:
        return "not judged", f"the target is for {target.period}, the figure for {current.period.text}"
    if target.kind in ("decrease", "increase"):
        if not_comparable or previous is None or previous.value is None:
            return "not judged", not_comparable or "there is no earlier figure"
        fell, rose = current.value < previous.value, current.value > previous.value
        return ("met" if (fell if target.kind == "decrease" else rose) else "missed"), None
    if target.kind == "range":
        return _judge_range(target, current.value, polarity), None
    return _judge_number(target, current.value, polarity)


def _judge_quartile(quartile: str | None) -> Verdict:
    if quartile == "1":
        return "met", None
    if quartile in ("2", "3", "4", "3-4"):
        return "missed", None
    if quartile == "1-2":
        return "not judged", "the quarter is only known as first or second"
    return "not judged", "there is no quarter yet"


def _judge_range(target: Target, value: Decimal, polarity: Polarity) -> TargetVerdict:
    if target.low is None or target.high is None:
        raise ValueError("a range has two ends")
    if target.low <= value <= target.high:
        return "met"
    better = value > target.high if polarity == "high" else value < target.low
    return "better than range" if polarity != "none" and better else "missed"


def _judge_number(target: Target, value: Decimal, polarity: Polarity) -> Verdict:
    goal = target.value
    if goal is None:
        raise ValueError(f"a target of kind {target.kind} has a number")
    kind = target.kind
    if kind == "number":
        if polarity == "none":
            return "not judged", "no direction is declared good for this indicator"
        kind = "at least" if polarity == "high" else "at most"
    met = {
        "below": value < goal,
        "at most": value <= goal,
        "above": value > goal,
        "at least": value >= goal,
    }[kind]
    return ("met" if met else "missed"), None
