"""Reads pages of the comparison, and makes odd comparisons out of a usual one."""

import re
from dataclasses import replace
from html import unescape
from html.parser import HTMLParser

HOSTILE = '"><script>x</script><b onclick=1>{{ 1 }} & *x*'


def words_of(page):
    """The text of a page, blanks made alike."""
    return plain(unescape(re.sub(r"<[^>]+>", " ", page.body)))


def plain(text):
    return re.sub(r"\s+", " ", text.replace("\u00a0", " ").replace("\u2060", "").replace("\u2212", "-")).strip()


class _Tables(HTMLParser):
    def __init__(self):
        super().__init__()
        self.tables, self.tags = {}, []
        self._rows, self._text = [], None

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        if tag == "tr":
            self._rows.append([])
        if tag in ("td", "th", "caption"):
            self._text = ""
        if tag == "br" and self._text is not None:
            self._text += " "

    def handle_data(self, data):
        if self._text is not None:
            self._text += data

    def handle_endtag(self, tag):
        if tag == "caption":
            self._rows = self.tables.setdefault(plain(self._text), [])
        elif tag in ("td", "th"):
            self._rows[-1].append(plain(self._text))
        if tag in ("td", "th", "caption"):
            self._text = None


def tables_of(page):
    """Rows of the page's tables by caption; each row by the heads of its columns."""
    reader = _Tables()
    reader.feed(page.body)
    return {
        caption: [dict(zip(rows[0], row, strict=True)) for row in rows[1:]] for caption, rows in reader.tables.items()
    }


def tags_of(page):
    """Names of all tags with their attributes."""
    reader = _Tables()
    reader.feed(page.body)
    return reader.tags


def refused_hostile(page, times):
    """That a hostile name stands on a page as text only, at least so many times."""
    names = {name for name, _ in tags_of(page)}
    assert "script" not in names
    assert not any("onclick" in attributes for _, attributes in tags_of(page))
    assert words_of(page).count(plain(HOSTILE)) >= times
    return True


def with_edition(compared, **changes):
    """The same with something else in its edition, also in the history."""
    edition = replace(compared.edition, **changes)
    editions = tuple(edition if each is compared.edition else each for each in compared.benchmarking.editions)
    return replace(compared, edition=edition, benchmarking=replace(compared.benchmarking, editions=editions))


def at(compared, year):
    """The comparison as of an earlier edition."""
    return replace(
        compared, edition=next(each for each in compared.benchmarking.editions if each.benchmark.edition == year)
    )


def as_area(compared, code):
    """The comparison as another area of the group would publish it."""
    areas = {area.area: area for each in compared.benchmarking.editions for area in each.benchmark.areas}
    publication = replace(compared.result.publication, area=areas[code])
    return replace(compared, result=replace(compared.result, publication=publication))


def renamed(compared, name):
    """The comparison with every area, theme and indicator called by a name."""
    model = compared.benchmarking.model
    editions = {each.benchmark.benchmark: _edition(each, name) for each in compared.benchmarking.editions}
    model = replace(
        model,
        successors={code: tuple(_area(area, name) for area in areas) for code, areas in model.successors.items()},
    )
    publication = compared.result.publication
    publication = replace(publication, area=_area(publication.area, name))
    return replace(
        compared,
        result=replace(compared.result, publication=publication),
        benchmarking=replace(compared.benchmarking, model=model, editions=tuple(editions.values())),
        edition=editions[compared.edition.benchmark.benchmark],
    )


def _edition(edition, name):
    benchmark = edition.benchmark
    benchmark = replace(
        benchmark,
        areas=tuple(_area(area, name) for area in benchmark.areas),
        edition=f"{benchmark.edition} {name}",
        group=replace(benchmark.group, short_title=name, title=name),
    )
    funding = edition.funding
    return replace(
        edition,
        benchmark=benchmark,
        scopes=tuple(replace(scope, theme=replace(scope.theme, title=name)) for scope in edition.scopes),
        indicators=tuple(
            replace(
                each,
                row=replace(
                    each.row,
                    theme=replace(each.row.theme, title=name),
                    indicator=replace(each.row.indicator, title=name, noun=name),
                ),
            )
            for each in edition.indicators
        ),
        funding=replace(funding, indicator=replace(funding.indicator, title=name, noun=name)) if funding else None,
    )


def _area(area, name):
    return replace(area, name=name)
