"""doctor: each look has a computer on which it is not fine, and none needs Windows to be tried."""

import tempfile
from dataclasses import replace

import pytest
from filelock import FileLock

from site_builder.__main__ import main
from site_builder.commands.doctor import diagnosis
from site_builder.doctor import looks
from site_builder.doctor.facts import Facts, Library
from site_builder.doctor.gather import gather_facts
from site_builder.doctor.looks import LOOKS
from tests.sites import files_of, lay_out_site

WELL = Facts(
    system="Windows",
    python="3.12.4",
    python_wanted=">=3.11",
    python_suits=True,
    program="0.1.0",
    libraries=(Library("pandas", "<4,>=3.1", "3.1.2", True),),
    search_fault="",
    drawing_fault="",
    root="C:\\sites\\ours",
    config="mkdocs.yml",
    has_config=True,
    config_fault="",
    packages=("testshire",),
    packages_fault="",
    not_writable=(),
    free_bytes=80_000_000_000,
    longest_path=140,
    long_paths=False,
    synced="",
    in_git=True,
    autocrlf="true",
    line_ends_fixed=True,
    console="utf-8",
    building=False,
    open_files=(),
    reserved=(),
    twins=(),
    capitals_differ=False,
)
ILL = [
    # look, what differs, state, what is said, what is to be done
    ("python", {"python": "3.9.1", "python_suits": False}, "wrong", "Python 3.9.1", "Install Python >=3.11."),
    (
        "libraries",
        {"libraries": (Library("pandas", "<4,>=3.1", "2.2.0", False), Library("pagefind", ">=1.5", None, False))},
        "wrong",
        "pandas is 2.2.0, <4,>=3.1 is needed; pagefind is not there, >=1.5 is needed",
        "uv sync",
    ),
    ("search", {"search_fault": "Access is denied"}, "wrong", "does not run: Access is denied", "virus scanner"),
    ("drawing", {"drawing_fault": "ImportError: DLL load failed"}, "wrong", "DLL load failed", "Install the program"),
    ("configuration", {"has_config": False}, "wrong", "There is no mkdocs.yml.", "--config"),
    ("configuration", {"config_fault": "There is no limit csv."}, "wrong", "There is no limit csv.", ""),
    ("packages", {"packages": (), "packages_fault": "There is no data package here."}, "wrong", "no data package", "site-builder new"),
    ("permission", {"not_writable": ("C:\\sites\\ours\\site (Access is denied)",)}, "wrong", "Access is denied", "the right to write"),
    ("space", {"free_bytes": 120_000_000}, "wrong", "Only 0.1 GB are free", "Make room"),
    ("space", {"free_bytes": None}, "note", "cannot be told", ""),
    ("path_length", {"longest_path": 261}, "wrong", "about 261 characters, and Windows has 260", "shorter path"),
    ("path_length", {"longest_path": 261, "long_paths": True}, "note", "set to allow more", ""),
    ("synced_folder", {"synced": "OneDrive"}, "note", "OneDrive", "--site"),
    ("line_ends", {"line_ends_fixed": False}, "note", "core.autocrlf is true", "*.csv text eol=lf"),
    ("line_ends", {"line_ends_fixed": False, "autocrlf": ""}, "note", "Nothing says", "*.csv text eol=lf"),
    ("console", {"console": "cp1252"}, "note", "knows few letters (cp1252)", "PYTHONUTF8"),
    ("other_build", {"building": True}, "wrong", "Another build", "Wait for it"),
    ("open_tables", {"open_files": ("testshire\\data\\~$targets.csv",)}, "note", "~$targets.csv", "close them"),
    ("names", {"reserved": ("docs/aux.md",)}, "wrong", "docs/aux.md", "Rename"),
    ("names", {"twins": ("docs/About.md and about.md",)}, "wrong", "capital letters only", "Rename one"),
]  # fmt: skip


@pytest.mark.parametrize(("look", "differs", "state", "says", "remedy"), ILL)
def test_a_look_says_what_is_not_right_and_what_to_do(look, differs, state, says, remedy):
    assert getattr(looks, look)(WELL).state == "fine"

    found = getattr(looks, look)(replace(WELL, **differs))

    assert found.state == state
    assert says in found.says
    assert remedy in found.remedy


@pytest.mark.parametrize(("look", "differs", "state", "says", "remedy"), ILL)
def test_only_what_will_not_work_is_an_error(look, differs, state, says, remedy):
    text, wrong = diagnosis(replace(WELL, **differs))

    assert wrong == (state == "wrong")
    assert (("WRONG" if wrong else "note") in text) == (state != "fine")
    assert text.startswith("WRONG") == wrong
    assert sum(line.startswith(("fine ", "note ", "WRONG")) for line in text.splitlines()) == len(LOOKS)


def test_every_look_can_be_not_fine_but_the_one_that_only_tells():
    assert {look.__name__ for look in LOOKS} - {"capitals"} == {case[0] for case in ILL}


def test_a_long_path_is_no_fault_elsewhere_than_on_windows():
    assert looks.path_length(replace(WELL, system="Linux", longest_path=400)).state == "fine"


def test_a_folder_outside_git_has_no_settings_of_line_ends():
    assert looks.line_ends(replace(WELL, in_git=False, line_ends_fixed=False)).state == "fine"


def test_a_disk_that_could_not_be_tried_is_not_called_either():
    said = looks.capitals(replace(WELL, capitals_differ=None))

    assert said.state == "fine"
    assert "cannot be told" in said.says


def test_hostile_names_are_shown_not_obeyed():
    text, _ = diagnosis(replace(WELL, reserved=("a\x1b[31mb\u202e",)))

    assert "\x1b" not in text
    assert "\u202e" not in text


@pytest.fixture
def plan(tmp_path):
    return lay_out_site(tmp_path)


def facts_of(plan):
    return gather_facts(plan.config, plan.packages, (plan.site, plan.source, plan.cache), plan.cache / "build.lock")


def test_a_good_folder_is_fine_and_nothing_in_it_is_changed(plan, tmp_path, capsys):
    before = files_of(tmp_path)

    assert main(["doctor", "--config", str(plan.config)]) == 0

    said = capsys.readouterr().out
    assert "WRONG" not in said
    assert "1 data package: valid" in said
    assert files_of(tmp_path) == before


def test_a_folder_without_a_site_is_exit_code_2(tmp_path, capsys):
    assert main(["doctor", "--config", str(tmp_path / "mkdocs.yml")]) == 2

    said = capsys.readouterr().out
    assert "WRONG  There is no" in said
    assert "2 things will not work until mended." in said
    assert "cannot be told" in said


def test_a_running_build_is_noticed(plan):
    plan.cache.mkdir(parents=True)
    assert not facts_of(plan).building

    with FileLock(plan.cache / "build.lock"):
        assert facts_of(plan).building

    assert not facts_of(plan).building


def test_signs_of_open_tables_and_names_that_windows_refuses_are_noticed(plan):
    data = plan.packages[0] / "valid/data"
    for name in ("~$targets.csv", ".~lock.areas.csv#", "aux.csv", "Areas.csv"):
        (data / name).write_bytes(b"")

    facts = facts_of(plan)

    assert {path.rpartition("/")[2] for path in facts.open_files} == {"~$targets.csv", ".~lock.areas.csv#"}
    assert "datapackages/valid/data/~$targets.csv" in facts.open_files
    assert facts.reserved == ("datapackages/valid/data/aux.csv",)
    assert [twin.rpartition("/")[2] for twin in facts.twins] in ([], ["Areas.csv and areas.csv"])


def test_a_folder_in_which_nothing_can_be_written_is_named(plan, monkeypatch):
    def refused(**folder):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(tempfile, "TemporaryFile", refused)

    assert facts_of(plan).not_writable[0] == f"{plan.site} (Permission denied)"


def test_a_synced_folder_is_known_by_its_name(tmp_path):
    folder = tmp_path / "OneDrive - Testshire County Council" / "site"
    folder.mkdir(parents=True)

    assert facts_of(lay_out_site(folder)).synced == "OneDrive"


@pytest.mark.parametrize(
    ("text", "fixed"),
    [
        ("*.csv text eol=lf\n", True),
        ("* text=auto eol=lf\n", True),
        ("*.csv -text\n", True),
        ("*.png binary\n", False),
        ("# *.csv eol=lf\n", False),
    ],
)
def test_line_ends_are_fixed_by_a_line_of_gitattributes(plan, text, fixed):
    (plan.config.parent / ".git").mkdir()
    (plan.config.parent / ".gitattributes").write_text(text, encoding="utf-8")

    facts = facts_of(plan)

    assert facts.in_git
    assert facts.line_ends_fixed == fixed


def test_the_libraries_of_this_environment_suit_the_program(plan):
    facts = facts_of(plan)

    assert {"mkdocs", "pandas", "pagefind"} <= {library.name for library in facts.libraries}
    assert all(library.suits and library.installed for library in facts.libraries)
    assert (facts.search_fault, facts.drawing_fault) == ("", "")
