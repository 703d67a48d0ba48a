from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reviewlint.draft.source import Source
from reviewlint.linter import lint
from shipped import profile

if TYPE_CHECKING:
    from checks.conftest import Find

PLAN = "安全检查报告\n\n一、存在的问题\n1.台账缺3个月的记录。\n二、整改措施\n1.由办公室{deadline}补齐台账。\n\n云岭县水务局\n{written}\n"


@pytest.mark.parametrize(
    "text",
    [
        "请于2024年2月29日前报送，4月30日复查。",
        "请于2月29日前报送。",  # the year may be a leap one
        "3月27日至31日值班。",
        "满18月后复查，走访12月32号楼。",
        "农历2月30日祭祖。",
        "台账日期误写为2月30日，标牌写着“2月30日”。",
        "软件版本为2025.13.1，编号第2025-02-30号。",
        "In June 31 tickets were closed, in July 35.",
        "Paid on 03/04/2025 and on 31/12/2025 or 12/31/2025.",
        "The log was entered as 30 February 2025.",
    ],
)
def test_days_that_exist(find: Find, text: str) -> None:
    assert find("date-impossible", text, "writing") == []


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("请于2月30日前报送。", ["1:3 2月30日"]),
        ("请于13月底前报送。", ["1:3 13月"]),
        ("计划2025年13月报送。", ["1:3 2025年13月"]),
        ("请于2025年2月29日前报送。", ["1:3 2025年2月29日"]),
        ("请于9月31号前报送，5月0日复查。", ["1:3 9月31号", "1:12 5月0日"]),
        ("11月27日至31日值班。", ["1:1 11月27日至31日"]),
        ("截至2025.2.30，台账已补齐。", ["1:3 2025.2.30"]),
        ("Due: 2025-02-30", ["1:6 2025-02-30"]),
        ("Close it by 31 June, or on Feb. 30.", ["1:13 31 June", "1:28 Feb. 30"]),
        ("Closed June 31st, 2025 and 31/06/2025.", ["1:8 June 31st, 2025", "1:28 31/06/2025"]),
        ("| 期限 |\n|---|\n| 2025年4月31日 |", ["3:3 2025年4月31日"]),
    ],
)
def test_days_that_do_not_exist(find: Find, text: str, places: list[str]) -> None:
    assert find("date-impossible", text, "writing") == places


@pytest.mark.parametrize(
    ("text", "severity"),
    [("于2月30日报送。", "error"), ("见2025-13-02。", "warning"), ("31/06/2025", "warning")],
)
def test_what_may_be_no_date_is_no_error(text: str, severity: str) -> None:
    report = lint(Source("draft.txt", text), profile("writing"), "zh", {"date-impossible"})
    assert [one.severity for one in report.violations] == [severity]


@pytest.mark.parametrize(
    ("deadline", "written", "found"),
    [
        ("于2024年5月30日前", "2025年5月6日", ["6:8 2024年5月30日前"]),
        ("于2025年5月5日前", "2025-05-06", ["6:8 2025年5月5日前"]),
        ("于2025年5月6日前", "2025年5月6日", []),
        ("于5月5日前", "2025年5月6日", []),  # of which year is not said
        ("于2024年5月30日前", "2025年5月", []),
        ("于2024年5月30日前", "", []),
        ("已于2024年5月30日前", "2025年5月6日", []),
    ],
)
def test_deadline_before_the_draft(find: Find, deadline: str, written: str, found: list[str]) -> None:
    assert find("deadline-past", PLAN.format(deadline=deadline, written=written)) == found


@pytest.mark.parametrize("title", ["检查整改落实情况报告", "检查问题整改报告", "检查问题整改进展的报告"])
def test_report_of_what_was_done_may_name_past_deadlines(find: Find, title: str) -> None:
    text = PLAN.format(deadline="于2024年5月30日前", written="2025年5月6日")
    assert find("deadline-past", text.replace("检查报告", title)) == []


@pytest.mark.parametrize(
    "text",
    [
        "自2025年3月1日至3月10日，历时10天。",
        "自2025年3月1日至3月10日，历时9天。",  # the last day need not count
        "3月27日至31日（共5天）。",
        "3月3日至3月14日，为期两周。",
        "3月3日至3月14日，10个工作日。",
        "3月1日至5月31日，共3个月。",
        "12月20日至1月10日，共22天。",
        "3月1日至3月10日，5日内报送；3月1日至3月10日，2周后复查。",
        "On site from 3 March to 7 March (5 days).",
    ],
)
def test_periods_that_fit(find: Find, text: str) -> None:
    assert find("period-length", text, "writing") == []


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("自2025年3月1日至3月10日，历时5天。", ["1:20 5天"]),
        ("3月27日至31日（共7天）。", ["1:12 7天"]),
        ("3月1日至5月31日，共2个月。", ["1:13 2个月"]),
        ("On site from 3 March to 7 March (9 days).", ["1:34 9 days"]),
        ("2025-03-03 to 2025-03-07, lasting 9 days.", ["1:35 9 days"]),
    ],
)
def test_periods_that_do_not(find: Find, text: str, places: list[str]) -> None:
    assert find("period-length", text, "writing") == places
