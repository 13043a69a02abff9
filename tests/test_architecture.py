"""One direction of imports, and nothing missing from the lists."""

import ast
from pathlib import Path

import pytest

import site_builder
from site_builder import calculations, charts, checks, commands, pages

ROOT = Path(site_builder.__file__).parent
BASE = {
    "model", "between_periods", "correction", "disk_faults", "finding", "errors", "explained", "import_faults", "many_objects", "period_spellings",
    "periods", "printed", "reading_fault", "reading_faults", "references", "retired_codes", "schemas", "size_limits", "text", "workbook_faults"
}  # fmt: skip
MAY_IMPORT = {
    # folder or file: which other folders and files of the program it may know
    "size_limits": set(),
    "model": {"size_limits"},
    "correction": set(),
    "finding": {"correction"},
    "disk_faults": {"text"},
    "errors": {"finding"},
    "between_periods": {"model"},
    "period_spellings": set(),
    "periods": {"model", "period_spellings"},
    "printed": {"model", "periods"},
    "reading_fault": {"correction", "explained", "finding", "text"},
    "reading_faults": {"reading_fault"},
    "workbook_faults": {"reading_fault"},
    "import_faults": {"reading_fault", "workbook_faults"},
    "explained": {"finding"},
    "retired_codes": {"explained"},
    "many_objects": set(),
    "references": set(),
    "schemas": set(),
    "text": set(),
    "sources": BASE,
    "checks": BASE,
    "imports": BASE | {"checks"},
    "corrections": BASE,
    "calculations": BASE,
    "charts": BASE,
    "pages": BASE | {"charts"},
    "output": BASE | {"charts"},
    "publisher": BASE,
    "settings": BASE | {"publisher"},
    "formats": BASE,
    "made_files": BASE | {"sources", "checks", "pages", "output"},
    "build": BASE | {"sources", "checks", "calculations", "pages", "output", "publisher", "made_files", "settings"},
    "drafting": BASE | {"sources", "imports", "output"},
    "importing": BASE | {"sources", "checks", "imports", "output"},
    "after_import": BASE | {"importing", "sources"},
    "ready_mappings": BASE | {"importing", "sources", "output"},
    "doctor": BASE | {"__init__", "checks", "settings", "sources"},
    "fixing": BASE | {"sources", "checks", "corrections", "output"},
    "starting": BASE | {"sources", "checks", "output"},
    "differing": BASE | {"build", "sources", "calculations", "pages", "output"},
    "serve": {"build", "disk_faults", "errors"},
    "explaining": BASE | {"checks", "formats", "pages"},
    "reporting": BASE | {"__init__", "build", "checks", "formats", "output", "pages", "publisher"},
    "terminal": {"checks", "disk_faults", "finding", "formats", "text"},
    "commands": BASE
    | {
        "__init__",
        "build",
        "checks",
        "corrections",
        "differing",
        "doctor",
        "after_import",
        "drafting",
        "explaining",
        "fixing",
        "formats",
        "importing",
        "ready_mappings",
        "reporting",
        "serve",
        "settings",
        "starting",
        "terminal",
    },
    "__main__": {"commands", "disk_faults", "errors", "terminal"},
    "__init__": set(),
}
ONLY_HERE = {
    # library: the only places of the program that may import it
    "mkdocs": {"publisher"},
    "vl_convert": {"output"},
    "altair": {"charts"},
    "jinja2": {"pages"},
    "frictionless": {"checks"},
    "openpyxl": {"sources"},
    "markdown_it": {"pages", "checks"},
    "subprocess": {"publisher", "doctor"},
    "random": set(),
    "time": set(),
}
MODULES = sorted(path for path in ROOT.rglob("*.py"))


def place(path):
    parts = path.relative_to(ROOT).with_suffix("").parts
    return parts[0]


def imports(path):
    """Dotted names that a file imports, wherever in the file."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: a relative import"
            if node.module == "site_builder":
                yield from (f"site_builder.{alias.name}" for alias in node.names)
            else:
                yield node.module


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_each_file_knows_only_what_it_may_know(path):
    own = place(path)
    for name in imports(path):
        top, *rest = name.split(".")
        if top == "site_builder" and rest:
            other = "__init__" if rest[0] == "__version__" else rest[0]
            assert other == own or other in MAY_IMPORT[own], f"{own} imports {name}"
        if top in ONLY_HERE:
            assert own in ONLY_HERE[top], f"{own} imports {top}"


@pytest.mark.parametrize(
    ("folder", "listed"),
    [
        (calculations, calculations.CALCULATIONS),
        (pages, pages.PAGES),
    ],
    ids=["calculations", "pages"],
)
def test_every_file_of_a_folder_stands_in_its_list(folder, listed):
    names = {module.__name__.rsplit(".", 1)[-1] for module in listed}
    shared = set(getattr(folder, "SHARED", ()))
    there = {path.stem for path in Path(folder.__file__).parent.glob("*.py")} - {"__init__"}

    assert there - shared == names


def test_every_chart_stands_in_the_list_of_charts():
    there = {path.stem for path in Path(charts.__file__).parent.glob("*.py")} - {"__init__", "figure", "look"}

    assert there == set(charts.CHARTS)


def test_every_command_stands_in_the_list_of_commands():
    there = {path.stem.removesuffix("_") for path in Path(commands.__file__).parent.glob("*.py")}

    assert there - {"__init_", "command", "options"} == {command.name for command in commands.COMMANDS}


def test_codes_of_checks_are_unlike_each_other():
    codes = [check.code for check in checks.CHECKS]

    assert len(codes) == len(set(codes))


def test_only_the_terminal_prints():
    for path in MODULES:
        calls = [node for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.Call)]
        prints = [call for call in calls if isinstance(call.func, ast.Name) and call.func.id == "print"]
        assert not prints or path.name == "terminal.py", path


@pytest.mark.parametrize("folder", ["calculations", "charts", "pages", "checks", "imports", "formats", "corrections"])
def test_the_middle_of_the_program_reads_no_clock_no_environment_and_no_file(folder):
    forbidden = {
        "now",
        "today",
        "utcnow",
        "environ",
        "getenv",
        "open",
        "read_text",
        "read_bytes",
        "write_text",
        "write_bytes",
    }
    for path in (ROOT / folder).rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            name = node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""
            assert name not in forbidden, f"{path.relative_to(ROOT)} uses {name}"
