"""Which drafts are held to be reports on corrective action, and what their rules leave alone or just catch."""

from __future__ import annotations

from functools import partial

import pytest

from reviewlint.draft.source import Source
from reviewlint.linter import lint
from shipped import announced, places, profile

NAME = "corrective-action"
ZH = "D3 临时措施\n返工12件，不良率3%。\nD4 根本原因\n批次0312隔板毛刺。\nD5 纠正措施\n换隔板。\nD6 效果验证\n抽检合格200件。\n"
EN = "## Containment\n\nStock sorted.\n\n## Root cause\n\n1. Burr.\n\n## Corrective actions\n\n1. New tray.\n"


found = partial(places, NAME, path="draft.md")


def expected(rule: str, text: str) -> list[str]:
    """Return what should stand there by one rule, in order."""
    report = lint(Source("draft.md", text), profile(NAME), "zh", {rule})
    return [str(violation.expected) for violation in report.violations]


def chosen(title: str, text: str) -> str:
    return announced(title, f"{title}\n{text}")


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("8D报告：外壳划伤", ZH),
        ("关于隔板毛刺的8D分析报告", ZH),
        ("8 D 报告", ZH),
        ("CAPA报告", ZH),
        ("偏差2026-03纠正预防措施报告", ZH),
        ("纠正和预防措施报告", ZH),
        ("内审不合格纠正措施报告", ZH),
        ("客诉处理报告", ZH),
        ("客户投诉8D报告", ZH),
        ("品质异常处理报告", ZH),
        ("8D Report 2026-017: brackets snap", EN),
        ("CAPA Report: cracked lids", EN),
        ("Corrective and preventive action report", EN),
        ("Corrective action plan: hot water", EN),
        ("8D PROBLEM SOLVING REPORT", EN),
    ],
)
def test_titles_of_corrective_action(title: str, text: str) -> None:
    assert chosen(title, text) == NAME


@pytest.mark.parametrize(
    "title",
    [
        "纠正和预防措施控制程序",
        "8D报告模板",
        "8D方法培训教材",
        "CAPA管理制度",
        "CAPA台账",
        "2026年3月CAPA统计",
        "关于开展8D培训的通知",
        "How to write an 8D report",
        "CAPA procedure",
        "Corrective action request form",
        "8D training",
        "18D机翼检查报告",
        "支付异常处理报告",
    ],
)
def test_titles_of_something_else(title: str) -> None:
    text = "一、临时措施\n回退。\n二、纠正措施\n加锁。\n三、预防措施\n压测。\n"
    assert chosen(title, text) != NAME


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("印刷车间4月质量分析报告", "quality-review"),
        ("产品不合格原因分析及整改报告", "quality-review"),
        ("审计整改情况报告", "rectification"),
        ("安全隐患整改报告", "work-safety-review"),
    ],
)
def test_neighbours(title: str, name: str) -> None:
    text = "一、存在的问题\n1.配电箱隐患，退货12件，批次0312。\n二、原因分析\n无人检查。\n三、整改措施\n完成时限：5月底。\n"
    assert chosen(title, text) == name


STEPS = {
    "D1": "成立小组",
    "D2": "问题描述",
    "D3": "临时措施",
    "D4": "根本原因",
    "D5": "纠正措施",
    "D6": "效果验证",
    "D7": "预防再发",
    "D8": "总结表彰",
}


def report(steps: dict[str, str], shape: str, title: str = "8D报告：外壳划伤") -> str:
    lines = [
        shape.format(number=number, name=name, n=n) for n, (number, name) in enumerate(steps.items(), start=1)
    ]
    return f"{title}\n\n" + "".join(f"{line}\n\n内容见附件。\n\n" for line in lines)


@pytest.mark.parametrize(
    "shape",
    [
        "{number} {name}",
        "## {number}：{name}",
        "{n}. {name}",
        "【{name}】",
        "## {number}",
        "**{number} – {name}**",
    ],
)
def test_all_disciplines_are_there(shape: str) -> None:
    assert found("discipline-missing", report(STEPS, shape)) == []


@pytest.mark.parametrize("left_out", STEPS)
@pytest.mark.parametrize("shape", ["{number} {name}", "{n}. {name}", "## {name}"])
def test_a_discipline_is_missing(left_out: str, shape: str) -> None:
    steps = {number: name for number, name in STEPS.items() if number != left_out}
    assert [words[:2] for words in expected("discipline-missing", report(steps, shape))] == [left_out]


def test_what_does_not_apply_is_there() -> None:
    text = (
        report(STEPS, "{number} {name}").replace("D3 临时措施", "D3 n/a").replace("D8 总结表彰", "D8：不适用")
    )
    assert found("discipline-missing", text) == []


@pytest.mark.parametrize("words", ["D1-D3 见附件", "D1~D3：见客户系统"])
def test_several_in_one(words: str) -> None:
    steps = {number: name for number, name in STEPS.items() if number not in {"D2", "D3"}}
    text = report(steps, "## {number} {name}").replace("D1 成立小组", words)
    assert found("discipline-missing", text) == []


def test_english_steps_have_english_names() -> None:
    text = "# 8D Report: lids\n\n## D1 Team\n\nAnn leads the team of the press shop.\n\n## D4 Root cause\n\n- The press ran hot.\n"
    assert expected("discipline-missing", text)[0] == "D2 Problem description"
    assert len(expected("discipline-missing", text)) == 6


def test_what_is_no_8d_has_no_disciplines() -> None:
    assert found("discipline-missing", "CAPA报告\n\n一、问题描述\n3批渗漏，图号18D4。\n") == []


def test_containment_may_stand_before_the_causes() -> None:
    text = "8D报告\n\n## D2 问题描述\n\n- 退货12件。\n\n## D3 临时措施\n\n- 由质检科全检。\n\n## D4 根本原因\n\n- 隔板毛刺。\n\n## D5 纠正措施\n\n- 换隔板。\n"
    assert found("section-order", text) == []


@pytest.mark.parametrize(
    ("cause", "faults"),
    [
        ("操作工疏忽。", 1),
        ("员工责任心不强。", 1),
        ("产生原因：作业员操作失误", 1),
        ("人为疏忽导致漏装。", 1),
        ("操作工疏忽，因为两种垫片放在同一个料盒。", 0),
        ("夹具磨损，操作工没有发现。", 0),
        ("操作不当的工步没有防错装置。", 0),
        ("Operator error.", 1),
        ("Occurrence: human error", 1),
        ("Operator error was possible because both trays fit.", 0),
    ],
)
def test_causes_that_stop_at_a_person(cause: str, faults: int) -> None:
    assert len(found("cause-stops-at-person", f"8D报告\n\n## D4 根本原因\n\n- {cause}\n")) == faults


@pytest.mark.parametrize(
    ("words", "faults"),
    [
        ("3月20日抽检200件，无划伤。", 0),
        ("连续三批无划伤。", 0),
        ("不适用。", 0),
        ("待新模具到货后验证。", 0),
        ("经验证，措施有效。", 1),
        ("效果明显，客户满意。", 1),
    ],
)
def test_effects_have_figures(words: str, faults: int) -> None:
    text = f"8D报告\n\n## D5 纠正措施\n\n- 换隔板。\n\n## D6 效果验证\n\n{words}\n\n## D7 预防再发\n\n- 换模送样。\n"
    assert len(found("effectiveness-without-figure", text)) == faults


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        ("containment-missing", "库存600件已隔离。"),
        ("containment-missing", "All stock was put on hold."),
        ("containment-missing", "临时措施：不适用。"),
        ("root-cause-missing", "根本原因：密封圈偏小。"),
        ("effectiveness-missing", "6月复查3批。"),
        ("effectiveness-missing", "Retested on 4 May."),
    ],
)
def test_parts_of_a_capa(rule: str, words: str) -> None:
    assert found(rule, f"CAPA报告\n\n{words}\n") == []
    assert found(rule, "CAPA报告\n\n3批渗漏。\n") == ["1:1 CAPA报告"]
    assert found(rule, "Corrective action plan: hot water\n\nTwo outlets.\n") == []


@pytest.mark.parametrize(
    ("measure", "faults"),
    [
        ("由工装组换隔板。", 0),
        ("3月3日已全检库存。", 0),
        ("换隔板。", 1),
        ("Mixing valve to be fitted by Brendan Oakes.", 0),
        ("Empty rooms flushed twice a week by housekeeping.", 0),
        ("The duty manager reads the log every Friday.", 0),
        ("Change the valve by May.", 1),
        ("Change the valve by Friday.", 1),
    ],
)
def test_owners_of_actions(measure: str, faults: int) -> None:
    text = f"CAPA\n\n## 根本原因\n\n- 隔板毛刺。\n\n## 纠正措施\n\n- {measure}\n"
    assert len(found("measure-without-owner", text)) == faults


@pytest.mark.parametrize(
    ("title", "faults"),
    [("D5 永久措施", 1), ("D3 临时措施", 0), ("临时措施和永久措施", 0), ("纠正和预防措施", 0)],
)
def test_sorting_is_no_permanent_action(title: str, faults: int) -> None:
    text = f"8D报告\n\n## D4 根本原因\n\n- 隔板毛刺。\n\n## {title}\n\n- 全检库存600件。\n- 返工12件。\n"
    assert len(found("containment-as-corrective", text)) == faults
