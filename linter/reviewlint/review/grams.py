"""Texts as vectors of short runs of characters."""

from __future__ import annotations

import re
from math import log, sqrt
from operator import add, mul
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

_RUN = re.compile(r"[^\W\d_a-zA-Z]+|[a-z]+")
_PAIR = 2
_GRAM = 4


def grams_of(text: str) -> Iterator[str]:
    """Yield the pairs of Chinese characters of a text, and its runs of four Latin letters."""
    for run in _RUN.findall(text):
        if len(run) <= _PAIR:
            yield run
        elif run.isascii():
            yield from (run[i : i + _GRAM] for i in range(max(1, len(run) - _GRAM + 1)))
        else:
            yield from map(add, run, run[1:])


def rarities(documents: int) -> list[float]:
    """Return the smoothed inverse document frequency of what stands in so many documents: in 0, 1, 2, …, all."""
    return [log((1 + documents) / (1 + count)) + 1 for count in range(documents + 1)]


def vector_of(
    counts: Mapping[str, int], spread: Mapping[str, int], rarity: Sequence[float]
) -> dict[str, float]:
    """Return the weights of a statement's grams, of length 1; one that no other statement has is like nothing."""
    weights = {gram: rarity[spread[gram]] for gram in counts}
    weights |= {gram: (1 + log(count)) * weights[gram] for gram, count in counts.items() if count > 1}
    length = sqrt(sum(map(mul, weights.values(), weights.values())))
    return {gram: weight / length for gram, weight in weights.items() if spread[gram] > 1}
