"""Whatever the files hold: findings, never an exception, never a connection."""

import json
import shutil
import socket

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from site_builder.checks import check_package
from site_builder.checks.fields import FIELDS
from site_builder.formats.text import format_findings
from site_builder.sources import read_package
from site_builder.text.hidden_characters import HIDDEN
from tests.conftest import PACKAGES

UNDISTURBED = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
TABLES = st.sampled_from(sorted(FIELDS))


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("hostile") / "testshire"
    shutil.copytree(PACKAGES / "valid", folder)
    return folder


@pytest.fixture(autouse=True)
def no_connections(monkeypatch):
    def refuse(*_):
        raise AssertionError("a connection was tried")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)


def look_at(folder):
    package, unread = read_package(folder)
    text = format_findings([*unread, *check_package(package)])
    assert not HIDDEN.search(text.replace("\n", ""))
    return text


def bytes_like_tables():
    pieces = st.sampled_from(
        [
            *(b",", b'"', b"\n", b"\r\n", b"\r", b";", b"\t", b"\x00", b"\xff\xfe", b"\xef\xbb\xbf", b"\xa3", b" "),
            *(b"indicator", b"area,period,as_of,value", b"recycling,E10000099,2023/24,2024,1,112\n", b"\xe2\x80\xae"),
        ]
    )
    return st.one_of(st.binary(max_size=200), st.lists(pieces, max_size=30).map(b"".join))


@UNDISTURBED
@given(table=TABLES, data=bytes_like_tables())
def test_any_bytes_as_a_table(folder, table, data):
    file = folder / "data" / f"{table}.csv"
    good = file.read_bytes()
    try:
        file.write_bytes(data)
        look_at(folder)
        file.write_bytes(good.splitlines(keepends=True)[0] + data)
        look_at(folder)
    finally:
        file.write_bytes(good)


@UNDISTURBED
@given(table=TABLES, data=st.data())
def test_any_text_in_a_cell(folder, table, data):
    package, _ = read_package(folder)
    frame = package.tables[table].frame
    column = data.draw(st.sampled_from(list(frame.columns)))
    line = data.draw(st.sampled_from(list(frame.index)))
    frame.loc[line, column] = data.draw(st.text(st.characters(exclude_categories=["Cs"]), max_size=50))

    format_findings(check_package(package))


@UNDISTURBED
@given(data=st.one_of(st.binary(max_size=300), st.text(max_size=300).map(lambda text: text.encode("utf-8", "replace"))))
@pytest.mark.parametrize("name", ["datapackage.json", "datapackage.yaml"])
def test_any_bytes_as_a_descriptor(tmp_path, name, data):
    folder = tmp_path / "testshire"
    folder.mkdir(exist_ok=True)
    (folder / name).write_bytes(data)

    assert look_at(folder)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=12,
)
KEYS = [
    "$schema",
    "name",
    "title",
    "profile",
    "resources",
    "licenses",
    "sources",
    "contributors",
    "keywords",
    "created",
]
RESOURCE_KEYS = ["name", "path", "schema", "dialect", "data", "profile", "encoding", "format", "extrapaths", "scheme"]


@UNDISTURBED
@given(keys=st.dictionaries(st.sampled_from(KEYS), JSON, max_size=4))
def test_any_values_in_a_descriptor(folder, keys):
    file = folder / "datapackage.json"
    good = file.read_text(encoding="utf-8")
    try:
        file.write_text(json.dumps({**json.loads(good), **keys}), encoding="utf-8")
        look_at(folder)
    finally:
        file.write_text(good, encoding="utf-8")


@UNDISTURBED
@given(keys=st.dictionaries(st.sampled_from(RESOURCE_KEYS), JSON, max_size=4))
def test_any_values_in_a_resource(folder, keys):
    file = folder / "datapackage.json"
    good = file.read_text(encoding="utf-8")
    descriptor = json.loads(good)
    descriptor["resources"][5] |= keys
    try:
        file.write_text(json.dumps(descriptor), encoding="utf-8")
        look_at(folder)
    finally:
        file.write_text(good, encoding="utf-8")


@pytest.mark.parametrize(
    "address", ["http://127.0.0.1:9/x.json", "https://example.org/x.json", "sqlite:////etc/passwd"]
)
def test_no_address_of_a_descriptor_is_ever_asked(folder, address):
    file = folder / "datapackage.json"
    good = file.read_text(encoding="utf-8")
    descriptor = json.loads(good) | {"$schema": address, "profile": address, "homepage": address}
    for entry in descriptor["resources"]:
        entry |= {"schema": address, "profile": address, "$schema": address}
    try:
        file.write_text(json.dumps(descriptor), encoding="utf-8")
        package, unread = read_package(folder)
        assert unread == []
        assert {finding.code for finding in check_package(package)} == {"N125"}
    finally:
        file.write_text(good, encoding="utf-8")
