"""Why the tool could not do its work: every such reason is one of these, and ends in exit status 2."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reviewlint.phrases import Language, Phrase


class ReviewlintError(Exception):
    """The base of all errors that a user can cause."""

    def lines(self, language: Language) -> list[str]:
        """Return what to print, one line for each mistake."""
        raise NotImplementedError


class DraftError(ReviewlintError):
    """A draft that cannot be read: missing, unreadable, binary, in no known encoding."""

    def __init__(self, path: str, reason: Phrase) -> None:
        super().__init__(path, reason)
        self.path = path
        self.reason = reason

    def lines(self, language: Language) -> list[str]:
        """Return one line: the path and what is wrong with it."""
        return [f"{self.path}: {self.reason[language]}"]


class Location(Struct, frozen=True):
    """A place in a pack: path as it should be shown, 1-based line and column (code points)."""

    path: str
    line: int
    column: int

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


class Mistake(Struct, frozen=True):
    """One thing wrong in a pack, at its place."""

    location: Location
    reason: Phrase


class PackError(ReviewlintError):
    """A pack or configuration with mistakes in it: all of them, in the order in which they stand."""

    def __init__(self, mistakes: Sequence[Mistake]) -> None:
        super().__init__(mistakes)
        self.mistakes = tuple(mistakes)

    def lines(self, language: Language) -> list[str]:
        """Return one line for each mistake."""
        return [f"{m.location}: {m.reason[language]}" for m in self.mistakes]
