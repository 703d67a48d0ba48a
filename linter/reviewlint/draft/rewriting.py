"""A draft written back as it came: in its encoding, with its byte-order mark and its line ends."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING, Final

from reviewlint.draft.plain import decode, read_bytes
from reviewlint.errors import DraftError
from reviewlint.phrases import Phrase

if TYPE_CHECKING:
    from reviewlint.draft.source import Source

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
