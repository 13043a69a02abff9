"""From the bytes of a table to its text. UTF-8 is right; what else it may be is named."""

from __future__ import annotations

import re
from dataclasses import dataclass

from site_builder.correction import NewEncoding
from site_builder.finding import Finding
from site_builder.reading_faults import OLD_ENCODING, WRONG_ENCODING
from site_builder.text.hidden_characters import echo

_WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
_FAMILIAR = frozenset("£€‘’“”–—•°²³¼½¾×·éèêëáàâäãåóòôöõøúùûüíìîïçñýÿß§©®™\u00a0")
"""What councils write that is not ASCII, as Windows-1252 has it. Other letters are a sign that the file is
saved in yet another way, such as that of an old Mac, and that a pound sign could be something else."""

_REMEDY = 'In Excel choose File, Save As, "CSV UTF-8 (comma delimited)".'
_UTF_8_LETTER = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")


@dataclass(frozen=True)
class Decoded:
    """Text of a file.

    `text` is there for files in another encoding too, so that their other faults can be
    reported at once; it is None where the encoding cannot be told.
    """

    text: str | None
    finding: Finding | None = None


def decode(data: bytes, shown: str) -> Decoded:
    """Decode a table.

    Args:
        data: the bytes of the file.
        shown: its path as shown to people.
    """
    if data.startswith(_WORKBOOKS):
        problem = "This is an Excel workbook or another packed file under the name of a CSV file."
        return Decoded(None, WRONG_ENCODING.finding(shown, problem, _REMEDY))
    wide = _wide_encoding(data)
    if wide:
        name, codec = wide
        try:
            text = data.decode(codec).removeprefix("\ufeff")
        except UnicodeDecodeError:
            text = None
        problem = f"The file is saved as {name}, not as UTF-8."
        correction = NewEncoding(codec) if text else None
        return Decoded(text, WRONG_ENCODING.finding(shown, problem, _REMEDY, correction=correction))
    try:
        return Decoded(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        return _not_utf_8(data, error.start, shown)


def _wide_encoding(data: bytes) -> tuple[str, str] | None:
    if data.startswith((b"\xff\xfe\x00\x00", b"\x00\x00\xfe\xff")):
        return "UTF-32", "utf-32"
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return 'UTF-16 ("Unicode text")', "utf-16"
    sample = data[:2000]
    # Without a mark at the beginning, every other byte of English UTF-16 is zero.
    if len(sample) >= 8 and sample[1::2].count(0) > len(sample) // 3 and not sample[::2].count(0):
        return 'UTF-16 ("Unicode text")', "utf-16-le"
    if len(sample) >= 8 and sample[::2].count(0) > len(sample) // 3 and not sample[1::2].count(0):
        return 'UTF-16 ("Unicode text")', "utf-16-be"
    return None


def _not_utf_8(data: bytes, start: int, shown: str) -> Decoded:
    # The utf-8-sig decoder counts from behind the mark.
    start += 3 if data.startswith(b"\xef\xbb\xbf") else 0
    if b"\r" in data and b"\n" not in data:
        # Nothing else ends its lines so; its letters are then those of Macs before 2001, in Excel on any computer.
        text = data.decode("mac_roman")
        line = data.count(b"\r", 0, start) + 1
        around = data[max(data.rfind(b"\r", 0, start) + 1, start - 20) : start + 20].split(b"\r")[0].decode("mac_roman")
        problem = f'The file is saved as "CSV (Macintosh)". The first place where it shows: {echo(around)}.'
        return Decoded(text, WRONG_ENCODING.finding(shown, problem, _REMEDY, line=line))
    line = data.count(b"\n", 0, start) + 1
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        problem = f"The file is not saved as UTF-8: the byte {data[start]:02X} on this line means nothing."
        return Decoded(None, WRONG_ENCODING.finding(shown, problem, _REMEDY, line=line))
    begin = max(data.rfind(b"\n", 0, start) + 1, start - 20)
    around = data[begin : start + 20].splitlines()[0].decode("cp1252")
    problem = f"The file is saved as Windows-1252, not as UTF-8. The first place where it shows: {echo(around)}."
    # Where some letters are UTF-8 and some are not, two texts were put together: no one encoding is right for both.
    correction = None if _UTF_8_LETTER.search(data) else NewEncoding("cp1252")
    if _FAMILIAR.issuperset(character for character in set(text) if not character.isascii()):
        remedy = f"It was read as this shows. {_REMEDY}"
        return Decoded(text, OLD_ENCODING.finding(shown, problem, remedy, line=line, correction=correction))
    strange = next(character for character in text if not character.isascii() and character not in _FAMILIAR)
    problem = f"The file is not saved as UTF-8. Read as Windows-1252 it has strange letters, such as {echo(strange)}."
    return Decoded(text, WRONG_ENCODING.finding(shown, problem, _REMEDY, line=line))
