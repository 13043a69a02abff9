"""Which other files a value looks into."""

from __future__ import annotations

from collections.abc import Iterator

from site_builder.imports.verbs import (
    AreaName,
    Figure,
    FirstOf,
    Joined,
    LookUp,
    PeriodText,
    Printed,
    PrintedTarget,
    Slug,
    Value,
)


def files_named(value: Value) -> Iterator[str]:
    """The other files that a value looks into."""
    verb = value.verb
    if isinstance(verb, LookUp):
        yield verb.file
    inner: tuple[Value, ...] = ()
    if isinstance(verb, FirstOf | Joined):
        inner = verb.values
    elif isinstance(verb, Slug) and verb.value is not None:
        inner = (verb.value,)
    elif isinstance(verb, PeriodText):
        inner = (verb.source, verb.type)
    elif isinstance(verb, Figure) and verb.missing is not None:
        inner = (verb.missing,)
    elif isinstance(verb, Printed):
        inner = (verb.unit, *((verb.missing,) if verb.missing is not None else ()))
    elif isinstance(verb, PrintedTarget):
        inner = (verb.unit,)
    elif isinstance(verb, AreaName):
        inner = (verb.name,)
    for each in inner:
        yield from files_named(each)
