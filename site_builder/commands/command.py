"""What a command is: its name, its texts, its options, and what it does."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from dataclasses import dataclass

from site_builder.terminal import Terminal


@dataclass(frozen=True)
class Command:
    """One word of the command line.

    Attributes:
        name: the word.
        summary: a few words for the list of commands.
        description: for its own help.
        add_options: puts its options into a parser.
        run: does it, and returns the exit code: 0 all is well, 1 the data have errors.
    """

    name: str
    summary: str
    description: str
    add_options: Callable[[argparse.ArgumentParser], None]
    run: Callable[[argparse.Namespace, Terminal], int]
