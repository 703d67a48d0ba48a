"""Where in the words of a statement the first of several patterns matches."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

Place: TypeAlias = tuple[int, int]
"""Where something stands: from the first character to the one behind the last."""

Patterns: TypeAlias = "Iterable[Callable[[], str]]"
"""Patterns in the order in which they count; each is put together only when those before it have not matched."""


def first(patterns: Patterns, words: str) -> Place | None:
    """Return where the first pattern that does matches: the group that names something, else the whole."""
    match = next((found for pattern in patterns if (found := compiled(pattern).search(words))), None)
    return place_of(match) if match else None


def place_of(match: re.Match[str]) -> Place:
    """Return where the group stands that names something, else the whole match."""
    named = match.lastgroup or 0
    start = match.start(named)
    return start, start + len(match[named].rstrip())


@cache
def compiled(pattern: Callable[[], str]) -> re.Pattern[str]:
    """Return a pattern compiled, once for all statements."""
    return re.compile(pattern())
