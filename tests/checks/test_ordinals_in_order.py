from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from checks.conftest import Find

HEADINGS_IN_ORDER = [
    "一、检查情况\n（一）机房\n（二）线路\n二、下步安排\n（一）补齐\n",
    "一、检查情况\n1.机房\n2.线路\n二、下步安排\n",  # one level skipped, as 9704 allows
    "一、检查情况\n1.机房\n2.线路\n二、下步安排\n3.补齐\n4.更换\n",  # numbered throughout
    "（一）机房\n①巡检\n②登记\n",
    "一、检查情况\n正文。\n二、下步安排\n正文。\n附件\n一、名单\n正文。\n二、日程\n正文。\n",
    "# 检查\n## 机房\n## 线路\n",
]
HEADINGS_OUT_OF_ORDER = [
    ("二、检查情况\n三、下步安排\n", ["1:1 二、"], ["“二、”之前缺“一、”"]),
    ("一、检查情况\n四、下步安排\n", ["2:1 四、"], ["“四、”之前缺“二、”"]),
    ("一、检查情况\n一、下步安排\n", ["2:1 一、"], ["序号“一、”重复，应为“二、”"]),
    ("一、甲\n三、乙\n二、丙\n", ["3:1 二、"], ["序号“二、”的位置不对，前后颠倒"]),
    ("一、甲\n（1）乙\n（2）丙\n", ["2:1 （1）"], ["“一、”下面直接用“（1）”，隔了不止一级"]),
    ("一、甲\n（一）乙\n（三）丙\n二、丁\n（二）戊\n", ["3:1 （三）", "5:1 （二）"], None),
]


@pytest.mark.parametrize("text", HEADINGS_IN_ORDER)
def test_headings_in_order(find: Find, text: str) -> None:
    assert find("numbering", text, "writing") == []


@pytest.mark.parametrize(("text", "places", "messages"), HEADINGS_OUT_OF_ORDER)
def test_headings_out_of_order(
    find: Find, say: Find, text: str, places: list[str], messages: list[str] | None
) -> None:
    assert find("numbering", text, "writing") == places
    assert messages is None or say("numbering", text, "writing") == messages


def test_markdown_numbers_its_lists_itself(find: Find) -> None:
    text = "## 检查\n\n1. 机房\n1. 线路\n1. 标牌\n"
    assert find("numbering", text, "writing", "draft.md") == []
    assert find("numbering", text, "writing", "draft.txt") == ["4:1 1.", "5:1 1."]


@pytest.mark.parametrize(
    "text",
    [
        "一是甲。二是乙。三是丙。\n",
        "一是甲。二是乙。\n三是丙。\n",  # one row in two paragraphs
        "一是甲。二是乙。\n\n一是丙。二是丁。\n",
        "一方面甲。另一方面乙。\n",
        "首先，甲。其次，乙。最后，丙。\n",
        "1、甲。具体表现为：一是乙。二是丙。\n2、丁。具体表现为：一是戊。二是己。\n",
        "统一是前提，唯一是补充，十八个是否对照过。\n",
    ],
)
def test_enumerations_in_order(find: Find, text: str) -> None:
    assert find("enumeration", text, "writing") == []


@pytest.mark.parametrize(
    ("text", "places", "messages"),
    [
        ("一是甲。三是乙。\n", ["1:5 三是"], ["“三是”之前缺“二是”"]),
        ("一是甲。二是乙。二是丙。\n", ["1:9 二是"], ["“二是”重复，应为“三是”"]),
        ("一是甲。一是乙。\n", ["1:5 一是"], ["“一是”重复，应为“二是”"]),
        ("检查如下。\n一是甲。\n", ["2:1 一是"], ["只有“一是”，没有“二是”"]),
    ],
)
def test_enumerations_out_of_order(
    find: Find, say: Find, text: str, places: list[str], messages: list[str]
) -> None:
    assert find("enumeration", text, "writing") == places
    assert say("enumeration", text, "writing") == messages
