"""The tables of the packages that say as little as the format accepts."""

from __future__ import annotations

Rows = list[dict[str, str]]

OWN = "E10000099"
EMPTY_TABLES: dict[str, Rows] = {
    "publications": [{"publication": "e", "area": OWN, "edition": "2024", "title": "E", "cut_off": "2024-12-31"}],
    "areas": [{"area": OWN, "slug": "e", "name": "E", "type": "county"}],
    "outcomes": [{"outcome": "o", "title": "O", "order": "0"}],
    "themes": [{"theme": "t", "title": "T", "outcome": "o", "order": "0", "in_headline": "no"}],
    "units": [{"unit": "u", "kind": "number", "title": "Number"}],
    "indicators": [
        {"indicator": "i", "title": "I", "noun": "i", "unit": "u", "scale": "one", "decimals": "0"}
        | {"period_type": "as reported", "status": "current"}
    ],
    "report_rows": [{"publication": "e", "indicator": "i", "theme": "t", "order": "0", "polarity": "none"}],
    "observations": [{"indicator": "i", "area": OWN, "period": "2024", "as_of": "2024", "value": "[x]"}],
}
"""One indicator without a figure."""

_SOURCE = {"source": "s", "title": "S", "publisher": "P", "licence": "L", "redistribute": "yes"}
OTHER = "E10000098"
_MONEY_OF = {"indicator": "m", "as_of": "2023"}
_MONEY = {"indicator": "m", "title": "M", "noun": "m", "unit": "p", "scale": "one", "decimals": "0"}
SPARSE_TABLES: dict[str, Rows] = {
    **EMPTY_TABLES,
    "areas": [*EMPTY_TABLES["areas"], {"area": OTHER, "slug": "f", "name": "F", "type": "county"}],
    "publications": [
        EMPTY_TABLES["publications"][0] | {"previous": "d", "benchmark": "k"},
        {"publication": "d", "area": OWN, "edition": "2023", "title": "D", "cut_off": "2023-12-31"},
    ],
    "units": [*EMPTY_TABLES["units"], {"unit": "p", "kind": "money", "title": "Pounds"}],
    "indicators": [*EMPTY_TABLES["indicators"], _MONEY | {"period_type": "calendar year", "status": "current"}],
    "report_rows": [*EMPTY_TABLES["report_rows"], EMPTY_TABLES["report_rows"][0] | {"publication": "d"}],
    "observations": [
        *EMPTY_TABLES["observations"],
        EMPTY_TABLES["observations"][0] | {"period": "2023", "as_of": "2023"},
        _MONEY_OF | {"area": OWN, "period": "2022", "value": "1"},
        _MONEY_OF | {"area": OWN, "period": "2021", "value": "1"},
        _MONEY_OF | {"area": OTHER, "period": "2022", "value": "1"},
    ],
    "groups": [
        {"group": "g", "title": "two areas", "short_title": "areas"},
        {"group": "alone", "title": "one area", "short_title": "areas"},
    ],
    "group_members": [
        {"group": "g", "area": OWN},
        {"group": "g", "area": OTHER},
        {"group": "alone", "area": OWN},
    ],
    "edition_themes": [{"publication": "d", "theme": "t"}],
    "sources": [_SOURCE],
    "indicator_words": [{"indicator": "i", "word": "w"}],
    "indicator_refs": [{"indicator": "i", "framework": "F", "reference": "1"}],
    "matches": [{"publication": "d", "indicator": "i", "how": "same name", "reason": "R"}],
    "funding_comparisons": [
        {"publication": "e", "indicator": "m", "period": "2022", "group": "g", "title": "M"},
        {"publication": "d", "indicator": "m", "period": "2021", "group": "alone", "title": "M"},
    ],
    "printed_differences": [{"publication": "e", "indicator": "m", "period": "2022", "area": OTHER}],
    "area_successors": [{"area": OTHER, "successor": OWN, "from": "2023-04-01"}],
    "benchmark_themes": [{"benchmark_theme": "b", "title": "B", "kind": "theme", "order": "0", "core": "no"}],
    "benchmarks": [
        {"benchmark": "k", "title": "K", "edition": "2024", "cut_off": "2024-12-31", "group": "g", "seed": "0"}
    ],
    "benchmark_rows": [{"benchmark": "k", "indicator": "i", "benchmark_theme": "b", "polarity": "none"}],
    "positions": [
        {"area": OWN, "benchmark_theme": "b", "year": "2023", "source": "s", "place": "1", "reference": "page 1"}
    ],
    "lists": [
        {"list": "l", "area": OWN, "kind": "left", "year": "2023", "source": "s", "reference": "page 1"}
        | {"title": "L", "order": "0"}
    ],
    "list_entries": [{"list": "l", "order": "0", "text": "X"}],
    "list_links": [{"list": "l", "order": "0", "indicator": "i"}],
    "printed_counts": [{"list": "l", "source": "s", "count": "0", "reference": "page 1"}],
    "risks": [{"publication": "e", "order": "0", "category": "C", "title": "R", "statement": "S"}],
    "changes": [
        {"publication": "e", "order": "0", "kind": "changed", "subject": "T", "text": "X"}
        | {"source": "s", "reference": "page 1"}
    ],
    "committees": [{"committee": "c", "area": OWN, "title": "C", "order": "0"}],
    "committee_themes": [{"committee": "c", "theme": "t", "basis": "site"}],
    "sums_checked": [
        {"check": "x", "area": OWN, "kind": "words", "order": "0", "source": "s", "reference": "page 1"}
        | {"certainty": "wording", "subject": "S", "printed": "P", "found": "F"}
    ],
    "reviews": [{"check": "W408", "order": "0", "publication": "e", "reason": "R"}],
}
"""The same with a second edition and every other table but those of targets, judgements and comments."""
