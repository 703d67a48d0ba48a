"""Mending: which fixes are made together, when it ends, and what holds of any text."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reviewlint.checks import CHECKS
from reviewlint.checks.slip_fixes import HALF_WIDTH
from reviewlint.draft import plain
from reviewlint.draft.edits import Edit, Fix, applied, joined
from reviewlint.draft.source import Source, Span
from reviewlint.errors import DraftError
from reviewlint.fixes import ROUNDS, Mended, mend
from reviewlint.linter import lint, propose
from reviewlint.outline.parser import parse
from reviewlint.packs.catalogue import open_catalogue
from reviewlint.packs.load_profile import load_profile

if TYPE_CHECKING:
    from collections.abc import Callable

    from reviewlint.fixes import Proposals

CATALOGUE = open_catalogue(CHECKS)
PROFILE = load_profile("review", CATALOGUE)
SAMPLES = sorted(
    path for path in (Path(__file__).parents[1] / "samples").glob("*/*") if path.suffix in {".txt", ".md"}
)


def fix(*edits: tuple[int, int, str], safe: bool = True) -> tuple[str, Fix]:
    return "rule", Fix(tuple(Edit(Span(start, end), text) for start, end, text in edits), safe)


def once(*proposals: tuple[str, Fix]) -> Callable[[Source], Proposals]:
    """Propose something of the text as it was only."""
    return lambda source: proposals if source.text == "一二三四五" else ()


def mended(text: str, *, path: str = "draft.txt", unsafe: bool = False) -> Mended:
    return mend(Source(path, text), lambda source: propose(parse(source), PROFILE), unsafe=unsafe)


# Which are made ------------------------------------------------------------------------------------------------

CHOICES = {
    "apart": ([fix((0, 1, "1")), fix((3, 4, "4"))], "1二三4五", 2),
    "next to each other": ([fix((0, 2, "x")), fix((2, 3, "y"))], "xy四五", 2),
    "nothing": ([], "一二三四五", 0),
    "deleted": ([fix((0, 2, ""))], "三四五", 1),
    "inserted": ([fix((5, 5, "六"))], "一二三四五六", 1),
    "overlapping, the first wins": ([fix((1, 3, "y")), fix((0, 2, "x"))], "x三四五", 1),
    "twice the same": ([fix((1, 2, "x")), fix((1, 2, "x"))], "一x三四五", 1),
    "twice inserted": ([fix((1, 1, "x")), fix((1, 1, "y"))], "一x二三四五", 1),
    "all of its edits or none": (
        [fix((0, 1, "a"), (4, 5, "e")), fix((1, 2, "b"), (4, 5, "f"))],
        "a二三四e",
        2,
    ),
    "between the edits of another": (
        [fix((0, 1, "a"), (4, 5, "e")), fix((2, 3, "c"))],
        "a二c四e",
        3,
    ),
    "no change at all": ([fix((0, 1, "一"))], "一二三四五", 0),
    "unsafe": ([fix((0, 1, "x"), safe=False), fix((1, 2, "y"))], "一y三四五", 1),
}


@pytest.mark.parametrize(("proposals", "text", "places"), CHOICES.values(), ids=list(CHOICES))
def test_what_is_made(proposals: list[tuple[str, Fix]], text: str, places: int) -> None:
    source = Source("材料.txt", "一二三四五", "gb18030")
    done = mend(source, once(*proposals))
    assert done == Mended(Source("材料.txt", text, "gb18030"), places)


def test_unsafe_ones_are_made_if_asked_for() -> None:
    proposals = once(fix((0, 1, "x"), safe=False), fix((1, 2, "y")))
    assert mend(Source("", "一二三四五"), proposals, unsafe=True).source.text == "xy三四五"


def test_what_overlaps_is_made_in_the_next_round() -> None:
    def propose_pairs(source: Source) -> Proposals:
        return [
            fix((at, at + 2, "b")) for at in range(len(source.text) - 1) if source.text[at : at + 2] == "aa"
        ]

    assert mend(Source("", "aaaa"), propose_pairs) == Mended(Source("", "bb"), 2)


def test_there_is_an_end_to_it() -> None:
    def countdown(source: Source) -> Proposals:
        return [fix((0, 1, ""))] if source.text else []

    assert mend(Source("", "x" * ROUNDS), countdown) == Mended(Source("", ""), ROUNDS)
    with pytest.raises(DraftError) as caught:
        mend(Source("材料.txt", "x" * (ROUNDS + 1)), countdown)
    assert caught.value.lines("en") == [
        "材料.txt: mending never comes to an end, so nothing was changed: look at the fix of rule “rule”"
    ]
    assert caught.value.lines("zh")[0].startswith("材料.txt: 改了又要再改")


def test_a_fix_that_feeds_itself_is_stopped_early() -> None:
    rounds = []

    def double(source: Source) -> Proposals:
        rounds.append(len(source.text))
        return [fix((at, at + 1, "xx")) for at in range(len(source.text))]

    with pytest.raises(DraftError):
        mend(Source("", "x" * 10_000), double)
    assert len(rounds) == 2


def test_of_several_fixes_the_safe_ones_are_shown() -> None:
    safe, unsafe = fix((3, 4, "b"))[1], fix((0, 1, "a"), safe=False)[1]
    assert joined([unsafe, safe]) == safe
    assert joined([unsafe]) == unsafe
    assert joined([]) is None
    both = joined([safe, fix((1, 2, "c"))[1]])
    assert both is not None
    assert [edit.text for edit in both.edits] == ["c", "b"]


# What holds of any text ----------------------------------------------------------------------------------------

PIECES = (
    *("一、", "二、", "三.", "(一)", "（二）、", "（三）", "1、", "2.", "3，", "(1)", "（2）、", "①", "③", "⒉", "1)"),
    *("一是，", "三是", "二要，", "第一、", "第二：", "其一、", "首先、", "一方面", "## ", "- ", "**", "`", "```\n", "| "),
    *(",", ";", ":", "?", "!", ".", "(", ")", "，", "，，", "。", "。。", "。。。", "、等", "……等", '"', "“", "”", "《", "》"),
    *("\n", "\r\n", "\r", " ", "  ", "\t", "\xa0", "　", "５", "２０", "Ａ", "．", "$", "---\n", "5G", "2021", "号", "Word ", "附件.docx", "https://a.cn/"),
    *("检查情况", "台账不全", "四个意识", "务实", "否则", "等问题", "的", "云岭县水务局", "𠮷", "é"),
)  # fmt: skip
texts = st.lists(st.sampled_from(PIECES), max_size=40).map("".join)
paths = st.sampled_from(["draft.txt", "draft.md"])


@settings(max_examples=300)
@given(text=texts, path=paths, unsafe=st.booleans())
def test_mending_comes_to_an_end_and_leaves_nothing_to_mend(text: str, path: str, *, unsafe: bool) -> None:
    done = mended(text, path=path, unsafe=unsafe)
    assert mended(done.source.text, path=path, unsafe=unsafe) == Mended(done.source, 0)
    left = [v.fix for v in lint(done.source, PROFILE).violations if v.fix]
    assert [one for one in left if one.safe or unsafe] == []


@settings(max_examples=300)
@given(text=texts, path=paths)
def test_safe_fixes_touch_no_letter_and_no_line_end(text: str, path: str) -> None:
    def letters(text: str) -> str:
        return "".join(c for c in text if c.isalpha() or c.isdigit() or c in '\r\n　《》“”"').translate(
            HALF_WIDTH
        )

    assert letters(mended(text, path=path).source.text) == letters(text)


@settings(max_examples=200)
@given(text=texts, path=paths)
def test_nothing_changes_but_what_the_edits_say(text: str, path: str) -> None:
    for _, one in propose(parse(Source(path, text)), PROFILE):
        after = applied(text, one.edits)
        first, last = one.edits[0].span.start, one.edits[-1].span.end
        assert after[:first] == text[:first]
        assert after[len(after) - len(text) + last :] == text[last:]
        assert [edit for edit in one.edits if edit.span.of(text) == edit.text] == []


@pytest.mark.parametrize("unsafe", [False, True])
@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.name)
def test_samples_are_mended_once_and_for_all(path: Path, *, unsafe: bool) -> None:
    text = plain.read(str(path)).text
    done = mended(text, path=path.name, unsafe=unsafe)
    assert mended(done.source.text, path=path.name, unsafe=unsafe) == Mended(done.source, 0)
    before, after = (parse(Source(path.name, each)) for each in (text, done.source.text))
    assert [type(block) for block in after.walk()] == [type(block) for block in before.walk()]


HOSTILE = {
    "commas": ",甲" * 20_000,
    "brackets": "(甲" * 20_000,
    "spaces": " " * 100_000 + "x",
    "ordinals": "1、甲\n" * 3_000,
    "numbers": "".join(f"{number}.甲\n" for number in range(1, 99, 2)) * 40,
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=list(HOSTILE))
def test_a_hostile_text_is_mended_too(text: str) -> None:
    done = mended(text, unsafe=True)
    assert mended(done.source.text, unsafe=True).places == 0
