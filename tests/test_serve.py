"""The preview: it shows the site, follows changes, and keeps the last good site on show."""

import http.client
import signal
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from functools import partial
from http.server import ThreadingHTTPServer

import pytest

from site_builder.serve import Handler, Preview
from tests.sites import change_cell, lay_out_site

PATIENCE = 60


@pytest.fixture
def preview(tmp_path):
    """A running preview: its address, its folder of data, and its process."""
    plan = lay_out_site(tmp_path)
    command = [sys.executable, "-u", "-m", "site_builder", "serve", "--port", "0", "--config", str(plan.config)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as process:
        said = []
        for line in process.stdout:
            said.append(line)
            if line.startswith("Showing the site at "):
                break
        else:
            pytest.fail("".join(said))
        yield line.split()[4], plan.packages[0] / "valid/data", process
        if process.poll() is None:
            process.kill()
        process.stdout.read()


def fetch(url):
    with urllib.request.urlopen(url, timeout=10) as answer:
        return answer.read().decode()


def wait_until(true, what):
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if true():
            return
        time.sleep(0.2)
    pytest.fail(f"{what} did not happen within {PATIENCE} seconds")


def test_the_preview_follows_changes_and_survives_errors_in_the_data(preview):
    base, data, process = preview
    page = base + "testshire/indicators/recycling/"

    assert "46.8%" in fetch(page)
    assert '<script src="/_reload.js">' in fetch(page)
    assert "location.reload" in fetch(base + "_reload.js")
    first = fetch(base + "_version")

    change_cell(data / "observations.csv", "2024-11-20,46.8,45.5,48.0,4680,", "2024-11-20,47.3,45.5,48.0,4730,")
    wait_until(lambda: fetch(base + "_version") != first, "a new version")
    assert "47.3%" in fetch(page)
    second = fetch(base + "_version")

    change_cell(data / "observations.csv", ",47.3,", ",lots,")
    lines = iter(process.stdout.readline, "")
    assert any('"lots"' in line for line in lines)
    assert fetch(base + "_version") == second
    assert "47.3%" in fetch(page)

    process.send_signal(signal.SIGINT)
    assert process.wait(timeout=20) == 0


@pytest.fixture
def shown(tmp_path):
    """A preview of a folder with one page, without a build; its port."""
    (tmp_path / "index.html").write_text("<body>46.8%</body>", encoding="utf-8")
    handler = partial(Handler, preview=Preview(), site=tmp_path)
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server.server_port
        server.shutdown()


@pytest.mark.parametrize(
    ("method", "path"), [("GET", "/"), ("GET", "/_version"), ("GET", "/index.html"), ("HEAD", "/")]
)
@pytest.mark.parametrize(("host", "status"), [("127.0.0.1", 200), ("LocalHost", 200), ("evil.example", 403)])
def test_the_preview_answers_no_page_that_lets_its_own_name_lead_here(host, status, method, path, shown):
    connection = http.client.HTTPConnection("127.0.0.1", shown, timeout=10)
    connection.request(method, path, headers={"Host": f"{host}:{shown}"})
    answer = connection.getresponse()

    assert answer.status == status
    assert (b"46.8" in answer.read()) is (status == 200 and method == "GET" and path != "/_version")


def test_the_preview_serves_nothing_outside_the_site(preview):
    base, _, _ = preview

    with pytest.raises(urllib.error.HTTPError, match="404"):
        fetch(base + "../mkdocs.yml")
    with pytest.raises(urllib.error.HTTPError, match="404"):
        fetch(base + "%2e%2e/mkdocs.yml")
