"""The command explain: the texts of the pages in a terminal."""

import pytest

from site_builder import explaining
from site_builder.__main__ import main
from site_builder.checks import EXPLAINED
from site_builder.explained import near_codes
from tests.pages.test_checks_pages import OLD, on_one_line


@pytest.mark.parametrize("rule", EXPLAINED, ids=lambda rule: rule.code)
def test_each_code_is_explained_with_everything_that_its_record_says(rule, capsys):
    assert main(["explain", rule.code]) == 0

    said = on_one_line(capsys.readouterr().out)
    for text in (rule.title, rule.explanation, rule.remedy, rule.example_wrong, rule.example_right):
        assert on_one_line(text) in said
    assert f"data/checks/{rule.code.lower()}/" in said


def test_no_line_of_a_text_is_wider_than_a_small_console(capsys):
    main(["explain", *(rule.code for rule in EXPLAINED)])

    examples = {line for rule in EXPLAINED for line in f"{rule.example_wrong}\n{rule.example_right}".splitlines()}
    wide = [line for line in capsys.readouterr().out.splitlines() if len(line) > 80 and line.strip() not in examples]
    assert wide == []


def test_small_letters_and_several_codes_are_accepted_and_each_is_said_once(capsys):
    assert main(["explain", "e202", "E101", "[E202]"]) == 0

    out = capsys.readouterr().out
    assert out.index("E202  A figure") < out.index("E101  A package")
    assert out.count("E202  A figure") == 1


def test_without_a_code_all_are_listed_with_their_titles(capsys):
    assert main(["explain"]) == 0

    out = capsys.readouterr().out
    for rule in EXPLAINED:
        assert f"  {rule.code}  {rule.title}\n" in out


def test_an_unknown_code_is_wrong_usage_and_near_ones_are_named(capsys):
    assert main(["explain", "E2O2", "E101"]) == 2

    said = capsys.readouterr()
    assert "E101  A package has a descriptor" in said.out
    assert 'There is no code "E2O2". Did you mean E202 (A figure is a plain number)' in said.err


@pytest.mark.parametrize(
    ("text", "meant"),
    [("W202", "E202"), ("202", "E202"), ("E2002", "E202"), ("commas", "E108"), ("hidden", "E211"), ("e 202", "E202")],
)
def test_what_was_probably_meant_is_found(text, meant):
    assert meant in near_codes(text, EXPLAINED)


@pytest.mark.parametrize("text", ["", "qqqq", "E", "::error::x", "x" * 100_000])
def test_what_is_near_nothing_is_answered_too(text, capsys):
    assert near_codes(text, EXPLAINED) == []
    assert main(["explain", text]) == 2
    assert "site-builder explain lists all codes." in capsys.readouterr().err


def test_a_retired_code_is_explained_and_not_listed(monkeypatch, capsys):
    monkeypatch.setattr(explaining, "RETIRED_CODES", (OLD,))

    assert main(["explain", "e299"]) == 0
    assert "No longer told. E202 took its place." in capsys.readouterr().out
    main(["explain"])
    assert "E299" not in capsys.readouterr().out
