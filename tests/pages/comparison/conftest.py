"""Exampleshire's newest edition beside all counties, worked out once for all tests of the comparison's pages."""

import pytest

from site_builder.calculations.results import work_out
from site_builder.pages.comparison.compared import compared_of
from site_builder.sources import read_package
from site_builder.sources.benchmarks import read_benchmarks
from site_builder.sources.publications import read_publications
from tests.sites import EXAMPLESHIRE


@pytest.fixture(scope="session")
def exampleshire():
    package, findings = read_package(EXAMPLESHIRE)
    assert findings == []
    return work_out(read_publications(package), (), [read_benchmarks(package)])


@pytest.fixture(scope="session")
def compared(exampleshire):
    return compared_of(exampleshire.publications[0], exampleshire)
