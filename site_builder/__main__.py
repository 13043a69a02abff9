"""The program from the command line: runs a command, and turns every error into a sentence and an exit code."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from site_builder.commands import parser
from site_builder.disk_faults import sentence
from site_builder.errors import SiteBuilderError
from site_builder.terminal import Terminal


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command and return its exit code."""
    terminal = Terminal()
    options = parser().parse_args(arguments)
    try:
        return int(options.run(options, terminal))
    except SiteBuilderError as error:
        if options.debug:
            terminal.traceback()
        terminal.warn(f"site-builder: {error}")
        return error.exit_code
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        # Whoever read what is said, such as head, has seen enough.
        terminal.fall_silent()
        return 141
    except OSError as fault:
        # The disk, and what other programs hold on it, are no fault of the program.
        if options.debug:
            terminal.traceback()
        terminal.warn(f"site-builder: {sentence(fault)}")
        return 2
    except Exception as error:
        # Whatever comes here is a fault of the program: an analyst gets a sentence, we get the traceback.
        if options.debug:
            terminal.traceback()
        terminal.warn(
            f"site-builder: a fault of the program ({type(error).__name__}: {error}). "
            "Run it again with --debug and report what it prints. The last site is as it was."
        )
        return 3


if __name__ == "__main__":
    sys.exit(main())
