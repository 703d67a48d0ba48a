from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from checks.conftest import Find, Run

SILENT = [
    "突出***重点工作***和安全。",
    "布置3×5张桌，共24 × 7小时。",
    "体检含X光检查，X轴为时间。",
    "第XIX页，型号XL-200，见xx.txt和https://example.cn/xx/xxx。",
    "**重点工作**和**镇党委**已经明确，*年度重点*另行印发。",
    "* 年度工作\n* 月度工作\n",
    "1 * 2 * 3",
    "原副局长李某某、张某违规吃喝。",
    "退休党员方某某、原局长金某某、经理欧阳某某、会计任某某受到处分。",
    "通报了某县某局的案例，某种程度上有警示意义，某些做法值得借鉴。",
    "制度有待完善，缺口有待补充。",
    "电话138××××1234。",
    "丁××安排李××到二号巷道作业。",
    "（单位：万元）按[1]和[完成]登记，年　月　日签字。",
    "`TODO` 是一种标记，autodox 也是。",
    "---\n\n***\n\n____\n",
    "## TODO\n\n- **TODO**: 支持表格。\n",
    "【时间】9:00\n【地点】三楼会议室\n名单（略）\n",
    "群众反映，来电只问“是某某吗”“找某某？”，不说何事。",
    "（详见附件）【案例】〔2024〕3号",
]
FOUND = [
    ("电话：0931-6210xxx。", ["1:13 xxx"]),
    ("由副镇长**负责", ["1:5 **"]),
    ("由（姓名）于  月  日前完成", ["1:2 （姓名）", "1:7   月  日"]),
    ("由于[简要原因]，见〔*〕", ["1:3 [简要原因]", "1:11 〔*〕"]),
    ("# [Incident number]: [short name]\n", ["1:3 [Incident number]", "1:22 [short name]"]),
    ("xx政府", ["1:1 xx"]),
    ("××县XX局", ["1:1 ××县XX局"]),
    ("20XX年X月X日", ["1:1 20XX年X月X日"]),
    ("开展x次、x余人次", ["1:3 x次", "1:6 x余人次"]),
    ("建设幸福某某", ["1:5 某某"]),
    ("近年来，某某经济发展较快", ["1:5 某某"]),
    ("平安某某、浙江某某县", ["1:3 某某", "1:8 某某"]),
    ("_" * 40_000 + "户", [f"1:1 {'_' * 59}…"]),
    ("于2026年*月*日", ["1:7 *月*日"]),
    ("**镇党委和**村", ["1:1 **镇", "1:7 **村"]),
    ("盘活率仅**%", ["1:5 **%"]),
    ("由***负责，＿＿＿＿方面有差距", ["1:2 ***", "1:8 ＿＿＿＿"]),
    (
        "【待补】〔待填写数字〕（内容略）【姓名】",
        ["1:1 【待补】", "1:5 〔待填写数字〕", "1:12 （内容略）", "1:17 【姓名】"],
    ),
    ("原因：待补充。", ["1:4 待补充"]),
    ("TODO 核对", ["1:1 TODO"]),
    ("（TBD）数据TODO", ["1:1 （TBD）", "1:8 TODO"]),
    ("联系人：____，共____户", ["1:5 ____", "1:11 ____"]),
    ("某县教育局工作报告\n\n现将有关情况报告如下。\n通报了某县的案例。\n", ["1:1 某县"]),
]


@pytest.mark.parametrize("text", SILENT)
def test_what_only_looks_like_a_gap(find: Find, text: str) -> None:
    assert find("placeholder", text, "writing") == []


@pytest.mark.parametrize(("text", "places"), FOUND)
def test_gaps_as_they_are_written(find: Find, text: str, places: list[str]) -> None:
    assert find("placeholder", text, "writing") == places


def test_page_chrome_is_not_the_draft(find: Find) -> None:
    page = "发布时间：xx\n云岭县水务局工作报告\n\n现将有关情况报告如下。\n"
    assert find("placeholder", page, "writing") == []


ACTIONS = "# Postmortem\n\n## Action items\n\n{}\n"
STATES = [
    (
        "| Action | Owner | Status |\n|---|---|---|\n| Add an alert | Ana | TODO |\n| Raise it | Bo | `TODO` |",
        [],
    ),
    (
        "| Action | Owner | Status |\n|---|---|---|\n| Fix the TODO page | TODO | Open |",
        ["7:11 TODO", "7:23 TODO"],
    ),
    ("| 整改措施 | 责任人 | 状态 |\n|---|---|---|\n| 增加报警 | 王平 | TODO |", []),
    ("- Add an alert. Status: TODO", []),
    ("- Add an alert\n  - **Status:** TODO\n  - Owner: TODO", ["7:12 TODO"]),
    ("- 增加报警（状态：TODO），由王平负责", []),
    ("1. 状态：TODO；增加报警", []),
    ("- Status: TODO write this up", ["5:11 TODO"]),
    ("- [TODO] Add an alert\n- [ ] [TODO] Raise it\n- **[TODO]** Cut it", []),
    ("- 【TODO】增加报警\n- [TODO]增加限流", []),
    ("- TODO: ask the team\n- Add the TODO of Ana\n- [TODO]", ["5:3 TODO", "6:11 TODO", "7:3 [TODO]"]),
]


@pytest.mark.parametrize(("actions", "places"), STATES)
def test_a_state_is_no_gap(find: Find, actions: str, places: list[str]) -> None:
    assert find("placeholder", ACTIONS.format(actions), "postmortem") == places


def test_a_state_in_brackets_opens_a_measure(run: Run) -> None:
    report = run(
        "measure-without-deadline", ACTIONS.format("- [TODO] Add it\n- [P1] Cut it\n- [Action]"), "postmortem"
    )
    assert [entry.checked for entry in report.checklist if entry.status != "off"] == [2]
