"""What `entry` holds: the row, the labelled entry or the section that a statement stands in with its answers."""

from __future__ import annotations

import pytest

from reviewlint.assertions.fields import FIELDS
from reviewlint.assertions.things import Things
from shipped import profile, review_of


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
    things = Things(review_of(text, "rectification"), profile("rectification"))
    found = [
        things.string(FIELDS[kind]["entry"].get(things, thing))
        for kind in ("problem", "measure")
        for thing in things.all(kind)
    ]
    assert found == entries
