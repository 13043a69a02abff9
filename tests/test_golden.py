"""A few whole pages, read by a person, stay as they were read."""

from tests.golden.write import FOLDER, PAGES, golden_files


def test_the_golden_pages_are_what_the_program_makes(tmp_path):
    made = golden_files(tmp_path)

    for name, content in made.items():
        # Compared as text, so that a difference can be read; if it is meant, run `make golden`.
        assert content.decode() == (FOLDER / name).read_bytes().decode(), f"{name} has changed"


def test_no_golden_file_is_left_without_a_page():
    there = {path.name for path in FOLDER.iterdir() if path.suffix in (".md", ".csv", ".html")}

    assert there == set(PAGES)
