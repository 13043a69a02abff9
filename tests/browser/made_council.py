"""What the made packages say of the council beyond the rows of its editions."""

from __future__ import annotations

from collections.abc import Callable

from tests.browser.made_texts import COMPARED, THEMES

Rows = list[dict[str, str]]

OWN, NEW, OLD = "E10000099", "p-2024", "p-2023"
LISTS = (("bottom quarter", "2023/24"), ("bottom quarter", "2022/23"), ("left", "2023/24"))
KINDS = ("counts", "figures", "words")
CERTAINTIES = ("cannot be right", "documents differ", "can be rounding", "wording")
BENCHMARKS = ("b-0", "themes", "years", "places", "content", "menu", "search", "b-7")
COMMITTEES = ("others", "not-assigned", "c-2", "c-3", "c-4")
LIST_IDS = ("listed", "left-lists", "by-quarters")
"""Ids that pages have for parts of their own."""


class CouncilTables:
    """Makes the rows, with the free texts of a table's row that `texts` gives."""

    def __init__(self, texts: Callable[[str, int], dict[str, str]]) -> None:
        self.texts = texts

    def all(self) -> dict[str, Rows]:
        return {
            **self.funding(),
            **self.places(),
            **self.benchmarks(),
            **self.lists(),
            **self.said(),
            **self.committees(),
            **self.sums(),
            **self.reviews(),
        }

    def funding(self) -> dict[str, Rows]:
        """Two comparisons: one with peers, residents and printed differences, one with as little as can be."""
        least = {"indicator": "i-money", "group": "g-0"}
        key = {"publication": NEW, "indicator": "i-money", "period": "2022/23"}
        return {
            "funding_comparisons": [
                key | least | {"peers": "g-1", "population": "i-people"} | self.texts("funding_comparisons", 0),
                {"publication": OLD, "period": "2021/22"} | least | self.texts("funding_comparisons", 1),
            ],
            "printed_differences": [
                key
                | {"area": f"E100000{i:02}", "difference": str(-100 + 7 * (i // 2)), "additional": "1000000"}
                | {"named": "yes" if i == 3 else ""}
                for i in range(10)
            ],
        }

    def places(self) -> dict[str, Rows]:
        kinds = ["overall", "core", *["theme"] * 6]
        years = ("2021/22", "2022/23", "2023/24")
        rows = [
            {"area": OWN, "benchmark_theme": BENCHMARKS[i], "year": year, "source": "s-0", "place": str(i + at + 1)}
            | {"of": "33", "spend_rank": str(i + 1), "spend_of": "33", "spend_first": "highest" if i % 2 else "lowest"}
            | self.texts("positions", 3 * i + at)
            for i in range(len(kinds))
            for at, year in enumerate(years)
        ]
        other = {"area": OWN, "benchmark_theme": "b-0", "year": years[0], "source": "s-1", "place": "20"}
        return {
            "benchmark_themes": [
                {"benchmark_theme": BENCHMARKS[i], "kind": kind, "order": str(i), "spending": "i-money"}
                | {"core": "yes" if i % 2 else "no"}
                | self.texts("benchmark_themes", i)
                for i, kind in enumerate(kinds)
            ],
            "positions": [*rows, other | self.texts("positions", 30)],
        }

    def benchmarks(self) -> dict[str, Rows]:
        """Two editions that rank the numbered indicators, some of them the other way round before."""
        alike = {"group": "g-0", "seed": "1", "funding": "i-money", "population": "i-people", "deprivation": "i-money"}
        return {
            "benchmarks": [
                {"benchmark": f"m-{year}", "edition": edition, "cut_off": f"{year}-12-31", "previous": previous}
                | alike
                | self.texts("benchmarks", i)
                for i, (year, edition, previous) in enumerate((("2023", "2022/23", ""), ("2024", "2023/24", "m-2023")))
            ],
            "benchmark_rows": [
                {"benchmark": f"m-{year}", "indicator": f"i-{i}", "benchmark_theme": BENCHMARKS[2 + i % 6]}
                | {"polarity": "low" if (year, i % 4) == (2023, 1) else "high", "judge": "no" if i % 7 == 6 else ""}
                | self.texts("benchmark_rows", i)
                for year in (2023, 2024)
                for i in COMPARED
            ],
            "area_successors": [{"area": "E10000000", "successor": "E10000001", "from": "2023-04-01"}],
        }

    def lists(self) -> dict[str, Rows]:
        bases = ("one entry", "stated", "inferred", "")
        entries = [(at, i) for at in range(len(LISTS)) for i in range(8)]
        return {
            "lists": [
                {"list": LIST_IDS[at], "area": OWN, "kind": kind, "year": year, "source": f"s-{at}", "order": str(at)}
                | self.texts("lists", at)
                for at, (kind, year) in enumerate(LISTS)
            ],
            "list_entries": [
                {
                    "list": LIST_IDS[at],
                    "order": str(i),
                    "count_basis": bases[i % 4],
                    "indicators": str(i) if i % 4 else "",
                }
                | ({"indicators": "1"} if bases[i % 4] == "one entry" else {})
                | self.texts("list_entries", 8 * at + i)
                for at, i in entries
            ],
            "list_links": [
                {"list": LIST_IDS[at], "order": str(i), "indicator": f"i-{i}"} | self.texts("list_links", 8 * at + i)
                for at, i in entries
                if i % 3
            ],
            "printed_counts": [
                {"list": LIST_IDS[at], "source": f"s-{source}", "count": str(source), "of": "40"}
                | self.texts("printed_counts", 2 * at + source)
                for at in range(len(LISTS))
                for source in (0, 1)
            ],
        }

    def said(self) -> dict[str, Rows]:
        """Risks and changes that editions name."""
        risks = [
            {"publication": publication, "order": str(i)}
            | self.texts("risks", i)
            | {"category": self.texts("risks", i // 3)["category"]}
            for publication, number in ((NEW, 32), (OLD, 2))
            for i in range(number)
        ]
        changes = [
            {"publication": publication, "order": str(i), "kind": ("added", "removed", "changed")[i % 3]}
            | {"count": str(i) if i else "", "source": f"s-{i}"}
            | self.texts("changes", i)
            for publication, number in ((NEW, 12), (OLD, 2))
            for i in range(number)
        ]
        return {"risks": risks, "changes": changes}

    def committees(self) -> dict[str, Rows]:
        """The last one has no dashboard, and some dashboards have no committee."""
        return {
            "committees": [
                {"committee": COMMITTEES[i], "area": OWN, "order": str(i), "source": f"s-{i}"}
                | self.texts("committees", i)
                for i in range(5)
            ],
            "committee_themes": [
                {"committee": COMMITTEES[i % 4], "theme": f"t-{i}", "basis": "site" if i % 2 else "source"}
                | self.texts("committee_themes", i)
                for i in THEMES[:8]
            ],
        }

    def sums(self) -> dict[str, Rows]:
        """Texts of checked sums draw figures; a title that is drawn attacks too."""
        drawn = f"{{{{ {NEW}.indicator.i-1.title }}}} {{{{ {NEW}.report.total }}}} {{{{ position.b-0.place }}}}"
        rows = [
            {
                "check": f"x-{i}" if i else "counts",
                "area": OWN,
                "kind": KINDS[i % 3],
                "certainty": CERTAINTIES[i % 4],
                "order": str(i),
                "source": f"s-{i}",
                "other_source": f"s-{i + 1}" if i % 2 else "",
            }
            | {"parts": "1.5 -2 3" if i % 2 else "", "total": "3" if i % 2 else "", "indicator": f"i-{i}"}
            | self.texts("sums_checked", i)
            for i in range(12)
        ]
        return {"sums_checked": [row | {"found": f"{row['found']} {drawn}"} for row in rows]}

    def reviews(self) -> dict[str, Rows]:
        """No page shows them, and none of their texts may change what is found."""
        return {
            "reviews": [
                {
                    "check": "W408",
                    "order": str(i),
                    "publication": NEW,
                    "indicator": f"i-{i}",
                    "area": OWN,
                    "date": "2024-11-20",
                }
                | self.texts("reviews", i)
                for i in range(12)
            ]
        }
