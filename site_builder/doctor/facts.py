"""What is known of the computer and of the site's folder: a plain record, so that each look at it can be tried."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Library:
    """A library that the program needs.

    Attributes:
        wanted: the versions that will do, such as ">=3.1,<4".
        installed: the version that is there; None where there is none.
        suits: whether it is one of those wanted.
    """

    name: str
    wanted: str
    installed: str | None
    suits: bool


@dataclass(frozen=True)
class Facts:
    """The computer and the folder.

    Attributes:
        system: Windows, Linux or Darwin.
        python: its version; python_wanted: the versions that will do; python_suits: whether it is one.
        program: version of this program.
        libraries: those that the program needs.
        search_fault, drawing_fault: what the program that makes the search index, and the one that draws charts, say
            when they are started; "" where they run.
        root: the site's folder; config: its mkdocs.yml; has_config: whether that is there.
        config_fault: what the program cannot read of it; "" if nothing.
        packages: names of the data packages; packages_fault: why there are none.
        not_writable: folders in which nothing can be written, each with the reason.
        free_bytes: on the disk; None where that is not known.
        longest_path: characters of the longest path that a build makes; about that where there was no build yet.
        long_paths: whether Windows is set to allow more than 260 characters.
        synced: the service that copies the folder elsewhere, such as OneDrive; "" for none.
        in_git: whether the folder is in a Git repository.
        autocrlf: Git's setting core.autocrlf; "" where it is not set.
        line_ends_fixed: whether .gitattributes says which line ends CSV files have.
        console: encoding of the terminal.
        building: whether another build of this site is running.
        open_files: signs that Excel or LibreOffice have a table open.
        reserved: files whose names Windows cannot have.
        twins: files of one folder that differ in capital letters only.
        capitals_differ: whether this disk tells capital and small letters apart; None where no file is there to try.
    """

    system: str
    python: str
    python_wanted: str
    python_suits: bool
    program: str
    libraries: tuple[Library, ...]
    search_fault: str
    drawing_fault: str
    root: str
    config: str
    has_config: bool
    config_fault: str
    packages: tuple[str, ...]
    packages_fault: str
    not_writable: tuple[str, ...]
    free_bytes: int | None
    longest_path: int
    long_paths: bool
    synced: str
    in_git: bool
    autocrlf: str
    line_ends_fixed: bool
    console: str
    building: bool
    open_files: tuple[str, ...]
    reserved: tuple[str, ...]
    twins: tuple[str, ...]
    capitals_differ: bool | None
