"""Builds a site in a process that is killed at one of its steps on the disk.

    python -m tests.killed_build <mkdocs.yml> <moment>

A step is whatever makes, changes, moves or removes a file or folder, or starts a program; Python tells each to an audit
hook before it is done. The moment is the number of a step, or how a step begins: "os.rename /home/me/site". With 0
nothing is killed, and the number of steps is printed.
"""

import os
import signal
import sys

from site_builder.__main__ import main

WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
CHANGES = {"os.rename", "os.mkdir", "os.remove", "os.rmdir", "os.truncate", "shutil.rmtree", "subprocess.Popen"}


def is_step(event, arguments):
    """Whether something on the disk is about to change."""
    if event == "open":
        flags = arguments[2]
        return isinstance(flags, int) and bool(flags & WRITES)
    return event in CHANGES


def kill_at(moment):
    """Kill this process, without any chance to tidy up, just before a step is done; return the steps so far."""
    steps = []

    def watch(event, arguments):
        if is_step(event, arguments):
            steps.append(f"{event} {arguments[0]}")
            if str(len(steps)) == moment or steps[-1].startswith(moment):
                if hasattr(signal, "SIGKILL"):
                    os.kill(os.getpid(), signal.SIGKILL)
                os._exit(137)

    sys.addaudithook(watch)
    return steps


if __name__ == "__main__":
    done = kill_at(sys.argv[2])
    code = main(["build", "--config", sys.argv[1]])
    sys.stdout.write(f"\n{len(done)} steps")
    sys.exit(code)
