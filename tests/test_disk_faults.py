"""What the disk does not allow is told with its path and what to do; nothing is lost, and nothing left half-written."""

from __future__ import annotations

import errno
import io
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest

from site_builder import build as build_module
from site_builder.__main__ import main
from site_builder.disk_faults import cause, full, is_full, naming, sentence
from site_builder.errors import UsageError
from site_builder.output.made_by_us import mark
from site_builder.publisher import mkdocs, search_index
from tests.conftest import PACKAGES
from tests.imports.small_import import lay_out
from tests.sites import VALID, files_of, lay_out_site

OLD = "the last good site"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site with a last good build, files of an import, and a package with something to correct."""
    lay_out_site(tmp_path)
    shutil.copytree(PACKAGES / "thousands-comma", tmp_path / "wrong")
    lay_out(tmp_path)
    (tmp_path / "site").mkdir()
    mark(tmp_path / "site")
    (tmp_path / "site/index.html").write_text(OLD, encoding="utf-8")
    return tmp_path


@pytest.fixture
def publishers_do_their_work(monkeypatch: pytest.MonkeyPatch) -> None:
    """MkDocs and Pagefind are programs of their own; what they do when a disk is full is tried alone."""
    monkeypatch.setattr(build_module, "run_mkdocs", lambda *_, **__: None)
    monkeypatch.setattr(build_module, "make_search_index", lambda *_: None)


COMMANDS: dict[str, Callable[[Path], list[str]]] = {
    "build": lambda site: ["build", "--config", str(site / "mkdocs.yml")],
    "import": lambda site: ["import", str(site / "mapping.yaml")],
    "a copy of a ready mapping": lambda site: ["import", "--ready", "lait", "--copy", "--data", str(site)],
    "fix": lambda site: ["fix", str(site / "wrong"), "--write"],
    "new": lambda site: ["new", "newshire", "--config", str(site / "elsewhere/mkdocs.yml")],
    "diff": lambda site: ["diff", str(VALID), str(VALID), "--output", str(site / "report.html")],
    "check": lambda site: ["check", str(VALID), "--format", "github", "--config", str(site / "mkdocs.yml")],
}
LEFT = ("build/", ".cache/", "summary.md", "elsewhere/")
"""What an unfinished command may leave: made anew each time, marked, added to, or left to the same command again."""


class FullFile(io.FileIO):
    """A file that can be made, and holds nothing: a full disk as the system shows it."""

    def write(self, _: object) -> int:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


@pytest.fixture
def disk_is_full(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every write fails, and the fault has no path, as that of a real disk."""
    really = io.open

    def opened(file: object, mode: str = "r", *arguments: object, **names: object) -> object:
        if not set(mode) & set("wax+"):
            return really(file, mode, *arguments, **names)  # type: ignore[call-overload]
        raw = FullFile(file, mode.replace("b", "").replace("t", ""))  # type: ignore[arg-type]
        binary = io.BufferedWriter(raw, buffer_size=1)
        return binary if "b" in mode else io.TextIOWrapper(binary, encoding="utf-8", write_through=True)

    monkeypatch.setattr(io, "open", opened)
    monkeypatch.setattr(os, "fdopen", lambda handle, mode: opened(handle, mode))


def run(command: str, site: Path, monkeypatch: pytest.MonkeyPatch) -> int:
    with monkeypatch.context() as with_summary:
        with_summary.setenv("GITHUB_STEP_SUMMARY", str(site / "summary.md"))
        return main(COMMANDS[command](site))


def kept(site: Path) -> dict[str, bytes]:
    return {path: content for path, content in files_of(site).items() if not path.startswith(LEFT)}


@pytest.mark.usefixtures("publishers_do_their_work", "disk_is_full")
@pytest.mark.parametrize("command", COMMANDS)
def test_a_full_disk_is_told_and_nothing_half_written_is_left(command, site, monkeypatch, capsys):
    before = kept(site)

    assert run(command, site, monkeypatch) == 2

    said = capsys.readouterr().err
    assert "the disk is full. Make room on it, then run this again." in said
    assert str(site) in said
    assert "fault of the program" not in said
    assert kept(site) == before
    assert [path.name for path in site.glob("*.new*")] == []
    assert files_of(site / "elsewhere") == {} if (site / "elsewhere").exists() else True


WRITES = ("mkdir", "rename", "replace", "unlink", "write_bytes", "write_text", "open")


def each_write(monkeypatch: pytest.MonkeyPatch, fails_at: int, code: int) -> Callable[[], bool]:
    """Let one of the calls that change the disk fail, counted over all of them; say whether it came to that."""
    calls = 0

    def failing(name: str) -> Callable[..., object]:
        really = getattr(Path, name)

        def call(path: Path, *arguments: object, **names: object) -> object:
            nonlocal calls
            mode = str(arguments[0] if arguments else names.get("mode", "r"))
            if name != "open" or set(mode) & set("wax+"):
                calls += 1
                if calls == fails_at:
                    raise OSError(code, os.strerror(code), str(path))
            return really(path, *arguments, **names)

        return call

    for name in WRITES:
        monkeypatch.setattr(Path, name, failing(name))
    return lambda: calls >= fails_at


@pytest.mark.usefixtures("publishers_do_their_work")
@pytest.mark.parametrize("code", [errno.EACCES, errno.ENOSPC])
@pytest.mark.parametrize("command", COMMANDS)
def test_whichever_step_of_a_command_fails_it_is_no_fault_of_the_program(command, code, site, monkeypatch, capsys):
    failed = 0
    for step in (1, 2, 4, 6, 9, 40, 160):
        shutil.rmtree(site / "wrong")
        shutil.copytree(PACKAGES / "thousands-comma", site / "wrong")
        with monkeypatch.context() as patched:
            reached = each_write(patched, step, code)
            result = run(command, site, monkeypatch)
            came_to_it = reached()
        said = capsys.readouterr().err
        if not came_to_it:
            break
        failed += result == 2
        # What is only tidied up may fail without a word; everything else is told.
        assert result in (0, 1, 2), (step, said)
        assert "fault of the program" not in said
        assert result != 2 or (str(site) in said and "run this again" in said)
        assert result != 2 or (site / "site/index.html").read_text(encoding="utf-8") == OLD
    assert failed


@pytest.mark.parametrize("made", [".cache", "build", "site", "docs", "build/docs"])
@pytest.mark.usefixtures("publishers_do_their_work")
def test_a_file_in_the_place_of_a_folder_is_told_or_taken_where_it_is_ours(made, site, monkeypatch, capsys):
    shutil.rmtree(site / made, ignore_errors=True)
    (site / made).parent.mkdir(exist_ok=True)
    if made == "build/docs":
        mark(site / "build")
    (site / made).write_text("mine", encoding="utf-8")

    result = run("build", site, monkeypatch)

    said = capsys.readouterr().err
    assert result == (0 if made == "build/docs" else 2)
    assert made == "build/docs" or (str(site / made) in said and (site / made).read_text(encoding="utf-8") == "mine")


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="this user may write everywhere")
@pytest.mark.parametrize("command", ["build", "import", "fix", "diff", "check"])
def test_a_folder_without_the_right_to_write_is_told(command, site, monkeypatch, capsys):
    for folder in (site / "wrong/data", site):
        folder.chmod(0o555)
    try:
        assert run(command, site, monkeypatch) == 2
    finally:
        for folder in (site, site / "wrong/data"):
            folder.chmod(0o755)
    assert "may not be changed" in capsys.readouterr().err


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A real disk of a megabyte, where one can be made."""
    folder = tmp_path / "disk"
    folder.mkdir()
    made = ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(folder)]
    if (
        sys.platform != "linux"
        or os.geteuid() != 0
        or subprocess.run(made, check=False, capture_output=True).returncode
    ):
        pytest.skip("no small disk can be made here")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


@pytest.mark.parametrize("command", [command for command in COMMANDS if command != "build"])
def test_a_disk_that_is_really_full_is_told(command, small_disk, monkeypatch, capsys):
    shutil.copytree(PACKAGES / "thousands-comma", small_disk / "wrong")
    lay_out(small_disk)
    before = kept(small_disk)
    with suppress(OSError), (small_disk / "fill").open("wb", buffering=0) as file:
        while True:
            file.write(b"0" * 4096)

    assert run(command, small_disk, monkeypatch) == 2

    assert "the disk is full" in capsys.readouterr().err
    (small_disk / "fill").unlink()
    assert kept(small_disk) == before


def test_a_build_on_a_disk_that_fills_up_leaves_the_last_site(small_disk, monkeypatch, capsys):
    lay_out_site(small_disk)
    (small_disk / "site").mkdir()
    mark(small_disk / "site")
    (small_disk / "site/index.html").write_text(OLD, encoding="utf-8")

    assert run("build", small_disk, monkeypatch) == 2

    assert "the disk is full" in capsys.readouterr().err
    assert (small_disk / "site/index.html").read_text(encoding="utf-8") == OLD
    assert list(small_disk.glob("site.*")) == []


@pytest.mark.parametrize(
    ("publisher", "said"),
    [
        (mkdocs.run_mkdocs, "OSError: [Errno 28] No space left on device"),
        (search_index.make_search_index, "Error: There is not enough space on the disk. (os error 112)"),
    ],
)
def test_a_publisher_that_finds_the_disk_full_is_no_fault_of_the_program(publisher, said, tmp_path, monkeypatch):
    done = subprocess.CompletedProcess([], 1, "", said)
    monkeypatch.setattr(subprocess, "run", lambda *_, **__: done)
    arguments = (tmp_path, tmp_path / "new", date(2024, 1, 1))

    with pytest.raises(UsageError, match="the disk is full"):
        publisher(*arguments if publisher is mkdocs.run_mkdocs else arguments[:1])


@pytest.mark.skipif(os.name == "nt", reason="a pipe of Windows ends otherwise")
def test_a_reader_who_has_seen_enough_is_no_fault(tmp_path):
    command = f"{sys.executable} -m site_builder explain | head -n 1; echo ${{PIPESTATUS[0]}}"

    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=True)

    assert done.stderr == ""
    assert done.stdout.splitlines()[-1] in ("0", "141")


def test_a_fault_that_nobody_foresaw_is_told_in_the_words_of_the_system():
    assert sentence(OSError(errno.EXDEV, "Invalid cross-device link", "a", None, "b")) == (
        "a or b cannot be written or read: Invalid cross-device link. Mend that, then run this again."
    )
    assert cause(OSError("odd")) == "odd. Mend that, then run this again."
    assert cause(shutil.Error([("a", "b", "[Errno 28] No space")])).startswith("[Errno 28] No space.")


def test_a_path_in_a_fault_is_shown_and_not_obeyed():
    assert "\x1b" not in sentence(OSError(errno.EACCES, "denied", "a\x1b[31m"))
    assert "\u202e" not in sentence(OSError(errno.EXDEV, "b\u202e", "a\u202e"))


def test_a_fault_keeps_the_path_that_it_has():
    with pytest.raises(OSError, match="inner"), naming(Path("outer")):
        raise OSError(errno.ENOSPC, "full", "inner")
    with pytest.raises(OSError, match="outer"), naming(Path("outer")):
        raise OSError(errno.ENOSPC, "full")


def test_a_full_disk_is_known_by_the_words_of_other_programs():
    assert is_full("thread 'main' panicked: No space left on device (os error 28)")
    assert not is_full("WARNING - a link leads nowhere")
    assert full(Path("site")) == "site cannot be written: the disk is full. Make room on it, then run this again."
