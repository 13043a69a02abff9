"""Texts that would do harm if anything read them as more than text. Each fits into every free text but a unit's prefix."""

import re

PAYLOADS = (
    # Markup and scripts
    "<script>window.pwned=1</script>",
    '"><img src=x onerror="window.pwned=1">',
    "</title><script>window.pwned=1</script>",
    "</script><script>pwned=1</script>",
    "<svg onload=window.pwned=1>",
    "' onmouseover='window.pwned=1",
    "</div></article></body><h1>out</h1>",
    '<meta http-equiv="refresh" content="99">',  # not at once: a page that never stops could not be looked at
    "<style>*{display:none}</style>",
    '<iframe src="//evil.example"></iframe>',
    "<!-- comment window.pwned",
    "&lt;b&gt;bold&lt;/b&gt; &amp;copy; &#60;i>",
    # Markdown and what the publisher's extensions read
    "[x](javascript:window.pwned=1)",
    '{: onclick="window.pwned=1" }',
    "![x](http://evil.example/x.png)",
    "<https://evil.example/autolink>",
    '--8<-- "mkdocs.yml"',
    "`code` ``` ~~~ fence",
    "# heading {#content}",
    "| a | pipe |",
    "**bold** _em_ <b>b</b> \\<i>",
    "[^1]: note [link]: javascript:pwned",
    '!!! danger "x"',
    # Templates, formats, front matter
    "{{ 7*7 }}{% raw %}",
    "{{ config }} %s {0} ${x}",
    '--- title: "pwned',
    r"\u0001 \x00 \n \<u>",
    "]]> --> */ } ); window.pwned=1",
    # Spreadsheets
    '=HYPERLINK("javascript:pwned=1")',
    "@SUM(1+1)*cmd|'/C calc'!A0",
    "+1+cmd|'/C calc'!A0",
    "-2+3+cmd|'/C calc'!A0",
)
SHORT_PAYLOAD = '"><b id=x>'
REFUSED_AS_MARKDOWN = frozenset(
    text for text in PAYLOADS if re.search(r"</[a-z]|<img|<meta|`|\]\((javascript|http):|\{\{", text)
)
"""What the checks do not let an officer's narrative hold: HTML, images, code, other addresses, and braces of nothing.

That they refuse these, and let the others pass, is tested with the checks.
"""
