"""What holds of any text at all."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from reviewlint.checks import CHECKS
from reviewlint.draft.source import Source, Span
from reviewlint.outline.nodes import Section, Table
from reviewlint.outline.parser import parse
from reviewlint.packs.catalogue import open_catalogue
from reviewlint.packs.load_profile import load_profile
from reviewlint.reading.recognise import recognise

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reviewlint.outline.nodes import Block, Outline
    from reviewlint.reading.review import Review, Statement

CATALOGUE = open_catalogue(CHECKS)

# Whatever a grammar, a title table or a pattern reacts to, and what stands between.
MARKS = (
    *(
        "一、",
        "二、",
        "三．",
        "四.",
        "（一）",
        "(二)",
        "（三）、",
        "1.",
        "2、",
        "３．",
        "（1）",
        "(2)",
        "①",
        "②",
        "㈠",
        "⒈",
    ),
    *(
        "第一部分",
        "第二章：",
        "# ",
        "## 一、",
        "### ",
        "- ",
        "  - ",
        "● ",
        "**",
        "*",
        "```\n",
        "<!-- ",
        " -->",
        "---\n",
    ),
    *(
        "一是",
        "二是",
        "三是，",
        "一要",
        "二要",
        "第一，",
        "第二，",
        "首先，",
        "其次，",
        "最后，",
        "一方面",
        "另一方面",
        "其一，",
        "其二，",
    ),
    *(
        "\n",
        "\n\n",
        "\r\n",
        "\r",
        " ",
        "\t",
        "\u3000",
        "\u00a0",
        "\u200b",
        "\0",
        "\u2028",
        "\x85",
        "|",
        "|---|---|\n",
    ),
    *("。", "；", "：", "，", "、", ",", ":", ".", "“", "”", "《", "》", "（", "）", "(", ")", "“一是甲。”"),
)
WORDS = (
    *(
        "存在的问题",
        "原因分析",
        "整改措施",
        "问题：",
        "原因：",
        "措施：",
        "责任人：",
        "完成时限：",
        "上年度整改落实情况",
        "典型案例剖析",
    ),
    *(
        "带头强化政治忠诚、提高政治能力方面",
        "理论学习",
        "对照带头固本培元、带头敬畏人民等5个方面",
        "具体表现为：",
        "关于“甲”问题的整改",
    ),
    *(
        "序号|存在问题|整改措施|责任人\n",
        "问题\t措施\t时限\n",
        "甲\t乙\t丙\n",
        "|甲||丙|\n",
        "1.5亿元",
        "一、二季度",
        "一是一、二是二",
        "统一是",
    ),
    *(
        "学习不够深入",
        "虽然抓得紧，但落实慢",
        "还需进一步加强",
        "由局长牵头",
        "2025年6月底前",
        "每月1次",
        "比如",
        "甲",
        "not done",
    ),
    *(
        "某县局对照检查材料\n",
        "2025年1月2日\n",
        "县水务局党组\n",
        "以上检查，请批评指正。",
        "浏览量：3\n",
        "本人",
        "学习不够深入学习不够深入学习不够深入\n",
    ),
)
PIECES = st.lists(st.sampled_from(MARKS + WORDS), min_size=10, max_size=60).map("".join)
HEADS = st.sampled_from(
    ("一、存在的问题\n", "二、原因分析\n", "存在问题\n", "一、原因分析及整改措施\n", "一、问题整改情况\n")
)
MIXED = st.lists(st.one_of(HEADS, PIECES, st.text(max_size=5)), min_size=2, max_size=4).map("".join)
TEXTS = st.one_of(MIXED, PIECES, st.text(max_size=60))
LIMITS = settings(max_examples=400, derandomize=True, database=None)


def parsed(text: str) -> Outline:
    return parse(Source("draft.txt", text))


def apart(spans: Sequence[Span]) -> bool:
    return all(one.end <= other.start for one, other in pairwise(spans))


@given(TEXTS)
@LIMITS
def test_leaves_concatenate_to_the_source(text: str) -> None:
    leaves = parsed(text).leaves
    assert "".join(leaf.span.of(text) for leaf in leaves) == text
    assert all(one.span.end == other.span.start for one, other in pairwise(leaves))


def _spans_nest(blocks: Sequence[Block], outer: Span) -> None:
    assert apart([block.span for block in blocks])
    for block in blocks:
        assert outer.holds(block.span)
        if isinstance(block, Section):
            assert block.mark.span.end <= block.title.start
            assert block.span.holds(block.mark.span)
            assert block.span.holds(block.title)
            _spans_nest(block.blocks, Span(block.title.end, block.span.end))
        elif isinstance(block, Table):
            _rows_nest(block)


def _rows_nest(table: Table) -> None:
    rows = (table.header, *table.rows)
    assert apart([row.span for row in rows])
    for row in rows:
        assert table.span.holds(row.span)
        assert apart(row.cells)
        assert all(row.span.holds(cell) for cell in row.cells)


@given(TEXTS)
@LIMITS
def test_every_span_lies_in_its_parent_and_beside_its_siblings(text: str) -> None:
    outline = parsed(text)
    _spans_nest(outline.blocks, Span(0, len(text)))
    assert apart(
        sorted([block.span for block in outline.blocks] + ([outline.title] if outline.title else []))
    )
    assert apart(outline.sign_off)
    for span in (*outline.sign_off, *([outline.title] if outline.title else [])):
        assert span.of(text) == span.of(text).strip() != ""


@given(TEXTS)
@LIMITS
def test_the_text_as_it_is_read_has_every_character_in_its_place(text: str) -> None:
    read = parsed(text).text
    assert len(read) == len(text)
    for written, plain in zip(text, read, strict=True):
        assert plain != "\n" or written == "\n"
        assert plain != "\0" or written == "\n"


@given(TEXTS)
@example("# ")
@LIMITS
def test_blocks_leave_out_the_white_space_around(text: str) -> None:
    outline = parsed(text)
    for block in outline.walk():
        words = block.span.of(outline.text)
        assert words == words.strip(" \t\n\0") != "" or isinstance(block, Table)


@given(TEXTS)
@LIMITS
def test_a_section_is_its_mark_and_its_body(text: str) -> None:
    outline = parsed(text)
    for block in outline.walk():
        if isinstance(block, Section):
            assert (block.span.start, block.span.end) == (block.mark.span.start, block.body.end)
            assert not outline.text[block.mark.span.end : block.body.start].strip(" \t\0*")
            assert block.body.start == block.title.start
            line = outline.text[: block.mark.span.start].rpartition("\n")[2]
            assert block.opens_line == (not line.strip(" \t\0*"))


@given(TEXTS)
@LIMITS
def test_headings_hold_only_deeper_headings(text: str) -> None:
    for block in parsed(text).walk():
        if isinstance(block, Section):
            assert all(inner.level > block.level for inner in block.sections)


@given(TEXTS)
@LIMITS
def test_path_leads_to_every_block(text: str) -> None:
    outline = parsed(text)
    for block in outline.walk():
        if isinstance(block, Section):
            assert outline.path(block.span.start)[-1] is block


@given(TEXTS)
@LIMITS
def test_two_parses_are_equal(text: str) -> None:
    assert parsed(text) == parsed(text)


@pytest.mark.parametrize("name", CATALOGUE.names)
@given(text=TEXTS)
@settings(LIMITS, max_examples=150)
def test_any_text_is_read_with_any_profile(name: str, text: str) -> None:
    review = recognise(parsed(text), load_profile(name, CATALOGUE))
    for statement in _statements(review):
        _statement_is_sound(statement, text)
    for part in review.parts:
        assert 0 <= part.span.start <= part.span.end <= len(text)
    assert apart(review.quiet)
    _ids_are_sound(review)


def _statements(review: Review) -> Iterator[Statement]:
    yield from review.statements


def _statement_is_sound(statement: Statement, text: str) -> None:
    assert 0 <= statement.span.start < statement.span.end <= len(text)
    assert statement.span.of(text).strip()
    assert statement.span.start == statement.title.start
    assert statement.span.holds(statement.title)
    facts = statement.facts
    for fact in (facts.owner, facts.deadline, facts.merit, facts.wish, *facts.evidence):
        assert fact is None or (fact.start < fact.end and fact.end <= len(text))


def _ids_are_sound(review: Review) -> None:
    ids = [statement.id for statement in _statements(review)]
    assert len(ids) == len(set(ids))
    numbers = {theme.id: theme.number for theme in review.themes}
    assert list(numbers.values()) == list(range(1, len(review.themes) + 1))
    for problem in review.problems:
        if problem.theme is not None:
            assert problem.id.startswith(f"P{numbers[problem.theme]}.")
    assert [cause.id for cause in review.causes] == [f"C{n}" for n, _ in enumerate(review.causes, start=1)]
