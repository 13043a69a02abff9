"""The site's mkdocs.yml as plain values, for what the program itself wants to know of it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import yaml
from mkdocs.exceptions import ConfigurationError
from mkdocs.utils.yaml import get_yaml_loader, yaml_load

from site_builder.errors import UsageError
from site_builder.text.hidden_characters import visible


def read_config(config: Path) -> Mapping[str, object]:
    """Read mkdocs.yml with the files that it inherits from, and with its variables of the environment.

    MkDocs gives meaning to words with an exclamation mark before them, some of which run code. Here they are nothing:
    to check data must not run what a folder brings.

    Returns:
        Its keys; none where there is no such file, or it holds none.

    Raises:
        UsageError: it cannot be read.
    """
    if not config.is_file():
        return {}
    loader = get_yaml_loader(yaml.SafeLoader)
    for words in ("!", "tag:yaml.org,2002:python/"):
        loader.add_multi_constructor(words, lambda *_: None)
    try:
        with config.open(encoding="utf-8") as file:
            read = yaml_load(file, loader)
    except OSError as error:
        raise UsageError(f"{visible(str(config))} cannot be read: {error.strerror or error}.") from None
    except (UnicodeDecodeError, ConfigurationError, ValueError, TypeError, RecursionError) as error:
        raise UsageError(f"{visible(str(config))} cannot be read: {error}") from None
    return read if isinstance(read, dict) else {}
