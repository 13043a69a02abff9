"""Opening a workbook that a mapping names: what it is, whether it is safe to open, then openpyxl.

A workbook is a zip of XML, so it can be small and unpack to gigabytes, or merge a sheet's 17 thousand million
cells. All that is looked at before openpyxl sees it.
"""

from __future__ import annotations

import io
import lzma
import struct
import warnings
import zipfile
import zlib
from dataclasses import dataclass
from pathlib import Path

import openpyxl
from openpyxl.workbook import Workbook as OpenpyxlWorkbook

from site_builder.finding import Finding
from site_builder.size_limits import AS_SHIPPED, Limits, or_raise
from site_builder.sources.safe_path import cannot_open, find_file
from site_builder.sources.tidy_csv import in_words_of_mappings
from site_builder.sources.workbook_parts import (
    DamagedPartError,
    LargePartsError,
    PartCounter,
    read_part,
)
from site_builder.text.hidden_characters import echo
from site_builder.workbook_faults import TOO_LARGE_WORKBOOK, UNFIT_WORKBOOK

WORKBOOK_ENDINGS = (".xlsx", ".xlsm", ".xls", ".xlsb", ".ods")
_OLD_EXCEL = b"\xd0\xcf\x11\xe0"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_PACKED_BY_EXCEL = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
"""The others can grow without limit while they are unpacked."""
_ZIP_FAULTS = (
    *(zipfile.BadZipFile, zipfile.LargeZipFile, zlib.error, lzma.LZMAError, struct.error),
    *(OSError, EOFError, ValueError, NotImplementedError, RuntimeError, IndexError, OverflowError),
)
"""What zipfile raises for one that is damaged, encrypted or packed in a way of its own."""
_COPY = "Copy what is needed to a new workbook."
_SAVE_AS = 'Open it in Excel, choose File, Save As, "Excel Workbook (*.xlsx)", and name that file in the mapping.'
_SAVE_AGAIN = "Open it in Excel and save it again; if Excel cannot open it either, take an older copy."


@dataclass(frozen=True)
class Workbook:
    """An open workbook.

    Attributes:
        path: as shown to people.
        values: what each cell shows, formulas by the value that Excel saved with them.
        formulas: the same cells, formulas by their text; also knows what is merged and hidden.
        limits: how much of it is read.
    """

    path: str
    values: OpenpyxlWorkbook
    formulas: OpenpyxlWorkbook
    limits: Limits


def is_workbook_name(path: str) -> bool:
    """Whether a path is that of a workbook of any kind."""
    return path.lower().endswith(WORKBOOK_ENDINGS)


def open_workbook(
    folder: Path, path: str, mapping: str, line: int | None, limits: Limits = AS_SHIPPED
) -> Workbook | Finding:
    """Open a workbook; nothing in it makes this raise.

    Args:
        folder: the data folder; nothing outside it is opened.
        path: from the data folder.
        mapping: path of the mapping that names it, for findings.
        line: of the mapping that names it.
        limits: how large it may be.
    """
    name = path.rpartition("/")[2]
    if name.startswith("~$"):
        problem = f"{echo(path)} is the lock file that Excel makes while {name[2:]} is open."
        return UNFIT_WORKBOOK.finding(mapping, problem, f"Close {name[2:]} in Excel, and name that file.", line=line)
    file = find_file(folder.resolve(), path, mapping, WORKBOOK_ENDINGS)
    if isinstance(file, Finding):
        return in_words_of_mappings(file, path, mapping, line)
    return open_workbook_file(file, path, limits)


def open_workbook_file(file: Path, path: str, limits: Limits) -> Workbook | Finding:
    """Open a workbook that is known to be a plain file.

    Args:
        file: where it is.
        path: as shown to people.
        limits: how large it may be.
    """
    try:
        if file.stat().st_size > limits.workbook_bytes:
            problem = f"The workbook is larger than {limits.workbook_megabytes:,} megabytes."
            return TOO_LARGE_WORKBOOK.finding(path, problem, f"{_COPY} {or_raise('workbook_megabytes')}")
        data = file.read_bytes()
    except OSError as error:
        return cannot_open(path, error)
    return _other_kind(path, data) or _opened(path, data, limits)


def _other_kind(path: str, data: bytes) -> Finding | None:
    """Say what a file is that is not an .xlsx workbook."""
    ending = path.lower().rpartition(".")[2]
    if data.startswith(_OLD_EXCEL) and _ENCRYPTED in data:
        problem, remedy = "The workbook is protected with a password, so nothing in it can be read.", _NO_PASSWORD
    elif data.startswith(_OLD_EXCEL) or ending == "xls":
        problem, remedy = "The workbook is in the old format of Excel (.xls), which is not read.", _SAVE_AS
    elif ending == "xlsb":
        problem, remedy = "The workbook is in Excel's binary format (.xlsb), which is not read.", _SAVE_AS
    elif ending == "ods":
        problem, remedy = "The workbook is in the format of LibreOffice (.ods), which is not read.", _SAVE_AS
    elif ending == "xlsm":
        problem, remedy = "The workbook has macros (.xlsm). Macros are programs, and no such file is opened.", _SAVE_AS
    elif not data:
        problem, remedy = "The file is empty: it has no bytes.", _SAVE_AGAIN
    elif not data.startswith(b"PK"):
        problem, remedy = "The file is not a workbook, although its name ends in .xlsx.", _SAVE_AS
    else:
        return None
    return UNFIT_WORKBOOK.finding(path, problem, remedy)


_NO_PASSWORD = (
    "In Excel choose File, Info, Protect Workbook, Encrypt with Password, empty the box, save; or save a copy "
    "without a password."
)


def _look(path: str, data: bytes, limits: Limits) -> PartCounter | Finding:
    """Look at the parts of a zip before anything is made of them."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
            whole = sum(part.file_size for part in parts)
            _refuse_growth(whole, len(parts), len(data), limits)
            return _unfit_parts(path, archive) or _count(archive, limits)
    except LargePartsError as error:
        unmerge = " Unmerge and unlink whole rows and columns." if error.limit.endswith("cells") else ""
        return TOO_LARGE_WORKBOOK.finding(path, str(error), f"{_COPY}{unmerge} {or_raise(error.limit)}")
    except DamagedPartError as error:
        return UNFIT_WORKBOOK.finding(path, str(error), _SAVE_AGAIN)
    except UnicodeDecodeError:
        problem = "The workbook is damaged: the name of one of its parts cannot be read."
        return UNFIT_WORKBOOK.finding(path, problem, _SAVE_AGAIN)
    except _ZIP_FAULTS as error:
        return UNFIT_WORKBOOK.finding(path, f"The workbook is damaged: {str(error).rstrip('.')}.", _SAVE_AGAIN)


def _refuse_growth(whole: int, parts: int, packed: int, limits: Limits) -> None:
    """Refuse a workbook for what its zip says of sizes: unpacked and packed, in bytes, and how many parts it has."""
    if whole > limits.workbook_bytes:
        problem = f"The workbook unpacks to more than {limits.workbook_megabytes:,} megabytes."
        raise LargePartsError(problem, "workbook_megabytes")
    if parts > limits.workbook_parts:
        raise LargePartsError(f"The workbook is made of more than {limits.workbook_parts:,} parts.", "workbook_parts")
    if whole > limits.workbook_times * packed:
        problem = f"The workbook becomes more than {limits.workbook_times:,} times larger when it is unpacked."
        raise LargePartsError(problem, "workbook_times")


def _count(archive: zipfile.ZipFile, limits: Limits) -> PartCounter:
    counter = PartCounter(limits)
    for part in archive.infolist():
        counter.count(part.filename, read_part(archive, part))
    return counter


def _unfit_parts(path: str, archive: zipfile.ZipFile) -> Finding | None:
    names = archive.namelist()
    if any(part.flag_bits & 1 for part in archive.infolist()):
        problem = "The workbook is protected with a password, so nothing in it can be read."
        return UNFIT_WORKBOOK.finding(path, problem, _NO_PASSWORD)
    if any(name.lower().endswith("vbaproject.bin") for name in names):
        problem = "The workbook has macros. Macros are programs, and no such file is opened."
        return UNFIT_WORKBOOK.finding(path, problem, _SAVE_AS)
    if any(name.lower().endswith("workbook.bin") for name in names):
        problem = "The workbook is in Excel's binary format (.xlsb) under another name."
        return UNFIT_WORKBOOK.finding(path, problem, _SAVE_AS)
    if "[Content_Types].xml" not in names or not any(name.endswith("workbook.xml") for name in names):
        problem = "The file is a packed folder (zip), but no workbook is in it."
        return UNFIT_WORKBOOK.finding(path, problem, "Unpack it, and name the workbook that is inside.")
    if any(part.compress_type not in _PACKED_BY_EXCEL for part in archive.infolist()):
        return UNFIT_WORKBOOK.finding(path, "The workbook is not packed in the way of Excel.", _SAVE_AGAIN)
    return None


def _opened(path: str, data: bytes, limits: Limits = AS_SHIPPED) -> Workbook | Finding:
    counted = _look(path, data, limits)
    if isinstance(counted, Finding):
        return counted
    try:
        with warnings.catch_warnings():
            # openpyxl warns of what it leaves out, such as pictures and rules for typing.
            warnings.simplefilter("ignore")
            formulas = openpyxl.load_workbook(io.BytesIO(data), keep_links=False)
            # Reading is slow; without a formula both are the same.
            values = (
                openpyxl.load_workbook(io.BytesIO(data), data_only=True, keep_links=False)
                if counted.has_formulas
                else formulas
            )
    except Exception as error:  # a damaged part makes openpyxl raise any kind of error
        cause = error.__cause__ or error.__context__ or error
        problem = f"The workbook cannot be read: {type(cause).__name__}, {cause}".splitlines()[0].rstrip(".") + "."
        return UNFIT_WORKBOOK.finding(path, problem, _SAVE_AGAIN)
    return Workbook(path, values, formulas, limits)
