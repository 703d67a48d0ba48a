from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reviewlint.links.linker import link
from shipped import profile, review_of

if TYPE_CHECKING:
    from reviewlint.reading.review import Links


GROUPED = """\
一、存在的问题
（一）学习方面
一是重业务、轻学习，笔记缺三篇。
二是学用脱节，研讨走过场。
（二）服务方面
一是窗口排队久。
二是电话无人接。
三是投诉回复慢。
（三）作风方面
一是会议太多。
二是调研走马观花。
二、原因分析
（一）把学习当任务。
（二）群众观念淡薄。
（三）习惯坐办公室。
三、整改措施
一是{words}
"""
FLAT = """\
## Problems

1. The backup was never restored.
2. Nobody was paged.
3. The queue overflowed.

## Action items

1. {words}
"""


def read(text: str) -> Links:
    return link(review_of(text), profile("review"))


def referred(links: Links, target: str = "M1") -> list[str]:
    """Return the problems that a reference links to a target, in order."""
    return [
        found.problem
        for answer in links.answers
        for found in answer.links
        if found.how == "reference" and found.target == target
    ]


def faults(text: str, links: Links) -> list[tuple[str, str]]:
    return [(bad.fault, bad.span.of(text)) for bad in links.bad_references]


@pytest.mark.parametrize(
    ("words", "problems"),
    [
        # the forms that drafters were seen to use
        ("办好。（对应问题1.2、2.1）", ["P1.2", "P2.1"]),
        ("办好。【对应：问题（二）第3个、（三）2；原因（三）】", ["P2.3", "P3.2"]),
        ("办好。（见问题2.1至2.3）", ["P2.1", "P2.2", "P2.3"]),
        ("办好。（关联问题P3.1）", ["P3.1"]),
        ("针对问题1.2，办好。", ["P1.2"]),
        ("针对第二方面第3个问题，办好。", ["P2.3"]),
        ("针对（三）第二个问题，办好。", ["P3.2"]),
        ("针对“重业务、轻学习”的问题，办好。", ["P1.1"]),
        ("做好关于“学用脱节”问题的整改。", ["P1.2"]),
        # others
        ("办好。（问题2.3）", ["P2.3"]),
        ("办好。【关联：P1.1、P1.2】", ["P1.1", "P1.2"]),
        ("办好。（参见问题3.1）", ["P3.1"]),
        ("办好。（对应问题1.1-2.1）", ["P1.1", "P1.2", "P2.1"]),
        ("办好。[P2.1, P2.3]", ["P2.1", "P2.3"]),
        ("办好。（对应问题“学用脱节”）", ["P1.2"]),
        ("办好。（对应问题：投诉回复慢）", ["P2.3"]),
        ("办好。（回应问题1.2和2.1）", ["P1.2", "P2.1"]),
        ("办好。(对应 问题 １．２)", ["P1.2"]),
        ("办好。（整改问题1.2，由办公室负责）", ["P1.2"]),
        ("针对问题1.2和问题2.1，办好。", ["P1.2", "P2.1"]),
        ("针对第三方面存在的问题，办好。", ["P3.1", "P3.2"]),
        ("针对「电话无人接」的问题，办好。", ["P2.2"]),
        ("针对“投诉回复很慢”的问题，办好。", []),
    ],
)
def test_a_reference_links_what_it_names(words: str, problems: list[str]) -> None:
    assert referred(read(GROUPED.format(words=words))) == problems


@pytest.mark.parametrize(
    ("words", "problems"),
    [
        ("Alert on it; addresses problem 2.", ["P2"]),
        ("Alert on it (fixes problem 3).", ["P3"]),
        ("Alert on it (see problems 1 to 3).", ["P1", "P2", "P3"]),
        ("Alert on it (resolves issues 2 and 3).", ["P2", "P3"]),
        ("In response to issue #2, alert on it.", ["P2"]),
        ("Alert on it (addresses P3).", ["P3"]),
        ("Alert on it (priority P1).", []),
    ],
)
def test_english_references(words: str, problems: list[str]) -> None:
    assert referred(read(FLAT.format(words=words))) == problems


@pytest.mark.parametrize(
    "words",
    [
        "针对上述问题，办好。",
        "对于存在的问题，逐项办好。",
        "针对班子存在的问题，办好。",
        "针对一些问题，办好。",
        "针对三个方面问题，办好。",
        "解决问题3个，办好。",
        "办好。（对应岗位12个）",
        "办好。（见附件1）",
        "办好。（对应问题清单）",
        "治理“四风”，针对“四风”问题开展检查。",
    ],
)
def test_general_phrases_refer_to_nothing(words: str) -> None:
    text = GROUPED.format(words=words)
    links = read(text)
    assert (referred(links), faults(text, links), links.references) == ([], [], 0)


@pytest.mark.parametrize(
    ("words", "fault"),
    [
        ("办好。（对应问题9.9）", ("dangling", "问题9.9")),
        ("办好。（对应问题1.1、4.2）", ("dangling", "4.2")),
        ("办好。（对应问题1.1；原因（七））", ("dangling", "原因（七）")),
        ("针对“仓库钥匙无人保管”的问题，办好。", ("dangling", "“仓库钥匙无人保管”的问题")),
        ("办好。（见问题2.1至2.9）", ("dangling", "问题2.1至2.9")),
        ("办好。（对应问题1）", ("ambiguous", "问题1")),
        ("针对第2个问题，办好。", ("ambiguous", "第2个问题")),
        ("办好。（对应问题1.2.3）", ("unclear", "（对应问题1.2.3）")),
        ("办好。（对应问题：甲乙丙丁）", ("unclear", "（对应问题：甲乙丙丁）")),
    ],
)
def test_a_reference_that_fails_is_told_at_its_place(words: str, fault: tuple[str, str]) -> None:
    text = GROUPED.format(words=words)
    links = read(text)
    assert faults(text, links) == [fault]


def test_an_ambiguous_reference_names_what_it_may_mean() -> None:
    assert read(GROUPED.format(words="办好。（对应问题3）")).bad_references == ()
    (bad,) = read(GROUPED.format(words="办好。（对应问题2）")).bad_references
    assert (bad.statement, bad.candidates) == ("M1", ("P1.2", "P2.2", "P3.2"))


def test_a_number_alone_means_the_own_section() -> None:
    text = (
        "一、存在的问题\n（一）学习方面\n1. 笔记缺三篇。\n2. 研讨少。\n（二）服务方面\n1. 排队久。\n2. 电话无人接。\n"
        "二、整改措施\n（一）学习方面\n1. 补齐。（对应问题1）\n2. 多讲。（对应问题2）\n"
        "（二）服务方面\n1. 增设窗口。（对应问题1）\n2. 专人值守。（对应问题2）\n"
    )
    links = read(text)
    assert faults(text, links) == []
    assert [referred(links, target) for target in ("M1.1", "M1.2", "M2.1", "M2.2")] == [
        ["P1.1"],
        ["P1.2"],
        ["P2.1"],
        ["P2.2"],
    ]


def test_numbers_may_run_on_through_the_sections() -> None:
    text = (
        "一、存在的问题\n（一）学习方面\n1. 笔记缺三篇。\n2. 研讨少。\n（二）服务方面\n3. 排队久。\n4. 电话无人接。\n"
        "二、整改措施\n1. 增设窗口。（对应问题3）\n"
    )
    assert referred(read(text)) == ["P2.1"]


FAULTS = (
    "一、存在的问题\n（一）仓库账物不符。一是领用单缺7张；二是旧件没有入库。\n（二）检修记录缺页。4月抽查，2台缺页。\n"
    "（三）工具借出不登记，扳手少了3把。\n二、整改措施\n1. 补齐账目。（对应问题1）\n2. 复核记录。（对应问题2）\n"
    "3. 挂牌。（对应问题3）\n"
)


def test_a_number_means_a_problem_of_the_top_level_before_an_item_in_it() -> None:
    links = read(FAULTS)
    assert faults(FAULTS, links) == []
    assert [referred(links, target) for target in ("M1", "M2", "M3")] == [
        ["P1"],
        ["P2"],
        ["P3"],
    ]


def test_a_range_of_problems_holds_all_between() -> None:
    text = FAULTS.replace("（对应问题3）", "（对应问题1至3）")
    assert referred(read(text), "M3") == ["P1", "P2", "P3"]


def test_a_number_is_ambiguous_where_items_run_on_through_headings_that_are_problems() -> None:
    text = (
        "一、存在的问题\n（一）账目不清\n1. 凭证缺页。\n2. 总账不平。\n（二）值守不严\n3. 夜间空岗。\n二、整改措施\n"
        "1. 对账。（对应问题2）\n2. 排班。（对应问题3）\n"
    )
    links = read(text)
    assert faults(text, links) == [("ambiguous", "问题2")]
    assert referred(links, "M2") == ["P2.1"]


def test_the_number_written_before_an_item_comes_before_its_place() -> None:
    text = "一、存在的问题\n2. 排队久。\n3. 电话无人接。\n二、整改措施\n1. 增设窗口。（对应问题2）\n"
    assert referred(read(text)) == ["P1"]


def test_numbers_that_markdown_gives_itself_are_places() -> None:
    text = "## 存在的问题\n\n1. 排队久。\n1. 电话无人接。\n\n## 整改措施\n\n1. 专人值守。（对应问题1）\n"
    links = read(text)
    assert faults(text, links) == []
    assert referred(links) == ["P1"]


def test_a_measure_that_names_problem_and_cause_ties_all_three() -> None:
    links = read(GROUPED.format(words="办好。【对应：问题（二）第3个；原因（三）】"))
    assert referred(links, "C3") == ["P2.3"]


def test_a_problem_may_name_its_cause() -> None:
    text = GROUPED.format(words="办好。").replace("会议太多。", "会议太多。（原因见C2）")
    links = read(text)
    assert [
        (a.problem, a.links[0].target) for a in links.of("cause") if a.links and a.links[0].how == "reference"
    ] == [("P3.1", "C2")]


def test_a_reference_ends_inference_for_its_item_and_kind() -> None:
    plain = read(GROUPED.format(words="增加窗口，减少排队。"))
    assert [(a.problem, a.verdict) for a in plain.of("measure") if a.links and a.links[0].target == "M1"][
        :1
    ] == [("P2.1", "linked")]
    referring = read(GROUPED.format(words="增加窗口，减少排队。（对应问题3.1）"))
    assert {found.problem for a in referring.of("measure") for found in a.links} == {"P3.1"}


def test_a_dangling_reference_leaves_inference_to_it() -> None:
    links = read(GROUPED.format(words="增加窗口，减少排队。（对应问题9.9）"))
    assert "P2.1" in {a.problem for a in links.of("measure") if a.verdict == "linked"}


def test_a_table_row_links_its_cells() -> None:
    text = (
        "# 整改清单\n\n| 问题 | 原因 | 整改措施 |\n|---|---|---|\n"
        "| 钥匙无人保管 | 没有分工 | 指定专人 |\n| 台账缺页 | 交接不清 | 逐页补齐 |\n"
    )
    links = read(text)
    found = [(a.problem, a.kind, a.verdict, [(x.target, x.how) for x in a.links]) for a in links.answers]
    assert found == [
        ("P1", "cause", "linked", [("C1", "table")]),
        ("P2", "cause", "linked", [("C2", "table")]),
        ("P1", "measure", "linked", [("M1", "table")]),
        ("P2", "measure", "linked", [("M2", "table")]),
    ]


def test_a_row_answers_the_problem_or_the_theme_that_it_repeats() -> None:
    text = (
        "一、存在的问题\n（一）账目公开不细\n一是公开栏只贴总数。\n二是公开栏不按月更换。\n（二）值班靠自觉\n"
        "一是村部没有人。\n二是电话没有人接。\n二、整改措施\n| 问题 | 措施 | 责任人 |\n|---|---|---|\n"
        "| 账目公开不细 | 每月张贴 | 孙丽华 |\n| 村部没有人 | 值班表上墙 | 石建国 |\n| 甲乙丙 | 装录音电话 | 江燕 |\n"
    )
    links = read(text)
    tables = [x for a in links.of("measure") for x in a.links if x.how == "table"]
    assert [(x.problem, x.target) for x in tables] == [("P1.1", "M1"), ("P1.2", "M1"), ("P2.1", "M2")]
    assert links.bad_references == ()


def test_what_a_row_repeats_counts_with_its_measure() -> None:
    text = (
        "一、存在的问题\n一是盆栽枯萎，无人浇水。\n二是财务报销审核不严。\n二、整改措施\n| 问题 | 措施 |\n|---|---|\n"
        "| 盆栽无人管 | 专人负责 |\n| 审核不细 | 两人复核 |\n"
    )
    best = {answer.problem: answer.links[0].target for answer in read(text).of("measure")}
    assert best == {"P1": "M1", "P2": "M2"}


def test_an_item_that_is_called_after_its_problem_refers_to_nothing() -> None:
    text = GROUPED.format(words="关于“无此内容的一句话”的问题，由办公室办理。")
    assert read(text).bad_references == ()
    text = GROUPED.format(words="办理关于“无此内容的一句话”的问题。")
    assert faults(text, read(text)) == [("dangling", "“无此内容的一句话”的问题")]


def test_labelled_entries_and_headings_link_what_they_hold() -> None:
    text = (
        "一、反馈问题整改情况\n（一）关于“钥匙无人保管”问题的整改\n1. 指定专人。\n2. 每周清点。\n"
        "（二）关于“台账缺页”问题的整改\n1. 逐页补齐。\n"
    )
    links = link(review_of(text, "rectification"), profile("rectification"))
    assert [(a.verdict, len(a.links)) for a in links.of("measure")] == [("linked", 2), ("linked", 1)]
    assert links.bad_references == ()


INTERLEAVED = """\
一、学习方面
（一）存在的问题
1. 钥匙无人保管。
（二）原因分析
没有分工。
（三）整改措施
1. 指定专人。
二、服务方面
（一）存在的问题
1. 排队久。
2. 花草枯萎。
（二）原因分析
人手不足。
（三）整改措施
1. 增设窗口。
"""


def test_a_theme_with_one_problem_holds_its_answers() -> None:
    links = read(INTERLEAVED)
    assert [
        (a.problem, a.kind, a.links[0].how, a.links[0].target) for a in links.answers if a.problem == "P1.1"
    ] == [
        ("P1.1", "cause", "table", "C1"),
        ("P1.1", "measure", "table", "M1.1"),
    ]


def test_a_theme_with_several_problems_keeps_to_its_own_answers() -> None:
    links = read(INTERLEAVED)
    assert {found.target for a in links.answers if a.problem.startswith("P2") for found in a.links} == {
        "C2",
        "M2.1",
    }
    assert all(a.verdict != "none" for a in links.answers)


def test_a_heading_that_names_one_problem_speaks_for_all_below() -> None:
    text = (
        "一、存在的问题\n一是钥匙无人保管。\n二是花草枯萎。\n二、整改措施\n"
        "（一）针对问题1，抓好保管\n1. 指定专人。\n2. 每周清点。\n（二）抓好日常\n1. 每天浇水。\n2. 换盆。\n"
    )
    links = read(text)
    assert referred(links, "M1.1") == referred(links, "M1.2") == ["P1"]
    assert referred(links, "M2.1") == []
