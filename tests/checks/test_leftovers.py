"""What a chat assistant leaves behind, and what only looks like it."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from checks.conftest import Find, Run

CERTAIN = [
    "好的，以下是为您撰写的值班报告：",
    "好的，下面是一份值班报告，共三部分：",
    "当然可以！这是修改后的版本：",
    "以下是为您起草的值班报告：",
    "作为一个AI，我没有参加过值班。",
    "作为人工智能助手，我无法核实人数。",
    "希望以上内容对您有帮助！",
    "希望这份材料能够帮到您。",
    "需要我再帮您补充一段总结吗？",
    "Certainly! Here's the report you asked for:",
    "As an AI language model, I cannot see the logs.",
    "Would you like me to shorten it?",
]
LIKELY = [
    "如需进一步修改，请随时告诉我。",
    "您可以根据实际情况补充人数。",
    "以上内容由AI生成，仅供参考。",
    "I hope this helps!",
]
SILENT = [
    "作为人工智能试点单位，我局建立了复核制度。",
    "作为一个AI企业，我公司重视安全。",
    "希望以上答复对您有所帮助。",
    "请各单位根据实际情况调整值班安排。",
    "收到，请各科室按时报送。",
    "来信人问：“需要我再补充材料吗？”",
    "Sure enough, here is where the queue stopped.",
    "Nobody asked whether you would like to wait.",
]
BODY = "值班情况报告\n\n值班记录齐全，交接班按时完成。\n\n{line}\n\n交接班记录由办公室保管。\n"


@pytest.mark.parametrize("line", CERTAIN)
def test_what_only_an_assistant_says_is_an_error(run: Run, line: str) -> None:
    found = run("assistant-leftover", BODY.format(line=line), "writing").violations
    assert [(one.severity, one.text) for one in found] == [("error", line)]


@pytest.mark.parametrize("line", LIKELY)
def test_what_a_colleague_may_say_is_a_warning(run: Run, line: str) -> None:
    found = run("assistant-leftover", BODY.format(line=line), "writing").violations
    assert [(one.severity, one.text) for one in found] == [("warning", line)]


@pytest.mark.parametrize("line", SILENT)
def test_what_people_write(find: Find, line: str) -> None:
    assert find("assistant-leftover", BODY.format(line=line), "writing") == []


@pytest.mark.parametrize("line", [*CERTAIN, *LIKELY])
def test_lines_around_the_text_are_told_too(find: Find, line: str) -> None:
    text = "值班情况报告\n\n值班记录齐全，交接班按时完成。\n"
    assert find("assistant-leftover", f"{line}\n\n{text}", "writing") == [f"1:1 {line}"]
    assert find("assistant-leftover", f"{text}\n{line}\n", "writing") == [f"5:1 {line}"]


def test_what_was_only_taken_for_no_part_of_the_text_is_a_remark(run: Run) -> None:
    text = "# Outage review\n\nThe disk filled up.\n\nLet me know if you have questions.\n"
    found = run("assistant-leftover", text, "writing", "draft.md").violations
    assert [(one.severity, one.text) for one in found] == [("info", "Let me know if you have questions.")]


MARKED = "值班情况报告\n\n## 一、值班\n\n**记录齐全**，按时交接。\n\n---\n"


def test_markdown_in_plain_text(run: Run) -> None:
    (one,) = run("assistant-leftover", MARKED, "writing").violations
    assert one.severity == "warning"
    assert "共 3 处" in one.message


@pytest.mark.parametrize(
    ("text", "path"),
    [
        (MARKED, "draft.md"),
        ("值班情况报告\n\n---\n\n按时交接。\n", "draft.txt"),  # a line across may be anybody's
        ("值班情况报告\n\n#1泵和#2泵完好，由**镇负责，**村配合。\n", "draft.txt"),
        ("# Report\n\nThe **disk** filled up.\n", "draft.txt"),  # plain English is often written so
    ],
)
def test_no_left_over_markdown(find: Find, text: str, path: str) -> None:
    assert find("assistant-leftover", text, "writing", path) == []


def test_many_lines_take_linear_time(find: Find) -> None:
    started = time.perf_counter()
    find("assistant-leftover", "As an AI, I cannot see it. " * 20_000, "writing")
    assert time.perf_counter() - started < 20
