"""The words of two texts that are compared: pairs of characters, phrases, names and nouns that both have."""

from __future__ import annotations

import pytest

from reviewlint.links.substance import common_phrases, grams_of, nouns, shared_names, shared_nouns, vector_of


def test_grams_are_pairs_of_neighbouring_characters_and_runs_of_four_letters() -> None:
    assert list(grams_of("甲乙丙 丁 ab abc abcde")) == ["甲乙", "乙丙", "丁", "ab", "abc", "abcd", "bcde"]


def test_nouns_are_pairs_of_neighbouring_characters() -> None:
    assert nouns("整改台账") == {"整改", "改台", "台账"}


@pytest.mark.parametrize(
    ("one", "other", "phrases"),
    [
        ("核对整改台账", "更换整改台账", ["整改台账"]),  # the last of both
        ("整改台账", "先换台账", ["台账"]),  # just as long as it must be, and the last
        ("台账", "台账", ["台账"]),
        ("台账不全", "台账", ["台账"]),  # the first, and then no more
        ("甲乙丙", "甲乙，乙丙", ["甲乙", "乙丙"]),  # the second begins in the first
        ("台", "台", []),
        ("alert fires late", "an alert", ["alert"]),
        ("log", "log", []),  # Latin words have to be longer
    ],
)
def test_phrases_are_as_long_as_both_have_them(one: str, other: str, phrases: list[str]) -> None:
    assert common_phrases(one, other, 2) == phrases


def test_a_gram_that_one_statement_alone_has_is_like_nothing() -> None:
    # 0.6 and 0.8 of a vector of length 1
    assert vector_of({"甲乙": 1, "丙丁": 1}, {"甲乙": 2, "丙丁": 1}, [0.0, 4.0, 3.0]) == {"甲乙": 0.6}


def test_a_name_counts_that_two_of_either_kind_have_and_not_three() -> None:
    problems = {"P1": "“清风行动”走了过场", "P2": "“清风行动”没有总结"}
    answers = {"M1": "重做“清风行动”"}
    assert shared_names(problems, answers) == {("P1", "M1"), ("P2", "M1")}
    assert shared_names({**problems, "P3": "“清风行动”未公开"}, answers) == frozenset()


def test_a_noun_counts_that_no_other_statement_has() -> None:
    assert shared_nouns({"P1": "灯坏"}, {"M1": "换灯坏"}) == {("P1", "M1")}
    assert shared_nouns({"P1": "灯坏", "P2": "灯坏"}, {"M1": "换灯坏"}) == frozenset()
    assert shared_nouns({"P1": "灯坏"}, {"M1": "换灯坏", "M2": "灯坏"}) == frozenset()
