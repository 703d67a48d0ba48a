from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from checks.conftest import Find

TWO = "一、存在的问题\n（一）财务方面\n一是票据缺失。\n（二）安全方面\n一是灭火器过期。\n"


@pytest.mark.parametrize(
    "opening",
    [
        "现将两个方面的情况报告如下。",
        "检查发现问题2个，具体如下。",
        "检查发现2个方面2个问题。",
        "检查发现3个方面9个问题。",  # one field is not treated here: the list is a choice
        "反馈问题9个。",
        "征求意见9条，查摆出9个问题，现将有关情况报告如下。",
        "对9个问题逐条制定了措施。",
        "上年度查摆的2个方面9个问题已经整改，现对照财务管理、安全管理2个方面再作检查。",
    ],
)
def test_numbers_that_agree_or_promise_no_list(find: Find, opening: str) -> None:
    assert find("problem-count", f"检查情况报告\n\n{opening}\n{TWO}") == []


@pytest.mark.parametrize(
    ("opening", "place"),
    [
        ("现将九个问题的整改情况报告如下。", "3:3 九个"),
        ("检查发现问题9个，具体如下。", "3:7 9个"),
        ("检查发现2个方面3个问题。", "3:9 3个"),
        ("检查发现问题2类共3项问题。", "3:10 3项"),
    ],
)
def test_numbers_that_contradict(find: Find, opening: str, place: str) -> None:
    assert find("problem-count", f"检查情况报告\n\n{opening}\n{TWO}") == [place]


def test_a_choice_of_the_problems_is_not_all_of_them(find: Find) -> None:
    text = "整改情况通报\n\n反馈2个方面9个问题。\n" + TWO.replace("存在的问题", "重点问题")
    assert find("problem-count", text, "rectification") == []


def test_a_ledger_lists_them_all(find: Find, say: Find) -> None:
    text = "安全隐患整改台账\n\n6月共排查隐患9处。\n" + TWO
    assert find("problem-count", text) == ["3:8 9处"]
    assert say("problem-count", text) == ["“9处”与下面列出的 2 个不符"]
    assert find("problem-count", text.replace("隐患9处", "隐患9处，上月遗留问题2个")) == []
