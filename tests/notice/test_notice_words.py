"""Every word of the lists in rules/lexicon/notices.yml does what the list is for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from meeting import cases, names, unmet
from reviewlint.draft.source import Source, Span
from reviewlint.lexicon import lists
from reviewlint.notice import aspects
from reviewlint.notice.lists import listings
from reviewlint.outline.parser import parse
from reviewlint.reading.declaration import announced_counts, find_declaration

if TYPE_CHECKING:
    from meeting import Asks

CASES = cases(__file__, "notice_words.yaml")


def is_list(text: str) -> bool:
    found = listings(parse(Source("notice.txt", text)))
    return any([entry.text for entry in listing.entries] == ["学习", "纪律"] for listing in found)


ASKS: Asks = {
    "number": lambda text: any(announced_counts(text)),
    "order": lambda text: aspects._asking().search(text) is not None,
    "list": is_list,
    "declaration": lambda text: find_declaration(text, Span(0, len(text)), ()) is not None,
    "explained": lambda text: aspects.title_of(text) == "学习不实",
    "announcement": lambda text: aspects._announcing().search(text) is not None,
    "organised": lambda text: aspects._organising().search(text) is not None,
}


def test_every_list_has_its_case() -> None:
    assert list(CASES) == names("notices")


@pytest.mark.parametrize("name", names("notices"))
def test_words(name: str) -> None:
    assert unmet(lists("notices")[name], CASES[name], ASKS) == []
