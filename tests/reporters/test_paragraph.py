from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from reviewlint.reporters.paragraph import wrap

from reviewlint.reporters.screen import visible, width


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
