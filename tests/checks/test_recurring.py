"""What stands twice or out of order with good reason, places that are known, and praise before problems."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from checks.conftest import Find

STEPS = "D1 小组\n王平。\nD2 问题\n缺页。\nD3 围堵\n隔离。\nD4 原因\n无人核对。\n{}\nD8 总结\n好。\n"


@pytest.mark.parametrize(
    "text",
    [
        (
            "# Incidents\n\n## One\n\n**Symptom:** Checkout returned errors to everybody.\n\n"
            "## Two\n\n**Symptom:** Checkout returned errors to everybody.\n"
        ),
        (
            "一、泵房停机\n（一）故障现象\n值班室大屏全部黑屏、监控画面同时中断。\n"
            "二、机房停电\n（一）故障现象\n值班室大屏全部黑屏、监控画面同时中断。\n"
        ),
        (
            "一、泵房停机\n责任单位：云岭县水务局水资源管理科、河湖管理科、办公室\n"
            "二、机房停电\n责任单位：云岭县水务局水资源管理科、河湖管理科、办公室\n"
        ),
    ],
)
def test_labels_and_symptoms_recur(find: Find, text: str) -> None:
    assert find("duplicate-text", text, "writing") == []


def test_what_was_pasted_twice(find: Find) -> None:
    text = (
        "一、原因\n值班室大屏全部黑屏、监控画面同时中断。\n二、措施\n值班室大屏全部黑屏、监控画面同时中断。\n"
    )
    assert find("duplicate-text", text, "writing") == ["4:1 值班室大屏全部黑屏、监控画面同时中断。"]


@pytest.mark.parametrize(
    "steps",
    [
        "D5/D6 措施\n补齐。\nD7 预防\n巡检。",
        "D5-6 措施\n补齐。\nD7 预防\n巡检。",
        "D5 措施\n补齐。\nD6/D7 预防\n巡检。",
    ],
)
def test_two_disciplines_in_one_heading(find: Find, steps: str) -> None:
    assert find("numbering", STEPS.format(steps), "writing") == []
    assert find("numbering", STEPS.format(steps).replace(" ", "："), "writing") == []


def test_a_discipline_that_is_left_out(find: Find) -> None:
    assert find("numbering", STEPS.format("D5 措施\n补齐。\nD7 预防\n巡检。"), "writing") == ["11:1 D7"]


@pytest.mark.parametrize("mark", ["：", " ", "\n"])
def test_steps_with_lists_below_them(find: Find, mark: str) -> None:
    text = f"一、安排\n第一步{mark}自查\n1.查台账。\n（1）查页码。\n第二步{mark}整改\n1.补台账。\n二、要求\n第一步{mark}汇报\n第二步{mark}归档\n"
    assert find("numbering", text, "writing") == []


@pytest.mark.parametrize("place", ["户外活动区", "候诊区", "出入口", "配电间", "货架旁", "看台", "滑梯"])
def test_places_of_hazards(find: Find, place: str) -> None:
    text = f"安全自查报告\n\n一、存在的问题\n一是{place}灭火器过期2具。\n二是培训走过场。\n"
    assert find("hazard-without-place", text, "work-safety-review") == []


@pytest.mark.parametrize("place", ["本地区", "辖区内", "区分存放的"])
def test_no_places(find: Find, place: str) -> None:
    text = f"安全自查报告\n\n一、存在的问题\n一是{place}灭火器过期2具。\n二是培训走过场。\n"
    assert len(find("hazard-without-place", text, "work-safety-review")) == 1


FORMS = [
    "一年来，我坚持每周下乡，受到支部好评。但是，台账缺3个月。",
    "能够按时参加学习。但笔记缺2篇。",
    "在学习上，虽然坚持参加，但笔记缺2篇。",
    "全年走访率98%。不过，记录缺5户。",
    "群众普遍满意。同时，也存在记录缺5户的问题。",
    "总体上看，各项工作有序推进，但台账缺3个月。",
    "多数干部作风扎实，但个别干部迟到5次。",
    "工作中做到了按时巡检，可是台账缺3个月。",
]
NO_FORMS = [
    "坚持学习不够。但记录齐全。",
    "能够公开的没有公开，但也没有人问。",
    "虽有制度，但执行不到位。",
    "一年来，台账缺3个月。",
]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("mark", ["", "一是", "1."])
def test_forms_of_praise_before_a_problem(find: Find, form: str, mark: str) -> None:
    assert len(find("merit-first", f"对照检查材料\n\n一、存在的问题\n{mark}{form}\n")) == 1


@pytest.mark.parametrize("form", NO_FORMS)
def test_no_praise(find: Find, form: str) -> None:
    assert find("merit-first", f"对照检查材料\n\n一、存在的问题\n一是{form}\n") == []


@pytest.mark.parametrize(
    "text",
    [
        "一、上年度整改情况\n一年来，值班制度不断完善，成效明显。\n1.值班记录补齐3天。\n二、存在的问题\n1.台账缺2页。\n",
        "一、工作情况\n一年来，值班秩序明显好转。\n二、存在的问题\n对照要求认真查摆，主要有以下问题：\n1.台账缺2页。\n",
        "一、存在的问题\n1.台账缺2页。\n2.记录缺3天。\n",
    ],
)
def test_merits_where_they_belong(find: Find, text: str) -> None:
    assert find("merit-lead", f"对照检查材料\n\n{text}") == []
    assert find("merit-first", f"对照检查材料\n\n{text}") == []
