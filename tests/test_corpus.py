"""Work on many files, shared out among processes."""

from __future__ import annotations

import os
import pickle

import pytest

from reviewlint import corpus
from reviewlint.errors import DraftError, Location, Mistake, PackError, ReviewlintError
from reviewlint.phrases import Phrase

REASON = Phrase("读不了", "cannot be read")
ERRORS = (
    DraftError("材料.txt", REASON),
    PackError([Mistake(Location("a.yml", 1, 2), REASON)]),
)


def _double(number: int) -> tuple[int, int]:
    return 2 * number, os.getpid()


def _refuse(number: int) -> int:
    if number == 60:
        raise ERRORS[0]
    return number


@pytest.fixture(autouse=True)
def _two_processors(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(corpus, "_processors", lambda: 2)


def test_few_things_stay_in_this_process() -> None:
    assert corpus.spread(_double, range(10)) == [(2 * number, os.getpid()) for number in range(10)]


def test_many_things_are_shared_out_and_keep_their_order() -> None:
    results = corpus.spread(_double, range(100))
    assert [number for number, _ in results] == [2 * number for number in range(100)]
    assert len({process for _, process in results}) > 1


def test_an_error_in_another_process_is_raised_here() -> None:
    with pytest.raises(DraftError) as caught:
        corpus.spread(_refuse, range(100))
    assert caught.value.lines("en") == ["材料.txt: cannot be read"]


@pytest.mark.parametrize("error", ERRORS)
def test_errors_survive_the_way_between_processes(error: ReviewlintError) -> None:
    copy = pickle.loads(pickle.dumps(error))
    assert (type(copy), copy.lines("zh")) == (type(error), error.lines("zh"))
