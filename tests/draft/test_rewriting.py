"""Writing back: the same encoding, byte-order mark and line ends, or not at all."""

from __future__ import annotations

import codecs
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reviewlint.draft import edits, plain
from reviewlint.draft.edits import Edit
from reviewlint.draft.plain import rewritten
from reviewlint.draft.source import Source, Span
from reviewlint.errors import DraftError

if TYPE_CHECKING:
    from pathlib import Path

TEXT = "检查情况{end}检查了机房,线路。{end}{end}没有收尾"
ENDS = {"LF": "\n", "CRLF": "\r\n", "CR": "\r", "mixed": "\n\r\n\r"}
ENCODINGS = {
    "UTF-8": lambda text: text.encode("utf-8"),
    "UTF-8 with a mark": lambda text: codecs.BOM_UTF8 + text.encode("utf-8"),
    "UTF-8 with two marks": lambda text: 2 * codecs.BOM_UTF8 + text.encode("utf-8"),
    "UTF-16 LE": lambda text: codecs.BOM_UTF16_LE + text.encode("utf-16-le"),
    "UTF-16 BE": lambda text: codecs.BOM_UTF16_BE + text.encode("utf-16-be"),
    "GB18030": lambda text: text.encode("gb18030"),
}
NAMED = {
    "utf-16-be": lambda text: text.encode("utf-16-be"),
    "utf-16": lambda text: text.encode("utf-16-le"),
    "utf-32": lambda text: codecs.BOM_UTF32_BE + text.encode("utf-32-be"),
    "gbk": lambda text: text.encode("gbk"),
    "utf-8-sig": lambda text: text.encode("utf-8"),
}


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    return tmp_path / "材料.txt"


def revised(source: Source) -> Source:
    places = (place for place, character in enumerate(source.text) if character == ",")
    return edits.revised(source, [Edit(Span(place, place + 1), "，") for place in places])


@pytest.mark.parametrize("end", ENDS)
@pytest.mark.parametrize("encoding", ENCODINGS)
def test_all_but_the_change_stays_as_it_was(encoding: str, end: str, draft: Path) -> None:
    text = TEXT.replace("{end}", ENDS[end])
    draft.write_bytes(ENCODINGS[encoding](text))
    source = plain.read(str(draft))
    assert rewritten(source, source) == ENCODINGS[encoding](text)
    assert rewritten(source, revised(source)) == ENCODINGS[encoding](text.replace(",", "，"))


@pytest.mark.parametrize("encoding", NAMED)
def test_an_encoding_that_was_named(encoding: str, draft: Path) -> None:
    text = TEXT.replace("{end}", "\r\n")
    draft.write_bytes(NAMED[encoding](text))
    source = plain.read(str(draft), encoding)
    assert rewritten(source, revised(source), encoding) == NAMED[encoding](text.replace(",", "，"))


@settings(max_examples=200, deadline=None)
@given(
    text=st.text(st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from("\r\n")),
    encoding=st.sampled_from(list(ENCODINGS)),
)
def test_any_text_comes_back_whole(
    text: str, encoding: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    file = tmp_path_factory.mktemp("drafts") / "draft.txt"
    data = ENCODINGS[encoding]("检查情况" * 400 + text)
    file.write_bytes(data)
    source = plain.read(str(file))
    try:
        assert rewritten(source, source) == data
    except DraftError as error:  # GB18030 has bytes that Python writes another way
        assert encoding == "GB18030"
        assert "cannot be written back" in error.lines("en")[0]  # noqa: PT017


def test_a_file_that_has_changed_is_left_alone(draft: Path) -> None:
    draft.write_text("检查了机房,线路。\n", encoding="utf-8")
    source = plain.read(str(draft))
    for other in (b"", "检查了机房,线路，\n".encode(), "检查了机房,线路。\n".encode("gb18030")):
        draft.write_bytes(other)
        with pytest.raises(DraftError) as caught:
            rewritten(source, revised(source))
        assert caught.value.lines("en") == [
            f"{draft}: it has changed meanwhile, so it was left alone: run once more"
        ]
    draft.unlink()
    with pytest.raises(DraftError) as caught:
        rewritten(source, revised(source))
    assert caught.value.lines("zh") == [f"{draft}: 找不到这个文件"]


def test_bytes_that_would_be_written_otherwise_are_left_alone(draft: Path) -> None:
    draft.write_bytes("检查,情况".encode("utf-7") + b"+-+AGE-")  # a letter that needs no escape
    source = plain.read(str(draft), "utf-7")
    with pytest.raises(DraftError) as caught:
        rewritten(source, revised(source), "utf-7")
    assert caught.value.lines("en") == [
        f"{draft}: read as utf-7 it cannot be written back as it was, so it was left alone: save it as UTF-8 first"
    ]


def test_a_character_that_the_encoding_lacks_is_refused(draft: Path) -> None:
    draft.write_bytes("検査,結果。\n".encode("shift_jis"))
    source = plain.read(str(draft), "shift_jis")
    assert rewritten(source, revised(source), "shift_jis") == "検査，結果。\n".encode("shift_jis")
    with pytest.raises(DraftError) as caught:
        rewritten(source, Source(source.path, "检查", source.encoding), "shift_jis")
    assert caught.value.lines("zh") == [f"{draft}: shift_jis 编码里没有“检”，未写入；请先另存为 UTF-8"]


@pytest.mark.parametrize(
    ("written", "span", "text", "after"),
    [
        ("一\r\n二\r三\n", Span(2, 3), "甲乙", "一\r\n甲乙\r三\n"),
        ("一\r\n二\r三\n", Span(1, 2), "", "一二\r三\n"),
        ("一\r\n二\r三\n", Span(0, 4), "甲\n乙", "甲\r\n乙三\n"),
        ("一\r\n二\r三\n", Span(3, 6), "", "一\r\n二"),
        ("一\n二\r\n三\r\n", Span(1, 1), "\n甲", "一\r\n甲\n二\r\n三\r\n"),
        ("一\n二\r\n三\r\n", Span(6, 6), "四\n", "一\n二\r\n三\r\n四\r\n"),
        ("一\r二", Span(3, 3), "\n三", "一\r二\r三"),
        ("一\n二", Span(3, 3), "\n三", "一\n二\n三"),
        ("一二", Span(1, 1), "\n", "一\n二"),
    ],
)
def test_lines_that_stay_keep_their_ends_and_new_ones_get_the_usual_one(
    written: str, span: Span, text: str, after: str
) -> None:
    assert edits.revised(Source.of("draft.txt", written), [Edit(span, text)]).written == after
