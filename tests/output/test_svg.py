"""Pictures are the same every time, load nothing, and are remembered safely."""

import dataclasses
import hashlib
import subprocess
import sys
import urllib.request
from pathlib import Path
from xml.etree import ElementTree as ET

import altair as alt
import pytest

from site_builder.charts.figure import Figure
from site_builder.charts.series import Point, series_figure
from site_builder.output import svg
from site_builder.output.svg import SvgCache, render


def picture(alt_text="Line chart.", last=45.0):
    return series_figure(
        [Point("2022/23", 40.0, "40%"), Point("2023/24", last, f"{last}%")],
        unit="%",
        name="recycled",
        title="More is recycled.",
        subtitle="",
        alt=alt_text,
        source="",
    )


def chart_figure(chart):
    return Figure("chart", "Title", "", "Description", "", chart.to_dict(), 100, 100)


def test_a_picture_is_one_image_with_its_description():
    root = ET.fromstring(render(picture('Up "5" <points> & more\x00\u202e')))

    assert root.get("role") == "img"
    assert root.get("aria-label") == 'Up "5" <points> & more'


def test_two_processes_draw_the_same_bytes():
    code = "import sys; from tests.output.test_svg import *; sys.stdout.buffer.write(render(picture()).encode())"
    other = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, cwd=Path(__file__).parents[2])

    assert other.stdout == render(picture()).encode()


SERVER = """
import http.server, sys
class Counting(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        with open(sys.argv[1], "a") as asked:
            asked.write(self.path + "\\n")
        self.send_response(200)
        self.end_headers()
        self.wfile.write(b"a,b\\n1,2\\n")
    def log_message(self, *_):
        pass
with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Counting) as server:
    print(server.server_port, flush=True)
    server.serve_forever()
"""


@pytest.fixture
def server(tmp_path):
    """A local server that notes who asks. In a process of its own: the converter stops all threads of this one."""
    asked = tmp_path / "asked.txt"
    asked.touch()
    with subprocess.Popen([sys.executable, "-c", SERVER, str(asked)], stdout=subprocess.PIPE, text=True) as running:
        try:
            yield f"http://127.0.0.1:{int(running.stdout.readline())}", asked
        finally:
            running.terminate()


def test_the_server_of_the_next_test_notes_who_asks(server):
    address, asked = server
    with urllib.request.urlopen(f"{address}/seen", timeout=10) as answer:
        answer.read()

    assert asked.read_text(encoding="utf-8") == "/seen\n"


def test_data_from_the_network_are_refused_and_never_fetched(server, monkeypatch):
    address, asked = server
    chart = alt.Chart(alt.UrlData(f"{address}/data.csv")).mark_point().encode(x="a:Q")

    with pytest.raises(ValueError, match="brings its data with it"):
        render(chart_figure(chart))
    # The converter would refuse it as well, should the check above ever let one through.
    monkeypatch.setattr(svg, "_refuse_addresses", lambda *_: None)
    with pytest.raises(ValueError, match="External data url not allowed"):
        render(chart_figure(chart))
    assert asked.read_text(encoding="utf-8") == ""


@pytest.mark.parametrize("kind", ["file", "relative"])
def test_data_from_a_file_are_refused(kind, tmp_path):
    secret = tmp_path / "secret.csv"
    secret.write_text("a\nfromfile\n", encoding="utf-8")
    url = secret.as_uri() if kind == "file" else "secret.csv"
    chart = alt.Chart(alt.UrlData(url)).mark_text().encode(text="a:N")

    with pytest.raises(ValueError, match="brings its data with it"):
        render(chart_figure(chart))


def test_an_address_deep_in_a_specification_is_refused():
    lookup = alt.LookupData(data=alt.UrlData("https://example.org/x.csv"), key="a", fields=["b"])
    chart = alt.Chart(alt.InlineData([{"a": 1}])).mark_point().transform_lookup(lookup="a", from_=lookup)

    with pytest.raises(ValueError, match="brings its data with it"):
        render(chart_figure(alt.layer(chart)))


@pytest.mark.parametrize("channel", ["href", "url"])
def test_pictures_and_links_in_a_picture_are_refused_before_and_after_drawing(channel, monkeypatch):
    chart = alt.Chart(alt.InlineData([{"u": "https://example.org/x.png"}]))
    chart = (chart.mark_image() if channel == "url" else chart.mark_point()).encode(**{channel: "u:N"})

    with pytest.raises(ValueError, match="brings its data with it"):
        render(chart_figure(chart))
    monkeypatch.setattr(svg, "_refuse_addresses", lambda *_: None)
    with pytest.raises(ValueError, match="no chart of ours draws"):
        render(chart_figure(chart))


def test_data_may_have_a_column_that_is_called_url():
    chart = alt.Chart(alt.InlineData([{"url": "https://example.org"}])).mark_text().encode(text="url:N")

    assert "https://example.org" in render(chart_figure(chart))


@pytest.mark.parametrize("schema", [None, "https://vega.github.io/schema/vega-lite/v1.0.json", "http://evil/v6.4.json"])
def test_a_specification_for_another_vega_lite_is_refused(schema):
    figure = picture()

    with pytest.raises(ValueError, match="cannot draw"):
        render(dataclasses.replace(figure, spec={**figure.spec, "$schema": schema}))


def test_the_vega_lite_that_draws_is_the_one_that_altair_writes_for():
    assert alt.SCHEMA_VERSION.removeprefix("v").startswith(svg._vegalite_of(picture().spec) + ".")


def test_a_remembered_picture_is_the_drawn_one(tmp_path):
    cold = render(picture(), SvgCache(tmp_path))
    warm = render(picture(), SvgCache(tmp_path))

    assert cold == warm == render(picture())


def test_a_remembered_picture_is_not_drawn_again(tmp_path, monkeypatch):
    render(picture(), SvgCache(tmp_path))
    monkeypatch.setattr(svg, "_draw", lambda *_: pytest.fail("drawn again"))

    render(picture(), SvgCache(tmp_path))


@pytest.mark.parametrize(
    "change",
    [
        lambda monkeypatch: picture(alt_text="Other words."),
        lambda monkeypatch: picture(last=46.0),
        lambda monkeypatch: monkeypatch.setattr(svg, "RENDERER", 999) or picture(),
        lambda monkeypatch: monkeypatch.setattr(svg, "_CONVERTER", "99") or picture(),
    ],
    ids=["description", "data", "renderer", "vl-convert"],
)
def test_whatever_changes_a_picture_makes_it_be_drawn_anew(change, tmp_path, monkeypatch):
    render(picture(), SvgCache(tmp_path))
    render(change(monkeypatch), SvgCache(tmp_path))

    assert len(list(tmp_path.iterdir())) == 2


@pytest.mark.parametrize(
    "damage", [b"", b"<svg onload=alert(1)></svg>", b"cut"], ids=["empty", "replaced", "cut short"]
)
def test_a_damaged_file_is_ignored_and_written_again(damage, tmp_path):
    drawn = render(picture(), SvgCache(tmp_path))
    [file] = tmp_path.iterdir()
    whole = file.read_bytes()
    file.write_bytes(whole[:-20] if damage == b"cut" else damage)

    assert render(picture(), SvgCache(tmp_path)) == drawn
    assert file.read_bytes() == whole


@pytest.mark.parametrize(
    "planted",
    [
        '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
        '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>',
        '<svg xmlns="http://www.w3.org/2000/svg"><g class=">" onclick="alert(1)"/></svg>',
        '<svg xmlns="http://www.w3.org/2000/svg" xmlns:x="http://www.w3.org/1999/xlink"><g x:href="https://evil.example"/></svg>',
        '<svg xmlns="http://www.w3.org/2000/svg"><rect fill="url(https://evil.example/)"/></svg>',
        '<svg xmlns="http://www.w3.org/2000/svg"><g style="background:URL(//evil.example)"/></svg>',
        '<svg xmlns="http://www.w3.org/2000/svg" xmlns:h="http://www.w3.org/1999/xhtml"><h:g/></svg>',
        '<?xml-stylesheet href="https://evil.example"?><svg xmlns="http://www.w3.org/2000/svg"/>',
        '<!DOCTYPE svg [<!ENTITY a "b">]><svg xmlns="http://www.w3.org/2000/svg"/>',
        "<html><body onload=alert(1)>",
    ],
)
def test_a_picture_that_somebody_planted_with_a_right_checksum_is_not_shown(planted, tmp_path):
    drawn = render(picture(), SvgCache(tmp_path))
    [file] = tmp_path.iterdir()
    whole = file.read_bytes()
    file.write_bytes(hashlib.sha256(planted.encode()).hexdigest().encode() + b"\n" + planted.encode())

    assert render(picture(), SvgCache(tmp_path)) == drawn
    assert file.read_bytes() == whole


def test_pruning_removes_what_this_build_did_not_use_and_nothing_else(tmp_path):
    render(picture(), SvgCache(tmp_path))
    (tmp_path / "left-behind.part").write_bytes(b"")
    (tmp_path / "README.txt").write_bytes(b"not ours")
    cache = SvgCache(tmp_path)
    render(picture(last=46.0), cache)

    assert cache.prune() == 2
    assert len(list(tmp_path.glob("*.svg"))) == 1
    assert (tmp_path / "README.txt").exists()
    assert cache.get(next(tmp_path.glob("*.svg")).stem) is not None


def test_pruning_a_folder_that_is_not_there_removes_nothing(tmp_path):
    assert SvgCache(tmp_path / "none").prune() == 0


def test_no_unfinished_file_stays_behind(tmp_path):
    render(picture(), SvgCache(tmp_path / "new" / "folder"))

    assert [path.suffix for path in (tmp_path / "new" / "folder").iterdir()] == [".svg"]
