"""What speaks for a link besides the words of both: where they stand, and by which number they are called."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import shipped
from reviewlint.links.comparison import Comparison, Postings
from reviewlint.links.directory import Numbering
from reviewlint.links.inference import _facts
from reviewlint.links.support import Support

if TYPE_CHECKING:
    from reviewlint.links.support import Standing

THEME = "强化政治忠诚、提高政治能力"


def standing(text: str, pack: str = "review") -> Standing:
    """Return where what may answer the first problem stands to it."""
    review, profile = shipped.review_of(text, pack), shipped.profile(pack)
    assert profile.links is not None
    answers = (*review.causes, *review.measures)
    comparison = Comparison(review.text, review.problems, answers, profile.topics, profile.links)
    return Support(review, comparison).of(review.problems[0])


@pytest.mark.parametrize(("measures", "below"), [(2, 2), (30, 30), (31, 0)])
def test_a_heading_over_more_than_thirty_says_little_of_each(measures: int, below: int) -> None:
    windows = "".join(f"{number}. 擦净第{number}扇窗。\n" for number in range(1, measures + 1))
    text = (
        "一、存在的问题\n1. 财务报销审核不严。\n2. 楼道昏暗。\n"
        f"二、整改措施\n（一）严格财务报销审核\n{windows}（二）改善条件\n1. 浇水。\n"
    )
    assert len(standing(text).below) == below


def test_one_heading_alone_groups_nothing() -> None:
    text = (
        "一、存在的问题\n（一）财务方面\n1. 账目不清。\n2. 楼道昏暗。\n二、整改措施\n1. 擦窗。\n2. 换锁。\n"
    )
    assert standing(text).level == {"M1"}


@pytest.mark.parametrize(("pack", "themed"), [("self-review", {"M1.1"}), ("self-review-2025", set())])
def test_official_titles_of_themes_say_nothing_of_a_measure(pack: str, themed: set[str]) -> None:
    text = (
        f"2025年度民主生活会对照检查材料\n一、存在的主要问题\n（一）带头{THEME}方面\n1. 走访少。\n2. 会多。\n"
        "二、整改措施\n（一）提高政治能力\n1. 擦窗。\n（二）管好财务\n1. 浇水。\n"
    )
    assert standing(text, pack).themed == themed


@pytest.mark.parametrize(
    ("headings", "numbers", "meant"),
    [
        # what states a fault is itself the second problem, whatever items it has
        (("票据不全", "账目不清"), (1, 2, 1, 2), [["P2.1", "P2.2"]]),
        # but where the items are numbered through, the second of them is as good
        (("票据不全", "账目不清"), (1, 2, 3, 4), [["P2.1", "P2.2"], ["P1.2"]]),
        # what names an aspect is no problem
        (("票据方面", "账目不清方面"), (1, 2, 1, 2), [["P1.2"], ["P2.2"]]),
    ],
)
def test_a_number_means_a_heading_or_an_item(
    headings: tuple[str, str], numbers: tuple[int, ...], meant: list[list[str]]
) -> None:
    one, two, three, four = numbers
    review = shipped.review_of(
        f"一、存在的问题\n（一）{headings[0]}\n{one}. 缺发票。\n{two}. 缺签字。\n"
        f"（二）{headings[1]}\n{three}. 漏记。\n{four}. 重记。\n"
    )
    found = Numbering(review.problems, review.text).of(2)
    assert [[statement.id for statement in item] for item in found] == meant


def test_the_number_of_an_only_item_is_its_own() -> None:
    text = "一、存在的问题\n（一）票据方面\n1. 缺发票。\n（二）账目方面\n2. 漏记。\n3. 重记。\n"
    review = shipped.review_of(text)
    ((only,),) = Numbering(review.problems, review.text).of(1)
    assert only.id == "P1.1"


@pytest.mark.parametrize(
    ("measure", "silent"),
    [
        ("由办公室于5月底前换灯。", ["5月底前", "办公室"]),
        ("班子成员对所在支部组织生活负责。", []),  # for what, not only who
    ],
)
def test_deadlines_and_owners_say_nothing_of_a_subject(measure: str, silent: list[str]) -> None:
    review = shipped.review_of(f"一、存在的问题\n1. 灯坏。\n二、整改措施\n1. {measure}\n2. 浇水。\n")
    assert [span.of(review.text) for span in _facts(review.measures, review.text)] == silent


def test_of_many_only_neighbours_are_met_but_the_few_that_have_a_key() -> None:
    review = shipped.review_of("一、整改措施\n" + "".join(f"{n}. 换灯{n}盏。\n" for n in range(1, 21)))
    measures = review.measures
    weighted = [
        (one, {"所有": 1.0, **({"少数": 0.5} if at in {0, 19} else {})}) for at, one in enumerate(measures)
    ]
    postings = Postings(weighted, 4)
    within = postings.neighbourhood(measures[10])
    assert [identity for _, identity, _ in postings.of("所有", within)] == ["M9", "M10", "M11", "M12"]
    assert [identity for _, identity, _ in postings.of("少数", within)] == ["M1", "M20"]
    assert Postings(weighted, 20).neighbourhood(measures[10]) is None
    assert Postings(weighted, 19).neighbourhood(measures[0]) is not None
