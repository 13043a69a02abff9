"""The commands: what they say, and the exit codes that scripts rely on."""

import subprocess
import sys

import pytest

from site_builder.__main__ import main
from site_builder.commands import COMMANDS
from site_builder.commands import check as check_command
from tests.sites import build_site, change_cell, files_of, lay_out_site


@pytest.mark.parametrize("command", [[], *([command.name] for command in COMMANDS)])
def test_each_command_has_a_help_text_with_its_exit_codes(command, capsys):
    with pytest.raises(SystemExit) as stopped:
        main([*command, "--help"])

    assert stopped.value.code == 0
    assert "exit codes:" in capsys.readouterr().out


def test_an_unknown_command_is_wrong_usage(capsys):
    with pytest.raises(SystemExit) as stopped:
        main(["bild"])

    assert stopped.value.code == 2
    assert "There is no command bild. Did you mean build?" in capsys.readouterr().err


def test_an_unknown_command_that_is_near_none_is_told_those_that_there_are(capsys):
    with pytest.raises(SystemExit) as stopped:
        main(["xyzzy"])

    assert stopped.value.code == 2
    assert f"The commands are {', '.join(command.name for command in COMMANDS)}." in capsys.readouterr().err


def test_the_help_gives_the_order_of_work(capsys):
    with pytest.raises(SystemExit):
        main(["--help"])

    order = capsys.readouterr().out.partition("in this order:")[2]
    places = [order.index(f"  {name}") for name in ("new", "check", "diff", "build", "serve")]
    assert places == sorted(places)


def test_check_says_how_much_was_checked_and_changes_nothing(tmp_path, capsys):
    plan = lay_out_site(tmp_path)
    before = files_of(tmp_path)

    assert main(["check", "--config", str(plan.config)]) == 0

    assert "rows checked, no errors" in capsys.readouterr().out
    assert files_of(tmp_path) == before


def test_all_findings_of_all_files_are_printed_at_once_with_exit_code_1(tmp_path, capsys):
    plan = lay_out_site(tmp_path)
    data = plan.packages[0] / "valid/data"
    change_cell(data / "observations.csv", "2024-11-20,46.8,", '2024-11-20,"1,112",')
    change_cell(data / "report_rows.csv", "1,,none,", "1,,,")
    change_cell(data / "targets.csv", "bus-passengers,at least", "bus-passengers,soon")

    assert main(["check", "--config", str(plan.config)]) == 1

    said = capsys.readouterr().err
    for expected in (
        "valid/data/observations.csv line 3",
        '"1,112"',
        "valid/data/report_rows.csv line 3",
        "valid/data/targets.csv line 4",
        '"soon"',
    ):
        assert expected in said
    assert "Traceback" not in said


def test_build_with_errors_says_that_nothing_was_built(tmp_path, capsys):
    plan = build_site(tmp_path)
    site = files_of(plan.site)
    change_cell(plan.packages[0] / "valid/data/observations.csv", "2024-11-20,46.8,", "2024-11-20,lots,")

    assert main(["build", "--config", str(plan.config)]) == 1

    assert "Nothing was built; the last site is as it was." in capsys.readouterr().err
    assert files_of(plan.site) == site


def test_no_package_is_wrong_usage(tmp_path, capsys):
    plan = lay_out_site(tmp_path)

    assert main(["check", str(tmp_path / "nothing-here"), "--config", str(plan.config)]) == 2

    assert "nothing-here" in capsys.readouterr().err


def test_a_fault_of_the_program_is_exit_code_3_and_a_sentence(monkeypatch, capsys):
    def broken(*arguments):
        raise KeyError("surprise")

    monkeypatch.setattr(check_command, "check", broken)

    assert main(["check"]) == 3

    said = capsys.readouterr().err
    assert "a fault of the program" in said
    assert "Traceback" not in said


def test_debug_shows_the_traceback(monkeypatch, capsys):
    def broken(*arguments):
        raise KeyError("surprise")

    monkeypatch.setattr(check_command, "check", broken)

    assert main(["check", "--debug"]) == 3

    assert "Traceback" in capsys.readouterr().err


def test_no_progress_is_printed_where_there_is_no_terminal(tmp_path):
    plan = build_site(tmp_path)

    done = subprocess.run(
        [sys.executable, "-m", "site_builder", "build", "--config", str(plan.config)],
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0
    assert done.stderr == ""
    assert done.stdout.startswith("1 edition with 3 rows built: ")
    assert done.stdout.endswith(f"To look at it: site-builder serve --config {plan.config}\n")


def test_without_a_command_the_commands_are_named(capsys):
    with pytest.raises(SystemExit) as stopped:
        main([])

    assert stopped.value.code == 2
    assert "Name a command: check, fix, build, " in capsys.readouterr().err


def test_a_console_that_knows_few_letters_does_not_crash(tmp_path):
    plan = lay_out_site(tmp_path)
    change_cell(plan.packages[0] / "valid/data/observations.csv", "2024-11-20,46.8,", "2024-11-20,−46.8,")

    done = subprocess.run(
        [sys.executable, "-m", "site_builder", "check", "--config", str(plan.config)],
        capture_output=True,
        env={"PYTHONIOENCODING": "ascii"},
        check=False,
    )

    assert done.returncode == 1
    assert b"observations.csv line 3" in done.stderr
