"""A text as the grammar reads it: one way to write spaces, digits and line ends, every character in its place."""

from __future__ import annotations

from reviewlint.outline.wrapping import cut_lines

# Wide and odd spaces, full-width digits and full stops: to the grammar they are the plain ones.
_SPACES = (
    "\0\r\x0b\x0c\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u200b"
    "\u2028\u2029\u202f\u205f\u2060\u3000\ufeff"
)
_PLAIN = str.maketrans(
    dict.fromkeys(_SPACES, " ") | dict(zip("０１２３４５６７８９．｜＃", "0123456789.|#", strict=True))
)
_SOFT = "\0"


def plain(text: str) -> str:
    """Return the text with line ends written as newlines, soft ones (of lines that were cut) as NUL."""
    written = text.translate(_PLAIN)
    lines = written.split("\n")
    cut = cut_lines(text.split("\n"))
    if not cut:
        return written
    ends = (_SOFT if index in cut else "\n" for index in range(len(lines) - 1))
    return "".join(part for pair in zip(lines, (*ends, ""), strict=True) for part in pair)
