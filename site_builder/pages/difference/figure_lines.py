"""Figures in a difference: new, revised, gone, or with other details."""

from __future__ import annotations

from collections.abc import Sequence

from site_builder.model import FigureChange, FigureKind, Observation
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


def figure_sections(called: Called) -> list[Section]:
    """The sections on figures, in their order; empty ones too."""
    figures = called.difference.figures
    return [
        _section(called, "new", "New figures", "", [each for each in figures if each.kind in NEW]),
        _section(called, "revised", "Revised figures", "", [each for each in figures if each.kind == "revised"]),
        _section(
            called,
            "gone",
            "Figures that went, or became a mark",
            "A mark says why there is no figure.",
            [each for each in figures if each.kind in GONE],
        ),
        _section(
            called,
            "details",
            "Figures with other details",
            "The figures themselves are the same.",
            [each for each in figures if each.kind == "details"],
        ),
    ]


def _section(called: Called, name: str, title: str, note: str, figures: Sequence[FigureChange]) -> Section:
    return Section(
        f"figures-{name}", title, note, grouped([(_group(called, each), _line(called, each)) for each in figures])
    )


def _group(called: Called, change: FigureChange) -> str:
    if change.own:
        return called.place(change.where)
    return f"{called.place(called.home(change.where.package, change.observation.indicator))} (other areas)"


def _line(called: Called, change: FigureChange) -> Line:
    package, shown = change.where.package, change.observation
    area = called.title(package, "areas", shown.area)
    subject = called.title(package, "indicators", shown.indicator)
    said = f"{area}, {period_words.period(shown.period)}"
    was, present = both_figures(called, package, change.old, change.new)
    if change.kind == "details":
        return Line(subject, said, note=_details(change.old, change.new))
    note = _as_of(change.old, change.new)
    if change.old is None:
        return Line(subject, f"{said}: {present}", note=note)
    if change.new is None:
        return Line(subject, f"{said}: no longer there", note=f"it was {was}")
    return Line(subject, said, was, present, note)


def _as_of(old: Observation | None, new: Observation | None) -> str:
    known = [each.as_of for each in (old, new) if each]
    if len(known) == 2 and known[0] != known[1]:
        return f"published {known[0]}, now {known[1]}"
    return f"published {known[0]}"


def _details(old: Observation | None, new: Observation | None) -> str:
    """Which details are others, each with what it was."""
    if old is None or new is None:
        raise ValueError("details are of a figure that both states have")
    pairs = [("published", old.as_of, new.as_of), ("period written", old.period.text, new.period.text)]
    pairs += [("kind of period", old.period.type, new.period.type)]
    for name, said in DETAILS:
        was, present = getattr(old, name), getattr(new, name)
        pairs.append((said, "none" if was is None else f"{was:f}", "none" if present is None else f"{present:f}"))
    pairs.append(("marked as", _status(old), _status(new)))
    pairs.append(("note", old.note or "none", new.note or "none"))
    return "; ".join(f"{said}: {was} -> {present}" for said, was, present in pairs if was != present) or _written(
        old, new
    )


def _written(old: Observation, new: Observation) -> str:
    return f"written as {old.value}, now as {new.value}" if str(old.value) != str(new.value) else "written otherwise"


def _status(observation: Observation) -> str:
    return ", ".join(words.STATUS_WORDS[letter] for letter in sorted(observation.status)) or "nothing"
