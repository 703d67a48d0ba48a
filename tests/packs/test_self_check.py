"""Which reports are self-checks, and what is asked of them."""

from __future__ import annotations

import pytest

from reviewlint.draft.source import Source
from reviewlint.linter import lint
from reviewlint.packs.load_profile import load_profile
from shipped import CATALOGUE, kind_of

PROFILE = load_profile("self-check", CATALOGUE)
NEW = {"scope-missing", "period-missing", "result-missing", "nothing-found-unproved", "measures-missing"}
OPENING = "根据通知要求，我局于5月6日至9日开展了自查，查阅凭证320份，现将情况报告如下。\n"
BODY = (
    "一、自查发现的问题\n1.二楼有3间办公室超面积。\n2.票据存根缺4本。\n"
    "二、整改措施\n1.超面积的办公室由后勤科6月底前腾退。\n2.票据存根由财务科5月底前补齐。\n"
)


def said(text: str, *rules: str) -> list[str]:
    report = lint(Source("draft.txt", text), PROFILE, "zh", set(rules or NEW))
    return [f"{report.source.position(one.span.start).line} {one.rule}" for one in report.violations]


@pytest.mark.parametrize(
    "title",
    [
        "第二小学食堂自查报告",
        "关于学校食品安全的自查报告",
        "卫生院医保基金使用自查自纠报告",
        "医保基金自查自纠情况汇报",
        "县社保局社会保险基金安全自查情况报告",
        "关于开展涉企收费自查自纠工作情况的报告",
        "网络安全自查报告",
        "信息系统和数据安全自查工作总结",
        "意识形态工作责任制落实情况自查报告",
        "教师师德师风自查报告及整改措施",
        "办公用房使用情况自查报告",
        "关于地方政府债务风险隐患排查情况的报告",
        "廉政风险排查情况报告",
        "档案工作自查情况汇报",
        "公务用车自查情况报告",
        "培训收费与服务质量自查自纠报告",
        "党支部标准化建设自查自评报告",
        "落实中央八项规定精神情况自查报告",
        "关于落实通知精神的自查报告",
        "作风问题自查问题清单",
        "民主生活会班子检视问题清单",
        "食堂自查问题整改报告",
        "自查自纠及整改情况报告",
    ],
)
def test_self_checks_of_any_subject(title: str) -> None:
    assert kind_of(f"{title}\n{OPENING}{BODY}") == "self-check"


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("安全生产自查报告", "work-safety-review"),
        ("消防安全自查自纠情况报告", "work-safety-review"),
        ("校园食品安全和消防安全自查报告", "work-safety-review"),
        ("燃气安全隐患自查报告", "work-safety-review"),
        ("防汛隐患排查自查情况报告", "work-safety-review"),
        ("护理质量自查报告", "quality-review"),
        ("巡察反馈问题自查整改情况的报告", "rectification"),
        ("关于自查发现问题整改情况的报告", "rectification"),
        ("自查问题整改台账", "rectification"),
        ("自查自纠整改方案", "rectification"),
        ("民主生活会个人对照检查材料", "self-review"),
        ("作风问题自查剖析材料", "self-review"),
        ("党纪学习教育个人自查报告", "self-review"),
    ],
)
def test_neighbours_keep_their_kind(title: str, kind: str) -> None:
    things = "灭火器、配电箱、隐患；合格率3；由张三负责。"
    assert kind_of(f"{title}\n{OPENING}{things}\n{BODY}") == kind


@pytest.mark.parametrize(
    "title",
    [
        "关于开展食堂自查的通知",
        "关于报送自查报告的通知",
        "收费自查自纠工作方案",
        "专项自查工作计划",
        "在自查自纠动员会上的讲话",
        "自查报告制度",
        "自查自纠专题会议纪要",
        "办公用房自查表",
        "县财政局召开自查自纠情况汇报会",
        "自查自纠情况简报",
        "自查报告撰写培训材料",
    ],
)
def test_what_only_speaks_of_self_checks(title: str) -> None:
    text = f"{title}\n各单位要按照要求开展自查，自查发现的问题要立行立改，5月底前报送自查情况报告。\n"
    assert kind_of(text) == "writing"


@pytest.mark.parametrize(
    ("subject", "kind"),
    [
        ("债务", "self-check"),
        ("意识形态", "self-check"),
        ("金融", "self-check"),
        ("廉洁", "self-check"),
        ("数据", "self-check"),
        ("安全", "work-safety-review"),
        ("消防", "work-safety-review"),
        ("森林防火", "work-safety-review"),
        ("城镇燃气", "work-safety-review"),
    ],
)
def test_hazards_of_money_and_minds_are_no_work_safety(subject: str, kind: str) -> None:
    text = f"关于{subject}风险隐患排查情况的报告\n现将隐患排查情况报告如下。\n{BODY}"
    assert kind_of(text) == kind


def test_a_whole_report_is_silent() -> None:
    assert said(f"食堂自查报告\n{OPENING}{BODY}", *PROFILE.rules) == []


def test_a_report_without_a_title_is_found_by_its_words() -> None:
    text = (
        "近年来，我街道对用房开展了自查自纠。现将自查自纠情况报告如下。\n"
        f"一、自查工作的开展\n9月3日至5日逐间测量112间。\n{BODY}"
    )
    assert kind_of(text) == "self-check"
    assert said(text) == []


@pytest.mark.parametrize(
    "found",
    [
        "经自查，未发现公车私用问题。",
        "没有发现违规发放津贴补贴的情况。",
        "不存在私设“小金库”的现象。",
        "均符合规定标准，无超标问题。",
    ],
)
@pytest.mark.parametrize("heading", ["", "一、自查结果\n"])
def test_nothing_found_is_a_result(found: str, heading: str) -> None:
    assert said(f"公务用车自查报告\n{OPENING}{heading}{found}\n", *PROFILE.rules) == []


@pytest.mark.parametrize(
    ("text", "findings"),
    [
        (
            "我局高度重视，组织了自查，未发现公车私用问题。",
            ["1 nothing-found-unproved", "1 period-missing"],
        ),
        ("我局于5月高度重视，成立专班，查阅凭证320份。", ["1 result-missing"]),
        ("5月6日，我局查阅凭证320份。\n一、存在的问题\n1.缺4本。", ["1 measures-missing"]),
        ("5月6日，我局查阅凭证320份。\n一、存在的问题\n1.缺4本，已补齐。", []),
        ("5月6日，我局逐间核对。\n" + BODY, []),
        ("三天时间，我局走访了十二户。\n" + BODY, []),
        ("我局认真开展自查。\n" + BODY, ["1 period-missing", "1 scope-missing"]),
        ("一、基本情况\n（一）现有车辆12台。\n" + BODY.replace("一、自查", "二、自查"), ["1 period-missing"]),
    ],
)
def test_when_and_what_was_looked_at(text: str, findings: list[str]) -> None:
    assert said(f"公务用车自查报告\n{text}\n") == findings


def test_a_list_of_problems_need_say_nothing_else() -> None:
    assert said("作风问题自查问题清单\n一、学习方面（1条）\n1.学习缺2次。\n") == []


@pytest.mark.parametrize("measure", ["已退还28元。", "票据存根已补齐。", "4月3日已更换价目表，收费室核对。"])
def test_what_is_done_needs_neither_owner_nor_date(measure: str) -> None:
    text = f"收费自查报告\n{OPENING}一、存在的问题\n1.票据存根缺4本，多收28元，价目表未换。\n二、整改情况\n1.{measure}\n"
    assert said(text, "measure-without-owner", "measure-without-deadline") == []


def test_what_is_promised_needs_both() -> None:
    text = f"收费自查报告\n{OPENING}一、存在的问题\n1.票据存根缺4本。\n二、整改措施\n1.补齐票据存根。\n"
    found = said(text, "measure-without-owner", "measure-without-deadline")
    assert found == ["6 measure-without-deadline", "6 measure-without-owner"]


def test_aspects_without_a_fault_are_no_empty_themes() -> None:
    text = (
        f"收费自查报告\n{OPENING}一、自查发现的问题\n（一）票据方面\n1.票据存根缺4本。\n"
        "（二）公示方面\n未发现问题。\n二、整改措施\n1.由财务科5月底前补齐票据存根。\n"
    )
    assert said(text, *PROFILE.rules) == []
    assert said(text.replace("未发现问题。\n", ""), "theme-empty") != []


@pytest.mark.parametrize("found", ["未发现多收费问题。逐笔核对一致。", "不存在多收费的情况，群众没有意见。"])
def test_an_aspect_without_a_fault_needs_no_measure(found: str) -> None:
    text = (
        f"收费自查报告\n{OPENING}一、自查发现的问题\n（一）票据方面\n1.票据存根缺4本。\n"
        f"（二）收费方面\n{found}\n二、整改措施\n1.由财务科5月底前补齐票据存根。\n"
    )
    assert said(text, "problem-without-measure", "problem-not-judgeable", "theme-empty") == []


def test_aspects_that_were_looked_at_need_not_all_have_problems() -> None:
    text = (
        "收费自查报告\n5月，我所对照票据、公示、退费等3个方面逐项自查。\n一、自查发现的问题\n（一）票据方面\n1.票据存根缺4本。\n"
        "二、整改措施\n1.由财务科5月底前补齐票据存根。\n"
    )
    assert said(text, *PROFILE.rules) == []


@pytest.mark.parametrize(
    ("problem", "places"),
    [
        ("力量薄弱。", ["4 no-evidence"]),
        ("制度不健全。", ["4 no-evidence"]),
        ("二楼会议室长期锁着。", []),
        ("公示栏没有更新。", []),
        ("票据存根缺四本。", []),
    ],
)
def test_a_place_or_a_number_is_a_fact(problem: str, places: list[str]) -> None:
    text = f"自查报告\n{OPENING}一、存在的问题\n1.{problem}\n2.票据存根缺4本。\n"
    assert said(text, "no-evidence") == places


def test_causes_are_not_asked_for() -> None:
    text = f"自查报告\n{OPENING}{BODY}三、原因分析\n1.会计兼职，没有人复核。\n"
    assert said(text, "problem-without-cause", "section-missing", "orphan-cause") == []
