"""A comment names the movement that its figures have."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

from site_builder.checks.check import Check, Fault
from site_builder.checks.figures_in_sentences import Figure, figure_pattern, read_figure
from site_builder.checks.recorded_direction_fits import is_clear
from site_builder.checks.reported import SCALES, Reported, texts_of
from site_builder.model import Package
from site_builder.text.hidden_characters import echo

_UP = r"rose|risen|rising|increas(?:ed|ing)|gone up|went up|going up|climb(?:ed|ing)|grew|grown|growing"
_DOWN = (
    r"fell|fallen|falling|declin(?:ed|ing)|decreas(?:ed|ing)|dropped|dropping|gone down|went down|going down|reduc(?:ed"
    r"|ing)|shrank|shrunk|shrinking"
)
_BETTER = r"improv(?:ed|ing)|got better|gotten better|getting better"
_WORSE = r"worsen(?:ed|ing)|got worse|getting worse|deteriorat(?:ed|ing)"
_SAME = r"unchanged|stayed the same|remained the same|not changed|did not change"
_SUBJECT = (
    r"(?:performance|(?:the|this|our) (?:latest |overall |council's |county's )?"
    r"(?:figure|rate|share|number|numbers|percentage|proportion|total|score|count|result|results|performance|value"
    r"|level|indicator|average|gap))"
)
_AUXILIARY = (
    r"(?: (?:has|have|had|was|were|is|are|again|also|continued to be|went on|kept|been|slightly|sharply|then))*"
)
_WORDS = {"rise": _UP, "fall": _DOWN, "better": _BETTER, "worse": _WORSE, "no change": _SAME}
_NOUNS = {
    "rise": r"rise|increase|growth",
    "fall": r"fall|decrease|drop|decline|reduction",
    "better": r"improvement",
    "worse": r"worsening|deterioration",
}
_AT_ITS_HEAD = {
    said: re.compile(
        rf"(?:{_SUBJECT}{_AUXILIARY} (?:{verbs})\b"
        rf"|(?:it|this){_AUXILIARY} (?:{verbs})\b"
        rf"|(?:{verbs})\b(?! (?:by|to be)\b)"
        + (rf"|(?:the|an?|this) (?:\w+ )?(?:{_NOUNS[said]})\b" if said in _NOUNS else "")
        + ")",
        re.IGNORECASE,
    )
    for said, verbs in _WORDS.items()
}
"""What a sentence says of its figure at its beginning: a later verb has most often another subject."""
_OF_THE_MOVEMENT = {
    said: re.compile(
        rf"\b(?:most of|some of|part of|much of|accounts? for|accounted for|explains?|explained|behind|brought"
        rf"|reasons? for) the (?:{noun})\b(?! (?:in|of|among|by)\b)",
        re.IGNORECASE,
    )
    for said, noun in _NOUNS.items()
}
"""A movement that a sentence explains, which is that of its figure unless it names another."""
_OF_ANOTHER_TIME = re.compile(
    r"\b(since|over|before|until|after|later|pandemic|covid|long.term|last|previous|recent|ago|decade|years|months"
    r"|quarter|target|national\w*|england|region\w*|elsewhere|expected|forecast|will|would|should|could|may|might"
    r"|planned|aim\w*|not|no|hardly|[12][0-9]{3})\b",
    re.IGNORECASE,
)
"""Words that show that a sentence may be about other figures than the two."""
_SENTENCE = re.compile(r"(?<=[.!?;])\s+")
_ALL_WAYS = "|".join(f"(?P<{said.replace(' ', '_')}>{verbs})" for said, verbs in _WORDS.items() if said != "no change")
_AT_A_TIME = r"(?: \(?(?:in|at|for)? ?[0-9]{4}(?:/[0-9]{2,4})?\)?)?"
_FROM_TO = re.compile(
    rf"\b(?:(?P<up>up)|(?P<down>down)|(?:{_ALL_WAYS}))\b(?: (?!from\b)[a-z]+){{0,3}} from "
    rf"{figure_pattern('1')}(?: (?!to\b|in\b|at\b|for\b)(?P<noun>[a-z]+))?{_AT_A_TIME} to "
    rf"{figure_pattern('2')}(?: (?P<same>[a-z]+))?",
    re.IGNORECASE,
)
"""A movement with both of its figures: it may contradict itself, or turn round the two of its row."""
_OF_PLACES = re.compile(r"\b(?:rank\w*|place[sd]?|position\w*|quarter\w*|quartile\w*|league|table)\b", re.IGNORECASE)
"""Of these a smaller number is more."""
_BY = re.compile(rf"\b(?:{_ALL_WAYS})\b(?: [a-z]+ly)? by {figure_pattern('1')}", re.IGNORECASE)
"""A movement with its size. It is that of the row where the size is."""


def comments_against_their_figures(package: Package) -> Iterator[Fault]:
    """Find comments that name a movement which the figures of their row, or their own figures, do not have."""
    for row, reported in texts_of(package, "comments", ("text",)):
        for sentence in _SENTENCE.split(row.texts["text"]):
            problem = _against_itself(sentence)
            if problem:
                yield row.fault("text", problem, "Correct the figures or the verb.")
                break
            said = _movement_said(sentence) or _movement_with_figures(sentence, reported)
            if said and all(each.pair and _is_contradicted(said, each) for each in (reported, reported.in_full())):
                yield row.fault(
                    "text",
                    f"{echo(sentence)} does not fit the figures: {reported.figures_in_words()}"
                    + (f", and {reported.polarity} is good." if said in ("better", "worse") else "."),
                    "Correct the sentence, the figure or the polarity; or say in the sentence which years it compares.",
                )
                break


def _against_itself(sentence: str) -> str | None:
    """A rise from more to less, or a fall from less to more, whatever it is of."""
    if _OF_PLACES.search(sentence):
        return None
    for match in _FROM_TO.finditer(sentence):
        way, (first, second) = _way(match), _both(match)
        if way not in ("rise", "fall") or not _can_be_compared(match) or first.unit not in ("", second.unit):
            continue
        # "from 2 to 3 million" and "from £950,000 to £1.2m": where one has no scale it may have the other's.
        scales = {(first.scale or other, second.scale or other) for other in (1, first.scale or 1, second.scale or 1)}
        rises = [second.number * after - first.number * before for before, after in scales]
        if all(each <= 0 if way == "rise" else each >= 0 for each in rises):
            return f"{echo(match[0][: match.end('whole2') - match.start()].strip())} is no {way}."
    return None


def _movement_with_figures(sentence: str, reported: Reported) -> str | None:
    """The movement that a sentence names with the figures of its row, or with the difference between them."""
    if reported.pair is None:
        return None
    previous, current = (each.value for each in reported.pair)
    scales = (1, SCALES.get(reported.indicator.texts["scale"], 1))
    for match in _FROM_TO.finditer(sentence):
        first, second = _both(match)
        if not _can_be_compared(match) or (first.plain and second.plain):
            continue
        values = [each.value for each in reported.uncut]
        earlier = any(first.is_of(a, scales) and second.is_of(b, scales) for a, b in combinations(values, 2))
        as_the_row = first.is_of(previous, scales) and second.is_of(current, scales)
        turned_round = first.is_of(current, scales) and second.is_of(previous, scales)
        if as_the_row or (turned_round and not earlier):
            return _way(match)
    if _OF_ANOTHER_TIME.search(sentence):
        return None
    for match in _BY.finditer(sentence):
        by = read_figure(match, "1")
        relative = by.unit == "%" and previous and by.is_of(100 * (current - previous) / previous)
        if not by.plain and by.number and (relative or by.is_of(current - previous, scales)):
            return _way(match)
    return None


def _way(match: re.Match[str]) -> str:
    found = match.groupdict()
    if found.get("up") or found.get("down"):
        return "rise" if found["up"] else "fall"
    return next(said for said in _WORDS if found.get(said.replace(" ", "_")))


def _both(match: re.Match[str]) -> tuple[Figure, Figure]:
    return read_figure(match, "1"), read_figure(match, "2")


def _can_be_compared(match: re.Match[str]) -> bool:
    """Whether two figures are of one kind, and no years: not "from 1 hour to 50 minutes"."""
    first, second = _both(match)
    same = first.unit == second.unit or not (first.unit and second.unit)
    counted = not match["noun"] or match["noun"].lower().rstrip("s") == (match["same"] or "").lower().rstrip("s")
    return same and counted and not (first.may_be_a_year or second.may_be_a_year)


def _movement_said(sentence: str) -> str | None:
    said = next((said for said, pattern in _AT_ITS_HEAD.items() if pattern.match(sentence)), None)
    said = said or next((said for said, pattern in _OF_THE_MOVEMENT.items() if pattern.search(sentence)), None)
    return None if _OF_ANOTHER_TIME.search(sentence) else said


def _is_contradicted(said: str, reported: Reported) -> bool:
    movement = reported.movement
    if said == "no change":
        return movement != "no change" and is_clear(reported)
    if said in ("rise", "fall"):
        return movement != said
    if reported.polarity not in ("high", "low"):
        return False
    good = {"rise": reported.polarity == "high", "fall": reported.polarity == "low"}
    return movement == "no change" or good[str(movement)] != (said == "better")


CHECK = Check(
    code="W423",
    title="A comment agrees with the figures",
    explanation="A comment that begins with a rise, a fall, an improvement or a worsening of the figure is read beside "
    "the figure and its arrow. Where the two figures went the other way or did not change, one of the three is wrong. "
    "Only sentences are read that begin with the verb or the movement itself (Rose, A fall), or with a plain subject: "
    "it, this, performance, or the, this or our figure, rate, share, number, percentage, total and such words (The "
    "rate fell). Sentences that begin with what is counted (Recycling fell), and those that name a year, another area, "
    "a word such as since, last or previous, or what is to come, are not read: look at these yourself. Three forms are "
    "read wherever they stand, because their figures say what they are of: from one figure to another where that is no "
    "such movement (fell from 11.1% to 12.3%); from one figure to another where the two are those of the row, also "
    "turned round; and a rise, fall or improvement by exactly as much as the row has.",
    remedy="Look up the figures in the source, then correct the comment or the figure. If both are right, say in "
    "the comment which years it compares.",
    example_wrong="The rate fell sharply. Beside it: 45.1 (2022/23), 46.8 (2023/24)",
    example_right="The rate rose. Beside it: 45.1 (2022/23), 46.8 (2023/24)",
    rule=comments_against_their_figures,
)
