"""What the READMEs promise is there: paths, commands, messages."""

import re
import shutil

import pytest

from site_builder.__main__ import main, parser
from site_builder.checks import CHECKS
from tests.sites import LEICESTERSHIRE, ROOT, change_cell

PAGES = [
    ROOT / "README.md",
    ROOT / "CHANGELOG.md",
    ROOT / "site_builder/README.md",
    ROOT / "site_builder/DECISIONS.md",
    ROOT / "datapackages/leicestershire/README.md",
]
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
TARGETS = set(re.findall(r"^([a-z]+):.*##", MAKEFILE, re.MULTILINE))


def text_of(page):
    return page.read_text(encoding="utf-8")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_link_to_a_file_leads_to_one(page):
    for target in re.findall(r"\]\(([^)#\s]+)[^)]*\)", text_of(page)):
        if not target.startswith("https://"):
            assert (page.parent / target).exists(), target


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_make_command_exists(page):
    for name in re.findall(r"`make ([a-z]+)`|^make ([a-z]+)", text_of(page), re.MULTILINE):
        assert "".join(name) in TARGETS, name


def test_every_target_of_the_makefile_is_in_the_readme():
    readme = text_of(ROOT / "README.md")

    assert [name for name in TARGETS - {"help"} if f"make {name}" not in readme and f"`{name}`" not in readme] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_command_of_the_program_exists(page):
    commands = next(action for action in parser()._actions if action.dest == "command").choices
    for name in re.findall(r"site-builder ([a-z]+)", text_of(page)):
        assert name in commands, name


def test_the_message_in_the_readme_is_what_the_program_says(tmp_path, capsys):
    package = shutil.copytree(LEICESTERSHIRE, tmp_path / "leicestershire")
    change_cell(
        package / "data/observations.csv",
        "household-waste-recycled,E10000018,2023/24,2024,43.2,",
        'household-waste-recycled,E10000018,2023/24,2024,"43,2",',
    )

    assert main(["check", str(package)]) == 1

    shown = re.search(r"```text\n(.*?)```", text_of(ROOT / "README.md"), re.DOTALL)
    assert shown is not None
    assert shown[1].strip() in capsys.readouterr().err


def test_ci_calls_the_test_command_of_the_readme():
    assert "make test" in text_of(ROOT / ".ci/run")
    assert "make test" in text_of(ROOT / "README.md")
    assert "make test" in text_of(ROOT / ".github/workflows/site.yml")


def test_actions_are_pinned_by_commit_with_their_version_beside_it():
    used = re.findall(r"uses: (\S+)(.*)", text_of(ROOT / ".github/workflows/site.yml"))

    assert len(used) >= 5
    for action, rest in used:
        assert re.fullmatch(r"[\w-]+/[\w-]+@[0-9a-f]{40}", action), action
        assert re.fullmatch(r" # v\d+\.\d+\.\d+", rest), action


def test_every_check_has_the_texts_that_its_page_is_made_of():
    for check in CHECKS:
        assert all((check.title, check.explanation, check.example_wrong, check.example_right)), check.code
        assert check.example_wrong != check.example_right, check.code
