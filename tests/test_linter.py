"""From findings to violations: gathering, headings, messages, the checklist."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
from msgspec.structs import replace

from reviewlint import checks
from reviewlint.checks.outcome import Finding, Outcome, Related
from reviewlint.decisions.applied import sign
from reviewlint.decisions.recorded import Decisions, Silence
from reviewlint.draft.source import Source, Span
from reviewlint.errors import Location
from reviewlint.linter import lint
from reviewlint.outline.parser import parse
from reviewlint.packs.catalogue import open_catalogue
from reviewlint.packs.load_profile import load_profile
from reviewlint.phrases import Phrase
from reviewlint.profile import Gather, Rule
from reviewlint.reading.recognise import recognise
from reviewlint.report import ChecklistEntry, Note

if TYPE_CHECKING:
    from collections.abc import Callable

    from reviewlint.checks.case import Case
    from reviewlint.profile import Severity
    from reviewlint.report import Report

TEXT = """\
云岭县水务局对照检查材料
一、存在的主要问题
（一）学习方面
一是学习甲不够。二是调研乙不够。
（二）作风方面
一是督办甲不够。二是回访乙不够。
二、整改措施
一是抓好学习乙。
"""
PLACE = Location("rules/test.yml", 3, 5)


def phrase(text: str) -> Phrase:
    return Phrase(text, f"EN {text}")


RULE = Rule(
    id="letter",
    title=phrase("字母"),
    severity="warning",
    check="letter",
    options={"letter": "甲"},
    assertion=None,
    message=phrase("“{match}”不要写"),
    hint=phrase("删去{match:2}"),
    gather=None,
    fix=None,
    why=phrase("示例"),
    reference=None,
    passes=(),
    fails=(),
    declared_at=PLACE,
)


def check(case: Case) -> Outcome:
    """Find a letter with the two characters before it; how many characters were looked at is made up."""
    assert case.profile.rules[case.rule.id] is case.rule
    pattern = re.compile(rf"[^\n]{{2}}\n?{case.options['letter']}")
    findings = [
        Finding(Span(*match.span()), {"match": match[0], "id": f"P{number}"})
        for number, match in enumerate(pattern.finditer(case.text), start=1)
    ]
    return Outcome(case.options.get("checked", 9), tuple(findings))


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> Callable[..., Report]:
    """Lint with some rules, all run by the check of this file."""
    monkeypatch.setattr("reviewlint.linter.check_of", {"letter": check}.__getitem__)

    def call(*rules: Rule, text: str = TEXT, **options: object) -> Report:
        table = {rule.id: rule for rule in rules}
        base = load_profile("review", open_catalogue(checks.CHECKS))
        profile = replace(base, name="test", rules=table, reason=phrase("因为是测试"))
        return lint(Source("草稿.txt", text), profile, **options)  # type: ignore[arg-type]

    return call


def test_violation_is_complete(run: Callable[..., Report]) -> None:
    report = run(RULE)
    assert (report.language, report.profile, report.reason) == ("zh", "test", "因为是测试")
    first, second = report.violations
    assert first.span == Span(TEXT.index("学习甲"), TEXT.index("学习甲") + 3)
    assert (first.rule, first.severity, first.text, first.declared_at) == (
        "letter",
        "warning",
        "学习甲",
        PLACE,
    )
    assert (first.message, first.hint) == ("“学习甲”不要写", "删去学习…")
    assert first.section == ("一、存在的主要问题", "（一）学习方面")
    assert second.section == ("一、存在的主要问题", "（二）作风方面")
    assert (first.related, first.expected) == ((), None)


def test_language_of_the_messages(run: Callable[..., Report]) -> None:
    report = run(RULE, language="en")
    assert (report.language, report.reason) == ("en", "EN 因为是测试")
    assert report.violations[0].message == "EN “学习甲”不要写"
    assert report.checklist[0].title == "EN 字母"


def test_checklist_is_in_the_order_of_the_profile(run: Callable[..., Report]) -> None:
    report = run(
        replace(RULE, id="b-fails"),
        replace(RULE, id="a-passes", options={"letter": "丙"}),
        replace(RULE, id="nothing", options={"letter": "丙", "checked": 0}),
        replace(RULE, id="off", severity="off"),
    )
    assert report.checklist == (
        ChecklistEntry("b-fails", "字母", "fail", 9, 2),
        ChecklistEntry("a-passes", "字母", "pass", 9, 0),
        ChecklistEntry("nothing", "字母", "not-applicable", 0, 0),
        ChecklistEntry("off", "字母", "off", 0, 0),
    )


def test_only_some_rules_run(run: Callable[..., Report]) -> None:
    report = run(replace(RULE, id="one"), replace(RULE, id="two"), only={"two", "three"})
    assert [(entry.rule, entry.status) for entry in report.checklist] == [("one", "off"), ("two", "fail")]
    assert {violation.rule for violation in report.violations} == {"two"}


def test_violations_are_sorted_by_place_then_rule(run: Callable[..., Report]) -> None:
    report = run(
        replace(RULE, id="z", options={"letter": "乙"}), replace(RULE, id="y"), replace(RULE, id="x")
    )
    assert [(v.text, v.rule) for v in report.violations] == [
        ("学习甲", "x"),
        ("学习甲", "y"),
        ("调研乙", "z"),
        ("督办甲", "x"),
        ("督办甲", "y"),
        ("回访乙", "z"),
        ("学习乙", "z"),
    ]


def gathering(least: int, letter: str) -> Rule:
    gather = Gather(least, phrase("{checked} 处里有 {failed} 处"))
    return replace(RULE, gather=gather, options={"letter": letter})


def test_a_fault_that_is_everywhere_is_one_violation_at_its_first_place(run: Callable[..., Report]) -> None:
    report = run(gathering(2, "甲"))
    (violation,) = report.violations
    assert (violation.text, violation.section) == ("学习甲", ("一、存在的主要问题", "（一）学习方面"))
    assert (violation.message, violation.hint) == ("9 处里有 2 处", "删去学习…")
    second = TEXT.index("督办甲")
    assert violation.related == (Note(Span(second, second + 3), "P2 督办甲"),)
    assert report.checklist[0].failed == 2


def test_a_note_may_tell_each_place_in_full_the_first_too(run: Callable[..., Report]) -> None:
    rule = gathering(2, "甲")
    assert rule.gather is not None
    rule = replace(rule, gather=replace(rule.gather, note=phrase("这里：{message}")))
    (violation,) = run(rule).violations
    assert [note.message for note in violation.related] == ["这里：“学习甲”不要写", "这里：“督办甲”不要写"]


def test_what_two_rules_find_in_one_item_is_told_by_one(run: Callable[..., Report]) -> None:
    teller = replace(RULE, id="teller")
    yielding = replace(gathering(1, "甲"), id="yielding", yields_to=("teller", "nobody"))
    report = run(yielding, teller)
    assert [(one.rule, one.text) for one in report.violations] == [("teller", "学习甲"), ("teller", "督办甲")]
    assert [note.message for one in report.violations for note in one.related] == [
        "“学习甲”不要写",
        "“督办甲”不要写",
    ]
    assert [(entry.status, entry.failed) for entry in report.checklist] == [("fail", 2), ("fail", 2)]


def test_what_is_left_to_another_rule_is_counted_in_the_message(run: Callable[..., Report]) -> None:
    yielding = replace(gathering(1, "乙"), id="yielding", yields_to=("teller",))
    report = run(
        yielding,
        replace(RULE, id="teller"),
        text="一、存在的主要问题\n一是检查甲和乙。\n二是做好乙。\n三是做好甲。\n",
    )
    told = [one.message for one in report.violations if one.rule == "yielding"]
    assert told == ["9 处里有 1 处（另有 1 处和别的发现一并指出）"]


@pytest.mark.parametrize("teller", [{"severity": "info"}, {"severity": "off"}, {"options": {"letter": "丙"}}])
def test_nothing_is_left_to_what_is_less_severe_or_finds_nothing(
    teller: dict[str, Any], run: Callable[..., Report]
) -> None:
    report = run(replace(RULE, id="yielding", yields_to=("teller",)), replace(RULE, id="teller", **teller))
    assert [one.text for one in report.violations if one.rule == "yielding"] == ["学习甲", "督办甲"]


def test_what_is_silenced_takes_nothing_over(run: Callable[..., Report]) -> None:
    first = Finding(Span(TEXT.index("学习甲"), TEXT.index("学习甲") + 3))
    review = recognise(parse(Source("草稿.txt", TEXT)), load_profile("review", open_catalogue(checks.CHECKS)))
    silence = Silence("teller", "3:1", sign(first.span, first.expected, review), "看过了", PLACE)
    rules = (replace(RULE, id="yielding", yields_to=("teller",)), replace(RULE, id="teller"))
    report = run(*rules, decisions=Decisions(silences=(silence,)))
    assert [(one.rule, one.text) for one in report.violations] == [
        ("yielding", "学习甲"),
        ("teller", "督办甲"),
    ]


def test_slips_of_one_kind_are_gathered_by_themselves_and_count_as_one(
    run: Callable[..., Report], monkeypatch: pytest.MonkeyPatch
) -> None:
    kinds = [("a", 1), ("b", 1), ("a", 1), ("a", 2), ("b", 1), ("b", 1)]
    found = tuple(
        Finding(Span(at, at + 1), {"match": TEXT[at]}, alike=kind) for at, kind in enumerate(kinds, start=20)
    )
    monkeypatch.setattr("reviewlint.linter.check_of", lambda _name: lambda _case: Outcome(9, found))
    alike = Gather(2, phrase("{message}，共 {failed} 处"), phrase("同样的{写法}"))
    rare = Gather(4, phrase("很多"))
    report = run(replace(RULE, gather=replace(alike, kinds={"b": rare})))
    (together,) = (violation for violation in report.violations if violation.related)
    assert together.message == f"“{TEXT[20]}”不要写，共 2 处"
    assert (together.span, together.related) == (Span(20, 21), (Note(Span(22, 23), "同样的{写法}"),))
    assert [v.span.start for v in report.violations if not v.related] == [21, 23, 24, 25]
    assert report.checklist[0].failed == 5


def test_a_slip_that_is_silenced_is_gathered_no_more(run: Callable[..., Report]) -> None:
    rule = gathering(2, "甲")
    first = Finding(Span(TEXT.index("学习甲"), TEXT.index("学习甲") + 3))
    review = recognise(parse(Source("草稿.txt", TEXT)), load_profile("review", open_catalogue(checks.CHECKS)))
    silence = Silence(rule.id, "3:1", sign(first.span, first.expected, review), "看过了", PLACE)
    report = run(rule, decisions=Decisions(silences=(silence,)))
    assert [violation.text for violation in report.violations] == ["督办甲"]


def test_too_few_to_gather(run: Callable[..., Report]) -> None:
    assert [v.text for v in run(gathering(3, "甲")).violations] == ["学习甲", "督办甲"]


def test_braces_of_the_draft_are_no_fields(run: Callable[..., Report]) -> None:
    (violation,) = run(gathering(2, "甲"), text="说明\n一是检查{}甲。\n二是做好{}甲。\n").violations
    assert violation.related[0].message == "P2 {}甲"


def test_text_wrapped_in_the_draft_stands_on_one_line_in_a_message(run: Callable[..., Report]) -> None:
    (violation,) = run(RULE, text="说明\n一是做好学习\r\n甲。\n".replace("\r", "")).violations
    assert violation.message == "“学习甲”不要写"
    assert violation.text == "学习\n甲"


def test_long_text_is_clipped(run: Callable[..., Report], monkeypatch: pytest.MonkeyPatch) -> None:
    def everything(_case: Case) -> Outcome:
        related = Related(Span(0, 1), phrase("见{match}"))
        return Outcome(
            1, (Finding(Span(0, 100), {"match": "长"}, (related,), "应写的话", phrase("另说"), PLACE),)
        )

    monkeypatch.setattr("reviewlint.linter.check_of", {"letter": everything}.__getitem__)
    (violation,) = run(RULE, text="工作" * 50).violations
    assert violation.text == "工作" * 29 + "工…"
    assert (violation.message, violation.expected) == ("另说", "应写的话")
    assert violation.related == (Note(Span(0, 1), "见长"),)


def test_headings_of_markdown_are_shown_without_its_signs(run: Callable[..., Report]) -> None:
    (violation,) = run(RULE, text="# 总结\n\n## 一、问题\n\n一是学习甲。\n").violations
    assert violation.section[-1] == "一、问题"


@pytest.mark.parametrize(
    ("severity", "at_most", "told"),
    [
        ("error", "error", "error"),
        ("error", "warning", "warning"),
        ("error", "info", "info"),
        ("warning", "error", "warning"),
        ("warning", "warning", "warning"),
        ("info", "warning", "info"),
    ],
)
def test_a_finding_may_be_less_severe_than_its_rule_and_never_more(
    severity: Severity,
    at_most: Severity,
    told: Severity,
    run: Callable[..., Report],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    outcome = Outcome(1, (Finding(Span(0, 2), {"match": "云岭"}, at_most=at_most),))
    monkeypatch.setattr("reviewlint.linter.check_of", lambda _name: lambda _case: outcome)
    assert [violation.severity for violation in run(replace(RULE, severity=severity)).violations] == [told]


@pytest.mark.parametrize(
    ("limits", "told"),
    [
        (("warning", "warning"), "warning"),
        (("info", "warning"), "warning"),
        (("warning", "error"), "error"),
        (("error", "error"), "error"),
    ],
)
def test_what_is_told_at_once_is_as_severe_as_the_most_certain_of_it(
    limits: tuple[Severity, ...], told: Severity, run: Callable[..., Report], monkeypatch: pytest.MonkeyPatch
) -> None:
    found = tuple(Finding(Span(at, at + 1), {"match": "甲"}, at_most=most) for at, most in enumerate(limits))
    monkeypatch.setattr("reviewlint.linter.check_of", lambda _name: lambda _case: Outcome(2, found))
    (violation,) = run(replace(gathering(2, "甲"), severity="error")).violations
    assert (violation.severity, len(violation.related)) == (told, 1)
