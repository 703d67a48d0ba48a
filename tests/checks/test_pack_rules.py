"""What the rules of the packs for rectification, duty, safety and quality leave alone, and what they just catch."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from checks.conftest import Find

PLAN = "整改方案\n一、存在的问题\n一是账实不符，差4台。\n二、整改措施\n一是{}\n"
REPORT = "整改情况报告\n一、整改落实情况\n1.关于“账实不符”问题的整改\n（1）{}\n"
HAZARD = "安全自查报告\n一、存在的隐患\n一是{}\n"
DEFECT = "质量分析报告\n一、存在的问题\n一是{}\n"


@pytest.mark.parametrize(
    "measure",
    [
        "由王平于9月底前盘点。",
        "由王平于2025年四季度盘点。",
        "由王平下半年盘点。",
        "由王平年底前盘点，其中仓库9月完成。",
        "由王平每月盘点，长期坚持。",
        "由王平立行立改。",
        "由王平15日内盘点。",
        "由王平盘点，2025年底前已完成。",
    ],
)
def test_deadlines_to_the_month(find: Find, measure: str) -> None:
    assert find("deadline-to-the-month", PLAN.format(measure), "rectification") == []
    assert find("measure-without-deadline", PLAN.format(measure), "rectification") == []


@pytest.mark.parametrize(
    "measure", ["逐件盘点，补记设备4台。", "已修订《资产管理办法》。", "9月底全部完成盘点。"]
)
def test_what_a_report_tells_as_done_needs_nobody_to_do_it(find: Find, measure: str) -> None:
    assert find("measure-without-owner", REPORT.format(measure), "rectification") == []
    assert find("measure-without-deadline", REPORT.format(measure), "rectification") == []


@pytest.mark.parametrize("measure", ["加强资产管理。", "拟补记设备4台。"])
def test_what_a_report_only_promises_needs_owner_and_deadline(find: Find, measure: str) -> None:
    place = f"4:1 （1）{measure}"
    assert find("measure-without-owner", REPORT.format(measure), "rectification") == [place]
    assert find("measure-without-deadline", REPORT.format(measure), "rectification") == [place]


@pytest.mark.parametrize(
    ("measure", "places"),
    [
        ("已清空通道。", []),
        ("当场移走宣传栏。", []),
        ("食堂已接通报警器。", []),
        ("更换已损坏的灯具。", ["5:1 一是更换已损坏的灯具。"]),
    ],
)
def test_hazards_that_are_removed(find: Find, measure: str, places: list[str]) -> None:
    text = HAZARD.format(f"通道堵塞。\n二、整改情况\n一是{measure}")
    assert find("measure-without-owner", text, "work-safety-review") == places
    assert find("measure-without-deadline", text, "work-safety-review") == places


@pytest.mark.parametrize(
    ("measure", "places"),
    [("已加装清洗工位。", []), ("隔离已过期的油封。", ["5:1 一是隔离已过期的油封。"])],
)
def test_defects_that_are_mended(find: Find, measure: str, places: list[str]) -> None:
    text = DEFECT.format(f"油封渗油23台。\n二、改进措施\n一是{measure}")
    assert find("measure-without-owner", text, "quality-review") == places
    assert find("measure-without-deadline", text, "quality-review") == places


@pytest.mark.parametrize(
    ("measure", "place"),
    [
        ("由王平年底前盘点。", "5:6 年底前"),
        ("由王平于2025年年底前盘点。", "5:7 2025年年底前"),
        ("由王平今年底盘点。", "5:6 今年底"),
        ("由王平盘点，长期坚持。\n二是由王平5月底前核对台账。", "5:9 长期坚持"),
    ],
)
def test_deadlines_of_a_year(find: Find, measure: str, place: str) -> None:
    assert find("deadline-to-the-month", PLAN.format(measure), "rectification") == [place]


@pytest.mark.parametrize(
    "result",
    [
        "加强资产管理，盘点1,126件。",
        "完善《资产管理办法》。",
        "规范领用程序，由专人签字。",
        "逐件盘点，补记入账。",
        "加强资产管理。逐件盘点。",
    ],
)
def test_results(find: Find, result: str) -> None:
    assert find("vague-result", REPORT.format(result), "rectification") == []


def test_a_plan_tells_no_results(find: Find) -> None:
    text = REPORT.format("加强资产管理。").replace("情况报告", "方案")
    assert find("vague-result", text, "rectification") == []
    assert find("status-missing", text, "rectification") == []


@pytest.mark.parametrize("result", ["正在盘点。", "由王平盘点，9月完成。", "盘点1,126件。", "长期坚持。"])
def test_progress(find: Find, result: str) -> None:
    assert find("status-missing", REPORT.format(result), "rectification") == []


@pytest.mark.parametrize(
    "hazard",
    [
        "锻造车间灭火器过期。",
        "3号楼护栏松动。",
        "插座B-07破损。",
        "冷却塔接地脱落。",
        "教学楼疏散指示灯不亮。",
        "职工不会使用灭火器。",
        "灭火器检查记录不全。",
        "安全意识淡薄。",
    ],
)
def test_hazards_with_a_place_and_habits(find: Find, hazard: str) -> None:
    assert find("hazard-without-place", HAZARD.format(hazard), "work-safety-review") == []


def test_a_heading_gives_the_place(find: Find) -> None:
    text = "安全自查报告\n一、存在的隐患\n（一）锻造车间\n1.灭火器过期。\n2.护栏松动。\n（二）食堂\n1.插座破损。\n2.气瓶无帽。\n"
    assert find("hazard-without-place", text, "work-safety-review") == []


@pytest.mark.parametrize("hazard", ["2号锅炉未发现重大隐患，灭火器过期。", "2号锅炉安全阀失效。"])
def test_hazards_that_are_not_major(find: Find, hazard: str) -> None:
    assert find("major-hazard-unprepared", HAZARD.format(hazard), "work-safety-review") == []


@pytest.mark.parametrize(
    "defect", ["油封渗油23台。", "近四成患者说不清药怎么吃。", "有七份病历漏项。", "0907批次渗油。"]
)
def test_defects_with_figures(find: Find, defect: str) -> None:
    assert find("defect-without-figure", DEFECT.format(defect), "quality-review") == []


@pytest.mark.parametrize("title", ["镇党委领导班子述职报告", "区市场监管局领导班子2025年度述职报告"])
def test_a_teams_duty_report_says_we(find: Find, title: str) -> None:
    text = f"{title}\n\n一、履职情况\n" + "班子成员分片包村，推动整治。" * 10 + "\n"
    assert find("first-person", text, "duty-report") == []


def test_a_member_of_a_team_reports_alone(find: Find) -> None:
    text = "镇领导班子成员述职报告\n\n一、履职情况\n" + "班子成员分片包村，推动整治。" * 10 + "\n"
    assert find("first-person", text, "duty-report") == ["1:1 镇领导班子成员述职报告"]


def test_merits_have_their_place_in_a_duty_report(find: Find) -> None:
    praise = "一是虽然能够按时值班，但记录缺3天。\n"
    text = f"述职报告\n\n一、履职情况\n{praise}二、存在的问题\n{praise}"
    assert find("merit-first", text, "duty-report") == ["6:3 虽然能够按时值班，"]
