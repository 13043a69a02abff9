"""What is written for a file or another program is UTF-8, whatever the console of the computer is."""

import io
import sys

import pytest

from site_builder.terminal import Terminal

REPORT = "<meta charset=utf-8> £5 → £6\nZoë ‎\n"


class Window(io.TextIOWrapper):
    def isatty(self):
        return True


@pytest.mark.parametrize("kind", [io.TextIOWrapper, Window], ids=["into a file", "in a window"])
def test_a_report_is_written_in_utf_8_unless_somebody_reads_it_in_a_window(kind, monkeypatch):
    # So Python opens its output on Windows, where it goes into a file.
    out = kind(io.BytesIO(), encoding="cp1252", newline="\r\n")
    monkeypatch.setattr(sys, "stdout", out)

    Terminal().write(REPORT)

    written = out.buffer.getvalue()
    assert written == (
        REPORT.encode() if kind is io.TextIOWrapper else REPORT.replace("\n", "\r\n").encode("cp1252", "replace")
    )


def test_what_was_said_before_stands_before_a_report(monkeypatch):
    out = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", newline="\n")
    monkeypatch.setattr(sys, "stdout", out)
    terminal = Terminal()

    terminal.say("first")
    terminal.write("second\n")

    assert out.buffer.getvalue() == b"first\nsecond\n"


def test_half_a_character_stops_no_report(monkeypatch):
    out = io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
    monkeypatch.setattr(sys, "stdout", out)

    Terminal().write("a\udce9b\n")

    assert out.buffer.getvalue() == b"a?b\n"
