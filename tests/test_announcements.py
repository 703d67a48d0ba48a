"""Which shipped pack a draft's own words announce, and what announces none."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from reviewlint.checks import CHECKS
from reviewlint.draft.source import Source
from reviewlint.outline.parser import parse
from reviewlint.packs.catalogue import FALLBACK, open_catalogue
from reviewlint.packs.detect import choose
from reviewlint.packs.load_profile import index

BODY = "一、存在的主要问题\n{}\n二、原因分析\n学用脱节。\n三、努力方向和整改措施\n每月集中学习2次。\n"
THEMES = {
    "self-review-2021": (
        "（一）在带头深刻感悟“两个确立”的决定性意义方面\n（二）在带头牢记我们党是什么、要干什么这个根本问题方面\n"
        "（三）带头践行以人民为中心的发展思想方面\n（四）在带头学习运用党在不同历史时期成功应对风险挑战的丰富经验方面\n"
        "（五）带头深刻汲取党史中正反两方面经验方面\n"
    ),
    "self-review-2023": (
        "（一）理论学习方面\n（二）政治素质方面\n（三）能力本领方面\n（四）担当作为方面\n（五）工作作风方面\n（六）廉洁自律方面\n"
    ),
    "self-review-2024": (
        "（一）带头严守政治纪律和政治规矩，维护党的团结统一方面\n（二）带头增强党性、严守纪律、砥砺作风方面\n"
        "（三）带头在遵规守纪、清正廉洁前提下勇于担责、敢于创新方面\n（四）带头履行全面从严治党政治责任方面\n"
    ),
    "self-review-2025": (
        "（一）带头强化政治忠诚、提高政治能力方面\n（二）带头固本培元、增强党性方面\n（三）带头敬畏人民、敬畏组织、敬畏法纪方面\n"
        "（四）带头干事创业、担当作为方面\n（五）带头坚决扛起管党治党责任方面\n"
    ),
}
DRAFTS = yaml.safe_load(Path(__file__).with_name("announcements.yaml").read_text(encoding="utf-8"))
NO_REVIEW = [
    (
        "云岭县水务局党组2025年度民主生活会会议记录",
        "主持人作对照检查，通报存在的主要问题，大家开展批评和自我批评，审议整改措施。",
    ),
    (
        "党组会议纪要",
        "一、听取查摆问题情况的汇报\n会议认为，对照检查材料基本成熟。\n二、审议整改方案\n原则同意。\n",
    ),
    ("关于召开2025年度民主生活会的通知", "对照检查材料要写明存在的主要问题、原因分析和整改措施。"),
    (
        "文档工具",
        "查出对照检查材料里的占位符。材料一般包括：一、存在的主要问题；二、原因分析；三、整改措施。\n## 常见问题\n## 用法\n",
    ),
    ("2025年度工作总结", "一、主要成绩\n二、存在的问题\n人手不足。\n三、下步安排\n抓好落实。\n"),
    ("在作风建设大会上的讲话", "一、肯定成绩，看到差距\n存在的问题不少。\n二、突出重点，抓好整改\n"),
    (
        "queuekeeper",
        "## Install\n\n## Troubleshooting\n\n### Root cause of stuck queues\n\nSee what went wrong.\n\n## TODO\n\n- Action items\n",
    ),
    (
        "Runbook: checkout outage",
        "## Impact\n\n## Timeline\n\n## Root causes\n\nWrite a blameless postmortem.\n\n## Follow-up\n",
    ),
    (
        "Minutes of the incident review meeting",
        "## What went well\n\n## What went wrong\n\n## Root causes\n\n## Action items\n",
    ),
    (
        "RFC 17: one pool for all",
        "## Summary\n\n## Impact\n\n## Timeline\n\nSee the postmortem for the root cause.\n",
    ),
    ("Sprint 14 retrospective", "## What went well\n\n## What went wrong\n\n## Action items\n"),
    (
        "How to write a postmortem",
        "It is blameless.\n\n## Impact\n\n## Timeline\n\n## Root causes\n\n## Action items\n",
    ),
    (
        "The impact of monitoring on incident response",
        "Root causes are rare.\n\nTimeline of the study: May.\n",
    ),
]
INCIDENTS = [
    ("Postmortem: late exports", "## Root causes\n\nNone.\n"),
    ("Post-mortem of the CDN outage", "Timeline\n\n09:10 it stops\n"),
    ("Incident review: late mail", "1. Impact\n\nNone.\n"),
    ("Outage report", "**Impact:** none\n"),
    ("Root cause analysis of the payment delay", "### Corrective actions\n\n- None.\n"),
    ("Checkout unavailable on 3 February", "## Impact\n\n## Timeline\n\n## Root cause\n\n## Action items\n"),
]


def announced(title: str | None, text: str) -> str:
    return choose(title, text, index(open_catalogue(CHECKS)).candidates).name


@pytest.mark.parametrize("name", THEMES)
def test_a_year_is_announced_by_its_themes(name: str) -> None:
    year = name[-4:]
    assert announced(None, BODY.format(THEMES[name])) == name
    assert announced(f"某局{year}年度民主生活会对照检查材料", BODY.format(THEMES[name])) == name
    assert announced("民主生活会个人发言提纲", BODY.format(THEMES[name])) == name


def test_the_year_of_a_meeting_decides_even_where_its_themes_are_missing() -> None:
    text = BODY.format("一是学习笔记缺3篇。")
    assert announced("2025年度民主生活会对照检查材料", text) == "self-review-2025"
    assert announced("2026年度民主生活会对照检查材料", text) == "self-review"
    assert announced("2025年度组织生活会对照检查材料", text) == "self-review"


def test_a_branch_meeting_may_follow_the_themes_of_the_year() -> None:
    text = BODY.format(THEMES["self-review-2024"])
    assert announced("2024年度组织生活会个人对照检查材料", text) == "self-review-2024"
    assert announced("2023年度组织生活会个人对照检查材料", text) == "self-review"


def test_a_plan_of_rectification_is_no_self_review() -> None:
    text = BODY.format(THEMES["self-review-2025"])
    for title in ("2025年度民主生活会整改方案", "民主生活会查摆问题整改清单", "关于巡察整改进展情况的通报"):
        assert announced(title, text) == "rectification"


def test_a_review_of_another_kind() -> None:
    assert announced("支付服务中断复盘", BODY.format("1. 数据库连接数上限没有告警。")) == "incident-review"
    assert announced("个人述职述廉报告", "一、履职情况\n播种早稻12万亩。\n") == "duty-report"


@pytest.mark.parametrize(("title", "text"), INCIDENTS, ids=[title for title, _ in INCIDENTS])
def test_an_incident_is_announced_by_its_own_words(title: str, text: str) -> None:
    assert announced(title, text) == "postmortem"


@pytest.mark.parametrize(("title", "text"), NO_REVIEW, ids=[title for title, _ in NO_REVIEW])
def test_what_only_speaks_of_reviews(title: str, text: str) -> None:
    assert announced(title, text) == FALLBACK


@pytest.mark.parametrize(
    ("name", "text"),
    [pytest.param(name, text, id=text.split()[0]) for name in DRAFTS for text in DRAFTS[name]],
)
def test_what_kind_of_review_a_draft_is(name: str, text: str) -> None:
    outline = parse(Source("draft.txt", text))
    assert announced(outline.title.of(text) if outline.title else None, text) == name
