"""The words that cues are made of, from `rules/lexicon/roles.yml`."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, TypeAlias, cast

from msgspec import Struct

from reviewlint.lexicon import lists

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from reviewlint.profile import Role

    Words: TypeAlias = "Mapping[str, list[str]]"


class Vocabulary(Struct, frozen=True):
    """The cues of one language: nouns and whole phrases by role, and what may stand around them."""

    nouns: Mapping[str, Role]
    bound: frozenset[str]
    binders: frozenset[str]
    phrases: Mapping[str, Role]
    modifiers: frozenset[str]


@cache
def vocabulary(language: str) -> Vocabulary:
    """Return the cues of `chinese` or `english`."""
    found = lists("roles")[language]
    return Vocabulary(
        nouns=_by_word(found["nouns"]),
        bound=frozenset(found["nouns"]["bound"]),
        binders=frozenset(found["binders"]),
        phrases=_by_word(found["phrases"]),
        modifiers=frozenset(found["modifiers"]),
    )


def _by_word(found: Words) -> dict[str, Role]:
    return {
        word: cast("Role", role)
        for role, words in found.items()
        if role not in {"bound", "previous"} or not isinstance(words, list)
        for word in words
        if isinstance(words, list)
    }


def is_composed(words: str, parts: Iterable[str], longest: int) -> bool:
    """Tell whether words consist of nothing but some parts, one behind the other."""
    known = parts if isinstance(parts, frozenset) else frozenset(parts)
    reached = {0}
    for end in range(1, len(words) + 1):
        if any(start in reached and words[start:end] in known for start in range(max(0, end - longest), end)):
            reached.add(end)
    return len(words) in reached
