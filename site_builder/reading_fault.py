"""A kind of fault that is found while files are read or brought in, with the texts of its page in the reference."""

from __future__ import annotations

from dataclasses import dataclass

from site_builder.correction import Correction
from site_builder.finding import SEVERITIES, Finding
from site_builder.text.hidden_characters import visible


@dataclass(frozen=True)
class ReadingFault:
    """A kind of fault that is found while files are read.

    Attributes:
        code: stable code; its first letter says how grave it is.
        title: the rule, a few words.
        explanation: what the rule is for, for people who prepare data.
        remedy: what to do about the fault, for somebody who mends it in Excel or in a text editor.
        example_wrong, example_right: the fault, and the same thing as it should be.
    """

    code: str
    title: str
    explanation: str
    remedy: str
    example_wrong: str
    example_right: str

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
        severity = SEVERITIES[self.code[0]]
        return Finding(
            self.code, severity, file, line, None, value, visible(problem), visible(remedy), correction=correction
        )
