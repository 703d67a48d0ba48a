"""Two writers for one rendering."""

from __future__ import annotations

import subprocess
import sys
from io import StringIO
from typing import TYPE_CHECKING

import pytest
from reviewlint.reporters.writers import coloured, write_coloured, write_plain

from reviewlint.reporters.screen import Piece

if TYPE_CHECKING:
    from reviewlint.reporters.page import Colour

LINES = ((Piece("错误", "error"), Piece("  [bold]不是标记[/bold] :smile: \x1b[0m")), (), (Piece("尾  "),))


class Terminal(StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        """Say so."""
        return True


def test_plain() -> None:
    stream = StringIO()
    write_plain(LINES, stream)
    assert stream.getvalue() == "错误  [bold]不是标记[/bold] :smile: \\x1b[0m\n\n尾\n"


def test_coloured() -> None:
    stream = StringIO()
    write_coloured(LINES, stream)
    assert stream.getvalue() == "\x1b[1;31m错误\x1b[0m  [bold]不是标记[/bold] :smile: \\x1b[0m\n\n尾  \n"


def test_coloured_line_is_not_wrapped() -> None:
    stream = StringIO()
    write_coloured([(Piece("很长" * 500, "good"),)], stream)
    assert stream.getvalue() == "\x1b[32m" + "很长" * 500 + "\x1b[0m\n"


@pytest.mark.parametrize("environment", [{}, {"NO_COLOR": "1"}, {"TERM": "dumb"}])
def test_coloured_if_asked(environment: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("NO_COLOR", "TERM"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    choices: list[Colour] = ["auto", "always", "never"]
    assert [coloured(choice, StringIO()) for choice in choices] == [False, True, False]
    assert [coloured(choice, Terminal()) for choice in choices] == [not environment, True, False]


def test_always_means_always(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "dumb")
    monkeypatch.setenv("NO_COLOR", "1")
    stream = StringIO()
    write_coloured([(Piece("✗", "error"),)], stream)
    assert stream.getvalue() == "\x1b[1;31m✗\x1b[0m\n"


def test_plain_does_without_rich() -> None:
    code = "import sys, reviewlint.reporters.table, reviewlint.reporters.writers as w; w.write_plain([], sys.stdout); print('rich' in sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout == "False\n"
