"""Where the public site lies, as mkdocs.yml says."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit

from site_builder.publisher.site_config import read_config
from site_builder.text.web_address import is_https


def site_address(config: Path) -> str | None:
    """The address of the site, with a slash behind it.

    Returns:
        None where there is no mkdocs.yml, where it names no address, or one that others cannot open.

    Raises:
        UsageError: mkdocs.yml cannot be read.
    """
    address = read_config(config).get("site_url")
    if not isinstance(address, str) or not is_https(address) or not urlsplit(address).hostname:
        return None
    return address.rstrip("/") + "/"
