"""Which pages stand for their kind: the longest and the emptiest real ones, the hostile, the plain and the empty."""

from __future__ import annotations

EDITION = "leicestershire/2023-24/"
OLDER = "leicestershire/2017-18/"
LONGEST_DASHBOARD = EDITION + "environment-and-waste/"
INDICATOR = "leicestershire/indicators/household-waste-recycled/"

REAL = {
    "home": "",
    "longest dashboard": LONGEST_DASHBOARD,
    "shortest dashboard": EDITION + "housing/",
    "indicator": INDICATOR,
    "longest indicator": "leicestershire/indicators/care-home-admissions-aged-65-and-over/",
    "indicator whose figure is missing": "leicestershire/indicators/attainment-8-ehc-plan/",
    "indicator with one figure": "leicestershire/indicators/five-year-housing-land-supply/",
    "indicator of both editions with a break": "leicestershire/indicators/out-of-work-benefit-claimants/",
    "longest indicator of the older edition": "leicestershire/indicators/supporting-leicestershire-families-outcomes-met/",
    "shortest indicator of the older edition": "leicestershire/indicators/business-confidence/",
    "counts": EDITION,
    "attention and strengths": EDITION + "attention-and-strengths/",
    "changes": EDITION + "changes/",
    "risks": EDITION + "risks/",
    "longest outcome": EDITION + "outcomes/health-and-wellbeing/",
    "shortest outcome": EDITION + "outcomes/clean-and-green/",
    "older counts": OLDER,
    "older attention and strengths": OLDER + "attention-and-strengths/",
    "older changes": OLDER + "changes/",
    "longest older dashboard": OLDER + "safeguarding-children/",
    "shortest older dashboard": OLDER + "mental-health/",
    "archive": "leicestershire/editions/",
    "funding": "leicestershire/funding/",
    "places": "leicestershire/places/",
    "lower performing": "leicestershire/lower-performing/",
    "committees": "leicestershire/committees/",
    "sums checked": "leicestershire/sums-checked/",
    "A to Z": "a-to-z/",
    "how to read": "how-to-read/",
    "methods": "method/",
    "method": "method/direction/",
    "data": "data/",
    "data format": "data/format/",
    "checks": "data/checks/",
    "check": "data/checks/e202/",
    "check with an example of many lines": "data/checks/e302/",
    "checking": "checking/",
    "importing": "importing/",
    "differences": "differences/",
    "keeping data": "keeping-data/",
    "about": "about/",
    "accessibility": "accessibility/",
    "not found": "404.html",
}
EMPTY = {
    "home": "",
    "dashboard": "e/2024/t/",
    "indicator": "e/indicators/i/",
    "counts": "e/2024/",
    "attention and strengths": "e/2024/attention-and-strengths/",
    "archive": "e/editions/",
    "A to Z": "a-to-z/",
    "data": "data/",
}
SPARSE = {
    **EMPTY,
    "changes": "e/2024/changes/",
    "risks": "e/2024/risks/",
    "outcome": "e/2024/outcomes/o/",
    "older dashboard": "e/2023/t/",
    "older counts": "e/2023/",
    "older attention and strengths": "e/2023/attention-and-strengths/",
    "funding": "e/funding/",
    "places": "e/places/",
    "lower performing": "e/lower-performing/",
    "committees": "e/committees/",
    "sums checked": "e/sums-checked/",
    "comparison": "e/2024/comparison/",
    "compared theme": "e/2024/comparison/themes/b/",
    "councils": "e/2024/comparison/councils/",
    "another council": "e/2024/comparison/councils/f/",
    "methods": "e/2024/comparison/methods/",
}
"""Of the site whose tables hold a row each, with every cell empty that can be."""
MADE_FROM_DATA = {
    "home": "",
    "dashboard": "testshire/2023-24/t-0/",
    "indicator": "testshire/indicators/i-0/",
    "counts": "testshire/2023-24/",
    "attention and strengths": "testshire/2023-24/attention-and-strengths/",
    "changes": "testshire/2023-24/changes/",
    "risks": "testshire/2023-24/risks/",
    "outcome": "testshire/2023-24/outcomes/o-0/",
    "another outcome": "testshire/2023-24/outcomes/o-7/",
    "older dashboard": "testshire/2022-23/t-0/",
    "older changes": "testshire/2022-23/changes/",
    "archive": "testshire/editions/",
    "funding": "testshire/funding/",
    "funding dashboard": "testshire/2023-24/t-funding/",
    "places": "testshire/places/",
    "lower performing": "testshire/lower-performing/",
    "committees": "testshire/committees/",
    "sums checked": "testshire/sums-checked/",
    "comparison": "testshire/2023-24/comparison/",
    "compared theme": "testshire/2023-24/comparison/themes/themes/",
    "spending": "testshire/2023-24/comparison/spending/",
    "history": "testshire/2023-24/comparison/history/",
    "cost effectiveness": "testshire/2023-24/comparison/cost-effectiveness/",
    "lower performing quarter": "testshire/2023-24/comparison/lower-performing/",
    "councils": "testshire/2023-24/comparison/councils/",
    "another council": "testshire/2023-24/comparison/councils/area-0/",
    "methods": "testshire/2023-24/comparison/methods/",
    "A to Z": "a-to-z/",
    "data": "data/",
}
"""Of the hostile site and its plain twin."""

_COMPARED = "exampleshire/2023-24/comparison/"
COMPARED = {
    "comparison": _COMPARED,
    "longest compared theme": _COMPARED + "themes/overall/",
    "shortest compared theme": _COMPARED + "themes/digital-customer-services/",
    "spending": _COMPARED + "spending/",
    "history": _COMPARED + "history/",
    "cost effectiveness": _COMPARED + "cost-effectiveness/",
    "lower performing": _COMPARED + "lower-performing/",
    "councils": _COMPARED + "councils/",
    "another council": _COMPARED + "councils/bishops-thornmoor/",
    "council made by a merger": _COMPARED + "councils/fellmarch-and-osterby/",
    "methods": _COMPARED + "methods/",
    "compared indicator": "exampleshire/indicators/waste-recycled/",
    "indicator that is not ranked": "exampleshire/indicators/rivers-good/",
    "dashboard with places": "exampleshire/2023-24/waste-and-environment/",
    "data with results": "data/",
}
"""Of the site of the invented county, which is compared with others."""

_COMPARED_KINDS = (
    *("comparison", "compared theme", "spending", "history", "cost effectiveness", "lower performing quarter"),
    *("councils", "another council", "methods", "indicator"),
)
COMPARISON = [
    *(
        ("compared", path)
        for kind, path in COMPARED.items()
        if kind not in ("dashboard with places", "data with results")
    ),
    *(("sparse", SPARSE[kind]) for kind in _COMPARED_KINDS if kind in SPARSE),
    *(("hostile", MADE_FROM_DATA[kind]) for kind in _COMPARED_KINDS),
]
"""Each kind of page that compares: the longest, the emptiest (where its kind has a page without figures) and the most
hostile. Name of the site and address below its root."""

CASES = [
    *(("real", path) for path in REAL.values()),
    *(("compared", path) for path in COMPARED.values()),
    *(("empty", path) for path in EMPTY.values()),
    *(("sparse", path) for path in SPARSE.values()),
    *((site, path) for site in ("hostile", "plain") for path in MADE_FROM_DATA.values()),
]
"""Name of the site and address below its root."""
