"""A comment holds words, and nothing of the program that it was copied from."""

from __future__ import annotations

import re
from collections.abc import Iterator

from site_builder.checks.cells import bad_cells
from site_builder.checks.check import Check, Fault
from site_builder.checks.fields import Field
from site_builder.model import Package
from site_builder.text.hidden_characters import echo

_LONG = 40
"""A column for texts at least this long is one in which people write sentences."""
_FOUND = (
    (
        re.compile(r"</?[a-zA-Z][a-zA-Z0-9]{0,20}(?:\s[^<>]{0,200})?/?>|&(?:nbsp|amp|lt|gt|quot|#\d{1,5});|<!--"),
        "{found} is HTML, which a page shows as plain characters",
        "Write the words without it.",
    ),
    (
        re.compile(r"[ÂÃâ][\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]{1,2}|ï¿½|\ufffd"),
        "{found} is what is left of a character that was read in another encoding",
        "Type the character anew: a quotation mark, an apostrophe, a dash or a pound sign. Save the file as CSV UTF-8.",
    ),
    (
        re.compile(r"\{\{|\}\}|\{%|--8<--"),
        "{found} is an instruction of another program, and nothing follows it here",
        "Write the words that it stood for; figures are drawn from the data in narratives only.",
    ),
    (
        re.compile(r"\*\*|__|(?<!\w)#{1,6} |\[[^\]]{1,80}\]\([^)]{1,200}\)|\||```"),
        "{found} is a mark of Markdown, which a page shows as plain characters",
        "Write the words without it.",
    ),
)


def marked_up_texts(package: Package) -> Iterator[Fault]:
    """Find comments, notes and reasons that hold HTML, broken characters, instructions or marks of Markdown."""
    for cell in bad_cells(package, concerns=_is_for_sentences, is_bad=lambda text, field: bool(_found(text, field))):
        found = _found(cell.core, cell.field)
        if found:
            yield cell.fault(*found)


def _is_for_sentences(field: Field) -> bool:
    return field.type == "string" and field.pattern is None and not field.enum and (field.max_length or 0) >= _LONG


def _found(text: str, field: Field) -> tuple[str, str] | None:
    for pattern, problem, remedy in _FOUND:
        match = pattern.search(text)
        # The texts of checked sums draw figures, and the check of references looks at them.
        if match and not (field.table == "sums_checked" and match[0] in ("{{", "}}")):
            return problem.format(found=echo(match[0])) + ".", remedy
    return None


CHECK = Check(
    code="W434",
    title="A text holds words only",
    explanation="Comments, notes and reasons are shown as plain text, whatever they hold. HTML, marks of Markdown, "
    "instructions of other programs, and letters such as â€™ that come of a wrong encoding are shown as they stand, "
    "which nobody wants to read.",
    example_wrong="The council&nbsp;<b>met</b> its target, and didnâ€™t spend more.",
    example_right="The council met its target, and did not spend more.",
    rule=marked_up_texts,
)
