from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewlint.checks.assertion.joined import Joined
from reviewlint.checks.assertion.sentences import sentences
from reviewlint.draft.source import Source, Span
from reviewlint.outline.nodes import Item, Mark, Outline, Paragraph, Style
from reviewlint.reading.model import Review


def review_of(text: str, *paragraphs: Paragraph, quiet: tuple[Span, ...] = ()) -> Review:
    outline = Outline(Source("draft.txt", text), None, paragraphs, (), ())
    return Review(
        outline=outline,
        language="zh",
        subject="team",
        parts=(),
        declaration=None,
        themes=(),
        problems=(),
        causes=(),
        measures=(),
        quiet=quiet,
    )


def whole(text: str) -> Paragraph:
    return Paragraph(Span(0, len(text)), Span(0, len(text)))


@pytest.mark.parametrize(
    ("text", "joined"),
    [
        ("安排经\n费", "安排经费"),
        ("安排经\n　　费", "安排经费"),
        ("安排经费3 \n\t5万元", "安排经费35万元"),
        ("the team\nmet", "the team met"),
        ("on the 3\n5 desks", "on the 35 desks"),
        ("使用GDP\n指标", "使用GDP指标"),
        ("一行", "一行"),
    ],
)
def test_wrapped_lines_are_joined(text: str, joined: str) -> None:
    assert Joined(review_of(text, whole(text))).text == joined


def test_line_breaks_between_paragraphs_stay() -> None:
    text = "甲\n乙\n丙"
    review = review_of(text, Paragraph(Span(0, 1), Span(0, 1)), Paragraph(Span(2, 5), Span(2, 5)))
    assert Joined(review).text == "甲\n乙丙"


def test_the_way_back() -> None:
    text = "安排经\n  费三万\n元。"
    joined = Joined(review_of(text, whole(text)))
    assert joined.text == "安排经费三万元。"
    start = joined.text.index("经费三万元")
    assert joined.source(Span(start, start + 5)).of(text) == "经\n  费三万\n元"
    assert joined.span(Span(text.index("费"), text.index("。"))).of(joined.text) == "费三万元"
    assert joined.source(Span(3, 3)) == Span(6, 6)


def test_prose_leaves_quiet_spans_blank() -> None:
    text = "落实《办\n法》和“要求”"
    quiet = (Span(2, 7), Span(8, 12))
    joined = Joined(review_of(text, whole(text), quiet=quiet))
    assert joined.text == "落实《办法》和“要求”"
    assert joined.prose == "落实    和    "


@given(st.text(alphabet="甲a1。 \u3000\n", max_size=60))
def test_every_character_finds_its_way_back(text: str) -> None:
    joined = Joined(review_of(text, whole(text)))
    for place, character in enumerate(joined.text):
        origin = text[joined.source(Span(place, place + 1)).start]
        assert origin == character or (character == " " and origin.isspace())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("一句。两句！三句？", ["一句。", "两句！", "三句？"]),
        ("他说“好。”又走了。", ["他说“好。”", "又走了。"]),
        ("（见附件。）完成", ["（见附件。）", "完成"]),
        ("怎么办？！ 　改。", ["怎么办？！", "改。"]),
        ("换\n行不断句。", ["换\n行不断句。"]),
        ("。", ["。"]),
        (" \n", []),
    ],
)
def test_sentences(text: str, expected: list[str]) -> None:
    assert [span.of(text) for span in sentences(review_of(text, whole(text)))] == expected


def test_sentences_of_items_inside_items() -> None:
    text = "总的看。一是甲。具体为：①乙。②丙。以上。二是丁"

    def item(words: str, mark: int, style: Style, *items: Item) -> Item:
        start = text.index(words)
        span = Span(start, start + len(words))
        return Item(Mark(Span(start, start + mark), style, None), span, Span(start + mark, span.end), items)

    inner = (item("①乙。", 1, Style.CIRCLED), item("②丙。", 1, Style.CIRCLED))
    items = (item("一是甲。具体为：①乙。②丙。以上。", 2, Style.IS, *inner), item("二是丁", 2, Style.IS))
    review = review_of(text, Paragraph(Span(0, len(text)), Span(0, 4), items))
    assert [span.of(text) for span in sentences(review)] == [
        *("总的看。", "甲。", "具体为：", "乙。", "丙。", "以上。", "丁"),
    ]
