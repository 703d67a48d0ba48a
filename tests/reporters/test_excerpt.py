"""The caret stands under the place, whatever the line is made of."""

from __future__ import annotations

import pytest

from reviewlint.draft.source import Source, Span
from reviewlint.reporters.check_report import excerpt
from reviewlint.reporters.screen import width


def drawn(text: str, span: Span, columns: int = 44) -> list[str]:
    lines = excerpt(Source("draft.txt", text), span, "error", columns)
    return ["".join(piece.text for piece in line) for line in lines]


@pytest.mark.parametrize(
    ("text", "span", "shown"),
    [
        ("班子xx不够", Span(2, 4), ["  | 班子xx不够", "  |     ^^"]),
        ("班子学习不够", Span(2, 4), ["  | 班子学习不够", "  |     ^^^^"]),
        ("\u3000\u3000班子学习", Span(4, 6), ["  | 班子学习", "  |     ^^^^"]),
        ("a\tbc", Span(2, 4), ["  | a bc", "  |   ^^"]),
        ("e\u0301tude", Span(2, 3), ["  | e\u0301tude", "  |  ^"]),
        ("零\u200b宽x", Span(3, 4), ["  | 零\\u200b宽x", "  |           ^"]),
        ("第一行\n第二行\n第三行", Span(4, 5), ["  | 第二行", "  | ^^"]),
        ("第一行\n第二行", Span(1, 6), ["  | 第一行", "  |   ^^^^"]),
        ("第一行\n", Span(3, 3), ["  | 第一行", "  |       ^"]),
        ("", Span(0, 0), ["  | ", "  | ^"]),
        ("一\n\n二", Span(2, 2), ["  | ", "  | ^"]),
    ],
)
def test_caret(text: str, span: Span, shown: list[str]) -> None:
    assert drawn(text, span) == shown


LONG = "一二三四五六七八九十" * 40


@pytest.mark.parametrize(
    ("span", "line", "carets"),
    [
        (Span(0, 2), "  | 一二三四五六七八九十一二三四五六七八九…", "  | ^^^^"),
        (Span(200, 202), "  | …三四五六七八九十一二三四五六七八九十一…", "  |                  ^^^^"),
        (
            Span(398, 400),
            "  | …二三四五六七八九十一二三四五六七八九十",
            "  |                                    ^^^^",
        ),
        (
            Span(100, 200),
            "  | …八九十一二三四五六七八九十一二…一二三…",
            "  |        ^^^^^^^^^^^^^^^^^^^^^^^^^",
        ),
    ],
)
def test_long_line_is_cut_around_the_place(span: Span, line: str, carets: str) -> None:
    shown = drawn(LONG, span)
    assert shown == [line, carets]
    assert all(width(part) <= 44 for part in shown)


def test_line_of_a_megabyte() -> None:
    text = "x" * 500_000 + "某某" + "y" * 500_000
    shown = drawn(text, Span(500_000, 500_002))
    assert shown == ["  | …" + "x" * 17 + "某某" + "y" * 17 + "…", "  | " + " " * 18 + "^^^^"]
