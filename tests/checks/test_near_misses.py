"""Figures, dates and words that are as they should be, though they look like the slips that rules tell of."""

from __future__ import annotations

import pytest

import shipped

NEAR_MISSES = [
    ("date-impossible", "Since June 31 lamps have been replaced. By April 31 members had paid.\n"),
    ("date-impossible", "合同编号：2025-13-05，批次2025/14/02。\n"),
    ("period-length", "本次检查4月1日至4月30日，共3天。\n"),
    ("period-length", "巡检3月3日至3月31日（5日、15日、25日各一次）。\n"),
    ("share", "Complaints grew from 2019 to 2024, up 15 %.\n"),
    ("share", "Output grew from 100 to 121, up 10 % a year.\n"),
    ("share", "Stage 2 of 4 (35 %) is paid. Page 2 of 45 (10 %) is missing.\n"),
    ("share", "Humidity: 3/4 (80 %), 3/5 (62 %).\n"),
    ("share", "产值由9800增加到1.2万元，增长22.4%。\n"),
    ("absent-part", "详见附件2。\n附件：1.方案  2.台账  3.照片\n"),
    ("absent-part", "详见附件2。\n附件：检查记录、观测数据、物资清单\n"),
    ("absent-part", "Coating is lost in section 7 and failed in part 3 times.\n"),
    ("arithmetic", "共检查30家，其中化工类8家、建材类7家、纺织类9家，其余为小作坊。\n"),
    ("placeholder", "The user clicked [Add to basket] twice.\n"),
    ("placeholder", "纱布用完，待补充。\n"),
    ("placeholder", "食堂按标准×人数计算，图书馆二○○○年建成。\n"),
    ("assistant-leftover", "The bot was introduced as an AI assistant for the help desk.\n"),
    ("assistant-leftover", "（本文由AI辅助整理，经党政办逐条核对）\n"),
    ("summary-count", "| Criterion | Score |\n|---|---|\n| Safety | 4 |\n| Cost | 3 |\n| Overall | 4 |\n"),
]


@pytest.mark.parametrize(("rule", "text"), NEAR_MISSES)
def test_what_only_looks_like_a_slip_is_passed_over(rule: str, text: str) -> None:
    assert shipped.places("review", rule, text) == []


@pytest.mark.parametrize(
    ("rule", "text", "found"),
    [
        ("date-impossible", "Due by April 31.\n", "April 31"),
        ("period-length", "检查历时3天（4月1日至4月30日，历时3天）。\n", "3天"),
        ("share", "2 of 45 samples (10 %) failed.\n", "10"),
        ("absent-part", "详见附件3。\n附件：1.方案\n2.台账\n", "附件3"),
        ("arithmetic", "共检查30家，其中化工类8家、建材类7家、纺织类9家。\n", "30"),
        ("assistant-leftover", "As an AI language model, I cannot sign this.\n", "As an AI"),
    ],
)
def test_the_slip_itself_is_told(rule: str, text: str, found: str) -> None:
    assert [found in place for place in shipped.places("review", rule, text)] == [True]
