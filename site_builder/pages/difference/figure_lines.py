"""Figures in a difference: new, revised, gone, or with other details."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from site_builder.model import FigureChange, FigureKind, Observation, StoredBecause, Where
from site_builder.pages import period_words, words
from site_builder.pages.difference.called import Called, both_figures
from site_builder.pages.difference.report import Line, Section, grouped

NEW: tuple[FigureKind, ...] = ("new", "mark became a figure", "new mark")
GONE: tuple[FigureKind, ...] = ("removed", "mark removed", "figure became a mark", "another mark")
DETAILS = (
    ("lower", "lower limit"),
    ("upper", "upper limit"),
    ("numerator", "numerator"),
    ("denominator", "denominator"),
)
MOST_EDITIONS = 3
"""Named behind a figure; more are counted."""


STORED: dict[StoredBecause, str] = {
    "published later": "published after the last cut-off",
    "its period ends later": "for a period that ends after the last cut-off",
    "another one is shown": "not the one that is shown",
    "on no page": "of an indicator or area that no edition shows",
}


def figure_sections(called: Called) -> list[Section]:
    """The sections on figures, in their order; empty ones too."""
    shown = [each for each in called.difference.figures if not each.stored]
    stored = [each for each in called.difference.figures if each.stored]
    return [
        _section(called, "new", "New figures", "", [each for each in shown if each.kind in NEW]),
        _section(called, "revised", "Revised figures", "", [each for each in shown if each.kind == "revised"]),
        _section(
            called,
            "gone",
            "Figures that went, or became a mark",
            "A mark says why there is no figure.",
            [each for each in shown if each.kind in GONE],
        ),
        _section(
            called,
            "details",
            "Figures with other details",
            "The figures themselves are the same.",
            [each for each in shown if each.kind == "details"],
        ),
        _section(
            called,
            "stored",
            "Figures that no page shows",
            "They are stored, for a later edition or as a record, and stand only in the files to download.",
            stored,
        ),
    ]


def _section(called: Called, name: str, title: str, note: str, figures: Sequence[FigureChange]) -> Section:
    return Section(
        f"figures-{name}", title, note, grouped([(_group(called, each), _line(called, each)) for each in figures])
    )


def _group(called: Called, change: FigureChange) -> str:
    if not change.own:
        return f"{called.place(called.home(change.where.package, change.observation.indicator))} (other areas)"
    return called.place(_where(called, change))


def _where(called: Called, change: FigureChange) -> Where:
    """The newest edition that shows the figure; where none does, the newest one that reports its indicator."""
    publications = [each.name for each in change.shown if each.table == "publications"]
    if publications and change.where.publication not in publications:
        return called.row(change.where.package, publications[0], change.observation.indicator)
    return change.where


def _line(called: Called, change: FigureChange) -> Line:
    package, shown = change.where.package, change.observation
    area = called.title(package, "areas", shown.area)
    subject = called.title(package, "indicators", shown.indicator)
    said = f"{area}, {period_words.period(shown.period)}"
    was, present = both_figures(called, package, change.old, change.new)
    seen = _seen(called, change)
    if change.kind == "details":
        details = _details(change.old, change.new, kept_back=called.keeps_back(shown.indicator))
        return Line(subject, said, note="; ".join([details, *seen]))
    note = "; ".join([_as_of(change.old, change.new), *seen])
    if change.old is None:
        return Line(subject, f"{said}: {present}", note=note)
    if change.new is None:
        return Line(subject, f"{said}: no longer there", note="; ".join([f"it was {was}", *seen]))
    return Line(subject, said, was, present, note)


def _seen(called: Called, change: FigureChange) -> Iterator[str]:
    """Why no page shows it; or which editions do beyond the one in whose group it is told, and what they show else."""
    package = change.where.package
    if change.stored:
        yield STORED[change.stored]
        return
    told = _where(called, change).publication if change.own else None
    others = [each for each in change.shown if (each.table, each.name) != ("publications", told)]
    names = [called.title(package, each.table, each.name) for each in others]
    if len(names) > MOST_EDITIONS:
        names = [*names[:MOST_EDITIONS], f"{len(names) - MOST_EDITIONS:,} more"]
    if names:
        yield f"{'in' if len(others) == len(change.shown) else 'also in'} {words.listed(names)}"
    for each in change.shown:
        name = called.title(package, each.table, each.name)
        if each.old != change.old:
            yield f"{name} showed {_other(each.old)}"
        if each.new != change.new:
            yield f"{name} then shows {_other(each.new)}"


def _other(observation: Observation | None) -> str:
    return f"the one published {observation.as_of}" if observation else "none"


def _as_of(old: Observation | None, new: Observation | None) -> str:
    known = [each.as_of for each in (old, new) if each]
    if len(known) == 2 and known[0] != known[1]:
        return f"published {known[0]}, now {known[1]}"
    return f"published {known[0]}"


def _details(old: Observation | None, new: Observation | None, *, kept_back: bool) -> str:
    """Which details are others, each with what it was; of a figure that may not be passed on, only which."""
    if old is None or new is None:
        raise ValueError("details are of a figure that both states have")
    pairs = [("published", old.as_of, new.as_of), ("period written", old.period.text, new.period.text)]
    pairs += [("kind of period", old.period.type, new.period.type), ("marked as", _status(old), _status(new))]
    own = []
    for name, said in DETAILS:
        was, present = getattr(old, name), getattr(new, name)
        own.append((said, "none" if was is None else f"{was:f}", "none" if present is None else f"{present:f}"))
    own.append(("note", old.note or "none", new.note or "none"))
    told = [f"{name}: {was} -> {present}" for name, was, present in pairs if was != present]
    told += [f"another {name}" if kept_back else f"{name}: {was} -> {new_}" for name, was, new_ in own if was != new_]
    return "; ".join(told) or ("written otherwise" if kept_back else _written(old, new))


def _written(old: Observation, new: Observation) -> str:
    return f"written as {old.value}, now as {new.value}" if str(old.value) != str(new.value) else "written otherwise"


def _status(observation: Observation) -> str:
    return ", ".join(words.STATUS_WORDS[letter] for letter in sorted(observation.status)) or "nothing"
