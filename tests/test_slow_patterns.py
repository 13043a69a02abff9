"""No pattern can be made to hang: those of a package are not used, and our own are quick on the worst texts we know."""

import json
import re
import shutil
import subprocess
import sys

import pytest

from site_builder.checks.fields import FIELDS
from tests.conftest import PACKAGES
from tests.sites import ROOT

SECONDS = 240
"""Far more than a slow machine needs, far less than a pattern that hangs."""


def run(code: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", code, *arguments]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=SECONDS, check=False)


def test_a_pattern_in_a_package_that_would_hang_is_never_tried(tmp_path):
    folder = tmp_path / "testshire"
    shutil.copytree(PACKAGES / "valid", folder)
    descriptor = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    evil = {"fields": [{"name": "title", "type": "string", "constraints": {"pattern": "(a+)+$"}}]}
    for resource in descriptor["resources"]:
        resource["schema"] = evil
    (folder / "datapackage.json").write_text(json.dumps(descriptor), encoding="utf-8")
    indicators = folder / "data/indicators.csv"
    text = indicators.read_text(encoding="utf-8")
    indicators.write_text(text.replace("Household waste recycled", "a" * 60 + "!", 1), encoding="utf-8")

    done = run(
        "import sys; from site_builder.__main__ import main; sys.exit(main(['check', sys.argv[1]]))", str(folder)
    )

    assert done.returncode == 0, done.stderr
    assert "N125" in done.stderr


def test_the_pattern_of_the_test_above_does_hang():
    with pytest.raises(subprocess.TimeoutExpired):
        subprocess.run([sys.executable, "-c", "import re; re.match('(a+)+$', 'a' * 60 + '!')"], timeout=1, check=False)


def test_no_pattern_of_the_program_hangs_on_long_runs_of_one_kind_of_character():
    code = r"""
import importlib, pkgutil, re, site_builder
runs = [c * 20000 for c in ("a", "1", " ", "-", "/", ".", ",", "(", "a-", "1,", "a ", "1 ", "{{", "&", "<", "é", "_", "*")]
patterns = {}
for module in pkgutil.walk_packages(site_builder.__path__, "site_builder."):
    if not module.name.endswith("__main__"):
        for name, value in vars(importlib.import_module(module.name)).items():
            if isinstance(value, re.Pattern) and isinstance(value.pattern, str):
                patterns[value.pattern] = value
from site_builder.checks.fields import FIELDS
patterns |= {f.pattern.pattern: f.pattern for fields in FIELDS.values() for f in fields if f.pattern}
for pattern in patterns.values():
    for run in runs:
        for text in (run, run + "!"):
            pattern.fullmatch(text)
            pattern.match(text)
print(len(patterns))
"""

    done = run(code)

    assert done.returncode == 0, done.stderr
    patterns = {field.pattern.pattern for fields in FIELDS.values() for field in fields if field.pattern}
    assert int(done.stdout) > len(patterns)
    assert all(re.compile(pattern) for pattern in patterns)
