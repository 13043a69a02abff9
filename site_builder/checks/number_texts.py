"""What is wrong with a text that should be a number, and which number was meant."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal

from site_builder.checks.cells import listed
from site_builder.checks.fields import Field
from site_builder.text.hidden_characters import echo

MOST_DIGITS = 20
"""More digits than any figure has; numbers of thousands of digits would stop the calculations."""

_PLAIN = re.compile(r"-?[0-9]+(\.[0-9]+)?")
_DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d"
_MINUS = {ord(dash): "-" for dash in _DASHES}
_SCALES = {
    **dict.fromkeys(("k", "thousand"), 10**3),
    **dict.fromkeys(("m", "mn", "million"), 10**6),
    **dict.fromkeys(("b", "bn", "billion"), 10**9),
}
_SCALE = re.compile(rf"(?<=[0-9])\s?({'|'.join(sorted(_SCALES, key=len, reverse=True))})\b", re.IGNORECASE)
_EXPONENT = re.compile(r"[-+]?[0-9]+(\.[0-9]+)?[eE][-+]?[0-9]{1,6}")
_GROUPED = re.compile(r"[-+]?[1-9][0-9]{0,2}(,[0-9]{3})+(\.[0-9]+)?")
_DECIMAL_COMMA = re.compile(r"[-+]?[0-9]+,[0-9]+")
_EXCEL_ERROR = re.compile(
    r"#(N/A|DIV/0!|REF!|NAME\?|NUM!|VALUE!|NULL!|SPILL!|CALC!|FIELD!|BLOCKED!|GETTING_DATA|#+)", re.I
)
_NO_FIGURE = {
    "*", ":", ".", "..", "...", "-", "--", "?", "~", "x", "z", "c", "low", "n/a", "na", "n.a.", "nil", "none",
    "null", "no", "nd", "no data", "not available", "not applicable", "not known", "missing", "suppressed",
    "unknown", "blank", "rounds to zero", "tbc", "tba", "to follow", "to be confirmed",
}  # fmt: skip
"""What people write where there is no figure."""


@dataclass(frozen=True)
class NumberFault:
    """The sentence about a text that is not a number, and what to write instead.

    Attributes:
        certain: the number to write, where no other can be meant.
        sign: the currency or per cent sign of the text; `certain` is so only where figures have that unit.
        grouped: whether commas set apart thousands; they do not where other figures have decimal commas.
    """

    problem: str
    remedy: str
    certain: str | None = None
    sign: str = ""
    grouped: bool = False


def is_plain_number(text: str) -> bool:
    """Whether a text is a number as the package wants it: digits, a minus sign, a decimal point."""
    return _PLAIN.fullmatch(text) is not None and len(text.lstrip("-").replace(".", "")) <= MOST_DIGITS


def has_decimal_comma(text: str) -> bool:
    """Whether a text is a number whose comma does not set apart thousands."""
    return _DECIMAL_COMMA.fullmatch(text) is not None and _GROUPED.fullmatch(text) is None


def is_excel_error(text: str) -> bool:
    """Whether a text is what a spreadsheet shows where a formula failed."""
    return _EXCEL_ERROR.fullmatch(text) is not None


def describe_number_text(text: str, field: Field) -> NumberFault:
    """Say what is wrong with a text that `is_plain_number` refuses.

    Args:
        text: the cell, without blanks around it.
        field: its column, which may have marks for missing figures.
    """
    shown = echo(text)
    instead = _without_figure(field)
    if is_excel_error(text):
        return NumberFault(f"{shown} is an error of a spreadsheet formula.", f"Mend the formula, or {instead}.")
    if text.lower().strip("[]()") in _NO_FIGURE or (len(text) == 1 and text in _DASHES):
        usual = _usual_mark(text, field)
        return NumberFault(f"{shown} is not a number.", f"If there is no figure, {instead}.{usual}")
    if re.fullmatch(r"[-+]?(nan|inf|infinity|∞)", text, re.IGNORECASE):
        return NumberFault(f"{shown} is not a figure but a sign that a calculation failed.", f"Mend it, or {instead}.")
    if len(re.sub(r"\D", "", text)) > MOST_DIGITS:
        return NumberFault(f"{shown} has more than {MOST_DIGITS} digits.", "Round the figure.")
    if _EXPONENT.fullmatch(text):
        return _exponent(text)
    if (fault := _decimal_comma(text) or _with_more(text)) is not None:
        return fault
    problem = next((words for words, has in _DECORATIONS if has(text)), None)
    meant = _meant(text)
    if problem is None or (meant is None and not re.search(r"\d", text)):
        return NumberFault(f"{shown} is not a number.", f"Write a plain number, or {instead}.")
    remedy = f"Write {meant}." if meant else f"Write a plain number, or {instead}."
    if problem in _UNIT_SIGNS:
        remedy += " The unit stands in the tables indicators and units."
    dash = next((character for character in text if character in _DASHES), "")
    problem = f"{shown} {problem.format(code=f'U+{ord(dash):04X}' if dash else '')}."
    if not meant or not _CERTAIN.fullmatch(_in_general_signs(text)):
        return NumberFault(problem, remedy)
    sign = next((c for c in text if c == "%" or unicodedata.category(c) == "Sc"), "")
    return NumberFault(problem, remedy, meant, sign, grouped="," in text)


def _decimal_comma(text: str) -> NumberFault | None:
    if not has_decimal_comma(text):
        return None
    return NumberFault(
        f"{echo(text)} has a comma that does not set apart thousands.",
        f"Write {text.replace(',', '.')} if the comma is a decimal point; otherwise look the figure up, because a "
        "digit may be missing.",
    )


def describes_a_number(text: str) -> bool:
    """Whether a text is a number with a decimal comma, a letter for a digit, or more behind it."""
    return has_decimal_comma(text) or _with_more(text) is not None


def _with_more(text: str) -> NumberFault | None:
    """The fault of a number in which a letter stands for a digit, or behind which something else stands."""
    letter = _LETTER_FOR_A_DIGIT.fullmatch(text)
    if letter is not None:
        meant = _meant(text.translate(_LIKE_DIGITS))
        if meant is not None:
            problem = (
                f"{echo(text)} has the letter {letter[1]} where a {letter[1].translate(_LIKE_DIGITS)} may be meant."
            )
            return NumberFault(problem, f"Look the figure up, and write {meant} if that is it.")
    behind = _BEHIND.fullmatch(text)
    meant = _meant(behind["number"]) if behind else None
    if behind is None or meant is None:
        return None
    if behind["sign"]:
        problem = f"{echo(text)} has the sign of a footnote behind its number."
        return NumberFault(problem, f"Write {meant}. What the footnote says belongs into a note or a comment.")
    problem = f"{echo(text)} has words behind its number."
    return NumberFault(
        problem, f"Write {meant} if that is the figure. What is counted is said by the indicator's unit."
    )


_LIKE_DIGITS = str.maketrans("OoIl", "0011")
"""Letters that are typed, or read from a picture, in the place of a digit."""
_LETTER_FOR_A_DIGIT = re.compile(r"(?=[^0-9]*[0-9])[-£]?(?![,.])[0-9,.]*([OoIl])[0-9OoIl,.]*%?")
_WORDS = (
    "days?|hours?|hrs|weeks?|months?|minutes?|mins?|seconds?|years?|yrs|people|residents|households|tonnes?|kg|km|miles|"
    "pp|percentage points|points|per [a-z0-9].*|each .*"
)
_BEHIND = re.compile(
    rf"(?P<number>-?£?[0-9][0-9,.]*%?) ?(?:(?P<sign>[*†‡§#^]+|[¹²³⁴⁵⁶⁷⁸⁹]+)|(?:{_WORDS})\*?)", re.IGNORECASE
)
"""A number with the sign of a footnote, or with what it counts."""

_FIGURE = r"(?:[1-9][0-9]{0,2}(?:,[0-9]{3})+(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?|\.[0-9]+)"
_CERTAIN = re.compile(rf"'?(?:[+-]?¤? ?{_FIGURE}|¤? ?-{_FIGURE}|\(¤? ?{_FIGURE}\)|¤ ?\({_FIGURE}\)|[+-]?{_FIGURE} ?%)")
"""A number in one decoration whose meaning is certain; any currency sign is the general one here. With letters, blanks
inside, raised digits, a point at the end, something may be missing, or may be another thing."""

_UNIT_SIGNS = ("has a currency sign", "has a per cent sign")
_DECORATIONS = (
    ("has digits that are not 0 to 9", lambda text: any(c.isnumeric() and not c.isascii() for c in text)),
    ("has a dash that is not a minus sign ({code})", lambda text: any(c in _DASHES for c in text)),
    ("has its minus sign behind it", lambda text: text.endswith("-") and text[-2:-1].isdigit()),
    ("is in brackets, as accountants write negatives", lambda text: text.startswith("(") and text.endswith(")")),
    ("has a currency sign", lambda text: any(unicodedata.category(c) == "Sc" for c in text)),
    ("has a per cent sign", lambda text: "%" in text),
    ("is shortened with a letter", lambda text: _SCALE.search(text) is not None),
    ("has an underscore", lambda text: "_" in text),
    ("has a space inside", lambda text: any(c.isspace() for c in text)),
    ("has a thousands comma", lambda text: "," in text),
    ("has an apostrophe", lambda text: text.startswith("'")),
    ("has a plus sign", lambda text: text.startswith("+")),
    ("has no digit on one side of the decimal point", lambda text: text.startswith((".", "-.")) or text.endswith(".")),
)


def _without_figure(field: Field) -> str:
    if not field.marks:
        return "leave the cell empty" if not field.required else "fill in the figure"
    return "say why there is none: " + listed([f"{mark} {label}" for mark, label in field.marks.items()])


_USUAL_MARKS = {"*": "[c]", ":": "[x]", "..": "[x]", "...": "[x]", ".": "[z]", "~": "[low]"}
"""Signs of statistical tables, and the mark that says what each most often means there."""


def _usual_mark(text: str, field: Field) -> str:
    mark = text.lower() if text.startswith("[") else f"[{text.lower()}]" if text.isalpha() else _USUAL_MARKS.get(text)
    if mark not in field.marks:
        return ""
    return f" Here {mark} is most often meant."


def _exponent(text: str) -> NumberFault:
    number = Decimal(text)
    if abs(number.adjusted()) <= MOST_DIGITS // 2:
        remedy = f"Write the figure in full. It is {number:f} unless Excel cut off its last digits: look it up."
        return NumberFault(f"{echo(text)} is written with an exponent.", remedy)
    return NumberFault(f"{echo(text)} has too large an exponent for a figure.", "Write the figure in full.")


def _meant(text: str) -> str | None:
    """Return the plain number that a decorated one stands for, None where that is not certain."""
    plain = re.sub(r"[\s_'%¤]", "", _in_general_signs(text))
    scale = _SCALE.search(plain)
    plain = _SCALE.sub("", plain, count=1)
    if plain.startswith("(") and plain.endswith(")"):
        plain = "-" + plain[1:-1]
    if plain.endswith("-") and not plain.startswith("-"):
        plain = "-" + plain[:-1]
    plain = plain.removeprefix("+")
    if "," in plain:
        # A comma that does not stand before three digits could mean anything: never guess.
        if not _GROUPED.fullmatch(plain):
            return None
        plain = plain.replace(",", "")
    plain = re.sub(r"^(-?)\.", r"\g<1>0.", plain).removesuffix(".")
    if not is_plain_number(plain):
        return None
    return f"{(Decimal(plain) * _SCALES[scale[1].lower()]).normalize():f}" if scale else plain


def _in_general_signs(text: str) -> str:
    """The text with digits 0 to 9, minus signs, and one sign for every currency."""
    if text.isascii():
        return text.replace("$", "¤")
    signs = (_digit(character) for character in text.translate(_MINUS))
    return "".join("¤" if unicodedata.category(sign) == "Sc" else sign for sign in signs)


def _digit(character: str) -> str:
    if character.isascii():
        return character
    # A raised digit is the mark of a footnote, and no digit of the number.
    value = unicodedata.decimal(character, None)
    return character if value is None else str(value)
