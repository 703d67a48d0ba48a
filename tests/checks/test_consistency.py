from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from reviewlint.checks import CHECKS
from reviewlint.draft.source import Source
from reviewlint.fixes import mend as mend_source
from reviewlint.linter import lint, propose
from reviewlint.outline.parser import parse
from reviewlint.packs.catalogue import open_catalogue
from reviewlint.packs.load_profile import load_profile

if TYPE_CHECKING:
    from checks.conftest import Find, Mend, Run

NAMED_ALIKE = [
    "按照通知要求，云岭县教育局党组认真准备。县教育局党组逐一对照，局党组班子集体讨论。",
    "中共清河镇委员会\n\n按照通知要求，清河镇党委认真准备，镇党委班子逐一对照。",
    "松林县人民政府党组按照通知要求认真准备，县政府党组、县政府班子逐一对照。",
    "云岭县政府党组认真准备，向市政府党组报告，督促乡镇政府班子整改。",  # other units
    "云岭县水务局党组认真准备，抓好基层党组织和党组书记责任。",
]
NAMED_APART = [
    ("按照通知要求，xx政府党组认真准备，市政府党组逐一对照。", ["1:19 市政府党组"], "xx政府党组、市政府党组"),
    (
        "云岭县水务局党组认真准备，云山县水务局党组逐一对照。",
        ["1:14 云山县水务局党组"],
        "云岭县水务局党组、云山县水务局党组",
    ),
    (
        "云岭县教育体育局党组认真准备，云岭县教育局党组逐一对照。",
        ["1:16 云岭县教育局党组"],
        "云岭县教育体育局党组、云岭县教育局党组",
    ),
    (
        "云岭县水务局党组认真准备，县水务局党委逐一对照。",
        ["1:14 县水务局党委"],
        "云岭县水务局党组、县水务局党委",
    ),
]


@pytest.mark.parametrize("text", NAMED_ALIKE)
def test_long_and_short_names_of_one_unit(find: Find, text: str) -> None:
    assert find("term-consistency", text) == []


@pytest.mark.parametrize(("text", "places", "forms"), NAMED_APART)
def test_names_of_two_units(find: Find, say: Find, text: str, places: list[str], forms: str) -> None:
    assert find("term-consistency", text) == places
    assert say("term-consistency", text) == [f"本单位有 2 种称谓：{forms}"]


def test_other_names_are_related(run: Run) -> None:
    text = "按照通知要求，xx政府党组认真准备，市政府党组逐一对照。"
    (violation,) = run("term-consistency", text).violations
    assert [note.message for note in violation.related] == ["写作“xx政府党组”"]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("增强“四个意识”，牢固树立四个意识。", ["1:14 四个意识"]),
        ("增强“四个意识”。落实“增强四个意识”要求，见《四个意识读本》。", []),  # inside another quotation
        ("落实四个意识，树立四个意识。", []),
        ("落实“五个必须”，遵守五个必须。", []),  # once is no habit
        ("落实“五个必须”，牢记“五个必须”，遵守五个必须。", ["1:21 五个必须"]),
        ("牢记“五个必须”，落实“五个必须”，五个必须、五个必须、五个必须。", ["1:3 “五个必须”"]),
        ("他说“好的”，又说“好的”，好的。", []),  # no fixed term
    ],
)
def test_terms_quoted_here_and_bare_there(find: Find, text: str, places: list[str]) -> None:
    assert find("quote-consistency", text) == places


@pytest.mark.parametrize(
    ("text", "places"),
    [
        (
            "值班记录由专人按月核对、集中归档保管。值班记录由专人按月核对、集中归档保管。",
            ["1:20 值班记录由专人按月核对、集中归档保管。"],
        ),
        ("记录由专人保管。记录由专人保管。", []),
        ("“值班记录由专人按月核对、集中归档保管。”再说一遍：“值班记录由专人按月核对、集中归档保管。”", []),
    ],
)
def test_sentences_that_stand_twice(find: Find, text: str, places: list[str]) -> None:
    assert find("duplicate-text", text) == places


def test_the_house_spelling_is_put_there() -> None:
    profile = load_profile("writing", open_catalogue(CHECKS))
    rule = profile.rules["term-consistency"]
    variants = {"账号": ("帐号", "帐户"), "网络": ("网",)}  # 网 stands in 网络 itself: no end to that
    house = replace(profile, rules={rule.id: replace(rule, options={"variants": variants})})
    text = "开帐号、帐户和网络账号。\n"
    unsafe = mend_source(Source("draft.txt", text), lambda draft: propose(parse(draft), house), unsafe=True)
    assert unsafe.source.text == "开账号、账号和网络账号。\n"
    assert mend_source(Source("draft.txt", text), lambda draft: propose(parse(draft), house)).places == 0


@pytest.mark.parametrize(
    ("text", "fixed"),
    [
        ("落实“四风”要求。纠治四风，《四风问题》。\n", "落实“四风”要求。纠治“四风”，《四风问题》。\n"),
        (
            "牢记“五个必须”，落实“五个必须”，五个必须、五个必须、五个必须。",
            "牢记五个必须，落实五个必须，五个必须、五个必须、五个必须。",
        ),
    ],
)
def test_quotation_marks_are_put_or_taken_away(mend: Mend, text: str, fixed: str) -> None:
    assert mend("quote-consistency", text) == text
    assert mend("quote-consistency", text, unsafe=True) == fixed


def test_what_is_said_in_english() -> None:
    def say(rule: str, text: str) -> list[str]:
        profile = load_profile("writing", open_catalogue(CHECKS))
        return [v.message for v in lint(Source("draft.txt", text), profile, "en", {rule}).violations]

    unit = "情况报告\n\n按照通知要求，云岭县水务局党组认真准备。云山县水务局党组集中学习。云岭县水务局党组自查。\n"
    assert say("term-consistency", unit) == [
        "the unit goes by 2 names: 云岭县水务局党组 (2), 云山县水务局党组"
    ]
    terms = "增强“四个意识”。树立四个意识。" * 3 + "落实“三会一课”。推进三会一课。规范三会一课。"
    assert say("quote-consistency", terms) == [
        "“四个意识” stands with quotation marks 3 times, without them 3 times",
        "“三会一课” stands with quotation marks once, without them twice",
    ]
