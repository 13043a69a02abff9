"""Reading YAML that people write as text with line numbers, and nothing that could be costly or run."""

from __future__ import annotations

from dataclasses import dataclass

import yaml

from site_builder.sources.yaml_faults import words_of_yaml_fault
from site_builder.text.hidden_characters import HIDDEN, echo
from site_builder.text.marked import Marked

_MOST_LEVELS = 20


@dataclass(frozen=True)
class NotYaml:
    """Why a text was not read: a sentence, and the line where it is known."""

    problem: str
    line: int | None = None


def read_marked_yaml(text: str) -> Marked | NotYaml:
    """Read YAML; whatever the text is, this does not raise.

    Every scalar stays text. Anchors, aliases, tags and keys that stand twice are refused.
    """
    try:
        refused = _refused(text)
        if refused:
            return refused
        node = yaml.compose(text, Loader=yaml.SafeLoader)
        return NotYaml("The file is empty.", 1) if node is None else _marked(node, node.start_mark.line + 1)
    except _RefusedError as error:
        return error.why
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        place = f" at line {mark.line + 1}, column {mark.column + 1}" if mark else ""
        problem = f"This is not YAML{place}: {words_of_yaml_fault(error)}."
        return NotYaml(problem, mark.line + 1 if mark else None)
    except yaml.YAMLError as error:  # characters that YAML does not know
        return NotYaml(f"This is not YAML: {str(error).splitlines()[0]}.")


class _RefusedError(Exception):
    def __init__(self, problem: str, line: int) -> None:
        self.why = NotYaml(problem, line)
        super().__init__(problem)


def _refused(text: str) -> NotYaml | None:
    """Look at the events before anything is built: anchors grow without limit, depth takes for ever."""
    depth = 0
    for event in yaml.parse(text, Loader=yaml.SafeLoader):
        line = event.start_mark.line + 1 if event.start_mark else 1
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            return NotYaml("YAML anchors and aliases (& and *) are not accepted.", line)
        if getattr(event, "tag", None):
            return NotYaml(f"YAML tags are not accepted: {echo(str(event.tag))}.", line)  # type: ignore[attr-defined]
        depth += isinstance(event, yaml.CollectionStartEvent)
        depth -= isinstance(event, yaml.CollectionEndEvent)
        if depth > _MOST_LEVELS:
            return NotYaml("The lists are nested too deeply.", line)
    return None


def _marked(node: yaml.Node, line: int) -> Marked:
    if isinstance(node, yaml.MappingNode):
        return Marked(_keys(node), line)
    if isinstance(node, yaml.SequenceNode):
        return Marked(tuple(_marked(item, item.start_mark.line + 1) for item in node.value), line)
    text = str(node.value)
    # An empty value and ~ are how people write nothing; quoted they are text.
    plain = isinstance(node, yaml.ScalarNode) and node.style is None
    text = "" if plain and text == "~" else text
    if HIDDEN.search(text.replace("\n", "")):
        raise _RefusedError(f"The text {echo(text)} has a character that nobody sees.", line)
    return Marked(text, line)


def _keys(node: yaml.MappingNode) -> dict[str, Marked]:
    keys: dict[str, Marked] = {}
    for key, value in node.value:
        line = key.start_mark.line + 1
        if not isinstance(key, yaml.ScalarNode):
            raise _RefusedError("A key is a text, not a list.", line)
        if key.value in keys:
            raise _RefusedError(f"The key {echo(key.value)} stands twice.", line)
        if HIDDEN.search(key.value):
            raise _RefusedError(f"The key {echo(key.value)} has a character that nobody sees.", line)
        keys[key.value] = _marked(value, line)
    return keys
