from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from checks.conftest import Find, Run

SILENT = [
    "会议于10:30召开，共1,000元，比例3:5，见GB/T 9704(2012)。",
    "按照云政发〔2021〕3号文件，在新建（2021）3号楼查看。",
    "持云安许证字〔2025〕第0003号许可证，见新建[2025]3号楼。",
    "见[2025](a.md)。",
    "（2021）京01民终3号判决，见附件（2021）。",
    "分三等级、等次，等待、等候。",
    "对群众的诉求推一推、等一等。",
    "存在等资金、等政策、等部门协调的问题。",
    "他说：“这是‘第一道“关口”’。”",
    "一、检查情况",
    "没有句号的短行",
    "1）检查台账；2）检查记录。",
    "That is the inspectors’ view, they said.",
    "[链接](https://example.cn/a,b)和`a,b;c`。",
    "1.检查情况\n1．检查台账\n",
    "什么？！真的！！",
    "It checks drafts (self-reviews, 对照检查材料) before they go out.",
    "此处引用很长的一段话：\n\n“第一段没有收尾。\n\n“第二段才收尾。”\n",
    "第一 检查台账。\n第二 检查记录。\n",
    "1)检查台账；2)检查记录。",
    "查看①、②、③号泵，①、②两项已整改。\n",
    "共计1,000元，比例3:5。",
    "参加的有王平、李红、赵 明，共3人。\n",
    "（一）学习不深 表现为缺席，缺笔记。\n",
    "责任人：王平 完成时限：5月，备注：无。\n",
    "检查情况.........3\n检查结果......12\n",
    "双引号“”和书名号《》要成对使用。",
    "他摊手¯\\_(ツ)_/¯，又回(ツ)。",
    "1.机房台账\n2.线路记录缺2页，已补齐。\n3.门禁登记缺1页，已补齐。\n",
    "1.机房台账缺3页，已补齐\n2.线路记录缺2页，已补齐\n3.门禁登记缺1页，已补齐。\n",
]
FOUND = [
    ("台账、记录、等资料", ["1:6 、等"]),
    ("台账、记录、等。", ["1:6 、等"]),
    ("台账、记录……等", ["1:6 ……等"]),
    ("检查了台账,记录", ["1:6 ,"]),
    ("按照云政发(2021)3号文件", ["1:6 (2021)"]),
    ("按照云政发[2025]3号文件", ["1:6 [2025]"]),
    ("按照云政发【2025】3号文件", ["1:6 【2025】"]),
    ("按照云政发〔2025〕第03号文件", ["1:12 第0"]),
    ("按照云政发〔2025〕03号文件", ["1:12 0"]),
    ("按照云政发（2021）第12号文件", ["1:6 （2021）", "1:12 第"]),
    ("检查完毕.\n", ["1:5 ."]),
    ("注:见附件", ["1:2 :"]),
    ("检查台账(含记录)", ["1:5 (", "1:9 )"]),
    ('落实"一岗双责"', ['1:3 "一岗双责"']),
    ("检查台账，，记录。。", ["1:5 ，，", "1:9 。。"]),
    ("共１２件", ["1:2 １２"]),
    ("落实“一岗双责", ["1:3 “"]),
    ("落实一岗双责”", ["1:7 ”"]),
    ("落实”一岗双责“", ["1:3 ”"]),
    ("甲、“乙、“丙”", ["1:3 “"]),
    ("印发《关于《办法》的通知》", ["1:6 《"]),
    ("（一）、检查\n（二）检查\n", ["1:1 （一）、"]),
    ("(一)检查\n（二）检查\n", ["1:1 (一)"]),
    ("一.检查\n二、检查\n", ["1:1 一."]),
    ("1、检查\n2.检查\n", ["1:1 1、"]),
    ("检查发现：一是，缺页。二是缺项。", ["1:6 一是，"]),
    ("一、存在的问题；\n缺页。\n", ["1:8 ；"]),
    ("（一）检查\n（二)检查\n", ["2:1 （二)"]),
    ("（1）检查\n（2)检查\n", ["2:1 （2)"]),
    ("①检查台账；\n②、检查记录。\n", ["2:1 ②、"]),
    ("1.、检查\n2.检查\n", ["1:1 1.、"]),
    ("本月共缺页3次 。", ["1:8  。"]),
    ("检查完毕 ，情况良好。", ["1:5  ，"]),
    ("缺台账1本,3本有涂改。", ["1:6 ,"]),
    ("完成率80%,居全县第一。", ["1:7 ,"]),
    ("查看台账、记录...", ["1:8 ..."]),
    ("查看台账......还有记录", ["1:5 ......"]),
    ("落实“”制度", ["1:3 “”"]),
    ("检查情况良好，机房 运行平稳，线路正常。\n", ["1:10  "]),
    ("机房以外的.人员进入。\n", ["1:6 ."]),
    ("1.机房台账缺3页，已补齐。\n2.线路记录缺2页，已补齐\n3.门禁登记缺1页，已补齐。\n", ["2:13 齐"]),
]


@pytest.mark.parametrize("text", SILENT)
def test_what_is_in_order(find: Find, text: str) -> None:
    assert find("punctuation", text, "writing") == []


@pytest.mark.parametrize(("text", "places"), FOUND)
def test_slips_at_their_places(find: Find, text: str, places: list[str]) -> None:
    assert find("punctuation", text, "writing") == places


def test_messages_name_the_clause(say: Find) -> None:
    assert say("punctuation", "按云政发(2021)3号检查。\n", "writing") == [
        "发文字号的年份用六角括号：〔2021〕（GB/T 9704-2012，7.2.5）"
    ]
    assert say("punctuation", "（一）、检查\n缺页、缺项、等问题，“无人过问。\n", "writing") == [
        "“（一）、”应写作“（一）”（GB/T 15834-2011，B.3.4）",
        "“等”前不用顿号（GB/T 15834-2011，B.1.2）",
        "“ 没有配对的 ”",
    ]


def test_full_width_ordinals_are_written_with_plain_digits(say: Find) -> None:
    assert say("punctuation", "一、检查情况\n１、缺页。\n２．缺项。\n", "writing") == [
        "“１、”应写作“1.”（GB/T 15834-2011，B.3.3）",
        "“２．”应写作“2.”（GB/T 15834-2011，B.3.3）",
    ]


def test_the_same_slip_everywhere_is_told_once(find: Find, say: Find) -> None:
    text = "一、检查情况\n1、缺页。\n2、缺项。\n3、缺签。\n二、下步安排\n补齐。\n"
    assert find("punctuation", text, "writing") == ["2:1 1、"]
    assert say("punctuation", text, "writing") == ["“1、”应写作“1.”（GB/T 15834-2011，B.3.3），共 3 处"]


def test_one_slip_of_a_pair_is_told_once(find: Find, say: Find) -> None:
    title = "检查情况\n\n"
    for text, message in (
        ("走访了三个村（如北岭村)。", "“)”是半角，应为全角“）”"),
        ("走访了三个村(如北岭村）。", "“(”是半角，应为全角“（”"),
        ("全年走访“6次“。", "“ 用了两次，这里应为 ”"),
        ("全年走访”6次”。", "” 用了两次，这里应为 “"),
    ):
        assert say("punctuation", f"{title}{text}\n", "writing") == [message]
    two = f"{title}走访了三个村（如北岭村)，看了五户）。\n"
    assert find("punctuation", two, "writing") == ["3:12 )", "3:18 ）"]
    assert find("punctuation", f"{title}查看了“台账、“记录、“标牌。\n", "writing") == [
        "3:4 “",
        "3:8 “",
        "3:12 “",
    ]


def test_pairs_may_close_after_a_soft_line_end(find: Find) -> None:
    wrapped = "各科室要认真对照“三会一课”制度，把学习教育抓在经常、严在日常、做在平常，切实把“一\n岗双责”落到实处，防止责任悬空。\n"
    assert find("punctuation", wrapped * 3, "writing") == []


def test_many_unpaired_marks_are_told_once(find: Find, say: Find) -> None:
    nine = "检查情况\n\n" + "查看了“台账。\n\n" * 9
    assert len(find("punctuation", nine, "writing")) == 9
    assert say("punctuation", nine + "查看了“台账。\n", "writing") == ["“ 没有配对的 ”，类似的共 10 处"]


def test_a_line_of_many_marks_makes_no_long_message(run: Run) -> None:
    text = f"检查情况\n\n检查{'，。' * 50_000}\n检查{'。' * 100_000}\n共{'１' * 100_000}件\n一、{'情况' * 50_000}，，\n"
    found = run("punctuation", text, "writing").violations
    told = [words for one in found for words in (one.message, one.text, one.expected or "", *one.section)]
    assert max(map(len, told)) < 500
    assert len(found) > 1
