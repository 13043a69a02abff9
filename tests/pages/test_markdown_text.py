"""Officers' Markdown: what it may make of a page, whatever it holds."""

import re
from html.parser import HTMLParser
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markupsafe import Markup

from site_builder.pages.markdown_text import markdown_html, typed_text, used_references

ALLOWED = {
    "p": set(),
    "h2": {"id"},
    "h3": {"id"},
    "ul": set(),
    "ol": {"start"},
    "li": set(),
    "em": set(),
    "strong": set(),
    "blockquote": set(),
    "br": set(),
    "a": {"href", "rel"},
    "b": {"data-drawn"},  # what the tests draw
}


def draw(reference, may_link):
    return Markup("<b data-drawn={}>{}</b>").format("link" if may_link else "text", reference.word)


def html(text):
    return str(markdown_html(text, draw))


class Strict(HTMLParser):
    """Refuses whatever is not on the list, and elements that do not close each other in turn."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.open = []

    def handle_starttag(self, tag, attrs):
        assert tag in ALLOWED, tag
        assert {name for name, _ in attrs} <= ALLOWED[tag], attrs
        for name, value in attrs:
            if name == "href":
                assert re.match(r"https://[^/?#\s]", value), value
                assert "a" not in self.open
            if name == "start":
                assert value.isdigit()
        if tag != "br":
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_comment(self, data):
        raise AssertionError(data)

    handle_decl = handle_pi = unknown_decl = handle_comment


def well_formed(made):
    parser = Strict()
    parser.feed(made)
    parser.close()
    assert parser.open == []
    assert "\n" not in made


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("One\ntwo.\n\nThree.", "<p>One two.</p><p>Three.</p>"),
        ("*a* and **b**, 2 * 3 * 4", "<p><em>a</em> and <strong>b</strong>, 2 * 3 * 4</p>"),
        ("- a\n- b\n  - c", "<ul><li>a</li><li>b<ul><li>c</li></ul></li></ul>"),
        ("- a\n\n- b", "<ul><li><p>a</p></li><li><p>b</p></li></ul>"),
        ("3. a\n4. b", '<ol start="3"><li>a</li><li>b</li></ol>'),
        ("> a", "<blockquote><p>a</p></blockquote>"),
        ("a\\\nb", "<p>a<br>b</p>"),
        ("R&D, 5 < 6 &amp; 7", "<p>R&amp;D, 5 &lt; 6 &amp; 7</p>"),
        (
            "[a](https://x.org/b?c=1&d=2)",
            '<p><a href="https://x.org/b?c=1&amp;d=2" rel="noopener noreferrer">a</a></p>',
        ),
        ("<https://x.org>", '<p><a href="https://x.org" rel="noopener noreferrer">https://x.org</a></p>'),
        ("[a][b]\n\n[b]: https://x.org", '<p><a href="https://x.org" rel="noopener noreferrer">a</a></p>'),
        ('[a](https://x.org "title")', '<p><a href="https://x.org" rel="noopener noreferrer">a</a></p>'),
    ],
)
def test_ordinary_markdown_is_what_people_expect(text, made):
    assert html(text) == made
    well_formed(made)


def test_headings_leave_no_level_out_and_have_addresses():
    assert html("### a\n\n### b\n\n# c\n\n##### d") == (
        '<h2 id="text_1">a</h2><h3 id="text_2">b</h3><h2 id="text_3">c</h2><h3 id="text_4">d</h3>'
    )


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("{{ report.total }}", "<p><b data-drawn=link>total</b></p>"),
        ("*{{report.total}}*", "<p><em><b data-drawn=link>total</b></em></p>"),
        ("## {{ report.total }} ##", '<h2 id="text_1"><b data-drawn=link>total</b></h2>'),
        ("> - {{ report.total }}", "<blockquote><ul><li><b data-drawn=link>total</b></li></ul></blockquote>"),
        (
            "[a *{{ report.total }}*](https://x.org)",
            '<p><a href="https://x.org" rel="noopener noreferrer">a <em><b data-drawn=text>total</b></em></a></p>',
        ),
        ("[{{ report.total }}](http://x.org)", "<p><b data-drawn=link>total</b></p>"),
        ("\\{{ report.total }}", "<p>{{ report.total }}</p>"),
        ("&#123;&#123; report.total }}", "<p>{{ report.total }}</p>"),
        ("{{ report.total", "<p>{{ report.total</p>"),
        ("{{ a {{ report.total }}", "<p>{{ a <b data-drawn=link>total</b></p>"),
    ],
)
def test_references_are_drawn_where_they_stand_in_the_text(text, made):
    assert html(text) == made


def test_what_is_drawn_is_never_read_as_markdown():
    made = markdown_html("a {{ report.total }} b*", lambda *_: Markup("*x* [y](https://z.org) <b>"))

    assert made == "<p>a *x* [y](https://z.org) <b> b*</p>"


HOSTILE = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>",
    "<iframe src='https://x.org'></iframe>",
    "<style>body{display:none}</style>",
    '<meta http-equiv="refresh" content="0;url=https://x.org">',
    "<!-- comment --> <?php ?> <!DOCTYPE x> <![CDATA[x]]>",
    "</p></div><h1>out</h1>",
    "<div\nmarkdown=1>",
    "[a](javascript:alert(1))",
    "[a](JaVaScRiPt:alert(1))",
    "[a](java\nscript:alert(1))",
    "[a](&#106;avascript:alert(1))",
    "[a](javascript&colon;alert(1))",
    "[a](data:text/html;base64,PHNjcmlwdD4=)",
    "[a](data:image/png;base64,AAAA)",
    "[a](vbscript:x)",
    "[a](//x.org)",
    "[a](/etc/passwd)",
    "[a](file:///etc/passwd)",
    "[a](http://x.org)",
    "[a](HTTPS:x)",
    "[a](https:x)",
    "[a](https://)",
    '[a](https://x.org/"onmouseover="alert(1))',
    "[a](<https://x.org/ onmouseover=alert(1)>)",
    "[a](https://x.org/'><script>alert(1)</script>)",
    '[a](https://x.org "x" onclick="alert(1)")',
    "[a][b]\n\n[b]: javascript:alert(1)",
    "[b]\n\n[b]: data:text/html,x '<script>'",
    "<javascript:alert(1)>",
    "<data:text/html,x>",
    "<a@example.org>",
    "![a](https://x.org/a.png)",
    "![a](javascript:alert(1))",
    "![<b>a](x)",
    "[![a](https://x.org/a.png)](https://x.org)",
    "[[a](https://x.org)](https://y.org)",
    "[<https://x.org>](https://y.org)",
    "<https://x.org/<b>>",
    "{: onclick=alert(1) }",
    "## a {: #id .class onclick=alert(1) }",
    "a {#id}\n{.class}",
    "[a](https://x.org){: onclick=alert(1) }",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "&#60;script&#62;&#x3c;b&#x3e;&nbsp;&notanentity;&#0;&#xD800;&#1114112;",
    "```html\n<script>\n```",
    "~~~\n<b>\n~~~",
    "    <b>indented</b>",
    "`<b>`",
    "a | b\n--|--\n<b> | `x`",
    "a\n===\nb\n---\n***\n___",
    "{{ }} {{{{ }}}} {{ <b> }} {% raw %}{# x #}{{ config }}",
    '--8<-- "/etc/passwd"',
    "[TOC]\n\n[^1]\n\n[^1]: note\n\n*[A]: b\n\n!!! note\n    x",
    "\u202eright to left\u202c \u0000 \ufffe \ue000 \U000f0000",
    "https://x.org www.x.org a@x.org",
    "$x$ :smile: ~~x~~ ==x== ^x^",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_markdown_makes_nothing_but_what_is_allowed(text):
    for placed in (text, f"a {text} b", f"> - {text}", f"## {text}", f"[{text}](https://x.org)", f"*{text}*"):
        well_formed(html(placed))


PIECES = st.sampled_from(
    [
        *("*", "**", "_", "[", "]", "(", ")", "](https://x.org)", "[a]: https://x.org\n", "<", ">", "<b>", "</p>"),
        *("&lt;", "&", "#", "## ", "- ", "1. ", "> ", "\n", "\n\n", "  ", "    ", "\t", "\\", "`", "```", "~", "|"),
        *("{{ report.total }}", "{{", "}}", "{: a=b }", "!", "javascript:", "https://x.org", "<https://x.org>", '"'),
        *("a", "1", "---", "===", "\u202e", "\u2028", "\x0b", "<!--", "-->", "]]>", "<?", "'", "é"),
    ]
)  # fmt: skip


@settings(max_examples=300)
@given(text=st.one_of(st.lists(PIECES, max_size=40).map("".join), st.text(max_size=60)))
def test_any_text_makes_a_well_formed_piece_of_a_page(text):
    well_formed(html(text))
    typed_text(text)
    used_references(text)


REPEATED = [
    *("[", "![", "[a](", "[a](<", '[a](b "', "[a][", "]", "*", "*a ", "*a_ ", "**a", "*_", "`a", "&#", "&a", "\\"),
    *(">", "- ", "1. ", "> a\n", "- a\n", "a\n", "# a\n", "#", "<a ", "<!--", "<a@", "<https://a", "[a]: ", "[a]: x\n"),
    *("{{", "}}", "{{ a ", "{{ report.total }} ", "\t", " ", "a | b\n", "{: a ", "((", "[a](("),
]  # fmt: skip


@pytest.mark.parametrize("piece", REPEATED)
def test_no_text_takes_long(piece):
    """Time grows with the length, not with its square: the limit is far above what is needed."""
    begun = process_time()

    well_formed(html(piece * (40_000 // len(piece))))

    assert process_time() - begun < 8


@pytest.mark.parametrize("inside", ["[", "*", "> ", "- ", "[a]("])
def test_deep_nesting_ends(inside):
    close = {"[": "]", "*": "*", "[a](": ")"}.get(inside, "")

    well_formed(html(inside * 3000 + "a" + close * 3000))


def test_what_the_writer_typed_is_told_from_what_is_drawn():
    text = "## In 2023\n\n- Of {{ report.total }}, *12* and [13](https://x.org/14) {{ report.worse }}"

    assert typed_text(text).split() == ["In", "2023", "Of", ",", "12", "and", "13"]
    assert [reference.word for reference in used_references(text)] == ["total", "worse"]
