"""The guard over all tests: what it stops, what it lets pass, and that programs which tests start have it too."""

import socket
import subprocess
import sys
from contextlib import suppress

import pytest

from tests.guards.no_network import is_this_computer
from tests.sites import ROOT

OUTSIDE = "192.0.2.1"  # kept for documentation: nobody has it


@pytest.fixture
def attempts(tried):
    """What was noted during a test that reaches out on purpose; the notes are taken away again."""

    def noted():
        return tried.read_text(encoding="utf-8").splitlines()

    yield noted
    tried.write_text("", encoding="utf-8")


@pytest.mark.parametrize(
    "reach",
    [
        lambda: socket.create_connection((OUTSIDE, 80), timeout=1),
        lambda: socket.getaddrinfo("example.org", 443),
        lambda: socket.gethostbyname("example.org"),
        lambda: socket.socket(socket.AF_INET, socket.SOCK_DGRAM).sendto(b"", (OUTSIDE, 53)),
    ],
    ids=["connection", "name", "old name", "datagram"],
)
@pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning")
def test_reaching_out_is_refused_and_noted(attempts, reach):
    with pytest.raises(ConnectionRefusedError, match="Tests use no network"):
        reach()

    assert len(attempts()) == 1


def test_an_attempt_is_noted_even_where_the_error_is_swallowed(attempts):
    with suppress(OSError):
        socket.create_connection((OUTSIDE, 80), timeout=1)

    assert OUTSIDE in "".join(attempts())


def test_a_program_that_a_test_starts_is_guarded_too(attempts):
    code = f"import socket; socket.create_connection(({OUTSIDE!r}, 80), timeout=1)"

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)

    assert "Tests use no network" in done.stderr
    assert OUTSIDE in "".join(attempts())


def test_this_computer_may_be_asked():
    with socket.create_server(("127.0.0.1", 0)) as server, socket.create_connection(server.getsockname()):
        pass


@pytest.mark.parametrize(
    ("host", "own"),
    [
        ("127.0.0.1", True),
        ("::1", True),
        (b"localhost", True),
        ("0.0.0.0", False),
        ("10.0.0.1", False),
        ("localhost.evil.example", False),
        ("127.0.0.1.nip.io", False),
    ],
)
def test_only_the_computer_itself_is_this_computer(host, own):
    assert is_this_computer(host) is own


def test_an_attempt_fails_the_test_during_which_it_was_made(pytester, monkeypatch):
    # The inner run starts without this run's guard, and sets up its own.
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    pytester.makeconftest("from tests.conftest import *")
    pytester.makepyfile(
        """
        import socket
        from contextlib import suppress

        import pytest


        @pytest.fixture(scope="session")
        def careless():
            with suppress(OSError):
                socket.getaddrinfo("example.org", 443)


        def test_of_something_careless(careless):
            pass


        def test_of_something_else():
            pass
        """
    )

    pytester.runpytest_subprocess("-p", "no:cacheprovider").assert_outcomes(passed=2, errors=1)
