"""What every code has to say for itself: on its page, in the terminal, and for other programs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from site_builder.finding import SEVERITIES, Severity

SUBJECTS = {
    "1": "Files",
    "2": "Cells",
    "3": "Rows and tables",
    "4": "What the figures mean together",
    "5": "Imports",
}
"""What a rule is about, by the first digit of its code."""

CONSEQUENCES: dict[Severity, str] = {
    "error": "An error. Nothing is published or imported until it is mended; what was made before stays as it is.",
    "warning": "A warning. The site is made all the same, so look whether it is meant. With --strict it counts as an "
    "error.",
    "notice": "A notice. It is good to know, and nothing has to be done.",
}
"""What follows from a finding, in words."""

_MOST_NEAR = 5


@dataclass(frozen=True)
class Explained:
    """A rule with a code. Faults of reading, faults of imports, checks and retired codes are such.

    Attributes:
        code: stable code. Its letter is the severity (E error, W warning, N notice), its first
            digit the subject: 1 files, 2 cells, 3 rows and tables, 4 meaning, 5 imports.
        title: the rule, a few words.
        explanation: what the rule is for, for people who prepare data.
        remedy: what to do about a fault, for somebody who mends it in Excel or in a text editor.
        example_wrong, example_right: a fault, and the same thing as it should be.
    """

    code: str
    title: str
    explanation: str
    remedy: str
    example_wrong: str
    example_right: str

    @property
    def severity(self) -> Severity:
        """How grave a finding with this code is."""
        return SEVERITIES[self.code[0]]


def by_subject(explained: Iterable[Explained]) -> dict[str, list[Explained]]:
    """Rules by what they are about, each list in the order of the codes' numbers."""
    ordered = sorted(explained, key=lambda each: each.code[1:])
    groups = {name: [each for each in ordered if each.code[1] == digit] for digit, name in SUBJECTS.items()}
    return {name: group for name, group in groups.items() if group}


def near_codes(text: str, explained: Sequence[Explained]) -> list[str]:
    """Codes that somebody may have meant who wrote this text: by number, by a word of the title, or by a slip.

    Args:
        text: what was written, such as W202, 202 or comma.
        explained: the rules to choose from.

    Returns:
        At most five codes.
    """
    wanted = "".join(character for character in text.lower() if character.isalnum())
    codes = [each.code for each in explained]
    # The letters O, I and L are easily typed for digits.
    number = wanted.translate(str.maketrans("oil", "011"))
    found = [code for code in codes if number[-3:] == code[1:] and len(number) <= len(code)]
    found += [each.code for each in explained if len(wanted) > 2 and text.strip().lower() in each.title.lower()]
    found = found or get_close_matches(wanted.upper()[:20], codes, n=_MOST_NEAR, cutoff=0.7)
    return list(dict.fromkeys(found))[:_MOST_NEAR]
