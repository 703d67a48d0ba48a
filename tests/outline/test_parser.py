"""What the grammar takes for a heading, an item, a table, a title; and what only looks like one."""

from __future__ import annotations

import pytest

from drawing import drawn, parsed
from reviewlint.outline.nodes import Table


@pytest.mark.parametrize(
    ("line", "heading"),
    [
        ("一、甲", "一、1 甲"),
        ("一.甲", "一、1 甲"),
        ("一．甲", "一、1 甲"),
        ("一，甲", "一、1 甲"),
        ("一 、甲", "一、1 甲"),
        ("十、甲", "一、10 甲"),
        ("二十一、甲", "一、21 甲"),
        ("（一）甲", "（一）1 甲"),
        ("(一)甲", "（一）1 甲"),
        ("（一)甲", "（一）1 甲"),
        ("（ 一 ）甲", "（一）1 甲"),
        ("（一）、甲", "（一）1 甲"),
        ("（十二）甲", "（一）12 甲"),
        ("㈠甲", "（一）1 甲"),
        ("1.甲", "1.1 甲"),
        ("1. 甲", "1.1 甲"),
        ("1、甲", "1.1 甲"),
        ("1.3号楼漏水", "1.1 3号楼漏水"),
        ("6.9名工人缺勤", "1.6 9名工人缺勤"),
        ("1．2026年春季增开课程", "1.1 2026年春季增开课程"),
        ("2.8月底前补课", "1.2 8月底前补课"),
        ("3.12月5日前清点", "1.3 12月5日前清点"),
        ("3、12月5日前清点", "1.3 12月5日前清点"),
        ("1 、甲", "1.1 甲"),
        ("1，甲", "1.1 甲"),
        ("１．甲", "1.1 甲"),
        ("10.甲", "1.10 甲"),
        ("⒈甲", "1.1 甲"),
        ("（1）甲", "（1）1 甲"),
        ("(1)甲", "（1）1 甲"),
        ("1）甲", "（1）1 甲"),
        ("（1）、甲", "（1）1 甲"),
        ("⑴甲", "（1）1 甲"),
        ("①甲", "①1 甲"),
        ("②、甲", "①2 甲"),
        ("第一部分　甲", "第一部分1 甲"),
        ("第二章：甲", "第一部分2 甲"),
        ("第三篇 甲", "第一部分3 甲"),
        ("# 一、甲", "一、1 甲"),
        ("## （二）甲", "（一）2 甲"),
        ("### 3. 甲", "1.3 甲"),
        ("#### **甲**", "# 甲"),
        ("- 甲", "- 甲"),
        ("* 甲", "- 甲"),
        ("• 甲", "- 甲"),
        ("●甲", "- 甲"),
        ("  - 甲", "- 甲"),
        ("**一、甲**", "一、1 甲"),
        ("**（一）甲**", "（一）1 甲"),
        ("\u3000\u3000一、甲", "一、1 甲"),
        ("\u00a0\u00a0（一）甲", "（一）1 甲"),
        ("\u200b1.甲", "1.1 甲"),
        ("一、", "一、1"),
    ],
)
def test_ordinal_that_opens_a_heading(line: str, heading: str) -> None:
    below = "乙。" if heading.startswith("- ") else "  乙。"  # what is not indented ends a list with bullets
    assert drawn(f"按照要求，现报告如下。\n{line}\n乙。\n") == ["按照要求，现报告如下。", heading, below]


def test_ordinals_before_numbers_of_houses_that_the_next_line_counts_on() -> None:
    assert drawn("1、3号楼漏水。\n2、通道堵塞。\n") == ["1.1 3号楼漏水。", "1.2 通道堵塞。"]


@pytest.mark.parametrize(
    "line",
    [
        "1.5亿元已经到位。",
        "3、5年级没有开课。",
        "一、二季度没有完成。",
        "1、2月份没有开课。",
        "1、3号楼漏水。",
        "一，二，三。",
        "2025.3.1之前没有完成。",
        "十八个是否都没有落实。",
        "一是一、二是二，不讲道理。",
        "#标签不是标题。",
        "-甲不是列表。",
        "第一时间没有上报。",
        "（1978年）没有建制。",
        "1000.没有这样的序号。",
    ],
)
def test_line_that_only_looks_like_a_heading(line: str) -> None:
    assert drawn(f"按照要求，现报告如下。\n{line}\n") == ["按照要求，现报告如下。", line]


@pytest.mark.parametrize(
    ("text", "outline"),
    [
        (
            "一、甲\n（一）乙\n1.丙\n（1）丁\n①戊\n",
            ["一、1 甲", "  （一）1 乙", "    1.1 丙", "      （1）1 丁", "        ①1 戊"],
        ),
        ("一、甲\n1.乙\n二、丙\n", ["一、1 甲", "  1.1 乙", "一、2 丙"]),
        ("（一）甲\n一、乙\n（二）丙\n", ["（一）1 甲", "  一、1 乙", "（一）2 丙"]),
        ("（一）甲\n一、乙\n（一）丙\n", ["（一）1 甲", "一、1 乙", "  （一）1 丙"]),
        ("1.甲\n   - 乙\n2.丙\n", ["1.1 甲", "  - 乙", "1.2 丙"]),
        ("- 甲\n  - 乙\n- 丙\n", ["- 甲", "  - 乙", "- 丙"]),
        ("## 甲\n### 乙\n## 丙\n", ["# 甲", "  # 乙", "# 丙"]),
        ("第一部分 甲\n一、乙\n第二部分 丙\n", ["第一部分1 甲", "  一、1 乙", "第一部分2 丙"]),
        ("一、甲\n\n\n乙。\n\n丙。", ["一、1 甲", "  乙。", "  丙。"]),
        ("（一）甲。乙。丙。\n", ["（一）1 甲。", "  乙。丙。"]),
        ("（一）甲：一是乙。\n", ["（一）1 甲：", "  * 一是1 乙。"]),
        ("**（一）甲。**乙。\n", ["（一）1 甲。", "  乙。"]),
        ("（一）甲。一是乙。二是丙。\n", ["（一）1 甲。", "  * 一是1 乙。", "  * 一是2 丙。"]),
        (
            "1.甲。乙。2.丙。3.丁。\n戊。\n4.己\n",
            ["1.1 甲。", "  乙。", "* 1.2 丙。", "* 1.3 丁。", "  戊。", "1.4 己"],
        ),
        (
            "（一）甲。一是乙。（二）丙。一是丁。\n",
            ["（一）1 甲。", "  * 一是1 乙。", "* （一）2 丙。", "  * 一是1 丁。"],
        ),
        ("1.甲。涨了3.5倍。\n", ["1.1 甲。", "  涨了3.5倍。"]),
    ],
)
def test_levels(text: str, outline: list[str]) -> None:
    assert drawn(text) == outline


@pytest.mark.parametrize(
    ("paragraph", "outline"),
    [
        ("甲。一是乙；二是丙：三是丁。", ["甲。", "* 一是1 乙；", "* 一是2 丙：", "* 一是3 丁。"]),
        ("一是 甲。二是 乙。", ["* 一是1 甲。", "* 一是2 乙。"]),
        ("一是，甲。二是、乙。三是：丙。", ["* 一是1 甲。", "* 一是2 乙。", "* 一是3 丙。"]),
        ("一是甲，二是乙，三是丙。", ["* 一是1 甲，", "* 一是2 乙，", "* 一是3 丙。"]),
        ("有两点，一是甲；二是乙。", ["有两点，", "* 一是1 甲；", "* 一是2 乙。"]),
        ("有两点，一是甲，二是乙。", ["有两点，", "* 一是1 甲，", "* 一是2 乙。"]),
        ("**一是**甲。**二是**乙。", ["* 一是1 甲。", "* 一是2 乙。"]),
        ("一要甲。二要乙。", ["* 一要1 甲。", "* 一要2 乙。"]),
        ("下一步，一要甲；二要乙。", ["下一步，", "* 一要1 甲；", "* 一要2 乙。"]),
        ("第一，甲。第二，乙。", ["* 第一，1 甲。", "* 第一，2 乙。"]),
        (
            "首先，甲。其次，乙。再次，丙。最后，丁。",
            ["* 首先，1 甲。", "* 首先，2 乙。", "* 首先，3 丙。", "* 首先， 丁。"],
        ),
        ("一方面，甲。另一方面，乙。", ["* 一方面1 甲。", "* 一方面2 乙。"]),
        ("其一，甲；其二，乙。", ["* 其一，1 甲；", "* 其一，2 乙。"]),
        ("甲：（1）乙；（2）丙。", ["甲：", "* （1）1 乙；", "* （1）2 丙。"]),
        ("甲：①乙；②丙。", ["甲：", "* ①1 乙；", "* ①2 丙。"]),
        ("甲：1.乙；2.丙。", ["甲：", "* 1.1 乙；", "* 1.2 丙。"]),
        ("甲：（一）乙；（二）丙。", ["甲：", "* （一）1 乙；", "* （一）2 丙。"]),
        (
            "一是甲。首先，乙。其次，丙。二是丁。",
            ["* 一是1 甲。", "  * 首先，1 乙。", "  * 首先，2 丙。", "* 一是2 丁。"],
        ),
        ("甲。具体表现为：一是乙。二是丙。", ["甲。具体表现为：", "* 一是1 乙。", "* 一是2 丙。"]),
        ("他说“不错。”一是甲。", ["他说“不错。”", "* 一是1 甲。"]),
        ("一是甲。（对应问题1）二是乙。（见2）", ["* 一是1 甲。（对应问题1）", "* 一是2 乙。", "  （见2）"]),
    ],
)
def test_items_inside_a_paragraph(paragraph: str, outline: list[str]) -> None:
    assert drawn(f"按照要求，现报告如下。\n{paragraph}\n") == ["按照要求，现报告如下。", *outline]


def test_a_row_of_items_may_run_through_paragraphs() -> None:
    assert drawn("一、甲\n第一，乙。\n第二，丙。\n丁。\n第三，戊。\n") == [
        *("一、1 甲", "  * 第一，1 乙。", "  * 第一，2 丙。", "    丁。", "  * 第一，3 戊。"),
    ]


@pytest.mark.parametrize(
    "paragraph",
    [
        "认识统一是前提。",
        "原因之一是人手少。",
        "唯一是缺人。",
        "制度十八个，是否落实靠自觉。",
        "查了制度。十八个是否落实不清楚。",
        "甲。一是一、二是二，不讲道理。",
        "他说：“一是甲。二是乙。”",
        "学了《一是甲。二是乙》一文。",
        "列了（甲。一是乙。二是丙）各项。",
        "最后，甲。",
        "甲。最后，乙。",
        "一方面，甲。",
        "第一，甲。",
        "甲，二是乙。",
        "甲，另一方面乙。",
        "投入不足。1.5亿元没有到位。",
        "没有落实。一、二季度都没有完成。",
        "三要素：人、财、物。四要点：快、准、稳、实。",
        "一要闻没有上报。",
        "首先甲没有说到其次的事。",
        "12:30至13:30，见 https://example.org/1.2.html 。",
    ],
)
def test_words_that_only_look_like_ordinals(paragraph: str) -> None:
    assert drawn(f"按照要求，现报告如下。\n{paragraph}\n") == ["按照要求，现报告如下。", paragraph]


def test_marks_are_as_written_without_spaces_and_bold() -> None:
    text = "## 一、甲\n\u3000（一）、 乙\n- 丙。**二是，**丁。\n"
    section = parsed(text).sections[0]
    bracketed = section.sections[0]
    bullet = bracketed.sections[0]
    marks = [section.mark, bracketed.mark, bullet.mark, bullet.sections[0].mark]
    assert [mark.span.of(text) for mark in marks] == ["## 一、", "（一）、", "-", "二是，"]


@pytest.mark.parametrize(
    "skipped",
    ["```\n一、甲\n```", "<!-- 一、甲 -->", "<!--\n一、甲\n-->", "---", "***", "* * *", "======", "\u3000"],
)
def test_what_is_no_text_of_the_draft(skipped: str) -> None:
    assert drawn(f"甲没有完成。\n\n{skipped}\n\n乙没有完成。\n") == ["甲没有完成。", "乙没有完成。"]


def test_front_matter_is_no_text_only_at_the_top() -> None:
    text = "---\ntitle: 一、甲\n---\n# 乙\n正文。\n"
    assert drawn(text) == ["正文。"]
    assert drawn(f"甲没有完成。\n{text}") == ["甲没有完成。", "title: 一、甲", "正文。"]


def test_a_fence_that_is_not_closed_hides_nothing() -> None:
    assert drawn("甲。\n```\n一、乙\n") == ["甲。", "```", "一、1 乙"]


def _cells(text: str) -> list[list[str]]:
    (table,) = (block for block in parsed(text).blocks if isinstance(block, Table))
    rows = (table.header, *table.rows)
    return [[cell.of(text) for cell in row.cells] for row in rows]


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("|问题|措施|\n|---|:-:|\n|甲|乙|\n", [["问题", "措施"], ["甲", "乙"]]),
        (
            "| 问题 | 措施 |\n| --- | --- |\n|  | 乙 |\n| 甲 |  |\n",
            [["问题", "措施"], ["", "乙"], ["甲", ""]],
        ),
        ("|问题|措施\n|---|---\n|甲|乙\n", [["问题", "措施"], ["甲", "乙"]]),
        ("｜问题｜措施｜\n｜甲｜乙｜\n", [["问题", "措施"], ["甲", "乙"]]),
        (
            "序号\t问题\t措施\n1\t甲\t乙\n\t丙\t丁\n",
            [["序号", "问题", "措施"], ["1", "甲", "乙"], ["", "丙", "丁"]],
        ),
        ("问题\t措施\t时限\n甲\t乙\t\n", [["问题", "措施", "时限"], ["甲", "乙", ""]]),
    ],
)
def test_table(text: str, cells: list[list[str]]) -> None:
    assert _cells(text) == cells
    assert _cells(f"一句没有完成的话。\n{text}又一句没有完成的话。\n") == cells


@pytest.mark.parametrize("text", ["甲\t乙\t丙没有完成。\n", "1.\t甲\t没有完成。\n2.\t乙\t没有完成。\n"])
def test_tabs_that_make_no_table(text: str) -> None:
    assert "table" not in drawn(text)


def _head(text: str) -> tuple[str | None, list[str], list[str]]:
    outline = parsed(text)
    title = outline.title.of(text) if outline.title else None
    return title, drawn(text), [line.of(text) for line in outline.sign_off]


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("县局对照检查材料\n", "县局对照检查材料"),
        ("\n\n\u3000县局对照检查材料\n\n", "县局对照检查材料"),
        (
            "中共清河镇委员会\n2025年度民主生活会\n对照检查材料\n",
            "中共清河镇委员会\n2025年度民主生活会\n对照检查材料",
        ),
        ("县局对照检查材料\n县局对照检查材料\n", "县局对照检查材料"),
        ("县局对照检查材料\n（2025年10月15日）\n", "县局对照检查材料"),
        ("县局对照检查材料\n镇党委书记  林之远\n", "县局对照检查材料"),
        ("县局对照检查材料\n——在2025年度民主生活会上的发言\n", "县局对照检查材料"),
        ("浏览量：33\n发布时间：2025-01-01\n县局对照检查材料\n来源：本站\n", "县局对照检查材料"),
        ("首页 > 党建 > 正文\n县局对照检查材料\n", "县局对照检查材料"),
        ("县局对照检查材料 - 公文网\n县局对照检查材料\n", "县局对照检查材料"),
        ("# 县局对照检查材料\n", "县局对照检查材料"),
        ("**县局对照检查材料**\n", "县局对照检查材料"),
        ("*年度县局对照检查材料\n", "*年度县局对照检查材料"),
        ("", None),
        ("按照要求，现报告如下。\n", None),
        ("各位领导：\n", None),
    ],
)
def test_title(head: str, title: str | None) -> None:
    found, outline, _ = _head(head + "县局认真查摆了问题。\n一、甲\n乙。\n")
    assert found == title
    assert outline[-3:] == ["县局认真查摆了问题。", "一、1 甲", "  乙。"]
    assert len(outline) == (4 if head and title is None else 3)


@pytest.mark.parametrize(
    ("tail", "sign_off"),
    [
        ("县水务局党组\n2025年1月2日\n", ["县水务局党组", "2025年1月2日"]),
        ("\u3000\u3000县水务局党组\n\n二〇二五年一月二日\n", ["县水务局党组", "二〇二五年一月二日"]),
        ("县水务局党组\n20XX年X月X日\n", ["县水务局党组", "20XX年X月X日"]),
        ("县水务局党组\n2025年*月*日\n", ["县水务局党组", "2025年*月*日"]),
        ("林之远\n2025年1月2日\n", ["林之远", "2025年1月2日"]),
        ("县水务局党组\n", ["县水务局党组"]),
        ("2025年1月2日\n", ["2025年1月2日"]),
        ("2025年1月2日已经销号。\n", []),
        ("抓好学习没有落实\n", []),
    ],
)
def test_sign_off(tail: str, sign_off: list[str]) -> None:
    _, outline, found = _head(f"县局对照检查材料\n一、甲\n乙没有完成。\n{tail}")
    assert found == sign_off
    assert outline[:2] == ["一、1 甲", "  乙没有完成。"]
    assert len(outline) == (2 if sign_off else 3)


def test_a_date_below_the_title_is_no_sign_off() -> None:
    title, outline, sign_off = _head("县局对照检查材料\n2025年1月2日\n\n甲没有完成。\n")
    assert (title, outline, sign_off) == ("县局对照检查材料", ["甲没有完成。"], [])


COLUMNS = (  # cut at 60 columns: a Chinese character takes two, a figure one
    "    一、在带头强化政治忠诚、提高政治能力，做到信念坚定行动自\n"
    "觉方面\n"
    "    一是学习不够深入，2025年集中学习只有3次，其中2次是传达文\n"
    "件精神，没有结合清河镇的工作实际开展讨论交流，班子成员的体\n"
    "会文章也是应付了事。\n"
    "    二是学用脱节，对学到的理论没有用来指导实践，推动工作仍然\n"
    "靠老经验老办法，遇到新问题束手无策。\n"
)
CHARACTERS = (  # cut at 32 characters, whatever they are
    "　　一、在带头强化政治忠诚、提高政治能力，做到信念坚定行动自觉方\n"
    "面\n"
    "　　一是学习不够深入，2025年集中学习只有3次，其中2次是传达文件\n"
    "精神，没有结合清河镇的工作实际开展讨论交流，班子成员的体会文章也\n"
    "是应付了事。\n"
    "　　二是学用脱节，对学到的理论没有用来指导实践，推动工作仍然靠老\n"
    "经验老办法，遇到新问题束手无策。\n"
)


@pytest.mark.parametrize("text", [COLUMNS, CHARACTERS], ids=["by columns", "by characters"])
def test_hard_wrapped_lines_are_joined(text: str) -> None:
    assert [line.replace("\n", "").strip() for line in drawn(text)] == [
        "一、1 在带头强化政治忠诚、提高政治能力，做到信念坚定行动自觉方面",
        "* 一是1 学习不够深入，2025年集中学习只有3次，其中2次是传达文件精神，没有结合清河镇的工作实际开展讨论交流，班子成员的体会文章也是应付了事。",
        "* 一是2 学用脱节，对学到的理论没有用来指导实践，推动工作仍然靠老经验老办法，遇到新问题束手无策。",
    ]


def test_wrapped_latin_words_are_not_cut() -> None:
    text = (
        "The upstream team renamed two columns in the orders table and our\n"
        "query silently matched nothing at all for three nights in a row, so\n"
        "the report that every tenant had scheduled came out with no rows in\n"
        "it whatsoever.\n\n"
        "Nobody noticed.\n"
    )
    assert [line.split() for line in drawn(text)] == [
        text.partition("\n\n")[0].split(),
        ["Nobody", "noticed."],
    ]


def test_list_items_go_on_where_they_are_indented_to_their_text() -> None:
    text = (
        "## Problems\n\n- Alerts were missing for the\n  export queue.\n  - Nested.\n"
        "- 台账“不全、\n  不准”。\n  责任人：王平\n\n  又一段。\n"
    )
    assert drawn(text) == [
        "# Problems",
        "  - Alerts were missing for the\n  export queue.",
        "    - Nested.",
        "  - 台账“不全、\n  不准”。",
        "    责任人：王平",
        "    又一段。",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "一、存在的问题\n（一）理论学习方面不够扎实深入的问题\n（二）工作作风方面不够严格细致的问题\n（三）担当作为方面不够积极主动的问题\n（四）廉洁自律方面不够警醒坚决的问题\n",
        "一、存在的问题\n1.学习抓得不紧不实\n2.调研次数少走过场\n3.会议多而议决事少\n4.督查流于一般形式\n",
        "学习抓得不紧，全年只有3次。\n调研走了过场，全年只有2次。\n会议开得太多，全年共98次。\n督查流于形式，全年只有1次。\n",
        "|问题|整改的措施和办法|责任人|完成的时限|备注说明|其他|\n|甲的问题没有整改|每月学习一次抓到底|王平|二零二五年六月底前|没有|无|\n|乙的问题没有整改|每月下村二次抓到底|李平|二零二五年七月底前|没有|无|\n",
    ],
)
def test_lines_of_like_length_are_not_joined(text: str) -> None:
    outline = parsed(text)
    soft = [
        leaf for leaf in outline.leaves if leaf.kind not in {"BREAK", "TABLE"} and "\n" in leaf.span.of(text)
    ]
    assert soft == []
