"""Writes the difference of an example anew, to be read by a person when it changes: part of `make golden`."""

from __future__ import annotations

from pathlib import Path

from site_builder.differing import report_of
from tests.differences.states import between, edited, valid

FOLDER = Path(__file__).parent
FILES = {"expected.txt": "text", "expected.md": "markdown"}


def expected_files() -> dict[str, str]:
    """What the program makes now, by the name of the file."""
    difference = between(valid(), edited(valid()), checked=True)
    return {name: report_of(difference, format_)[0] for name, format_ in FILES.items()}


def main() -> None:
    """Write the files anew."""
    for name, text in expected_files().items():
        (FOLDER / name).write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
