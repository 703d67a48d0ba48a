from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewlint.assertions.joined import Joined, sentences
from reviewlint.draft.source import Source, Span
from reviewlint.outline.nodes import Outline, Paragraph
from reviewlint.outline.parser import parse
from reviewlint.reading.review import Review


def outline_of(text: str, *paragraphs: Paragraph) -> Outline:
    """Return an outline as a parse has it: in its text, spaces are plain, and the line ends of a paragraph soft."""
    read = text.replace("\u3000", " ")
    for paragraph in paragraphs:
        start, end = paragraph.span.start, paragraph.span.end
        read = read[:start] + read[start:end].replace("\n", "\0") + read[end:]
    return Outline(Source("draft.txt", text), read, None, paragraphs, (), ())


def review_of(outline: Outline, quiet: tuple[Span, ...] = ()) -> Review:
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


def whole(text: str, quiet: tuple[Span, ...] = ()) -> Review:
    """Return a review of one paragraph."""
    words = text.strip()
    start = text.index(words)
    paragraphs = [Paragraph(Span(start, start + len(words)))] if words else []
    return review_of(outline_of(text, *paragraphs), quiet)


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
    assert Joined(whole(text)).text == joined


def test_line_breaks_between_paragraphs_stay() -> None:
    text = "甲\n乙\n丙"
    outline = outline_of(text, Paragraph(Span(0, 1)), Paragraph(Span(2, 5)))
    assert Joined(review_of(outline)).text == "甲\n乙丙"


def test_the_way_back() -> None:
    text = "安排经\n  费三万\n元。"
    joined = Joined(whole(text))
    assert joined.text == "安排经费三万元。"
    start = joined.text.index("经费三万元")
    assert joined.source(Span(start, start + 5)).of(text) == "经\n  费三万\n元"
    assert joined.span(Span(text.index("费"), text.index("。"))).of(joined.text) == "费三万元"
    assert joined.source(Span(3, 3)) == Span(6, 6)


def test_prose_leaves_quiet_spans_blank() -> None:
    text = "落实《办\n法》和“要求”"
    quiet = (Span(2, 7), Span(8, 12))
    joined = Joined(whole(text, quiet))
    assert joined.text == "落实《办法》和“要求”"
    assert joined.prose == "落实    和    "


@given(st.text(alphabet="甲a1。 \u3000\n", max_size=60))
def test_every_character_finds_its_way_back(text: str) -> None:
    joined = Joined(whole(text))
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
    assert [span.of(text) for span in sentences(whole(text))] == expected


def test_sentences_of_items_inside_items() -> None:
    text = "总的看。一是甲。具体为：①乙。②丙。以上。二是丁"
    review = review_of(parse(Source("draft.txt", text)))
    assert [span.of(text) for span in sentences(review)] == [
        *("总的看。", "甲。", "具体为：", "乙。", "丙。", "以上。", "丁"),
    ]
