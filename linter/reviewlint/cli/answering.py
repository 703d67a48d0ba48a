"""How a command answers: on which stream, in which language, with which exit status; what is told where it fails."""

from __future__ import annotations

import io
import locale
import os
import shutil
import sys
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Final, TextIO

import typer

from reviewlint.errors import DraftError, ReviewlintError
from reviewlint.phrases import LANGUAGES, Phrase
from reviewlint.reporters.screen import (
    PAPER_WIDTH,
    Page,
    coloured,
    visible,
    write_coloured,
    write_exact,
    write_plain,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reviewlint.phrases import Language
    from reviewlint.reporters.screen import Colour, Format, Line

CLEAN, VIOLATED, FAILED = 0, 1, 2
"""Exit statuses: nothing at or above --fail-on; something is; the work could not be done."""
DEBUG_VARIABLE: Final = "REVIEWLINT_DEBUG"

_INTERNAL = Phrase("内部错误（{where}），请反馈给开发者", "internal error ({where}), please report it")
_NARROWEST = 40
_HELP = frozenset({"--help", "-h"})
_LOOKED_AT = 65_536  # bytes of a draft that tell its language
_arguments: list[str] = []
_STREAMS = (("stdin", "r"), ("stdout", "w"), ("stderr", "w"))


class UsageError(ReviewlintError):
    """Options or arguments that make no sense."""

    def __init__(self, reason: Phrase) -> None:
        super().__init__(reason)
        self.reason = reason

    def lines(self, language: Language) -> list[str]:
        """Return one line that says what is wrong."""
        return [f"reviewlint: {self.reason[language]}"]


def prepare(output: Format | None = None) -> None:
    """Let both streams take any character; JSON is UTF-8 whatever the terminal speaks.

    A stream that the caller has closed becomes an empty one.
    """
    for name, mode in _STREAMS:
        if getattr(sys, name) is None:
            nowhere = Path(os.devnull).open(mode, encoding="utf-8")  # noqa: SIM115 - open as long as the process
            setattr(sys, name, nowhere)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    if output == "json" and isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", newline="\n")


def page(language: Language, *, quiet: bool = False) -> Page:
    """Return the page that standard output is: as wide as the terminal, else of a fixed width."""
    columns = shutil.get_terminal_size().columns if sys.stdout.isatty() else PAPER_WIDTH
    return Page(max(_NARROWEST, columns), language, quiet=quiet)


def show(lines: Iterable[Line], output: Format, colour: Colour, *, exact: bool = False) -> None:
    """Write lines to standard output; a reader that has gone away is no error.

    Where no colours are drawn, `exact` keeps the white space as it is.
    """
    prepare(output)
    draw = output == "human" and coloured(colour, sys.stdout)
    plainly = write_exact if exact else write_plain
    try:
        (write_coloured if draw else plainly)(lines, sys.stdout)
    except OSError as error:
        _discard(sys.stdout)
        if not isinstance(error, BrokenPipeError):
            raise


def complain(lines: Iterable[str]) -> None:
    """Write lines to standard error; where that cannot be written to, there is nobody to tell."""
    try:
        for line in lines:
            print(visible(line), file=sys.stderr)  # noqa: T201 - the one place that does
        sys.stderr.flush()
    except OSError:
        _discard(sys.stderr)


def _discard(stream: TextIO) -> None:
    """Let what is still to be flushed when the process ends go nowhere, quietly."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, stream.fileno())


def language_of_system() -> Language:
    """Return the language of the user's locale, English where it is neither."""
    chosen = (os.environ.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    name = next(filter(None, chosen), None) or locale.getlocale()[0] or ""  # the second for Windows
    return "zh" if name.startswith(("zh", "Chinese")) else "en"


def remember(arguments: list[str]) -> None:
    """Keep the arguments of this run: they name the drafts, in whose language a mistake is told."""
    _arguments[:] = arguments


def language_of_user() -> Language:
    """Return the language in which a mistake in a command line is told: Chinese where the locale or a draft in it is.

    What `--lang` asks for comes first.
    """
    asked = [two for one, two in pairwise(_arguments) if one == "--lang" and two in LANGUAGES]
    if asked:
        return "en" if asked[-1] == "en" else "zh"
    if language_of_system() == "zh" or any(map(_is_chinese, _arguments)):
        return "zh"
    return "en"


def _is_chinese(argument: str) -> bool:
    """Tell whether an argument names a draft in Chinese."""
    from reviewlint.draft.plain import decode  # noqa: PLC0415 - not needed where all is well
    from reviewlint.reading.recognise import language_of  # noqa: PLC0415 - as above

    try:
        with Path(argument).open("rb") as file:
            lines = file.read(_LOOKED_AT).splitlines(keepends=True)
        return language_of(decode(b"".join(lines[:-1] or lines), argument).text) == "zh"
    except (OSError, ValueError, ReviewlintError):
        return False


def said(zh: str, en: str) -> str:
    """Return a sentence of the help in the language of the user."""
    asks = not _HELP.isdisjoint(_arguments)
    return Phrase(zh, en)[language_of_user() if asks else language_of_system()]


@contextmanager
def telling_errors(language: Language | None) -> Iterator[None]:
    """Tell of an error that ends the command on standard error, and end it."""
    try:
        yield
    except ReviewlintError as error:
        complain(error.lines(language or language_of_user()))
        raise typer.Exit(FAILED) from None


def broken(path: str, error: Exception) -> DraftError:
    """Return an error that says where the tool broke; what the exception says may quote the draft, so it is left out."""
    import traceback  # noqa: PLC0415 - not needed where all is well

    frames = traceback.extract_tb(error.__traceback__)
    if os.environ.get(DEBUG_VARIABLE) == "1":
        complain("".join(traceback.format_list(frames)).splitlines())
    last = frames[-1]
    where = f"{type(error).__name__}, {Path(last.filename).name}:{last.lineno}"
    return DraftError(path, _INTERNAL.filled(where=where))
