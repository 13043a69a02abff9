"""What every code means: a page for each, made from its own record, and the list of all."""

from __future__ import annotations

from collections.abc import Sequence

from site_builder.explained import CONSEQUENCES, SUBJECTS, Explained, by_subject
from site_builder.pages import addresses
from site_builder.pages.page import Crumb, Page
from site_builder.pages.render import fill
from site_builder.retired_codes import RetiredCode

_CRUMBS = (Crumb("Home", addresses.HOME), Crumb("Data", addresses.DATA))
_TITLE = "The checks"


def check_pages(explained: Sequence[Explained], retired: Sequence[RetiredCode]) -> list[Page]:
    """The list of all rules, and a page for each; those that are not told any more keep theirs.

    Args:
        explained: every rule that can be told.
        retired: rules that were told once.
    """
    replaced = {rule.code: rule.retired for rule in retired}
    pages = [_page(rule, replaced.get(rule.code)) for rule in (*explained, *retired)]
    return [_overview(explained, retired), *pages]


def _overview(explained: Sequence[Explained], retired: Sequence[RetiredCode]) -> Page:
    groups = {
        # The ids were published when everything stood on one page.
        name: [(rule, rule.severity, addresses.check(rule.code)) for rule in group]
        for name, group in by_subject(explained).items()
    }
    return Page(
        path=addresses.CHECKS,
        title=_TITLE,
        description="What is tested before anything is published: every rule, with a page of its own.",
        body=fill(
            "checks.html",
            addresses.CHECKS,
            groups=groups,
            count=len(explained),
            retired=[(rule, addresses.check(rule.code)) for rule in retired],
        ),
        kind="Reference",
        crumbs=_CRUMBS,
    )


def _page(rule: Explained, retired: str | None) -> Page:
    path = addresses.check(rule.code)
    return Page(
        path=path,
        title=f"{rule.code}: {rule.title}",
        description=rule.explanation,
        body=fill(
            "check.html",
            path,
            rule=rule,
            severity=rule.severity,
            consequence=CONSEQUENCES[rule.severity],
            subject=SUBJECTS[rule.code[1]],
            retired=retired,
        ),
        kind="Reference",
        refs=(rule.code,),
        crumbs=(*_CRUMBS, Crumb(_TITLE, addresses.CHECKS)),
    )
