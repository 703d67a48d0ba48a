"""The report for people, line by line."""

from __future__ import annotations

from io import StringIO
from typing import TYPE_CHECKING

from msgspec.structs import replace

from reviewlint.reporters import check_report
from reviewlint.reporters.screen import Page, write_plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reviewlint.phrases import Language
    from reviewlint.report import Report, Unread


def drawn(shown: Sequence[Report | Unread], language: Language = "zh", *, quiet: bool = False) -> str:
    stream = StringIO()
    write_plain(check_report.render(shown, Page(100, language, quiet=quiet)), stream)
    return stream.getvalue()


VIOLATIONS = """\
材料.txt:1:4  错误  placeholder  “xx”还没有填写
  | 清河镇xx支部材料
  |       ^^
  → 填上实际内容，或删去

"""
SECOND = """\
材料.txt:2:1  警告  measure-without-deadline  7 条措施都没有完成时限
  | 一、存在的主要问题
  | ^^^^^^^^^^^^^^
    应为 年月
    另见 3:1  M1
    另见 3:2  M2
    另见 3:3  M3
    另见 3:4  M4
    另见 3:5  M5
    ……另有 2 处

材料.txt:3:11  提示  vague-wording  “有的”不够具体
  | 学习次数为x次，有的同志不够重视。
  |                    ^^^^

"""
CHECKLIST = """\
检查清单
  ✗ placeholder               占位符        1 处不合（检查 1 处）
  ✗ measure-without-deadline  措施没有时限  7 处不合（检查 7 处）
  ✗ vague-wording             措辞空泛      1 处不合
  ✓ 通过 2 项：序号 12、标点 3
  – 无可检查 1 项：主题顺序
  · 已关闭 1 项

"""


def test_whole_report_in_chinese(full: Report) -> None:
    assert drawn([full]) == (
        "材料.txt  标题里有“检视”\n\n"
        + VIOLATIONS
        + "一、存在的主要问题\n"
        + SECOND
        + "M1 指第1条措施；reviewlint outline 列出全部\n\n"
        + CHECKLIST
        + "检查了 1 个文件：1 处错误，1 处警告，1 处提示\n"
    )


def test_numbers_are_explained_once_by_the_first_of_each_kind(full: Report) -> None:
    first, *rest = full.violations
    told = replace(first, message="问题P2.1、P1.3对应 M1.2 和 C3，不是 B-M1 或 P1.2.3", related=())
    report = replace(full, violations=(told, *rest))
    legend = (
        "P2.1 指第2个方面的第1个问题，C3 指第3条原因，M1.2 指第1组的第2条措施；reviewlint outline 列出全部\n"
    )
    assert drawn([report]).count("reviewlint outline") == 1
    assert legend in drawn([report])
    english = drawn([replace(report, language="en")], "en")
    assert (
        "P2.1 is problem 1 of theme 2, C3 is cause 3, M1.2 is measure 2 of group 1; `reviewlint outline`"
        in english
    )
    assert "reviewlint outline" not in drawn([replace(full, violations=(first,))])
    assert "reviewlint outline" not in drawn([report], quiet=True)


def test_quiet_says_violations_only(full: Report, clean: Report, unread: Unread) -> None:
    assert drawn([full, clean, unread], quiet=True) == VIOLATIONS + SECOND


def test_clean_draft_in_english(clean: Report) -> None:
    assert drawn([clean], "en") == (
        "fine.txt  the title says so, encoding gb18030\n\n"
        "Checklist\n"
        "  ✓ 1 passed: Numbering 2\n\n"
        "1 file checked: nothing to correct\n"
    )


def test_unread_draft_is_counted(clean: Report, unread: Unread) -> None:
    assert drawn([clean, unread], "en").endswith("1 file checked: 1 could not be checked\n")
    assert drawn([unread], "zh") == "检查了 0 个文件：1 个未能检查\n"


def test_named_profile_is_said(clean: Report) -> None:
    assert drawn([replace(clean, reason=None)]).startswith("fine.txt  profile review, encoding gb18030\n")


def test_counts_in_english(full: Report) -> None:
    assert drawn([full, full], "en").endswith("2 files checked: 2 errors, 2 warnings, 2 infos\n")
    assert drawn([full], "en").endswith("1 file checked: 1 error, 1 warning, 1 info\n")


def test_long_lists_are_folded_to_the_width(clean: Report) -> None:
    entries = tuple(replace(clean.checklist[0], rule=f"r{n}", title=f"Rule number {n}") for n in range(12))
    lines = drawn([replace(clean, checklist=entries)]).splitlines()
    assert lines[3:6] == [
        "  ✓ 12 passed: Rule number 0 2, Rule number 1 2, Rule number 2 2, Rule number 3 2, Rule number 4 2,",
        "               Rule number 5 2, Rule number 6 2, Rule number 7 2, Rule number 8 2, Rule number 9 2,",
        "               Rule number 10 2, Rule number 11 2",
    ]


def test_nothing_of_a_draft_is_obeyed_by_a_terminal(full: Report) -> None:
    hostile = replace(
        full.violations[0],
        message="\x1b[2J\u202e",
        hint="\x07",
        expected="\r",
        rule="\x9b31m",
        section=("\x1b]0;title\x07",),
        related=(replace(full.violations[1].related[0], message="\x08"),),
    )
    text = drawn([replace(full, violations=(hostile,), reason="\x1b[0m")])
    assert all(character == "\n" or character.isprintable() or character == "\u3000" for character in text)
    assert "错误  \\x9b31m  \\x1b[2J\\u202e\n" in text
    assert "\\x1b]0;title\\x07\n" in text
    assert "    应为 \\x0d\n" in text
    assert "  → \\x07\n" in text
