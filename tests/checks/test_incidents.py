"""Timelines, causes that nothing is done about, and blame, beyond what the examples of the pack show."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

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
    ],
)
def test_times(find: Find, entries: str, untimed: list[str]) -> None:
    assert find("timeline-times", TIMELINE.format(entries), "postmortem") == untimed


def test_a_timeline_below_another_heading_is_read(find: Find) -> None:
    text = "# Postmortem\n\n## Details\n\n### Timeline\n\n- 09:20 a\n- 09:10 b\n"
    assert find("timeline-order", text, "postmortem") == ["8:3 09:10"]


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
