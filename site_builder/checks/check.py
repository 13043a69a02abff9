"""What a check is: a rule with a stable code and the texts that explain it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from site_builder.correction import Correction
from site_builder.explained import Explained
from site_builder.finding import Finding
from site_builder.model import Package
from site_builder.text.hidden_characters import visible


@dataclass(frozen=True, slots=True)
class Fault:
    """A place where a rule is not kept; the check adds its code.

    Attributes:
        file, line, column, value, problem, remedy, correction, doubt: as in a finding.
        letter: the column as a spreadsheet names it.
    """

    file: str
    problem: str
    remedy: str
    line: int | None = None
    column: str | None = None
    letter: str | None = None
    value: str | None = None
    correction: Correction | None = None
    doubt: str | None = None


Rule = Callable[[Package], Iterable[Fault]]
RuleAcross = Callable[[Sequence[Package]], Iterable[tuple[Package, Fault]]]


@dataclass(frozen=True)
class Check(Explained):
    """A rule that packages keep.

    Attributes:
        rule: finds the places where a package does not keep it; never raises.
    """

    rule: Rule

    def findings(self, package: Package) -> list[Finding]:
        """Look for places where the package does not keep the rule."""
        return [_finding(self, fault) for fault in self.rule(package)]


@dataclass(frozen=True)
class CheckAcross(Explained):
    """A rule that packages keep together which are read in one run.

    Attributes:
        rule: finds the places, each with the package that it is in; never raises.
    """

    rule: RuleAcross

    def findings(self, packages: Sequence[Package]) -> Iterator[tuple[Package, Finding]]:
        """Look for places where packages do not agree, each with the package that it is in."""
        yield from ((package, _finding(self, fault)) for package, fault in self.rule(packages))


def _finding(rule: Explained, fault: Fault) -> Finding:
    return Finding(
        code=rule.code,
        severity=rule.severity,
        file=fault.file,
        line=fault.line,
        column=fault.column,
        value=fault.value,
        # A second time, in case a rule put a text from the data into its sentence unescaped.
        problem=visible(fault.problem),
        remedy=visible(fault.remedy),
        letter=fault.letter,
        correction=fault.correction,
        doubt=fault.doubt and visible(fault.doubt),
    )
