"""Which line ends are soft: text pasted from a PDF or a mail is cut at a fixed width, even in mid-word."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_WIDE = re.compile(r"[^\x00-\xff]")
_ENDED = re.compile(r"[。！？；：.!?;:…][”’）)」』】]*$")
_FIRST_WORD = re.compile(r"[!-~]+")
_OPENS_BLOCK = re.compile(r"\s*(?:[-*+#|>]|```|<!--)")
_LIST_ITEM = re.compile(r" *(?:[-*+] +(?:\[[ xX]\] +)?|\d{1,2}[.)] +)(?=\S)")
# What goes on with an item is indented, not always right to where its text begins; deeper, it is a block of its own.
_LEAST_HANG, _MOST_HANG = 2, 3
# English puts a space behind a full stop, so a full line may end in one and go on: what follows is text, no time or label.
_GOES_ON = re.compile(r"(?!\S{1,12}:(?:\s|$))(?:[A-Za-z\"'(]|“)")
_FIRST_CHINESE = "\u2e80"
_LONG = 50
_ROW_OF_MARKS = re.compile(r" {0,3}([-=_*~])\1{2,}\s*$")
# Nothing more, a deeper block, an ordinal of its own, or a label (责任人：…).
_OPENS_LINE = re.compile(
    r"\s|$|[-*+#|>●•]|```|<!--|\d{1,2}[.、)）]|[一二三四五六七八九十]{1,2}[、是]|（|\([\d一二三四五六七八九十]{1,3}\)|\S{1,8}[：:](?![\d/])"
)
_INDENTED = re.compile(r"[ \t\u3000\xa0]")

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


def _doubled_length(text: str) -> int:
    return 2 * len(text)


def cut_lines(lines: Sequence[str]) -> frozenset[int]:
    """Return the indexes of the lines that were cut and go on in the next one.

    A line was cut if the first word (or character) of the next would not have fitted into the page and it
    does not end like a clause. Some programs cut by columns, others by characters: whichever explains more
    lines. The lines below a list item that are indented to its text go on with it, as in Markdown. `lines` come
    without their line ends.
    """
    return _cut_at_page(lines) | _hanging(lines) | _going_on(lines)


def _going_on(lines: Sequence[str]) -> frozenset[int]:
    """Return the long English lines that go on with a small letter in the next: few such lines tell no page width."""
    return frozenset(
        index
        for index, (line, following) in enumerate(pairwise(lines))
        if following[:1].islower()
        and len(line) >= _LONG
        and max(line) < _FIRST_CHINESE
        and _GOES_ON.match(following)
        and not line.lstrip().startswith(("#", "|"))
    )


def _hanging(lines: Sequence[str]) -> frozenset[int]:
    """Return the lines of list items that go on in a next line, which is indented to where their text begins."""
    found: set[int] = set()
    column = 0
    for index, (line, following) in enumerate(pairwise(lines)):
        if item := _LIST_ITEM.match(line):
            column = item.end()
        indent = len(following) - len(following.lstrip(" "))
        hangs = _LEAST_HANG <= indent <= column + _MOST_HANG
        if column and hangs and not _OPENS_LINE.match(following, indent):
            found.add(index)
        else:
            column = 0
    return frozenset(found)


def _cut_at_page(lines: Sequence[str]) -> frozenset[int]:
    if len(lines) < _LEAST_LINES or max(map(len, lines)) > _WIDEST:
        return frozenset()
    return max((_cut_by(measure, lines) for measure in (width, _doubled_length)), key=len)


def _cut_by(measure: Callable[[str], int], lines: Sequence[str]) -> frozenset[int]:
    trimmed = [line.rstrip() for line in lines]
    page = max(map(measure, trimmed))
    if not _NARROWEST <= page <= _WIDEST:
        return frozenset()
    room = page - _SLACK
    full = [
        i for i in range(len(trimmed) - 1) if _is_full(measure(trimmed[i]), trimmed[i], lines[i + 1], room)
    ]
    cut = [i for i in full if not _ENDED.search(trimmed[i])]
    if len(cut) < max(_LEAST_LINES, _LEAST_SHARE * sum(map(bool, trimmed))):
        return frozenset()
    # Where paragraphs are indented, a full line that ends like a clause goes on in an unindented one.
    indents = sum(1 for line in lines if _INDENTED.match(line)) >= _LEAST_LINES
    cut += [i for i in full if max(trimmed[i]) < _FIRST_CHINESE and _GOES_ON.match(lines[i + 1])]
    return frozenset(full if indents else cut) - {
        i for i in full if indents and _INDENTED.match(lines[i + 1])
    }


def _is_full(size: int, line: str, following: str, room: int) -> bool:
    """Tell whether the start of the following line would not have fitted behind this one."""
    if (
        not line
        or not following.strip()
        or _OPENS_BLOCK.match(following)
        or line.lstrip().startswith(("#", "|"))
        or _ROW_OF_MARKS.match(line)
        or _ROW_OF_MARKS.match(following)
    ):
        return False
    word = _FIRST_WORD.match(following)
    return size + (1 + len(word[0]) if word else 2) > room
