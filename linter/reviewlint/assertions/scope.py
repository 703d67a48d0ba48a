"""What a condition is asked about, and the words that it finds there."""

from __future__ import annotations

import re
import time
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

from msgspec import Struct
from msgspec.structs import replace

from reviewlint.assertions.things import Excerpt
from reviewlint.draft.source import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from regex import Match, Pattern

    from reviewlint.assertions.things import Thing, Things
    from reviewlint.profile.expressions import Node

    Run = Callable[[Any, "Scope"], Any]

_NEVER: Final = re.compile(r"(?!)")
_LEAST: Final = 0.001  # seconds: a search without any time left is not let off the clock


class OutOfTimeError(Exception):
    """A rule has used up the time that it may take on one draft."""


class Hit(Struct, frozen=True):
    """Words that made a condition true: what they are, and where they stand, if they stand in the draft.

    `others` are still to be looked for: more words of the same text that would make it true. `all_words` are those that
    were counted, where it is their number that did.
    """

    words: str
    span: Span | None
    others: Iterator[Hit] | None = None
    all_words: tuple[str, ...] = ()


class Scope(Struct):
    """What a condition is asked about.

    `runs` says how each kind of expression is run; `hits` grows with every condition that comes true by finding
    something. `until` is when, by the monotonic clock, the rule has to stop; None for one that ships, which is never
    stopped: the same draft has the same report on a busy machine.
    """

    runs: Mapping[type[Node], Run]
    things: Things
    options: Mapping[str, Any]
    words: Mapping[str, tuple[str, ...]]
    until: float | None
    this: Thing
    variables: dict[str, object] = {}
    hits: list[Hit] = []

    def about(self, thing: Thing) -> Scope:
        """Return the same scope for another thing, with nothing found yet."""
        return Scope(self.runs, self.things, self.options, self.words, self.until, thing)

    def value(self, node: Node) -> Any:
        """Return the value of an expression."""
        return self.runs[type(node)](node, self)

    def check_time(self) -> None:
        """Raise OutOfTimeError if the time is used up."""
        if self.until is not None and time.monotonic() > self.until:
            raise OutOfTimeError


def mentions(scope: Scope, text: str | Excerpt | None, words: Iterable[str | Excerpt]) -> Iterator[Hit]:
    """Yield the words of a list, perhaps of the draft's own evidence, that stand in the prose of a text."""
    if isinstance(text, Excerpt):
        text = replace(text, prose=True)
    if text is not None:
        known = tuple(map(scope.things.string, words))
        for match in _alternation(known).finditer(scope.things.string(text)):
            yield _hit(scope, text, match.start(), match[0])


def search(scope: Scope, text: str | Excerpt | None, pattern: str) -> Iterator[Hit]:
    """Yield what a regular expression finds in a text. Raises OutOfTimeError, in the midst of a search too."""
    if text is None:
        return
    words = scope.things.string(text)
    try:
        for match in _found(pattern, words, scope):
            yield _hit(scope, text, match.start(), match[0])
    except TimeoutError:
        raise OutOfTimeError from None


def _found(pattern: str, words: str, scope: Scope) -> Iterator[re.Match[str] | Match[str]]:
    """Return what a pattern finds; `re` cannot be stopped once it searches, and what an office writes may take hours."""
    scope.check_time()
    if scope.until is None:
        return _compiled(pattern).finditer(words)
    seconds = max(scope.until - time.monotonic(), _LEAST)
    return _stoppable(pattern).finditer(words, timeout=seconds)


def _hit(scope: Scope, text: str | Excerpt, offset: int, words: str) -> Hit:
    """Return words found at an offset of a text, with their place if the text stands in the draft."""
    if not isinstance(text, Excerpt):
        return Hit(words, None)
    start = scope.things.span_of(text).start + offset
    return Hit(words, scope.things.joined.source(Span(start, start + len(words))))


@lru_cache(maxsize=64)
def _alternation(words: tuple[str, ...]) -> re.Pattern[str]:
    """Return a pattern for any word of a list; of two that begin alike, the longer one is found."""
    known = sorted(filter(None, words), key=len, reverse=True)
    return re.compile("|".join(map(_spelled, known))) if known else _NEVER


def _spelled(word: str) -> str:
    """Return a pattern for a word; a Latin one stands whole, in capitals or not."""
    return rf"(?<![A-Za-z])(?i:{re.escape(word)})(?![A-Za-z])" if word.isascii() else re.escape(word)


@lru_cache(maxsize=256)
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


@lru_cache(maxsize=256)
def _stoppable(pattern: str) -> Pattern[str]:
    """Return a pattern compiled; pack loading has seen to it that it can be."""
    import regex  # noqa: PLC0415 - 20 ms that a draft need not wait for without rules of an office

    return regex.compile(pattern)
