"""An officer's Markdown to safe HTML: paragraphs, headings, lists, emphasis, quotes and https links, nothing else.

The elements of the page are written here, one by one, and every text is escaped. Whatever Markdown could make
beyond them stays the text that it was.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from markupsafe import Markup, escape

from site_builder.references import Reference, reference_at
from site_builder.text.web_address import is_https

Draw = Callable[[Reference, bool], Markup]
"""Says a reference in HTML; the second argument is whether it may be a link, which cannot stand inside another."""

_RULES = ("paragraph", "heading", "list", "blockquote", "reference", "emphasis", "link", "autolink", "escape", "entity")
_ELEMENTS = {
    "paragraph": "p",
    "bullet_list": "ul",
    "ordered_list": "ol",
    "list_item": "li",
    "blockquote": "blockquote",
    "em": "em",
    "strong": "strong",
}


def markdown_html(text: str, draw: Draw) -> Markup:
    """HTML of a text on one line.

    Args:
        text: Markdown.
        draw: says a reference.
    """
    return Markup("").join(_Writer(draw).blocks(_parser().parse(text)))


def typed_text(text: str) -> str:
    """What the writer typed: the words of a text without its references, addresses and marks of Markdown."""
    inline = [token for token in _parser().parse(text) if token.type == "inline"]
    return " ".join(child.content for token in inline for child in token.children or [] if child.type == "text")


def used_references(text: str) -> list[Reference]:
    """The references of a text, as they are drawn, in their order."""
    inline = [token for token in _parser().parse(text) if token.type == "inline"]
    return [child.meta["reference"] for token in inline for child in token.children or [] if child.type == "figure"]


def _parser() -> MarkdownIt:
    """A parser that knows nothing but the rules above; one for each text, because it keeps what it has read."""
    parser = MarkdownIt("zero", {"maxNesting": 20}).enable([*_RULES, "newline", "balance_pairs", "fragments_join"])
    parser.inline.ruler.before("emphasis", "figure", _figure)
    # Anything may be an address here: whether it may also be a link is for the writer below.
    parser.validateLink = lambda url: True  # type: ignore[method-assign]
    return parser


def _figure(state: StateInline, silent: bool) -> bool:
    reference = reference_at(state.src, state.pos)
    if reference is None or reference.end > state.posMax:
        return False
    if not silent:
        # A rule of its own, and not a text put into the source: a title with an asterisk stays a title.
        state.push("figure", "", 0).meta = {"reference": reference}
    state.pos = reference.end
    return True


class _Writer:
    """Writes the elements of one text."""

    def __init__(self, draw: Draw) -> None:
        self.draw = draw
        self.level = 1  # of the heading before: the page's own
        self.headings = 0

    def blocks(self, tokens: Sequence[Token]) -> Iterator[Markup]:
        for token in tokens:
            name, _, side = token.type.rpartition("_")
            if token.type == "inline":
                yield from self._inline(token.children or [])
            elif name == "heading":
                yield self._heading(token, side == "open")
            elif token.hidden:  # a paragraph in a list without empty lines
                continue
            elif name in _ELEMENTS:
                yield _tag(_ELEMENTS[name], side, _first_number(token))
            else:
                raise ValueError(f"the Markdown element {token.type} has no place on a page")

    def _heading(self, token: Token, opens: bool) -> Markup:
        if not opens:
            return Markup(f"</h{self.level}>")
        # No level is left out, and h4 and deeper do not exist.
        self.level = min(max(len(token.markup), 2), self.level + 1, 3)
        self.headings += 1
        return Markup(f'<h{self.level} id="text_{self.headings}">')

    def _inline(self, tokens: Sequence[Token]) -> Iterator[Markup]:
        links: list[bool] = []
        for token in tokens:
            name, _, side = token.type.rpartition("_")
            if token.type == "figure":
                yield self.draw(token.meta["reference"], not any(links))
            elif name == "link" and side == "open":
                address = str(token.attrs.get("href", ""))
                # An address in angle brackets may stand in the words of a link, a link in a link may not.
                links.append(is_https(address) and not any(links))
                yield _link(address) if links[-1] else Markup("")
            elif name == "link":
                yield Markup("</a>") if links.pop() else Markup("")
            elif name in _ELEMENTS:
                yield _tag(_ELEMENTS[name], side)
            elif token.type in ("softbreak", "hardbreak"):
                yield Markup(" ") if token.type == "softbreak" else Markup("<br>")
            elif token.type == "text":
                yield escape(token.content)
            else:
                raise ValueError(f"the Markdown element {token.type} has no place on a page")


def _tag(element: str, side: str, start: int | None = None) -> Markup:
    if side == "close":
        return Markup(f"</{element}>")
    return Markup(f"<{element}>") if start is None else Markup('<{} start="{}">').format(element, start)


def _first_number(token: Token) -> int | None:
    start = token.attrs.get("start") if token.type == "ordered_list_open" else None
    return int(start) if start is not None else None


def _link(address: str) -> Markup:
    return Markup('<a href="{}" rel="noopener noreferrer">').format(address)
