"""What tests share: the valid package, and the same with one cell changed."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import settings

from site_builder.model import Package
from site_builder.sources import read_package
from tests.guards import no_network

_TRIED = Path(tempfile.mkdtemp(prefix="site-builder-tests-")) / "tried.txt"
_TRIED.touch()
# Before anything is tried, and for the programs that tests start as well.
os.environ[no_network.TRIED] = str(_TRIED)
os.environ["PYTHONPATH"] = os.pathsep.join(
    [str(Path(no_network.__file__).parent), *filter(None, [os.environ.get("PYTHONPATH")])]
)
no_network.guard(_TRIED)

# What the program reads of its surroundings, where a workflow runs these tests too.
for _name in ("SITE_URL", "REPO_URL", "GITHUB_WORKSPACE", "GITHUB_STEP_SUMMARY"):
    os.environ.pop(_name, None)
_SURROUNDINGS = dict(os.environ)

# A shared machine may be slow at any moment, which is no fault of an example. Where a change is judged,
# the same examples are tried each time; elsewhere new ones are, and what they find is worth having.
settings.register_profile("everywhere", deadline=None)
settings.register_profile("judged", deadline=None, derandomize=True)
settings.load_profile("judged" if os.environ.get("CI") else "everywhere")


PACKAGES = Path(__file__).parent / "packages"

pytest_plugins = ("pytester",)

PackageWith = Callable[[str, int, str, str], Package]


@pytest.fixture(scope="session")
def valid_package() -> Package:
    package, findings = read_package(PACKAGES / "valid")
    assert findings == []
    return package


@pytest.fixture
def package_with(valid_package: Package) -> PackageWith:
    """Change one cell of the valid package: table, physical line, column, new text."""

    def changed(table: str, line: int, column: str, value: str) -> Package:
        old = valid_package.tables[table]
        frame = old.frame.copy()
        assert line in frame.index
        assert column in frame.columns
        frame.loc[line, column] = value
        return replace(valid_package, tables={**valid_package.tables, table: replace(old, frame=frame)})

    return changed


@pytest.fixture(scope="session")
def tried() -> Path:
    """The file in which the guard of the network notes attempts."""
    return _TRIED


@pytest.fixture(autouse=True)
def no_network_is_used(tried: Path) -> Iterator[None]:
    """Fail the test during which something reached out, whatever became of the error.

    What a longer-lived fixture did counts for the first test that uses it: the file is empty after each test.
    """
    yield
    attempts = tried.read_text(encoding="utf-8")
    tried.write_text("", encoding="utf-8")
    assert not attempts, f"Something reached for a network: {attempts}"


@pytest.fixture(autouse=True)
def the_environment_is_left_as_it_was() -> Iterator[None]:
    """Fail the test after which a variable differs: later tests would depend on which ran before them."""
    yield
    now = {name: value for name, value in os.environ.items() if name != "PYTEST_CURRENT_TEST"}
    before = {name: value for name, value in _SURROUNDINGS.items() if name != "PYTEST_CURRENT_TEST"}
    different = sorted(name for name in now.keys() | before.keys() if now.get(name) != before.get(name))
    assert not different, f"Left in the environment: {different}"
