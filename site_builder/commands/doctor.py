"""doctor: say what is right with the computer and the folder, and what is not."""

from __future__ import annotations

import argparse

from site_builder.commands.command import Command
from site_builder.commands.options import add_packages, plan_of
from site_builder.doctor.facts import Facts
from site_builder.doctor.gather import gather_facts
from site_builder.doctor.looks import LOOKS, Look
from site_builder.formats.wording import number
from site_builder.terminal import Terminal
from site_builder.text.hidden_characters import visible

_WORDS = {"fine": "fine ", "note": "note ", "wrong": "WRONG"}


def _run(options: argparse.Namespace, terminal: Terminal) -> int:
    plan = plan_of(options)
    terminal.progress("Looking")
    facts = gather_facts(options.config, plan.packages, (plan.site, plan.source, plan.cache), plan.cache / "build.lock")
    text, wrong = diagnosis(facts)
    terminal.say(text)
    return 2 if wrong else 0


def diagnosis(facts: Facts) -> tuple[str, bool]:
    """Say what all looks found; and whether one found something that will not work."""
    looks = [look(facts) for look in LOOKS]
    wrong = sum(look.state == "wrong" for look in looks)
    notes = sum(look.state == "note" for look in looks)
    if wrong:
        closing = f"{number(wrong, 'thing')} will not work until mended."
    else:
        closing = "All is well." if not notes else "It works."
    # What will not work stands first, where it is read; otherwise looks keep their order.
    looks.sort(key=lambda look: look.state != "wrong")
    return "\n".join([*map(_told, looks), "", closing]), bool(wrong)


def _told(look: Look) -> str:
    text = f"{_WORDS[look.state]}  {visible(look.says)}"
    text += "" if text.endswith(".") else "."
    return text + (f"\n       {visible(look.remedy)}" if look.remedy else "")


COMMAND = Command(
    name="doctor",
    summary="look for what is not right with the computer or the folder",
    description="Looks at the computer and the site's folder, and says of each thing whether it is fine, could be "
    "better (note) or will not work (WRONG), and what to do. Asks nobody over the network, and changes nothing. The "
    "data themselves are looked at by the command check.",
    add_options=add_packages,
    run=_run,
)
