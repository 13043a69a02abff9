"""Reading: the only folder that opens the files of a package."""

from site_builder.sources.csv_package import read_package
from site_builder.sources.package_folders import find_packages

__all__ = ["find_packages", "read_package"]
