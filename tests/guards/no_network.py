"""Nothing that the tests run reaches for a network. Only this computer itself may be asked, as browser tests must.

Whoever tries gets an error, and a line in a file. The line counts: a library may swallow the error and go on.
"""

import ipaddress
import socket
import sys

TRIED = "SITE_BUILDER_TESTS_TRIED"
"""The variable that names the file of attempts, for programs that tests start."""
LOCAL_NAMES = {"localhost", "localhost.localdomain", "", None}


def guard(tried):
    """Refuse and note every attempt of this process to look up a name or to reach an address, from now on.

    An audit hook sees what Python's own socket module does for any library, and cannot be taken away again.
    """

    def watch(event, arguments):
        if event == "socket.getaddrinfo":
            host = arguments[0]
        elif event in ("socket.gethostbyname", "socket.gethostbyaddr"):
            [host] = arguments
        elif event in ("socket.connect", "socket.sendto"):
            asked, address = arguments
            if getattr(asked, "family", None) not in (socket.AF_INET, socket.AF_INET6):
                return
            host = address[0]
        else:
            return
        if not is_this_computer(host):
            with tried.open("a", encoding="utf-8") as file:
                file.write(f"{event} {host!r} by {' '.join(sys.argv[:3])}\n")
            raise ConnectionRefusedError(f"Tests use no network, and {host!r} was asked.")

    sys.addaudithook(watch)


def is_this_computer(host):
    """Whether a name or address is that of the computer itself."""
    name = host.decode("ascii", "replace") if isinstance(host, bytes | bytearray) else host
    if name in LOCAL_NAMES:
        return True
    try:
        return ipaddress.ip_address(name).is_loopback
    except ValueError:
        return False
