"""Totals against the rows of a table, numbers of rows, and references to parts that are not there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from checks.conftest import Find

LEDGER = "\n| 序号 | 问题 | 整改措施 | 进展情况 |\n|---|---|---|---|\n| 1 | 灯坏3盏 | 换灯 | {state} |\n| 2 | 门坏1扇 | 修门 | 已完成 |\n"
GRADES = "\n| 序号 | 问题 | 等级 |\n|---|---|---|\n| 1 | 灯坏3盏 | 较大 |\n| 2 | 门坏1扇 | 一般 |\n| 3 | 锁坏1把 | 一般 |\n"
ATTACHED = (
    "检查报告\n\n一、检查情况\n{text}\n二、下步安排\n按时报送值班表。\n\n附件：1.值班表\n　　　2.检查清单\n"
)


@pytest.mark.parametrize("state", ["待联调", "待验收", "未完成", "pending", "In progress", "整改中"])
@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("以上问题已全部完成整改。", "以上问题已全部完成整改"),
        ("检查发现的2个问题均已整改到位。", "检查发现的2个问题均已整改到位"),
        ("全部问题已整改到位。", "全部问题已整改到位"),
        ("目前整改完成率达到100%。", "整改完成率达到100%"),
        ("All 2 actions have been closed.", "All 2 actions have been closed"),
    ],
)
def test_open_rows_called_done(find: Find, said: str, found: str, state: str) -> None:
    text = f"整改台账\n\n{said}\n" + LEDGER.format(state=state)
    assert [place.partition(" ")[2] for place in find("open-row", text)] == [found]
    assert find("open-row", text.replace(state, "已完成")) == []


@pytest.mark.parametrize(
    "said",
    [
        "确保问题已全部整改到位。",
        "上年度问题已全部整改到位。",
        "立行立改的问题已全部整改到位。",
        "消防问题已全部整改到位。",  # not of all
        "检查发现的5个问题已全部整改到位。",  # not of these
        "12月底前问题全部整改到位。",
        "“以上问题已全部整改到位”的说法不准确。",
        "All actions will have been closed. Actions must be closed before all actions are closed.",
    ],
)
def test_other_things_may_be_done(find: Find, said: str) -> None:
    assert find("open-row", f"整改台账\n\n{said}\n" + LEDGER.format(state="待验收")) == []


def test_labelled_entries_have_states_too(find: Find) -> None:
    text = "整改台账\n\n以上问题已全部完成整改。\n\n问题：灯坏3盏。\n整改措施：换灯。\n状态：待验收\n"
    assert find("open-row", text) == ["3:1 以上问题已全部完成整改"]


@pytest.mark.parametrize(
    ("summary", "found"),
    [
        ("| 等级 | 个数 |\n|---|---|\n| 较大 | 1 |\n| 一般 | 2 |\n| 合计 | 3 |\n", []),
        ("| 等级 | 个数 |\n|---|---|\n| 较大 | 1 |\n| 一般 | 3 |\n| 合计 | 4 |\n", ["4:8 3"]),
        ("| 等级 | 个数 |\n|---|---|\n| 较大 | 1个 |\n| 一般 | 2个 |\n| 合计 | 4个 |\n", ["5:8 4个"]),
        ("| 等级 | 较大 | 一般 | 合计 |\n|---|---|---|---|\n| 个数 | 2 | 2 | 4 |\n", ["3:8 2"]),
        ("| 较大 | 一般 |\n|---|---|\n| 2 | 2 |\n", ["3:3 2"]),
        ("| 科室 | 个数 |\n|---|---|\n| 财务科 | 7 |\n| 办公室 | 2 |\n", []),  # no column holds these
    ],
)
def test_summary_against_the_ledger(find: Find, summary: str, found: list[str]) -> None:
    assert find("summary-count", summary + GRADES, "writing", "draft.md") == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("清单详见附件2，安排见第二部分。", []),
        ("清单详见附件3。", ["4:5 附件3"]),
        ("清单（附件3）已报。", ["4:4 附件3"]),
        ("按上级文件附件5执行，做法见《巡查办法》附件5、《通知》第七部分。", []),
        ("安排详见第五部分。", ["4:5 第五部分"]),
        ("安排见本报告第六部分。", ["4:7 第六部分"]),
    ],
)
def test_references_to_what_is_not_there(find: Find, text: str, found: list[str]) -> None:
    assert find("absent-part", ATTACHED.format(text=text), "writing") == found


def test_attachments_behind_the_draft_are_there(find: Find) -> None:
    text = ATTACHED.format(text="清单详见附件3。") + "\n附件3\n\n巡查清单\n"
    assert find("absent-part", text, "writing") == []


@pytest.mark.parametrize(
    ("numbers", "found"),
    [
        ("1224", ["5:3 2"]),
        ("122", ["5:3 2"]),
        ("566", ["5:3 6"]),
        ("123", []),
        ("1212", []),  # counted anew
        ("1133", []),  # several: another way of counting
    ],
)
def test_number_of_a_row_used_twice(find: Find, numbers: str, found: list[str]) -> None:
    things = ("台账缺页", "标牌脱落", "线路老化", "灯具损坏")
    rows = "".join(f"| {number} | {thing} |\n" for number, thing in zip(numbers, things, strict=False))
    assert find("numbering", f"| 序号 | 问题 |\n|---|---|\n{rows}", "writing", "draft.md") == found


def test_name_of_a_row_used_twice(find: Find) -> None:
    text = "| 编号 | 问题 |\n|---|---|\n| A-1 | 台账缺页 |\n| A-2 | 标牌脱落 |\n| A-2 | 线路老化 |\n"
    assert find("numbering", text, "writing", "draft.md") == ["5:3 A-2"]
    assert find("numbering", text.replace("线路老化", "标牌脱落"), "writing", "draft.md") == []
