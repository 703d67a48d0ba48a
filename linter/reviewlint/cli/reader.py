"""The person at the terminal: which language to address them in, and how they are told of mistakes."""

from __future__ import annotations

import locale
import os
from contextlib import contextmanager
from typing import TYPE_CHECKING

import typer

from reviewlint.cli import streams
from reviewlint.errors import ReviewlintError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reviewlint.phrases import Language, Phrase

CLEAN, VIOLATED, FAILED = 0, 1, 2
"""Exit statuses: nothing at or above --fail-on; something is; the work could not be done."""


class UsageError(ReviewlintError):
    """Options or arguments that make no sense."""

    def __init__(self, reason: Phrase) -> None:
        super().__init__(reason)
        self.reason = reason

    def lines(self, language: Language) -> list[str]:
        """Return one line that says what is wrong."""
        return [f"reviewlint: {self.reason[language]}"]


def language_of_system() -> Language:
    """Return the language of the user's locale, English where it is neither."""
    chosen = (os.environ.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    name = next(filter(None, chosen), None) or locale.getlocale()[0] or ""  # the second for Windows
    return "zh" if name.startswith(("zh", "Chinese")) else "en"


@contextmanager
def telling_errors(language: Language | None) -> Iterator[None]:
    """Tell of an error that ends the command on standard error, and end it."""
    try:
        yield
    except ReviewlintError as error:
        streams.complain(error.lines(language or language_of_system()))
        raise typer.Exit(FAILED) from None
