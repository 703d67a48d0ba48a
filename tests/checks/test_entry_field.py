"""What `entry` holds: the row, the labelled entry or the section that a statement stands in with its answers."""

from __future__ import annotations

import pytest

from reviewlint.checks import CHECKS
from reviewlint.checks.assertion.fields import GETTERS
from reviewlint.checks.assertion.things import things_of
from reviewlint.draft.source import Source
from reviewlint.outline.parser import parse
from reviewlint.packs.catalogue import open_catalogue
from reviewlint.packs.load_profile import load_profile
from reviewlint.reading.recognise import recognise

PROFILE = load_profile("rectification", open_catalogue(CHECKS))


@pytest.mark.parametrize(
    ("text", "entries"),
    [
        (
            "| 序号 | 存在问题 | 整改措施 | 整改情况 |\n|---|---|---|---|\n| 1 | 台账缺页 | 补齐台账 | 已完成 |\n",
            ["| 1 | 台账缺页 | 补齐台账 | 已完成 |"] * 2,
        ),
        (
            "一、整改情况\n1.问题：台账缺页。\n整改措施：补齐台账。\n整改时限：5月底前\n",
            ["问题：台账缺页。\n整改措施：补齐台账。\n整改时限：5月底前"] * 2,
        ),
        (
            "一、整改落实情况\n1.关于“台账缺页”问题的整改\n（1）补齐台账。\n（2）专人保管。\n",
            ["关于“台账缺页”问题的整改\n（1）补齐台账。\n（2）专人保管。"] * 3,
        ),
        ("一、存在的问题\n一是台账缺页。\n二、整改措施\n一是补齐台账。\n", ["台账缺页。", "补齐台账。"]),
    ],
    ids=["row", "labelled", "section", "alone"],
)
def test_entry(text: str, entries: list[str]) -> None:
    things = things_of(recognise(parse(Source("draft.txt", text)), PROFILE), PROFILE)
    found = [
        things.string(GETTERS[kind]["entry"](things, thing))
        for kind in ("problem", "measure")
        for thing in things.all(kind)
    ]
    assert found == entries
