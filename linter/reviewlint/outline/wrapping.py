"""Which line ends are soft: text pasted from a PDF or a mail is cut at a fixed width, even in mid-word."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_WIDE = re.compile(
    r"[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\u2018-\u201d]"
)
_ENDED = re.compile(r"[。！？；：.!?;:…][”’）)」』】]*$")
_FIRST_WORD = re.compile(r"[!-~]+")
_OPENS_BLOCK = re.compile(r"[ \t]*(?:[-*+#|>]|```|<!--)")
_INDENTED = re.compile(r"[ \t]")

# A page narrower than 20 or wider than 60 Chinese characters is not what a PDF viewer or mail program cuts.
_NARROWEST, _WIDEST = 40, 120
# Two characters: what a renderer leaves free to keep punctuation off the start of a line.
_SLACK = 4
# Below this share of cut lines, lines of like width are chance: a list of short headings, say.
_LEAST_SHARE = 0.3
_LEAST_LINES = 3


def width(text: str) -> int:
    """Return how many terminal columns a text takes: a Chinese character two, any other one."""
    return len(text) + len(_WIDE.findall(text))


def cut_lines(lines: Sequence[str]) -> frozenset[int]:
    """Return the indexes of the lines that were cut and go on in the next one.

    A line was cut if the first word (or character) of the next would not have fitted into the page and it
    does not end like a clause. `lines` come without their line ends, wide spaces as plain ones.
    """
    trimmed = [line.rstrip() for line in lines]
    longest = max(map(len, trimmed), default=0)
    if longest > _WIDEST or len(trimmed) < _LEAST_LINES:
        return frozenset()
    page = max(map(width, trimmed))
    if not _NARROWEST <= page <= _WIDEST:
        return frozenset()
    full = [i for i in range(len(trimmed) - 1) if _was_full(trimmed[i], lines[i + 1], page)]
    cut = [i for i in full if not _ENDED.search(trimmed[i])]
    written = sum(map(bool, trimmed))
    if len(cut) < max(_LEAST_LINES, _LEAST_SHARE * written):
        return frozenset()
    # Where paragraphs are indented, a full line that ends like a clause goes on in an unindented one.
    indents = sum(1 for line in lines if _INDENTED.match(line)) >= _LEAST_LINES
    return frozenset(
        i for i in full if not _ENDED.search(trimmed[i]) or (indents and not _INDENTED.match(lines[i + 1]))
    )


def _was_full(line: str, following: str, page: int) -> bool:
    """Tell whether the start of the following line would not have fitted behind this one."""
    if (
        not line
        or not following.strip()
        or _OPENS_BLOCK.match(following)
        or line.lstrip().startswith(("#", "|"))
    ):
        return False
    word = _FIRST_WORD.match(following)
    needed = 1 + len(word[0]) if word else 2
    return width(line) + needed + _SLACK > page
