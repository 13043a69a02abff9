"""From what was checked to a report that other programs read."""

from __future__ import annotations

from pathlib import Path

from site_builder import __version__
from site_builder.build import Checked
from site_builder.checks import EXPLAINED
from site_builder.formats.report import CheckedFolder, Report
from site_builder.formats.summary import summary
from site_builder.output.step_summary import append_summary
from site_builder.pages import addresses
from site_builder.publisher.site_address import site_address


def report_on(checked: Checked, root: Path, config: Path, *, strict: bool) -> Report:
    """Everything that a form of findings needs.

    Args:
        checked: packages with their findings.
        root: the folder from which paths are written, most often that of the repository.
        config: the site's mkdocs.yml, which knows its address; it may be missing.
        strict: whether warnings count as errors.

    Raises:
        UsageError: mkdocs.yml cannot be read.
    """
    rows = {package.name: sum(len(table.frame) for table in package.tables.values()) for package in checked.packages}
    return Report(
        findings=checked.findings,
        folders=tuple(
            CheckedFolder(name, _seen_from(root, folder), rows[name]) for name, folder in checked.folders.items()
        ),
        explained={rule.code: rule for rule in EXPLAINED},
        pages={rule.code: addresses.url(addresses.check(rule.code)) for rule in EXPLAINED},
        site=site_address(config),
        strict=strict,
        version=__version__,
    )


def write_summary(report: Report, page: Path) -> None:
    """Put what was found on the summary page of a workflow.

    Raises:
        UsageError: the file cannot be written.
    """
    append_summary(page, summary(report))


def _seen_from(root: Path, folder: Path) -> str:
    root = root.resolve()
    return (folder.relative_to(root) if folder.is_relative_to(root) else folder).as_posix()
