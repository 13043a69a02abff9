"""Reading a data package as it was written: a descriptor and one CSV file for each table."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from site_builder.finding import Finding
from site_builder.model import Package, Table
from site_builder.reading_faults import BAD_RESOURCE, UNREADABLE_FILE, UNUSED_FILE
from site_builder.schemas import TABLE_SCHEMAS
from site_builder.size_limits import AS_SHIPPED, Limits, or_raise
from site_builder.sources.csv_table import read_table
from site_builder.sources.descriptor import DESCRIPTOR_NAMES, Descriptor, read_descriptor
from site_builder.sources.narratives import find_narratives
from site_builder.sources.safe_path import cannot_open, find_file, is_plain_file
from site_builder.text.hidden_characters import echo


@dataclass(frozen=True)
class _Resource:
    """An entry of the descriptor that names one table and one file."""

    name: str
    path: str


@dataclass(frozen=True)
class _Reading:
    """What is there while a package is read: tables so far, contents in place of files, how large files may be."""

    tables: dict[str, Table]
    instead: Mapping[str, bytes]
    limits: Limits

    def bytes_of(self, shown: str, file: Path) -> bytes:
        return self.instead[shown] if shown in self.instead else file.read_bytes()


def read_package(
    folder: Path, instead: Mapping[str, bytes] = MappingProxyType({}), limits: Limits = AS_SHIPPED
) -> tuple[Package, list[Finding]]:
    """Read a package. Nothing in its files makes this raise.

    Cells are kept exactly as written: "NA" and "nan" are text. Rows that cannot be lined up with
    the columns are left out of the table and reported.

    Args:
        folder: the package folder.
        instead: what to take for the content of tables' files in place of what is on the disk, by path as shown to
            people: to look at a correction before it is made.
        limits: how large its files may be.

    Returns:
        The package with the tables that could be read, and findings for what could not.
    """
    folder = folder.resolve()
    descriptor = read_descriptor(folder, limits)
    findings = list(descriptor.findings)
    tables: dict[str, Table] = {}
    if not findings:
        resources, unclear = _resources(descriptor)
        findings += unclear
        for resource in resources:
            # A table that the program does not know has no use; a check says that its name is unknown.
            if resource.name in TABLE_SCHEMAS:
                findings += _read_resource(folder, descriptor, resource, _Reading(tables, instead, limits))
        findings += _unused_files(folder, descriptor)
    ordered = {name: tables[name] for name in TABLE_SCHEMAS if name in tables}
    narratives, unreadable = find_narratives(folder, limits)
    readme, too_large = _readme(folder, limits)
    package = Package(folder.name, descriptor.path, descriptor.content, ordered, readme, narratives, limits)
    return package, [*findings, *unreadable, *too_large]


def table_files(folder: Path, limits: Limits = AS_SHIPPED) -> dict[str, Path]:
    """Find the files of a package's tables that can be read: the files, by path as shown to people."""
    folder = folder.resolve()
    descriptor = read_descriptor(folder, limits)
    resources = [] if descriptor.findings else _resources(descriptor)[0]
    found = {f"{folder.name}/{each.path}": find_file(folder, each.path, descriptor.path) for each in resources}
    return {shown: file for shown, file in found.items() if isinstance(file, Path)}


def _readme(folder: Path, limits: Limits) -> tuple[str | None, list[Finding]]:
    """What people wrote about the package; it is passed on, and never read for data."""
    file = folder / "README.md"
    try:
        if not is_plain_file(file):
            return None, []
        if file.stat().st_size > limits.narrative_kilobytes * 1000:
            problem = f"The file is larger than {limits.narrative_kilobytes:,} kilobytes."
            remedy = f"It is offered with the data: shorten it. {or_raise('narrative_kilobytes')}"
            return None, [UNREADABLE_FILE.finding(f"{folder.name}/README.md", problem, remedy)]
        return file.read_text(encoding="utf-8"), []
    except (OSError, UnicodeDecodeError):
        return None, []


def _read_resource(folder: Path, descriptor: Descriptor, resource: _Resource, reading: _Reading) -> list[Finding]:
    file = find_file(folder, resource.path, descriptor.path)
    if isinstance(file, Finding):
        return [file]
    shown = f"{folder.name}/{resource.path}"
    try:
        if file.stat().st_size > reading.limits.csv_bytes:
            problem = f"The file is larger than {reading.limits.csv_megabytes:,} megabytes."
            remedy = f"Look whether it is the right file. {or_raise('csv_megabytes')}"
            return [UNREADABLE_FILE.finding(shown, problem, remedy)]
        # Nothing here keeps the bytes, so that they are gone once they are text.
        read = read_table(resource.name, shown, reading.bytes_of(shown, file), reading.limits)
    except OSError as error:
        return [cannot_open(shown, error)]
    if read.table:
        reading.tables[resource.name] = read.table
    return list(read.findings)


def _resources(descriptor: Descriptor) -> tuple[list[_Resource], list[Finding]]:
    entries = descriptor.content.get("resources")
    if not isinstance(entries, list) or not entries:
        problem = 'The descriptor has no list "resources".'
        remedy = 'List the tables: "resources": [{"name": "indicators", "path": "data/indicators.csv"}, ...].'
        return [], [BAD_RESOURCE.finding(descriptor.path, problem, remedy)]
    resources: dict[str, _Resource] = {}
    findings = []
    for number, entry in enumerate(entries, start=1):
        problem, remedy = _unclear(entry, number)
        if not problem and entry["name"] in resources:
            problem, remedy = f"The table {echo(entry['name'])} is listed twice.", "Keep one of the two entries."
        if problem:
            findings.append(BAD_RESOURCE.finding(descriptor.path, problem, remedy))
        else:
            resources[entry["name"]] = _Resource(entry["name"], entry["path"])
    return list(resources.values()), findings


def _unclear(entry: object, number: int) -> tuple[str, str]:
    if not isinstance(entry, dict) or not isinstance(entry.get("name"), str):
        return f"Entry {number} of the resources has no name.", 'Write {"name": "...", "path": "data/....csv"}.'
    who = f"The resource {echo(entry['name'])}"
    if "data" in entry:
        return f"{who} has its data inside the descriptor.", "Put the data into a CSV file and give its path."
    if isinstance(entry.get("path"), list):
        return f"{who} is in several files.", "Put the table into one file and give its path."
    if not isinstance(entry.get("path"), str):
        return f"{who} has no path.", "Give the path of its file, such as data/observations.csv."
    return "", ""


def _unused_files(folder: Path, descriptor: Descriptor) -> Iterator[Finding]:
    entries = descriptor.content.get("resources")
    listed = entries if isinstance(entries, list) else []
    # A file whose entry is wrong in its folder, its capitals or its ending is reported there.
    paths = [str(entry.get("path")) for entry in listed if isinstance(entry, dict)]
    named = {path.replace("\\", "/").rpartition("/")[2].lower().rpartition(".")[0] for path in paths}
    try:
        files = sorted(path for path in [*folder.glob("*.csv"), *folder.glob("data/*.csv")] if path.is_file())
        other = [name for name in DESCRIPTOR_NAMES[1:] if (folder / name).exists()]
    except OSError:  # a folder that may not be listed: its files, if any are named, are reported one by one
        return
    # Without any list of tables that is the fault, not each file.
    for file in files if listed else ():
        path = file.relative_to(folder).as_posix()
        if file.stem.lower() not in named and not file.name.startswith((".", "~")):
            remedy = "List it in the descriptor if the site should use it; otherwise move it elsewhere."
            yield UNUSED_FILE.finding(f"{folder.name}/{path}", "The descriptor does not list this file.", remedy)
    if other and descriptor.path.endswith(DESCRIPTOR_NAMES[0]):
        problem = f"This file is not used, because {DESCRIPTOR_NAMES[0]} is there."
        yield UNUSED_FILE.finding(f"{folder.name}/{other[0]}", problem, "Keep one of the two.")
