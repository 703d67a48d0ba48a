from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reviewlint.checks.theme_titles import clause, difference
from reviewlint.draft.source import Span

if TYPE_CHECKING:
    from checks.conftest import Find, Run

OFFICIAL = "带头深刻感悟“两个确立”的决定性意义，深刻感悟党的非凡历程"


def compare(official: str, drafted: str, accepted: tuple[str, ...] = ()) -> tuple[str, str] | None:
    found = clause(drafted, Span(0, len(drafted)))
    assert found is not None
    slip = difference(official, accepted, found)
    return None if slip is None else (slip.span.of(drafted), slip.official)


@pytest.mark.parametrize(
    ("official", "drafted"),
    [
        (OFFICIAL, "在带头深刻感悟“两个确立”的决定性意义方面。"),
        (OFFICIAL, "深刻感悟两个确立决定性意义"),
        (OFFICIAL, "感悟“两个确立”"),
        (OFFICIAL, "带头深刻感悟“两个确立”的决定性意义方面存在的问题"),
        ("带头强化政治忠诚、提高政治能力", "带头强化政治忠诚，提高政治能力方面"),
        (
            "带头在遵规守纪、清正廉洁前提下勇于担责、敢于创新",
            "在带头在遵规守纪清正廉洁前提下勇于担责敢于创新方面",
        ),
        ("带头践行以人民为中心的发展思想", "关于服务群众方面"),  # another wording altogether is not judged
    ],
)
def test_shortening_and_drift_are_no_difference(official: str, drafted: str) -> None:
    assert compare(official, drafted) is None


@pytest.mark.parametrize(
    ("official", "drafted", "found"),
    [
        (OFFICIAL, "带头深刻感悟“两个确立”的重要意义", ("重要", "决定性")),
        ("带头深刻汲取党史中正反两方面经验", "带头深刻汲取历史中正反两方面经验", ("历史", "党史")),
        ("带头增强党性、严守纪律、砥砺作风", "在带头增强党性、严明纪律、砥砺作风方面", ("严明", "严守")),
        ("带头践行以人民为中心的发展思想", "带头践行以人民为重心的发展思想", ("重心", "中心")),
        ("带头筑牢理想信念", "带头筑牢理想信仰", ("信仰", "信念")),
        ("带头践行以人民为中心的发展思想", "带头践行以群众为中心的发展思想", ("群众", "人民")),
    ],
)
def test_another_word_is_a_difference(official: str, drafted: str, found: tuple[str, str]) -> None:
    assert compare(official, drafted) == found


def test_an_accepted_wording_may_be_shortened_too() -> None:
    assert compare("带头践行群众路线发展思想", "践行群众线路", ("践行群众线路思想",)) is None


NOTICE = "紧扣主题，对照带头强化政治忠诚、提高政治能力，带头固本培元、增强党性，带头敬畏人民、敬畏组织、敬畏法纪，带头干事创业、担当作为，带头坚决扛起管党治党责任等5个方面进行检视。\n一、存在的主要问题\n"
THEMES = (
    "（一）带头强化政治忠诚、提高政治能力方面\n一是学习笔记缺3篇。\n",
    "（二）带头固本培元、增强党性方面\n一是组织生活缺席2次。\n",
    "（三）带头敬畏人民、敬畏组织、敬畏法纪方面\n一是接访超时4次。\n",
    "（四）带头干事创业、担当作为方面\n一是项目拖期21天。\n",
    "（五）带头坚决扛起管党治党责任方面\n一是约谈漏谈4人。\n",
)


def test_all_themes_of_the_notice_in_order(find: Find) -> None:
    draft = NOTICE + "".join(THEMES)
    for rule in ("theme-missing", "theme-order", "theme-empty", "theme-wording", "declared-count"):
        assert find(rule, draft, "self-review-2025") == []


def test_a_missing_theme_is_asked_for_by_its_pack_line(run: Run) -> None:
    draft = NOTICE + "".join(THEMES[:4])
    (violation,) = run("theme-missing", draft, "self-review-2025").violations
    assert violation.message == "没有对照“带头坚决扛起管党治党责任”"
    assert violation.expected == "带头坚决扛起管党治党责任"
    assert violation.text == "存在的主要问题"
    assert violation.declared_at.path == "rules/self-review-2025.yml"


def test_each_missing_theme_is_named_however_many(say: Find) -> None:
    draft = NOTICE + "".join(THEMES[:2])
    assert say("theme-missing", draft, "self-review-2025") == [
        "没有对照“带头敬畏人民、敬畏组织、敬畏法纪”",
        "没有对照“带头干事创业、担当作为”",
        "没有对照“带头坚决扛起管党治党责任”",
    ]


def test_two_themes_exchanged(say: Find) -> None:
    draft = NOTICE + "".join([*THEMES[:3], THEMES[4], THEMES[3]])
    assert say("theme-order", draft, "self-review-2025") == ["“带头干事创业、担当作为方面”应排在第 4 位"]


def test_a_theme_without_problems(say: Find) -> None:
    draft = NOTICE + "".join(THEMES[:4]) + "（五）带头坚决扛起管党治党责任方面\n"
    assert say("theme-empty", draft, "self-review-2025") == [
        "“带头坚决扛起管党治党责任方面”写了 0 个问题，应不少于 1 个"
    ]


def test_more_aspects_listed_than_counted(say: Find) -> None:
    draft = NOTICE.replace("等5个方面", "等4个方面") + "".join(THEMES)
    assert say("declared-count", draft, "self-review-2025") == [
        "开头写“4个方面”，列出的却是 5 个",
        "开头写“4个方面”，正文对照的却是 5 个",
    ]


def test_a_list_that_ends_in_etc_need_not_be_complete(find: Find) -> None:
    draft = (
        "对照带头强化政治忠诚、提高政治能力，带头固本培元、增强党性等5个方面进行检视。\n一、存在的主要问题\n"
    )
    assert find("declared-count", draft + "".join(THEMES), "self-review-2025") == []


def test_two_aspects_may_be_written_with_the_other_two(say: Find) -> None:
    draft = "".join(["对照学风、作风等两个方面进行检查。\n一、存在的问题\n", *THEMES[:1], *THEMES[2:4]])
    assert say("declared-count", draft, "self-review") == ["开头写“两个方面”，正文对照的却是 3 个"]


@pytest.mark.parametrize("heading", ["带头，强化政治忠诚", "——，政治忠诚方面"])
def test_a_heading_without_a_leading_clause_is_not_compared(find: Find, heading: str) -> None:
    draft = NOTICE + THEMES[0].replace("带头强化政治忠诚、提高政治能力方面", heading) + "".join(THEMES[1:])
    assert find("theme-missing", draft, "self-review-2025") == []  # it is that theme all the same
    assert find("theme-wording", draft, "self-review-2025") == []
