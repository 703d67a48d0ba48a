"""Which statements have a word or a topic: an index, so that a problem meets only what shares anything with it."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from typing import TYPE_CHECKING

from reviewlint.draft.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from reviewlint.reading.model import Statement

_FEW = 8  # that have a key are met wherever they stand


class Postings:
    """Which of some statements have each key, with its weight there, in the order of the draft.

    `most` is how many neighbours a statement has to be compared with, None for all.
    """

    def __init__(self, weighted: Iterable[tuple[Statement, Mapping[str, float]]], most: int | None) -> None:
        self._most = most
        self._starts: list[int] = []
        self._having: dict[str, list[tuple[int, str, float]]] = defaultdict(list)
        having = self._having
        for statement, weights in weighted:
            start, identity = statement.span.start, statement.id
            self._starts.append(start)
            for key, weight in weights.items():
                having[key].append((start, identity, weight))

    def neighbourhood(self, of: Statement) -> Span | None:
        """Return the stretch in which the nearest statements begin, None if all are near enough."""
        if self._most is None or len(self._starts) <= self._most:
            return None
        first = max(
            0, min(bisect_left(self._starts, of.span.start) - self._most // 2, len(self._starts) - self._most)
        )
        return Span(self._starts[first], self._starts[first + self._most - 1] + 1)

    def of(self, key: str, within: Span | None) -> Sequence[tuple[int, str, float]]:
        """Return the places, ids and weights of what has a key, of many only those that begin within a stretch."""
        having = self._having.get(key, ())
        if within is None or len(having) <= _FEW:
            return having
        return having[bisect_left(having, (within.start,)) : bisect_left(having, (within.end,))]
