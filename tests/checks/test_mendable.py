"""What is mended without asking, and the traps where a person has to look."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from checks.conftest import Mend

ORDINALS = [
    ("（一）、机房\n（二）线路\n", "（一）机房\n（二）线路\n"),
    ("(一)机房\n(二)、线路\n", "（一）机房\n（二）线路\n"),
    ("一.机房\n二，线路\n", "一、机房\n二、线路\n"),
    ("1、机房\n2，线路\n", "1.机房\n2.线路\n"),
    ("(1)、(2)两项已整改。\n", "（1）、（2）两项已整改。\n"),
    ("（1）、机房\n(2)线路\n", "（1）机房\n（2）线路\n"),
    ("## （一）、机房\n## 二.线路\n", "## （一）机房\n## 二、线路\n"),
    ("**1、机房**\n**2、线路**\n", "**1.机房**\n**2.线路**\n"),
    ("1、**机房**\n2、**线路**\n", "1.**机房**\n2.**线路**\n"),
    ("检查发现：一是，缺页。二是：缺项。\n", "检查发现：一是缺页。二是缺项。\n"),
    ("第一、检查台账。第二：检查记录。\n", "第一，检查台账。第二，检查记录。\n"),
    ("首先、检查台账。其次，检查记录。\n", "首先，检查台账。其次，检查记录。\n"),
]
NO_ORDINALS = [
    "1、5G建设\n",
    "1、 5G建设\n",
    "1、**5G**建设\n",
    "（一）、、机房\n",
    "##（一）、机房\n",
    "一是，否则无法开工。\n",
    "一要，素质过硬。二要，求真务实。\n",
    "第一、第二季度有所下降。第二、第三季度回升。\n",
    "第一,二季度有所下降。\n",
    "（一）、（二）项要求已落实。\n",
    "一是、二是都没有做到。\n",
    "一要、二要都没有做到。\n",
    "(1) Impact on users\n(2) Root causes\n",
    "| 1、机房 | （一）、线路 |\n|---|---|\n| 一.检查 | 二.补齐 |\n",
    "按照合同(2021)3号文件执行。\n",
    "1.5亿元用于改造。\n3、5年级参加。\n",
]
MARKS = [
    ("检查了机房,线路;标牌.\n", "检查了机房，线路；标牌。\n"),
    ("问题如下:\n有没有?没有!\n", "问题如下：\n有没有？没有！\n"),
    ("检查了机房(含标牌),线路（含门禁)。\n", "检查了机房（含标牌），线路（含门禁）。\n"),
    ("按照云政发(2021)3号和(2021)第5号执行。\n", "按照云政发〔2021〕3号和(2021)第5号执行。\n"),
    ("按照云政发[2025]3号和云府办【2025】03号执行。\n", "按照云政发〔2025〕3号和云府办〔2025〕03号执行。\n"),
    ("检查(含(北)机房)完毕\n", "检查（含（北）机房）完毕\n"),
    ("上线办公(OA)系统。\n", "上线办公（OA）系统。\n"),
    ("检查了机房，，线路。。\n", "检查了机房，线路。\n"),
    ("1、５Ｇ建设\n", "1、5G建设\n"),
    (
        "身份证号４２０１０２１９９００１０１００１Ｘ，车号鄂Ａ１２３４５。\n",
        "身份证号42010219900101001X，车号鄂A12345。\n",
    ),
    (
        "增长０．５个百分点，版本Ｖ１．２．３，会议１０：３０开始。\n",
        "增长0.5个百分点，版本V1.2.3，会议10：30开始。\n",
    ),
    ("附件：１．２０２１年名单；２．Ａ类名单\n", "附件：1.2021年名单；2.Ａ类名单\n"),
    ("共１２件，占２０％。\n", "共12件，占20％。\n"),
    (
        "| 机房,线路 | (北)楼 |\n|---|---|\n| 共３件 | 好 |\n",
        "| 机房，线路 | （北）楼 |\n|---|---|\n| 共3件 | 好 |\n",
    ),
]
NO_MARKS = [
    "会议于10:30召开，共1,000元，比例3:5。\n",
    "It checks drafts (对照检查材料) before they go out, 检查 and more.\n",
    "The 党组, 办公室 and others came.\n",
    "阿依.古丽同志和一.概况。\n",
    "详见附件(最终),名单.docx\n",
    "详见https://例子.cn/附件(一),名单\n",
    "路径是D:\\材料(一),名单\n",
    "见[通知](附件(一),二.md)。\n",
    "运行`甲,乙`。\n",
    "  ```\n  甲,乙;丙\n  ```\n",
    "~~~\n甲,乙;丙\n~~~\n",
    "公式\\(甲,乙\\)不改\\(丙\\)。\n",
    "公式为$f(甲,乙)=1$。\n",
    "---\ntitle: 检查:机房\ntags: 机房,线路\n---\n\n检查了机房。\n",
    "姓名,科室,电话\n张三,办公室,13800000000\n李四,财务科,13900000000\n",
    "检查(没有收尾。\n收尾)在下一行。\n",
    "检查了机房，。线路、，\n",
    "附件１.docx\n",
    "We went through all of the minutes of the last year and found these words in them:\n检查机房,线路。\n",
    "  strong: [调研, 走访, 驻村]\n",
    "Use the usual words (班子 4–5 千字, 个人 3–4 千字, 问题) and say what “一是”, “二是” mean in this text.\n",
]


@pytest.mark.parametrize(("text", "fixed"), ORDINALS + MARKS)
def test_what_is_mended(mend: Mend, text: str, fixed: str) -> None:
    assert mend("punctuation", text) == fixed


@pytest.mark.parametrize("text", NO_ORDINALS + NO_MARKS)
def test_what_is_left_to_a_person(mend: Mend, text: str) -> None:
    assert mend("punctuation", text) == text


@pytest.mark.parametrize(
    ("text", "fixed"),
    [
        ('落实"一岗双责"。\n', "落实“一岗双责”。\n"),
        ("检查了台账、记录、等。\n", "检查了台账、记录等。\n"),
        ("检查了台账、记录……等。\n", "检查了台账、记录等。\n"),
        ("检查了台账。。。\n检查了，，，记录。\n", "检查了台账……\n检查了，记录。\n"),
        ("一、存在的问题；\n缺页。\n", "一、存在的问题\n缺页。\n"),
    ],
)
def test_what_is_mended_only_if_asked(mend: Mend, text: str, fixed: str) -> None:
    assert mend("punctuation", text) == text
    assert mend("punctuation", text, unsafe=True) == fixed


@pytest.mark.parametrize(
    ("text", "fixed"),
    [
        ("一、甲\n三、乙\n四、丙\n", "一、甲\n二、乙\n三、丙\n"),
        ("一、甲\n二、乙\n二、丙\n三、丁\n", "一、甲\n二、乙\n三、丙\n四、丁\n"),
        ("（一）、甲\n(三)乙\n", "（一）、甲\n(二)乙\n"),
        ("①甲\n③乙\n", "①甲\n②乙\n"),
        ("⒈甲\n⒊乙\n", "⒈甲\n⒉乙\n"),
        ("㈠甲\n㈢乙\n", "㈠甲\n㈡乙\n"),
        ("01.甲\n03.乙\n", "01.甲\n02.乙\n"),
        ("１．甲\n３．乙\n", "１．甲\n２．乙\n"),
        ("## 一、甲\n## 三、乙\n", "## 一、甲\n## 二、乙\n"),
        ("".join(f"{n}.甲\n" for n in (*range(1, 10), 11)), "".join(f"{n}.甲\n" for n in range(1, 11))),
    ],
)
def test_headings_are_renumbered(mend: Mend, text: str, fixed: str) -> None:
    assert mend("numbering", text) == text
    assert mend("numbering", text, unsafe=True) == fixed


@pytest.mark.parametrize(
    "text",
    [
        "一、甲\n三、乙\n二、丙\n",  # the order itself is wrong
        "二、甲\n三、乙\n",  # the first may be written otherwise
        "一、甲\n1.乙\n2.丙\n4.丁\n二、戊\n5.己\n6.庚\n",  # numbered throughout: the rest would have to follow
        "一、甲\n（1）乙\n",
        # what refers to the numbers would name others
        "一、存在的问题\n1.账目不清。\n3.台账缺页。\n二、整改措施\n由会计复核账目。（对应问题2）\n",
        "".join(f"{chr(0x2460 + n)}甲\n" for n in range(19)) + "⑳甲\n⑳乙\n",  # there is no circled 21
    ],
)
def test_headings_that_are_not_renumbered(mend: Mend, text: str) -> None:
    assert mend("numbering", text, unsafe=True) == text


@pytest.mark.parametrize(
    ("text", "fixed"),
    [
        ("一是甲。三是乙。\n", "一是甲。二是乙。\n"),
        ("一是甲。一是乙。一是丙。\n", "一是甲。二是乙。三是丙。\n"),
        ("一是甲。\n二是乙。\n二是丙。\n", "一是甲。\n二是乙。\n三是丙。\n"),
        ("第一，甲。第二，乙。第二，丙。\n", "第一，甲。第二，乙。第三，丙。\n"),
    ],
)
def test_items_are_renumbered(mend: Mend, text: str, fixed: str) -> None:
    assert mend("enumeration", text) == text
    assert mend("enumeration", text, unsafe=True) == fixed


@pytest.mark.parametrize(
    ("path", "text", "fixed"),
    [
        ("draft.txt", "甲 \n乙\t\n丙\xa0 \n丁 ", "甲\n乙\n丙\n丁"),
        ("draft.txt", "甲  \n \n乙\n", "甲\n\n乙\n"),
        ("draft.txt", "　　　　云岭县水务局　　\n　 \n", "　　　　云岭县水务局　　\n　\n"),
        ("draft.txt", "甲\t乙\t丙\n1\t2\t\n3\t4\t\n完毕\t\n", "甲\t乙\t丙\n1\t2\t\n3\t4\t\n完毕\n"),
        ("draft.md", "甲  \n乙 \n丙\t\n   \n丁   \n", "甲  \n乙\n丙\n\n丁   \n"),
        (
            "draft.md",
            "甲 \n\n```\n乙 \n```\n  ~~~\n  丙 \n  ~~~\n",
            "甲\n\n```\n乙 \n```\n  ~~~\n  丙 \n  ~~~\n",
        ),
    ],
)
def test_trailing_space(mend: Mend, path: str, text: str, fixed: str) -> None:
    assert mend("trailing-space", text, path) == fixed


def test_a_point_inside_a_clause_is_left_to_a_person(mend: Mend) -> None:
    for text in ("机房以外的.人员进入。\n", "检查机房.线路。\n"):
        assert mend("punctuation", text, unsafe=True) == text
    typed = "检查机房.查看线路.\n"  # by somebody who types every full stop so
    assert mend("punctuation", typed, unsafe=True) == "检查机房。查看线路。\n"


def test_marks_beside_figures_and_stray_spaces(mend: Mend) -> None:
    assert mend("punctuation", "完成率80%,居全县第一。\n") == "完成率80%，居全县第一。\n"
    assert mend("punctuation", "缺台账1本,3本有涂改 。\n") == "缺台账1本，3本有涂改。\n"
    assert (
        mend("punctuation", "（一）机房\n（二)线路\n①、门禁\n②、标牌\n")
        == "（一）机房\n（二）线路\n①门禁\n②标牌\n"
    )
    items = "1.机房台账缺3页，已补齐；\n2.线路记录缺2页，已补齐\n3.门禁登记缺1页，已补齐。\n"
    assert mend("punctuation", items) == items
    assert mend("punctuation", items, unsafe=True) == items.replace("补齐\n", "补齐；\n")
