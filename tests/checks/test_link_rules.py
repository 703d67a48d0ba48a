from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from reviewlint.checks import CHECKS
from reviewlint.draft.source import Source
from reviewlint.linter import lint
from reviewlint.packs.catalogue import open_catalogue
from reviewlint.packs.load_profile import load_profile

if TYPE_CHECKING:
    from checks.conftest import Run
    from reviewlint.report import Report

PROBLEMS = "一、存在的问题\n一是财务报销审核不严。\n二是灭火器过期，消防通道堵塞。\n"


def status(report: Report, rule: str) -> str:
    return next(entry.status for entry in report.checklist if entry.rule == rule)


def test_a_missing_section_is_told_once_not_for_every_problem(run: Run) -> None:
    for rule in ("problem-without-measure", "problem-without-cause", "problem-not-judgeable"):
        report = run(rule, PROBLEMS)
        assert (report.violations, status(report, rule)) == ((), "not-applicable")


def test_a_problem_without_measure_is_told_at_its_first_sentence(run: Run) -> None:
    report = run("problem-without-measure", PROBLEMS + "二、整改措施\n一是由会计复核报销凭证。\n")
    (violation,) = report.violations
    assert violation.message == "问题P2没有找到对应的整改措施：灭火器过期，消防通道堵塞。"
    assert (violation.severity, violation.text) == ("error", "二是灭火器过期，消防通道堵塞。")


def test_what_no_topic_knows_is_not_called_unanswered(run: Run) -> None:
    text = "一、存在的问题\n一是盆栽枯萎。\n二是报销凭证不全。\n二、整改措施\n一是由会计复核报销凭证。\n"
    assert run("problem-without-measure", text).violations == ()
    (violation,) = run("problem-not-judgeable", text).violations
    assert violation.message == "没有看出哪条措施对应问题P1，请核对：盆栽枯萎。"
    assert violation.severity == "warning"


def test_what_nobody_can_judge_is_not_counted_as_passed(run: Run) -> None:
    text = "一、存在的问题\n一是盆栽枯萎。\n二是报销凭证不全。\n二、整改措施\n一是由会计复核报销凭证。\n"
    (entry,) = (
        e for e in run("problem-without-measure", text).checklist if e.rule == "problem-without-measure"
    )
    assert (entry.status, entry.checked, entry.failed, entry.unjudged) == ("pass", 1, 0, 1)
    alone = text.replace("二是报销凭证不全。\n", "二是班车晚点。\n")
    (entry,) = (
        e for e in run("problem-without-measure", alone).checklist if e.rule == "problem-without-measure"
    )
    assert (entry.status, entry.checked, entry.failed, entry.unjudged) == ("not-applicable", 0, 0, 2)


def test_the_report_says_why_a_problem_has_no_measure(run: Run) -> None:
    text = (
        "一、存在的问题\n一是学习缺课3次。\n二是灭火器过期4具。\n三是报销凭证不全。\n"
        "二、整改措施\n一是提高思想认识。\n二是由会计复核报销凭证。\n"
    )
    (violation,) = run("problem-without-measure", text).violations
    assert [note.message for note in violation.related] == [
        "没有哪条措施谈到“灭火器”",
        "M1 没有谈到“灭火器”；如果也针对这个问题，在其中写明具体怎么做",
    ]
    assert violation.hint is not None
    assert "写明这件事怎么办" in violation.hint


def test_hints_ask_for_all_problems_that_a_measure_answers(run: Run) -> None:
    one = "一、存在的问题\n一是财务报销审核不严，3笔没有发票。\n二是班车晚点5次。\n二、整改措施\n一是由会计复核报销凭证。{}\n"
    (violation,) = run("problem-not-judgeable", one.format("")).violations
    for words in ("列出它对应的全部问题", "reviewlint trace --suggest", "reviewlint decide"):
        assert words in (violation.hint or "")
    followed = one.format("（对应问题1、2）")
    for rule in ("problem-not-judgeable", "problem-without-measure", "link-unconfirmed", "punctuation"):
        assert run(rule, followed).violations == ()


def test_causes_that_lack_everywhere_are_one_violation(run: Run) -> None:
    text = (
        "一、存在的问题\n一是财务报销审核不严。\n二是灭火器过期，消防通道堵塞。\n三是课堂满堂灌，作业一刀切。\n"
        "四是食堂留样不足。\n五是设备带病运行。\n二、原因分析\n一是会计兼职，报销凭证没有复核。\n"
    )
    (violation,) = run("problem-without-cause", text).violations
    assert violation.message == "5 个问题中有 4 个没有找到对应的原因"
    assert violation.text == "二是灭火器过期，消防通道堵塞。"
    assert violation.related[0].message == "P3 三是课堂满堂灌，作业一刀切。"


def test_likely_links_are_told_at_once_with_their_candidates(run: Run) -> None:
    text = (
        "一、存在的问题\n一是灭火器过期未换。\n二是财务报销审核不严。\n二、整改措施\n一是组织疏散演练。\n"
        "二是由会计复核每张报销凭证，财务报销审核到人。\n"
    )
    (violation,) = run("link-unconfirmed", text).violations
    assert violation.message == "有 1 处对应关系不能确定，请核对"
    assert [note.message for note in violation.related] == ["问题P1的措施可能是 M1（都谈应急处置）"]


def test_where_only_references_count_a_likely_measure_is_none(run: Run) -> None:
    text = (
        PROBLEMS + "二、整改措施\n一是由会计复核报销凭证，严格财务报销审核。\n二是更换灭火器。（对应问题2）\n"
    )
    profile = load_profile("review", open_catalogue(CHECKS))
    assert profile.links is not None
    strict = replace(profile, links=replace(profile.links, explicit_only=True))
    assert run("problem-without-measure", text).violations == ()
    report = lint(Source("draft.txt", text), strict, "zh", {"problem-without-measure"})
    assert [violation.message for violation in report.violations] == [
        "问题P1没有找到对应的整改措施：财务报销审核不严。"
    ]


def test_references_are_checked_at_their_own_place(run: Run) -> None:
    text = PROBLEMS + "二、整改措施\n一是复核凭证。（对应问题1、7）\n"
    (violation,) = run("dangling-reference", text).violations
    assert (violation.message, violation.text) == ("“7”指的内容不存在", "7")
    report = run("ambiguous-reference", text)
    assert (report.violations, status(report, "ambiguous-reference")) == ((), "pass")


def test_a_draft_without_references_has_none_to_check(run: Run) -> None:
    report = run("dangling-reference", PROBLEMS + "二、整改措施\n针对上述问题，一是复核凭证。\n")
    assert status(report, "dangling-reference") == "not-applicable"


def test_a_draft_without_problems_has_no_orphans(run: Run) -> None:
    report = run("orphan-measure", "一、整改措施\n一是复核凭证。\n二是更换灭火器。\n")
    assert status(report, "orphan-measure") == "not-applicable"


def test_a_number_in_a_reference_is_no_nested_bracket(run: Run) -> None:
    text = (
        PROBLEMS
        + "二、整改措施\n一是由会计复核报销凭证（对应问题（一）第1条）。\n二是换灭火器（见附件（2））。\n"
    )
    assert run("punctuation", text).violations == ()
    (violation,) = run("punctuation", PROBLEMS + "二、整改措施\n一是复核（含旧账（三年内））。\n").violations
    assert violation.text == "（"
