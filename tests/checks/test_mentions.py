"""What a draft speaks of, in quotation marks or unseen, is not its own slip."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from checks.conftest import Find


@pytest.mark.parametrize(
    "text",
    [
        "模板中的“XX单位”字样没有替换。",
        "页面仍显示“××县”，已更正。",
        '表头写着"xx年"，没有改。',
        "“[此处填写]”等字样未删除。",
        "The “[TODO]” label stayed on the ticket.",
        'The page said "<insert date>" for an hour.',
        "<!-- TODO 补充xx月数据 -->\n检查完毕。",
        "第三人丁××由王某某送医。",
    ],
)
def test_gaps_that_are_spoken_of(find: Find, text: str) -> None:
    assert find("placeholder", f"情况报告\n\n{text}\n", "writing") == []


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("“XX杯”竞赛由“××单位”承办。", ["3:2 XX", "3:10 ××"]),
        ("<!-- 没有写完 xx月", ["3:11 xx月"]),
        ("（此处补充参赛人数）", ["3:1 （此处补充参赛人数）"]),
    ],
)
def test_gaps(find: Find, text: str, places: list[str]) -> None:
    assert find("placeholder", f"情况报告\n\n{text}\n", "writing") == places


@pytest.mark.parametrize(
    "text",
    [
        'The first ticket wrote "human error", which explains nothing.',
        "It was not human error.",
        "The images were lazy-loaded, being lazy loaded since May.",
        "Nobody was to blame.",
        "<!-- the operator was careless -->",
    ],
)
def test_no_blame(find: Find, text: str) -> None:
    assert find("blame", f"# Postmortem\n\n## What went wrong\n\n{text}\n", "postmortem") == []


def test_blame_beside_an_inch_sign(find: Find) -> None:
    text = '# Postmortem\n\n## What went wrong\n\nThe 19" rack fell by human error on the 24" one.\n'
    assert find("blame", text, "postmortem") == ["5:22 human error"]
