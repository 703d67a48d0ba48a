from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewlint.patterns import explodes


@pytest.mark.parametrize(
    "pattern",
    [
        *(r"(a+)+", r"(a*)*b", r"(a|a)*", r"(a|aa)+", r"(a?){30}", r"(?:a{1,2})*", r"((a{0,9}){9}){9}"),
        *(r"(x+x+)+y", r"(?:\w*\d*、)+", r"(?:a?a?,)+", r"(.*?、)+", r"(?:\s*\d+\s*)+", r"(a)(\1)+"),
        *("(?i)(?:[A-Z]+a)+", "(|a)+", r"(?:[^b]+c)*", r"((?:a+b?)+)*"),
    ],
)
def test_patterns_that_explode(pattern: str) -> None:
    assert explodes(pattern)


@pytest.mark.parametrize(
    "pattern",
    [
        *(
            r"\d+(\.\d+)?(万|亿)?元",
            r"(?:\d+、)+",
            r"(?:、\d+)*",
            r"(?:[^，。]*，)+",
            r"(\d{1,3},)*",
            r".*甲.*",
        ),
        *("(?:个别|有的)+", "(?:各单位|各部门)+", "(a+){3}", r"(?>a+)+", r"(a+)++", "(?:(?=a+)a)+", "()*"),
        *(r"(?:\d++(?:\.\d++)?+、)+", r"\bx(?<!y)", r"(?:a{3}b)+", "", r"(?:\D、)+", r"(?:[一-三]+号)+"),
    ],
)
def test_patterns_that_do_not(pattern: str) -> None:
    assert not explodes(pattern)


def test_nine_turns_are_tried_in_few_ways_and_ten_in_many() -> None:
    assert [explodes(pattern) for pattern in ("(a+){9}", "(a+){10}", "((a+){3}){3}", "((a+){5}){2}")] == [
        False,
        True,
        False,
        True,
    ]


@given(st.text(alphabet="ab1(|)*+?{2,}[^]\\d.", max_size=15))
def test_whatever_compiles_can_be_looked_at(pattern: str) -> None:
    try:
        re.compile(pattern)
    except (re.error, OverflowError, FutureWarning):
        return
    assert explodes(pattern) in {True, False}
