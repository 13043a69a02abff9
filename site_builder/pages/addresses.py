"""Where every page and file of the site lies. Addresses are promises: they are made of ids only."""

from __future__ import annotations

import posixpath

from site_builder.model import Area, Publication

HOME = "index.md"
A_TO_Z = "a-to-z.md"
DATA = "data/index.md"
FORMAT = "data/format.md"
CHECKS = "data/checks.md"
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


def url(path: str) -> str:
    """Address of a source file on the finished site, relative to its root."""
    if not path.endswith(".md"):
        return path
    folder, name = posixpath.split(path)
    if name != "index.md":
        folder = posixpath.join(folder, name.removesuffix(".md"))
    return folder + "/" if folder else ""


def link(from_path: str, to_path: str) -> str:
    """Relative address, so that the site works under any sub-path."""
    here, there = url(from_path), url(to_path)
    target = there or "."
    relative = posixpath.relpath(target, here or ".")
    return relative + "/" if there.endswith("/") or not there else relative
