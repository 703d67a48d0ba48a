"""Where a text speaks of a topic: every term of every topic found in one pass."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache
from operator import add
from typing import TYPE_CHECKING

from reviewlint.draft.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reviewlint.packs.schema import Topic

_LATIN = re.compile(r"[a-z]", re.ASCII)
_INFLECTED = re.compile(r"(?:'?s|es|d|ed|ing|er|ers|r|rs|ment|ments|ly|ies|ied)?(?![a-z])", re.ASCII)
_KEY = 2  # the shortest term


@dataclass(frozen=True, slots=True)
class Hit:
    """A term of a topic, strong or weak, at its place."""

    topic: Topic
    span: Span
    term: str
    strong: bool


class Lexicon:
    """The terms of some topics, ready to be looked for.

    A dictionary by the first two characters finds a thousand terms faster than a regular expression of them
    compiles.
    """

    def __init__(self, topics: tuple[Topic, ...]) -> None:
        kinds: dict[str, list[tuple[Topic, bool | None]]] = defaultdict(list)
        for topic in topics:
            for terms, strong in ((topic.strong, True), (topic.weak, False), (topic.unlike, None)):
                for term in terms:
                    kinds[term.lower()].append((topic, strong))
        self._kinds = dict(kinds)
        self._terms: dict[str, list[str]] = defaultdict(list)
        for term in sorted(kinds, key=len, reverse=True):
            self._terms[term[:_KEY]].append(term)
        self._patterns = [(topic, re.compile(pattern)) for topic in topics for pattern in topic.patterns]

    def hits(self, text: str) -> list[Hit]:
        """Return all hits in order; a term inside a longer one counts no more than `_outermost` says."""
        lowered = text.lower()
        if len(lowered) != len(text):  # İ and the like grow; places must stay
            lowered = text
        found = list(self._of_terms(lowered))
        found += [
            (topic, Span(*match.span()), match.group(), True)
            for topic, pattern in self._patterns
            for match in pattern.finditer(text)
            if match.end() > match.start()
        ]
        # An `unlike` term comes first of all at its place, and masks its own topic only.
        found.sort(key=lambda one: (one[1].start, -one[1].end, one[3] is not None))
        return list(_outermost(found))

    def _of_terms(self, text: str) -> Iterator[tuple[Topic, Span, str, bool | None]]:
        terms = self._terms
        starts = [start for start, key in enumerate(map(add, text, text[1:])) if key in terms]
        for start in starts:
            for term in terms[text[start : start + _KEY]]:
                if text.startswith(term, start) and (not term.isascii() or _is_word(term, text, start)):
                    span = Span(start, start + len(term))
                    yield from ((topic, span, term, strong) for topic, strong in self._kinds[term])


def _outermost(found: Iterable[tuple[Topic, Span, str, bool | None]]) -> Iterator[Hit]:
    """Leave out what stands in a longer term of its own topic, and weak terms in a longer one of any."""
    own: dict[str, int] = {}
    longest = Span(0, 0)
    for topic, span, term, strong in found:
        if own.get(topic.id, 0) >= span.end:
            continue
        own[topic.id] = span.end
        if strong is None or (strong is False and longest.holds(span) and longest != span):
            continue
        if span.end > longest.end:
            longest = span
        yield Hit(topic, span, term, strong)


@lru_cache(maxsize=8)
def lexicon_of(topics: tuple[Topic, ...]) -> Lexicon:
    """Return the lexicon of some topics; many drafts of one profile share it."""
    return Lexicon(topics)


def _is_word(term: str, text: str, start: int) -> bool:
    """Tell whether a Latin term is a whole word where it stands, whatever the ending."""
    return (
        not (start and _LATIN.match(text[start - 1]))
        and _INFLECTED.match(text, start + len(term)) is not None
    )
