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


@pytest.mark.parametrize(
    "text",
    [
        "值班通知\n\n请各单位按时报送。\n\n附件：1.值班表\n　　　2.检查清单\n　　　3.联系人\n",
        "清单说明\n\n说明：1.来源于2月18日的排查。\n2.由防火办每周更新一次。\n",
        "清单说明\n\n**说明**：（一）来源于排查。\n（二）每周更新。\n",
        "一、检查情况\n检查了机房。\n说明：①来源于排查。\n②每周更新。\n",
    ],
)
def test_a_label_begins_a_list_on_its_own_line(find: Find, text: str) -> None:
    assert find("numbering", text, "writing") == []


def test_a_label_begins_no_list_of_another_style(find: Find) -> None:
    text = "清单说明\n\n说明：1.5公里以内由乡镇负责。\n2.由防火办每周更新一次。\n"
    assert find("numbering", text, "writing") == ["4:1 2."]
    other = "清单说明\n\n说明：（一）来源于排查。\n2.由防火办每周更新一次。\n"
    assert find("numbering", other, "writing") == ["4:1 2."]


def test_hundreds_of_slips_are_told_once(find: Find, say: Find) -> None:
    headings = "".join(f"{number}.巡检机房\n" for number in range(2, 42, 2))
    assert find("numbering", headings, "writing") == ["1:1 2."]
    assert say("numbering", headings, "writing") == ["“2.”之前缺“1.”，类似的共 20 处"]
    assert len(find("numbering", headings[: headings.index("20.")], "writing")) == 9
    items = "检查情况如下。\n" + "一是台账不全。" * 12 + "\n"
    assert say("enumeration", items, "writing") == ["“一是”重复，应为“二是”，类似的共 11 处"]
