"""What was found, with all that a form needs to tell it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from site_builder.explained import Explained
from site_builder.finding import GRAVITY, Finding, Severity, stop


@dataclass(frozen=True)
class CheckedFolder:
    """A package that was checked.

    Attributes:
        name: of its folder; the paths of findings begin with it.
        path: of its folder, with forward slashes: from the root of the repository, or whole if it lies elsewhere.
        rows: that were read.
    """

    name: str
    path: str
    rows: int


@dataclass(frozen=True)
class Report:
    """The findings of one run.

    Attributes:
        findings: of all packages and files, in their order.
        folders: the packages.
        explained: every rule that can be told, by code.
        pages: address of each code's page, below the root of the site.
        site: address of the public site, with a slash behind it; None where it is not known.
        strict: whether warnings count as errors.
        version: of the program.
    """

    findings: tuple[Finding, ...]
    folders: tuple[CheckedFolder, ...]
    explained: Mapping[str, Explained]
    pages: Mapping[str, str]
    site: str | None
    strict: bool
    version: str

    @property
    def passed(self) -> bool:
        """Whether nothing stops a build."""
        return not stop(self.findings, strict=self.strict)

    @property
    def counts(self) -> dict[Severity, int]:
        """How many findings there are, by severity."""
        counts = Counter(finding.severity for finding in self.findings)
        return {severity: counts[severity] for severity in GRAVITY}

    def path(self, finding: Finding) -> str:
        """Where a finding's file lies, seen from the root of the repository."""
        name, slash, rest = finding.file.partition("/")
        folders = {folder.name: folder.path for folder in self.folders}
        return f"{folders.get(name, name)}{slash}{rest}"
