"""Which self-reviews are held to a year's themes, which to none, and what is then checked of them."""

from __future__ import annotations

import pytest

from reviewlint.draft.source import Source
from reviewlint.linter import lint
from reviewlint.outline.parser import parse
from reviewlint.packs.load_profile import load_profile
from shipped import CATALOGUE, kind_of, review_of

TAIL = "二、原因分析\n一是学得少，浮在面上。\n三、努力方向和整改措施\n一是由办公室每月组织学习1次。\n"
THEMES = {
    "2024": [
        "带头严守政治纪律和政治规矩，维护党的团结统一",
        "带头增强党性、严守纪律、砥砺作风",
        "带头在遵规守纪、清正廉洁前提下勇于担责、敢于创新",
        "带头履行全面从严治党政治责任",
    ],
    "2025": [
        "带头强化政治忠诚、提高政治能力",
        "带头固本培元、增强党性",
        "带头敬畏人民、敬畏组织、敬畏法纪",
        "带头干事创业、担当作为",
        "带头坚决扛起管党治党责任",
    ],
}


def draft(title: str, opening: str, headings: list[str]) -> str:
    ordinals = "一二三四五六七"
    aspects = "".join(
        f"（{ordinals[number]}）{heading}方面\n一是集中学习缺{number + 2}次。\n"
        for number, heading in enumerate(headings)
    )
    return f"{title}\n{opening}\n一、存在的问题\n{aspects}{TAIL}"


def said(text: str, rule: str, profile: str | None = None) -> list[str]:
    outline = parse(Source("draft.txt", text))
    loaded = load_profile(profile or kind_of(text), CATALOGUE)
    return [one.message for one in lint(outline.source, loaded, "zh", {rule}).violations]


@pytest.mark.parametrize("year", ["2021", "2023", "2024", "2025"])
@pytest.mark.parametrize(
    "title",
    [
        "望河县水务局党组{}年度民主生活会对照检查材料",
        "{}年度专题民主生活会个人发言提纲",
        "{}年民主生活会班子检视剖析材料",
    ],
)
def test_the_year_decides_together_with_the_meeting(year: str, title: str) -> None:
    for headings in ([], ["学习"]):
        text = draft(title.format(year), "现将情况报告如下。", headings)
        assert kind_of(text) == f"self-review-{year}"


@pytest.mark.parametrize("year", ["2024", "2025"])
@pytest.mark.parametrize(
    "title",
    [
        "白沙镇党委班子{}年度民主生活会对照检查材料",
        "{}年度民主生活会个人对照检查发言提纲",
        "县水务局党组班子{}年度专题民主生活会检视剖析材料",
        "{}年民主生活会班子对照检查材料",
        "白沙镇党委班子民主生活会对照检查材料（{}年度）",
    ],
)
@pytest.mark.parametrize("heading", [0, 1, -1])
def test_one_theme_of_the_year_is_enough_to_ask_for_all(year: str, title: str, heading: int) -> None:
    wide = year.translate(str.maketrans("0123456789", "０１２３４５６７８９"))
    only = THEMES[year][heading]
    for written in (year, wide):
        text = draft(title.format(written), "现将情况报告如下。", [only])
        assert kind_of(text) == f"self-review-{year}"
        missing = [theme for theme in THEMES[year] if theme != only]
        assert said(text, "theme-missing") == [
            f"没有对照“{theme[:24]}{'…' if len(theme) > 24 else ''}”" for theme in missing
        ]


@pytest.mark.parametrize("count", [1, 2, 5])
def test_the_more_is_missing_the_more_is_said(count: int) -> None:
    text = draft("白沙镇党委班子2025年度民主生活会对照检查材料", "现将情况报告如下。", THEMES["2025"][:count])
    assert kind_of(text) == "self-review-2025"
    missing = said(text, "theme-missing")
    assert missing == [f"没有对照“{theme}”" for theme in THEMES["2025"][count:]]


@pytest.mark.parametrize("year", ["2024", "2025"])
@pytest.mark.parametrize(
    ("title", "opening"),
    [
        ("园林处党支部{}年度组织生活会班子对照检查材料", "现作对照检查。"),
        ("组织生活会个人对照检查材料", "根据{}年度组织生活会的安排，我作了对照检查。"),
    ],
)
def test_a_branch_that_follows_the_years_themes(year: str, title: str, opening: str) -> None:
    text = draft(title.format(year), opening.format(year), THEMES[year])
    assert kind_of(text) == f"self-review-{year}"


@pytest.mark.parametrize("year", ["2021", "2023", "2024", "2025", "2026"])
@pytest.mark.parametrize(
    "headings",
    [
        ["政治引领", "组织生活", "教育管理", "联系群众", "改进作风"],
        ["理论学习", "党性修养", "联系服务群众", "先锋模范作用", "作风建设", "廉洁自律"],
    ],
)
def test_a_branch_with_a_list_of_its_own(year: str, headings: list[str]) -> None:
    text = draft(f"园林处党支部{year}年度组织生活会对照检查材料", "围绕“四个带头”作了对照检查。", headings)
    assert kind_of(text) == "self-review"
    assert said(text, "theme-missing") == []


@pytest.mark.parametrize(
    "title",
    [
        "2022年度民主生活会对照检查材料",
        "2026年度民主生活会对照检查材料",
        "2020年度组织生活会个人对照检查材料",
        "2019年“不忘初心、牢记使命”专题民主生活会检视剖析材料",
    ],
)
@pytest.mark.parametrize("year", ["2024", "2025"])
def test_no_other_years_themes(title: str, year: str) -> None:
    """The themes of one year under the title of another: the title's own notice decides, whatever it says."""
    assert kind_of(draft(title, "现作对照检查。", THEMES[year])) == "self-review"


@pytest.mark.parametrize(
    ("headings", "missing", "counted"),
    [
        (["政治建设", "理论武装", "为民服务", "自身建设"], [], []),
        (
            ["政治建设", "理论武装", "为民服务"],
            ["没有对照“自身建设”"],
            ["开头写“4个方面”，正文对照的却是 3 个"],
        ),
    ],
)
@pytest.mark.parametrize("year", ["2020", "2022", "2026"])
def test_only_the_opening_is_held_against_the_headings(
    year: str, headings: list[str], missing: list[str], counted: list[str]
) -> None:
    text = draft(
        f"{year}年度民主生活会对照检查材料",
        "对照政治建设、理论武装、为民服务、自身建设等4个方面进行了检查。",
        headings,
    )
    assert kind_of(text) == "self-review"
    assert said(text, "theme-missing") == missing
    assert said(text, "declared-count") == counted


@pytest.mark.parametrize(
    "title",
    [
        "党的群众路线教育实践活动个人对照检查材料",
        "粮食局领导班子“四风”方面对照检查材料",
        "“三严三实”专题教育个人剖析材料",
        "“三严三实”专题教育个人查摆问题情况",
        "“两学一做”学习教育个人检查材料",
        "“不忘初心、牢记使命”主题教育个人检视剖析材料",
        "党史学习教育个人检视材料",
        "党纪学习教育个人自查报告",
        "个人党纪学习教育检视剖析材料",
        "2013年度专题民主生活会对照检查材料",
    ],
)
def test_campaigns_and_their_four_winds(title: str) -> None:
    winds = ["形式主义", "官僚主义", "享乐主义", "奢靡之风"]
    text = draft(title, "现将检查情况报告如下。", winds)
    assert kind_of(text) == "self-review"
    review = review_of(text, "self-review")
    assert [theme.title.of(text) for theme in review.themes] == [f"{wind}方面" for wind in winds]
    assert len(review.problems) == len(winds)


@pytest.mark.parametrize(
    "aspects",
    [
        "（一）形式主义方面\n1.开会多。\n（二）官僚主义方面\n1.下乡少。\n",
        "（一）形式主义方面：\n1、开会多。\n（二）官僚主义方面：\n1、下乡少。\n",
        "形式主义方面：一是开会多。\n官僚主义方面：一是下乡少。\n",
    ],
)
def test_the_four_winds_without_a_title(aspects: str) -> None:
    text = (
        "群众路线教育实践活动开展以来，我听取意见13条。现对照检查如下。\n"
        f"一、“四风”方面存在的突出问题\n{aspects}{TAIL}"
    )
    assert kind_of(text) == "self-review"
    review = review_of(text, "self-review")
    assert len(review.themes) == len(review.problems) == 2


def test_counts_behind_the_aspects_of_a_list_are_no_part_of_them() -> None:
    text = (
        "党支部班子检视问题清单\n（一）学习方面（3条）\n1.学习缺2次。\n2.笔记缺3篇。\n3.没有讨论。\n"
        "（二）作风方面（1条）\n1.会议超时4次。\n"
    )
    assert kind_of(text) == "self-check"
    review = review_of(text, "self-check")
    first, second = (theme.id for theme in review.themes)
    assert [problem.theme for problem in review.problems] == [first, first, first, second]
    for rule in ("section-missing", "measures-missing", "problem-count", "declared-count"):
        assert said(text, rule) == []


@pytest.mark.parametrize(
    "title",
    [
        "关于开好2025年度民主生活会的通知",
        "水务局召开2025年度民主生活会",
        "2025年度民主生活会实施方案",
        "2025年度民主生活会情况报告",
        "在2025年度民主生活会上的讲话",
        "2025年度民主生活会会议记录",
        "2025年度民主生活会相互批评意见",
        "对照检查材料撰写要点",
        "党纪学习教育个人学习计划",
        "群众路线教育实践活动个人心得体会",
    ],
)
def test_what_stands_around_the_meeting_is_no_self_review(title: str) -> None:
    text = f"{title}\n按照上级安排，围绕民主生活会主题，查摆问题，开展批评和自我批评，会前谈心谈话30人次。\n"
    assert not kind_of(text).startswith("self-review")
