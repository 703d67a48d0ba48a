"""The headings over the answers of a draft: which are alike, and what they say of all that stands below."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from functools import cache
from operator import add
from typing import TYPE_CHECKING

from reviewlint.reading.wording import core_of, likeness

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from reviewlint.draft.source import Span
    from reviewlint.links.substance import Substance

_SAME_HEADING = 0.8
_MOST_ALIKE = 20  # headings in the same words, or with the same word: the nearest ones
_LONGEST = 24  # longer ones are slogans


class Headings:
    """The headings over some statements, found by what they say; `substance` returns what that is of any stretch."""

    def __init__(self, headings: Iterable[Span], text: str, substance: Callable[[Span], Substance]) -> None:
        self._text = text
        self._saying: dict[str, list[Span]] = defaultdict(list)
        self._having: dict[str, list[Span]] = defaultdict(list)
        for heading in sorted(headings):
            self._saying[heading.of(text)].append(heading)
            if len(heading) <= _LONGEST:
                for key in _told(substance(heading)):
                    self._having[key].append(heading)
        self._with_words: dict[str, list[str]] = defaultdict(list)
        for words in self._saying:
            for key in _keys(words):
                self._with_words[key].append(words)

    @property
    def speak(self) -> bool:
        """Whether any of them tells of a subject."""
        return bool(self._having)

    def like(self, heading: Span) -> list[Span]:
        """Return this heading and those that say nearly the same; of many in the same words, the nearest."""
        return [
            one
            for words in self._nearly(heading.of(self._text))
            for one in _nearest(self._saying[words], heading)
        ]

    def speaking_of(self, subject: Substance, at: Span) -> list[Span]:
        """Return the headings that share two words, or a topic and a word, with what is said at a place."""
        told = self._having.keys() & _told(subject)
        shared = Counter(heading for key in told for heading in _nearest(self._having[key], at))
        return [heading for heading, count in shared.items() if count > 1]

    @cache  # noqa: B019  these live no longer than the linking of one draft
    def _nearly(self, words: str) -> tuple[str, ...]:
        some = dict.fromkeys(other for key in _keys(words) for other in self._with_words.get(key, ()))
        return tuple(other for other in some if other == words or likeness(words, other) >= _SAME_HEADING)


def _told(subject: Substance) -> set[str]:
    """Return the topics and the words of a subject."""
    return {*subject.words, *(f"#{topic}" for topic in subject.strong & subject.telling)}


def _nearest(headings: Sequence[Span], at: Span) -> Sequence[Span]:
    first = max(0, bisect_left(headings, at) - _MOST_ALIKE // 2)
    return headings[first : first + _MOST_ALIKE]


def _keys(words: str) -> set[str]:
    """Return what headings that are alike have one of in common."""
    core = core_of(words)
    return {words, core, *map(add, core, core[1:])}
