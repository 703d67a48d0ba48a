"""Whether a Chinese measure is told as finished."""

from __future__ import annotations

import re

from reviewlint.facts.lexicon import zh, zh_not_behind, zh_words
from reviewlint.facts.matching import Pattern, Place, first

# 已完成80%: the rest is still to be done
_SHARE = r"[^，。；：\s\d]{0,8}\d{1,2}(?:\.\d+)?[%％]"


def done(words: str) -> Place | None:
    """Return where words say that a measure is finished."""
    if zh_words("unfinished").occurs_in(words):
        return None
    return first(_SAID, words) or _over(words) or first(_PAST, words) or _told(words)


def _marked() -> str:
    """Return a pattern for a tick, or for the state that a label tells."""
    return (
        rf"(?P<tick>{zh('ticks')})|{zh('done_labels')}：(?P<value>{zh('done_values')})(?![率度期])"
        rf"|(?:(?<=[（，。；|\s])|\A)(?P<alone>{zh('done_values')})(?=[）；。|\s]|\Z)"
    )


def _already() -> str:
    """Return a pattern for what has been done already: 已更换, but not 已发现的问题."""
    return rf"{zh_not_behind('before_already')}(?P<already>已经?(?!{zh('no_already')}|{_SHARE})[^，。；：\s的]{{1,24}})(?!的)"


def _over(words: str) -> Place | None:
    """Return where words say that something is over: 安装完毕, but not 3月底前安装完毕."""
    finished = zh_words("finished")
    if not finished.occurs_in(words):
        return None
    for clause in _CLAUSES.finditer(words):
        start, end = clause.span()
        if _is_ahead(words[start:end]):
            continue
        for at in range(start, min(start + _NEAR, end)):
            if ends := finished.ends_from(words[:end], at):
                return at, ends[0]
    return None


def _is_ahead(clause: str) -> bool:
    """Tell whether a clause says, not far from its beginning, that something is still to come."""
    ahead = zh_words("until", "plans")
    return any(ahead.begins(clause, at) for at in range(min(_NEAR, len(clause))))


def _past() -> str:
    """Return a pattern for 了 behind a date that does not bind: 2月3日更换了护栏."""
    date = r"\d{1,2}月(?:\d{1,2}[日号]|[上中下]旬|[底初末])?"
    return rf"{date}(?!{zh('until', 'plans')})，?[^，。；前起]{{0,30}}(?P<past>[^\W\d_]了)(?!解)"


def _told(words: str) -> Place | None:
    """Return where 了 stands behind what somebody does, in the clause that opens a sentence: 更换了护栏, but not 更换了的."""
    for opening in _OPENINGS.finditer(words):
        clause = opening.group()
        if "了" not in clause or _is_ahead(clause):
            continue
        for past in re.finditer("了(?![解结的后再才就])", clause):
            start = len(zh_words("acts").without(clause[: past.start()]))
            if start < past.start() and start <= _FIRST and not _is_before_past(clause, start):
                return opening.start() + start, opening.start() + past.end()
    return None


def _is_before_past(clause: str, end: int) -> bool:
    return any(zh_words("before_past").begins(clause, at) for at in range(end))


_NEAR, _FIRST = 31, 12  # characters from the beginning of a clause
_CLAUSES = re.compile("[^，。；]+")
_OPENINGS = re.compile(r"(?:\A|(?<=[。；]))[^，。；]+")
_SAID = (Pattern(_marked, "[【✅☑✔✓√已完办销"), Pattern(_already, "已"))
_PAST = (Pattern(_past, "了"),)
