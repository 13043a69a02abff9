import re

import pytest

from site_builder.formats.github import MOST_OF_A_CODE, github_commands
from tests.formats.reports import HOSTILE, finding, hidden, hostile_findings, orders, report


def unescaped(text):
    for escape, character in (("%0A", "\n"), ("%0D", "\r"), ("%3A", ":"), ("%2C", ","), ("%25", "%")):
        text = text.replace(escape, character)
    return text


def read(commands):
    """Commands as GitHub reads them: word, properties, message."""
    for line in commands.splitlines():
        word, properties, message = re.fullmatch(r"::(\w+) ([^:]*)::(.*)", line).groups()
        pairs = dict(each.split("=", 1) for each in properties.split(","))
        yield word, {name: unescaped(text) for name, text in pairs.items()}, unescaped(message)


def test_a_finding_is_a_command_on_the_line_of_its_file():
    assert github_commands(report([finding()])) == (
        "::error file=datapackages/testshire/data/observations.csv,line=3,title=E202 A figure is a plain number::"
        'testshire/data/observations.csv line 3, column F "value": "1,112" has a thousands comma.%0AWrite 1112.\n'
    )


@pytest.mark.parametrize(("code", "word"), [("E202", "error"), ("W408", "warning"), ("N125", "notice")])
def test_how_grave_a_finding_is_names_the_command(code, word):
    assert [each[0] for each in read(github_commands(report([finding(code)])))] == [word]


def test_a_finding_of_a_whole_file_has_no_line():
    [(_, properties, _)] = read(github_commands(report([finding(line=None)])))

    assert properties.keys() == {"file", "title"}


def test_the_page_of_the_code_is_named_where_the_site_has_an_address():
    [(_, _, message)] = read(github_commands(report([finding()], site="https://example.org/site/")))

    assert message.endswith("\nhttps://example.org/site/data/checks/e202/")


def test_at_most_ten_of_a_code_are_told_and_each_kind_comes_before_any_repeat():
    commas = [finding(line=line) for line in range(3, 5_000)]
    units = [finding(line=6_000, value="£1", problem='"£1" has a unit.'), finding("E201", line=7_000)]

    told = list(read(github_commands(report([*commas, *units]))))

    assert len(told) == MOST_OF_A_CODE + 1
    assert [properties["line"] for _, properties, _ in told[:3]] == ["3", "7000", "6000"]


def test_thousands_of_different_findings_are_ten_of_their_code():
    many = [finding(line=line, problem=f"The word {line} is not known.") for line in range(5_000)]

    assert github_commands(report(many)).count("\n") == MOST_OF_A_CODE


@pytest.mark.parametrize("number", range(len(HOSTILE)))
def test_no_text_of_a_cell_forges_a_command_or_leaves_its_own(number):
    said = github_commands(report([hostile_findings()[number]]))

    assert orders(said) == ["error"]
    assert hidden(said) == set()
    [(word, properties, _)] = read(said)
    assert word == "error"
    assert properties.keys() == {"file", "line", "title"}
    assert properties["line"] == str(number + 2)


def test_an_escape_in_a_cell_stays_what_it_was():
    [(_, _, message)] = read(github_commands(report([finding(problem="%0A::error::x")])))

    assert "%0A::error::x" in message
