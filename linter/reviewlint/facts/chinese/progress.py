"""Whether a Chinese measure is told as finished."""

from __future__ import annotations

from functools import cache

from reviewlint.facts.lexicon import zh, zh_not_behind, zh_words
from reviewlint.facts.matching import Pattern, Place, first

# 已完成80%: the rest is still to be done
_SHARE = r"[^，。；：\s\d]{0,8}\d{1,2}(?:\.\d+)?[%％]"


def done(words: str) -> Place | None:
    """Return where words say that a measure is finished."""
    return None if zh_words("unfinished").occurs_in(words) else first(_DONE, words)


def _marked() -> str:
    """Return a pattern for a tick, or for the state that a label tells."""
    return (
        rf"(?P<tick>{zh('ticks')})|{zh('done_labels')}：(?P<value>{zh('done_values')})(?![率度期])"
        rf"|(?:(?<=[（，。；|\s])|\A)(?P<alone>{zh('done_values')})(?=[）；。|\s]|\Z)"
    )


def _already() -> str:
    """Return a pattern for what has been done already: 已更换, but not 已发现的问题."""
    return rf"{zh_not_behind('before_already')}(?P<already>已经?(?!{zh('no_already')}|{_SHARE})[^，。；：\s的]{{1,24}})(?!的)"


@cache
def _future() -> str:
    return zh("until", "plans")


def _over() -> str:
    """Return a pattern for what is over: 安装完毕, but not 3月底前安装完毕."""
    inside = r"[^，。；]{0,30}?"
    return rf"(?:\A|(?<=[，。；]))(?!{inside}{_future()}){inside}(?P<over>{zh('finished')})"


def _past() -> str:
    """Return a pattern for 了 behind a date that does not bind: 2月3日更换了护栏."""
    date = r"\d{1,2}月(?:\d{1,2}[日号]|[上中下]旬|[底初末])?"
    return rf"{date}(?!{_future()})，?[^，。；前起]{{0,30}}(?P<past>[^\W\d_]了)(?!解)"


def _told() -> str:
    """Return a pattern for 了 behind what somebody does, in the clause that opens a sentence: 更换了护栏, but not 更换了的."""
    inside = rf"(?:(?!{zh('before_past')})[^，。；]){{0,12}}?"
    return rf"(?:\A|(?<=[。；]))(?![^，。；]{{0,30}}?{_future()}){inside}(?P<told>{zh('acts')}了)(?![解结的后再才就])"


_DONE = (
    Pattern(_marked, "[【✅☑✔✓√已完办销"),
    Pattern(_already, "已"),
    Pattern(_over, "毕"),
    Pattern(_past, "了"),
    Pattern(_told, "了"),
)
