"""The word lists behind the facts, patterns made of them, and where in the words of a statement such a pattern matches."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, TypeAlias

from msgspec import Struct

from reviewlint.lexicon import any_of, lists

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from reviewlint.phrases import Language


_NAMES: dict[Language, str] = {"zh": "chinese", "en": "english"}


def words(language: Language, name: str) -> tuple[str, ...]:
    """Return the words of one list."""
    return tuple(lists("facts")[_NAMES[language]][name])


class Words(Struct, frozen=True):
    """Words that can be looked for at a place; `lengths` are those that occur, the longest first."""

    known: frozenset[str]
    lengths: tuple[int, ...]
    firsts: frozenset[str]

    def ends_from(self, text: str, start: int) -> tuple[int, ...]:
        """Return where the words end that begin at a place, the longest first."""
        if text[start : start + 1] not in self.firsts:
            return ()
        return tuple(start + n for n in self.lengths if text[start : start + n] in self.known)

    def begins(self, text: str, start: int) -> bool:
        """Tell whether a word begins at a place."""
        known = text[start : start + 1] in self.firsts
        return known and any(text[start : start + n] in self.known for n in self.lengths)

    def ends(self, text: str, end: int) -> bool:
        """Tell whether a word ends at a place."""
        return any(text[end - n : end] in self.known for n in self.lengths if n <= end)

    def without(self, text: str) -> str:
        """Return a text without the longest of the words that ends it."""
        return next((text[:-n] for n in self.lengths if text[-n:] in self.known), text)

    def occurs_in(self, text: str) -> bool:
        """Tell whether any of the words stands in a text."""
        return any(word in text for word in self.known)


@cache
def zh_words(*names: str) -> Words:
    """Return the words of some Chinese lists."""
    return _gathered(word for name in names for word in words("zh", name))


@cache
def en_words(*names: str) -> Words:
    """Return the words of some English lists, in lower case."""
    return _gathered(word.lower() for name in names for word in words("en", name))


def _gathered(found: Iterable[str]) -> Words:
    known = frozenset(found)
    return Words(
        known,
        tuple(sorted({len(word) for word in known}, reverse=True)),
        frozenset(word[:1] for word in known),
    )


@cache
def zh(*names: str) -> str:
    """Return a pattern for any word of some Chinese lists."""
    return any_of(word for name in names for word in words("zh", name))


@cache
def en(*names: str) -> str:
    """Return a pattern for any word of some English lists, in any case and with any white space inside."""
    pattern = any_of(word.lower() for name in names for word in words("en", name))
    return f"(?i:{pattern})".replace(r"\ ", r"\s+")


@cache
def en_names(*names: str) -> str:
    """Return a pattern for any word of some English lists, as it is written there."""
    return any_of(word for name in names for word in words("en", name)).replace(r"\ ", r"\s+")


@cache
def zh_not_behind(*names: str) -> str:
    """Return a pattern that matches where no word of some Chinese lists has just ended."""
    by_length: dict[int, set[str]] = {}  # Python looks back over a width that is known alone
    for word in (word for name in names for word in words("zh", name)):
        by_length.setdefault(len(word), set()).add(word)
    return "".join(f"(?<!{any_of(sorted(same))})" for _, same in sorted(by_length.items()))


Place: TypeAlias = tuple[int, int]
"""Where something stands: from the first character to the one behind the last."""


class Pattern(Struct, frozen=True):
    """A regular expression that is put together and compiled when it is first needed: that takes long.

    Of the characters in `signs` at least one stands wherever it matches.
    """

    build: Callable[[], str]
    signs: str = ""

    def search(self, words: str) -> re.Match[str] | None:
        """Return the first match in the words."""
        if self.signs and frozenset(self.signs).isdisjoint(words):
            return None
        return compiled(self.build).search(words)


def first(patterns: Iterable[Pattern], words: str) -> Place | None:
    """Return where the first pattern that does matches: the group that names something, else the whole."""
    match = next((found for pattern in patterns if (found := pattern.search(words))), None)
    return place_of(match) if match else None


def place_of(match: re.Match[str]) -> Place:
    """Return where the group stands that names something, else the whole match."""
    named = match.lastgroup or 0
    start = match.start(named)
    return start, start + len(match[named].rstrip())


@cache
def compiled(build: Callable[[], str]) -> re.Pattern[str]:
    """Return a pattern compiled, once for all statements."""
    return re.compile(build())
