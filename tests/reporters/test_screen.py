"""Widths and escapes."""

from __future__ import annotations

import unicodedata

import pytest

from reviewlint.reporters.screen import fill, head, pad, tail, visible, width


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
