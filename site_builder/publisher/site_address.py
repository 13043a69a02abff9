"""Where the public site lies, as mkdocs.yml says."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit

from mkdocs.exceptions import ConfigurationError
from mkdocs.utils.yaml import yaml_load

from site_builder.errors import UsageError
from site_builder.text.web_address import is_https


def site_address(config: Path) -> str | None:
    """The address of the site, with a slash behind it.

    Returns:
        None where there is no mkdocs.yml, where it names no address, or one that others cannot open.

    Raises:
        UsageError: mkdocs.yml cannot be read.
    """
    if not config.is_file():
        return None
    try:
        with config.open(encoding="utf-8") as file:
            read = yaml_load(file)
    except (OSError, UnicodeDecodeError, ConfigurationError) as error:
        raise UsageError(f"{config} cannot be read: {error}") from None
    address = read.get("site_url") if isinstance(read, dict) else None
    if not isinstance(address, str) or not is_https(address) or not urlsplit(address).hostname:
        return None
    return address.rstrip("/") + "/"
