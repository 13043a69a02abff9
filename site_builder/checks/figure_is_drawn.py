"""A figure in a narrative is drawn from the data, not typed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from site_builder.checks.check import Check, Fault
from site_builder.model import Package
from site_builder.references import without_references
from site_builder.text.head_lines import split_head
from site_builder.text.hidden_characters import echo

_ADDRESS = re.compile(r"(?<![a-zA-Z])[a-zA-Z]{1,20}://[^\s)>]+")
_NUMBER = r"[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?"
_FIGURE = re.compile(
    rf"£\s?{_NUMBER}|(?<![0-9.,]){_NUMBER}\s?(?:%|per\s?cent\b)|(?<![0-9.,])[0-9]+(?:,[0-9]{{3}})*\.[0-9]+"
)


def typed_figures(package: Package) -> Iterator[Fault]:
    """Find figures with a percent sign, a pound sign or a decimal point that no reference draws."""
    for file in package.narratives:
        _, text = split_head(file.text)
        for number, line in enumerate(text.split("\n"), start=1):
            typed = unescape(without_references(_ADDRESS.sub("", line)))
            for figure in _FIGURE.findall(typed):
                yield Fault(
                    file.path,
                    f"{echo(figure)} is typed, so it does not change when the data do.",
                    "Draw it from the data, as in {{ indicator.recycling.value }}, or say it without a number.",
                    number,
                    value=figure,
                )


CHECK = Check(
    code="W411",
    title="A figure in a narrative is drawn from the data",
    explanation="A figure that is typed into a text stays when the data are corrected, and then the page disagrees "
    "with itself. A number with a percent sign, a pound sign or a decimal point is most often such a figure. Years "
    "and whole numbers are left alone. A figure that is in no table may stay: this is a warning.",
    remedy="Write a reference in double braces in place of the figure. If the figure is in no table of the "
    "package, leave it as it is.",
    example_wrong="Recycling rose to 46.8%.",
    example_right="Recycling rose to {{ indicator.recycling.value }}.",
    rule=typed_figures,
)
