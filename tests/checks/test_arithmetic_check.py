from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from checks.conftest import Find


@pytest.mark.parametrize(
    "text",
    [
        "反馈问题25个，完成19个，未完成6个，完成率76%。",
        "反馈问题697个，已完成整改688个，正在整改4个，未完成5个，完成率98.71%。",
        "共指出问题85个，已完成59个，完成率69.41%。",
        "共指出问题85个，已完成59个，完成率69.4%。",
        "反馈问题3个，完成2个，完成率66%。",  # cut off rather than rounded
        "走访群众30户，收集意见12条，解决问题9个，完成率100%。",  # nothing ties them
        "查摆问题12个，已完成整改10个。",
        "查摆问题12个，其中政治方面5个、组织方面7个。",
        "查摆问题12个，其中涉及作风8个、涉及纪律6个。",  # may overlap
        "查摆问题12个，其中重点问题3个、难点问题2个。",  # need not be all
        "反馈的4个方面12个问题，已完成整改9个，完成率75%。",
        "反馈4个方面、12个问题，已完成整改9个，完成率75%。",
        "反馈4类12个问题，已完成整改9个，完成率75%。",
        "反馈4个方面问题12个，已完成整改9个，完成率75%。",
        "交办20项任务12个问题，已完成整改9个，完成率75%。",
        "反馈4个问题线索，涉及人员，完成整改9个，完成率75%。",  # no part is more than its whole
        "开展谈话30次，查摆问题12个，梳理意见38条，完成整改10个，未完成1个。",  # two totals
    ],
)
def test_figures_that_agree_or_are_not_tied(find: Find, text: str) -> None:
    assert find("arithmetic", text, "writing") == []


@pytest.mark.parametrize(
    ("text", "places", "messages"),
    [
        ("反馈问题25个，完成19个，未完成5个。", ["1:5 25个"], ["19 + 5 合计 24，与总数 25 不符"]),
        ("共8个问题，其中已完成5个，正在整改2个。", ["1:2 8个"], ["5 + 2 合计 7，与总数 8 不符"]),
        ("反馈问题25个，完成19个，完成率86%。", ["1:18 86%"], ["25 之中的 19 应为 76%，与写明的 86% 不符"]),
        (
            "反馈的4个方面12个问题，已完成整改9个，完成率80%。",
            ["1:25 80%"],
            ["12 之中的 9 应为 75%，与写明的 80% 不符"],
        ),
        ("查摆问题12个，其中政治方面5个、组织方面6个。", ["1:5 12"], ["5 + 6 合计 11，与总数 12 不符"]),
        (
            "拨付63.4万元，其中水稻41.2万元、农机23.2万元。",
            ["1:3 63.4"],
            ["41.2 + 23.2 合计 64.4，与总数 63.4 不符"],
        ),
    ],
)
def test_figures_that_contradict(
    find: Find, say: Find, text: str, places: list[str], messages: list[str]
) -> None:
    assert find("arithmetic", text, "writing") == places
    assert say("arithmetic", text, "writing") == messages
