"""A draft saved on Windows, or by something odder, is the same draft."""

from __future__ import annotations

from itertools import cycle, islice
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reviewlint.checks import CHECKS
from reviewlint.draft.plain import decode, read
from reviewlint.linter import lint
from reviewlint.packs.catalogue import open_catalogue
from reviewlint.packs.load_profile import load_profile
from reviewlint.reporters import as_json
from reviewlint.reporters.screen import Page

if TYPE_CHECKING:
    from collections.abc import Callable

    from answer import Answer

SAMPLES = Path(__file__).parents[1] / "samples"
DRAFTS = sorted(
    path for name in ("good", "faulty") for path in (SAMPLES / name).iterdir() if path.suffix != ".out"
)
ENDS = {"CR LF": ("\r\n",), "mixed": ("\r\n", "\n", "\r\n", "\r")}
PROFILE = load_profile("self-review-2025", open_catalogue(CHECKS))
COMMANDS = (("check",), ("check", "--format", "json"), ("trace", "--format", "json"))
PIECES = (
    *("一、存在的问题", "（一）理论学习方面", "1、", "2.", "一是", "二是", "## ", "- ", "**", "```", "---", "| 甲 | 乙 |", "甲\t乙\t丙"),
    *("\n", "\n", "\n\n", " \n", "　　", "学习不够深入，", "台账xx不全。", "责任人：王平", "责任单位：水务局", "2025年6月底前", "(见附件)"),
    *("班子成员集中学习只有三次，其中两次是传达文件精神，没有结合实际开展讨论交流", "Nobody looked at the queue,", "a", "\x85", "\u2028"),
)  # fmt: skip
TEXTS = st.lists(st.sampled_from(PIECES), max_size=60).map("".join)


def ending(text: str, ends: tuple[str, ...]) -> bytes:
    """Return a text with other line ends, one kind after the other."""
    lines = text.split("\n")
    given_ends = islice(cycle(ends), len(lines) - 1)
    return "".join(part for pair in zip(lines, (*given_ends, ""), strict=True) for part in pair).encode()


@pytest.mark.parametrize("draft", DRAFTS, ids=lambda path: path.name)
def test_all_answers_are_those_for_newlines(
    draft: Path, ask: Callable[..., Answer], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    text = read(str(draft)).text
    answers = []
    for ends in (("\n",), *ENDS.values()):
        Path(draft.name).write_bytes(ending(text, ends))
        answers.append([ask(*command, draft.name) for command in COMMANDS])
    assert answers[1:] == [answers[0]] * len(ENDS)


@pytest.mark.parametrize("draft", DRAFTS, ids=lambda path: path.name)
def test_mending_gives_the_same_text_and_keeps_the_line_ends(
    draft: Path, ask: Callable[..., Answer], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    text = read(str(draft)).text
    mended = []
    for ends in (("\n",), *ENDS.values()):
        Path(draft.name).write_bytes(ending(text, ends))
        ask("check", "--fix", "--unsafe-fixes", draft.name)
        mended.append(Path(draft.name).read_bytes())
    assert mended[1:] == [ending(mended[0].decode(), ends) for ends in ENDS.values()]


@given(text=TEXTS, ends=st.sampled_from(list(ENDS.values())))
@settings(max_examples=200)
def test_any_text_is_read_alike(text: str, ends: tuple[str, ...]) -> None:
    newlines, others = (decode(ending(text, each), "draft.txt") for each in (("\n",), ends))
    reports = [list(as_json.render([lint(source, PROFILE)], Page(80, "en"))) for source in (newlines, others)]
    assert reports[0] == reports[1]
