"""What each row below a header is: a row of the table, empty, of another width, or a note below it."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from site_builder.sources.ragged_rows import is_note

KEPT, EMPTY, RAGGED, NOTE, REPEATED = range(5)


def row_kinds(body: Sequence[Sequence[str]], width: int) -> npt.NDArray[np.uint8]:
    """Tell the kind of each row, a byte for each: sets of positions take more memory than a file of empty rows.

    Args:
        body: cells of the rows below the header.
        width: number of cells of the header.
    """
    kinds = bytearray(
        EMPTY if not "".join(cells).strip() else KEPT if len(cells) == width else RAGGED for cells in body
    )
    # Tables of two columns can end with rows of one filled cell.
    for i in reversed(range(len(body) if width > 2 else 0)):
        if kinds[i] == EMPTY:
            continue
        if not is_note(body[i]):
            break
        kinds[i] = NOTE
    return np.frombuffer(kinds, dtype="uint8")
