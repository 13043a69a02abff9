"""Reading the Markdown files of a package: only those that a page can show, and nothing in them raises."""

import os
import shutil
from datetime import date

import pytest

from site_builder.sources import read_package
from site_builder.sources.publications import read_publications
from site_builder.text.head_lines import split_head
from tests.conftest import PACKAGES

PLACE = "narrative/testshire-2024"


@pytest.fixture
def folder(tmp_path):
    folder = tmp_path / "testshire"
    shutil.copytree(PACKAGES / "valid", folder)
    return folder


def write(folder, name, data):
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return path


def narratives(folder):
    package, findings = read_package(folder)
    return package.narratives, [(finding.code, finding.file) for finding in findings]


def test_a_narrative_is_read_with_its_author_and_date(valid_package):
    [publication] = read_publications(valid_package)
    [narrative] = publication.narratives

    assert narrative.outcome.title == "Clean and green"
    assert (narrative.author, narrative.date) == ("Test editors", date(2024, 11, 20))
    assert "author" not in narrative.text
    assert narrative.text.strip().startswith("{{ indicator.recycling.title }} was")
    assert narrative.path == "valid/narrative/testshire-2024/clean-and-green.md"


def test_author_and_date_are_taken_from_the_top_only_and_lines_keep_their_numbers():
    head, text = split_head("author: A. Clerk\ndate: 2024-11-20\n\nText.\nauthor: not this\n")

    assert head == {"author": "A. Clerk", "date": "2024-11-20"}
    assert text == "\n\n\nText.\nauthor: not this\n"


def test_a_text_without_a_head_is_all_text():
    assert split_head("A text.\n") == ({}, "A text.\n")


def test_an_empty_author_and_date_are_none(folder):
    write(folder, f"{PLACE}/clean-and-green.md", "author:\ndate:\n\nText.")
    package, _ = read_package(folder)
    [narrative] = read_publications(package)[0].narratives

    assert (narrative.author, narrative.date) == (None, None)


def test_a_byte_order_mark_and_the_line_ends_of_other_systems_are_read(folder):
    write(folder, f"{PLACE}/clean-and-green.md", b"\xef\xbb\xbfauthor: A\r\n\r\nOne\rTwo\r\n")

    [file], findings = narratives(folder)

    assert findings == []
    assert file.text == "author: A\n\nOne\nTwo\n"


@pytest.mark.parametrize("data", [b"caf\xe9", b"a\x00b", b"a" * 200_001, "wide".encode("utf-16")])
def test_a_file_that_is_no_plain_text_is_a_finding(folder, data):
    write(folder, f"{PLACE}/economy.md", data)

    files, findings = narratives(folder)

    assert [file.outcome for file in files] == ["clean-and-green"]
    assert findings == [("E115", f"testshire/{PLACE}/economy.md")]


@pytest.mark.parametrize(
    "name", ["narrative/economy.md", f"{PLACE}/more/economy.md", f"{PLACE}/economy.MD", f"{PLACE}/README.md/economy.md"]
)
def test_a_markdown_file_that_no_page_would_show_is_a_finding(folder, name):
    write(folder, name, "Text.")

    assert narratives(folder)[1] == [("E115", f"testshire/{name}")]


@pytest.mark.parametrize("name", ["narrative/README.md", f"{PLACE}/notes.txt", f"{PLACE}/picture.png"])
def test_a_file_for_the_writers_is_left_alone(folder, name):
    write(folder, name, b"\xff")

    files, findings = narratives(folder)

    assert len(files) == 1
    assert findings == []


def test_folders_in_folders_without_end_are_not_followed(folder):
    deep = folder / "narrative" / "/".join(["a"] * 900)
    deep.mkdir(parents=True)

    assert narratives(folder)[1] == []


@pytest.mark.skipif(not hasattr(os, "symlink"), reason="no links on this system")
def test_links_are_not_followed(folder, tmp_path):
    secret = write(tmp_path, "secret.md", "Secret.")
    (folder / PLACE / "economy.md").symlink_to(secret)
    (folder / "narrative" / "other").symlink_to(tmp_path)

    files, findings = narratives(folder)

    assert [file.outcome for file in files] == ["clean-and-green"]
    assert findings == []
