"""The list of charts is complete."""

from pathlib import Path

import site_builder.charts
from site_builder.charts import CHARTS

SHARED = {"__init__", "look", "figure"}


def test_every_chart_in_the_folder_is_in_the_list():
    folder = Path(site_builder.charts.__file__).parent

    assert {path.stem for path in folder.glob("*.py")} - SHARED == set(CHARTS)


def test_every_chart_is_named_as_its_file():
    for name, chart in CHARTS.items():
        assert chart.__name__ == f"{name}_figure"
        assert chart.__module__ == f"site_builder.charts.{name}"
