"""Reading where the cells of a column come from."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from site_builder.imports.tree import Tree
from site_builder.imports.verbs import (
    AreaName,
    BareYear,
    Column,
    Constant,
    Figure,
    FirstOf,
    Joined,
    LookUp,
    MonthsAfterPeriod,
    NumberedWithin,
    OfFigures,
    PeriodText,
    Printed,
    PrintedTarget,
    Slug,
    TargetPart,
    Text,
    Value,
    Verb,
    Words,
)
from site_builder.text.hidden_characters import echo
from site_builder.text.marked import Marked

AS_IT_IS = "as it is"
IN_BRACES = re.compile(r"\{([^{}]+)\}")
_MONTH_OR_DAY = re.compile(r"[0-9]{4}-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?")
_MODIFIERS = ("words", "otherwise", "first letter")

Keys = Mapping[str, Marked]


class ValueReader:
    """Reads values; knows the mapping's lists of words and its choices, and the file whose part is being read."""

    def __init__(
        self,
        tree: Tree,
        named_words: Mapping[str, Mapping[str, str]],
        choices: Mapping[str, Sequence[str]],
    ) -> None:
        self.tree = tree
        self.named_words = named_words
        self.lines_of_words: Mapping[str, int] = {}
        self.choices = choices
        self.file: str | None = None

    def value(self, node: Marked, what: str) -> Value:
        """Read a value: the name of a column, or a piece with one verb and what goes with it."""
        if isinstance(node.value, str):
            return Value(Column(node.value), node.line)
        if isinstance(node.value, tuple):
            return Value(FirstOf(tuple(self.value(item, what) for item in node.value)), node.line)
        verb = next((key for key in node.value if key in VERBS), None)
        if verb is None:
            known = (*VERBS, *_MODIFIERS)
            self.tree.keys(node, what, known)
            verbs = ", ".join(VERBS)
            self.tree.fault(node.line, f"{what} does not say where it comes from.", f"Give it one of {verbs}.")
            return Value(Constant(""), node.line)
        read, beside = VERBS[verb]
        keys = self.tree.keys(node, what, (verb, *beside, *_MODIFIERS))
        small = "first letter" in keys and self.tree.chosen(keys["first letter"], "The first letter", ("small",))
        return Value(read(self, keys, f"{what}, {verb},"), node.line, self._words(keys, what), bool(small))

    def translation(self, node: Marked, what: str) -> Mapping[str, str]:
        """A list of words, written out or named."""
        if isinstance(node.value, str):
            known = self.tree.known(node.value, self.named_words, f"{what}: the list of words", node.line)
            return self.named_words[node.value] if known else {}
        return {
            text: self.tree.text(word, f"{what}: the word for {echo(text)}")
            for text, word in self.tree.free_keys(node, f"{what}: the list of words").items()
        }

    def _words(self, keys: Keys, what: str) -> Words | None:
        if "words" not in keys:
            if "otherwise" in keys:
                self.tree.fault(keys["otherwise"].line, f"{what} has otherwise, but no words.", "Add the words.")
            return None
        table = self.translation(keys["words"], what)
        otherwise = self.tree.text(keys["otherwise"], f"{what}, otherwise,") if "otherwise" in keys else None
        keep = otherwise == AS_IT_IS
        named = keys["words"].value if isinstance(keys["words"].value, str) else ""
        line = self.lines_of_words.get(named, keys["words"].line)
        return Words(table, None if keep else otherwise, keep, named, line)

    def column(self, keys: Keys, what: str) -> Verb:
        return Column(self.tree.text(keys["column"], what))

    def constant(self, keys: Keys, what: str) -> Verb:
        return Constant(self.tree.text(keys["constant"], what))

    def file_name(self, keys: Keys, what: str) -> Verb:
        self.tree.chosen(keys[THE_FILE], what, (ITS_NAME,))
        return Constant(self.file or "")

    def choice(self, keys: Keys, what: str) -> Verb:
        return Constant(self._chosen(keys["choice"], what))

    def _chosen(self, node: Marked, what: str) -> str:
        """What was chosen, where that has to be one text."""
        name = self.tree.text(node, what)
        if not self.tree.known(name, self.choices, f"{what} the choice", node.line):
            return ""
        if len(texts := self.choices[name]) == 1:
            return texts[0]
        self.tree.fault(node.line, f"One text is needed of the choice {echo(name)}.", "Choose one.")
        return ""

    def _text_or_choice(self, node: Marked, what: str) -> str:
        if not isinstance(node.value, Mapping):
            return self.tree.text(node, what)
        keys = self.tree.keys(node, what, ("choice",), ("choice",))
        return self._chosen(keys["choice"], what) if "choice" in keys else ""

    def slug(self, keys: Keys, what: str) -> Verb:
        if isinstance(keys["slug"].value, Mapping):
            return Slug((), self.value(keys["slug"], what))
        return Slug(self.tree.texts(keys["slug"], what))

    def template(self, keys: Keys, what: str) -> Verb:
        template = self.tree.text(keys["text"], what)
        columns = tuple(IN_BRACES.findall(template))
        if not columns:
            self.tree.fault(keys["text"].line, f"{what} has no column in braces.", "Write constant for a fixed text.")
        return Text(template, columns)

    def first_of(self, keys: Keys, what: str) -> Verb:
        items = keys["first of"].value
        if not isinstance(items, tuple):
            self.tree.fault(keys["first of"].line, f"{what} is not a list.", "Write the values in brackets.")
            return Constant("")
        return FirstOf(tuple(self.value(item, what) for item in items))

    def joined(self, keys: Keys, what: str) -> Verb:
        items = keys["joined"].value
        if not isinstance(items, tuple):
            self.tree.fault(keys["joined"].line, f"{what} is not a list.", "Write the values in brackets.")
            return Constant("")
        between = self.tree.text(keys["with"], f"{what} with,") if "with" in keys else " "
        return Joined(tuple(self.value(item, what) for item in items), between)

    def look_up(self, keys: Keys, what: str) -> Verb:
        for needed in ("in", "give"):
            if needed not in keys:
                self.tree.fault(keys["look up"].line, f"{what} lacks the key {echo(needed)}.", "Add it.")
                return Constant("")
        key = self.tree.text(keys["look up"], what)
        by = self.tree.text(keys["by"], what) if "by" in keys else key
        return LookUp(key, self.tree.text(keys["in"], what), by, self.tree.text(keys["give"], what))

    def numbered(self, keys: Keys, what: str) -> Verb:
        return NumberedWithin(self.tree.texts(keys["numbered within"], what))

    def of_figures(self, keys: Keys, what: str) -> Verb:
        shown = self.tree.chosen(keys["of the figures"], what, ("decimals", "period type"))
        most = self.tree.whole(keys["at most"], f"{what} at most,", 0, 6) if "at most" in keys else 6
        return OfFigures("decimals" if shown == "decimals" else "period type", most)

    def figure(self, keys: Keys, what: str) -> Verb:
        missing = self.value(keys["missing"], f"{what} missing,") if "missing" in keys else None
        return Figure(self.tree.text(keys["figure"], what), missing)

    def period(self, keys: Keys, what: str) -> Verb:
        if "type" not in keys:
            self.tree.fault(keys["period"].line, f"{what} lacks the key type.", "Add it: type: {constant: iso}.")
        type_ = self.value(keys["type"], f"{what} type,") if "type" in keys else Value(Constant(""), 0)
        bare = self._bare_year(keys["a bare year is"]) if "a bare year is" in keys else None
        marks = self.translation(keys["marks"], f"{what} marks,") if "marks" in keys else {}
        meant: BareYear | None = next((year for year in BARE if year == bare), None)
        return PeriodText(self.value(keys["period"], what), type_, meant, marks)

    def _bare_year(self, node: Marked) -> str:
        text = self._text_or_choice(node, "A bare year")
        return self.tree.chosen(Marked(text, node.line), "A bare year", BARE) if text else ""

    def printed(self, keys: Keys, what: str) -> Verb:
        missing = self.value(keys["missing"], f"{what} missing,") if "missing" in keys else None
        return Printed(self.tree.text(keys["printed"], what), self._unit(keys, "printed", what), missing)

    def target(self, keys: Keys, what: str) -> Verb:
        if "give" not in keys:
            self.tree.fault(keys["target"].line, f"{what} lacks the key give.", "Add it: give: kind.")
        given = self.tree.chosen(keys["give"], f"{what} give,", TARGET_PARTS) if "give" in keys else ""
        give: TargetPart = next((part for part in TARGET_PARTS if part == given), "kind")
        plans = self.tree.texts(keys["plans"], f"{what} plans,") if "plans" in keys else ()
        return PrintedTarget(self.tree.text(keys["target"], what), give, self._unit(keys, "target", what), plans)

    def _unit(self, keys: Keys, verb: str, what: str) -> Value:
        if "unit" in keys:
            return self.value(keys["unit"], f"{what} unit,")
        self.tree.fault(keys[verb].line, f"{what} lacks the key unit.", "Add it: unit: {constant: percent}.")
        return Value(Constant(""), keys[verb].line)

    def area(self, keys: Keys, what: str) -> Verb:
        on = self.tree.text(keys["on"], f"{what} on,") if "on" in keys else None
        return AreaName(self.value(keys["area"], what), on)

    def months_after(self, keys: Keys, what: str) -> Verb:
        latest = self._text_or_choice(keys["not later than"], what) if "not later than" in keys else None
        if latest is not None and not _MONTH_OR_DAY.fullmatch(latest):
            problem = f"{echo(latest)} is neither a month nor a day."
            self.tree.fault(keys["not later than"].line, problem, "Write it as 2026-06 or 2026-06-15.")
        return MonthsAfterPeriod(self.tree.whole(keys[MONTHS_AFTER], what, 0, 240), latest)


THE_FILE, ITS_NAME = "the file", "its name"
MONTHS_AFTER = "months after the period"
TARGET_PARTS: tuple[TargetPart, ...] = ("kind", "value", "low", "high", "text")
BARE: tuple[BareYear, ...] = ("its end", "its start")

VERBS: Mapping[str, tuple[Callable[[ValueReader, Keys, str], Verb], tuple[str, ...]]] = {
    "constant": (ValueReader.constant, ()),
    THE_FILE: (ValueReader.file_name, ()),
    "choice": (ValueReader.choice, ()),
    "slug": (ValueReader.slug, ()),
    "text": (ValueReader.template, ()),
    "first of": (ValueReader.first_of, ()),
    "joined": (ValueReader.joined, ("with",)),
    "look up": (ValueReader.look_up, ("in", "by", "give")),
    "numbered within": (ValueReader.numbered, ()),
    "of the figures": (ValueReader.of_figures, ("at most",)),
    "figure": (ValueReader.figure, ("missing",)),
    "printed": (ValueReader.printed, ("unit", "missing")),
    "target": (ValueReader.target, ("give", "unit", "plans")),
    "period": (ValueReader.period, ("type", "a bare year is", "marks")),
    "area": (ValueReader.area, ("on",)),
    MONTHS_AFTER: (ValueReader.months_after, ("not later than",)),
    "column": (ValueReader.column, ()),
}
"""Each way of saying where a cell comes from, with the keys that go with it."""
