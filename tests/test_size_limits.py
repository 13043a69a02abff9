"""Limits of size: each refuses, says so, can be raised in mkdocs.yml and nowhere else, and stands in the documentation."""

from __future__ import annotations

import json
import random
import re
import shutil
from collections.abc import Callable, Sequence
from dataclasses import fields, replace
from pathlib import Path

import pytest

from site_builder.__main__ import main
from site_builder.checks import check_package
from site_builder.checks.fields import FIELDS
from site_builder.errors import DataError, UsageError
from site_builder.finding import Finding
from site_builder.importing import import_package
from site_builder.settings import HIGHEST, read_limits
from site_builder.size_limits import AS_SHIPPED, Limits
from site_builder.sources import read_package
from site_builder.sources.csv_table import read_table
from site_builder.sources.tidy_csv import Named
from site_builder.sources.workbook_file import Workbook, open_workbook_file
from site_builder.sources.workbook_sheet import read_sheet
from tests.imports.books import write_book
from tests.imports.small_import import lay_out
from tests.sites import ROOT, VALID, lay_out_site

NAMES = [field.name for field in fields(Limits)]
Look = Callable[[Path, Limits], Sequence[Finding]]


def valid(folder: Path) -> Path:
    return Path(shutil.copytree(VALID, folder / "valid"))


def of_package(folder: Path, limits: Limits, name: str, more: str) -> Sequence[Finding]:
    """A valid package with something behind one of its files."""
    package = valid(folder)
    (package / name).parent.mkdir(exist_ok=True, parents=True)
    with (package / name).open("a", encoding="utf-8") as file:
        file.write(more)
    read, findings = read_package(package, limits=limits)
    return [*findings, *check_package(read)]


def of_import(folder: Path, limits: Limits) -> Sequence[Finding]:
    try:
        return import_package(replace(lay_out(folder), limits=limits)).findings
    except DataError as stopped:
        return stopped.findings


def of_workbook(folder: Path, limits: Limits, text: str = "a") -> Sequence[Finding]:
    rows = (("Name", "Figure"), *((text, number) for number in range(40)))
    book = open_workbook_file(write_book(folder / "book.xlsx", {"Sheet": rows}), "book.xlsx", limits)
    if isinstance(book, Workbook):
        return read_sheet(book, Named("book", "book.xlsx", None, "mapping.yaml", 1)).findings
    return [book]


def long_note(folder: Path, limits: Limits) -> Sequence[Finding]:
    """A text of a column for which the data format gives no length of its own, in a package."""
    table, field = next(
        (table, field) for table, each in FIELDS.items() for field in each if field.type == "string" and not field.max_length
    )  # fmt: skip
    read, _ = read_package(valid(folder), limits=limits)
    return [
        *of_workbook(folder, limits, "x" * 20_000),
        *check_package(
            replace(
                read, tables={table: replace(read.tables[table], frame=read.tables[table].frame.assign(**{field.name: "x " * 10_000}))}
            )
        ),
    ]  # fmt: skip


def many_letters() -> str:
    return "".join(random.Random(1).choices("abcdefghijklmnopqrstuvwxyz", k=30_000))


BEYOND: dict[str, tuple[Limits, Look]] = {
    "csv_megabytes": (Limits(csv_megabytes=1), lambda at, limits: of_package(at, limits, "data/units.csv", "\n" * 1_000_001)),
    "csv_lines": (Limits(csv_lines=20), lambda at, limits: of_package(at, limits, "data/units.csv", "\n" * 20)),
    "csv_columns": (Limits(csv_columns=3), lambda at, limits: read_table("units", "x.csv", b"unit,a,b,c\n1,2,3,4\n", limits).findings),
    "cell_characters": (Limits(cell_characters=9_999), long_note),
    "descriptor_kilobytes": (Limits(descriptor_kilobytes=1), lambda at, limits: of_package(at, limits, "datapackage.json", " " * 1_000)),
    "narrative_kilobytes": (Limits(narrative_kilobytes=1), lambda at, limits: of_package(at, limits, "narrative/a/b.md", "a" * 1_001)),
    "mapping_kilobytes": (Limits(mapping_kilobytes=1), of_import),
    "import_rows": (Limits(import_rows=5), of_import),
    "workbook_megabytes": (Limits(workbook_megabytes=1), lambda at, limits: of_workbook(at, limits, many_letters())),
    "workbook_times": (Limits(workbook_times=1), of_workbook),
    "workbook_parts": (Limits(workbook_parts=3), of_workbook),
    "workbook_cells": (Limits(workbook_cells=81), of_workbook),
    "workbook_others": (Limits(workbook_others=20), of_workbook),
    "workbook_elements": (Limits(workbook_elements=100), of_workbook),
}  # fmt: skip


def test_each_limit_has_its_case():
    assert list(BEYOND) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_what_is_beyond_a_limit_is_refused_with_the_limit_and_where_it_is_raised(name, tmp_path):
    limits, look = BEYOND[name]

    findings = [
        finding for finding in look(tmp_path, limits) if f"raise {name} in the site's mkdocs.yml" in finding.remedy
    ]

    assert findings, f"no finding names {name}"
    said = f"{getattr(limits, name):,}"
    assert all(said in finding.problem and finding.severity == "error" for finding in findings), findings


@pytest.mark.parametrize("name", [name for name in NAMES if name not in ("cell_characters", "workbook_megabytes")])
def test_what_is_within_a_limit_passes_it(name, tmp_path):
    _, look = BEYOND[name]

    assert not [finding for finding in look(tmp_path, AS_SHIPPED) if "mkdocs.yml" in finding.remedy]


def write_config(folder: Path, extra: str) -> Path:
    config = folder / "mkdocs.yml"
    config.write_text(f"site_name: A site\n{extra}\n", encoding="utf-8")
    return config


@pytest.mark.parametrize(
    "extra",
    ["", "extra:", "extra: {subtitle: a}", "extra: {site_builder: }", "extra: {site_builder: {limits: }}"],
)
def test_a_site_that_sets_nothing_has_the_limits_of_the_program(extra, tmp_path):
    assert read_limits(write_config(tmp_path, extra)) == AS_SHIPPED
    assert read_limits(tmp_path / "nowhere.yml") == AS_SHIPPED


@pytest.mark.parametrize("name", NAMES)
def test_each_limit_can_be_set_alone(name, tmp_path):
    limits = read_limits(write_config(tmp_path, f"extra: {{site_builder: {{limits: {{{name}: 123456}}}}}}"))

    assert limits == replace(AS_SHIPPED, **{name: 123_456})


def test_a_limit_can_stand_in_the_file_that_another_inherits_from(tmp_path):
    write_config(tmp_path, "extra: {site_builder: {limits: {csv_lines: 7}}}").rename(tmp_path / "base.yml")

    assert read_limits(write_config(tmp_path, "INHERIT: base.yml")).csv_lines == 7


@pytest.mark.parametrize(
    ("extra", "says"),
    [
        ("extra: {site_builder: {limits: {csv_megabyte: 400}}}", "no limit \"csv_megabyte\". Did you mean csv_megabytes?"),
        ("extra: {site_builder: {limits: {7: 400}}}", 'no limit "7".'),
        ("extra: {site_builder: {limit: {csv_megabytes: 400}}}", 'no setting "limit" of site_builder'),
        ("extra: {site_builder: {limits: [csv_megabytes]}}", "limits does not hold keys and values"),
        ("extra: {site_builder: 400}", "site_builder does not hold keys and values"),
        *(
            (f"extra: {{site_builder: {{limits: {{csv_lines: {value}}}}}}}", "must be a whole number from 1 to 1,000,000,000")
            for value in ("0", "-1", "yes", "1.5", "'5'", "1e3", ".inf", "[1]", str(HIGHEST + 1), "", "\"a\\u202e\"")
        ),
    ],
)  # fmt: skip
def test_what_is_no_limit_is_wrong_usage_and_the_limits_are_listed(extra, says, tmp_path, capsys):
    config = write_config(tmp_path, extra)

    assert main(["check", str(VALID), "--config", str(config)]) == 2

    said = capsys.readouterr().err
    assert says in said
    assert all(name in said for name in NAMES)
    assert "\u202e" not in said


@pytest.mark.parametrize("text", ["7", "a: [", "\0", "? [a]\n: b", "[" * 2_000])
def test_a_configuration_that_cannot_be_read_is_refused_with_a_sentence(text, tmp_path):
    (tmp_path / "mkdocs.yml").write_text(text, encoding="utf-8")

    with pytest.raises(UsageError, match="cannot be read"):
        read_limits(tmp_path / "mkdocs.yml")


@pytest.mark.parametrize("text", ["", "- a", "a: !ENV", "a: &x [*x]"])
def test_a_configuration_without_settings_sets_none(text, tmp_path):
    (tmp_path / "mkdocs.yml").write_text(text, encoding="utf-8")

    assert read_limits(tmp_path / "mkdocs.yml") == AS_SHIPPED


def test_reading_the_configuration_runs_nothing(tmp_path, capsys):
    run = f"a: !!python/object/apply:pathlib.Path.touch [!!python/object/apply:pathlib.Path ['{tmp_path / 'run'}']]"
    config = write_config(
        tmp_path, f"{run}\nb: !!python/name:os.system\nc: !relative x\nsite_url: !ENV [NOT_SET, 'https://a.example/']"
    )

    assert main(["check", str(VALID), "--config", str(config), "--format", "json"]) == 0

    assert not (tmp_path / "run").exists()
    assert json.loads(capsys.readouterr().out)["site"] == "https://a.example/"


def test_no_package_sets_a_limit(tmp_path):
    package = valid(tmp_path)
    setting = {"site_builder": {"limits": {"csv_lines": 1}}}
    descriptor = json.loads((package / "datapackage.json").read_text(encoding="utf-8"))
    (package / "datapackage.json").write_text(json.dumps({**descriptor, "extra": setting, **setting}), encoding="utf-8")
    (package / "mkdocs.yml").write_text(json.dumps({"extra": setting}), encoding="utf-8")

    assert main(["check", str(package), "--config", str(tmp_path / "mkdocs.yml")]) == 0
    assert read_package(package)[0].limits == AS_SHIPPED


COMMANDS = {
    "check": lambda site, config: ["check", str(site / "datapackages"), *config],
    "build": lambda site, config: ["build", *config],
    "fix": lambda site, config: ["fix", str(site / "datapackages"), *config],
    "diff": lambda site, config: ["diff", str(site / "datapackages"), str(site / "datapackages"), *config],
    "import": lambda site, config: ["import", str(site / "mapping.yaml"), *config],
    "import of a draft": lambda site, config: ["import", str(site / "figures.csv"), *config],
}


@pytest.mark.parametrize("command", COMMANDS)
def test_each_command_keeps_the_limits_of_the_site(command, tmp_path, capsys):
    lay_out_site(tmp_path)
    lay_out(tmp_path)
    config = tmp_path / "mkdocs.yml"
    limits = "{csv_columns: 1, mapping_kilobytes: 1}"
    text = config.read_text(encoding="utf-8")
    config.write_text(
        re.sub("^extra:$", f"extra:\n  site_builder: {{limits: {limits}}}", text, flags=re.MULTILINE), encoding="utf-8"
    )

    assert main(COMMANDS[command](tmp_path, ["--config", str(config)])) == 1

    said = capsys.readouterr()
    assert command == "fix" or "in the site's mkdocs.yml" in said.err


def test_every_limit_stands_in_the_documentation_as_it_is():
    text = (ROOT / "docs/keeping-data.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `(\w+)` \| ([0-9,]+) \| \S.* \|$", text, re.MULTILINE)

    assert {name: int(default.replace(",", "")) for name, default in rows} == {
        field.name: field.default for field in fields(Limits)
    }


def test_every_limit_says_its_unit_where_it_is_declared():
    assert Limits.__doc__ is not None
    described = dict(re.findall(r"^ {8}(\w+): (.+)$", Limits.__doc__, re.MULTILINE))

    assert list(described) == NAMES
