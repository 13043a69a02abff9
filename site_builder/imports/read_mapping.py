"""Reading a mapping from its text with lines: records, or findings that name the line and what was meant."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from site_builder.finding import Finding
from site_builder.import_faults import UNDECIDED
from site_builder.imports.mapping import ImportMapping, Part, SourcePath, Turn
from site_builder.imports.read_parts import PartReader
from site_builder.imports.read_values import ValueReader
from site_builder.imports.tree import Tree
from site_builder.schemas import TABLE_SCHEMAS
from site_builder.text.file_names import RESERVED
from site_builder.text.hidden_characters import echo
from site_builder.text.marked import Marked
from site_builder.text.near_match import near_match

DECIDE = "DECIDE"
"""How a text of a draft begins that only a person can write."""
ALL = ("all",)
"""What is chosen where every row is meant."""

TURN = "one row for each column"
ALL_BUT = "all columns but"
ABSENT = "may be absent"
FILE_KEYS = ("path", "sheet", "range", "header line", TURN, ABSENT)
_TOP = ("package", "choices", "files", "words", "tables")
_PACKAGE = ("folder", "title", "description", "licence", "version", "created", "invented", "sources", "readme")

_PLAIN_NAME = re.compile(r"[a-z0-9][a-z0-9-]*")


class UnknownChoiceError(Exception):
    """A choice was made on the command line that the mapping does not offer."""


@dataclass(frozen=True)
class ReadMapping:
    """A mapping as far as it could be read."""

    mapping: ImportMapping | None
    findings: tuple[Finding, ...]


def read_mapping(root: Marked, path: str, chosen: Mapping[str, Sequence[str]]) -> ReadMapping:
    """Read a mapping.

    Args:
        root: the text of the file with its lines.
        path: of the mapping as shown to people.
        chosen: what was chosen on the command line, by the names of the mapping's choices.

    Raises:
        UnknownChoiceError: a choice is not among those of the mapping.
    """
    tree = Tree(path)
    _report_undecided(tree, root, chosen)
    if tree.findings:
        # What is left open stands where numbers and names should be: more faults of the same places would follow.
        return ReadMapping(None, tuple(tree.findings))
    top = tree.keys(root, "The mapping", _TOP, ("package", "files", "tables"))
    folder, descriptor, readme = _package(tree, top.get("package"))
    choices = _choices(tree, top.get("choices"), chosen)
    files = _files(tree, top.get("files"))
    values = ValueReader(tree, {}, choices)
    for name, node in tree.free_keys(top["words"], "words").items() if "words" in top else ():
        values.named_words = {**values.named_words, name: values.translation(node, f"The list of words {echo(name)}")}
        values.lines_of_words = {**values.lines_of_words, name: node.line}
    parts = _parts(tree, top.get("tables"), PartReader(tree, values, files, choices))
    errors = any(finding.severity == "error" for finding in tree.findings)
    mapping = ImportMapping(path, folder, descriptor, readme, files, parts)
    # A part that is made from several files is read once for each.
    return ReadMapping(None if errors else mapping, tuple(dict.fromkeys(tree.findings)))


def _report_undecided(tree: Tree, root: Marked, chosen: Mapping[str, Sequence[str]]) -> None:
    """Report what a person has to decide: choices that were not made, and texts of a draft."""
    pieces = dict(root.value) if isinstance(root.value, Mapping) else {}
    choices = pieces.pop("choices", None)
    offered = choices.value if choices is not None and isinstance(choices.value, Mapping) else {}
    for name, piece in offered.items():
        texts = piece.value if isinstance(piece.value, tuple) else (piece,)
        for text in (each.value for each in texts if isinstance(each.value, str)):
            if name not in chosen and text.startswith(f"{DECIDE} "):
                problem = f"The choice {echo(name)} is open: {text.removeprefix(DECIDE).strip()}."
                tree.fault(piece.line, problem, f"Choose with --choose {name}=...", UNDECIDED)
    for piece in pieces.values():
        _report_texts_to_replace(tree, piece)


def _report_texts_to_replace(tree: Tree, node: Marked) -> None:
    pieces = node.value.values() if isinstance(node.value, Mapping) else node.value
    if isinstance(pieces, str):
        if pieces.startswith(f"{DECIDE} "):
            problem = f"The draft leaves open: {pieces.removeprefix(DECIDE).strip()}."
            tree.fault(
                node.line, problem, "Write the answer in the place of the text that begins with DECIDE.", UNDECIDED
            )
        return
    for piece in pieces:
        _report_texts_to_replace(tree, piece)


def _package(tree: Tree, node: Marked | None) -> tuple[str, Mapping[str, object], str]:
    if node is None:
        return "", {}, ""
    keys = tree.keys(node, "package", _PACKAGE, ("folder", "title", "licence"))
    said = {key: tree.text(keys[key], key) for key in ("title", "description", "version", "created") if key in keys}
    descriptor: dict[str, object] = {key: " ".join(text.split()) for key, text in said.items()}
    if "licence" in keys:
        licence = tree.keys(keys["licence"], "licence", ("name", "title", "path"), ("name",))
        descriptor["licenses"] = [{key: tree.text(piece, key) for key, piece in licence.items()}]
    if "sources" in keys:
        descriptor["sources"] = [{"title": title} for title in tree.texts(keys["sources"], "sources")]
    if "invented" in keys and tree.yes(keys["invented"], "invented"):
        descriptor["invented"] = True
    folder = _folder(tree, keys["folder"]) if "folder" in keys else ""
    return folder, descriptor, tree.text(keys["readme"], "readme") if "readme" in keys else ""


def _folder(tree: Tree, node: Marked) -> str:
    """The package's folder: plain names, so that a mapping of somebody else's cannot write where it wants."""
    folder = tree.text(node, "folder")
    plain = all(_PLAIN_NAME.fullmatch(name) and name not in RESERVED for name in folder.split("/"))
    if isinstance(node.value, str) and not plain:
        remedy = (
            "Write names of small letters, digits and hyphens, such as datapackages/recycling. "
            "To make the package elsewhere, name the place with --to."
        )
        tree.fault(node.line, f"folder does not name a folder below the mapping's: {echo(folder)}.", remedy)
    return folder


def _choices(tree: Tree, node: Marked | None, chosen: Mapping[str, Sequence[str]]) -> dict[str, tuple[str, ...]]:
    offered = tree.free_keys(node, "choices") if node else {}
    choices = {name: tree.texts(piece, f"The choice {echo(name)}") for name, piece in offered.items()}
    for name, texts in chosen.items():
        if name not in choices:
            near = near_match(name, choices)
            hint = f"did you mean {near}?" if near else f"it has {', '.join(choices) or 'none'}."
            raise UnknownChoiceError(f"The mapping has no choice {echo(name)}; {hint}")
        choices[name] = tuple(texts)
    return choices


def _files(tree: Tree, node: Marked | None) -> dict[str, SourcePath]:
    files = {}
    for name, piece in tree.free_keys(node, "files").items() if node else ():
        if isinstance(piece.value, str):
            files[name] = SourcePath(piece.value, piece.line)
            continue
        keys = tree.keys(piece, f"The file {echo(name)}", FILE_KEYS, ("path",))
        said = {key: tree.text(keys[key], key) for key in ("path", "sheet", "range") if key in keys}
        header = tree.whole(keys["header line"], "header line", 1, 1_048_576) if "header line" in keys else None
        turn = _turn(tree, keys[TURN]) if TURN in keys else None
        absent = tree.texts(keys[ABSENT], ABSENT) if ABSENT in keys else ()
        line = keys["range"].line if "range" in keys else None
        path, sheet, range_ = (said.get(key) for key in ("path", "sheet", "range"))
        files[name] = SourcePath(path or "", piece.line, header, sheet, range_, turn, absent, line)
    return files


def _turn(tree: Tree, node: Marked) -> Turn:
    keys = tree.keys(node, TURN, ("columns", ALL_BUT, "name", "value"), ("name", "value"))
    if ("columns" in keys) == (ALL_BUT in keys):
        tree.fault(node.line, f"{TURN} needs either columns or {ALL_BUT}.", "Name the columns with one of them.")
    said = {key: tree.text(keys[key], f"{TURN}, {key},") for key in ("name", "value") if key in keys}
    which = ALL_BUT if ALL_BUT in keys else "columns"
    columns = tree.texts(keys[which], f"{TURN}, {which},") if which in keys else ()
    return Turn(columns, which == ALL_BUT, said.get("name", ""), said.get("value", ""), node.line)


def _parts(tree: Tree, node: Marked | None, reader: PartReader) -> tuple[Part, ...]:
    parts: list[Part] = []
    for name, piece in tree.free_keys(node, "tables").items() if node else ():
        if not tree.known(name, TABLE_SCHEMAS, "The table", piece.line):
            continue
        pieces = piece.value if isinstance(piece.value, tuple) else (piece,)
        parts += [part for each in pieces for part in reader.parts(name, each)]
    return tuple(parts)
