"""Who, until when, with what evidence; praise and wishes: what is one, and what only looks like one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reviewlint.draft.source import Span
from reviewlint.facts import read_facts, read_labels

if TYPE_CHECKING:
    from reviewlint.reading.review import Facts, Kind


def facts_of(kind: Kind, text: str) -> Facts:
    """Read a sentence that stands somewhere inside a draft."""
    around = f"前文。{text}后文由局长负责，1月底前完成"
    return read_facts(kind, around, Span(3, 3 + len(text)))


def words(span: Span | None, text: str) -> str | None:
    return span.of(f"前文。{text}") if span else None


@pytest.mark.parametrize(
    ("measure", "owner"),
    [
        ("由镇党委办公室牵头，抓好学习。", "镇党委办公室"),
        ("由党建办负责，抓好学习。", "党建办"),
        ("由王平负责督办。", "王平"),
        ("由分管副镇长汪海波具体负责。", "分管副镇长汪海波"),
        ("由县教育局会同县财政局制定方案。", "县教育局"),
        ("班子成员每月接访，由局长对照清单逐项销号。", "局长"),
        ("镇纪委牵头，逐户回访。", "镇纪委"),
        ("局办公室、财务股共同负责。", "局办公室、财务股"),
        ("组织部门牵头，纪检部门配合。", "组织部门"),
        ("本人牵头，逐条整改。", "本人"),
        ("党委书记王平每月接访2次。", "党委书记王平"),
        ("医务科每周抽查病历30份。", "医务科"),
        ("镇纪委对红石村干部立案审查。", "镇纪委"),
        ("教务处制定《课堂观察量表》，2月底前下发。", "教务处"),
        ("信息科于7月31日前设置两级提醒，医务科每周通报。", "信息科"),
        ("县疾控中心已更换冷链设备。", "县疾控中心"),
        ("由采购部与供应商签订协议。", "采购部"),
        ("更换指示灯，由水电工姚立3月7日前完成。", "水电工姚立"),
        ("由运营主管每周抽查10段。", "运营主管"),
        ("改用安全电压，电工班5月14日完成。", "电工班"),
        ("安环部10月10日前逐项复查。", "安环部"),
        ("各责任单位要在9月底前完成。", "各责任单位"),
        ("督促各单位要求到人。", None),
        ("架子班已补装护栏。", "架子班"),
        ("全班已完成补课。", None),
        ("责任人：王平；完成时限：6月。", "王平"),
        ("责任股室：办公室", "办公室"),
        ("责任领导：李平 完成时间：6月", "李平"),
        ("责 任 单 位：水保股", "水保股"),
        ("牵头单位：县住建局，配合单位：县财政局。", "县住建局"),
        ("Add an alert. Owner: Data team, by 12 April.", "Data team"),
        ("Add an alert. (Customer Care, 14 June)", "Customer Care"),
        ("@ana adds an alert.", "@ana"),
        ("灭火器由安环部李国平负责更换。", "安环部李国平"),
        ("由磨齿班更换金刚笔。", "磨齿班"),
        ("10月20日维保公司更换压力表。", "维保公司"),
        ("由工艺科修订作业指导书。", "工艺科"),
        ("9月4日由架子班恢复临边防护。", "架子班"),
        ("由安全员程军更换灭火器1具。", "安全员程军"),
        ("由设备部加装低压报警。", "设备部"),
        ("退缴超标费用，责任人张云，5月底完成。", "张云"),
        ("核对账目，责任人签字，逐笔销号。", None),
        ("由表及里对照检查。", None),
        ("切实加强学习，不断提高认识。", None),
        ("班子成员对所在支部组织生活加强指导。", None),
        ("全部已更换标牌。", None),
        ("成立工作组对台账逐一核对。", None),
        ("督办完成情况每月通报。", None),
        ("严肃查处已发现的问题。", None),
        ("从实处制定措施。", None),
        ("网站对外公布电话。", None),
        ("党员干部对照标准检查。", None),
        ("由专人负责管理。", None),
        ("明确专人负责，定期通报。", None),
        ("实行首席负责人制度。", None),
        ("实行班长负责制。", None),
        ("对群众负责，对历史负责。", None),
        ("认真负责地做好每一件事。", None),
        ("增强为民负责的意识。", None),
        ("充分发挥牵头作用。", None),
        ("严格落实第一责任人责任。", None),
        ("建立责任人公示制度。", None),
        ("把责任落实到人。", None),
        ("督促各科室每月自查。", None),
        ("组织干部每月学习。", None),
        ("全部每月更新一次。", None),
        ("由于历史原因，由此造成的影响要消除。", None),
        ("自由讨论，由浅入深，理由充分。", None),
        ("We will improve monitoring (alerts, dashboards).", None),
        ("由王敏于2026年3月底前清理往来款。", "王敏"),
        ("核对账目。**责任领导：** 王平", "王平"),
        ("清理往来款，王敏牵头，李强配合。", "王敏"),
        ("共同牵头，落实整改。", None),
        ("办公室2026年3月底前复查一次。", "办公室"),
        ("会同市场监管局开展联合检查。", None),
        ("核对账目。分管领导：王敏。", "王敏"),
    ],
)
def test_owner(measure: str, owner: str | None) -> None:
    assert words(facts_of("measure", measure).owner, measure) == owner


@pytest.mark.parametrize(
    ("measure", "deadline"),
    [
        ("2025年6月底前完成。", "2025年6月底前"),
        ("2025年12月31日前销号。", "2025年12月31日前"),
        ("12月底前完成。", "12月底前"),
        ("9月前完成。", "9月前"),
        ("十月底前完成。", "十月底前"),
        ("7月1日起施行。", "7月1日起"),
        ("年底前完成。", "年底前"),
        ("年内完成3个村的整治。", "年内"),
        ("本月底完成。", "本月底"),
        ("下个月启动。", "下个月"),
        ("力争明年6月建成投用。", "明年6月"),
        ("明年一季度完成招标。", "明年一季度"),
        ("上半年全部整改到位。", "上半年"),
        ("3个月内建立台账。", "3个月内"),
        ("15个工作日内办结。", "15个工作日内"),
        ("半年内见效。", "半年内"),
        ("国庆节前建成。", "国庆节前"),
        ("“七一”前开展走访。", "“七一”前"),
        ("2026年春节前完成，每月调度。", "2026年春节前"),
        ("从2025年1月起，实行例会制。", "从2025年1月起"),
        ("2025年不少于6次。", "2025年"),
        ("10月16日更换，每月复查。", "10月16日"),
        ("由办公室X月X日前完成。", "X月X日前"),
        ("坚持每月学习1次。", "每月"),
        ("每半年开展1次评估。", "每半年"),
        ("每周三下午组织学习。", "每周"),
        ("每两个月通报一次。", "每两个月"),
        ("下一步，按月调度。", "按月"),
        ("实行周调度制度。", "周"),
        ("完成时限：长期坚持", "长期坚持"),
        ("Rewrite the runbook by end of Q3.", "end of Q3"),
        ("Rehearse a rollback every quarter.", "every quarter"),
        ("Fail an export. (Reporting, 21 June)", "21 June"),
        ("Due: 2025-05-01", "2025-05-01"),
        ("定期开展学习，适时组织检查。", None),
        ("及时解决群众反映的问题。", None),
        ("进一步强化责任，逐步完善制度。", None),
        ("立行立改，马上就办。", None),
        ("对照时限要求，倒排工期。", None),
        ("在2024年工作的基础上继续推进。", None),
        ("按照2023年印发的《办法》执行。", None),
        ("今年以来已开展12次。", None),
        ("加大本学期以来的投入。", None),
        ("近三年内部审计发现的问题全部整改。", None),
        ("按月薪标准发放。", None),
        ("We will improve monitoring soon.", None),
    ],
)
def test_deadline(measure: str, deadline: str | None) -> None:
    assert words(facts_of("measure", measure).deadline, measure) == deadline


@pytest.mark.parametrize(
    ("problem", "merit"),
    [
        ("虽然学习抓得紧，但是学用结合不够。", "虽然学习抓得紧，"),
        ("尽管制度比较健全，可是执行不严。", "尽管制度比较健全，"),
        ("能够坚持集中学习，但联系实际不多。", "能够坚持集中学习，"),
        ("坚持每周学习，可是深度不够。", "坚持每周学习，"),
        ("近年来工作作风明显好转，但仍有差距。", "近年来工作作风明显好转，"),
        ("取得了显著成效，但群众满意度不高。", "取得了显著成效，"),
        ("服务水平不断提升，但窗口仍要排队。", "服务水平不断提升，"),
        ("虽然全部按期办结，没有遗漏，但质量不高。", None),
        ("虽然会上没有争吵，但会后没有沟通。", None),
        ("虽然下发了通知，但6个所没有收到。", None),
        ("虽然不断完善制度，但执行不严。", "虽然不断完善制度，"),
        ("学习不够深入。", None),
        ("能力不足，但仍在努力。", None),
        ("可以说学习抓得不紧。", None),
        ("成绩提高慢，但干部不着急。", None),
        ("不能坚持集中学习，但自学较多。", None),
        ("群众满意度没有明显提升，但投入年年增加。", None),
        ("坚持问题导向不够，工作不实。", None),
        ("工作中有时急躁，但能及时改正。", None),
    ],
)
def test_merit(problem: str, merit: str | None) -> None:
    assert words(facts_of("problem", problem).merit, problem) == merit


@pytest.mark.parametrize(
    ("problem", "wish"),
    [
        ("干部能力还需进一步提升。", "还需进一步提升"),
        ("仍需加强学习。", "仍需加强"),
        ("作风有待进一步加强。", "有待进一步加强"),
        ("作风建设还要持续深化。", "还要持续深化"),
        ("需要进一步完善制度。", "需要进一步完善"),
        ("理论学习需“深耕细作”。", "需“深耕细作”"),
        ("急需解决的问题较多。", None),
        ("不必要加强管理也没有加强。", None),
        ("没有按照需要加强力量。", None),
        ("没有加强对窗口的管理。", None),
        ("群众的需要没有摸清。", None),
    ],
)
def test_wish(problem: str, wish: str | None) -> None:
    assert words(facts_of("problem", problem).wish, problem) == wish


@pytest.mark.parametrize(
    ("problem", "evidence"),
    [
        ("全年只有3次。", ["3次"]),
        ("2024年3月，某村4户群众反映饮水困难。", ["2024年", "3月", "4户"]),
        ("《安全生产法》学习不到位。", ["《安全生产法》"]),
        ("比如，会议室空调坏了没有人修。", ["比如"]),
        ("百分之二十的项目没有开工。", ["百分之二十"]),
        ("十二户群众没有搬迁。", ["十二户"]),
        ("任务完成率只有61.5%。", ["61.5%"]),
        ("The rollback took 40 minutes.", ["40 minutes"]),
        ("有的同志学习不主动，一定程度上存在畏难情绪。", []),
        ("一是学习差，二是调研少。", []),
    ],
)
def test_evidence(problem: str, evidence: list[str]) -> None:
    assert [words(span, problem) for span in facts_of("problem", problem).evidence] == evidence


def test_each_kind_has_its_own_facts() -> None:
    text = "虽然抓得紧，但由局长牵头6月底前还需加强。"
    span = Span(0, len(text))
    problem, cause, measure = (read_facts(kind, text, span) for kind in ("problem", "cause", "measure"))
    assert (problem.owner, problem.deadline) == (cause.owner, cause.deadline) == (None, None)
    assert (measure.merit, measure.wish) == (cause.merit, cause.wish) == (None, None)
    assert None not in {problem.merit, problem.wish, measure.owner, measure.deadline}


def test_labels_of_an_entry() -> None:
    text = "整改措施：每月检查。责 任 人：王平  完成时限：2025年6月底"
    owner, deadline = read_labels(text, Span(0, len(text)))
    assert owner is not None
    assert deadline is not None
    assert (owner.of(text), deadline.of(text)) == ("王平", "2025年6月底")
    assert read_labels(text, Span(0, 9)) == (None, None)
