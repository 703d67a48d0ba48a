"""Rules as an office writes them in its `.reviewlint.yml`, run over a whole draft."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reviewlint.checks import CHECKS
from reviewlint.draft.source import Source, Span
from reviewlint.errors import DraftError
from reviewlint.fixes import mend
from reviewlint.linter import lint, propose
from reviewlint.outline.parser import parse
from reviewlint.packs.catalogue import open_catalogue
from reviewlint.packs.load_profile import load_configuration

if TYPE_CHECKING:
    from pathlib import Path

    from reviewlint.profile import Profile

RULES = """\
profile: self-review-2023
words:
  vague: [适时, 逐步, 视情]
rules:
  budget-named:
    severity: warning
    for: measure
    when: text matches /资金|经费/
    require: text matches /\\d+(\\.\\d+)?(万|亿)?元/
    message: "措施{id}提到“{match}”却没有金额：{title:12}"
  month-named:
    severity: error
    for: section["measures" in roles] > measure
    require: deadline matches /月/
    message: "措施{id}没有写明哪个月完成"
  opening-short:
    severity: warning
    for: document
    require: share("opening") <= 15%
    message: "开头占全文的{share}"
  causes-follow-problems:
    severity: error
    for: section["causes" in roles]
    require: '"problems" in prev.roles'
    message: "“{title}”前面应是查摆的问题"
  problems-per-theme:
    severity: warning
    for: theme
    options: {least: 2, most: 5}
    require: options.least <= count(problems) <= options.most
    message: "“{title}”写了 {count} 个问题"
  vague-deadline:
    severity: warning
    for: measure
    forbid: text has any of words.vague and not deadline
    message: "“{match}”不是期限"
  concrete-half:
    severity: info
    for: document
    require: share("measures") >= 20% and count(problems[evidence]) >= 1
    message: "全文只有 {count} 个问题有实例"
"""
DRAFT = """\
临江区水务局领导班子对照检查材料

按照通知要求，班子认真开展学习研讨、征求意见、谈心谈话，逐条查摆问题、剖析原因、明确措施，形成本材料。会前广泛听取了基层意见，班子成员之间、班子成员与分管科室负责同志之间都谈了心，意见已经梳理归类。

一、原因分析

（一）理论武装抓得不紧。把业务当成硬任务，学习安排时常让路。

二、存在的主要问题

（一）理论学习方面

一是学得不深。全年集中学习12次，有4次以通报代替研讨。

（二）工作作风方面

一是调研走过场。5月到清河镇调研，只看了两个点位。
二是文件偏多。上半年印发通知36份，比上年同期多9份。

三、下一步整改措施

（一）抓实学习。办公室负责，2024年3月底前修订学习制度，每月安排一次研讨。
（二）改进调研。落实工作经费，适时开展蹲点调研。
（三）精简文件。办公室负责，安排经费3.5万元建设公文平台，2024年6月底前上线。
"""
EXPECTED = [
    "1:1 opening-short 开头占全文的26.6%",
    "5:3 causes-follow-problems “原因分析”前面应是查摆的问题",
    "11:4 problems-per-theme “理论学习方面”写了 1 个问题",
    "23:1 budget-named 措施M2提到“经费”却没有金额：改进调研。",
    "23:1 month-named 措施M2没有写明哪个月完成",
    "23:16 vague-deadline “适时”不是期限",
]


@pytest.fixture(scope="module")
def profile(tmp_path_factory: pytest.TempPathFactory) -> Profile:
    path = tmp_path_factory.mktemp("office") / ".reviewlint.yml"
    path.write_text(RULES, encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("REVIEWLINT_CACHE_DIR", "")
        return load_configuration(path, open_catalogue(CHECKS.keys())).profile_for("self-review-2023")


OWN = frozenset(
    {
        *("budget-named", "month-named", "opening-short", "causes-follow-problems", "problems-per-theme"),
        *("vague-deadline", "concrete-half"),
    }
)


def told(text: str, profile: Profile) -> list[str]:
    source = Source("draft.txt", text)
    return [
        f"{source.position(violation.span.start)} {violation.rule} {violation.message}"
        for violation in lint(source, profile, only=OWN).violations
    ]


def test_office_rules(profile: Profile) -> None:
    assert told(DRAFT, profile) == EXPECTED


def test_what_the_draft_lacks_is_what_it_is_told(profile: Profile) -> None:
    better = DRAFT.replace("落实工作经费，适时开展", "办公室负责，2024年5月底前安排经费2万元开展")
    assert told(better, profile) == ["1:1 opening-short 开头占全文的25.7%", *EXPECTED[1:3]]


FIXED_RULES = """\
profile: writing
words: {old: [工商局, 质监局]}
rules:
  account:
    for: sentence
    forbid: text matches /帐[号户]/
    message: "“{match}”是旧写法"
    fix: {safe: 账号}
  renamed:
    for: document
    forbid: text has any of words.old and length > 3
    message: "“{match}”已并入市场监管局"
    fix: {unsafe: 市场监管局}
  empty-phrase:
    for: sentence
    forbid: text matches /切实(?=加强)/
    message: "“{match}”可删"
    fix: {safe: ''}
  endless:
    severity: off
    for: sentence
    forbid: text matches /网/
    message: m
    fix: {safe: 互联网}
"""


def office(tmp_path: Path, text: str = FIXED_RULES, name: str = "writing") -> Profile:
    path = tmp_path / ".reviewlint.yml"
    path.write_text(text, encoding="utf-8")
    return load_configuration(path, open_catalogue(CHECKS.keys())).profile_for(name)


def mended(text: str, profile: Profile, *, unsafe: bool = False) -> str:
    source = Source("draft.txt", text)
    return mend(source, lambda draft: propose(parse(draft), profile), unsafe=unsafe).source.text


def test_an_office_mends_by_its_own_rules(tmp_path: Path) -> None:
    profile = office(tmp_path)
    text = "工商局的帐号、帐户和工商局的帐号。\n质监局切实加强管理。\n“一网通办”网站。\n"
    safe = "工商局的账号、账号和工商局的账号。\n质监局加强管理。\n“一网通办”网站。\n"
    assert mended(text, profile) == safe
    assert mended(text, profile, unsafe=True) == safe.replace("工商局", "市场监管局").replace(
        "质监局", "市场监管局"
    )
    found = lint(Source("draft.txt", text), profile, only={"account"}).violations
    assert [(edit.span, edit.text) for one in found if one.fix for edit in one.fix.edits] == [
        (Span(4, 6), "账号"),
        (Span(7, 9), "账号"),
        (Span(14, 16), "账号"),
    ]


EVERYWHERE = """\
2024年帐号清查情况

一、帐号底数
全局帐号有3个，旧帐号没有停用。帐号由科室管。
1.帐号专人专用
- 帐号按月核对

| 单位 | 帐号 |
| --- | --- |
| 东溪所 | 帐号甲、帐号乙 |

帐号办公室
2024年5月6日
"""


@pytest.mark.parametrize(
    ("about", "where"),
    [
        ("text", ["1:6", "3:3", "4:3", "4:10", "4:17", "5:3", "6:3", "8:8", "10:9", "10:13", "12:1"]),
        ("document", ["1:6", "3:3", "4:3", "4:10", "4:17", "5:3", "6:3", "8:8", "10:9", "10:13", "12:1"]),
        ("sentence", ["4:3", "4:10", "4:17", "6:3"]),
    ],
)
def test_all_that_is_forbidden_is_told(tmp_path: Path, about: str, where: list[str]) -> None:
    rules = f"""\
profile: writing
rules:
  account: {{for: {about}, forbid: text matches /帐号/, message: "“{{match}}”应写作“账号”"}}
"""
    source = Source("draft.txt", EVERYWHERE)
    found = lint(source, office(tmp_path, rules), only={"account"}).violations
    assert [str(source.position(violation.span.start)) for violation in found] == where


def test_of_several_things_that_are_forbidden_each_is_told(tmp_path: Path) -> None:
    rules = """\
profile: writing
words: {old: [工商局, 质监局]}
rules:
  account:
    for: text
    forbid: text matches /帐户|帐号/ or text has any of words.old or length(text) > 60
    message: "“{match}”"
"""
    source = Source("draft.txt", "工商局的帐号。\n\n质监局的帐户由工商局管。\n")
    found = lint(source, office(tmp_path, rules), only={"account"}).violations
    assert [violation.text for violation in found] == ["工商局", "帐号", "质监局", "帐户", "工商局"]


def test_a_statement_is_told_once(tmp_path: Path) -> None:
    rules = """\
profile: rectification
rules:
  vague-deadline: {for: measure, forbid: text matches /适时|逐步/, message: "措施{id}没有期限"}
"""
    source = Source("draft.txt", "一、整改措施\n1.适时更换水表，逐步推广，适时验收。\n")
    profile = office(tmp_path, rules, "rectification")
    found = lint(source, profile, only={"vague-deadline"}).violations
    assert [violation.message for violation in found] == ["措施M1没有期限"]


def test_all_are_gathered_as_the_rule_says(tmp_path: Path) -> None:
    rules = """\
profile: writing
rules:
  account:
    for: text
    forbid: text matches /帐号/
    message: 写作“账号”
    gather: {least: 3, message: "有 {failed} 处写成“{match}”"}
"""
    found = lint(Source("draft.txt", EVERYWHERE), office(tmp_path, rules), only={"account"}).violations
    assert [(violation.message, len(violation.related)) for violation in found] == [
        ("有 11 处写成“帐号”", 10)  # the first one is where it stands
    ]


def test_a_sentence_with_many_of_them_is_mended_at_once(tmp_path: Path) -> None:
    assert mended("帐号和" * 50 + "帐号。\n", office(tmp_path)) == "账号和" * 50 + "账号。\n"


def test_words_cut_by_a_line_end_are_left(tmp_path: Path) -> None:
    lines = "各科室要认真核对本单位在各个平台上开设的全部账号，明确专人负责，按月检查，及时注销帐\n"
    text = (lines + "号并上报。\n") * 4
    profile = office(tmp_path)
    found = lint(Source("draft.txt", text), profile, only={"account"}).violations
    assert [violation.fix for violation in found] == [None] * 4
    assert mended(text, profile) == text


def test_a_line_end_is_left(tmp_path: Path) -> None:
    text = """\
profile: writing
rules:
  last-words: {for: document, forbid: 'text matches /[。]\\n/', message: m, fix: {safe: 。}}
"""
    profile = office(tmp_path, text)
    draft = "核对了账号。\n\n已经上报。\n"
    assert [
        violation.text
        for violation in lint(Source("draft.txt", draft), profile, only={"last-words"}).violations
    ]
    assert mended(draft, profile) == draft


def test_a_fix_without_end_is_refused(tmp_path: Path) -> None:
    profile = office(tmp_path, FIXED_RULES.replace("severity: off", "severity: info"))
    with pytest.raises(DraftError) as caught:
        mended("上网查询。\n", profile)
    assert "rule “endless”" in caught.value.lines("en")[0]


LINES = st.sampled_from(
    [
        *("临江区对照检查材料", "一、存在的主要问题", "二、原因分析", "三、整改措施", "（一）理论学习方面"),
        *(
            "一是学得不深。",
            "二是安排经费，适时开展。",
            "责任人：张某",
            "| 问题 | 措施 |",
            "|---|---|",
            "| 不深 | 月底前学 |",
        ),
        *("", "第一，逐步改进。", "“个别”《办法》", "办公室", "6月底前"),
    ]
)


@settings(max_examples=60)
@given(st.one_of(st.text(max_size=120), st.lists(LINES, max_size=25).map("\n".join)))
def test_rules_run_on_any_draft(profile: Profile, text: str) -> None:
    source = Source("draft.txt", text)
    report = lint(source, profile, only=OWN)
    assert {entry.rule for entry in report.checklist if entry.status != "off"} == OWN
    assert all(0 <= found.span.start <= found.span.end <= len(text) for found in report.violations)
