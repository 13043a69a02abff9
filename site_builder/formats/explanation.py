"""What a code means, as text for a terminal: the same words as on its page."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence

from site_builder.explained import CONSEQUENCES, Explained, by_subject

_WIDTH = 79
"""Narrower than any console: the texts are the same everywhere, and can be piped."""


def explanation(rule: Explained, page: str, retired: str | None = None) -> str:
    """One rule in full.

    Args:
        rule: the rule.
        page: address of its page below the root of the site.
        retired: what took its place, if it is not told any more.
    """
    consequence = f"No longer told. {retired}" if retired else CONSEQUENCES[rule.severity]
    parts = [
        f"{rule.code}  {rule.title}",
        textwrap.fill(consequence, _WIDTH),
        textwrap.fill(rule.explanation, _WIDTH),
        f"Wrong:\n{_example(rule.example_wrong)}\nRight:\n{_example(rule.example_right)}",
        "What to do:\n" + textwrap.fill(rule.remedy, _WIDTH, initial_indent="  ", subsequent_indent="  "),
        f"On the site: {page}",
    ]
    return "\n\n".join(parts)


def list_of_codes(explained: Sequence[Explained]) -> str:
    """Every code with its title, by what it is about."""
    groups = by_subject(explained)
    texts = ["\n".join([name, *(f"  {rule.code}  {rule.title}" for rule in group)]) for name, group in groups.items()]
    return "\n\n".join([*texts, "E is an error, W a warning, N a notice. More of one: site-builder explain E202"])


def _example(text: str) -> str:
    # An example is not wrapped: where its lines end can be the point.
    return textwrap.indent(text, "  ")
