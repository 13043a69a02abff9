"""The narratives of the made packages: every element that a page shows, with a payload or a long word in each."""

from __future__ import annotations

from dataclasses import dataclass

from tests.browser.made_texts import hostile_markdown, plain, spelt
from tests.browser.payloads import PAYLOADS


@dataclass(frozen=True)
class Words:
    """What a narrative says at each of its places.

    Attributes:
        hostile: whether it attacks; its twin has the same elements.
    """

    hostile: bool

    def spelt(self, at: int) -> str:
        """A payload in which no character has a meaning."""
        text = PAYLOADS[at % len(PAYLOADS)]
        return spelt(text) if self.hostile else plain(text)

    def raw(self, at: int) -> str:
        """A payload with as much meaning as the checks leave it."""
        text = PAYLOADS[at % len(PAYLOADS)]
        if not self.hostile:
            return "<https://example.org/autolink>" if text.startswith("<https://") else plain(text)
        return hostile_markdown(text)

    def author(self, at: int) -> str:
        """A payload above the text, where no Markdown is read, but a reference would be refused."""
        texts = [text for text in PAYLOADS if "{{" not in text]
        text = texts[at % len(texts)]
        return text if self.hostile else plain(text)

    def address(self) -> str:
        """An address that tries to end its attribute."""
        return (
            'https://example.org/"onmouseover="window.pwned=1"&gt;&lt;script&gt;\'&quot;&#x22;{x}'
            if self.hostile
            else "https://example.org/"
        )


def written(theme: int) -> list[int]:
    """The numbers of the payloads that stand in a narrative letter by letter."""
    return [3 * theme + at for at in range(10)]


def narrative(words: Words, theme: int, indicator: int) -> str:
    """The narrative of the outcome to which a theme belongs.

    Args:
        words: hostile or harmless.
        theme: number of the theme and its outcome.
        indicator: number of one of its indicators.
    """
    a, b, c, d, e, f, g, h, i, j = written(theme)
    said = f"indicator.i-{indicator}"
    return f"""author: {words.author(theme)}
date: 2024-11-20

{words.spelt(a)} and **{words.spelt(b)}** and *{words.spelt(c)}* with {{{{ {said}.title }}}}.
Its figure was {{{{ {said}.value }}}} in {{{{ {said}.period }}}}, its target {{{{ {said}.target }}}}.

## {words.spelt(d)}: {{{{ outcome.o-{theme}.title }}}}

- {words.spelt(e)} {{{{ dashboard.t-{theme}.title }}}}
- {words.spelt(f)}
  1. Word {words.raw(e)} word

> {words.spelt(g)}

### {words.spelt(h)}

[{words.spelt(i)} {{{{ {said}.title }}}}](<{words.address()}> "title") {{{{ position.b-0.place }}}}

Word {words.raw(a)} word, {words.raw(b)} word, {words.raw(c)} word.

Word {words.raw(j)}
"""
