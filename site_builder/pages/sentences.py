"""Sentences that are worked out: what the figures say, and nothing that they do not."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from site_builder.model import Assessment, DirectionCounts, PublicationResult, RowResult, Tally, ThemeResult
from site_builder.pages import period_words, words


def headline(result: RowResult) -> str:
    """The first sentence of an indicator: its figure, its period, and how it moved."""
    indicator = result.row.indicator
    noun = words.capital(indicator.noun)
    current, previous = result.current, result.previous
    if current is None:
        return f"{noun}: no figure has been published for this edition."
    if current.value is None:
        said = f"{noun}: {words.MISSING_WORDS[current.missing]} ({period_words.in_period(current.period)})."
        if previous is not None and previous.value is not None:
            before = words.figure(previous.value, indicator)
            said += f" The figure before was {before} ({period_words.in_period(previous.period)})."
        return said
    value = words.figure(current.value, indicator)
    if "p" in current.status:
        value += " (provisional)"
    sentence = f"{noun}: {value} {period_words.in_period(current.period)}"
    if result.change is None or previous is None or previous.value is None:
        reason = words.capital(result.direction_reason or "there is no earlier figure")
        return f"{sentence}. {reason}, so it is not compared."
    before = words.amount(previous.value, indicator)
    if result.change == 0:
        return f"{sentence}, the same as {period_words.figure_of_period(previous.period)}."
    way = "up" if result.change > 0 else "down"
    by = words.by_how_much(result.change, previous.value, indicator)
    return f"{sentence}, {way} {by} from {before} for {previous.period.text}."


def judgement(result: RowResult) -> str:
    """What the movement means. Says so where the printed judgement and the rule differ."""
    polarity = words.POLARITY_WORDS[result.row.polarity]
    meaning = {
        "improved": f"That is an improvement: {polarity.lower()}.",
        "similar": "That counts as about the same.",
        "worse": f"That is worse: {polarity.lower()}.",
        "higher": f"The figure is higher. {polarity}.",
        "lower": f"The figure is lower. {polarity}.",
        "not determinable": "Whether that is better or worse cannot be told.",
    }
    if result.direction_basis == "by the interval":
        meaning["similar"] = "The change is too small to be sure, so it counts as about the same."
    recorded = result.direction_recorded
    if recorded is None or recorded.value == result.direction:
        return meaning[result.direction]
    rule = words.DIRECTION_WORDS[result.direction].lower()
    if recorded.value == "not determinable":
        who_gives = "The report gives" if recorded.basis == "as printed" else "The council records"
        return f"{who_gives} no direction; the rule of this site gives “{rule}”."
    whose = "The report prints" if recorded.basis == "as printed" else "The council records"
    return (
        f"{whose} this as “{words.DIRECTION_WORDS[result.direction_shown].lower()}”; "
        f"the rule of this site gives “{rule}”."
    )


def how_judged(result: RowResult) -> str | None:
    """How the rule came to its direction; None where there is none, or nothing changed."""
    current, previous = result.current, result.previous
    if current is None or previous is None or result.direction_basis in (None, "no change"):
        return None
    if result.direction_basis == "by the interval":
        if result.direction == "similar":
            return "About the same: the change is too small to be sure."
        way = {"improved": "Better", "worse": "Worse", "higher": "Higher", "lower": "Lower"}[result.direction]
        than = period_words.than_before(previous.period, current.period)
        return f"{way} than {than} by more than chance would explain."
    shared = period_words.shared_time(previous.period, current.period)
    return f"Judged by the size of the change alone{f': {shared}' if shared else ''}."


def mark(result: RowResult) -> str | None:
    """A mark that the report prints or a person gave, and the rule's where that differs."""
    recorded = result.mark_recorded
    if recorded is None:
        return None
    names = {"attention": "in need of attention", "strong": "strong"}
    whose = "The report marks" if recorded.basis == "as printed" else "The council marks"
    said = f"{whose} it as {names[recorded.value]}."
    if result.mark is not None and result.mark != recorded.value:
        said += f" By the rule of this site it is {names[result.mark]}: {words.listed(list(result.mark_reasons))}."
    return said


def target(result: RowResult) -> str | None:
    """Whether the target was met, or why it was not judged."""
    row = result.row
    if row.target is None:
        return None
    goal = words.target(row.target, row.indicator)
    if result.target_verdict == "not judged":
        return f"Target: {goal}. It is not judged, because {result.target_reason}."
    verdict = {"met": "was met", "missed": "was missed", "better than range": "was bettered"}[result.target_verdict]
    return f"The target ({goal}) {verdict}."


def quartile(assessment: Assessment | None) -> str | None:
    """Where the area stands among others, with the group and the period that the report names."""
    if assessment is None:
        return None
    where = f"In the {words.QUARTILE_WORDS[assessment.value]}"
    among = (
        f" of {assessment.group.title}"
        if assessment.group
        else " of the areas compared, which are not named in the data"
    )
    when = f" ({assessment.period})" if assessment.period else ""
    return f"{where}{among}{when}."


def directions(counts: DirectionCounts) -> str:
    """Counts of directions as a sentence whose parts add up to the total."""
    parts = []
    if counts.improved:
        parts.append(f"{counts.improved} improved")
    if counts.similar:
        parts.append(f"{counts.similar} stayed about the same")
    if counts.worse:
        parts.append(f"{counts.worse} got worse")
    neutral = counts.higher + counts.lower
    if neutral:
        parts.append(f"{neutral} moved where neither direction is better")
    if not parts:
        return f"none of {words.count(counts.total, 'indicator')} can be compared with an earlier figure"
    sentence = f"of {words.count(counts.total, 'indicator')}, {words.listed(parts)}"
    if counts.not_determinable:
        sentence += f"; {counts.not_determinable} cannot be compared"
    return sentence


def summary(rows: Sequence[RowResult], tally: Tally) -> str:
    """What a dashboard says, in a few sentences whose counts add up."""
    parts = [words.capital(directions(tally.directions_shown)) + "."]
    judged = tally.targets.met + tally.targets.missed
    if judged:
        met = tally.targets.met
        goals = words.count(judged, "target")
        if judged == 1:
            parts.append(f"The one target that can be judged was {'met' if met else 'missed'}.")
        else:
            parts.append(f"{met or 'None'} of {goals} that can be judged {'was' if met == 1 else 'were'} met.")
    placed = tally.quartiles.total - tally.quartiles.none
    if placed:
        groups = {row.quartile.group for row in rows if row.quartile}
        differing = " (which ones is not known)" if groups == {None} else ""
        if len(groups) > 1:
            differing = " (not all with the same ones)"
        parts.append(
            f"Of {words.count(placed, 'indicator')} compared with other areas{differing}, "
            f"{tally.quartiles.first or 'none'} {'stands' if tally.quartiles.first == 1 else 'stand'} "
            f"in the top quarter and {tally.quartiles.fourth or 'none'} in the bottom quarter."
        )
    return " ".join(parts)


def most_and_least(result: PublicationResult) -> str:
    """The headline of the chart of dashboards: where most improved and where most got worse."""

    def share(count: int, theme: ThemeResult) -> Fraction:
        return Fraction(count, theme.tally.total)

    parts = []
    for word, said in (("improved", "improved"), ("worse", "got worse")):
        counts = [(getattr(theme.tally.directions_shown, word), theme) for theme in result.themes]
        most = max(share(count, theme) for count, theme in counts)
        first = [(count, theme) for count, theme in counts if share(count, theme) == most]
        if most == 0:
            continue
        names = words.listed([f"{theme.theme.title} ({count} of {theme.tally.total})" for count, theme in first])
        parts.append(f"the largest share {said} in {names}")
    return words.capital("; ".join(parts)) if parts else "No indicator improved or got worse"


def who(result: PublicationResult) -> str:
    """Name of the council, or of the area where no council is named."""
    area = result.publication.area
    return area.council or area.name
