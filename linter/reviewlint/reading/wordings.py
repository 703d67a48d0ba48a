"""Wordings by which a statement is known where no cue tells what it is."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final

from reviewlint.lexicon import any_wording, lists
from reviewlint.reading.wording import ENGLISH_STOP

if TYPE_CHECKING:
    from reviewlint.draft.source import Span

_FIRST_SENTENCE: Final = re.compile(
    rf"(?:[^。！？!?\n.]++|(?!{ENGLISH_STOP})\.)*(?:[。！？!?]|{ENGLISH_STOP})?[”’」』）)】]*"
)


def pattern(name: str) -> re.Pattern[str]:
    """Return one of the wordings of `rules/lexicon/wordings.yml`, compiled when it is first needed."""
    return any_wording("wordings", name)


@lru_cache(maxsize=4096)
def admits(words: str) -> bool:
    """Tell whether words admit a shortcoming."""
    return bool(pattern("admits").search(words) or _english_admits().search(words))


@cache
def _english_admits() -> re.Pattern[str]:
    return re.compile(rf"(?i:\b(?:{'|'.join(lists('wordings')['english_admits'])})\b)")


def praises(words: str) -> bool:
    """Tell whether words praise and admit nothing: 镇党委坚持每月学习，成效明显。."""
    return pattern("praise").search(words) is not None and not admits(words)


@lru_cache(maxsize=4096)
def denies(words: str) -> bool:
    """Tell whether words say that nothing was found: 未发现问题."""
    return pattern("nothing").search(words) is not None


@lru_cache(maxsize=4096)
def closes(words: str) -> bool:
    """Tell whether a paragraph closes a draft (以上检查，请批评指正。) instead of adding to it."""
    return pattern("closing").match(words) is not None


@lru_cache(maxsize=4096)
def is_tally(words: str) -> bool:
    """Tell whether a paragraph only counts: 反馈的9个问题，已完成整改7个."""
    return pattern("tally").search(words) is not None


def states(words: str) -> bool:
    """Tell whether a sentence only says how far a problem is mended: 该问题已完成整改。."""
    return pattern("states").fullmatch(words.strip()) is not None


def is_open_state(words: str) -> bool:
    """Tell whether words only say that a problem is not mended yet: 尚未整改。, 正在整改。."""
    return ("未" in words or "正在" in words) and states(words)


@lru_cache(maxsize=4096)
def is_theme(title: str) -> bool:
    """Tell whether a heading is worded as one that sorts: 学习方面, 政策执行层面的偏差, 接待（2条）."""
    return pattern("theme").search(title.strip("。：: ")) is not None


@lru_cache(maxsize=4096)
def names_problem(title: str) -> bool:
    """Tell whether a heading names one problem: 关于“…”问题的整改."""
    return pattern("about").match(title) is not None


@lru_cache(maxsize=4096)
def ends_in_problem(title: str) -> bool:
    """Tell whether a heading calls what it names a problem: 账目公开不及时的问题."""
    return pattern("named").search(title) is not None


def is_slot(words: str) -> bool:
    """Tell whether a line is a slot of a form that nobody has filled in: [Who was hit?]."""
    return pattern("to-fill").match(words) is not None


def sorts_causes(title: str) -> bool:
    """Tell whether a heading only sorts causes: 主观方面, 客观原因."""
    return pattern("cause-group").match(title.strip("。：: ")) is not None


@lru_cache(maxsize=4096)
def details(words: str) -> bool:
    """Tell whether words lead to details of one thing: 具体表现为：."""
    return pattern("details").search(words) is not None


@lru_cache(maxsize=4096)
def leads_in(words: str) -> bool:
    """Tell whether a paragraph only announces what follows: 主要有以下几点：."""
    return pattern("lead-in").search(words) is not None


def first_sentence(text: str, span: Span) -> int:
    """Return where the first sentence of a stretch ends."""
    match = _FIRST_SENTENCE.match(text, span.start, span.end)
    return match.end() if match and match.end() > span.start else span.end
