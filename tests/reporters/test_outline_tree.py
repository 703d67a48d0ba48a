"""The outline for people and in JSON."""

from __future__ import annotations

import json
from io import StringIO
from typing import TYPE_CHECKING

import pytest

import contract
from reviewlint.checks import CHECKS
from reviewlint.draft.source import Source, Span
from reviewlint.outline.nodes import Outline
from reviewlint.packs.catalogue import open_catalogue
from reviewlint.packs.load_profile import load_profile
from reviewlint.reading.review import Facts, Part, Review, Statement, Theme
from reviewlint.reporters import as_json, outline_tree
from reviewlint.reporters.screen import Page, write_plain

if TYPE_CHECKING:
    from reviewlint.profile import Profile

TEXT = """\
清河镇党委对照检查材料
按照要求开展检视。
一、存在的问题
（一）学习方面
一是学习不够系统。
二是读书偏少，全年只有3次。
二、整改措施
（一）抓学习
一是办读书班，党建办年底前完成。
"""


def place(words: str, start: int = 0) -> Span:
    found = TEXT.index(words, start)
    return Span(found, found + len(words))


def stretch(first: str, last: str) -> Span:
    return Span(TEXT.index(first), TEXT.index(last) + len(last))


def problem(number: str, words: str, facts: Facts) -> Statement:
    span = place(words)
    return Statement("problem", number, span, span, None, place("学习方面"), "study", None, facts, span)


def measure(number: str, words: str, facts: Facts) -> Statement:
    span = place(words)
    return Statement("measure", number, span, span, None, place("抓学习"), None, None, facts, span)


@pytest.fixture
def review() -> Review:
    source = Source("草稿.txt", TEXT)
    study = place("学习方面")
    deadline = Facts(place("党建办"), place("年底前"))
    return Review(
        outline=Outline(source, TEXT, place("清河镇党委对照检查材料"), (), (), ()),
        language="zh",
        subject="team",
        parts=(
            Part(("opening",), None, place("按照要求开展检视。"), ()),
            Part(("problems",), place("存在的问题"), stretch("一、", "3次。"), ()),
            Part(("measures",), place("整改措施"), stretch("二、整", "完成。"), ()),
        ),
        declaration=None,
        themes=(Theme("study", 1, study, stretch("（一）学习", "3次。"), known=True),),
        problems=(
            problem("P1.1", "学习不够系统。", Facts()),
            problem("P1.2", "读书偏少，全年只有3次。", Facts(evidence=(place("3次"),))),
        ),
        causes=(),
        measures=(measure("M1.1", "办读书班，党建办年底前完成。", deadline),),
        quiet=(),
    )


@pytest.fixture
def profile() -> Profile:
    return load_profile("review", open_catalogue(CHECKS))


def test_tree(review: Review, profile: Profile) -> None:
    stream = StringIO()
    write_plain(outline_tree.render(review, profile, Page(100, "zh")), stream)
    assert (
        stream.getvalue()
        == """\
   清河镇党委对照检查材料  规则集 review
2  ├── 开头
3  ├── 问题  存在的问题
4  │   └── 方面 study  学习方面
5  │       ├── P1.1  学习不够系统。
6  │       └── P1.2  读书偏少，全年只有3次。
7  └── 措施  整改措施
8      └── 抓学习
9          └── M1.1  责任 党建办，时限 年底前  办读书班，党建办年底前完成。
"""
    )


def test_tree_is_cut_to_the_page(review: Review, profile: Profile) -> None:
    lines = list(outline_tree.render(review, profile, Page(40, "en")))
    assert "".join(piece.text for piece in lines[5]) == "6  │       └── P1.2  读书偏少，全年只有…"
    assert "".join(piece.text for piece in lines[8]).endswith("owner 党建办, deadline 年底前  办读书…")


def test_json(review: Review, profile: Profile) -> None:
    lines = as_json.outline(review, profile, Page(100, "zh"))
    answer = json.loads("\n".join(line[0].text for line in lines))
    contract.verify_outline(answer)
    assert answer == {
        "version": 1,
        "path": "草稿.txt",
        "profile": "review",
        "title": "清河镇党委对照检查材料",
        "sections": [
            {"role": "opening", "title": None, "line": 2},
            {"role": "problems", "title": "存在的问题", "line": 3},
            {"role": "measures", "title": "整改措施", "line": 7},
        ],
        "themes": [{"id": "study", "title": "学习方面", "line": 4}],
        "problems": [
            {
                "id": "P1.1",
                "theme": "study",
                "line": 5,
                "column": 3,
                "text": "学习不够系统。",
                "evidence": False,
            },
            {
                "id": "P1.2",
                "theme": "study",
                "line": 6,
                "column": 3,
                "text": "读书偏少，全年只有3次。",
                "evidence": True,
            },
        ],
        "causes": [],
        "measures": [
            {
                "id": "M1.1",
                "line": 9,
                "column": 3,
                "text": "办读书班，党建办年底前完成。",
                "owner": "党建办",
                "deadline": "年底前",
            }
        ],
    }
