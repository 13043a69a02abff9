"""A chart without its words is not made."""

import dataclasses

import pytest

from site_builder.charts.figure import Figure

GOOD = Figure("recycled-series", "More is recycled.", "Share of waste", "Line chart.", "Defra", {}, 320, 220)


@pytest.mark.parametrize("empty", ["", "  ", "\n"])
@pytest.mark.parametrize("field", ["title", "alt"])
def test_a_figure_without_title_or_description_is_refused(field, empty):
    with pytest.raises(ValueError, match="recycled-series has no"):
        dataclasses.replace(GOOD, **{field: empty})


@pytest.mark.parametrize("name", ["", "../evil", "a/b", "A", "é", "-a", "a.svg", "a" * 101, "a\n"])
def test_a_name_that_cannot_be_a_file_name_is_refused(name):
    with pytest.raises(ValueError, match="cannot be a file name"):
        dataclasses.replace(GOOD, name=name)


@pytest.mark.parametrize("size", [{"width": 0}, {"height": -1}])
def test_a_figure_without_size_is_refused(size):
    with pytest.raises(ValueError, match="cannot be seen"):
        dataclasses.replace(GOOD, **size)


def test_subtitle_and_source_may_be_empty():
    assert dataclasses.replace(GOOD, subtitle="", source="").subtitle == ""
