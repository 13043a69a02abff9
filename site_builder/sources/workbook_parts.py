"""Counting what the parts of a workbook would make of themselves, before openpyxl reads them.

A part of 2 kilobytes can merge 17 thousand million cells, and a part of any name can be a sheet. So each part that
begins like XML is parsed with the parser that openpyxl uses, and what makes objects is counted over all parts.
"""

from __future__ import annotations

import zipfile
from copy import copy
from xml.parsers import expat

from openpyxl.utils import range_boundaries

from site_builder.size_limits import Limits
from site_builder.text.hidden_characters import echo

_BYTE_ORDER_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
_BLANKS = b" \t\r\n\0"
"""Before the first tag, in UTF-16 too."""
_RANGES = frozenset({"mergeCell", "hyperlink", "comment"})
"""Elements of which openpyxl makes every cell of their ref."""
_CONTENTS = frozenset({"v", "f", "is", "t", "si", "c"})
"""What stands in cells and in shared texts; a c that stands in no row is in the list of what Excel works out first."""


class DamagedPartError(Exception):
    """A part that is not as Excel writes it; the message is a sentence."""


class LargePartsError(Exception):
    """Parts that would make too many objects; the message is a sentence, `limit` the name of what they go beyond."""

    def __init__(self, problem: str, limit: str) -> None:
        self.limit = limit
        super().__init__(problem)


class PartCounter:
    """Counts over all parts of one workbook.

    Attributes:
        cells: so far, those of ranges too.
        has_formulas: whether a cell with a formula was seen.
    """

    def __init__(self, limits: Limits) -> None:
        """Begin with nothing counted.

        Args:
            limits: how much of each there may be.
        """
        self._limits = limits
        self.cells = 0
        self.has_formulas = False
        self._others = 0
        self._elements = 0
        self._open: list[str] = []

    def count(self, name: str, content: bytes) -> None:
        """Count the elements of a part; one that does not begin like XML counts as nothing.

        Args:
            name: of the part, for messages.
            content: all of it.

        Raises:
            DamagedPartError: it declares entities, has another encoding than UTF-8, or is broken.
            LargePartsError: with it, there is more in the workbook than is opened.
        """
        if not _begins_like_xml(name, content):
            return
        self._open = [""]
        parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.StartDoctypeDeclHandler = lambda *_: _refuse_declarations(name)
        parser.EntityDeclHandler = lambda *_: _refuse_declarations(name)
        try:
            parser.Parse(content, True)
        except expat.ExpatError as error:
            # Excel itself writes drawings of comments (VML) that are no good XML; openpyxl does not read them, and
            # if it did it would come no further than this.
            if not name.lower().endswith(".vml"):
                raise DamagedPartError(
                    f"The workbook is damaged: its part {echo(name)} is broken XML: {error}."
                ) from None

    def _start(self, element: str, attributes: dict[str, str]) -> None:
        local = element.rpartition(":")[2] if ":" in element else element
        parent = self._open[-1]
        self._open.append(local)
        self._elements += 1
        if parent == "row":
            # openpyxl makes a cell of whatever stands in a row.
            self.cells += 1
            if self.cells > self._limits.workbook_cells:
                problem = f"The workbook has more than {self._limits.workbook_cells:,} cells."
                raise LargePartsError(problem, "workbook_cells")
        elif local in _CONTENTS:
            if local == "f" and parent == "c":
                self.has_formulas = True
        else:
            self._others += 1
            if local in _RANGES:
                self._add_range(attributes.get("ref"))
        if self._others > self._limits.workbook_others:
            problem = f"The workbook has more than {self._limits.workbook_others:,} rows, styles, rules and the like."
            raise LargePartsError(problem, "workbook_others")
        if self._elements > self._limits.workbook_elements:
            most = self._limits.workbook_elements
            problem = f"The workbook has more than {most:,} elements, its cells and texts among them."
            raise LargePartsError(problem, "workbook_elements")

    def _end(self, _: str) -> None:
        self._open.pop()

    def _add_range(self, reference: str | None) -> None:
        if reference is None:
            return  # such as a link of a drawing; without a ref openpyxl makes no cells
        try:
            left, top, right, bottom = range_boundaries(reference)
        except (ValueError, TypeError):
            shown = echo(reference)
            raise DamagedPartError(f"The workbook is damaged: it joins or links {shown}, which is no range.") from None
        # A missing side is the edge of a sheet; corners may stand the wrong way round.
        wide = abs((right or 16_384) - (left or 1)) + 1
        high = abs((bottom or 1_048_576) - (top or 1)) + 1
        self.cells += wide * high
        if self.cells > self._limits.workbook_cells:
            raise LargePartsError(
                f"The workbook joins, links or comments cells as ranges, the last is {echo(reference)}: with its other "
                f"cells these are more than {self._limits.workbook_cells:,} cells.",
                "workbook_cells",
            )


def read_part(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> bytes:
    """Read a part, and no more than the size that the zip gives for it.

    Raises:
        zipfile.BadZipFile: there is more of it, or less.
    """
    # To ask for one byte more shows a size that is not true: then the check sum is not that of what is read.
    asked = copy(part)
    asked.file_size += 1
    with archive.open(asked) as stream:
        content = stream.read(part.file_size + 1)
    if len(content) != part.file_size:
        raise zipfile.BadZipFile(f"the size of the part {echo(part.filename)} is not what the file says")
    return content


def _begins_like_xml(name: str, content: bytes) -> bool:
    for mark in _BYTE_ORDER_MARKS:
        content = content.removeprefix(mark)
    if not content.lstrip(_BLANKS).startswith(b"<"):
        return False
    if b"\0" in content[:8]:
        _refuse_declarations(name)
    return True


def _refuse_declarations(name: str) -> None:
    # Entities can grow without limit. Excel writes neither them nor another encoding.
    raise DamagedPartError(
        f"The part {echo(name)} is not written as Excel writes it: it has entities or another encoding."
    )
