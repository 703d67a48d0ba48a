"""What a condition is asked about, and the words that it finds there."""

from __future__ import annotations

import re
import time
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from reviewlint.checks.assertion.things import Excerpt
from reviewlint.draft.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from reviewlint.checks.assertion.things import Thing, Things

_NEVER: Final = re.compile(r"(?!)")


class OutOfTimeError(Exception):
    """A rule has used up the time that it may take on one draft."""


class Hit(NamedTuple):
    """Words that made a condition true: what they are, and where they stand, if they stand in the draft."""

    words: str
    span: Span | None


@dataclass(slots=True)
class Scope:
    """What a condition is asked about.

    `hits` grows with every condition that comes true by finding something. `until` is when, by the monotonic
    clock, the rule has to stop.
    """

    things: Things
    options: Mapping[str, Any]
    words: Mapping[str, tuple[str, ...]]
    until: float
    this: Thing
    variables: dict[str, object] = field(default_factory=dict)
    hits: list[Hit] = field(default_factory=list)

    def about(self, thing: Thing) -> Scope:
        """Return the same scope for another thing, with nothing found yet."""
        return Scope(self.things, self.options, self.words, self.until, thing)

    def check_time(self) -> None:
        """Raise OutOfTimeError if the time is used up."""
        if time.monotonic() > self.until:
            raise OutOfTimeError


def mentions(scope: Scope, text: str | Excerpt | None, words: tuple[str, ...]) -> Iterator[Hit]:
    """Yield the words of a list that stand in the prose of a text."""
    if isinstance(text, Excerpt):
        text = text._replace(prose=True)
    return search(scope, text, _alternation(tuple(words)))


def search(scope: Scope, text: str | Excerpt | None, pattern: re.Pattern[str]) -> Iterator[Hit]:
    """Yield what a regular expression finds in a text."""
    if text is None:
        return
    for match in pattern.finditer(scope.things.string(text)):
        span = None
        if isinstance(text, Excerpt):
            start = scope.things.span_of(text).start
            span = scope.things.joined.source(Span(start + match.start(), start + match.end()))
        yield Hit(match[0], span)


@lru_cache(maxsize=64)
def _alternation(words: tuple[str, ...]) -> re.Pattern[str]:
    """Return a pattern for any word of a list; of two that begin alike, the longer one is found."""
    known = sorted(filter(None, words), key=len, reverse=True)
    return re.compile("|".join(map(re.escape, known))) if known else _NEVER


@lru_cache(maxsize=256)
def regex(pattern: str) -> re.Pattern[str]:
    """Return a pattern compiled; pack loading has seen to it that it can be."""
    return re.compile(pattern)
