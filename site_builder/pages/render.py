"""Fills the templates. Everything that comes from data is escaped here, by Jinja, always."""

from __future__ import annotations

from functools import cache
from typing import Any

import jinja2

from site_builder.pages import addresses, words


@cache
def environment() -> jinja2.Environment:
    """The templates with the words of `words.py` as functions."""
    made = jinja2.Environment(
        loader=jinja2.PackageLoader("site_builder.pages", "templates"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals.update(words=words, addresses=addresses)
    made.filters["loose"] = _loose
    return made


def _loose(text: str) -> str:
    """Let words break onto the next line, where a narrow cell would cut them otherwise."""
    return text.replace(words.NBSP, " ")


def fill(template: str, path: str, **context: Any) -> str:
    """HTML of a page's body.

    Blank lines are taken out, because the publisher reads Markdown and a blank line is the only
    thing that could end a block of HTML early.

    Args:
        template: name in templates/.
        path: the page's own path, which links are relative to.
        context: what the template shows.
    """

    def link(to_path: str) -> str:
        return addresses.link(path, to_path)

    filled = environment().get_template(template).render(link=link, **context)
    return "\n".join(line for line in filled.splitlines() if line.strip())
