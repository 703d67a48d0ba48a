from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewlint.packs.load_profile import index
from reviewlint.patterns import explodes, fault, is_pattern, needed_words
from shipped import CATALOGUE

if TYPE_CHECKING:
    from reviewlint.packs.catalogue import Candidate


@pytest.mark.parametrize(
    "pattern",
    ["甲+", r"(?:\d+、)+", r"(?:a++)+", r"(?>a+)+", r"a{1,9}b*", r"(?=a+)*b", "(?i:a)", r"[\[a]", "a" * 2000],
)
def test_sound_patterns(pattern: str) -> None:
    assert fault(pattern) is None


@pytest.mark.parametrize(
    ("pattern", "offset", "english", "chinese"),
    [
        (
            "甲(乙",
            1,
            "bad regular expression: missing ), unterminated subpattern",
            "正则表达式有误：左括号没有闭合",
        ),
        ("甲)", 1, "bad regular expression: unbalanced parenthesis", "正则表达式有误：多了一个右括号"),
        ("[甲", 0, "bad regular expression: unterminated character set", "正则表达式有误：“[”没有闭合"),
        ("*", 0, "bad regular expression: nothing to repeat", "正则表达式有误：重复符号前面没有内容"),
        (r"a\q", 1, r"bad regular expression: bad escape \q", r"正则表达式有误：bad escape \q"),
        (
            "(a+)+",
            None,
            "a repeat inside a repeat, as in “(a+)+”, can hang on a long text: bound it, or write “++”",
            "重复里又套重复，如“(a+)+”，遇到长文会卡住；请限定次数或用“++”",
        ),
        (
            "(a|b*)*c",
            None,
            "a repeat inside a repeat, as in “(a+)+”, can hang on a long text: bound it, or write “++”",
            "重复里又套重复，如“(a+)+”，遇到长文会卡住；请限定次数或用“++”",
        ),
        ("(?i)a", None, "write “(?i:…)” instead of “(?i)”", "请把“(?i)”写成“(?i:…)”"),
        ("a" * 2001, None, "a regular expression of more than 2000 characters", "正则表达式超过 2000 个字符"),
        (
            "[[a]",
            None,
            "bad regular expression: Possible nested set at position 1",
            "正则表达式有误：Possible nested set at position 1",
        ),
        (
            "a{9999999999999}",
            None,
            "bad regular expression: the repetition number is too large",
            "正则表达式有误：the repetition number is too large",
        ),
    ],
)
def test_faulty_patterns(pattern: str, offset: int | None, english: str, chinese: str) -> None:
    found = fault(pattern)
    assert found is not None
    assert (found[0], found[1].en, found[1].zh) == (offset, english, chinese)


@pytest.mark.parametrize("key", ["pattern", "patterns", "title_pattern", "unit_patterns"])
def test_options_that_hold_patterns(key: str) -> None:
    assert is_pattern(key)


@pytest.mark.parametrize("key", ["patterned", "words", "my-pattern", "pattern_words"])
def test_options_that_do_not(key: str) -> None:
    assert not is_pattern(key)


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


@given(st.text(alphabet="ab1(|)*+?{2,}[^]\\d.", max_size=15))
def test_whatever_compiles_can_be_looked_at(pattern: str) -> None:
    try:
        re.compile(pattern)
    except (re.error, OverflowError, FutureWarning):
        return
    assert explodes(pattern) in {True, False}


def test_nine_turns_are_tried_in_few_ways_and_ten_in_many() -> None:
    assert [explodes(pattern) for pattern in ("(a+){9}", "(a+){10}", "((a+){3}){3}", "((a+){5}){2}")] == [
        False,
        True,
        False,
        True,
    ]


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        ("自查(?:自纠)?情况", ("自查",)),
        ("自查|整改[报材]", ("整改", "自查")),
        (r"(?m:^[ \t]*(?:一、)?[^。]{0,9}(?:原因|根源))", ("原因", "根源")),
        (r"(?i:\bPost-?mortem\b|incident)", ("incident", "mortem")),
        ("(?:事故)+调查组", ("调查组",)),
        ("(?:甲乙丙)?丁", ("丁",)),
        ("(?:甲乙丙){0,3}丁", ("丁",)),
        ("(?!甲乙)丙", ("丙",)),
        (r"第(?P<n>\d+)号令", ("号令",)),
        ("[甲乙]丁?|丙戊", ("",)),
        ("(?:甲|)乙?", ("",)),
        ("", ("",)),
    ],
)
def test_words_that_a_match_needs(pattern: str, words: tuple[str, ...]) -> None:
    assert needed_words(pattern) == words


@pytest.mark.parametrize("candidate", index(CATALOGUE).candidates, ids=lambda candidate: candidate.name)
def test_no_draft_announces_a_pack_without_the_words_that_it_needs(candidate: Candidate) -> None:
    samples = (Path(__file__).parents[1] / "samples").rglob("*.*")
    texts = [path.read_text("utf-8", "replace") for path in samples if path.suffix in {".txt", ".md"}]
    assert set(candidate.needed) == set(candidate.detection.patterns)
    for pattern in candidate.detection.patterns:
        found = [text for text in texts if re.search(pattern, text)]
        assert all(any(word in text.lower() for word in candidate.needed[pattern]) for text in found)
