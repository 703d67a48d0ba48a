from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from checks.conftest import Find


@pytest.mark.parametrize(
    "text",
    [
        "45个问题中有2个未整改，占4.4%。",
        "45个问题中有2个未整改，占5%。",  # rounded up
        "约45个中的2个，占10%；45个中的2个，占10%左右。",
        "45家单位中有2人未到，占10%。",  # two units
        "投诉由20件增长到30件，增长50%；合格率由20%提高到30%，提高10个百分点。",
        "“45个中的2个，占10%”一句有误。",
        "2 of 45 (4 %), about 2 of 45 (10 %), 2 of 45 (10 % of the budget).",
        "Calls rose from 20 to 30, up 50 %, and from 20 to 30, up 10 percentage points.",
        "Page 2/45 (10 % zoom), dated 2/4/2025 (10%).",
    ],
)
def test_shares_that_follow_or_are_not_tied(find: Find, text: str) -> None:
    assert find("share", text, "writing") == []


@pytest.mark.parametrize(
    ("text", "messages"),
    [
        ("45个中的2个，占10%。", ["45 之中的 2 应为 4%，与写明的 10% 不符"]),
        ("45个问题中有2个未整改，占比10.0%。", ["45 之中的 2 应为 4.4%，与写明的 10.0% 不符"]),
        ("检查45家单位，其中2家未报，占10%。", ["45 之中的 2 应为 4%，与写明的 10% 不符"]),
        ("2家单位（占总数45家的10%）。", ["45 之中的 2 应为 4%，与写明的 10% 不符"]),
        ("2 of 45 (10 %)", ["45 之中的 2 应为 4%，与写明的 10% 不符"]),
        ("2 out of the 45 samples, or 10 %, failed.", ["45 之中的 2 应为 4%，与写明的 10% 不符"]),
        ("10 % of them (2 of 45), 10 % (2/45), 2/45 (10%)", ["45 之中的 2 应为 4%，与写明的 10% 不符"] * 3),
        ("由20增长到30，增长60%。", ["由 20 到 30，变化 50%，与写明的 60% 不符"]),
        ("投诉从30件下降到20件，同比下降50%。", ["由 30 到 20，变化 33%，与写明的 50% 不符"]),
        (
            "Costs fell from 1,200 to 900, a decrease of 30 %.",
            ["由 1,200 到 900，变化 25%，与写明的 30% 不符"],
        ),
        ("Calls went from 20 to 30 (+60 %).", ["由 20 到 30，变化 50%，与写明的 60% 不符"]),
    ],
)
def test_shares_that_do_not_follow(say: Find, text: str, messages: list[str]) -> None:
    assert say("share", text, "writing") == messages
