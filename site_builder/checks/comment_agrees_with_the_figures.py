"""A comment names the movement that its figures have."""

from __future__ import annotations

import re
from collections.abc import Iterator

from site_builder.checks.check import Check, Fault
from site_builder.checks.recorded_direction_fits import is_clear
from site_builder.checks.reported import Reported, texts_of
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


def comments_against_their_figures(package: Package) -> Iterator[Fault]:
    """Find comments that name a movement which the figures of their row do not have."""
    for row, reported in texts_of(package, "comments", ("text",)):
        for sentence in _SENTENCE.split(row.texts["text"]):
            said = _movement_said(sentence)
            if said and all(each.pair and _is_contradicted(said, each) for each in (reported, reported.in_full())):
                yield row.fault(
                    "text",
                    f"{echo(sentence)} does not fit the figures: {reported.figures_in_words()}"
                    + (f", and {reported.polarity} is good." if said in ("better", "worse") else "."),
                    "Correct the sentence, the figure or the polarity; or say in the sentence which years it compares.",
                )
                break


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
    "a word such as since, last or previous, or what is to come, are not read: look at these yourself.",
    remedy="Look up the figures in the source, then correct the comment or the figure. If both are right, say in "
    "the comment which years it compares.",
    example_wrong="The rate fell sharply. Beside it: 45.1 (2022/23), 46.8 (2023/24)",
    example_right="The rate rose. Beside it: 45.1 (2022/23), 46.8 (2023/24)",
    rule=comments_against_their_figures,
)
