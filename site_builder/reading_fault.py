"""A kind of fault that is found while files are read or brought in, with the texts of its page in the reference."""

from __future__ import annotations

from dataclasses import dataclass

from site_builder.correction import Correction
from site_builder.explained import Explained
from site_builder.finding import Finding
from site_builder.text.hidden_characters import visible


@dataclass(frozen=True)
class ReadingFault(Explained):
    """A kind of fault that is found while files are read."""

    def finding(
        self,
        file: str,
        problem: str,
        remedy: str,
        *,
        line: int | None = None,
        value: str | None = None,
        correction: Correction | None = None,
    ) -> Finding:
        """Report this fault at a place."""
        said = visible(problem), visible(remedy)
        return Finding(self.code, self.severity, file, line, None, value, *said, correction=correction)
