"""The two ways onto a stream: plain text, and colours on a terminal."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Literal, TextIO

from reviewlint.reporters.screen import visible

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reviewlint.reporters.page import Colour
    from reviewlint.reporters.screen import Line


# Eight colours are enough and every terminal has them; only Windows needs to be asked how it is told of them.
_COLOURS: Literal["auto", "standard"] = "auto" if os.name == "nt" else "standard"


def coloured(choice: Colour, stream: TextIO) -> bool:
    """Tell whether to draw in colours: `auto` does on a terminal that has not asked for none."""
    if choice != "auto":
        return choice == "always"
    return stream.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def write_exact(lines: Iterable[Line], stream: TextIO) -> None:
    """Write lines as they are: whoever draws them has seen to it that nothing in them is obeyed."""
    stream.writelines("".join(piece.text for piece in line) + "\n" for line in lines)
    stream.flush()


def write_plain(lines: Iterable[Line], stream: TextIO) -> None:
    """Write lines without colours."""
    stream.writelines("".join(visible(piece.text) for piece in line).rstrip() + "\n" for line in lines)
    stream.flush()


def write_coloured(lines: Iterable[Line], stream: TextIO) -> None:
    """Write lines in colours."""
    from rich.console import Console  # noqa: PLC0415 - 80 ms that only a terminal is worth
    from rich.text import Text  # noqa: PLC0415

    styles = {
        "plain": "",
        "strong": "bold",
        "faint": "dim",
        "error": "bold red",
        "warning": "yellow",
        "info": "cyan",
        "good": "green",
    }

    class Terminal(Console):
        """A console that leaves a closed pipe to the command line."""

        def on_broken_pipe(self) -> None:
            raise BrokenPipeError

    terminal = Terminal(
        file=stream,
        color_system=_COLOURS,
        force_terminal=True,
        no_color=False,
        highlight=False,
        soft_wrap=True,
    )
    for line in lines:
        terminal.print(Text.assemble(*((visible(piece.text), styles[piece.style]) for piece in line)))
    stream.flush()
