"""Shows the site on this computer and makes it again when a package, a page or a template changes."""

from __future__ import annotations

import threading
from collections.abc import Callable
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from importlib.resources import as_file, files
from pathlib import Path

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

from site_builder.build import Plan
from site_builder.disk_faults import sentence
from site_builder.errors import SiteBuilderError, UsageError

QUIET_SECONDS = 0.3
"""An editor saves in several steps; the site is made again when it has been quiet for this long."""
SCRIPT = b"""<script src="/_reload.js"></script></body>"""
_OWN_NAMES = frozenset({"127.0.0.1", "localhost"})
RELOAD = b"""\
let seen;
setInterval(async () => {
  const answer = await fetch("/_version").catch(() => null);
  if (!answer || !answer.ok) return;
  const version = await answer.text();
  if (seen !== undefined && version !== seen) location.reload();
  seen = version;
}, 700);
"""


class Preview:
    """The version of the site that is shown; it changes each time the site is made again."""

    def __init__(self) -> None:
        self.version = 0


class Handler(SimpleHTTPRequestHandler):
    """Serves the finished site, with a script added to each page that reloads it."""

    def __init__(self, *arguments: object, preview: Preview, site: Path) -> None:
        self.preview = preview
        super().__init__(*arguments, directory=str(site))  # type: ignore[arg-type]

    def parse_request(self) -> bool:
        """Answer only who asked this computer by its own name.

        A page elsewhere can let its own name lead to 127.0.0.1, and would then read figures that are not published yet.
        """
        if not super().parse_request():
            return False
        if self.headers.get("Host", "").rpartition(":")[0].casefold() in _OWN_NAMES:
            return True
        self.send_error(403, "Open the preview as http://127.0.0.1 with its port")
        return False

    def do_GET(self) -> None:
        """Answer the two addresses of the preview, otherwise a file."""
        if self.path == "/_version":
            return self._answer(str(self.preview.version).encode(), "text/plain")
        if self.path == "/_reload.js":
            return self._answer(RELOAD, "text/javascript")
        path = Path(self.translate_path(self.path))
        page = path / "index.html" if path.is_dir() and self.path.split("?")[0].endswith("/") else path
        if page.suffix == ".html" and page.is_file():
            return self._answer(page.read_bytes().replace(b"</body>", SCRIPT), "text/html; charset=utf-8")
        return super().do_GET()

    def _answer(self, content: bytes, kind: str) -> None:
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class names it so
        """Say nothing: a line for each picture would bury the findings."""


class Waker(FileSystemEventHandler):
    """Notes that something changed. Reading a file is not a change."""

    def __init__(self, changed: threading.Event) -> None:
        self.changed = changed

    def on_any_event(self, event: FileSystemEvent) -> None:
        if event.event_type in ("created", "modified", "moved", "deleted") and not event.is_directory:
            self.changed.set()


def serve(plan: Plan, port: int, build: Callable[[], int], say: Callable[[str], None]) -> None:
    """Build, serve on 127.0.0.1 only, and build again after each change, until interrupted.

    A build that finds errors prints them and leaves the last good site on show.

    Raises:
        UsageError: the port is taken.
    """
    preview, changed = Preview(), threading.Event()
    try:
        # Before the build, so that a port that is taken is told at once.
        server = ThreadingHTTPServer(("127.0.0.1", port), partial(Handler, preview=preview, site=plan.site))
    except OverflowError:
        raise UsageError(f"{port} is not a port: it is a number from 1 to 65535.") from None
    except OSError as fault:
        raise UsageError(f"Port {port} cannot be used ({fault.strerror}). Choose another with --port.") from None
    if build() and not plan.site.is_dir():
        say("There is no site yet. Mend the data, and it will appear.")
    observer = Observer()
    with as_file(files("site_builder")) as program:
        for folder in (*plan.packages, plan.docs, program / "pages" / "templates", program / "theme"):
            if folder.is_dir():
                observer.schedule(Waker(changed), str(folder), recursive=True)
        observer.schedule(OnlyFile(changed, plan.config), str(plan.config.parent))
        observer.start()
        threading.Thread(target=server.serve_forever, daemon=True).start()
        say(f"Showing the site at http://127.0.0.1:{server.server_port}/ (Ctrl+C ends it)")
        try:
            while True:
                wait_for_quiet(changed)
                say("Something changed; making the site again.")
                if _rebuild(build, say):
                    preview.version += 1
        finally:
            observer.stop()
            server.shutdown()


class OnlyFile(Waker):
    """Notes that one file changed."""

    def __init__(self, changed: threading.Event, path: Path) -> None:
        super().__init__(changed)
        self.path = path

    def on_any_event(self, event: FileSystemEvent) -> None:
        if Path(str(event.src_path)) == self.path:
            super().on_any_event(event)


def wait_for_quiet(changed: threading.Event) -> None:
    """Wait for a change, and then until there has been none for a moment."""
    changed.wait()
    while changed.is_set():
        changed.clear()
        changed.wait(QUIET_SECONDS)


def _rebuild(build: Callable[[], int], say: Callable[[str], None]) -> bool:
    try:
        return build() == 0
    except SiteBuilderError as error:
        say(str(error))
    except OSError as fault:
        say(sentence(fault))
    except Exception as error:
        # A half-saved template must not end the preview: the next save may mend it.
        say(f"The site could not be made: {type(error).__name__}: {error}")
    return False
