"""Where in the words of a statement the first of several patterns matches."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, TypeAlias

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

Place: TypeAlias = tuple[int, int]
"""Where something stands: from the first character to the one behind the last."""


class Pattern(Struct, frozen=True):
    """A regular expression that is put together and compiled when it is first needed: that takes long.

    Of the characters in `signs` at least one stands wherever it matches.
    """

    build: Callable[[], str]
    signs: str = ""

    def search(self, words: str) -> re.Match[str] | None:
        """Return the first match in the words."""
        if self.signs and frozenset(self.signs).isdisjoint(words):
            return None
        return compiled(self.build).search(words)


def first(patterns: Iterable[Pattern], words: str) -> Place | None:
    """Return where the first pattern that does matches: the group that names something, else the whole."""
    match = next((found for pattern in patterns if (found := pattern.search(words))), None)
    return place_of(match) if match else None


def place_of(match: re.Match[str]) -> Place:
    """Return where the group stands that names something, else the whole match."""
    named = match.lastgroup or 0
    start = match.start(named)
    return start, start + len(match[named].rstrip())


@cache
def compiled(build: Callable[[], str]) -> re.Pattern[str]:
    """Return a pattern compiled, once for all statements."""
    return re.compile(build())
