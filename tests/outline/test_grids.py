"""Tables that were saved as text with one cell on each line."""

from __future__ import annotations

from time import process_time
from typing import TYPE_CHECKING

import pytest

from reviewlint.draft.source import Source
from reviewlint.outline.nodes import Table
from reviewlint.outline.parser import parse

if TYPE_CHECKING:
    from reviewlint.outline.nodes import Outline

HEADS = "序号\n存在的问题\n原因\n整改措施\n责任人\n完成时限\n"
FIRST = "1\n灭火器过期12具\n采购没有落实\n更换灭火器\n王平\n5月底前\n"
SECOND = "2\n通道堆放杂物\n仓库面积不足\n清理杂物\n李明\n6月10日前\n"
TABLE = HEADS + FIRST + SECOND


def rows_of(text: str) -> list[list[str]]:
    """Return the words of all cells of the only table."""
    outline = parse(Source("draft.txt", text))
    assert_total(outline)
    (table,) = [block for block in outline.walk() if isinstance(block, Table)]
    return [[cell.of(outline.text) for cell in row.cells] for row in (table.header, *table.rows)]


def assert_total(outline: Outline) -> None:
    assert len(outline.text) == len(outline.source.text)
    assert "".join(leaf.span.of(outline.source.text) for leaf in outline.leaves) == outline.source.text


def cells(*lines: str) -> list[list[str]]:
    return [line.split() for line in lines]


WHOLE = cells(HEADS, FIRST, SECOND)


@pytest.mark.parametrize(
    "text",
    [
        TABLE,
        f"整改台账\n\n{TABLE}\n以上情况，请审阅。\n",
        f"整改台账\n{TABLE}以上情况，请审阅。\n",
        f"一、整改措施\n{TABLE}二、下步打算\n每月检查一次。\n",
        f"## 整改措施\n\n{TABLE}\n## 结语\n\n继续努力。\n",
        TABLE.replace("\n", "\n\n"),
        TABLE.replace("\n", "\r\n").replace("\r", ""),
        TABLE.replace("1\n", "１\n").replace("\n", "　\n"),
    ],
)
def test_cells_on_lines_are_rows(text: str) -> None:
    assert rows_of(text) == WHOLE


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("No.\nIssue\nAction\nOwner\n1\nOld disk\nSwap it\nAna\n2\nOld fan\n3\nBo\n3\nRust\nPaint\nCy\n", 4),
        ("编号\n隐患\n措施\n（1）\n灯坏\n换灯\n（2）\n门坏\n修门\n", 3),
    ],
)
def test_other_tables(text: str, expected: int) -> None:
    rows = rows_of(text)
    assert len(rows) == expected
    assert {len(row) for row in rows} == {len(rows[0])}


@pytest.mark.parametrize(
    ("text", "row"),
    [
        (HEADS + FIRST + "2\n通道堆放杂物\n清理杂物\n李明\n6月10日前\n3\n" + SECOND[2:], 2),
        (HEADS + FIRST + "2\n通道堆放\n杂物\n面积不足\n清理杂物\n李明\n6月10日前\n3\n" + SECOND[2:], 2),
        (HEADS + FIRST + SECOND.removesuffix("6月10日前\n"), 2),
        (HEADS + FIRST + SECOND.replace("6月10日前\n", "\n以上情况，请审阅。\n"), 2),
        (HEADS + FIRST + SECOND.replace("6月10日前\n", "以上情况，请审阅。\n"), 2),
    ],
)
def test_a_row_of_other_length_is_in_no_column(text: str, row: int) -> None:
    rows = rows_of(text)
    assert rows[1] == WHOLE[1]
    number, *others = rows[row]
    assert number == str(row)
    assert others[: len(WHOLE[0]) - 1] == [""] * (len(WHOLE[0]) - 1)
    assert all(others[len(WHOLE[0]) - 1 :])


@pytest.mark.parametrize(
    "text",
    [
        HEADS + FIRST,
        HEADS + SECOND + FIRST,
        HEADS.removeprefix("序号\n") + FIRST + SECOND,
        "编号\n甲\n乙\n丙\n1\n一行\n二行\n三行\n2\n一行\n二行\n三行\n",
        "1\n灯坏\n换灯\n2\n门坏\n修门\n",
        "序号\n\n1.灯坏。\n2.门坏。\n",
        "No\n\nProblems were found.\n\n1\n\n2\n",
        HEADS + "以上为表头，内容另附。\n",
    ],
)
def test_what_is_no_such_table(text: str) -> None:
    outline = parse(Source("draft.txt", text))
    assert_total(outline)
    assert not [block for block in outline.walk() if isinstance(block, Table)]


@pytest.mark.parametrize("line", ["序号\n", "序号\n问题\n措施\n1\n", "1\n", HEADS + "1\n", "\x1f\n"])
def test_takes_time_linear_in_the_lines(line: str) -> None:
    def seconds(count: int) -> float:
        source = Source("draft.txt", line * count)
        began = process_time()
        parse(source)
        return process_time() - began

    seconds(100)
    assert seconds(8000 // len(line)) < 12 * seconds(1000 // len(line)) + 0.5
