"""What the facts mean, one look each: facts in, a sentence out, and what to do where something is not right."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from site_builder.doctor.facts import Facts
from site_builder.text.command_line import command_line

LITTLE_SPACE = 500_000_000
"""Bytes under which a build may stop half-way: old and new site lie on the disk beside each other."""

LONGEST_WINDOWS_PATH = 259
"""Windows counts 260 characters, one of which nobody sees."""

_REINSTALL = "Install the program again: make .venv/.ready, or uv sync."


@dataclass(frozen=True)
class Look:
    """What one look found.

    Attributes:
        state: fine; note: it works, and can be better; wrong: something will not work.
        says: one sentence.
        remedy: what to do; "" where nothing.
    """

    state: Literal["fine", "note", "wrong"]
    says: str
    remedy: str = ""


def python(facts: Facts) -> Look:
    """Python's version."""
    if facts.python_suits:
        return Look("fine", f"Python {facts.python}")
    return Look("wrong", f"Python {facts.python} is too old or too new.", f"Install Python {facts.python_wanted}.")


def libraries(facts: Facts) -> Look:
    """The versions of the libraries against those that the program was made for."""
    unfit = [each for each in facts.libraries if not each.suits]
    if not unfit:
        return Look("fine", f"site-builder {facts.program}, with all {len(facts.libraries)} libraries that it needs")
    named = "; ".join(f"{each.name} is {each.installed or 'not there'}, {each.wanted} is needed" for each in unfit)
    return Look("wrong", f"Libraries do not suit the program: {named}.", _REINSTALL)


def search(facts: Facts) -> Look:
    """Whether the search index can be made."""
    if not facts.search_fault:
        return Look("fine", "Pagefind, which makes the search, runs")
    remedy = f"{_REINSTALL} If a virus scanner stopped it, ask your IT to allow pagefind."
    return Look("wrong", f"Pagefind, which makes the search, does not run: {facts.search_fault}", remedy)


def drawing(facts: Facts) -> Look:
    """Whether charts can be drawn."""
    if not facts.drawing_fault:
        return Look("fine", "vl-convert, which draws charts, runs")
    return Look("wrong", f"vl-convert, which draws charts, does not run: {facts.drawing_fault}", _REINSTALL)


def configuration(facts: Facts) -> Look:
    """Whether the site's configuration is there, and what it sets for the program can be read."""
    if facts.config_fault:
        return Look("wrong", facts.config_fault)
    if facts.has_config:
        return Look("fine", f"The site's folder is {facts.root}")
    remedy = f"Change to the folder that holds it, name it with --config, or begin a site: {_new(facts)}"
    return Look("wrong", f"There is no {facts.config}.", remedy)


def packages(facts: Facts) -> Look:
    """Whether there are data packages."""
    if facts.packages:
        what = "data package" if len(facts.packages) == 1 else "data packages"
        return Look("fine", f"{len(facts.packages)} {what}: {', '.join(facts.packages)}")
    return Look("wrong", facts.packages_fault, f"To begin one with examples: {_new(facts)}")


def _new(facts: Facts) -> str:
    """The command that begins a site or a package where the doctor looked."""
    config = [] if facts.config == "mkdocs.yml" else ["--config", facts.config]
    return command_line(["site-builder", "new", "NAME", *config])


def permission(facts: Facts) -> Look:
    """Whether a build can write."""
    if not facts.not_writable:
        return Look("fine", "The folders of the site, the build and the charts can be written")
    return Look(
        "wrong",
        f"Nothing can be written here: {'; '.join(facts.not_writable)}.",
        "Ask for the right to write there, or move the site's folder to one of your own.",
    )


def space(facts: Facts) -> Look:
    """Whether a second site has room beside the first."""
    if facts.free_bytes is None:
        return Look("note", "How much room is left on the disk cannot be told.")
    room = f"{facts.free_bytes / 1e9:.1f} GB are free on the disk"
    if facts.free_bytes >= LITTLE_SPACE:
        return Look("fine", room)
    return Look("wrong", f"Only {room}.", f"Make room: a build needs up to {LITTLE_SPACE / 1e9:.1f} GB.")


def path_length(facts: Facts) -> Look:
    """Whether Windows can have the paths of the site."""
    if facts.system != "Windows" or facts.longest_path <= LONGEST_WINDOWS_PATH:
        return Look("fine", f"The longest path has about {facts.longest_path} characters")
    too_long = f"The longest path has about {facts.longest_path} characters, and Windows has 260."
    if facts.long_paths:
        return Look("note", f"{too_long} It is set to allow more, but other programs may not open such files.")
    return Look("wrong", too_long, f"Move the site's folder to a shorter path than {facts.root}, such as C:\\sites.")


def synced_folder(facts: Facts) -> Look:
    """Whether another program copies the folder while it is written."""
    if not facts.synced:
        return Look("fine", "The folder is not copied elsewhere by OneDrive or the like")
    return Look(
        "note",
        f"The folder is copied elsewhere: {facts.synced}. It can hold files while a build replaces them.",
        "If a build cannot replace the site, pause it meanwhile, or make the site elsewhere with --site.",
    )


def line_ends(facts: Facts) -> Look:
    """Whether Git leaves line ends alone."""
    if not facts.in_git:
        return Look("fine", "The folder is not in a Git repository")
    if facts.line_ends_fixed:
        return Look("fine", "The line ends of CSV files are the same on every computer (.gitattributes)")
    remedy = "Write a file .gitattributes with the line: *.csv text eol=lf"
    if facts.autocrlf in ("true", "input"):
        problem = f"Git changes the line ends of CSV files (core.autocrlf is {facts.autocrlf})"
        return Look("note", f"{problem}, so that every row can look changed.", remedy)
    return Look("note", "Nothing says which line ends CSV files have, so that every row can look changed.", remedy)


def console(facts: Facts) -> Look:
    """Whether the terminal knows all letters."""
    if facts.console.lower().replace("-", "").replace("_", "") == "utf8":
        return Look("fine", "The terminal shows all letters (UTF-8)")
    return Look(
        "note",
        f"The terminal knows few letters ({facts.console or 'its encoding is unknown'}): others are shown as ?. "
        "Files are not affected.",
        "To see all, set the variable PYTHONUTF8 to 1.",
    )


def other_build(facts: Facts) -> Look:
    """Whether a build is running."""
    if not facts.building:
        return Look("fine", "No other build of this site is running")
    return Look("wrong", "Another build of this site is running, perhaps a preview.", "Wait for it, or end it.")


def open_tables(facts: Facts) -> Look:
    """Whether a spreadsheet holds a table."""
    if not facts.open_files:
        return Look("fine", "No table is open in Excel or LibreOffice")
    return Look(
        "note",
        f"Tables seem to be open in a spreadsheet: {', '.join(facts.open_files)}.",
        "Save and close them before you build. If they are closed, delete these files: they are left over.",
    )


def names(facts: Facts) -> Look:
    """Whether Windows can have the names of all files."""
    if facts.reserved:
        problem = f"Windows cannot have files of these names: {', '.join(facts.reserved)}."
        return Look("wrong", problem, "Rename them.")
    if facts.twins:
        problem = f"These files differ in capital letters only: {', '.join(facts.twins)}."
        return Look("wrong", problem, "Rename one of each pair: on Windows and macOS one takes the other's place.")
    return Look("fine", "All files have names that every computer can have")


def capitals(facts: Facts) -> Look:
    """Whether the disk tells capital letters apart, as the computer that publishes does."""
    if facts.capitals_differ is None:
        return Look(
            "fine", f"Whether the disk tells capital and small letters apart cannot be told without {facts.config}"
        )
    if facts.capitals_differ:
        return Look("fine", "The disk tells capital and small letters apart")
    return Look("fine", "The disk takes capital and small letters for the same; site-builder check finds what differs")


LOOKS: tuple[Callable[[Facts], Look], ...] = (
    python,
    libraries,
    search,
    drawing,
    configuration,
    packages,
    permission,
    space,
    path_length,
    synced_folder,
    line_ends,
    console,
    other_build,
    open_tables,
    names,
    capitals,
)
"""Every look, in the order in which they are told."""
