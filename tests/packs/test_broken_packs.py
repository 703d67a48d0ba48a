"""Configurations as people get them wrong: every mistake of each is told at once, with its place."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from answer import Answer

FOLDER = Path(__file__).with_name("broken")
PACKS = sorted(path.name for path in FOLDER.glob("*.yml"))


@pytest.mark.parametrize("name", PACKS)
def test_all_mistakes_are_told_at_once(
    name: str, ask: Callable[..., Answer], monkeypatch: pytest.MonkeyPatch, *, update: bool
) -> None:
    """Compare both languages with `<name>.out`; nothing is linted, so nothing stands on standard output."""
    monkeypatch.chdir(FOLDER)
    told = [ask("check", __file__, "--config", name, "--lang", language) for language in ("en", "zh")]
    assert [(answer.status, answer.out) for answer in told] == [(2, ""), (2, "")]
    out = "\n".join(answer.err for answer in told)
    expected = FOLDER / f"{name}.out"
    if update:
        expected.write_text(out, encoding="utf-8", newline="")
    assert out == expected.read_text(encoding="utf-8")


def test_there_are_ten_and_more_of_all_sorts() -> None:
    assert len(PACKS) >= 10
