"""The matrix of links, the evidence on one problem and the suggestions, drawn from links made by hand."""

from __future__ import annotations

import json
from io import StringIO
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

import contract
from reviewlint.draft.source import Source, Span
from reviewlint.phrases import Phrase
from reviewlint.reading.review import Answer, Link, Links, Shared
from reviewlint.reporters import as_json, trace_advice, trace_matrix
from reviewlint.reporters.screen import Page, write_plain
from shipped import review_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reviewlint.reading.review import Review
    from reviewlint.reporters.screen import Line

TEXT = """\
云岭县市场监管局自查报告
一、存在的问题
（一）财务管理方面
一是报销单据审核不严，有3笔没有发票。
二是固定资产没有按时盘点。
（二）安全管理方面
一是灭火器过期，没有更换。
二是窗口排队时间长。
二、原因分析
一是财务人员对报销制度不熟悉。
二是安全检查流于形式。
三、整改措施
一是由会计逐笔复核报销单据。（对应问题1.1）
二是每半年盘点一次固定资产。
三是更换全部灭火器，每月检查一次。
四是举办一次书法展览
"""
PAGE = Page(60, "zh")


def place(words: str, nth: int = 1) -> Span:
    start = -1
    for _ in range(nth):
        start = TEXT.index(words, start + 1)
    return Span(start, start + len(words))


def read(text: str = TEXT, path: str = "材料.txt") -> Review:
    return review_of(text, path=path)


@pytest.fixture
def review() -> Review:
    """Return a review in which every state of an answer occurs once at least."""
    both = Shared(Phrase("资金和财务", "Finance"), (place("报销"),), (place("财务", 2), place("报销", 2)))
    same = Shared(None, (place("固定资产"),), (place("固定资产", 2),))
    inferred = Link("P1.1", "C1", "inferred", 0.57, "linked", (both,))
    weak = Link("P1.1", "C2", "inferred", 0.1, "none")
    written = Link("P1.1", "M1", "reference", 1.0, "linked", reference=place("（对应问题1.1）"))
    maybe = (
        Link("P1.2", "M2", "inferred", 0.4, "unconfirmed", (same,)),
        Link("P1.2", "M1", "inferred", 0.3, "unconfirmed"),
    )
    decided = Link("P2.1", "M3", "decision", 1.0, "linked")
    answers = (
        Answer("P1.1", "cause", "linked", (inferred, weak), judgeable=True),
        Answer("P1.2", "cause", "none", (), judgeable=True),
        Answer("P2.1", "cause", "exempt", (), judgeable=True, reason="原因见附件"),
        Answer("P2.2", "cause", "none", (), judgeable=False),
        Answer("P1.1", "measure", "linked", (written,), judgeable=True),
        Answer("P1.2", "measure", "unconfirmed", maybe, judgeable=True),
        Answer("P2.1", "measure", "linked", (decided,), judgeable=True),
        Answer("P2.2", "measure", "none", (), judgeable=False),
    )
    return replace(read(), links=Links(answers, (), ("C2",), ("M4",), 1))


def drawn(lines: Iterable[Line]) -> str:
    stream = StringIO()
    write_plain(lines, stream)
    return stream.getvalue()


MATRIX = """\
                                               原因  措施
    财务管理方面
 4  P1.1  报销单据审核不严，有3笔没有发票。    ○ C1  ● M1
 5  P1.2  固定资产没有按时盘点。               缺    ? M2 M1
    安全管理方面
 7  P2.1  灭火器过期，没有更换。               免    ● M3
 8  P2.2  窗口排队时间长。                     ?     ?
"""
ORPHANS = """\

没有对应问题的原因
11  C2  安全检查流于形式。

没有对应问题的措施
16  M4  举办一次书法展览

"""
TOTALS = """\
4 个问题：原因 推断 1、无法判断 1、缺 1、不需要 1；措施 明确 2、待确认 1、无法判断 1
● 文中写明或已确认  ○ 推断  ? 待确认  缺 没有找到  免 不需要  – 文中没有这一部分
"""


def test_matrix(review: Review) -> None:
    assert drawn(trace_matrix.render(review, PAGE)) == MATRIX + ORPHANS + TOTALS


def test_matrix_in_english(review: Review) -> None:
    text = drawn(trace_matrix.render(review, Page(60, "en")))
    assert text.splitlines()[3].split() == ["5", "P1.2", "固定资产没有按时盘点。", "missing", "?", "M2", "M1"]
    assert text.splitlines()[5].split() == ["7", "P2.1", "灭火器过期，没有更换。", "exempt", "●", "M3"]
    assert "Measures for no problem\n16  M4  举办一次书法展览\n" in text
    assert text.splitlines()[-2] == (
        "4 problems: causes: 1 inferred, 1 not judgeable, 1 missing, 1 exempt; "
        "measures: 2 written or decided, 1 to be confirmed, 1 not judgeable"
    )


def test_holes_only(review: Review) -> None:
    ids = [
        line.split()[1]
        for line in drawn(trace_matrix.render(review, PAGE, holes=True)).splitlines()
        if " P" in line
    ]
    assert ids == ["P1.2", "P2.2"]


def test_no_holes(review: Review) -> None:
    kept = tuple(answer for answer in review.links.answers if answer.problem in {"P1.1", "P2.1"})
    whole = replace(
        review,
        problems=tuple(p for p in review.problems if p.id in {"P1.1", "P2.1"}),
        links=Links(kept),
    )
    assert drawn(trace_matrix.render(whole, PAGE, holes=True)) == (
        "每个问题都有对应的原因和措施\n2 个问题：原因 推断 1、不需要 1；措施 明确 2\n"
    )


def test_a_part_that_the_draft_lacks_is_no_hole() -> None:
    review = read("报告\n一、存在的问题\n1. 报销审核不严。\n二、整改措施\n1. 逐笔复核。（对应问题1）\n")
    linked = Link("P1", "M1", "reference", 1.0, "linked")
    answers = (
        Answer("P1", "cause", "none", (), judgeable=True),
        Answer("P1", "measure", "linked", (linked,), judgeable=True),
    )
    review = replace(review, links=Links(answers))
    assert drawn(trace_matrix.render(review, PAGE)).splitlines()[1].split() == [
        "3",
        "P1",
        "报销审核不严。",
        "–",
        "●",
        "M1",
    ]
    assert trace_matrix.with_holes(review) == ()
    assert "1 个问题：原因 文中没有；措施 明确 1" in drawn(trace_matrix.render(review, PAGE))


def test_a_draft_without_problems() -> None:
    assert drawn(trace_matrix.render(read("通知\n请按时参加会议。\n"), PAGE)) == (
        "没有认出问题；用 reviewlint outline 看看文稿是怎样理解的\n"
    )


def test_the_narrowest_page_keeps_the_cells(review: Review) -> None:
    line = drawn(trace_matrix.render(review, Page(40, "zh"))).splitlines()[2]
    assert line == " 4  P1.1  报销单据审核不…  ○ C1  ● M1"


WHY = """\
P1.1  4:3  报销单据审核不严，有3笔没有发票。

原因  推断对应
  C1  10:3  推断 0.57 对应  财务人员对报销制度不熟悉。
    话题“资金和财务”：问题写“报销”，原因写“财务”“报销”
  C2  11:3  推断 0.10 关联太弱  安全检查流于形式。
    没有共同的话题或词语
  → 对应的是 C1：在它末尾写“（对应问题1.1）”，或运行 reviewlint decide 材料.txt --accept P1.1:C1
  → 不是 C1：运行 reviewlint decide 材料.txt --reject P1.1:C1

措施  已经明确
  M1  13:3  文中写明  由会计逐笔复核报销单据。（对应问题1.1…
    13:15  （对应问题1.1）
"""


def test_why(review: Review) -> None:
    assert drawn(trace_advice.evidence(review, review.problems[0], PAGE)) == WHY


def test_why_of_what_is_open_says_what_to_do(review: Review) -> None:
    text = drawn(trace_advice.evidence(review, review.problems[1], Page(100, "en")))
    assert "causes  missing\n  → add a cause; if none is needed, run reviewlint decide" in text
    assert '--exempt P1.2:cause --reason "…"\n' in text
    assert (
        "  M2  14:3  inferred 0.40 to be confirmed  每半年盘点一次固定资产。\n    the same words: “固定资产”\n"
        in text
    )
    assert (
        "  → if it is M2: write “（对应问题1.2）” at its end, or run reviewlint decide 材料.txt --accept P1.2:M2\n"
        in text
    )


def test_why_of_what_is_settled_or_unjudged(review: Review) -> None:
    exempt = drawn(trace_advice.evidence(review, review.problems[2], PAGE))
    assert exempt.splitlines()[2] == "原因  不需要：原因见附件"
    assert exempt.splitlines()[5] == "  M3  15:3  已由人确认  更换全部灭火器，每月检查一次。"
    unjudged = drawn(trace_advice.evidence(review, review.problems[3], PAGE))
    assert unjudged.splitlines()[2] == "原因  无法判断：没有命中任何话题（见 reviewlint topics）"


SUGGESTIONS = """\
可以直接粘贴的对应标注（先核对，再粘贴）
  C1  10:3  财务人员对报销制度不熟悉。
    粘贴 （对应问题1.1）
    位置 “财务人员对报销制度不熟悉”之后、“。”之前

待确认的，最可能的在前
  P1.2  措施  5:3  固定资产没有按时盘点。
    M2  0.40  在“每半年盘点一次固定资产”之后粘贴 （对应问题1.2）
    M1  0.30  在“单据。（对应问题1.1）”之后粘贴 （对应问题1.2）
    不宜写进正文的，可以另行记录：reviewlint decide 材料.txt --accept P1.2:M2

没有找到的
  P1.2  原因  5:3  固定资产没有按时盘点。
    补写原因；确实不需要的，运行 reviewlint decide 材料.txt --exempt P1.2:cause --reason "…"

看不出来的，请核对
  P2.2  原因  8:3  窗口排队时间长。
    如有对应的原因，在它末尾写“（对应问题2.2）”；它还对应别的问题的，一并写上
  P2.2  措施  8:3  窗口排队时间长。
    如有对应的措施，在它末尾写“（对应问题2.2）”；它还对应别的问题的，一并写上
"""


def test_suggestions(review: Review) -> None:
    assert drawn(trace_advice.suggestions(review, PAGE)) == SUGGESTIONS


def test_a_reference_names_all_problems_that_a_measure_answers(review: Review) -> None:
    """One that names but one of them would take the measure from the others."""
    links = replace(review.links, pairs=(Link("P2.1", "M2", how="inferred", score=0.6, band="linked"),))
    told = drawn(trace_advice.suggestions(replace(review, links=links), PAGE))
    assert "在“每半年盘点一次固定资产”之后粘贴 （对应问题1.2、2.1）\n" in told
    problem = next(one for one in review.problems if one.id == "P1.2")
    why = drawn(trace_advice.evidence(replace(review, links=links), problem, PAGE))
    assert "对应的是 M2：在它末尾写“（对应问题1.2、2.1）”" in why


def test_nothing_to_suggest(review: Review) -> None:
    settled = replace(review.links, answers=review.links.answers[2:3])
    assert drawn(trace_advice.suggestions(replace(review, links=settled), PAGE)) == (
        "没有要补的标注：对应关系都已写明\n"
    )


def test_a_name_that_a_shell_would_read_is_quoted(review: Review) -> None:
    outline = replace(review.outline, source=Source("整改 方案.txt", TEXT))
    text = drawn(trace_advice.suggestions(replace(review, outline=outline), PAGE))
    assert "reviewlint decide '整改 方案.txt' --accept P1.2:M2" in text


def test_json(review: Review) -> None:
    answer = json.loads(drawn(as_json.trace(review, PAGE)))
    contract.verify_trace(answer)
    assert answer["path"] == "材料.txt"
    assert answer["problems"][0] == {
        "id": "P1.1",
        "cause": {
            "verdict": "linked",
            "links": [{"to": "C1", "how": "inferred", "score": 0.57, "evidence": ["报销", "财务"]}],
        },
        "measure": {
            "verdict": "linked",
            "links": [{"to": "M1", "how": "reference", "score": 1.0, "evidence": []}],
        },
    }
    assert [problem["cause"]["verdict"] for problem in answer["problems"]] == [
        "linked",
        "none",
        "exempt",
        "none",
    ]
    assert answer["problems"][1]["measure"]["links"][1]["to"] == "M1"
    assert answer["orphans"] == {"causes": ["C2"], "measures": ["M4"]}
    holes = json.loads(drawn(as_json.trace(review, PAGE, holes=True)))
    assert [problem["id"] for problem in holes["problems"]] == ["P1.2", "P2.2"]
