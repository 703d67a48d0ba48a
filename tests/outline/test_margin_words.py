"""Every word of the lists in rules/lexicon/margins.yml does what the list is for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from meeting import cases, names, unmet
from reviewlint.lexicon import lists
from reviewlint.outline.chrome import is_above, is_below, proves_site
from reviewlint.outline.margins import find_tail
from reviewlint.outline.openings import opens_label
from reviewlint.outline.titles import find_head
from reviewlint.outline.wraps import soft_ends

if TYPE_CHECKING:
    from meeting import Asks

CASES = cases(__file__, "margin_words.yaml")
BODY = "县供电所查了六座配电房，门没有锁。\n"


def is_title(line: str) -> bool:
    return find_head(f"{line}\n{BODY}").title is not None


def is_whole_title(line: str) -> bool:
    text = f"{line}\n城南电站纪事\n{BODY}"
    title = find_head(text).title
    return title is not None and title.of(text) == line


def is_signature(lines: str) -> bool:
    return bool(find_tail(BODY + lines, 0).sign_off)


def is_behind(line: str) -> bool:
    return find_tail(BODY + line, 0).end <= len(BODY)


def is_cut(line: str) -> bool:
    lines = (line, "went out at night")
    return 0 in soft_ends(lines, lines, frozenset(), frozenset())


ASKS: Asks = {
    "above": is_above,
    "site": proves_site,
    "below": is_below,
    "title": is_title,
    "whole title": is_whole_title,
    "label": lambda line: opens_label(line, ""),
    "signature": is_signature,
    "behind": is_behind,
    "cut": is_cut,
}


def test_every_list_has_its_case() -> None:
    assert list(CASES) == names("margins")


@pytest.mark.parametrize("name", names("margins"))
def test_words(name: str) -> None:
    assert unmet(lists("margins")[name], CASES[name], ASKS) == []
