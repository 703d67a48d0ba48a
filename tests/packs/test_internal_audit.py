"""Which drafts are internal audits, and what their own rules leave alone and just catch."""

from __future__ import annotations

from functools import partial

import pytest

from shipped import announced, places

BODY = "一、审核目的\n二、不符合项\n1.卡尺过期。\n三、纠正措施\n1.送检。\n"
ENGLISH = "## Findings\n\nFinding 1\n\nCondition: 11 accounts were open.\nAgreed action: Close them.\n"


find = partial(places, "internal-audit")


@pytest.mark.parametrize(
    "title",
    [
        "2026年质量管理体系内部审核报告",
        "云岭机械厂第二次内审报告",
        "2025年度管理评审报告",
        "关于仓储管理的内部审计报告",
        "内部审核不符合项报告",
        "不符合项报告",
        "内审总结报告",
        "检测中心内部审核情况报告",
        "GMP自检报告",
    ],
)
def test_audits(title: str) -> None:
    assert announced(title, BODY) == "internal-audit"


@pytest.mark.parametrize(
    "title",
    [
        "Internal Audit Report 2026/04: Stock",
        "Internal quality audit report",
        "GDP Self-Inspection Report, Depot 4",
        "HARBOUR TRUST - INTERNAL AUDIT",
        "Management Review Report 2025",
        "Nonconformity report NC-26-03 of the internal audit",
    ],
)
def test_audits_in_english(title: str) -> None:
    assert announced(title, ENGLISH) == "internal-audit"


@pytest.mark.parametrize(
    "title",
    [
        "内部审计发现问题整改情况的报告",
        "关于内审不符合项整改方案",
        "关于开展2026年内部审核的通知",
        "2026年度内部审核计划",
        "内部审核程序",
        "内部审计工作规定",
        "内审检查表",
        "管理评审会议纪要",
        "内审员培训教程",
        "市审计局关于镇财政收支的审计报告",
        "质量月报",
        "安全隐患整改报告",
        "Internal audit charter",
        "Internal audit plan 2026",
        "Minutes of the audit committee meeting",
        "How to write an internal audit report",
        "Follow-up of internal audit findings",
        "Postmortem: late exports",
        "Code review of the export job",
    ],
)
def test_neighbours(title: str) -> None:
    assert announced(title, ENGLISH if title.isascii() else BODY) != "internal-audit"


FRAME = "内部审核报告\n\n{}\n"


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("目的：检查运行情况。范围：采购部。依据：体系文件。", False),
        ("为5月的外审作准备，审核覆盖采购部，对照GB/T 19001。", False),
        ("根据年度计划，对采购部、仓储部进行了审核，旨在查清领料是否合规。", False),
        ("目的：检查运行情况。依据：体系文件。", True),
    ],
)
def test_frame(text: str, missing: bool) -> None:  # noqa: FBT001
    assert bool(find("audit-frame-missing", FRAME.format(text))) is missing


def test_a_sheet_for_one_finding_has_no_frame() -> None:
    assert find("audit-frame-missing", "不符合项报告\n\n事实描述：卡尺过期。\n") == []


LISTED = (
    "内部审核报告\n\n{}\n一、不符合项\n1.卡尺过期（一般）。\n2.盘点漏记3台（严重）。\n3.标签脱落（一般）。\n"
)


@pytest.mark.parametrize(
    ("opening", "places"),
    [
        ("共开具不符合项3项，其中严重1项、一般2项。", []),
        ("开具不符合项3项（1项严重，2项一般）。", []),
        ("发现三项不符合项。", []),
        ("上次审核开具不符合项5项，已全部关闭。", []),
        ("抽查记录126份，访谈5人。", []),
        ("共发现不符合项3项，观察项2项。", []),
        ("主要不符合项见下，共开具不符合项9项。", []),
        ("共开具不符合项3项，详见附件。", []),
        ("共开具不符合项4项，其中严重1项、一般2项。", ["3:8 4"]),
        ("共开具不符合项4项。", ["3:8 4"]),
        ("共开具不符合项3项，其中严重2项、一般1项。", ["3:15 2", "3:20 1"]),
        ("审核发现不符合项四项。", ["3:9 四"]),
    ],
)
def test_counts(opening: str, places: list[str]) -> None:
    assert find("finding-count", LISTED.format(opening)) == places


IN_ENGLISH = "# Internal audit report\n\n{}\n\n## Findings\n\n1. (major) 11 accounts were open.\n2. (minor) A key lay in a drawer.\n"


@pytest.mark.parametrize(
    ("opening", "places"),
    [
        ("We raised 2 findings (1 major, 1 minor).", []),
        ("Two findings were raised, none critical, one major.", []),
        ("The team raised two findings, of which one is major\nand one is minor.", []),
        ("The last audit had seven findings, of which six were closed.", []),
        ("We tested 60 of 412 accounts.", []),
        ("Three of the findings concern the store.", []),
        ("Four findings were raised. The main findings follow.", []),
        ("We raised 5 findings (2 high, 2 medium, 2 low).", ["3:11 5"]),
        ("Three nonconformities were raised: one major and one minor.", ["3:1 Three"]),
        ("There were three findings.", ["3:12 three"]),
        ("Two findings were raised: two minor, none major.", ["3:27 two", "3:38 none"]),
    ],
)
def test_counts_in_english(opening: str, places: list[str]) -> None:
    assert find("finding-count", IN_ENGLISH.format(opening)) == places


@pytest.mark.parametrize(
    ("findings", "places"),
    [
        ("1.卡尺过期。\n2.盘点漏记3台。\n3.标签脱落。\n", []),  # none is graded
        ("1.卡尺过期（一般）。\n2.盘点漏记3台。\n3.标签脱落。\n", []),  # few are
        ("1.卡尺严重磨损。\n2.一般物料没有标识。\n3.标签脱落。\n", []),  # no grades
        ("（一）严重不符合\n1.卡尺过期。\n2.盘点漏记3台。\n（二）一般不符合\n1.标签脱落。\n2.缺签名。\n", []),
        ("1.卡尺过期（一般）。\n2.盘点漏记3台。\n3.标签脱落（严重）。\n", ["5:1 2.盘点漏记3台。"]),
    ],
)
def test_grades(findings: str, places: list[str]) -> None:
    assert find("finding-without-grade", f"内部审核报告\n\n一、不符合项\n{findings}") == places


TABLE = "| 序号 | 不符合事实 | 条款 | 纠正措施 | 验证 |\n|---|---|---|---|---|\n| 1 | 卡尺过期 | 7.1.5 | 送检 | {} |\n| 2 | 漏记3台 | {} | 补记 | 有效 |\n| 3 | 缺签名 | 7.5.3 | 补签 | 有效 |\n"


def test_cells_of_a_table() -> None:
    assert find("finding-without-criterion", TABLE.format("有效", "")) == ["4:7 漏记3台"]
    assert find("finding-without-verification", TABLE.format("", "8.5.2")) == ["3:7 卡尺过期"]
    assert find("finding-without-criterion", TABLE.format("有效", "8.5.2")) == []


def test_amounts_are_no_criteria() -> None:
    text = "内部审计报告\n\n一、审计发现的问题\n1.多付17.6万元。\n2.漏收3.25万元。\n3.单据没有签字。\n"
    assert find("finding-without-criterion", text) == []


CAUSES = "内部审核报告\n\n一、不符合项\n1.事实描述：卡尺过期。\n原因分析：没有送检。\n纠正措施：送检。\n2.事实描述：漏记3台。\n{}纠正措施：补记。\n"


def test_causes_beside_their_findings() -> None:
    assert find("problem-without-cause", CAUSES.format("")) == ["7:8 漏记3台。"]
    assert find("problem-without-cause", CAUSES.format("原因分析：单据未交。\n")) == []


@pytest.mark.parametrize(
    ("due", "open_"),
    [("30 April 2026", False), ("not agreed", True), ("to be agreed", True), ("", True)],
)
def test_dates_that_are_left_open(due: str, open_: bool) -> None:  # noqa: FBT001
    text = f"# Internal audit report\n\n## Findings\n\n### Finding 1\n\nCondition: 11 accounts were open.\nAgreed action: Close them.\nOwner: IT\nDue: {due}\n"
    assert bool(find("measure-without-deadline", text)) is open_


def test_what_the_auditors_will_look_at_again() -> None:
    text = "# Internal audit report\n\n## Findings\n\n1. 11 accounts were open.\n\n## Next steps\n\n1. We will follow up the findings.\n"
    assert find("measure-without-owner", text) == []
    assert find("measure-without-deadline", text) == []


def test_the_audited_department_owns_what_stands_on_its_sheet() -> None:
    text = "不符合项报告\n\n受审核部门：检测室\n不符合事实：4份记录没有签名。\n纠正措施：6月5日前补签{}。\n"
    assert find("measure-without-owner", text.format("")) == []


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Cause: To be determined.", ["3:8 To be determined"]),
        ("Due: TBD", ["3:6 TBD"]),
        ("The supplier has to be confirmed each year.", []),
    ],
)
def test_gaps(text: str, places: list[str]) -> None:
    assert find("placeholder", f"# Internal audit report\n\n{text}\n") == places
