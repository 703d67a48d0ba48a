"""Which drafts are project reviews, and what their own rules leave alone and just catch."""

from __future__ import annotations

from functools import partial

import pytest

from shipped import announced, places

BODY = "一、目标与结果\n计划12个，实际9个。\n二、做得好的\n三、存在的问题\n1.谈判晚。\n四、原因分析\n五、改进措施\n1.早谈。\n"
ENGLISH = "## Results\n\nNine of twelve.\n\n## What went well\n\n## What did not go well\n\n- Talks began late.\n\n## Actions\n\n- Begin early.\n"


find = partial(places, "project-review")


@pytest.mark.parametrize(
    "title",
    [
        "社区食堂项目复盘报告",
        "双节促销活动复盘",
        "秋收送粮战役复盘总结",
        "2.0版本上线复盘",
        "数据中心搬迁复盘",
        "智慧停车项目总结报告",
        "城区改造一期复盘材料",
        "夏季招商复盘报告",
        "项目复盘：河湾夜市（二期）",
        "2026年读书节活动复盘（草稿）",
    ],
)
def test_projects(title: str) -> None:
    assert announced(title, BODY) == "project-review"


@pytest.mark.parametrize(
    "title",
    [
        "Project review: library kiosks",
        "Project retrospective, harbour lights",
        "Post-implementation review of the payroll system",
        "Lessons learned report: ferry timetable",
        "Campaign review spring 2026",
        "Project post-mortem: the winter game",
        "Project close-out report",
    ],
)
def test_projects_in_english(title: str) -> None:
    assert announced(title, ENGLISH) == "project-review"


@pytest.mark.parametrize(
    "title",
    [
        "支付故障复盘",
        "3·12机房断电事故复盘报告",
        "安全事件复盘",
        "【复盘】短信验证码发送失败28分钟",
        "订单重复扣款异常复盘报告",
        "【复盘】7月9日网关雪崩",
        "活动复盘会会议纪要",
        "复盘方法培训教程",
        "项目复盘模板",
        "第14迭代复盘",
        "大促活动方案",
        "关于召开项目复盘会的通知",
        "Sprint 14 retrospective",
        "Minutes of the project review meeting",
        "How to run a project retrospective",
        "Project plan 2026",
        "Incident review: late mail",
        "Postmortem: late exports",
        "Code review guide",
    ],
)
def test_neighbours(title: str) -> None:
    assert announced(title, ENGLISH if title.isascii() else BODY) != "project-review"


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("计划装柜12个，实际9个，少3个。", False),
        ("预算120万元，支出113万元，节约7万元。", False),
        ("应送1.2万户，只送到9,860户。", False),
        ("目标已全部完成，客流100%达到设计。", False),
        ("大家辛苦了三个月。", True),
        ("目标是让大家满意，最终大家都很满意。", True),
    ],
)
def test_aim_and_result(text: str, missing: bool) -> None:  # noqa: FBT001
    assert bool(find("target-and-result-missing", f"项目复盘报告\n\n{text}\n")) is missing


SECTION = "项目复盘报告\n\n一、目标与结果\n{}\n二、存在的问题\n一是谈判晚。\n"


@pytest.mark.parametrize(
    ("result", "places"),
    [
        ("装柜9个。", []),
        ("提前两周完成。", []),
        ("总体达到预期。", ["3:3 目标与结果"]),
    ],
)
def test_figures_of_results(result: str, places: list[str]) -> None:
    assert find("result-without-figure", SECTION.format(result)) == places


def test_a_problem_that_tells_its_own_cause() -> None:
    text = "项目复盘报告\n\n一、存在的问题\n一是消防通道堵塞，因为帐篷临时加租。\n二是课堂互动少。\n二、原因分析\n一是会计兼职，凭证没有复核。\n"
    assert find("problem-without-cause", text) == ["5:1 二是课堂互动少。"]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("| Train the desk | tbd |", ["5:20 tbd"]),
        ("| Train the desk | TBC |", ["5:20 TBC"]),
        ("| Train | IT |", []),
    ],
)
def test_gaps(text: str, places: list[str]) -> None:
    assert find("placeholder", f"# Project review\n\n| Action | Owner |\n|---|---|\n{text}\n") == places
