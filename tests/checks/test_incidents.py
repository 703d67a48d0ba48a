"""Timelines, causes that nothing is done about, and blame, beyond what the examples of the pack show."""

from __future__ import annotations

from time import process_time
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from reviewlint.report import Report

    Find = Callable[..., list[str]]

TIMELINE = "# Postmortem\n\n## Timeline\n\n{}\n"
CAUSES = "# Postmortem\n\n## Root causes\n\n1. The certificate expired.\n2. The database ran out of disk space.\n\n{}\n"


@pytest.mark.parametrize(
    ("entries", "late"),
    [
        ("- 09:10 a\n- 09:20 b\n- 09:20 c", []),
        ("- 09:20 a\n- 09:10 b", ["6:3 09:10"]),
        ("- 22:00 a\n- 00:10 b\n- 01:00 c", []),
        ("- 11:50 am a\n- 12:10 pm b\n- 1 pm c", []),
        ("- 3 March, 14:00 a\n- 4 March, 09:00 b", []),
        ("- 2026-03-03 14:00 a\n- 2026-03-03 09:00 b", ["6:14 09:00"]),
        ("### 3 March\n\n- 14:00 a\n\n### 4 March\n\n- 09:00 b", []),
        ("| Time | Event |\n|---|---|\n| 14:00 | a |\n| 09:00 | b |", ["8:3 09:00"]),
        ("14:00 a\n09:00 b\n\nThe times are those of the logs.", ["6:1 09:00"]),
        ("- 14:00 a\n- 14:10 see the graph of 09:00\n- 14:20 b", []),
    ],
)
def test_order(find: Find, entries: str, late: list[str]) -> None:
    assert find("timeline-order", TIMELINE.format(entries), "postmortem") == late


@pytest.mark.parametrize(
    ("entries", "untimed"),
    [
        ("- 09:10 a\n- T+12 b\n- +5 min c\n- Day 2: d\n- 4 March e", []),
        ("- 09:10 a\n- later b", ["6:3 later b"]),
        ("All times are UTC.\n\n- 09:10 a\n  - somebody calls", []),
        ("- All times in UTC\n- 0910 hrs a\n- At approximately 09:30 b\n- 14时02分 c\n- 下午2点左右 d", []),
        (
            "### 09:10 – Deploy\n\n- somebody calls\n\n### Later – Alert\n\n- nobody calls",
            ["11:3 nobody calls"],
        ),
        ("| Time | Event |\n|---|---|\n| 14:00 | a |\n| | b |\n| later | c |", ["9:3 later | c"]),
    ],
)
def test_times(find: Find, entries: str, untimed: list[str]) -> None:
    assert find("timeline-times", TIMELINE.format(entries), "postmortem") == untimed


# What a timeline says of days, time zones and halves of the day.
DAYS = [
    ("2026-11-23\n\n- 22:10 a\n- 23:50 b\n\n2026-11-24\n\n- 08:00 c\n- 07:00 d", ["13:3 07:00"]),
    (
        "**23 November 2026**\n\n| Time | Event |\n|---|---|\n| 22:10 | a |\n\nNov 24, 2026:\n\n| Time | Event |\n|---|---|\n| 08:00 | b |\n| 07:50 | c |",
        ["16:3 07:50"],
    ),
    ("- 4 March\n  - 14:00 a\n- 5 March\n  - 09:00 b\n  - 08:00 c", ["9:5 08:00"]),
    ("- 23-11-2026 14:02 a\n- 24-11-2026 09:02 b\n- 24-11-2026 08:02 c", ["7:14 08:02"]),
    ("- 23 November 2026, 14:02 a\n- Nov 24, 2026 09:02 b\n- Nov 23, 2026 10:02 c", ["7:16 10:02"]),
    ("- 03/04/2026 14:02 a\n- 04/04/2026 09:02 b\n- 03/04/2026 10:02 c", []),
    ("- Mon 14:02 a\n- Tuesday, 09:02 b\n- Tue 08:02 c", ["7:7 08:02"]),
    ("- Day 1, 14:02 a\n- Day 2, 09:02 b", []),
    ("- 14:02 a\n- The next day, 09:02 b", []),
    (
        "11月23日\n\n- 14时02分 a\n- 下午2点10分 b\n- 晚上9点半 c\n\n11月24日\n\n- 上午9:30 d\n- 上午9:10 e",
        ["14:5 9:10"],
    ),
    ("11月23日23:50，a。\n\n次日08:10，b。\n\n次日08:00，c。", ["9:3 08:00"]),
    (
        "| Date | Time | Event |\n|---|---|---|\n| 4 May | 14:00 | a |\n| | 15:00 | b of 09:00 |\n| 5 May | 09:00 | c |",
        [],
    ),
    (
        "| Time | Event |\n|---|---|\n| **4 May** | |\n| 14:00 | a |\n| | b |\n| **5 May** | |\n| 09:00 | c |",
        [],
    ),
    ("- 23:50 a\n- 00:10 b\n- 00:05 c", ["7:3 00:05"]),
    ("- 14:00 a\n- 01:00 b\n- 14:30 c\n- 01:20 d\n- 15:00 e", []),
    ("- 18:00 a\n- 09:30 b", []),
    ("- 16:00 a\n- 15:00 b\n- 14:00 c", []),
]
CLOCKS = [
    ("- 11:50 PM a\n- 12:05 AM b\n- 1 AM c\n- 12:05 PM d\n- 1:10 p.m. e\n- 12:30 PM f", ["10:3 12:30 PM"]),
    ("- 11:50 a\n- 12:05 b\n- 1:10 c\n- 2:20 d", []),
    ("- 11:50 AM a\n- 12:05 b\n- 1:10 PM c\n- 1:00 d", []),
    ("- 14:02–14:10 a\n- 14:05 b\n- 14:00 to 14:10 c", ["7:3 14:00"]),
    ("- 14:06 a\n- ~14:05 b\n- about 13:05 c\n- 14:20 d", ["7:9 13:05"]),
    ("- 14:02 UTC a\n- 16:05 CEST b\n- 14:10 UTC c", []),
    ("- 14:02 [CEST] a\n- 12:10 [UTC] b", []),
    ("- 14:02 a (CEST)\n- 12:10 b (UTC)", []),
    ("| Time | Event | Duration |\n|---|---|---|\n| 14:02 | a | 0:20 |\n| 14:22 | b | 0:10 |", []),
    ("- 2026-11-23T14:02:00+08:00 a\n- 2026-11-23T14:01:00+09:00 b", []),
    ("- 2026-11-23T14:02:00Z a\n- 2026-11-23T14:01:00Z b", ["6:14 14:01:00"]),
    ("- 北京时间１４：０２ a\n- 14:01 b", ["6:3 14:01"]),
    ("### 14:02 – Deploy\n\n- 13:00 is when it was built\n\n### 14:00 – Alert", ["9:5 14:00"]),
    ("**14:02 UTC** – Deploy\n\n**13:58 UTC** – Alert", ["7:3 13:58"]),
    ("- 14:02 a\n- Rolled back (the alert of 13:50)\n- 14:20 b", []),
]


@pytest.mark.parametrize(("entries", "late"), [*DAYS, *CLOCKS])
def test_days_and_clocks(find: Find, entries: str, late: list[str]) -> None:
    assert find("timeline-order", TIMELINE.format(entries), "postmortem") == late


def test_a_date_that_is_too_early_is_told(run: Callable[..., Report]) -> None:
    entries = "- 2026-11-24 01:00 a\n- 02:00 b\n- 2026-11-23 02:10 c"
    report = run("timeline-order", TIMELINE.format(entries), "postmortem")
    assert [found.message for found in report.violations] == ["“2026-11-23 02:10”排在“2026-11-24 02:00”之后"]


@pytest.mark.parametrize(
    "title",
    [
        "Timeline of events",
        "What happened when",
        "Sequence of Events (UTC)",
        "事件经过",
        "三、时间线",
        "处置过程",
        "故障处理过程",
    ],
)
def test_what_timelines_are_called(find: Find, title: str) -> None:
    text = f"# Postmortem\n\n## {title}\n\n- 09:20 a\n- 09:10 b\n"
    assert find("timeline-order", text, "postmortem") == ["6:3 09:10"]
    assert find("timeline-missing", text, "postmortem") == []


def test_a_timeline_below_another_heading_is_read(find: Find) -> None:
    text = "# Postmortem\n\n## Details\n\n### Timeline\n\n- 09:20 a\n- 09:10 b\n"
    assert find("timeline-order", text, "postmortem") == ["8:3 09:10"]


def test_a_label_in_a_list_may_open_a_timeline(find: Find) -> None:
    text = "# Postmortem\n\n- **Impact**: late\n\n- **Timeline**:\n  - 09:20 a\n  - 09:10 b\n"
    assert find("timeline-order", text, "postmortem") == ["7:5 09:10"]
    assert find("timeline-missing", text, "postmortem") == []


def test_causes_told_within_a_timeline_are_no_entries(find: Find) -> None:
    text = TIMELINE.format(
        "### First\n\n**Root causes:**\n\n- Nobody looked\n\n**Timeline:**\n\n- 09:20 a\n- it grew\n- 09:30 b"
    )
    assert find("timeline-times", text, "postmortem") == ["14:3 it grew"]


@pytest.mark.parametrize(
    ("measures", "neglected"),
    [
        ("## Action items\n\n- Renew certificates by machine.", ["6:4 The database ran out of disk space."]),
        ("## Action items\n\n- Renew certificates by machine.\n- Alert on disk space.", []),
        ("## Action items\n\n- Renew certificates by machine.\n- Buy a box. (addresses cause 2)", []),
        ("## What went well\n\n- The database was back at once.", []),
        (
            "## What went wrong\n\n- The database stopped. (see cause 2)\n\n## Action items\n\n- Renew certificates by machine.\n- Buy a box. (addresses problem 1)",
            [],
        ),
    ],
)
def test_causes_that_nothing_is_done_about(find: Find, measures: str, neglected: list[str]) -> None:
    assert find("cause-without-action", CAUSES.format(measures), "postmortem") == neglected


def test_a_row_answers_its_cause(find: Find) -> None:
    text = "# Postmortem\n\n| Root cause | Action | Owner | Due |\n|---|---|---|---|\n| The disk was full | Buy a box | Ana | May |\n"
    assert find("cause-without-action", text, "postmortem") == []


@pytest.mark.parametrize(
    ("words", "blame"),
    [
        ("Bob should have known.", ["should have known"]),
        ("- The operator was careless.", ["careless"]),
        ("Support wrote “it was human error”.", []),
        ("The error was found by a human.", []),
        ("The request failed to follow the redirect of the proxy.", []),
    ],
)
def test_blame(find: Find, words: str, blame: list[str]) -> None:
    found = find("blame", f"# Postmortem\n\n## Summary\n\n{words}\n", "postmortem")
    assert [place.partition(" ")[2] for place in found] == blame


def test_chinese_marks_are_not_asked_for_in_english(find: Find) -> None:
    text = 'It broke (twice): "nobody" knew, and nobody asked; why?\n\n(1) One.\n(2) Two...\n\n(a) Three, e.g. 1,000 hosts!\n'
    for rule in (
        "punctuation",
        "numbering",
        "enumeration",
        "quote-consistency",
        "term-consistency",
        "long-sentence",
    ):
        assert find(rule, f"# Postmortem\n\n## Summary\n\n{text}", "postmortem") == []


def test_english_numbers_are_mended_in_english(find: Find) -> None:
    assert find(
        "numbering", "# Postmortem\n\n## 1.1 Impact\n\nNone.\n\n## 1.3 Timeline\n\nNone.\n", "postmortem"
    ) == ["7:1 ## 1.3"]


@pytest.mark.parametrize("words", ["12", "1 月 ", "((((", "2026-03-04 ", "at on ", "14:02–"])
def test_long_lines_take_no_time(find: Find, words: str) -> None:
    began = process_time()
    find("timeline-times", TIMELINE.format(words * 20_000), "postmortem")
    assert process_time() - began < 5
