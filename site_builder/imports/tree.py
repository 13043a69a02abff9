"""Reading the keys of a mapping: what is known, what is needed, and what was probably meant."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from site_builder.checks.cells import listed
from site_builder.finding import Finding
from site_builder.import_faults import UNKNOWN_KEY, UNKNOWN_NAME
from site_builder.reading_fault import ReadingFault
from site_builder.text.hidden_characters import echo
from site_builder.text.marked import Marked
from site_builder.text.near_match import near_match


class Tree:
    """Goes through a mapping, and keeps what is wrong with it."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.findings: list[Finding] = []

    def fault(self, line: int, problem: str, remedy: str, kind: ReadingFault = UNKNOWN_KEY) -> None:
        """Keep a finding at a line of the mapping."""
        self.findings.append(kind.finding(self.path, problem, remedy, line=line))

    def keys(self, node: Marked, what: str, known: Iterable[str], needed: Iterable[str] = ()) -> Mapping[str, Marked]:
        """The keys of a piece that are known; others, and those that are missing, are reported."""
        if not isinstance(node.value, Mapping):
            self.fault(node.line, f"{what} is not made of keys and values.", f"Its keys are {listed(tuple(known))}.")
            return {}
        known = tuple(known)
        for key, piece in node.value.items():
            if key not in known:
                near = near_match(key, known)
                remedy = f"Write {near}." if near else f"It can have {listed(known)}."
                self.fault(piece.line, f"{what} has no key {echo(key)}.", remedy)
        for key in needed:
            if key not in node.value:
                self.fault(node.line, f"{what} lacks the key {echo(key)}.", "Add it.")
        return {key: piece for key, piece in node.value.items() if key in known}

    def free_keys(self, node: Marked, what: str) -> Mapping[str, Marked]:
        """The keys of a piece whose keys are names that the mapping chooses."""
        if isinstance(node.value, Mapping):
            return node.value
        if node.value:
            self.fault(node.line, f"{what} is not made of keys and values.", "Write each as name: value.")
        return {}

    def text(self, node: Marked, what: str) -> str:
        """A piece that is a text."""
        if isinstance(node.value, str):
            return node.value
        self.fault(node.line, f"{what} is not a text.", "Write one text.")
        return ""

    def texts(self, node: Marked, what: str) -> tuple[str, ...]:
        """A piece that is a text or a list of texts."""
        if isinstance(node.value, tuple):
            return tuple(self.text(item, what) for item in node.value)
        return (self.text(node, what),)

    def chosen(self, node: Marked, what: str, choices: Iterable[str]) -> str:
        """A text that is one of some."""
        text, choices = self.text(node, what), tuple(choices)
        if text not in choices and isinstance(node.value, str):
            near = near_match(text, choices)
            self.fault(
                node.line,
                f"{what} cannot be {echo(text)}.",
                f"Write {near}." if near else f"It is {listed(choices)}.",
            )
        return text

    def yes(self, node: Marked, what: str) -> bool:
        """A text that is yes or no."""
        return self.chosen(node, what, ("yes", "no")) == "yes"

    def whole(self, node: Marked, what: str, least: int, most: int) -> int:
        """A whole number."""
        text = self.text(node, what)
        if text.isascii() and text.isdigit() and len(text) < 7 and least <= int(text) <= most:
            return int(text)
        self.fault(node.line, f"{what} is not a whole number from {least} to {most}: {echo(text)}.", "Write one.")
        return least

    def known(self, name: str, names: Iterable[str], what: str, line: int) -> bool:
        """Whether a name is among those that are there; otherwise it is reported with the nearest."""
        names = tuple(names)
        if name in names:
            return True
        near = near_match(name, names)
        remedy = f"Write {near}." if near else f"There is {listed(tuple(map(echo, names[:12]))) if names else 'none'}."
        self.fault(line, f"{what} {echo(name)} is not there.", remedy, UNKNOWN_NAME)
        return False
