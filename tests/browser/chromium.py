"""Finds a real browser and serves a finished site to it, for the browser tests and the benchmark."""

from __future__ import annotations

import gzip
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from playwright.sync_api import Browser, Error, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "microsoft-edge", "msedge")
COMPRESSED = {".html", ".css", ".js", ".svg", ".json", ".xml", ".csv"}
FLAGS = (
    # Without a sandbox a container can run it; the pages are our own. The rest keeps the browser
    # itself from asking other hosts, so that what is seen asked is asked by the page.
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def find_chromium() -> Path | None:
    """A browser that is there: named by CHROMIUM, or on the path."""
    named = os.environ.get("CHROMIUM")
    if named:
        return Path(named)
    found = next((path for name in NAMES if (path := shutil.which(name))), None)
    return Path(found) if found else None


@contextmanager
def open_browser() -> Iterator[Browser]:
    """A headless Chromium: one that is there, otherwise the one that Playwright brings."""
    executable = find_chromium()
    with sync_playwright() as playwright:
        try:
            browser = playwright.chromium.launch(executable_path=executable, args=list(FLAGS))
        except Error:
            if executable is not None:
                raise
            subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=True)
            browser = playwright.chromium.launch(args=list(FLAGS))
        try:
            yield browser
        finally:
            browser.close()


class _Quiet(SimpleHTTPRequestHandler):
    """Serves a folder under a sub-path, as GitHub Pages serves a project's site."""

    def __init__(self, *arguments: object, under: str, folder: Path) -> None:
        self.under = under
        super().__init__(*arguments, directory=str(folder))

    def do_GET(self) -> None:
        if not self.path.startswith(self.under):
            return self.send_error(404)
        asked, self.path = self.path, "/" + self.path.removeprefix(self.under)
        local = Path(self.translate_path(self.path))
        if not local.exists():
            return self._send(404, Path(self.directory) / "404.html")
        if local.is_dir() and not asked.split("?")[0].endswith("/"):
            self.send_response(301)
            self.send_header("Location", asked + "/")
            self.end_headers()
            return None
        return self._send(200, local / "index.html" if local.is_dir() else local)

    def _send(self, status: int, file: Path) -> None:
        """Send a file, compressed where the browser takes that, as GitHub Pages does."""
        content = file.read_bytes()
        self.send_response(status)
        self.send_header("Content-Type", self.guess_type(str(file)))
        if "gzip" in self.headers.get("Accept-Encoding", "") and file.suffix in COMPRESSED:
            content = gzip.compress(content, 6)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *arguments: object) -> None:
        pass


class _Server(ThreadingHTTPServer):
    """A server that is not troubled when a browser leaves a page before all of it has come."""

    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]


@contextmanager
def serve_folder(folder: Path, under: str = "/") -> Iterator[str]:
    """Serve a folder on this machine; gives the address of its root."""
    server = _Server(("127.0.0.1", 0), partial(_Quiet, under=under, folder=folder))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}{under}"
    finally:
        server.shutdown()
        server.server_close()
