"""What the command explain says, and for the pages and the formats: every code with its page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from site_builder.checks import EXPLAINED
from site_builder.explained import Explained, near_codes
from site_builder.formats.explanation import explanation, list_of_codes
from site_builder.pages import addresses
from site_builder.retired_codes import RETIRED_CODES
from site_builder.text.hidden_characters import echo


@dataclass(frozen=True)
class Explanations:
    """What was asked for.

    Attributes:
        texts: of the codes that are known, in the order asked.
        unknown: a sentence on each of the others.
    """

    texts: tuple[str, ...]
    unknown: tuple[str, ...]


def explain(asked: Sequence[str]) -> Explanations:
    """Explain codes; small letters are as good as capitals, and each is explained once."""
    known: dict[str, Explained] = {rule.code: rule for rule in (*EXPLAINED, *RETIRED_CODES)}
    retired = {rule.code: rule.retired for rule in RETIRED_CODES}
    texts: dict[str, str] = {}
    unknown: dict[str, str] = {}
    for text in asked:
        code = text.strip(" ,;[]").upper()
        if code in known:
            page = addresses.url(addresses.check(code))
            texts[code] = explanation(known[code], page, retired.get(code))
        else:
            unknown[code] = _unknown(text, tuple(known.values()))
    return Explanations(tuple(texts.values()), tuple(unknown.values()))


def list_codes() -> str:
    """Every code that can be told, with its title."""
    return list_of_codes(EXPLAINED)


def _unknown(text: str, known: Sequence[Explained]) -> str:
    titles = {rule.code: rule.title for rule in known}
    near = [f"{code} ({titles[code]})" for code in near_codes(text, known)]
    meant = f"Did you mean {', or '.join(near)}?" if near else "site-builder explain lists all codes."
    return f"There is no code {echo(text)}. {meant}"
