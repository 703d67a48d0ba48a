"""Every word of the lists in rules/lexicon/links.yml does what the list is for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from meeting import cases, names, unmet
from reviewlint.lexicon import lists
from reviewlint.links import mentions
from reviewlint.links.substance import Sieve, nouns
from reviewlint.links.support import _answers_all

if TYPE_CHECKING:
    from meeting import Asks

CASES = cases(__file__, "link_words.yaml")


def left_of(text: str) -> str:
    return Sieve(()).of([(text, 0, ())]).text


ASKS: Asks = {
    "mention": lambda text: any(one.named for one in mentions.find_mentions(text)),
    "opening of a mention": lambda text: mentions._trigger().search(text) is not None,
    "answering all": _answers_all,
    "said in passing": lambda text: "5月" not in left_of(text),
    "repeated": lambda text: "每" not in left_of(text),
    "noun": lambda text: bool(nouns(text)),
}


def test_every_list_has_its_case() -> None:
    assert list(CASES) == names("links")


@pytest.mark.parametrize("name", names("links"))
def test_words(name: str) -> None:
    assert unmet(lists("links")[name], CASES[name], ASKS) == []
