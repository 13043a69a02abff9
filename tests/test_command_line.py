"""Commands that the program names: as a shell reads them, and with the options that were given."""

import shlex
import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.text.command_line import command_line


@pytest.mark.parametrize(
    ("words", "line"),
    [
        (["site-builder", "check", "datapackages/ours"], "site-builder check datapackages/ours"),
        (["import", "OneDrive - Council/Dashboards 2024.xlsx"], 'import "OneDrive - Council/Dashboards 2024.xlsx"'),
        (["import", "R&D (new).xlsx"], 'import "R&D (new).xlsx"'),
        (["--choose", "council=E10000018,E10000024"], '--choose "council=E10000018,E10000024"'),
        (["check", ""], 'check ""'),
        (["check", "a\u202eb"], "check 'a\\u202eb'"),
        (["check", "$HOME"], "check '$HOME'"),
    ],
)
def test_a_word_that_a_shell_would_part_stands_in_quotation_marks(words, line):
    assert command_line(words, windows=False) == line


@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("C:\\sites\\ours", "C:\\sites\\ours"),
        ("C:\\My sites\\ours", '"C:\\My sites\\ours"'),
        ("C:\\My sites\\", '"C:\\My sites\\\\"'),
        ("100%.xlsx", '"100%.xlsx"'),
    ],
)
def test_paths_of_windows_stay_as_they_are_typed_there(word, said):
    assert command_line([word], windows=True) == said


@given(words=st.lists(st.text(st.sampled_from(string.printable[:95] + "é£"), max_size=12), min_size=1, max_size=4))
def test_a_shell_reads_the_words_as_they_were(words):
    assert shlex.split(command_line(words, windows=False)) == words


def as_windows_reads(line):
    """The arguments that a program of Windows makes of a line: rules of Microsoft's C runtime, one letter at a time."""
    words, word, inside, at = [], None, False, 0
    while at < len(line):
        letter = line[at]
        slashes = len(line[at:]) - len(line[at:].lstrip("\\"))
        if slashes:
            at += slashes
            before_mark = line[at : at + 1] == '"'
            word = (word or "") + "\\" * (slashes // 2 if before_mark else slashes)
            if before_mark and slashes % 2:
                word, at = word + '"', at + 1
        elif letter == '"':
            inside, word, at = not inside, word or "", at + 1
        elif letter == " " and not inside:
            words, word, at = [*words, *([] if word is None else [word])], None, at + 1
        else:
            word, at = (word or "") + letter, at + 1
    return [*words, *([] if word is None else [word])]


@given(words=st.lists(st.text(st.sampled_from('ab \\"%&.:-'), max_size=8), min_size=1, max_size=4))
def test_a_program_of_windows_gets_the_words_as_they_were(words):
    assert as_windows_reads(command_line(words, windows=True)) == words
