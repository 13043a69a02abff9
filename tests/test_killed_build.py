"""A build that is killed at any moment leaves the last good site, and the next build succeeds."""

import shutil
import signal
import subprocess
import sys

import pytest

from site_builder.__main__ import main
from site_builder.build import build
from tests.sites import build_site, change_cell, files_of

KILLED = -signal.SIGKILL if hasattr(signal, "SIGKILL") else 137


def run(plan, moment):
    command = [sys.executable, "-m", "tests.killed_build", str(plan.config), str(moment)]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)


@pytest.fixture(scope="module")
def prepared(tmp_path_factory):
    """A built site whose data were changed since, and what the next build makes of it."""
    folder = tmp_path_factory.mktemp("killed") / "council"
    plan = build_site(folder)
    last = files_of(plan.site)
    change_cell(plan.packages[0] / "valid/data/observations.csv", "2024-11-20,46.8,", "2024-11-20,47.9,")
    done = run(plan, 0)
    new = files_of(plan.site)
    assert done.returncode == 0, done.stderr
    assert new != last
    return plan, last, new


def lay_back(plan, site):
    """Put a site back in its place, and leave all else as the killed build left it."""
    shutil.rmtree(plan.site, ignore_errors=True)
    for path, content in site.items():
        (plan.site / path).parent.mkdir(parents=True, exist_ok=True)
        (plan.site / path).write_bytes(content)


def kill(plan, moment):
    """Kill a build at a moment; the site as it then stands."""
    done = run(plan, moment)
    assert done.returncode == KILLED, f"at {moment}: {done.stderr}"
    return files_of(plan.site)


def test_a_build_that_is_killed_while_it_works_leaves_the_last_site(prepared):
    plan, last, _ = prepared
    lay_back(plan, last)

    # At once, in the midst of writing, before the publisher starts, and just before the exchange.
    for moment in (1, 8, "subprocess.Popen", f"os.rename {plan.site}"):
        stands = kill(plan, moment)
        assert stands.keys() == last.keys(), moment
        assert [path for path in last if stands[path] != last[path]] == [], moment


def test_a_build_that_is_killed_between_two_sites_has_lost_none_and_the_next_command_brings_it_back(prepared):
    plan, last, new = prepared
    lay_back(plan, last)

    assert kill(plan, f"os.rename {plan.site}.new-") == {}
    assert files_of(plan.site.with_name("site.old")) == last

    assert main(["build", "--config", str(plan.config), str(plan.config.parent / "nothing-here")]) == 2
    assert files_of(plan.site) == last
    build(plan)
    assert files_of(plan.site) == new


def test_a_build_that_is_killed_while_it_tidies_up_leaves_the_new_site_and_the_next_build_succeeds(prepared):
    plan, last, new = prepared
    lay_back(plan, last)

    assert kill(plan, f"os.rmdir {plan.site}.old").keys() == new.keys()

    build(plan)
    assert files_of(plan.site) == new
    assert [path.name for path in plan.site.parent.glob("site*")] == ["site"]
