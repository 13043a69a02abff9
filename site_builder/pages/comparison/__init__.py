"""The pages that compare a council with others, one file each."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from site_builder.pages.comparison import (
    bottom_quarter,
    cost_effectiveness,
    councils,
    history,
    methods,
    overview,
    spending,
    theme,
)
from site_builder.pages.comparison.compared import Compared
from site_builder.pages.page import Crumb, Page

Part = tuple[str, Callable[[Compared], Iterable[Page]]]


def comparison_pages(compared: Compared) -> list[Page]:
    """All pages of one comparison, its overview first."""
    made = [(title, pages) for title, make in PARTS if (pages := list(make(compared)))]
    links = [Crumb(title, pages[0].path) for title, pages in made]
    themes = list(theme.theme_pages(compared))
    return [overview.overview_page(compared, links), *(page for _, pages in made for page in pages), *themes]


def _one(make: Callable[[Compared], Page | None]) -> Callable[[Compared], Iterable[Page]]:
    """A part that is one page, or none."""
    return lambda compared: [page] if (page := make(compared)) else []


PARTS: tuple[Part, ...] = (
    ("Spending against performance", _one(spending.spending_page)),
    ("History", _one(history.history_page)),
    ("Cost effectiveness", _one(cost_effectiveness.cost_effectiveness_page)),
    ("Lower performing", _one(bottom_quarter.bottom_quarter_page)),
    ("Councils side by side", councils.council_pages),
    ("Had it been worked out another way", _one(methods.methods_page)),
)
"""The parts that the overview leads to, in their order; a part without pages is left out."""
