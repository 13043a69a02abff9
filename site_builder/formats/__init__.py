"""How findings are told to other programs, one file for each form. To add one: write its file, and list it here.

Text for people is in `text.py`; `terminal.py` prints it for every command.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from site_builder.formats.github import github_commands
from site_builder.formats.json_ import findings_json
from site_builder.formats.report import Report
from site_builder.formats.sarif import sarif

__all__ = ["FORMATS", "Report"]

FORMATS: Mapping[str, Callable[[Report], str]] = {
    "json": findings_json,
    "github": github_commands,
    "sarif": sarif,
}
"""Every form beside text, by the word that asks for it."""
