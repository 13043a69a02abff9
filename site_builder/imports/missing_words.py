"""Texts that a list of words does not have: which line to add to which list, and each of them told once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from site_builder.checks.cells import listed
from site_builder.finding import Finding
from site_builder.import_faults import UNKNOWN_WORD
from site_builder.imports.drafts.yaml_text import quoted
from site_builder.imports.verbs import Words
from site_builder.text.hidden_characters import echo

_MOST_WORDS = 6
"""Different words of a list that are named to choose from."""
_LONGEST_LINE = 100
_MOST_ROWS = 8


def remedy_of_word(text: str, words: Words, mapping: str, near: str | None) -> str:
    """Say what to write for a text that a list of words does not have.

    Args:
        text: of the cell.
        words: the list.
        mapping: its path as shown to people.
        near: the text of the list that is probably meant.
    """
    named = f"under {echo(words.name)} (line {words.line} of {mapping})"
    where = named if words.name else f"to the words on line {words.line} of {mapping}"
    meanings = list(dict.fromkeys([*([words.table[near]] if near is not None else ()), *words.table.values()]))
    if not meanings or len(text) > _LONGEST_LINE:
        add = f"add it {where}."
    elif near is None and len(meanings) > 1:
        # None of them is more likely, so that no line is given that could be copied as it is.
        choices = listed(tuple(quoted(word) for word in meanings[:_MOST_WORDS]))
        more = " or another" if len(meanings) > _MOST_WORDS else ""
        add = f"{where} add {quoted(text)}: with the word that is right behind it: {choices}{more}."
    else:
        others = listed(tuple(quoted(word) for word in meanings[1:_MOST_WORDS]))
        instead = f"; instead of {quoted(meanings[0])} it can be {others}" if len(meanings) > 1 else ""
        more = " and others" if len(meanings) > _MOST_WORDS else ""
        add = f"{where} add: {quoted(text)}: {quoted(meanings[0])}{instead}{more}."
    if near is None:
        return add[:1].upper() + add[1:]
    return f"Write {near} in the cell; or, if {echo(text)} is a word of its own, {add}"


def told_once(findings: Iterable[Finding]) -> list[Finding]:
    """The findings, each once; each word that a list lacks at its first cell, with the rows of all others."""
    findings = dict.fromkeys(findings)
    told: list[Finding] = []
    alike: dict[tuple[str, str], list[Finding]] = {}
    for finding in findings:
        if finding.code != UNKNOWN_WORD.code:
            told.append(finding)
            continue
        group = alike.setdefault((finding.problem, finding.remedy), [])
        if not group:
            told.append(finding)
        group.append(finding)
    return [_with_places(each, alike.get((each.problem, each.remedy), [])) for each in told]


def _with_places(finding: Finding, group: list[Finding]) -> Finding:
    """A finding with the rows of the other cells that have the same fault."""
    others = dict.fromkeys((each.file, each.line) for each in group) if finding in group else {}
    others.pop((finding.file, finding.line), None)
    if not others:
        return finding
    here = sorted(line for file, line in others if file == finding.file and line is not None)
    elsewhere = len(others) - len(here)
    rows = ", ".join(map(str, here[:_MOST_ROWS])) + (" ..." if len(here) > _MOST_ROWS else "")
    said = [f"in {'row' if len(here) == 1 else 'rows'} {rows}"] if here else []
    said += [f"in {elsewhere} {'row' if elsewhere == 1 else 'rows'} of other files or sheets"] if elsewhere else []
    return replace(finding, problem=f"{finding.problem} It stands {' and '.join(said)} too.")
