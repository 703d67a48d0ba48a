"""A text as the grammar reads it: one way to write characters and line ends, every character in its place."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from reviewlint.assets import shipped
from reviewlint.outline.chrome import page_marks, weak_marks
from reviewlint.outline.grids import cell_ends
from reviewlint.outline.wraps import soft_ends

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence


# No traditional text goes without these for long, and no simplified one has them.
_TRADITIONAL = re.compile("[這個們為說對會時來國學問題應過關無發現責員導實際況]")


def simplified(text: str) -> str:
    """Return a text in simplified characters, of the same length; one that is simplified comes back as it is."""
    return text.translate(_table()) if _TRADITIONAL.search(text) else text


@cache
def _table() -> Mapping[int, str]:
    lines = (shipped("grammar") / "traditional.txt").read_text(encoding="utf-8").splitlines()
    pairs = "".join(line for line in lines if not line.startswith("#"))
    return str.maketrans(dict(zip(pairs[::2], pairs[1::2], strict=True)))


# Wide and odd spaces, full-width digits and full stops: to the grammar they are the plain ones.
_SPACES = (
    "\0\r\x0b\x0c\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u200b"
    "\u2028\u2029\u202f\u205f\u2060\u3000\ufeff"
)
_PLAIN = dict.fromkeys(_SPACES, " ") | dict(zip("０１２３４５６７８９．｜＃", "0123456789.|#", strict=True))
_ODD = re.compile(f"[{''.join(_PLAIN)}]")  # few in a text, so this is faster than str.translate
_SOFT = "\0"
_WIDE = dict(zip(",:;().", "，：；（）。", strict=True))
_EASTERN = r"[^\x00-\u2e7f]"  # cheaper to compile than the range of Chinese characters
_HALF = re.compile(
    rf"(?<={_EASTERN})(?:[,:;()]|(?<![一二三四五六七八九十])\.(?={_EASTERN}|[\n\0]|\Z))|[,:;()](?={_EASTERN})"
)


def plain(text: str) -> str:
    """Return a text of the same length as the grammar reads it.

    Characters are simplified, digits and spaces plain. Line ends are newlines, soft ones (of lines that were cut) NUL.
    The numbers of pages, and heads that stand on each of them, are blanked out. Cells that stand on lines of their own
    are parted by `CELL_END`.
    """
    written = text.split("\n")
    lines = _ODD.sub(lambda match: _PLAIN[match[0]], simplified(text)).split("\n")
    cells = cell_ends(lines)
    # a cell may be a mere number, or go on in the next line by its looks: these lines are not looked at
    outside = (
        ["" if {place, place - 1} & cells.keys() else line for place, line in enumerate(lines)]
        if cells
        else lines
    )
    marks = page_marks(outside)
    perhaps = weak_marks(outside, marks)
    soft = soft_ends(written if outside is lines else outside, outside, marks, perhaps)
    blank = marks | {place for place in perhaps if place in soft}
    return "".join(_parts(lines, soft, blank, cells))


def widened(text: str) -> str:
    """Return a plain text with wide marks wherever half-width ones stand beside a Chinese character."""
    return _HALF.sub(lambda match: _WIDE[match[0]], text)


def _parts(
    lines: Sequence[str], soft: frozenset[int], blank: frozenset[int], cells: Mapping[int, str]
) -> Iterator[str]:
    last = len(lines) - 1
    for place, line in enumerate(lines):
        yield " " * len(line) if place in blank else line
        if place < last:
            yield _SOFT if place in soft else cells.get(place, "\n")
