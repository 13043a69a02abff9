"""How large files may be: each limit keeps one file from filling the computer's memory."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Limits:
    """The greatest sizes that are read. A site's own stand in its mkdocs.yml; a data package cannot set them.

    Attributes:
        csv_megabytes: of a CSV file, in millions of bytes.
        csv_lines: of a CSV file of a package, in lines of a text editor, empty ones too.
        csv_columns: of a CSV file, in cells of its widest row.
        cell_characters: of a cell for which the data format names no other number, in characters.
        descriptor_kilobytes: of datapackage.json or datapackage.yaml, in thousands of bytes.
        narrative_kilobytes: of a narrative, and of the README.md of a package, in thousands of bytes.
        mapping_kilobytes: of a mapping of an import, in thousands of bytes.
        import_rows: that columns turned to rows, or two tables taken together, may become, in rows.
        workbook_megabytes: of a workbook, packed and unpacked, in millions of bytes.
        workbook_times: how many times larger a workbook may become when it is unpacked.
        workbook_parts: of a workbook, in files that are packed in it.
        workbook_cells: of a workbook, in cells; those that it merges, links or comments as a range count too.
        workbook_others: of a workbook, in elements that are neither cells nor in them: rows, styles, rules.
        workbook_elements: of a workbook, in elements of all kinds; a cell has up to two within it.
    """

    csv_megabytes: int = 200
    csv_lines: int = 5_000_000
    csv_columns: int = 500
    cell_characters: int = 10_000
    descriptor_kilobytes: int = 200
    narrative_kilobytes: int = 200
    mapping_kilobytes: int = 1_000
    import_rows: int = 5_000_000
    workbook_megabytes: int = 100
    workbook_times: int = 100
    workbook_parts: int = 10_000
    workbook_cells: int = 400_000
    workbook_others: int = 1_000_000
    workbook_elements: int = 5_000_000

    @property
    def csv_bytes(self) -> int:
        """Of a CSV file."""
        return self.csv_megabytes * 1_000_000

    @property
    def workbook_bytes(self) -> int:
        """Of a workbook."""
        return self.workbook_megabytes * 1_000_000

    @property
    def unread_characters(self) -> int:
        """Of a cell that is not even read, so that a quotation mark that is never closed ends somewhere."""
        return max(10 * self.cell_characters, 100_000)

    @property
    def line_characters(self) -> int:
        """Of a line that is not even split."""
        return max(100 * self.cell_characters, 1_000_000)


AS_SHIPPED = Limits()
"""The limits of a site that sets none."""


def or_raise(name: str) -> str:
    """What to do about a limit where the size is right: a sentence behind another remedy.

    Args:
        name: of the limit, an attribute of Limits.
    """
    return f"If it is right, raise {name} in the site's mkdocs.yml (extra: site_builder: limits)."
