"""YAML as text with lines, and nothing in it that could be costly or run."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.sources.marked_yaml import NotYaml, read_marked_yaml
from site_builder.text.marked import Marked


def plain(piece):
    if isinstance(piece.value, dict):
        return {key: plain(value) for key, value in piece.value.items()}
    return [plain(item) for item in piece.value] if isinstance(piece.value, tuple) else piece.value


def test_every_scalar_stays_text():
    read = read_marked_yaml("a: no\nb: 2019-04-01\nc: 010\nd: ~\ne:\nf: '~'\ng: [1.0, yes]\nh: |\n  two\n  lines\n")

    assert plain(read) == {
        "a": "no", "b": "2019-04-01", "c": "010", "d": "", "e": "", "f": "~", "g": ["1.0", "yes"], "h": "two\nlines\n",
    }  # fmt: skip


def test_each_piece_has_the_line_of_its_key():
    read = read_marked_yaml("# a comment\na:\n  - b: 1\n    c: 2\n  - d\n")

    assert isinstance(read, Marked)
    items = read.value["a"]
    assert (items.line, items.value[0].line, items.value[0].value["c"].line, items.value[1].line) == (2, 3, 4, 5)


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        ("a: &x 1\nb: *x\n", 1, "anchors"),
        ("a: 1\nb: !!python/name:os.system\n", 2, "tags are not accepted"),
        ("a: !custom 1\n", 1, "tags are not accepted"),
        ("a: 1\nb: 2\na: 3\n", 3, '"a" stands twice'),
        ("? [a]\n: 1\n", 1, "A key is a text"),
        ("a: [1\n", 2, "not YAML"),
        ("a: 1\n---\nb: 2\n", 2, "not YAML"),
        ("[" * 21 + "]" * 21, 1, "nested too deeply"),
        ('a: "\\u202e"\n', 1, "nobody sees"),
        ('"\\u202e": a\n', 1, "nobody sees"),
        ("", 1, "empty"),
        ("a: \x00\n", None, "not YAML"),
    ],
)
def test_what_is_refused_is_told_with_its_line(text, line, says):
    read = read_marked_yaml(text)

    assert isinstance(read, NotYaml)
    assert says in read.problem
    if line is not None:
        assert read.line == line


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        ("a:\n\tb: 1\n", 2, "line 2, column 1: a tab stands where only blanks may stand."),
        (
            "a:\n    - from: x\n      once: yes\n    columns: {}\n",
            4,
            "this line needs more blanks at its beginning, or a hyphen like that of line 2.",
        ),
        (
            "a:\n  - b: 1\n    c: 2\n   d: 3\n",
            4,
            "this line needs more blanks at its beginning, or a hyphen like that of line 2.",
        ),
        (
            "a:\n    b: 1\n  c: 2\n",
            3,
            "this line begins with 2 blanks, and not with as many as a line above",
        ),
        ("a: 1\n  b: 2\n", 2, "a colon stands where none may stand: the line is indented too far"),
        ("a: {title: Roads: all}\n", 1, "a comma or a closing bracket is missing, or a text with a colon"),
        ("a:\n  b: 1\n  c\n  d: 2\n", 4, "a colon with a blank behind it is missing"),
    ],
)
def test_what_stops_yaml_is_told_in_plain_words(text, line, says):
    read = read_marked_yaml(text)

    assert (read.line, says in read.problem) == (line, True), read.problem


@given(st.text(max_size=200))
def test_any_text_is_read_or_refused_with_a_sentence(text):
    read = read_marked_yaml(text)

    assert isinstance(read, Marked) or read.problem.endswith(".")
