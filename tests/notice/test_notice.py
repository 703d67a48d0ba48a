"""What is read from notices and openings: the aspects that they list, and no others."""

from __future__ import annotations

from pathlib import Path
from time import process_time
from typing import Any

import pytest
import yaml

from reviewlint.draft.plain import read
from reviewlint.draft.source import Source
from reviewlint.notice.aspects import read_notice, title_of
from reviewlint.outline.parser import parse

TESTS = Path(__file__).parents[1]
NOTICES = yaml.safe_load(Path(__file__).with_name("notices.yaml").read_text(encoding="utf-8"))
SILENT = (
    "training-notice.txt",
    "inspection-notice.txt",
    "rectification-plan-key-values.txt",
    "ledger-table.md",
)


def lists_of(text: str) -> list[dict[str, Any]]:
    """Return what is read from a text, as `notices.yaml` writes it."""
    source = Source("notice.txt", text)
    found = []
    for one in read_notice(parse(source)):
        aliases = [alias for aspect in one.aspects for alias in aspect.aliases]
        found.append(
            {
                "number": one.number,
                "subject": one.subject,
                "lines": [source.position(aspect.at).line for aspect in one.aspects],
                "titles": [aspect.title for aspect in one.aspects],
                **({"aliases": aliases} if aliases else {}),
            }
        )
    return found


@pytest.mark.parametrize("notice", NOTICES, ids=[notice["name"] for notice in NOTICES])
def test_notice(notice: dict[str, Any]) -> None:
    assert lists_of(notice["text"]) == notice["lists"]


@pytest.mark.parametrize("name", SILENT)
def test_other_texts_list_no_aspects(name: str) -> None:
    assert read_notice(parse(read(str(TESTS.parent / "samples" / "good" / name)))) == ()


def test_a_fuller_list_takes_the_names_of_a_shorter_one() -> None:
    text = (
        "班子要从政治忠诚、为民服务、纪律规矩3个方面查摆问题。\n重点查摆以下三个方面的问题：\n"
        "1. 强化政治忠诚、提高政治能力。看学习。\n2. 坚持为民服务、增进民生福祉。看走访。\n3. 严守纪律规矩、涵养清风正气。看执行。\n"
    )
    (found,) = lists_of(text)
    assert found["titles"][0] == "强化政治忠诚、提高政治能力"
    assert found["aliases"] == ["政治忠诚", "为民服务", "纪律规矩"]


def test_a_list_without_a_number_follows_the_word_that_asks() -> None:
    asks = "班子成员要对照带头铸牢忠诚、提高本领，带头服务群众，带头严守纪律、清正廉洁，认真查摆问题。"
    (found,) = lists_of(asks)
    assert found["titles"] == ["带头铸牢忠诚、提高本领", "带头服务群众", "带头严守纪律、清正廉洁"]
    assert lists_of("党员要对照先进找差距，带头服务群众，带头攻坚克难，争当先锋。") == []


@pytest.mark.parametrize(
    ("end", "found"), [("：", True), (":", True), ("。", True), ("", False), ("，", False)]
)
def test_lines_are_a_list_where_a_colon_or_a_full_stop_announces_them(end: str, *, found: bool) -> None:
    text = (
        "各党支部要做好会前准备，按时报送材料。\n\n"
        f"查摆以下两个方面的问题{end}\n\n服务群众\n\n严守纪律\n\n会后要公布整改情况，接受群众监督。\n"
    )
    assert [one["titles"] for one in lists_of(text)] == ([["服务群众", "严守纪律"]] if found else [])


@pytest.mark.parametrize(
    ("words", "title"),
    [
        ("在带头强化政治忠诚方面，重点查摆……", "带头强化政治忠诚"),
        ("**理论学习**：看学习是否自觉。", "理论学习"),
        ("“两个确立”的决定性意义", "“两个确立”的决定性意义"),
        ("“带头担当作为”方面", "带头担当作为"),
        ("从严律己方面存在的问题", "从严律己"),
        ("深刻汲取党史中正反两方面经验，履行责任", "深刻汲取党史中正反两方面经验，履行责任"),
        ("廉洁自律等", "廉洁自律"),
        ("——服务群众——看走访", "服务群众"),
        ("践行为民宗旨，看齐先进典型", "践行为民宗旨，看齐先进典型"),
        ("，。", ""),
    ],
)
def test_title(words: str, title: str) -> None:
    assert title_of(words) == title


@pytest.mark.parametrize(
    "text",
    [
        "对照甲、乙等2个方面查摆问题。\n" * 8_000,
        "查摆以下30个方面问题：\n" * 8_000,
        "带头甲，" * 40_000,
        "“甲乙”" * 40_000 + "对照2个方面",
        "对照" * 40_000 + "2个方面",
    ],
    ids=["numbers", "lines", "带头", "quotations", "words that begin a list"],
)
def test_a_hostile_notice_takes_no_longer_than_a_long_one(text: str) -> None:
    outline = parse(Source("notice.txt", text))
    start = process_time()
    read_notice(outline)
    assert process_time() - start < 5
