"""Reports made by hand, for the reporters to draw."""

from __future__ import annotations

import pytest

from reviewlint.draft.source import Source, Span
from reviewlint.errors import DraftError, Location
from reviewlint.phrases import Phrase
from reviewlint.report import ChecklistEntry, Note, Report, Unread, Violation

TEXT = "清河镇xx支部材料\n一、存在的主要问题\n学习次数为x次，有的同志不够重视。\n"
PLACE = Location("rules/writing.yml", 12, 3)


def _violation(span: Span, text: str = TEXT, **changed: object) -> Violation:
    values: dict[str, object] = {
        "rule": "placeholder",
        "severity": "error",
        "message": f"“{span.of(text)}”还没有填写",
        "span": span,
        "text": span.of(text),
        "section": (),
        "related": (),
        "expected": None,
        "hint": None,
        "declared_at": PLACE,
    } | changed
    return Violation(**values)  # type: ignore[arg-type]


def _report(text: str = TEXT, *violations: Violation, **changed: object) -> Report:
    values: dict[str, object] = {
        "source": Source("材料.txt", text),
        "language": "zh",
        "profile": "review",
        "reason": None,
        "violations": violations,
        "checklist": (),
    } | changed
    return Report(**values)  # type: ignore[arg-type]


@pytest.fixture
def full() -> Report:
    return _report(
        TEXT,
        _violation(Span(3, 5), hint="填上实际内容，或删去"),
        _violation(
            Span(10, 17),
            rule="measure-without-deadline",
            severity="warning",
            message="7 条措施都没有完成时限",
            section=("一、存在的主要问题",),
            related=tuple(Note(Span(20 + n, 21 + n), f"M{n + 1}") for n in range(7)),
            expected="年月",
        ),
        _violation(
            Span(30, 32),
            rule="vague-wording",
            severity="info",
            message="“有的”不够具体",
            section=("一、存在的主要问题",),
        ),
        reason="标题里有“检视”",
        checklist=(
            ChecklistEntry("placeholder", "占位符", "fail", 1, 1),
            ChecklistEntry("measure-without-deadline", "措施没有时限", "fail", 7, 7),
            ChecklistEntry("vague-wording", "措辞空泛", "fail", 0, 1),
            ChecklistEntry("numbering", "序号", "pass", 12, 0),
            ChecklistEntry("punctuation", "标点", "pass", 3, 0),
            ChecklistEntry("theme-order", "主题顺序", "not-applicable", 0, 0),
            ChecklistEntry("third-person", "第三人称", "off", 0, 0),
        ),
    )


@pytest.fixture
def clean() -> Report:
    return _report(
        "Fine.\n",
        language="en",
        source=Source("fine.txt", "Fine.\n", "gb18030"),
        reason="the title says so",
        checklist=(ChecklistEntry("numbering", "Numbering", "pass", 2, 0),),
    )


@pytest.fixture
def unread() -> Unread:
    return Unread("无.txt", "zh", DraftError("无.txt", Phrase("找不到这个文件", "no such file")))
