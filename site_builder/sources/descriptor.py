"""Reading datapackage.json or datapackage.yaml: plain data, or findings that say where it is broken."""

from __future__ import annotations

import json
import math
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn

import yaml

from site_builder.finding import Finding
from site_builder.reading_faults import BROKEN_DESCRIPTOR, NO_DESCRIPTOR, UNREADABLE_FILE
from site_builder.size_limits import AS_SHIPPED, Limits, or_raise
from site_builder.sources.safe_path import is_plain_file
from site_builder.sources.yaml_faults import words_of_yaml_fault
from site_builder.text.hidden_characters import HIDDEN, echo
from site_builder.text.near_match import near_match

DESCRIPTOR_NAMES = ("datapackage.json", "datapackage.yaml")
"""Accepted names; the first that is there is used."""

_MOST_LEVELS = 20
_LARGEST_NUMBER = 10**30


@dataclass(frozen=True)
class Descriptor:
    """A descriptor as it was written.

    Attributes:
        path: as shown to people.
        content: its keys; empty where it could not be read.
        findings: why it could not be read.
    """

    path: str
    content: Mapping[str, object]
    findings: tuple[Finding, ...] = ()


class _BrokenError(Exception):
    """The text of a descriptor is not what it must be; carries the sentence for the finding."""

    def __init__(self, problem: str, line: int | None = None) -> None:
        self.line = line
        super().__init__(problem)


def read_descriptor(folder: Path, limits: Limits = AS_SHIPPED) -> Descriptor:
    """Read the descriptor of a package; whatever its bytes are, this does not raise.

    Args:
        folder: the package folder, resolved.
        limits: how large it may be.

    Returns:
        The descriptor, with findings if there is none or it is broken.
    """
    name = next((name for name in DESCRIPTOR_NAMES if is_plain_file(folder / name)), None)
    if name is None:
        return _missing(folder)
    shown = f"{folder.name}/{name}"
    try:
        if (folder / name).stat().st_size > limits.descriptor_kilobytes * 1000:
            return _too_large(shown, limits)
        data = (folder / name).read_bytes()
    except OSError as error:
        problem = f"{name} cannot be opened: {error.strerror or error}."
        remedy = "Close the programs that use it, and check that you may read it."
        return Descriptor(shown, {}, (UNREADABLE_FILE.finding(shown, problem, remedy),))
    try:
        text = _decoded(data, name)
        content = _parsed_json(text) if name.endswith(".json") else _parsed_yaml(text)
        if isinstance(content, dict):
            # The resources are looked at one by one, each with a message of its own.
            _no_hidden_characters({key: part for key, part in content.items() if key != "resources"})
    except _BrokenError as broken:
        return _unread(shown, broken)
    if not isinstance(content, dict):
        return _unread(shown, _BrokenError(f"{name} does not hold keys and values.", line=1))
    return Descriptor(shown, content)


def _missing(folder: Path) -> Descriptor:
    shown = f"{folder.name}/{DESCRIPTOR_NAMES[0]}"
    problem = f"The package {echo(folder.name)} has no datapackage.json."
    remedy = "Copy the datapackage.json of another package into the folder and change its name, title and resources."
    try:
        if not folder.is_dir():
            problem, remedy = f"The package folder {echo(folder.name)} is not there.", "Check the name of the folder."
        elif near := near_match(DESCRIPTOR_NAMES[0], [path.name for path in folder.iterdir()]):
            wanted = DESCRIPTOR_NAMES[near.lower().endswith((".yml", ".yaml"))]
            remedy = f"Rename {echo(near)} to {wanted} if it is the descriptor; a link does not count."
    except OSError as error:
        problem, remedy = f"The folder cannot be read: {error.strerror or error}.", "Check that you may read it."
    return Descriptor(shown, {}, (NO_DESCRIPTOR.finding(shown, problem, remedy),))


def _unread(shown: str, broken: _BrokenError) -> Descriptor:
    remedy = "Mend it there or just before. Nothing else of this package was checked."
    return Descriptor(shown, {}, (BROKEN_DESCRIPTOR.finding(shown, str(broken), remedy, line=broken.line),))


def _too_large(shown: str, limits: Limits) -> Descriptor:
    problem = f"The descriptor is larger than {limits.descriptor_kilobytes:,} kilobytes, which few need to be."
    remedy = f"Look whether it is the right file. {or_raise('descriptor_kilobytes')}"
    return Descriptor(shown, {}, (BROKEN_DESCRIPTOR.finding(shown, problem, remedy),))


def _decoded(data: bytes, name: str) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise _BrokenError(f"{name} is not saved as UTF-8.", line) from None


def _parsed_json(text: str) -> object:
    try:
        return json.loads(
            text, object_pairs_hook=_keys_once, parse_constant=_no_such_number, parse_float=_number_of_json
        )
    except json.JSONDecodeError as error:
        raise _not_json(text, error) from None
    except RecursionError:
        raise _BrokenError("The brackets are nested too deeply.") from None
    except ValueError:  # an integer of thousands of digits
        raise _BrokenError("A number has too many digits.") from None


def _not_json(text: str, error: json.JSONDecodeError) -> _BrokenError:
    """Say where reading stopped, and why, in words that stay the same from one Python to the next."""
    position, words = error.pos, _in_words(error.msg)
    before = text[:position].rstrip()
    if before.endswith(",") and text[position : position + 1] in ("]", "}"):
        position, words = len(before) - 1, "there is a comma too many"
    elif text[position : position + 1] in tuple("“”„‘’"):
        words = 'it has the curly quotation marks of a word processor; write the straight ones, "'
    elif text[position : position + 1] == "'":
        words = 'it has single quotation marks; write double ones, "'
    line = text.count("\n", 0, position) + 1
    column = position - text.rfind("\n", 0, position)
    return _BrokenError(f"This is not JSON at line {line}, column {column}: {words}.", line)


def _number_of_json(text: str) -> float:
    number = float(text)
    return number if math.isfinite(number) else _no_such_number(text)


def _no_such_number(text: str) -> NoReturn:
    raise _BrokenError(f"{text} is not a number that JSON knows.")


def _no_hidden_characters(content: object) -> None:
    """Refuse texts that could turn a sentence round, or that cannot be written as UTF-8."""
    if isinstance(content, str) and HIDDEN.search(content):
        raise _BrokenError(f"The text {echo(content)} has a character that nobody sees.")
    for part in content.items() if isinstance(content, dict) else content if isinstance(content, list | tuple) else ():
        _no_hidden_characters(part)


def _keys_once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    keys: dict[str, object] = dict(pairs)
    if len(keys) < len(pairs):
        twice = next(key for key, times in Counter(key for key, _ in pairs).items() if times > 1)
        raise _BrokenError(f"The key {echo(twice)} stands twice in one pair of braces; only one can count.")
    return keys


def _in_words(message: str) -> str:
    return {
        "Expecting ',' delimiter": "a comma or a closing bracket is missing",
        "Expecting ':' delimiter": "a colon is missing",
        "Expecting value": "a value is missing, or a text has no quotation marks",
        "Expecting property name enclosed in double quotes": "a key in double quotation marks is missing, or there is "
        "a comma too many",
        "Unterminated string starting at": "a closing quotation mark is missing",
        "Invalid control character at": "a closing quotation mark is missing on this line",
        "Extra data": "something follows after the end",
    }.get(message, message[:1].lower() + message[1:])


def _parsed_yaml(text: str) -> object:
    try:
        _refuse_costly_yaml(text)
        return _plain(yaml.load(text, Loader=_KeysOnceLoader))
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        place = f" at line {mark.line + 1}, column {mark.column + 1}" if mark else ""
        problem = f"This is not YAML{place}: {words_of_yaml_fault(error)}."
        raise _BrokenError(problem, mark.line + 1 if mark else None) from None
    except (yaml.YAMLError, ValueError, TypeError, OverflowError) as error:  # characters, impossible dates, odd keys
        problem = str(error).splitlines()[0] if str(error) else type(error).__name__
        if "integer string conversion" in problem:
            raise _BrokenError("A number has too many digits.") from None
        raise _BrokenError(f"This is not YAML: {problem}.") from None


def _refuse_costly_yaml(text: str) -> None:
    """Stop before anything is built: anchors let a small file grow without limit, depth takes for ever."""
    depth = 0
    for event in yaml.parse(text, Loader=yaml.SafeLoader):
        line = event.start_mark.line + 1 if event.start_mark else None
        if isinstance(event, yaml.AliasEvent):
            raise _BrokenError("YAML anchors and aliases (& and *) are not accepted.", line)
        if getattr(event, "tag", None) not in (None, "!"):
            raise _BrokenError("YAML tags (words that begin with !) are not accepted.", line)
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if depth > _MOST_LEVELS:
            raise _BrokenError("The lists are nested too deeply.", line)


class _KeysOnceLoader(yaml.SafeLoader):
    """The safe loader, which refuses a key that stands twice, as the JSON reader does."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        seen: set[str] = set()
        for key, _ in node.value:
            if isinstance(key, yaml.ScalarNode):
                if key.value in seen:
                    raise _BrokenError(f"The key {echo(key.value)} stands twice.", key.start_mark.line + 1)
                seen.add(key.value)
        return super().construct_mapping(node, deep)


def _plain(value: object) -> object:
    """Return YAML's own types (dates, sets) as the text that JSON would have held."""
    if isinstance(value, dict):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, (list, tuple, set)):
        return [_plain(item) for item in value]
    if isinstance(value, float) and not math.isfinite(value):
        _no_such_number(str(value))
    if isinstance(value, int) and abs(value) >= _LARGEST_NUMBER:
        raise _BrokenError("A number has too many digits.")
    return value if value is None or isinstance(value, (str, bool, int, float)) else str(value)
