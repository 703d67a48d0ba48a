"""Word lists and the cases that meet them: a text in which each word of a list is tried, and what asks whether it tells."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from reviewlint.lexicon import lists

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    Asks = Mapping[str, Callable[[str], bool]]

NO_WORD = "腊八"
"""No word of any list: a case in which it tells as much as a word proves nothing."""


def cases(file: str, name: str) -> dict[str, Any]:
    """Return the cases of a file beside a test, by list; what it says `not` of, its words prevent."""
    return dict(yaml.safe_load(Path(file).with_name(name).read_text(encoding="utf-8")))


def unmet(words: list[str], case: Mapping[str, str], asks: Asks) -> list[str]:
    """Return the words of a list that its case does not meet, and the word that is none if that does as well."""
    text = case["text"]
    ask, wanted = asks[case.get("is") or case["not"]], "is" in case
    assert len(words) == len(set(words))
    assert all(isinstance(word, str) for word in words)  # YAML reads on and no as truth values
    failed = [word for word in words if ask(text.replace("{}", word)) is not wanted]
    control = case.get("but", NO_WORD)
    return [*failed, control] if ask(text.replace("{}", control)) is wanted else failed


def names(lexicon: str) -> list[str]:
    """Return the names of the lists of a lexicon."""
    return list(lists(lexicon))
