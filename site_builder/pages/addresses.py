"""Where every page and file of the site lies. Addresses are promises: they are made of ids only."""

from __future__ import annotations

import posixpath

from site_builder.model import Area, Publication

HOME = "index.md"
A_TO_Z = "a-to-z.md"
DATA = "data/index.md"
FORMAT = "data/format.md"
CHECKS = "data/checks.md"
CHECKING = "checking.md"
HOW_TO_READ = "how-to-read.md"


def edition_folder(publication: Publication) -> str:
    """Folder of an edition, such as leicestershire/2023-24."""
    return f"{publication.area.slug}/{publication.edition.replace('/', '-')}"


def edition(publication: Publication) -> str:
    """The page of counts of an edition."""
    return f"{edition_folder(publication)}/index.md"


def dashboard(publication: Publication, theme: str) -> str:
    """A dashboard of an edition."""
    return f"{edition_folder(publication)}/{theme}/index.md"


def marks(publication: Publication) -> str:
    """The page of what needs attention and what is strong."""
    return f"{edition_folder(publication)}/attention-and-strengths/index.md"


def indicator(area: Area, indicator_id: str) -> str:
    """An indicator's page, which is one for all editions."""
    return f"{area.slug}/indicators/{indicator_id}/index.md"


def archive(area: Area) -> str:
    """All editions of a council."""
    return f"{area.slug}/editions/index.md"


def funding(area: Area) -> str:
    """How much money the council has beside others."""
    return f"{area.slug}/funding/index.md"


def places(area: Area) -> str:
    """Published places among other areas."""
    return f"{area.slug}/places/index.md"


def lower_performing(area: Area) -> str:
    """What documents list as lower performing, and what left those lists."""
    return f"{area.slug}/lower-performing/index.md"


def committees(area: Area) -> str:
    """The committees with their dashboards."""
    return f"{area.slug}/committees/index.md"


def sums_checked(area: Area) -> str:
    """Where the documents do not agree with themselves."""
    return f"{area.slug}/sums-checked/index.md"


def risks(publication: Publication) -> str:
    """The risks that an edition names."""
    return f"{edition_folder(publication)}/risks/index.md"


def changes(publication: Publication) -> str:
    """How the indicators of an edition differ from those of the one before."""
    return f"{edition_folder(publication)}/changes/index.md"


def outcome(publication: Publication, outcome_id: str) -> str:
    """What an officer wrote on an outcome."""
    return f"{edition_folder(publication)}/outcomes/{outcome_id}/index.md"


def comparison(publication: Publication) -> str:
    """Where the council stands among comparable ones, in an edition."""
    return f"{edition_folder(publication)}/comparison/index.md"


def compared_theme(publication: Publication, theme: str) -> str:
    """A theme of the comparison, or overall, or core."""
    return f"{edition_folder(publication)}/comparison/themes/{theme}/index.md"


def comparison_part(publication: Publication, part: str) -> str:
    """A page of the comparison: spending, history, cost-effectiveness, lower-performing, councils, methods."""
    return f"{edition_folder(publication)}/comparison/{part}/index.md"


def compared_council(publication: Publication, area: Area) -> str:
    """Another council of the group, beside the own one."""
    return f"{edition_folder(publication)}/comparison/councils/{area.slug}/index.md"


def check(code: str) -> str:
    """What a code means, such as E202. The page stays when the code is retired."""
    return f"data/checks/{code.lower()}.md"


def page_chart(page: str, name: str) -> str:
    """The picture of a chart that belongs to one page."""
    return posixpath.join(posixpath.dirname(page), "charts", f"{name}.svg")


def chart(area: Area, name: str) -> str:
    """The picture of a chart."""
    return f"{area.slug}/charts/{name}.svg"


def edition_chart(publication: Publication, name: str) -> str:
    """The picture of a chart that belongs to an edition as a whole."""
    return f"{edition_folder(publication)}/charts/{name}.svg"


def dashboard_csv(publication: Publication, theme: str) -> str:
    """A dashboard as a file for spreadsheets."""
    return f"data/{edition_folder(publication)}/{theme}.csv"


def package_folder(package: str) -> str:
    """Folder in which a data package is offered for download."""
    return f"data/packages/{package}"


def package_zip(package: str) -> str:
    """A whole data package as one file."""
    return f"data/packages/{package}.zip"


def results_folder(package: str) -> str:
    """Folder in which the results of a package's benchmarking are offered for download."""
    return f"data/results/{package}"


def results_zip(package: str) -> str:
    """All results of a package's benchmarking as one file."""
    return f"data/results/{package}.zip"


def url(path: str) -> str:
    """Address of a source file on the finished site, relative to its root."""
    if not path.endswith(".md"):
        return path
    folder, name = posixpath.split(path)
    if name != "index.md":
        folder = posixpath.join(folder, name.removesuffix(".md"))
    return folder + "/" if folder else ""


def link(from_path: str, to_path: str) -> str:
    """Relative address, so that the site works under any sub-path; `to_path` may end in a place on the page."""
    page, mark, fragment = to_path.partition("#")
    here, there = url(from_path), url(page)
    target = there or "."
    relative = posixpath.relpath(target, here or ".")
    return (relative + "/" if there.endswith("/") or not there else relative) + mark + fragment
