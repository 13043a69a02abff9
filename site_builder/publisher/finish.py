"""What can only be done to finished HTML: short addresses that lead to the newest edition, and a tidy."""

from __future__ import annotations

import html
import posixpath
from collections.abc import Mapping
from pathlib import Path

from site_builder.disk_faults import naming

REDIRECT = """\
<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; base-uri 'none'; form-action 'none'">
<meta http-equiv="refresh" content="0; url={target}">
<meta name="robots" content="noindex">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="canonical" href="{target}">
<title>This page has moved</title>
</head>
<body><main><h1>This page has moved</h1><p><a href="{target}">Go to the newest edition</a></p></main></body>
</html>
"""


def write_redirects(site: Path, redirects: Mapping[str, str]) -> None:
    """Write a page for each short address that leads on without JavaScript.

    Args:
        site: the finished site.
        redirects: address of a folder -> address that it leads to, both relative to the site's root.
    """
    for source, target in redirects.items():
        page = site / source / "index.html"
        if page.exists():
            continue
        page.parent.mkdir(parents=True, exist_ok=True)
        relative = posixpath.relpath(target, source) + "/"
        with naming(page):
            page.write_text(REDIRECT.format(target=html.escape(relative)), encoding="utf-8", newline="\n")


def remove_unused_theme_files(site: Path) -> None:
    """Take out the JavaScript and the maps that the theme brings and no page of ours asks for."""
    assets = site / "assets"
    unused = [*assets.rglob("*.map"), *(assets / "javascripts").glob("bundle.*.min.js")]
    for name in ("workers", "lunr"):
        unused += (assets / "javascripts" / name).rglob("*")
    for path in unused:
        if path.is_file():
            path.unlink()
    for folder in sorted(assets.rglob("*"), reverse=True):
        if folder.is_dir() and not any(folder.iterdir()):
            folder.rmdir()
