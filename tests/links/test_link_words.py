from __future__ import annotations

import pytest

from reviewlint.links.substance import shared_names, shared_nouns


@pytest.mark.parametrize("term", ["“案-件比”", "「一图读懂」", "AED", "eHR", "C刊", "12345", "428.05"])
def test_a_quoted_term_or_a_code_is_shared(term: str) -> None:
    assert shared_names({"P1": f"{term}不符合要求"}, {"M1": f"改进{term}", "M2": "每周擦窗"}) == {
        ("P1", "M1")
    }


@pytest.mark.parametrize("term", ["2025年", "2025 年", "12", "the queue", "“一”"])
def test_years_small_counts_and_english_prose_are_no_names(term: str) -> None:
    assert shared_names({"P1": f"{term}不符合要求"}, {"M1": f"改进{term}。"}) == frozenset()


def test_what_more_than_two_have_is_not_rare() -> None:
    answers = {f"M{n}": "更换AED" for n in range(1, 4)}
    assert shared_names({"P1": "AED过期"}, answers) == frozenset()
    assert len(shared_names({"P1": "AED过期"}, {"M1": answers["M1"], "M2": answers["M2"]})) == 2


def test_a_noun_is_shared_by_one_of_each() -> None:
    problems = {"P1": "三组路灯坏了", "P2": "花草枯死"}
    assert shared_nouns(problems, {"M1": "换装路灯", "M2": "浇水"}) == {("P1", "M1")}
    assert shared_nouns(problems, {"M1": "换装路灯", "M2": "检修路灯"}) == frozenset()
    assert shared_nouns({**problems, "P3": "路灯常亮"}, {"M1": "换装路灯"}) == frozenset()


def test_particles_and_numerals_make_no_noun() -> None:
    assert shared_nouns({"P1": "三组的门都没有锁"}, {"M1": "今后三组都没有要锁的"}) == frozenset()
