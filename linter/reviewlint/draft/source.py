"""The text of a draft and the places in it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from functools import cached_property
from sys import intern
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Iterator

_WRAPPED = re.compile(r"\s*\n\s*")
_WORDS_MEET = re.compile(r"\w\s*\n\s*\w", re.ASCII)
# What no reader sees: controls, marks of direction, joiners, blanks that are letters to a computer.
_UNSEEN = re.compile(
    r"[\s\x00-\x1f\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202f"
    r"\u2060-\u206f\u2800\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb\U000e0000-\U000e0fff]+"
)
_LINE_END = re.compile(r"\r\n?|\n")


class Span(Struct, frozen=True, order=True):
    """A half-open range of code points in `Source.text`."""

    start: int
    end: int

    def __len__(self) -> int:
        return self.end - self.start

    def __bool__(self) -> bool:
        return True  # an empty span is a place too: only None is none

    def holds(self, other: Span) -> bool:
        """Tell whether `other` lies wholly inside."""
        return self.start <= other.start and other.end <= self.end

    def touches(self, other: Span) -> bool:
        """Tell whether both have something in common."""
        return self.start < other.end and other.start < self.end

    def of(self, text: str) -> str:
        """Return the text that stands here."""
        return text[self.start : self.end]


class Position(Struct, frozen=True):
    """A place for people: line and column, both 1-based; columns count code points."""

    line: int
    column: int

    def __str__(self) -> str:
        return f"{self.line}:{self.column}"


class Source(Struct, frozen=True, dict=True):
    r"""A decoded draft.

    `path` is the name shown to people; `text` has neither a byte-order mark nor any line end but `\n`; `encoding` is
    the name of the Python codec that read it. `line_ends` are those of the file, one for each `\n`, or none if all of
    them are that.
    """

    path: str
    text: str
    encoding: str = "utf-8"
    line_ends: tuple[str, ...] = ()

    @cached_property
    def _starts(self) -> tuple[int, ...]:
        """Where the lines begin."""
        return (0, *(match.end() for match in re.finditer("\n", self.text)))

    @classmethod
    def of(cls, path: str, written: str, encoding: str = "utf-8") -> Source:
        r"""Return the draft in a text whose lines end in `\n`, `\r\n` or a lone `\r`, or one this way and one that."""
        if "\r" not in written:
            return cls(path, written, encoding)
        ends = tuple(
            intern(match[0]) for match in _LINE_END.finditer(written)
        )  # three texts, however many lines
        return cls(path, _LINE_END.sub("\n", written), encoding, ends)

    @property
    def written(self) -> str:
        """The text with the line ends of the file."""
        if not self.line_ends:
            return self.text
        lines = self.text.split("\n")
        return "".join(part for pair in zip(lines, (*self.line_ends, ""), strict=True) for part in pair)

    @property
    def line_end(self) -> str:
        """The line end that most lines of the file have."""
        return Counter(self.line_ends).most_common(1)[0][0] if self.line_ends else "\n"

    def position(self, offset: int) -> Position:
        """Return the line and column of a code point offset (0 ≤ offset ≤ len(text))."""
        line = bisect_right(self._starts, offset)
        return Position(line, offset - self._starts[line - 1] + 1)

    def lines(self) -> Iterator[Span]:
        """Yield the spans of all lines."""
        return map(self.line, range(1, len(self._starts) + 1))

    def line(self, number: int) -> Span:
        """Return the span of a 1-based line, its line end left out."""
        start = self._starts[number - 1]
        end = self._starts[number] - 1 if number < len(self._starts) else len(self.text)
        return Span(start, end)


def seen(text: str) -> str:
    """Return the characters of a text that a reader sees, white space left out."""
    return _UNSEEN.sub("", text)


def unwrapped(text: str) -> str:
    """Return text that is wrapped in the draft on one line; a space parts what would run together in English."""
    if "\n" not in text:
        return text
    return _WRAPPED.sub("", _WORDS_MEET.sub(lambda m: f"{m[0][0]} {m[0][-1]}", text))
