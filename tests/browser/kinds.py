"""Which pages stand for their kind: the longest and the emptiest real ones, the hostile, the plain and the empty."""

from __future__ import annotations

EDITION = "leicestershire/2023-24/"
LONGEST_DASHBOARD = EDITION + "environment-and-waste/"
INDICATOR = "leicestershire/indicators/household-waste-recycled/"

REAL = {
    "home": "",
    "longest dashboard": LONGEST_DASHBOARD,
    "shortest dashboard": EDITION + "housing/",
    "indicator": INDICATOR,
    "longest indicator": "leicestershire/indicators/care-home-admissions-aged-65-and-over/",
    "indicator whose figure is missing": "leicestershire/indicators/attainment-8-ehc-plan/",
    "indicator with one figure": "leicestershire/indicators/working-age-level-2-qualifications/",
    "counts": EDITION,
    "attention and strengths": EDITION + "attention-and-strengths/",
    "A to Z": "a-to-z/",
    "how to read": "how-to-read/",
    "methods": "method/",
    "method": "method/direction/",
    "data": "data/",
    "data format": "data/format/",
    "checks": "data/checks/",
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
    "A to Z": "a-to-z/",
    "data": "data/",
}
MADE_FROM_DATA = {
    "home": "",
    "dashboard": "testshire/2023-24/t-0/",
    "indicator": "testshire/indicators/i-0/",
    "counts": "testshire/2023-24/",
    "attention and strengths": "testshire/2023-24/attention-and-strengths/",
    "A to Z": "a-to-z/",
    "data": "data/",
}
"""Of the hostile site and its plain twin."""

CASES = [
    *(("real", path) for path in REAL.values()),
    *(("empty", path) for path in EMPTY.values()),
    *((site, path) for site in ("hostile", "plain") for path in MADE_FROM_DATA.values()),
]
"""Name of the site and address below its root."""
