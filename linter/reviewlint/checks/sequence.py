"""Whether numbers and things stand in order."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, Literal

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Sequence


class Fault(Struct, frozen=True):
    """A number out of sequence: its place in the row, what is wrong, and the number that is wanted there."""

    place: int
    kind: Literal["gap", "repeat", "order"]
    expected: int


def misplaced(ranks: Sequence[int]) -> tuple[int, ...]:
    """Return the indices of the fewest ranks that stand too late: without them, the others increase.

    The complement of a longest increasing subsequence, by patience sorting in O(n log n); of several, the one
    that keeps what comes first.
    """
    tails: list[int] = []
    ends: list[int] = []
    after: list[int | None] = []
    count = len(ranks)
    for place in range(count):  # from the end, so that of two exchanged ones the earlier is kept
        rank = -ranks[count - 1 - place]
        pile = bisect_left(tails, rank)
        after.append(ends[pile - 1] if pile else None)
        tails[pile : pile + 1] = [rank]
        ends[pile : pile + 1] = [place]
    kept: set[int] = set()
    following = ends[-1] if ends else None
    while following is not None:
        kept.add(count - 1 - following)
        following = after[following]
    return tuple(index for index in range(count) if index not in kept)


def faults(numbers: Sequence[int], first: int = 1) -> tuple[Fault, ...]:
    """Return what is wrong with ordinals that should run `first`, `first` + 1, … without a gap."""
    found: list[Fault] = []
    present = set(numbers)
    seen: dict[int, int] = {}
    meant = first
    for place, number in enumerate(numbers):
        if number not in seen:
            seen[number] = place
            meant = number + 1
            continue
        found.append(Fault(place, "repeat", meant))
        present.add(meant)  # 一、二、二、四: the second 二 stands for 三, so 三 is not missing as well
        meant += 1
    singles = sorted(seen.values())
    found += [
        Fault(singles[place], "order", numbers[singles[place]])
        for place in misplaced([numbers[index] for index in singles])
    ]
    wanted = first
    for number in sorted(present):
        if number > wanted and number in seen:
            found.append(Fault(seen[number], "gap", wanted))
        wanted = max(wanted, number + 1)
    return tuple(sorted(found, key=lambda fault: fault.place))
