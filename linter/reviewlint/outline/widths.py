"""How wide the page was from which lines were pasted: not one width for a file, but one for each stretch of it."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reviewlint.outline.wraps import Pair

# A page narrower than 18 Chinese characters is not what a PDF viewer or mail program cuts.
_NARROWEST = 36
# What a renderer leaves free to keep punctuation off the start of a line, or lets hang over the end.
_SLACK, _OVERHANG = 5, 4
_FEW, _SLACK_OF_FEW = 4, 3
_MARGIN = 2
# No line of a text begins or ends like this unless it was cut.
_BEGINS_CUT = re.compile(r"[，。；、：！？”’）》%％…]|的(?!确)|\.\d")
_WITHIN = re.compile(r"[。；].")
_ENDS_CUT = re.compile(r"[，、“‘（《和与及或并在对把将被为以从向的]$")


class Stretch:
    """Lines one after the other that were cut at one width, as far as they tell; `misfits` stand among them."""

    def __init__(self, pair: Pair) -> None:
        self.pairs = [pair]
        self.misfits = 0
        self._widest = pair.size
        self._least_filled = pair.filled

    def takes(self, pair: Pair) -> bool:
        """Add a line if it is as full as the others; tell whether it is."""
        widest, least = max(self._widest, pair.size), min(self._least_filled, pair.filled)
        if least <= widest - _SLACK:
            return False
        self.pairs.append(pair)
        self._widest, self._least_filled = widest, least
        return True

    @property
    def first(self) -> int:
        """The first of the lines."""
        return self.pairs[0].first

    @property
    def last(self) -> int:
        """The line that the last of them goes on in."""
        return self.pairs[-1].second

    def fills(self, pair: Pair) -> bool:
        """Tell whether a line is as full as those here, and the next one no wider than the page."""
        most = self._widest + _OVERHANG
        return pair.filled > self._widest - _SLACK and pair.size <= most and pair.size_of_next <= most

    def is_wrapped(self, size_of: Callable[[int], int], count: int) -> bool:
        """Tell whether these lines were cut, rather than of like width by chance."""
        if self._widest < _NARROWEST:
            return False
        few = len(self.pairs) < _FEW
        margin = _MARGIN if few else 0
        around = range(max(0, self.first - margin), min(count, self.last + 1 + margin))
        wider = sum(1 for place in around if size_of(place) > self._widest + _OVERHANG)
        if 3 * (wider + self.misfits) > len(self.pairs):
            return False
        if len(self.pairs) == 1:
            only = self.pairs[0]
            as_wide = sum(1 for place in around if size_of(place) > self._widest - _SLACK_OF_FEW)
            return as_wide > 1 or _is_cut(only)
        return not few or self._least_filled > self._widest - _SLACK_OF_FEW


def _is_cut(pair: Pair) -> bool:
    """Tell whether the words themselves, or an indent that the next line lacks, say that a line goes on in the next."""
    if pair.indent > pair.indent_of_next + 1:
        return True
    return any(
        (
            _BEGINS_CUT.match(pair.following),
            _ENDS_CUT.search(pair.line),
            _WITHIN.search(pair.line) and pair.size_of_next <= pair.size,
        )
    )


class Stretches(Struct, frozen=True):
    """The stretches of a text, in order."""

    found: tuple[Stretch, ...]
    begins: tuple[int, ...]

    def around(self, place: int) -> Sequence[Stretch]:
        """Return the stretch that a line stands in, or those before and behind it."""
        index = bisect_right(self.begins, place)
        if index and place <= self.found[index - 1].last:
            return self.found[index - 1 : index]
        return self.found[max(0, index - 1) : index + 1]


def find_stretches(pairs: Sequence[Pair], size_of: Callable[[int], int]) -> Stretches:
    """Return the stretches in which lines were cut at one width."""
    count = pairs[-1].second + 1 if pairs else 0
    found = tuple(
        stretch
        for stretch in _grouped([pair for pair in pairs if pair.prose and not pair.ended])
        if stretch.is_wrapped(size_of, count)
    )
    return Stretches(found, tuple(stretch.first for stretch in found))


def _grouped(pairs: Sequence[Pair]) -> Sequence[Stretch]:
    """Return the lines in groups of like width; two of another width one after the other begin a new group."""
    groups: list[Stretch] = []
    other: Stretch | None = None
    for pair in pairs:
        if groups and groups[-1].takes(pair):
            groups[-1].misfits += len(other.pairs) if other else 0
            other = None
        elif other and other.takes(pair):
            groups.append(other)
            other = None
        elif groups:
            groups[-1].misfits += len(other.pairs) if other else 0
            other = Stretch(pair)
        else:
            groups.append(Stretch(pair))
    if other:
        groups[-1].misfits += 1
    return groups
