"""Standard output and standard error: what goes there, and what happens where it cannot."""

from __future__ import annotations

import io
import os
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from reviewlint.reporters.page import Page
from reviewlint.reporters.screen import PAPER_WIDTH, visible
from reviewlint.reporters.writers import coloured, write_coloured, write_exact, write_plain

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reviewlint.phrases import Language
    from reviewlint.reporters.page import Colour, Format
    from reviewlint.reporters.screen import Line

_NARROWEST = 40


_STREAMS = (("stdin", "r"), ("stdout", "w"), ("stderr", "w"))


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
