"""What is wrong with a text that is not YAML, in the words of those who type it."""

from __future__ import annotations

import yaml


def words_of_yaml_fault(error: yaml.MarkedYAMLError) -> str:
    """Say what stopped the reading of YAML: what stands there, or which blanks are missing."""
    words = str(error.problem or error.context)
    if words == "found unhashable key":
        return "a key is a list or holds keys of its own, and must be a text"
    if "'\\t'" in words:
        return "a tab stands where only blanks may stand"
    if words.startswith("expected <block end>, but found"):
        above, here = error.context_mark, error.problem_mark
        if above is not None and here is not None and error.context == "while parsing a block collection":
            return f"this line needs more blanks at its beginning, or a hyphen like that of line {above.line + 1}"
        if above is None or here is None or above.column == here.column:
            return "this line does not go on with what stands above it; a quotation mark or a blank may be missing"
        return (
            f"this line begins with {_blanks(here.column)}, and not with as many as a line above that it goes on with"
        )
    if words == "mapping values are not allowed here":
        return (
            "a colon stands where none may stand: the line is indented too far, or a text with a colon has no "
            "quotation marks"
        )
    if words.startswith("expected ',' or"):
        return "a comma or a closing bracket is missing, or a text with a colon has no quotation marks"
    if words == "could not find expected ':'":
        return "a colon with a blank behind it is missing"
    return words


def _blanks(count: int) -> str:
    return "no blank" if count == 0 else "1 blank" if count == 1 else f"{count} blanks"
