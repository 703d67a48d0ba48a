"""What a printed page adds to a text that runs on from one to the next: page numbers and running heads."""

from __future__ import annotations

import re
from collections import Counter
from itertools import islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_NUMBERED = re.compile(
    r"\s*(?:"
    r"[-—–―－·]{1,2} ?\d{1,3} ?[-—–―－·]{1,2}"
    r"|第 ?\d{1,3} ?页(?:[，,/ ]{0,2}[共总] ?\d{1,3} ?页)?|共 ?\d{1,3} ?页[，, ]?第 ?\d{1,3} ?页"
    r"|\d{1,3} ?/ ?\d{1,3}|[Pp]age \d{1,3}(?: of \d{1,3})?"
    r")\s*$"
)
_BARE = re.compile(r"\s*\d{1,3}\s*$")
_CLAUSE = re.compile(r"[。；：，！？|]|[、.;:,]$")
_LEAST_HEAD, _MOST_HEAD = 5, 60
_TOP = 8
"""A title that stands twice at the top is no running head."""
_NEAR = 2


def page_marks(lines: Sequence[str]) -> frozenset[int]:
    """Return the lines that are nothing but the number of a page, or the head that stands beside one on every page."""
    numbers = {place for place, line in enumerate(lines) if len(line) <= _MOST_HEAD and _NUMBERED.match(line)}
    if not numbers:
        return frozenset()
    return frozenset(numbers | set(_running_heads(lines, numbers)))


def weak_marks(lines: Sequence[str], marks: frozenset[int]) -> frozenset[int]:
    """Return the lines that are a mere number, or stood at the top too: page marks if a sentence goes on across them."""
    top = _heads_at_top(lines)
    return frozenset(
        place
        for place, line in enumerate(lines)
        if len(line) <= _MOST_HEAD
        and place not in marks
        and (_BARE.match(line) or top.get(line.strip(), place) < place - _TOP)
    )


def _running_heads(lines: Sequence[str], numbers: set[int]) -> Iterator[int]:
    beside = [
        near
        for place in numbers
        for near in range(max(0, place - _NEAR), min(len(lines), place + _NEAR + 1))
        if near not in numbers and _could_be_head(lines[near])
    ]
    often = Counter(lines[near].strip() for near in set(beside))
    top = _heads_at_top(lines)
    for near in set(beside):
        words = lines[near].strip()
        if top.get(words, near) < near - _TOP or (often[words] > 1 and words not in top):
            yield near


def _heads_at_top(lines: Sequence[str]) -> dict[str, int]:
    """Return what could be a head on the first lines, with the place where it stands first."""
    held = islice(((place, line.strip()) for place, line in enumerate(lines) if line.strip()), _TOP)
    found: dict[str, int] = {}
    for place, words in held:
        if _could_be_head(words):
            found.setdefault(words, place)
    return found


def _could_be_head(line: str) -> bool:
    words = line.strip()
    return _LEAST_HEAD <= len(words) <= _MOST_HEAD and not _CLAUSE.search(words)
