"""Plain text and Markdown: bytes to a `Source`, in whichever encoding a Chinese office saves them."""

from __future__ import annotations

import codecs
import os
import re
import stat
from functools import cache
from itertools import product
from operator import itemgetter
from pathlib import Path
from typing import Final

from reviewlint.draft.source import Source
from reviewlint.errors import DraftError
from reviewlint.phrases import Phrase

SIZE_LIMIT = 20_000_000
"""Bytes; a draft has some ten thousand, so a larger file is a mistake of the caller's."""

_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))

_FORMAT = Phrase(
    "这是 {kind}，不是纯文本；请先另存为纯文本（.txt）再检查",
    "this is {kind}, not plain text; save it as text (.txt) first",
)
_SIGNATURES = (
    (b"%PDF-", "PDF 文件", "a PDF file"),
    (b"PK\x03\x04", "压缩文件（.zip）", "a zip file"),
    (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        "旧版 Office（.doc、.xls）或 WPS 文件",
        "an older Office (.doc, .xls) or WPS file",
    ),
    (b"{\\rtf", "RTF 文件", "an RTF file"),
)
# What is inside tells these apart: the names of the parts of an archive, and of the streams of a compound file.
_CONTENTS = (
    (b"word/document", "Word 文件（.docx）", "a Word file (.docx)"),
    (b"xl/workbook", "Excel 文件（.xlsx）", "an Excel file (.xlsx)"),
    (b"ppt/presentation", "PowerPoint 文件（.pptx）", "a PowerPoint file (.pptx)"),
    (b"opendocument.text", "OpenDocument 文字文件（.odt）", "an OpenDocument text (.odt)"),
    (b"opendocument.spreadsheet", "OpenDocument 表格文件（.ods）", "an OpenDocument spreadsheet (.ods)"),
    ("WordDocument".encode("utf-16-le"), "Word（.doc）或 WPS 文件", "a Word (.doc) or WPS file"),
    ("Workbook".encode("utf-16-le"), "Excel 文件（.xls）", "an Excel file (.xls)"),
)
_CONTAINERS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
_BINARY = Phrase(
    "含有文本里不会有的控制字符，看来不是纯文本；请先另存为 UTF-8 编码的纯文本",
    "holds control characters that no text has, so it seems to be no plain text; save it as UTF-8 text first",
)
_MISSING = Phrase("找不到这个文件", "no such file")
_FORBIDDEN = Phrase("没有读取权限", "permission denied")
_DIRECTORY = Phrase("这是文件夹，不是文件", "this is a directory, not a file")
_SPECIAL = Phrase(
    "不是普通文件；要读标准输入，请用 -",
    "not a regular file; use - to read standard input",
)
_TOO_LARGE = Phrase(
    f"文件超过 {SIZE_LIMIT // 1_000_000} MB，不像是一份材料",
    f"larger than {SIZE_LIMIT // 1_000_000} MB, which no draft is",
)
_UNKNOWN_ENCODING = Phrase(
    "认不出编码：第 {offset} 字节（从 0 数起）起不是 UTF-8，也不是 GB18030 中文；请另存为 UTF-8，或用 --encoding 指明编码",
    "unknown encoding: not UTF-8 from byte {offset} (counted from 0) on, nor Chinese in GB18030; "
    "save it as UTF-8 or name its encoding with --encoding",
)
_UNDECODABLE = Phrase(
    "不是 {encoding} 编码：第 {offset} 字节（从 0 数起）无法解读",
    "not {encoding}: byte {offset} (counted from 0) cannot be decoded",
)

_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_MOST_CONTROL = 0.3
_NON_ASCII = re.compile(r"[^\x00-\x7f]")
_LEAST_CHINESE = 0.8


def read(path: str, encoding: str | None = None) -> Source:
    """Return the draft in a file; `encoding` is a codec's name, None to recognise it.

    Raises DraftError if the file is missing, unreadable, not a regular file, too large or not text, and
    LookupError if there is no codec of that name.
    """
    return decode(read_bytes(path), path, encoding)


def read_bytes(path: str) -> bytes:
    """Return what a file holds, one byte more than allowed at most.

    Raises DraftError if it is missing, unreadable or not a regular file.
    """
    try:
        status = Path(path).stat()
        if stat.S_ISDIR(status.st_mode):
            with os.scandir(Path(path)):  # where that is forbidden, there is more to say
                raise DraftError(path, _DIRECTORY)
        if not stat.S_ISREG(status.st_mode):  # opening a pipe or device might wait for ever
            raise DraftError(path, _SPECIAL)
        with Path(path).open("rb") as file:
            return file.read(SIZE_LIMIT + 1)
    except FileNotFoundError:
        raise DraftError(path, _MISSING) from None
    except PermissionError:
        raise DraftError(path, _FORBIDDEN) from None
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise DraftError(path, Phrase(f"无法读取：{reason}", f"cannot be read: {reason}")) from None


def decode(data: bytes, path: str, encoding: str | None = None) -> Source:
    """Return the draft that some bytes hold; raises as `read` does."""
    if len(data) > SIZE_LIMIT:
        raise DraftError(path, _TOO_LARGE)
    if kind := _kind_of(data, Path(path).suffix.lower()):
        raise DraftError(path, _FORMAT.filled(kind=kind))
    text, used = _decode_as(data, path, encoding) if encoding else _recognise(data, path)
    if "\0" in text or len(_CONTROL.findall(text)) > _MOST_CONTROL * len(text):
        raise DraftError(path, _BINARY)
    return Source.of(path, text.removeprefix("\ufeff"), used)


def _kind_of(data: bytes, suffix: str) -> Phrase | None:
    """Return what a file of some other format is called; of those that hold others, what comes first in it.

    Where nothing in it tells, its name does.
    """
    found = next((Phrase(*names) for start, *names in _SIGNATURES if data.startswith(start)), None)
    if found is None or not data.startswith(_CONTAINERS):
        return found
    told = {f"（{suffix}）" in zh: Phrase(zh, en) for _, zh, en in _CONTENTS if suffix}
    inside = [(at, Phrase(*names)) for mark, *names in _CONTENTS if (at := data.find(mark)) >= 0]
    return min(inside, key=itemgetter(0))[1] if inside else told.get(True, found)


def _recognise(data: bytes, path: str) -> tuple[str, str]:
    """Return the text and the codec that read it: a byte-order mark decides, then UTF-8, then GB18030."""
    for mark, codec in _BOMS:
        if data.startswith(mark):
            return _decode_as(data, path, codec)
    if b"\0" in data:
        raise DraftError(path, _BINARY)
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError as error:
        text = _read_chinese(data)
        if text is None:
            raise DraftError(path, _UNKNOWN_ENCODING.filled(offset=error.start)) from None
        return text, "gb18030"


def _decode_as(data: bytes, path: str, encoding: str) -> tuple[str, str]:
    """Return the text in a named encoding, with the codec's own name."""
    codec = codecs.lookup(encoding).name
    if codec == "utf-8" and data.startswith(codecs.BOM_UTF8):
        codec = "utf-8-sig"
    try:
        return data.decode(codec), codec
    except UnicodeError as error:
        offset = error.start if isinstance(error, UnicodeDecodeError) else 0
        raise DraftError(path, _UNDECODABLE.filled(offset=offset, encoding=encoding)) from None


def _read_chinese(data: bytes) -> str | None:
    """Return the text if it is plausible GB18030, else None.

    Big5, Shift-JIS or a cut UTF-8 file often decode as GB18030 too, but into rare characters; simplified
    Chinese is nearly all made of the 3,755 of GB 2312's first level and the signs of its first three rows.
    """
    try:
        text = data.decode("gb18030")
    except UnicodeDecodeError:
        return None
    foreign = _NON_ASCII.findall(text)
    expected = _expected_characters()
    return text if sum(c in expected for c in foreign) >= _LEAST_CHINESE * len(foreign) else None


@cache
def _expected_characters() -> frozenset[str]:
    """Return the characters of GB 2312's rows 1-3 (signs, numerals, full-width) and 16-55 (first level)."""
    leads = (*range(0xA1, 0xA4), *range(0xB0, 0xD8))
    cells = (bytes((lead, trail)) for lead in leads for trail in range(0xA1, 0xFF))
    return frozenset("".join(cell.decode("gb2312", errors="ignore") for cell in cells))


_MARKS: Final = ("", "\ufeff")
# Codecs that read more than they write: without a mark, or in either order of bytes.
_FORMS: Final = {
    "utf-8-sig": ("utf-8-sig", "utf-8"),
    "utf-16": ("utf-16", "utf-16-le", "utf-16-be"),
    "utf-32": ("utf-32", "utf-32-le", "utf-32-be"),
}

_CHANGED = Phrase(
    "检查期间文件有改动，未写入；请再运行一次",
    "it has changed meanwhile, so it was left alone: run once more",
)
_INEXACT = Phrase(
    "按 {encoding} 解读后无法原样写回，未写入；请先另存为 UTF-8",
    "read as {encoding} it cannot be written back as it was, so it was left alone: save it as UTF-8 first",
)
_UNENCODABLE = Phrase(
    "{encoding} 编码里没有“{character}”，未写入；请先另存为 UTF-8",
    "{encoding} has no “{character}”, so it was left alone: save it as UTF-8 first",
)


def rewritten(source: Source, mended: Source, encoding: str | None = None) -> bytes:
    """Return what the file of a draft is to hold once `source`, which was read from it, has become `mended`.

    `encoding` is the codec asked for, as when it was read. Raises DraftError if the file no longer holds `source`, or
    if its bytes do not come out of the text again, or if a character of the new text cannot be encoded.
    """
    data = read_bytes(source.path)
    if decode(data, source.path, encoding) != source:
        raise DraftError(source.path, _CHANGED)
    for mark, codec in product(_MARKS, _FORMS.get(source.encoding, (source.encoding,))):
        if _encoded(mark + source.written, codec) == data:
            return _encode(mark + mended.written, codec, source)
    raise DraftError(source.path, _INEXACT.filled(encoding=source.encoding))


def _encoded(text: str, codec: str) -> bytes | None:
    try:
        return text.encode(codec)
    except UnicodeError:
        return None


def _encode(text: str, codec: str, source: Source) -> bytes:
    try:
        return text.encode(codec)
    except UnicodeEncodeError as error:
        character = text[error.start]
        raise DraftError(
            source.path, _UNENCODABLE.filled(encoding=source.encoding, character=character)
        ) from None
