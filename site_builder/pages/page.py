"""A page as it is handed to the output: a path, what the publisher must know of it, and its HTML."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from site_builder.charts.figure import Figure


@dataclass(frozen=True)
class Crumb:
    title: str
    path: str


@dataclass(frozen=True)
class Page:
    """One page of the site.

    Attributes:
        path: of the Markdown file in the source folder.
        title: of the browser tab, and the name under which search finds it.
        description: one sentence for search results and link previews.
        body: HTML, already escaped.
        kind: what search calls it: Indicator, Dashboard, ...
        synonyms: everyday words that search finds it by.
        refs: framework references that search finds it by.
        crumbs: the way from the home page, without the page itself.
        notice: a sentence that stands on the page, such as 'unofficial'.
        edition: the year that the page speaks of, printed on paper.
        figures: charts of the page, by the path of their file.
        searchable: whether the search finds it.
    """

    path: str
    title: str
    description: str
    body: str
    kind: str = "Page"
    synonyms: tuple[str, ...] = ()
    refs: tuple[str, ...] = ()
    crumbs: tuple[Crumb, ...] = ()
    notice: str | None = None
    edition: str | None = None
    figures: Mapping[str, Figure] = field(default_factory=dict)
    searchable: bool = True

    def markdown(self, link: Any) -> str:
        """The file's text: front matter in JSON, which YAML reads, then the HTML.

        Args:
            link: function from (own path, other path) to a relative address.
        """
        meta = {
            "title": self.title,
            "description": self.description,
            "kind": self.kind,
            "synonyms": ", ".join(self.synonyms),
            "refs": ", ".join(self.refs),
            "crumbs": [{"title": crumb.title, "url": link(self.path, crumb.path)} for crumb in self.crumbs],
            "notice": self.notice,
            "edition": self.edition,
            "search": None if self.searchable else "exclude",
        }
        # Characters as they are: YAML cannot read JSON's escapes for those beyond the first 65,536.
        lines = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in meta.items() if value]
        return "---\n" + "\n".join(lines) + "\n---\n\n" + self.body + "\n"
