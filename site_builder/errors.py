"""Every error the program raises on purpose, drawn as a tree.

    SiteBuilderError
    ├── DataError        the packages have findings of severity error           exit 1
    ├── UsageError       the command line, a folder or mkdocs.yml is wrong      exit 2
    └── PublishError     the publisher refused what the program itself wrote    exit 3

A fault of the disk (OSError) ends in exit code 2, in the words of disk_faults.py. Anything else that escapes is a bug,
and ends in exit code 3 as well.
"""

from __future__ import annotations

from collections.abc import Sequence

from site_builder.finding import Finding


class SiteBuilderError(Exception):
    """Base of all errors that are shown without a traceback."""

    exit_code = 3


class DataError(SiteBuilderError):
    """The data have faults that a data officer can mend; `findings` says which."""

    exit_code = 1

    def __init__(self, findings: Sequence[Finding]) -> None:
        self.findings = tuple(findings)
        super().__init__(f"{len(self.findings)} findings")


class UsageError(SiteBuilderError):
    """The command, a folder or the site's configuration is not as it must be."""

    exit_code = 2


class PublishError(SiteBuilderError):
    """The publisher failed on pages that the program wrote: a fault of the program."""

    exit_code = 3
