"""Measures that are done are asked for no deadline, wherever they say so."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from checks.conftest import Find

ENGLISH = "# Postmortem\n\n## Action items\n\n{}\n"
CHINESE = "一、存在的问题\n台账缺3个月。\n二、整改措施\n{}\n"
TABLE = "# Postmortem\n\n## Action items\n\n| Action | Owner | {} |\n|---|---|---|\n| Add it | Ana | {} |\n"
LEDGER = "# 整改台账\n\n| 序号 | 存在问题 | 整改措施 | 责任人 | {} |\n|---|---|---|---|---|\n| 1 | 灭火器过期 | 更换灭火器 | 王平 | {} |\n"


@pytest.mark.parametrize("action", ["- [x] Add it", "- ✅ Add it", "- Add it ☑️", "- :white_check_mark: Add it", "- [Done] Add it", "- Add it (closed on 3 May)", "- Add it. Status: Closed", "- Replaced the disk."])  # fmt: skip
def test_actions_that_are_done(find: Find, action: str) -> None:
    assert find("measure-without-deadline", ENGLISH.format(action), "postmortem") == []


@pytest.mark.parametrize(
    "action", ["- [ ] Add it", "- [TODO] Add it", "- Add it (not done)", "- Close the done tickets"]
)
def test_actions_that_are_not(find: Find, action: str) -> None:
    assert len(find("measure-without-deadline", ENGLISH.format(action), "postmortem")) == 1


@pytest.mark.parametrize("measure", ["1.已补齐台账。", "1.补齐台账，已办结。", "1.台账补齐完毕。", "1.补齐了台账。", "1.✅补齐台账", "- [x] 补齐台账", "1.补齐台账。完成情况：完成。"])  # fmt: skip
def test_measures_that_are_done(find: Find, measure: str) -> None:
    assert find("measure-without-deadline", CHINESE.format(measure)) == []


@pytest.mark.parametrize(
    "measure",
    ["1.尚未补齐台账。", "1.对已更换的灭火器逐具登记。", "1.除了补齐台账，还要拍照。", "- [ ] 补齐台账"],
)
def test_measures_that_are_not(find: Find, measure: str) -> None:
    assert len(find("measure-without-deadline", CHINESE.format(measure))) == 1


@pytest.mark.parametrize(
    ("table", "head", "cell", "is_asked"),
    [
        *((TABLE, "Status", cell, False) for cell in ("Done", "✅", "🟢 Done", "[x]", "**Closed**", "100%", "Fixed on 3 May")),
        *((TABLE, "Status", cell, True) for cell in ("Open", "In progress", "To be closed", "Not done", "")),
        *((TABLE, "Done", cell, False) for cell in ("x", "Yes", "✔")),
        *((TABLE, "Done", cell, True) for cell in ("No", "[ ]", "-")),
        *((LEDGER, "完成情况", cell, False) for cell in ("完成", "已完成", "√", "更换了12具", "更换完毕", "已销号", "整改到位")),
        *((LEDGER, "状态", cell, True) for cell in ("未完成", "整改中", "已完成80%", "基本完成", "")),
        *((LEDGER, "是否完成", cell, False) for cell in ("是", "Done")),
        (LEDGER, "是否完成", "否", True),
        (LEDGER, "进展情况", "预计6月底前完成", False),
    ],
)  # fmt: skip
def test_cells(find: Find, table: str, head: str, cell: str, *, is_asked: bool) -> None:
    assert len(find("measure-without-deadline", table.format(head, cell))) == is_asked
