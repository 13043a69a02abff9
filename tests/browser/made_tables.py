"""The tables of the hostile package and of its harmless twin: one shape, whatever the texts say.

The newer edition has a row for each payload, the older one some of them; both have a dashboard on funding.
"""

from __future__ import annotations

from tests.browser.made_texts import COMPARED, FREE_TEXTS, THEMES, TWINS, Say

Rows = list[dict[str, str]]

OWN, NEW, OLD = "E10000099", "p-2024", "p-2023"
GONE, MONEY, PEOPLE = (f"i-{name}" for name in ("gone", "money", "people"))
IN_OLD = (0, 2, 3, 4, 5, 6, 7, 8)
"""Numbers of the indicators that the older edition has too."""
FUNDING = "t-funding"
AREAS = range(53)
"""Other areas: so many that a long table has a link into it."""
BOTTOM_NEW, BOTTOM_OLD = (2, 3), (0, 2, 5)


class Tables:
    """Makes the rows, with the texts that `say` gives."""

    def __init__(self, say: Say) -> None:
        self.say = say

    def texts(self, table: str, i: int) -> dict[str, str]:
        return {column: self.say(i, f"{table}.{column}") for column in FREE_TEXTS[table]}

    def all(self) -> dict[str, Rows]:
        return {**self.names(), **self.indicators(), **self.editions(), **self.judged(), **self.council()}

    def names(self) -> dict[str, Rows]:
        """What other rows name by an id."""
        themes = [
            {"theme": f"t-{i}", "outcome": f"o-{i}", "order": str(i), "in_headline": "yes" if i else "no"}
            | self.texts("themes", i)
            for i in THEMES
        ]
        funding = {"theme": FUNDING, "outcome": "o-0", "order": str(len(THEMES)), "in_headline": "no"}
        address = "https://example.org/](javascript:window.pwned=1){{7*7}}&lt;b"
        return {
            "areas": [{"area": OWN, "slug": "testshire", "type": "county"} | self.texts("areas", 0)]
            + [
                {"area": f"E100000{i:02}", "slug": f"area-{i}", "type": "county"} | self.texts("areas", i + 1)
                for i in AREAS
            ],
            "groups": [
                {"group": f"g-{i}", "part_of": "g-0" if i in (1, 2) else ""} | self.texts("groups", i) for i in TWINS
            ],
            "group_members": [{"group": "g-0", "area": area} for area in (OWN, *(f"E100000{i:02}" for i in AREAS))]
            + [{"group": "g-1", "area": area} for area in (OWN, *(f"E100000{i:02}" for i in AREAS[:20]))]
            + [{"group": "g-2", "area": f"E100000{i:02}"} for i in AREAS[20:50]],
            "outcomes": [{"outcome": f"o-{i}", "order": str(i)} | self.texts("outcomes", i) for i in THEMES],
            "themes": [*themes, funding | self.texts("themes", len(THEMES))],
            "units": [{"unit": f"u_{i}", "kind": "number"} | self.texts("units", i) for i in TWINS]
            + [{"unit": "money", "kind": "money", "prefix": "£", "title": "Pounds"}],
            "sources": [
                {"source": f"s-{i}", "url": address, "redistribute": "yes"} | self.texts("sources", i) for i in TWINS
            ],
        }

    def indicators(self) -> dict[str, Rows]:
        alike = {"scale": "one", "period_type": "financial year", "status": "current", "definition_by": "site"}
        others = [
            alike | {"indicator": name, "unit": unit, "decimals": "0", "source": "s-0"} | self.texts("indicators", i)
            for i, (name, unit) in enumerate(((GONE, "u_0"), (MONEY, "money"), (PEOPLE, "u_0")), start=len(TWINS))
        ]
        return {
            "indicators": [
                alike
                | {"indicator": f"i-{i}", "unit": f"u_{i}", "decimals": "1", "source": f"s-{i}"}
                | self.texts("indicators", i)
                for i in TWINS
            ]
            + others,
            "indicator_words": [{"indicator": f"i-{i}"} | self.texts("indicator_words", i) for i in TWINS],
            "indicator_refs": [{"indicator": f"i-{i}"} | self.texts("indicator_refs", i) for i in TWINS],
        }

    def editions(self) -> dict[str, Rows]:
        own = {"area": OWN, "source": "s-0", "group": "g-0"}
        return {
            "publications": [
                {"publication": NEW, "edition": "2023/24", "cut_off": "2024-12-31", "previous": OLD}
                | {"benchmark": "m-2024"}
                | own
                | self.texts("publications", 0),
                {"publication": OLD, "edition": "2022/23", "cut_off": "2023-12-31", "benchmark": "m-2023"}
                | own
                | self.texts("publications", 1),
            ],
            "edition_themes": [{"publication": OLD, "theme": f"t-{i}"} | self.texts("edition_themes", i) for i in (0, 1)],
            "report_rows": [
                row | {"theme": f"t-{i // 3}", "order": str(i), "strategic": "yes", "group": f"g-{i}"}
                | {"polarity": "low" if (row["publication"], i) == (OLD, 4) else "high"}
                | self.texts("report_rows", i)
                for i, row in _rows()
            ]
            + [
                {"publication": publication, "indicator": name, "theme": FUNDING, "order": str(i), "polarity": "none"}
                for i, (publication, name) in enumerate(((NEW, MONEY), (OLD, MONEY), (OLD, GONE)))
            ],
            "matches": [
                {"publication": OLD, "indicator": f"i-{i}"}
                | {"how": ("same name", "same meaning", "changed definition")[i % 3]}
                | self.texts("matches", i)
                for i in IN_OLD
            ],
            "observations": [
                {"indicator": f"i-{i}", "area": OWN, "period": period, "as_of": "2024" if new else "2023"}
                | {"value": value, "status": "p"}
                | self.texts("observations", i)
                for i in TWINS
                for period, value, new in (("2021/22", "20", 0), ("2022/23", "-1045.1", 0), ("2023/24", "2046.8", 1))
            ]
            + [{"indicator": GONE, "area": OWN, "period": "2022/23", "as_of": "2023", "value": "1"}]
            + self.funding()
            + self.compared(),
        }  # fmt: skip

    def compared(self) -> Rows:
        """Figures of the other areas, with ties and gaps, so that places can be worked out."""
        return [
            {"indicator": f"i-{i}", "area": f"E100000{at:02}", "period": period, "as_of": year}
            | {"value": "[x]" if (i + at) % 11 == 0 else str(round(-1500 + 40 * (at // 2) + at % 3 + i, 1))}
            for i in COMPARED
            for at in AREAS
            for period, year in (("2022/23", "2023"), ("2023/24", "2024"))
        ]

    def funding(self) -> Rows:
        """Amounts of all areas for two years, some of them the same; residents for one year."""
        amounts = {OWN: 700, **{f"E100000{i:02}": 600 + 7 * (i // 2) for i in AREAS}}
        rows = [
            {"indicator": MONEY, "area": area, "period": period, "as_of": "2023", "value": str(amount + more)}
            | self.texts("observations", at)
            for period, more in (("2022/23", 0), ("2021/22", 11))
            for at, (area, amount) in enumerate(amounts.items())
        ]
        people = {"indicator": PEOPLE, "area": OWN, "period": "2022/23", "as_of": "2023", "value": "500000"}
        return [*rows, people | self.texts("observations", 1)]

    def judged(self) -> dict[str, Rows]:
        return {
            "targets": [
                row | {"kind": "plan" if i % 2 else "at least", "value": "" if i % 2 else "50"}
                | self.texts("targets", i)
                for i, row in _rows()
            ],
            "assessments": [
                row | {"kind": kind, "value": value, "basis": "as printed"}
                | {"group": f"g-{i}" if kind == "quartile" else ""}
                | self.texts("assessments", i)
                for i, row in _rows()
                for kind, value in (
                    ("direction", "improved"),
                    ("quartile", _quarter(i, row["publication"])),
                    ("mark", "strong" if i % 5 else "attention"),
                )
            ],
            "comments": [row | {"date": "2024-11-20"} | self.texts("comments", i) for i, row in _rows()],
        }  # fmt: skip

    def council(self) -> dict[str, Rows]:
        """What documents say beyond the rows of an edition."""
        from tests.browser.made_council import CouncilTables

        return CouncilTables(self.texts).all()


def _rows() -> list[tuple[int, dict[str, str]]]:
    """Number and key of each row that both editions have of the numbered indicators."""
    numbers = [(i, NEW) for i in TWINS] + [(i, OLD) for i in IN_OLD]
    return [(i, {"publication": publication, "indicator": f"i-{i}"}) for i, publication in numbers]


def _quarter(i: int, publication: str) -> str:
    return "4" if i in (BOTTOM_NEW if publication == NEW else BOTTOM_OLD) else "1-2"
