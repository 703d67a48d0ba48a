from __future__ import annotations

import pytest

from reviewlint.checks.sequence import Fault, faults, misplaced


@pytest.mark.parametrize(
    ("ranks", "late"),
    [
        ([], ()),
        ([3], ()),
        ([0, 1, 2], ()),
        ([1, 0], (1,)),  # of two exchanged ones, the one that stands too late
        ([2, 0, 1], (0,)),  # the fewest
        ([2, 1, 0], (1, 2)),
        ([0, 3, 1, 2], (1,)),
    ],
)
def test_the_fewest_that_stand_too_late(ranks: list[int], late: tuple[int, ...]) -> None:
    assert misplaced(ranks) == late


@pytest.mark.parametrize(
    ("numbers", "found"),
    [
        ([1, 2, 3], []),
        ([2, 3], [Fault(0, "gap", 1)]),
        ([1, 3, 4], [Fault(1, "gap", 2)]),
        ([1, 5], [Fault(1, "gap", 2)]),
        ([1, 2, 2], [Fault(2, "repeat", 3)]),
        ([1, 2, 2, 4], [Fault(2, "repeat", 3)]),  # the second 二 stands for 三
        ([1, 1, 1], [Fault(1, "repeat", 2), Fault(2, "repeat", 3)]),
        ([1, 1, 2], [Fault(1, "repeat", 2)]),
        ([1, 3, 2, 4], [Fault(2, "order", 2)]),
        ([1, 4, 3], [Fault(2, "order", 3), Fault(2, "gap", 2)]),
    ],
)
def test_what_is_wrong_with_a_row_of_ordinals(numbers: list[int], found: list[Fault]) -> None:
    assert list(faults(numbers)) == found


def test_a_row_may_go_on_from_the_one_above() -> None:
    assert faults([4, 5], first=4) == ()
