"""Which characters and line ends a text is read with: cut lines go on, whole ones end, nothing moves."""

from __future__ import annotations

import re
import textwrap
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reviewlint.outline.lines import plain
from test_line_ends import TEXTS

LIMITS = settings(max_examples=300, derandomize=True, database=None)


def read(text: str) -> list[str]:
    """Return the lines of a text as it is read, those that were cut joined."""
    lines = [re.sub("\0 *", "\0", line).strip() for line in plain(text).split("\n")]
    return [re.sub("(?<=[!-~])\0(?=[!-~])", " ", line).replace("\0", "") for line in lines if line]


# Characters ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "read_as"),
    [
        ("１．２０２５年｜＃", "1.2025年|#"),
        ("　一\u00a0二\u200b三\x0b四\x85五\u2028六", " 一 二 三 四 五 六"),
        ("甲\r乙\0丙", "甲 乙 丙"),
        ("一、存在的問題", "一、存在的问题"),
        ("對照檢查：責任單位為後勤處，於6月前徵求意見", "对照检查：责任单位为后勤处，于6月前征求意见"),
        ("張總", "張總"),  # a name does not make a text a traditional one
        ("乾坤公司没有后续", "乾坤公司没有后续"),
    ],
)
def test_characters(text: str, read_as: str) -> None:
    assert plain(text) == read_as


@given(st.one_of(TEXTS, st.text(), st.text(st.sampled_from("這國　１\n\0 -1。第页"))))
@LIMITS
def test_every_character_stays_in_its_place(text: str) -> None:
    read_as = plain(text)
    assert len(read_as) == len(text)
    assert all(mine in "\n\0" for given_, mine in zip(text, read_as, strict=True) if given_ == "\n")
    assert read_as.count("\n") + read_as.count("\0") == text.count("\n")


# Cut lines -------------------------------------------------------------------------------------------------------

NARROW = """\
船闸管理所二〇二六年安全自查报告
按照上级通知，三月份我所对两座船闸、一处
泵站和四条巡查道做了一遍自查，现报告如下。
一、自查出的问题
一是闸门启闭记录不全，1月到3月一共缺了9天
的签字，值班长说忙起来就忘了，事后也没有补。
二是泵房配电柜前堆放杂物，通道只剩下半米
宽，电工操作要侧着身子进去。
二、整改措施
值班长每日下班前核对签字，由所长每周抽查
两次。
"""
READ = [
    "船闸管理所二〇二六年安全自查报告",
    "按照上级通知，三月份我所对两座船闸、一处泵站和四条巡查道做了一遍自查，现报告如下。",
    "一、自查出的问题",
    "一是闸门启闭记录不全，1月到3月一共缺了9天的签字，值班长说忙起来就忘了，事后也没有补。",
    "二是泵房配电柜前堆放杂物，通道只剩下半米宽，电工操作要侧着身子进去。",
    "二、整改措施",
    "值班长每日下班前核对签字，由所长每周抽查两次。",
]


def test_a_narrow_page() -> None:
    assert read(NARROW) == READ


def test_a_wider_line_does_not_undo_it() -> None:
    wide = "附表的电子版放在所里的共享盘，文件名是三月自查，需要的科室自己去取，取了以后在登记本上写一笔。"
    assert read(NARROW + wide + "\n") == [*READ, wide]
    assert read(wide + "\n" + NARROW) == [wide, *READ]


def test_two_pages_of_different_width() -> None:
    wider = (
        "二月里我们先把去年的旧账翻了一遍，凡是写着“正在整改”的都到现场看过，看完以后当场拍了照片，\n"
        "照片编了号存在档案柜第二层，谁要看都可以去翻，翻的时候登记一下姓名和日期就行，不用再找所长签\n"
        "字，省得来回跑。\n"
    )
    joined = wider.replace("\n", "")
    assert read(wider + NARROW) == [joined, *READ]
    assert read(NARROW + wider) == [*READ, joined]


@pytest.mark.parametrize("indent", ["　　", "    "])
def test_a_full_line_that_ends_a_sentence_goes_on_where_paragraphs_are_indented(indent: str) -> None:
    text = (
        f"{indent}调度台夜里只有一个人，电话一多就顾不上看屏幕。\n"
        "去年冬天漏看报警三次，最长的一次过了四十分钟，还\n"
        "是门卫先看见的。\n"
        f"{indent}仓库的钥匙由两个人分开保管，但是其中一个人长期\n"
        "在外地，另一把就挂在墙上，谁都可以拿。\n"
    )
    assert read(text) == [
        "调度台夜里只有一个人，电话一多就顾不上看屏幕。去年冬天漏看报警三次，最长的一次过了四十分钟，还是门卫先看见的。",
        "仓库的钥匙由两个人分开保管，但是其中一个人长期在外地，另一把就挂在墙上，谁都可以拿。",
    ]


FULL = "值班室的记录本从去年三月起就没有人每天去看一遍，缺了"


@pytest.mark.parametrize(
    "start",
    [
        *("一是台账不全。", "二要补记录。", "（一）台账方面", "(2)台账不全。", "①台账不全。", "十一、台账", "第二部分 台账"),
        *("1.台账不全。", "1、台账不全。", "1）台账不全。", "- 台账不全。", "● 台账不全。", "【台账】不全。", "# 台账"),
        *("责任人：王平", "完成时限：6月底", "问题1：台账不全。", "整改措施：补齐。", "附件：1.台账", "2026年3月8日"),
    ],
)  # fmt: skip
def test_what_opens_something_new_is_not_glued_on(start: str) -> None:
    text = f"{FULL}\n三天没有补，组长说忙过这一阵子再说，后来也就忘记了这\n件事情。\n{FULL}\n{start}\n"
    assert read(text) == [f"{FULL}三天没有补，组长说忙过这一阵子再说，后来也就忘记了这件事情。", FULL, start]


@pytest.mark.parametrize(
    "start",
    [
        *("3批货没有入账。", "2026年的账也没有记。", ".5吨没有入账。", "4.6万元没有入账。", "1.11版的说明。"),
        *("（两次在夜里）没有补。", "10:30的那次没有补。", "“交接班”一栏没有填。", "，也没有人补。", "》一份。"),
        *("存在的问题：没有人补。", "3、4号库的账没有记。", "5.后来也没有补。", "HT-2024号合同没有记。"),
    ],
)  # fmt: skip
def test_a_cut_line_may_begin_with_anything_else(start: str) -> None:
    text = f"{FULL}\n三天没有补，组长说忙过这一阵子再说，后来也就忘记了这\n件事情。\n{FULL}\n{start}\n"
    assert read(text)[-1] == FULL + start


def test_ordinals_that_count_on_open_items() -> None:
    text = f"1.{FULL[2:]}\n2.台账不全，查了三天也没有查清楚到底是谁拿走的，后来只\n3.记录不全。\n"
    assert read(text) == text.splitlines()


def test_a_line_that_ends_within_brackets_goes_on() -> None:
    text = f"{FULL}\n三天没有补，组长说忙过这一阵子再说，后来也忘了（责任人：\n韩平，4月底前补齐）。\n"
    assert read(text) == [text.replace("\n", "")]


def test_words_that_only_look_like_the_first_item() -> None:
    text = "厂里的巡检路线改了三回，每回都没有画到图上，思想不统\n一是主要的原因，组长和班长各有各的走法，新来的人不晓\n得该跟谁走。\n"
    assert read(text) == [text.replace("\n", "")]


def test_a_heading_may_take_two_lines() -> None:
    text = (
        "一、对“顺手捎带”的再认识，从“小方便”到\n“大隐患”\n"
        "以前总觉得捎一件货不算什么，看了通报里的\n那几起事故才明白，车上多一个人、多一件货\n都不在预案里。\n"
    )
    assert read(text) == [
        "一、对“顺手捎带”的再认识，从“小方便”到“大隐患”",
        "以前总觉得捎一件货不算什么，看了通报里的那几起事故才明白，车上多一个人、多一件货都不在预案里。",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "存在问题方面的情况和各个班组的具体表现\n产生问题方面的原因和各个班组的剖析检查\n下一步方面的打算和各个班组的整改措施表\n",
        "检查了灭火器十二具，其中三具压力不足，已经更换\n检查了应急灯八盏，全部正常\n检查了消火栓四处，其中一处的水带老化，已经报修，等待采购\n检查了配电箱，完好\n",
        "姓名：王平之　部门：机修车间　电话：3321\n姓名：李水生　部门：动力车间　电话：3322\n姓名：赵北岸　部门：装配车间　电话：3323\n",
        "|甲的问题没有整改|每月学习一次抓到底|王平|\n|乙的问题没有整改|每月下村二次抓到底|李平|\n",
        "08:12 监控报警，值班员没有看见，电话打不通\n08:15 值长到场，发现阀门已经关死，通知检修\n08:40 检修到场，更换了密封圈，恢复了供水了\n",
        "```\n甲是这样的一行，没有句号，后面还有很多的字\n乙是这样的一行，没有句号，后面还有很多的字\n```\n",
    ],
)
def test_lines_of_like_width_are_no_cut_text(text: str) -> None:
    assert plain(text).count("\n") == text.count("\n")


def test_spaces_stay() -> None:
    assert plain("学习 不够， 2025 年度只有 3 次") == "学习 不够， 2025 年度只有 3 次"


# English ---------------------------------------------------------------------------------------------------------

PROSE = (
    "The exporter went in one step from version 1.11 to 1.13. Nobody read the notes in between, so the column that "
    "`WorkQueue` needs was gone. Earlier runs had kept a copy, 12 of them in all, and **none** was looked at before "
    "10:20 on Friday. Two engineers (both new) found it by hand. It took 48 minutes, most of them spent on the wrong "
    'host; "never again", said the one who had to tell our customers.'
)


@pytest.mark.parametrize("columns", range(72, 121, 4))
def test_english_goes_on_whatever_its_lines_begin_with(columns: int) -> None:
    text = textwrap.fill(PROSE, columns, break_on_hyphens=False) + "\n\nNothing else was lost.\n"
    assert read(text) == [PROSE, "Nothing else was lost."]


@pytest.mark.parametrize(
    "text",
    [
        "Status: resolved, after the second attempt on Friday\nAuthors: the team that was on call on that Friday\nImpact: 118 mails\n",
        "- The alert had been muted by hand since the spring\n- The runbook named a host that was gone in the spring\n",
        "09:12 the first alert comes in and nobody looks at it\n09:40 the second alert comes in and somebody looks up\n09:55 over\n",
        "Time | Event that was seen by those who were on call | Who\n--- | --- | ---\n09:12 | First alert | Ann\n",
    ],
)
def test_english_lines_of_their_own(text: str) -> None:
    assert "\0" not in plain(text)


# Pages -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "mark", ["- 1 -", "— 2 —", "    -3-", "第 3 页 共 9 页", "第3页", "Page 3 of 9", "3/9", "12"]
)
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_a_sentence_goes_on_across_the_number_of_a_page(mark: str, gap: str) -> None:
    head = "按照上级通知，三月份我所对两座船闸、一处\n泵站和四条巡查道做了一遍自查，没有发现新"
    text = f"{head}{gap}{mark}{gap}的隐患，去年的旧隐患都已经销号。\n"
    assert [line.replace(" ", "") for line in read(text)] == [
        head.replace("\n", "") + "的隐患，去年的旧隐患都已经销号。"
    ]


def test_a_running_head_beside_the_number_is_no_text() -> None:
    title = "船闸管理所安全自查报告"
    body = "".join(f"值班长在第{number}班没有签字，也没有人问。\n" for number in "一二三四五六七八")
    text = f"{title}\n{body}- 1 -\n{title}\n{body}- 2 -\n{title}\n{body}"
    assert read(text) == [title, *body.splitlines() * 3]


def test_a_number_between_whole_lines_is_kept() -> None:
    text = "序号\n1\n台账不全。\n2\n记录不全。\n"
    assert plain(text) == text


# What holds of any paragraph ------------------------------------------------------------------------------------

CLAUSES = st.sampled_from(
    ["值班员没有按时巡检", "台账缺了三页", "库房的温度记录只填了上午", "一共补录2.6万元", "班组长在会上念了“禁令”就算学过", "抽查42份（含夜班9份）", "整改后仍有3.5%没有销号", "采购询价单只有一家报价", "合同HT-2025-018一直没有归档", "客运站1号和2、3号候车厅停用", "《值班手册》还是旧的"]
)  # fmt: skip
SENTENCES = st.tuples(st.lists(CLAUSES, min_size=2, max_size=6), st.sampled_from("。；")).map(
    lambda parts: "，".join(parts[0]) + parts[1]
)
PARAGRAPHS = st.lists(
    st.lists(SENTENCES, min_size=5, max_size=8).map(lambda each: "".join(each)[:-1] + "。"),
    min_size=1,
    max_size=4,
)


def cut(paragraph: str, columns: int, indent: str) -> list[str]:
    """Cut a paragraph as a page does, no line beginning with a mark that ends a clause."""
    lines, line = [], indent
    for character in paragraph:
        if 2 * columns < len(line + character) + len(re.findall(r"[^\x00-\xff]", line + character)):
            keep = line[-1] if character in "，。；、”》）" else ""
            lines.append(line.removesuffix(keep))
            line = keep
        line += character
    return [*lines, line]


@given(PARAGRAPHS, st.integers(22, 60), st.sampled_from(["", "　　", "    "]))
@LIMITS
def test_a_paragraph_reads_alike_at_any_width(paragraphs: list[str], columns: int, indent: str) -> None:
    text = "".join(f"{line}\n" for each in paragraphs for line in cut(each, columns, indent))
    assert sentences_of(read(text)) == sentences_of(paragraphs)


def sentences_of(lines: list[str]) -> list[str]:
    return [one for line in lines for one in re.findall("[^。；]+[。；]?", line.replace(" ", ""))]


# Time ------------------------------------------------------------------------------------------------------------

HOSTILE = {
    "newlines": "\n",
    "page numbers": "- 1 -\n",
    "numbers": "1\n",
    "cut lines": "甲" * 25 + "，乙\n",
    "closing marks": "。”",
    "spaces": "甲  ",
    "long lines across pages": "甲，" * 500 + "\n- 1 -\n",
    "repeated heads": "一个很长的标题\n- 1 -\n",
    "labels": "责任人：甲\n",
    "traditional": "這國",
    "dashes": "-",
    "rows of words": "a b " * 20 + "\n",
}


@pytest.mark.parametrize("unit", HOSTILE.values(), ids=list(HOSTILE))
def test_time_grows_with_the_text_and_no_faster(unit: str) -> None:
    def spent(size: int) -> float:
        text = unit * (size // len(unit))
        started = time.process_time()
        plain(text)
        return time.process_time() - started

    spent(1000)
    assert min(spent(400_000) for _ in range(2)) < 12 * min(spent(100_000) for _ in range(3)) + 0.05
