"""What two statements of a draft have in common: words that tell, phrases that are shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import shipped
from reviewlint.draft.source import Span
from reviewlint.links.comparison import Comparison
from reviewlint.links.substance import Substance

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reviewlint.reading.review import Review

SETTINGS = shipped.profile("review").links


def compared(problems: str, *measures: str, hidden: Iterable[str] = ()) -> tuple[Review, Comparison]:
    """Return a draft of problems and measures, and its comparison without any topic and some hidden words."""
    items = "".join(f"{number}. {words}\n" for number, words in enumerate(measures, start=1))
    review = shipped.review_of(f"一、存在的问题\n{problems}二、整改措施\n{items}")
    assert SETTINGS is not None
    assert len(review.measures) == len(measures)
    return review, Comparison(
        review.text, review.problems, review.measures, (), SETTINGS, _places(review.text, hidden)
    )


def _places(text: str, words: Iterable[str]) -> list[Span]:
    return [Span(text.index(word), text.index(word) + len(word)) for word in words]


def telling(problem: str, *measures: str) -> bool:
    """Tell whether a problem and the first of some measures share more than one word of every office."""
    review, comparison = compared(f"1. {problem}\n", *measures)
    return comparison.is_telling(review.problems[0], review.measures[0])


def test_one_word_tells_where_only_these_two_have_it() -> None:
    assert telling("扶梯异响。", "检修扶梯。", "添置座椅。")
    assert not telling("扶梯异响。", "检修扶梯。", "停用扶梯。")  # three have it
    assert not telling("扶梯异响。", "添置座椅。", "停用电灯。")


def test_two_words_tell_whoever_has_them() -> None:
    assert telling("扶梯异响，座椅松动。", "检修扶梯，更换座椅。", "停用扶梯，搬走座椅。")


def phrases(problem: str, measure: str) -> list[str]:
    """Return the phrases that are shown as evidence for a pair."""
    review, comparison = compared(f"1. {problem}\n", measure)
    shared = comparison.shared(review.problems[0], review.measures[0])
    return [one.in_problem[0].of(review.text) for one in shared]


def test_a_phrase_inside_a_longer_one_is_not_shown_again() -> None:
    problem = "自动扶梯维保合同到期，维保合同未续。"
    assert phrases(problem, "续签自动扶梯维保合同，公开维保合同。") == ["自动扶梯维保合同"]


def test_no_more_than_three_phrases_are_shown_the_longest_first() -> None:
    problem = "旧扶梯护板松动，新门禁系统失灵，大会议桌椅开裂，老消防水带漏水。"
    measure = "换旧扶梯护板，修新门禁系统，补大会议桌椅，查老消防水带漏。"
    assert phrases(problem, measure) == ["老消防水带漏", "旧扶梯护板", "新门禁系统"]


@pytest.mark.parametrize(
    ("hidden", "left"),
    [
        ((), "甲乙丙丁戊。"),
        (("甲乙",), "  丙丁戊。"),
        (("甲乙", "丙丁"), "    戊。"),  # side by side
        (("甲乙丙", "丙丁"), "   丁戊。"),  # of two that overlap the first
    ],
)
def test_what_is_hidden_is_left_out_and_moves_nothing(hidden: tuple[str, ...], left: str) -> None:
    review, comparison = compared("1. 灯坏。\n", "甲乙丙丁戊。", hidden=hidden)
    assert comparison.words(review.measures[0]) == left


@pytest.mark.parametrize(
    ("topics", "strong", "telling", "shares"),
    [
        ("a", "", "a", False),  # one topic, by weak words alone
        ("a", "a", "a", True),
        ("a", "a", "", False),  # by words of every trade
        ("ab", "", "a", True),  # several topics
        ("ab", "", "", False),
    ],
)
def test_a_topic_is_shared_by_strong_words_or_together_with_another(
    topics: str, strong: str, telling: str, *, shares: bool
) -> None:
    one = Substance(frozenset(topics), frozenset(strong), frozenset(telling), frozenset(), "")
    assert one.shares_topic(one) is shares
