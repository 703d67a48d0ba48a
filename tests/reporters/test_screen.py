"""Widths, escapes, wrapped text, and the ways onto a stream."""

from __future__ import annotations

import unicodedata
from io import StringIO
from typing import TYPE_CHECKING, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewlint.reporters.screen import (
    UNSAFE,
    Piece,
    Style,
    coloured,
    fill,
    head,
    pad,
    tail,
    visible,
    width,
    wrap,
    write_coloured,
    write_plain,
    write_through_rich,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from typing import TextIO

    from reviewlint.reporters.screen import Colour, Line

LINES = ((Piece("错误", "error"), Piece("  [bold]不是标记[/bold] :smile: \x1b[0m")), (), (Piece("尾  "),))


@pytest.mark.parametrize(
    ("text", "columns"),
    [
        ("", 0),
        ("abc", 3),
        ("中文", 4),
        ("（一）", 6),
        ("“x”", 3),
        ("e\u0301", 1),
        ("\u3000", 2),
        ("🙂", 2),
        ("½", 1),
    ],
)
def test_width(text: str, columns: int) -> None:
    assert width(text) == columns


@pytest.mark.parametrize(
    ("text", "room", "start", "end"),
    [
        ("abc", 3, "abc", "abc"),
        ("abcd", 3, "ab…", "…cd"),
        ("中文字", 6, "中文字", "中文字"),
        ("中文字", 5, "中文…", "…文字"),
        ("中文字", 4, "中…", "…字"),
        ("中a文b字", 5, "中a…", "…b字"),
    ],
)
def test_cut(text: str, room: int, start: str, end: str) -> None:
    assert (head(text, room), tail(text, room)) == (start, end)


def test_pad() -> None:
    assert pad("中文", 6) == "中文  "


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        ("\x1b[31m红\x1b[0m", "\\x1b[31m红\\x1b[0m"),
        ("a\tb", "a b"),
        ("a\r\nb", "a\\x0d\\x0ab"),
        ("\x07\x00\x7f\x9b", "\\x07\\x00\\x7f\\x9b"),
        ("左\u202e右\u2066", "左\\u202e右\\u2066"),
        ("零\u200b宽\ufeff", "零\\u200b宽\\ufeff"),
        ("\u2028\udc80", "\\u2028\\udc80"),
        ("\u3000正常，文字　“引号”", "\u3000正常，文字　“引号”"),
    ],
)
def test_visible(raw: str, shown: str) -> None:
    assert visible(raw) == shown


def test_no_control_or_format_character_of_the_basic_plane_stays_but_these() -> None:
    kept = [
        f"{code:04x}"
        for code in range(0x10000)
        if unicodedata.category(chr(code)) in {"Cc", "Cf", "Cs", "Zl", "Zp"}
        and visible(chr(code)) == chr(code)
    ]
    assert kept == ["0600", "0601", "0602", "0603", "0604", "0605", "06dd", "070f", "0890", "0891", "08e2"]


def test_fill() -> None:
    assert list(fill(["一一", "二二", "三三三三三三", "四"], 12, "、")) == [
        "一一、二二、",
        "三三三三三三、",
        "四",
    ]
    assert list(fill([], 12, ", ")) == []


def test_english_is_broken_between_words() -> None:
    assert list(wrap("A draft without a required section is sent back.", 20)) == [
        "A draft without a",
        "required section is",
        "sent back.",
    ]


def test_chinese_is_broken_between_characters_but_not_before_a_closing_mark() -> None:
    assert list(wrap("缺少规定部分的材料，会被退回（见第3条）。", 20)) == [
        "缺少规定部分的材料，",
        "会被退回（见第3",
        "条）。",
    ]


@given(st.text(alphabet="ab 规定，。（）“”\x1b\n", max_size=80), st.integers(8, 40))
def test_nothing_is_lost(text: str, columns: int) -> None:
    lines = list(wrap(text, columns))
    joined = "".join("".join(lines).split())
    assert joined == "".join(visible(" ".join(text.split())).split())
    assert all(width(line) <= columns or " " not in line.strip() for line in lines)


class Terminal(StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        """Say so."""
        return True


def test_plain() -> None:
    stream = StringIO()
    write_plain(LINES, stream)
    assert stream.getvalue() == "错误  [bold]不是标记[/bold] :smile: \\x1b[0m\n\n尾\n"


@pytest.mark.parametrize("write", [write_coloured, write_through_rich])
def test_coloured(write: Callable[[Iterable[Line], TextIO], None]) -> None:
    stream = StringIO()
    write(LINES, stream)
    assert stream.getvalue() == "\x1b[1;31m错误\x1b[0m  [bold]不是标记[/bold] :smile: \\x1b[0m\n\n尾  \n"


@pytest.mark.parametrize("write", [write_coloured, write_through_rich])
def test_coloured_line_is_not_wrapped(write: Callable[[Iterable[Line], TextIO], None]) -> None:
    stream = StringIO()
    write([(Piece("很长" * 500, "good"), Piece("尾"))], stream)
    assert stream.getvalue() == "\x1b[32m" + "很长" * 500 + "\x1b[0m尾\n"


def test_every_style_in_colours() -> None:
    stream, by_rich = StringIO(), StringIO()
    lines = [(Piece("\x1b]0;甲\x07\u202e", style), Piece("", style)) for style in get_args(Style)]
    write_coloured(lines, stream)
    write_through_rich(lines, by_rich)
    assert stream.getvalue() == by_rich.getvalue()
    assert set(UNSAFE.findall(stream.getvalue())) == {"\x1b", "\n"}
    assert stream.getvalue().count("\x1b") == 2 * (len(lines) - 1)


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
