"""A difference as one HTML file that needs nothing else: no script, no picture, no request."""

from __future__ import annotations

import base64
import hashlib

from site_builder.pages.difference.report import Report
from site_builder.pages.render import environment
from site_builder.text.hidden_characters import visible
from site_builder.text.log_orders import html_without_orders

STYLE = """\
:root { color-scheme: light dark; }
body { font: 1rem/1.5 system-ui, sans-serif; margin: 0 auto; max-width: 60rem; padding: 1rem; overflow-wrap: anywhere; }
h1 { font-size: 1.5rem; } h2 { font-size: 1.25rem; margin-top: 2.5rem; } h3 { font-size: 1rem; margin-top: 1.5rem; }
ul { padding-left: 1.2rem; } li { margin: .35rem 0; } dl { margin: .2rem 0 .6rem; }
dt { float: left; clear: left; width: 3rem; } dd { margin-left: 3.2rem; white-space: pre-line; }
"""


def difference_html(report: Report) -> str:
    """A difference as a whole HTML file; nothing is left out of it."""
    digest = base64.b64encode(hashlib.sha256(STYLE.encode()).digest()).decode()
    template = environment().get_template("difference.html")
    html = template.render(report=report, style=STYLE, digest=digest, visible=_visible)
    return html_without_orders(html) + "\n"


def _visible(text: str) -> str:
    """A text with its line ends, and with whatever else nobody sees spelt out."""
    return "\n".join(visible(line) for line in text.splitlines())
