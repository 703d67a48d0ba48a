"""Which drafts are held to be investigations of accidents, and what their rules leave alone or just catch."""

from __future__ import annotations

from functools import partial

import pytest

from reviewlint.draft.source import Source
from reviewlint.linter import lint
from shipped import announced, places, profile

NAME = "accident-investigation"
BODY = "一、事故经过\n9时，操作工被夹伤。\n二、直接原因\n联锁失效。\n三、责任认定\n四、防范措施\n修复联锁。\n"
REPORT = "夹手事故调查报告\n\n{}\n"


found = partial(places, NAME, path="draft.txt")


def chosen(title: str, text: str = BODY) -> str:
    return announced(title, f"{title}\n{text}")


@pytest.mark.parametrize(
    "title",
    [
        "临江机械厂“3·5”一般机械伤害事故调查报告",
        "沧县禾泰公司“4·17”\n一般中毒窒息事故调查报告",
        "“6·19”火灾事故调查处理报告",
        "关于“芦渡6”轮碰撞趸船事故的调查情况",
        "S417线“1·19”养护作业车辆伤害事故调查报告",
        "制冷系统氨泄漏事故调查报告",
        "机坪车辆刮碰航空器事件调查报告",
        "实验室烫伤事故情况报告",
        "锅炉停炉事故原因分析报告",
        "“3·5”事故防范和整改措施落实情况评估报告",
        "Accident investigation report: forklift at Dock 4",
        "Report on the investigation of the crane accident",
    ],
)
def test_titles_of_accidents(title: str) -> None:
    assert chosen(title) == NAME


@pytest.mark.parametrize(
    "title",
    [
        "关于印发《事故调查处理办法》的通知",
        "生产安全事故报告和调查处理制度",
        "生产安全事故应急预案",
        "2025年度生产安全事故统计分析报告",
        "事故快报",
        "事故警示教育会议纪要",
        "关于“3·5”事故调查报告的批复",
        "事故调查工作方案",
        "事故调查报告模板",
        "支付系统“3·5”故障事件调查报告",
        "线上事故调查报告",
        "数据库误删事故调查报告",
        "客户资料泄露事件调查报告",
        "Accident reporting policy",
        "教学事故调查报告",
        "工程质量事故分析报告",
    ],
)
def test_titles_of_something_else(title: str) -> None:
    assert chosen(title) != NAME


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("安全生产自查报告", "work-safety-review"),
        ("安全隐患整改报告", "work-safety-review"),
        ("事故隐患整改报告", "work-safety-review"),
        ("产品质量分析报告", "quality-review"),
        ("审计整改情况报告", "rectification"),
        ("Incident review: login outage", "postmortem"),
    ],
)
def test_neighbours_that_speak_of_accidents(title: str, name: str) -> None:
    text = "一、存在的问题\n配电箱隐患未除，曾有2人受伤，退货12件，投诉3起。审计指出事故台账缺页。\n二、防范措施\n整改。\n## Timeline\n"
    assert chosen(title, text) == name


def test_the_title_alone_is_not_enough() -> None:
    assert chosen("关于网传事件的调查情况", "经核实，网传内容不实。\n") == "writing"


PARTS = {
    "accident-unit-missing": ["一、企业情况", "一、事故船舶与人员", "一、基本情况", "一、工程概况"],
    "accident-course-missing": ["一、事故发生经过", "一、抢险救援及善后处置", "一、发生情况"],
    "casualties-missing": ["造成1人死亡。", "无人员伤亡。", "左手食指骨折。", "2人受轻伤。"],
    "loss-missing": ["直接经济损失2万元。", "无财产损失。"],
    "accident-cause-missing": ["一、原因分析", "操作不当导致起火。"],
    "nature-missing": [
        "这是一起一般生产安全责任事故。",
        "属非责任事故。",
        "性质：意外事件。事故性质为意外。",
    ],
    "liability-missing": ["一、责任划分", "古某负主要责任。", "本次不予追究。"],
}


@pytest.mark.parametrize(
    ("rule", "words"), [(rule, words) for rule, several in PARTS.items() for words in several]
)
def test_parts_in_other_words(rule: str, words: str) -> None:
    text = REPORT.format(f"{words}\n经查，有关说明见下文，共2页。")
    assert found(rule, text) == []


@pytest.mark.parametrize("rule", PARTS)
def test_parts_that_are_missing(rule: str) -> None:
    assert found(rule, REPORT.format("调查组经过现场勘查，走访了9人。")) == ["1:1 夹手事故调查报告"]


@pytest.mark.parametrize("rule", PARTS)
@pytest.mark.parametrize("title", ["锅炉停炉情况报告", "二号巷道顶板事故整改报告"])
def test_only_an_investigation_has_six_parts(title: str, rule: str) -> None:
    assert found(rule, f"{title}\n\n一、存在的问题\n1.空顶距3米。\n二、整改措施\n1.补打锚杆。\n") == []


@pytest.mark.parametrize(
    "words",
    [
        "班长丁××在场。",
        "李某、王某某、欧阳某某作业。",
        "某某公司没有上报。",
        "承包给××有限公司。",
        "陈XX被送医。",
    ],
)
def test_hidden_names_are_no_gaps(words: str) -> None:
    assert found("placeholder", REPORT.format(words)) == []


@pytest.mark.parametrize(
    ("words", "gap"),
    [
        ("20××年3月起火。", "20××年"),
        ("××日期前完成。", "××日期"),
        ("损失xx元。", "xx元"),
        ("损失××万元。", "××"),
        ("由XX负责。", "XX"),
        ("某某年投产。", "某某"),
        ("由____负责。", "____"),
        ("【待补充】", "【待补充】"),
    ],
)
def test_other_gaps_stay_gaps(words: str, gap: str) -> None:
    assert [place.partition(" ")[2] for place in found("placeholder", REPORT.format(words))] == [gap]


@pytest.mark.parametrize(
    ("causes", "places"),
    [
        ("（一）直接原因\n未停机。\n（二）间接原因\n1.没有培训。", []),
        ("（一）直接原因\n未停机。\n（二）管理原因\n1.没有培训。", []),
        ("1.未停机。\n2.没有培训。", ["3:3 事故原因"]),
        ("（一）直接原因\n未停机。", ["3:3 事故原因"]),
    ],
)
def test_direct_and_indirect_causes(causes: str, places: list[str]) -> None:
    assert found("causes-not-told-apart", REPORT.format(f"一、事故原因\n{causes}")) == places


@pytest.mark.parametrize(
    ("part", "faults"),
    [
        ("1.古某，负直接责任，由公安机关依法处理。", 0),
        ("1.古某，对异常处理不当，负直接责任。", 1),
        ("1.古某，负主要责任，鉴于本人受伤，免予处罚。", 0),
        ("1.临江机械厂，负主体责任，建议由应急局处以5万元罚款。", 0),
        ("1.值班经理霍青处置及时，不予追究。", 0),
        ("1.车间没有其他教师在场。", 0),
        ("（一）建议给予处分的人员\n1.古某，负领导责任。\n2.鲜某，负管理责任。", 0),
        ("1.古某，负直接责任，建议罚款。\n2.鲜某，负管理责任。\n3.甄某，负领导责任。", 2),
    ],
)
def test_proposals(part: str, faults: int) -> None:
    text = REPORT.format(f"一、责任认定及处理建议\n{part}")
    assert len(found("liable-without-proposal", text)) == faults


def test_proposals_in_a_part_of_their_own() -> None:
    text = REPORT.format(
        "一、责任认定\n1.操作工古某对事故负直接责任。\n2.鲜某负管理责任。\n二、处理建议\n对古某记过。\n对鲜某罚款500元。"
    )
    assert found("liable-without-proposal", text) == []


@pytest.mark.parametrize(
    ("words", "faults"),
    [
        ("造成2人死亡、3人受伤（其中1人重伤），共5人伤亡。", 0),
        ("造成3人死亡，2人重伤，5人轻伤，共10人伤亡。", 0),
        ("造成2人死亡、1人重伤、3人受伤，共6人伤亡。", 0),
        ("造成2人死亡、1人重伤、3人受伤，共7人伤亡。", 1),
        ("死亡2人、受伤3人、失踪1人，伤亡共计6人。", 0),
        ("死亡2人、受伤3人、失踪1人，伤亡共计5人。", 1),
        ("伤亡7人，其中死亡2人、重伤6人。", 0),  # the rule `arithmetic` reports it
        ("直接经济损失168.4万元，其中抚恤费120万元，医疗费12万元。", 0),
        ("直接经济损失168.4万元，其中抚恤费120万元，医疗费12万元，设备30万元。", 1),
        ("直接经济损失31.7万元（其中设备14.2万元，布草15.6万元，医疗1.9万元）。", 0),
        ("直接经济损失约168万元，其中抚恤费120万元，医疗费12万元，设备30万元。", 0),
        ("直接经济损失168.4万元。经统计，直接经济损失共计1,684,000元。", 0),
        ("直接经济损失168.4万元。经统计，直接经济损失186.4万元。", 1),
        ("直接经济损失约168万元。经统计，直接经济损失168.4万元。", 0),
        ("修理费41.6万元，食宿费9.8万元，直接经济损失合计51.4万元。", 0),
        ("修理费41.6万元，食宿费9.8万元，直接经济损失合计52.4万元。", 1),
        ("全年投入60万元，其中设备20万元，培训10万元，演练5万元。", 0),
        ("罚款5万元，另扣绩效0.4万元。", 0),
    ],
)
def test_casualties_and_losses(words: str, faults: int) -> None:
    assert len(found("toll-mismatch", REPORT.format(words))) == faults


@pytest.mark.parametrize(
    ("measures", "faults"),
    [
        ("1.5月底前修复联锁。", 1),
        ("1.安全科5月底前修复联锁，生产科监督。", 0),
        ("1.临江机械厂要深刻吸取教训。", 0),
        ("1.各有关单位要举一反三。", 0),
        ("1.已于5月3日修复联锁。", 0),
        ("（一）临江机械厂\n1.修复联锁。\n2.逐台试机。\n（二）工业园区管委会\n1.排查一遍。\n2.建立清单。", 0),
        ("（一）设备方面\n1.修复联锁。\n2.逐台试机。\n（二）人员方面\n1.考核上岗。\n2.配发锁具。", 1),
    ],
)
def test_owners_of_measures(measures: str, faults: int) -> None:
    text = REPORT.format(f"一、事故原因\n联锁失效。\n二、防范措施\n{measures}")
    assert len(found("measure-without-owner", text)) == faults


@pytest.mark.parametrize(
    ("parts", "severity"),
    [("120万元，医疗费12万元，设备40万元", "error"), ("120万元，医疗费12万元，设备30万元", "warning")],
)
def test_a_list_may_name_the_largest_only(parts: str, severity: str) -> None:
    text = REPORT.format(f"直接经济损失168.4万元，其中抚恤费{parts}。")
    report = lint(Source("draft.txt", text), profile(NAME), "zh", {"toll-mismatch"})
    assert [violation.severity for violation in report.violations] == [severity]
