"""Reading the Markdown files that officers write: narrative/<publication>/<outcome>.md in a package."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

from site_builder.finding import Finding
from site_builder.model import Narrative, NarrativeFile, Outcome
from site_builder.reading_faults import BAD_NARRATIVE
from site_builder.size_limits import Limits, or_raise
from site_builder.sources.safe_path import is_plain_file
from site_builder.text.head_lines import split_head

FOLDER = "narrative"
_MOST_FOLDERS = 3
_PLACE = "Call it narrative/<publication>/<outcome>.md, with the ids of the two; or take it out of the folder."


def find_narratives(folder: Path, limits: Limits) -> tuple[tuple[NarrativeFile, ...], list[Finding]]:
    """Read all narratives of a package. Nothing in its files makes this raise.

    Links are not followed, and whatever is no Markdown file is left alone. One that lies elsewhere in the
    folder would be on no page, so it is reported.

    Args:
        folder: the package folder, resolved.
        limits: how large one may be.
    """
    files: list[NarrativeFile] = []
    findings: list[Finding] = []
    for path in _markdown_files(folder / FOLDER, _MOST_FOLDERS):
        inside = path.relative_to(folder / FOLDER)
        shown = f"{folder.name}/{FOLDER}/{inside.as_posix()}"
        if inside.as_posix() == "README.md":  # for those who write the others
            continue
        if len(inside.parts) != 2 or path.suffix != ".md":
            findings.append(BAD_NARRATIVE.finding(shown, "The file is no narrative where it lies.", _PLACE))
            continue
        read = _read(path, shown, limits.narrative_kilobytes)
        if isinstance(read, Finding):
            findings.append(read)
        else:
            files.append(NarrativeFile(path.parent.name, path.stem, shown, read))
    return tuple(files), findings


def _markdown_files(folder: Path, deep: int) -> Iterator[Path]:
    try:
        entries = sorted(folder.iterdir()) if deep and folder.is_dir() and not folder.is_symlink() else []
    except OSError:  # a folder that may not be listed has no files for us
        return
    for path in entries:
        if path.suffix.lower() == ".md" and is_plain_file(path):
            yield path
        else:
            yield from _markdown_files(path, deep - 1)


def _read(path: Path, shown: str, kilobytes: int) -> str | Finding:
    try:
        if path.stat().st_size > kilobytes * 1000:
            problem = f"The file is larger than {kilobytes:,} kilobytes."
            remedy = f"A narrative is a page of text: shorten it. {or_raise('narrative_kilobytes')}"
            return BAD_NARRATIVE.finding(shown, problem, remedy)
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        problem = f"The file is not UTF-8: byte {error.start + 1} cannot be read."
        return BAD_NARRATIVE.finding(shown, problem, "Save it as UTF-8 in your editor.")
    except OSError as error:
        return BAD_NARRATIVE.finding(shown, f"The file cannot be read: {error.strerror or error}.", "Save it again.")
    if "\0" in text:
        return BAD_NARRATIVE.finding(shown, "The file holds a null character.", "Save it as plain text.")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def read_narrative(file: NarrativeFile, outcomes: Mapping[str, Outcome]) -> Narrative:
    """Read a checked narrative."""
    head, text = split_head(file.text)
    day = head.get("date")
    return Narrative(
        outcome=outcomes[file.outcome],
        text=text,
        author=head.get("author") or None,
        date=date.fromisoformat(day) if day else None,
        path=file.path,
    )
