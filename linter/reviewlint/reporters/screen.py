"""What reports are drawn on, and how: styled pieces, the width of Chinese, nothing that a terminal would obey."""

from __future__ import annotations

import os
import re
from functools import cache
from typing import TYPE_CHECKING, Literal, TextIO, TypeAlias
from unicodedata import category, east_asian_width

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reviewlint.phrases import Language

Format = Literal["human", "json"]
Colour = Literal["auto", "always", "never"]
Style = Literal["plain", "strong", "faint", "error", "warning", "info", "good"]


class Page(Struct, frozen=True):
    """How wide a report may be, in which language it sums up, and whether it says violations only."""

    columns: int
    language: Language
    quiet: bool = False


class Piece(Struct, frozen=True):
    """Some text in one style."""

    text: str
    style: Style = "plain"


Line: TypeAlias = tuple[Piece, ...]
"""One line of a report, without its line end."""

# Latin words stay whole; a closing mark stays with what it closes, an opening one with what it opens.
_UNIT = re.compile(r"[“‘（《【]*(?:[!-~]+|[^\s])[，。；：、！？”’）》】…]*|\s+")
_WIDE = 0x100  # code points that take more than two hexadecimal digits

_COLOURS: dict[Style, str] = {
    "plain": "",
    "strong": "1",
    "faint": "2",
    "error": "1;31",
    "warning": "33",
    "info": "36",
    "good": "32",
}
"""How a terminal is told of a style."""

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


def wrap(text: str, columns: int) -> Iterator[str]:
    """Yield a text in lines of at most `columns` columns, broken between words and between Chinese characters."""
    line = ""
    for unit in _UNIT.findall(visible(" ".join(text.split()))):
        if line and width(line + unit.rstrip()) > columns:
            yield line.rstrip()
            line = unit.lstrip()
        else:
            line += unit
    if line:
        yield line.rstrip()


def coloured(choice: Colour, stream: TextIO) -> bool:
    """Tell whether to draw in colours: `auto` does on a terminal that has not asked for none."""
    if choice != "auto":
        return choice == "always"
    return stream.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def write_exact(lines: Iterable[Line], stream: TextIO) -> None:
    """Write lines as they are: whoever draws them has seen to it that nothing in them is obeyed."""
    stream.writelines("".join(piece.text for piece in line) + "\n" for line in lines)
    stream.flush()


def write_plain(lines: Iterable[Line], stream: TextIO) -> None:
    """Write lines without colours."""
    stream.writelines("".join(visible(piece.text) for piece in line).rstrip() + "\n" for line in lines)
    stream.flush()


def write_coloured(lines: Iterable[Line], stream: TextIO) -> None:
    """Write lines in colours."""
    if os.name == "nt":
        write_through_rich(lines, stream)
        return
    stream.writelines("".join(map(_coloured, line)) + "\n" for line in lines)
    stream.flush()


def _coloured(piece: Piece) -> str:
    code, text = _COLOURS[piece.style], visible(piece.text)
    return f"\x1b[{code}m{text}\x1b[0m" if code and text else text


def write_through_rich(lines: Iterable[Line], stream: TextIO) -> None:
    """Write lines in colours to a console of Windows: rich knows which of them has to be asked in another way."""
    from rich.console import Console  # noqa: PLC0415 - 80 ms that no other terminal is worth
    from rich.text import Text  # noqa: PLC0415

    class Terminal(Console):
        """A console that leaves a closed pipe to the command line."""

        def on_broken_pipe(self) -> None:
            raise BrokenPipeError

    terminal = Terminal(
        file=stream,
        color_system="auto" if os.name == "nt" else "standard",
        force_terminal=True,
        no_color=False,
        highlight=False,
        soft_wrap=True,
    )
    for line in lines:
        terminal.print(Text.from_ansi("".join(map(_coloured, line))))
    stream.flush()
