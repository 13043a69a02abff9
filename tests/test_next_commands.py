"""The commands that the program tells people to run next mean what was meant before: they repeat what was given."""

import shlex

import pytest

from site_builder.__main__ import main
from site_builder.commands import parser
from site_builder.commands.options import command_again, fix_again
from tests.sites import change_cell, lay_out_site


def again(name, *given):
    return command_again(name, parser().parse_args(list(given)))


@pytest.mark.parametrize(
    ("given", "name", "line"),
    [
        (["build"], "serve", "site-builder serve"),
        (["build", "--strict", "--all", "--debug"], "serve", "site-builder serve"),
        (["build", "--config", "mkdocs.yml"], "serve", "site-builder serve"),
        (["build", "--config", "ours/mkdocs.yml"], "serve", "site-builder serve --config ours/mkdocs.yml"),
        (["build", "a", "b c", "--site", "out"], "serve", 'site-builder serve a "b c" --site out'),
        (["build", "--area", "all"], "serve", "site-builder serve --area all"),
        (["serve", "--area", "Old Town", "--area", "x", "--port", "1"], "serve",
         'site-builder serve --area "Old Town" --area x'),
        (["build", "a", "--site", "out", "--area", "x", "--config", "c/mkdocs.yml"], "check",
         "site-builder check a --config c/mkdocs.yml"),
        (["new", "ours", "--config", "c/mkdocs.yml", "--area", "E10000018"], "fix",
         "site-builder fix --config c/mkdocs.yml"),
        (["new", "ours", "--area", "E10000018"], "serve", "site-builder serve"),
    ],
)  # fmt: skip
def test_what_was_given_is_repeated_where_the_next_command_takes_it(given, name, line):
    assert again(name, *given) == line


@pytest.mark.parametrize("name", ["check", "fix", "build", "serve"])
def test_a_command_that_is_printed_can_be_read_by_the_program(name):
    given = ["build", "a b", "--site", "o u t", "--area", "Old Town", "--config", "c d/mkdocs.yml"]

    read = parser().parse_args(shlex.split(again(name, *given))[1:])

    assert str(read.config) == "c d/mkdocs.yml"


def test_the_file_of_a_correction_is_named_by_a_path_that_is_there(tmp_path, monkeypatch):
    plan = lay_out_site(tmp_path / "site")
    monkeypatch.chdir(tmp_path)
    table = "valid/data/observations.csv"

    def named(*given):
        return shlex.split(fix_again(parser().parse_args(["check", *given]), table, "E202"))[2]

    assert named("site/datapackages") == f"site/datapackages/{table}"
    assert named("site/datapackages/valid") == f"site/datapackages/{table}"
    assert named("other", "site/datapackages") == f"site/datapackages/{table}"
    assert named("--config", str(plan.config)) == table
    monkeypatch.chdir(tmp_path / "site/datapackages/valid")
    assert named(".") == "data/observations.csv"


def test_the_printed_correction_of_a_package_elsewhere_runs_as_it_is_printed(tmp_path, capsys):
    plan = lay_out_site(tmp_path / "My sites")
    change_cell(plan.packages[0] / "valid/data/observations.csv", "2023,9800,", '2023,"9,800",')
    assert main(["check", str(plan.packages[0] / "valid")]) == 1
    [command] = [line for line in capsys.readouterr().err.splitlines() if "Or run: " in line]

    assert main(shlex.split(command.partition("site-builder ")[2])) == 1

    assert "1 correction in 1 file" in capsys.readouterr().out
