"""The polarity of a row is the one that its words have."""

from __future__ import annotations

import re
from collections.abc import Iterator

from site_builder.checks.check import Check, Fault
from site_builder.checks.figures import Row, rows_of, texts_by
from site_builder.checks.reported import reported_rows
from site_builder.model import Package
from site_builder.text.hidden_characters import echo

_BAD = re.compile(
    r"\b(deaths?|mortality|suicides?|killed|casualties|injur(?:y|ies)|absence|absentee\w*|exclusions?|suspensions?"
    r"|reoffend\w*|re-offend\w*|burglar(?:y|ies)|crimes?|offences|landfill\w*|fly.?tipping|homelessness|unemploy\w*"
    r"|claimants|poverty|obes(?:e|ity)|overweight|excess weight|tooth decay|smok(?:ing|ers)|delayed|delays|overdue"
    r"|vacancy|turnover of|sickness|emissions|premature births?|low birth ?weight)\b",
    re.IGNORECASE,
)
"""What nobody wants more of."""
_GOOD = re.compile(
    r"\b(satisf(?:ied|action)|life expectancy|good or outstanding|good or better|expected standard|recycl(?:ed|ing)"
    r"|on time|pass rate|employment rate|uptake|take.?up|vaccinat\w*|immunis\w*)\b",
    re.IGNORECASE,
)
"""What nobody wants less of."""
_TURNS = re.compile(
    r"\b(avoid\w*|prevent\w*|reduc\w*|fewer|less|without|free(?:dom)? (?:from|of)|not|no|non|never|quit\w*|stop\w*"
    r"|cess\w+|below|decreas\w*|lower|saved|absence of|dis\w+|inadequate|requir\w+ improvement|detect\w*|report\w*"
    r"|resolved|solved|cleared|clear.?up|recover\w*|treat\w*|support\w*|help\w*|review\w*|screen\w*|survivors?"
    r"|return\w*|gap|inequality|differen\w+|relieved|relief|completed|offered|processed|spending"
    r"|spend|expenditure|low(?! birth)|cost|appeals|waiting|refus\w*|declin\w*|un(?!employ)\w+|confidence|feel|safe\w*"
    r"|health checks?|assess\w*|plans|services?)\b",
    re.IGNORECASE,
)
"""Words that can turn round what the others say; a title with one of them is left alone."""
_COMMENT = re.compile(
    r"\b(?:a )?(?P<word>lower|low|higher|high|smaller|larger|more|fewer|less)"
    r"(?: (?:figure|number|rate|share|score|value|result|percentage|is))*(?: (?:is|counts as|means|shows))? "
    r"(?P<good>better|good|best|worse|bad|poor)\b",
    re.IGNORECASE,
)
_UP = ("higher", "high", "larger", "more")


def polarities_against_their_words(package: Package) -> Iterator[Fault]:
    """Find polarities that the title, or a sentence of the comment or note, contradicts."""
    comments = {
        (row.texts["publication"], row.texts["indicator"]): row.texts["text"]
        for row in rows_of(package, "comments", ("publication", "indicator", "text"))
    }
    for key, reported in reported_rows(package).items():
        polarity, row = reported.polarity, reported.row
        if polarity not in ("high", "low"):
            continue
        said = _said(" ".join((comments.get(key, ""), row.texts["note"], reported.indicator.texts["definition"])))
        if said and said[0] == polarity:
            continue
        if said:
            problem = f"The polarity is {polarity}, and the comment or a note says {echo(said[1])}."
            yield row.fault("polarity", problem, "Correct the polarity or the sentence.")
            continue
        title = row.texts["printed_title"] or reported.indicator.texts["title"]
        against = _against(title, polarity)
        if against and not _TURNS.search(f"{title} {reported.indicator.texts['title']}") and not row.texts["note"]:
            yield _fault(row, against, title)
    yield from _benchmarks(package)


def _benchmarks(package: Package) -> Iterator[Fault]:
    """The same for the rows of benchmarks, once for each indicator and polarity."""
    titles = texts_by(package, "indicators", "indicator", "title")
    told = set()
    for row in rows_of(package, "benchmark_rows", ("indicator", "polarity", "judge", "note")):
        indicator, polarity = row.texts["indicator"], row.texts["polarity"]
        title = titles.get(indicator, "")
        against = _against(title, polarity) if polarity in ("high", "low") and row.texts["judge"] != "no" else None
        if not against or _TURNS.search(title) or row.texts["note"] or (indicator, polarity) in told:
            continue
        told.add((indicator, polarity))
        yield _fault(row, against, title)


def _fault(row: Row, against: str, title: str) -> Fault:
    polarity = row.texts["polarity"]
    return row.fault(
        "polarity",
        f"The polarity is {polarity}, but {echo(against)} in the title {echo(title)} sounds as if "
        f"{'less' if polarity == 'high' else 'more'} were better.",
        "Correct the polarity; if it is right, say why in the note of the row.",
    )


def _against(title: str, polarity: str) -> str | None:
    match, other = (_BAD, _GOOD) if polarity == "high" else (_GOOD, _BAD)
    found = match.search(title)
    return found[0] if found and not other.search(title) else None


def _said(text: str) -> tuple[str, str] | None:
    """The polarity that a sentence states, and its words."""
    found = _COMMENT.search(text)
    if not found:
        return None
    up, good = found["word"].lower() in _UP, found["good"].lower() in ("better", "good", "best")
    return ("high" if up == good else "low"), found[0]


CHECK = Check(
    code="W436",
    title="A polarity fits the words",
    explanation="The polarity says which direction is good, and everything that is judged turns on it. A title that "
    "speaks of deaths, absence or landfill with the polarity high, one that speaks of satisfaction with the polarity "
    "low, and a comment that says the opposite, are looked at by a person. A note on the row that says why is enough.",
    remedy="Turn the polarity round; or say in the note of the row why it is as it is.",
    example_wrong="Waste sent to landfill, polarity high",
    example_right="Waste sent to landfill, polarity low",
    rule=polarities_against_their_words,
)
