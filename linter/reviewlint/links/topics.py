"""Where a text speaks of a topic: every term of every topic found in one pass."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import lru_cache
from operator import add
from typing import TYPE_CHECKING, TypeAlias

from msgspec import Struct

from reviewlint.draft.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reviewlint.profile import Topic

_LATIN = re.compile(r"[a-z]", re.ASCII)
_INFLECTED = re.compile(r"(?:'?s|es|d|ed|ing|er|ers|r|rs|ment|ments|ly|ies|ied)?(?![a-z])", re.ASCII)
_KEY = 2  # the shortest term


class Hit(Struct, frozen=True):
    """A term of a topic, strong or weak, at its place."""

    topic: Topic
    span: Span
    term: str
    strong: bool


_Found: TypeAlias = "tuple[int, int, str, Topic, bool | None]"
"""A term from here to there, of a topic: strong, weak, or (None) unlike it."""


class Lexicon:
    """The terms of some topics, ready to be looked for.

    A dictionary by the first two characters finds a thousand terms faster than a regular expression of them
    compiles.
    """

    def __init__(self, topics: tuple[Topic, ...]) -> None:
        kinds: dict[str, list[tuple[Topic, bool | None]]] = defaultdict(list)
        lengths: dict[str, set[int]] = defaultdict(set)
        for topic in topics:
            # An `unlike` term comes first at its place, for it masks its own topic.
            for terms, strong in ((topic.unlike, None), (topic.strong, True), (topic.weak, False)):
                for term in map(str.lower, terms):
                    kinds[term].append((topic, strong))
                    lengths[term[:_KEY]].add(len(term))
        self._kinds = dict(kinds)
        self._lengths = {key: sorted(found, reverse=True) for key, found in lengths.items()}
        self._patterns = [(topic, re.compile(pattern)) for topic in topics for pattern in topic.patterns]

    def hits(self, text: str) -> list[Hit]:
        """Return all hits in order; a term inside a longer one counts no more than `_outermost` says."""
        lowered = text.lower()
        if len(lowered) != len(text):  # İ and the like grow; places must stay
            lowered = text
        found = [*self._of_terms(lowered), *self._of_patterns(text)]
        if self._patterns:  # terms alone stand in order
            found.sort(key=lambda one: (one[0], -one[1]))
        return list(_outermost(found))

    def _of_terms(self, text: str) -> Iterator[_Found]:
        kinds, lengths = self._kinds, self._lengths
        starts = [start for start, key in enumerate(map(add, text, text[1:])) if key in lengths]
        for start in starts:
            for length in lengths[text[start : start + _KEY]]:
                end = start + length
                term = text[start:end]
                if term in kinds and end <= len(text) and (not term.isascii() or _is_word(text, start, end)):
                    for topic, strong in kinds[term]:
                        yield start, end, term, topic, strong

    def _of_patterns(self, text: str) -> Iterator[_Found]:
        for topic, pattern in self._patterns:
            for match in pattern.finditer(text):
                if match[0]:
                    yield match.start(), match.end(), match[0], topic, True


def _outermost(found: Iterable[_Found]) -> Iterator[Hit]:
    """Leave out what stands in a longer term of its own topic, and weak terms in a longer one of any."""
    own: dict[str, int] = {}
    longest = (0, 0)
    for start, end, term, topic, strong in found:
        if own.get(topic.id, 0) >= end:
            continue
        own[topic.id] = end
        if strong is None or (strong is False and end <= longest[1] and (start, end) != longest):
            continue
        if end > longest[1]:
            longest = (start, end)
        yield Hit(topic, Span(start, end), term, strong)


@lru_cache(maxsize=8)
def lexicon_of(topics: tuple[Topic, ...]) -> Lexicon:
    """Return the lexicon of some topics; many drafts of one profile share it."""
    return Lexicon(topics)


def _is_word(text: str, start: int, end: int) -> bool:
    """Tell whether a Latin term is a whole word where it stands, whatever the ending."""
    return not (start and _LATIN.match(text[start - 1])) and _INFLECTED.match(text, end) is not None
