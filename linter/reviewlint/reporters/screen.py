"""Text for a terminal: styled pieces, the width of Chinese, nothing that a terminal would obey."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Literal, TypeAlias
from unicodedata import category, east_asian_width

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

Style = Literal["plain", "strong", "faint", "error", "warning", "info", "good"]


class Piece(Struct, frozen=True):
    """Some text in one style."""

    text: str
    style: Style = "plain"


Line: TypeAlias = tuple[Piece, ...]
"""One line of a report, without its line end."""

_WIDE = 0x100  # code points that take more than two hexadecimal digits

PAPER_WIDTH = 100
"""Columns of a report that is not drawn on a terminal."""

UNSAFE = re.compile(
    r"[\x00-\x1f\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ud800-\udfff\ufeff\ufff9-\ufffb]"
)
"""Everything that a terminal would obey or hide: control and format characters, half of a surrogate pair."""


def visible(text: str) -> str:
    r"""Return text with what is `UNSAFE` spelled out: `\x1b`, `\u202e`.

    A tab becomes one space, so that a caret below stands where it should.
    """
    return UNSAFE.sub(_spell, text)


def _spell(match: re.Match[str]) -> str:
    code = ord(match[0])
    if code == ord("\t"):
        return " "
    return f"\\x{code:02x}" if code < _WIDE else f"\\u{code:04x}"


def width(text: str) -> int:
    """Return the columns that text takes on a terminal: two for a Chinese character, none for an accent."""
    return len(text) if text.isascii() else sum(map(_columns, text))


@cache
def _columns(character: str) -> int:
    """Return the columns of a character (Unicode Standard Annex 11, ambiguous ones counted narrow)."""
    if category(character) in {"Mn", "Me"}:
        return 0
    return 2 if east_asian_width(character) in {"W", "F"} else 1


def head(text: str, room: int) -> str:
    """Return the start of a text that fits into `room` columns, its cut marked with `…`."""
    return text if _fits(text, room) else "".join(_fitting(text, room - 1)) + "…"


def tail(text: str, room: int) -> str:
    """Return the end of a text that fits into `room` columns, its cut marked with `…`."""
    return text if _fits(text, room) else "…" + "".join(_fitting(text[::-1], room - 1))[::-1]


def _fits(text: str, room: int) -> bool:
    return 2 * len(text) <= room or width(text) <= room  # no character takes more than two columns


def _fitting(text: str, room: int) -> Iterator[str]:
    for character in text:
        room -= _columns(character)
        if room < 0:
            return
        yield character


def pad(text: str, room: int) -> str:
    """Return a text filled with spaces up to `room` columns."""
    return text + " " * (room - width(text))


def fill(words: Iterable[str], room: int, between: str) -> Iterator[str]:
    """Yield lines of at most `room` columns (one word at least) that list some words."""
    line = ""
    for word in words:
        if line and width(line + between + word) > room:
            yield line + between.rstrip()
            line = word
        else:
            line = line + between + word if line else word
    if line:
        yield line
