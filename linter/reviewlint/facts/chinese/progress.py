"""Whether a Chinese measure is told as finished."""

from __future__ import annotations

from functools import cache

from reviewlint.facts.lexicon import zh, zh_not_behind
from reviewlint.facts.matching import Pattern, Place, first


def done(words: str) -> Place | None:
    """Return where words say that a measure is finished."""
    return first(_DONE, words)


def _marked() -> str:
    """Return a pattern for a tick, or for the state that a label tells."""
    return (
        rf"(?P<tick>{zh('ticks')})|{zh('done_labels')}：(?P<value>{zh('done_values')})(?![率度期])"
        rf"|(?:(?<=[（，；|\s])|\A)(?P<alone>{zh('done_values')})(?=[）；。|\s]|\Z)"
    )


def _already() -> str:
    """Return a pattern for what has been done already: 已更换, but not 已发现的问题."""
    return (
        rf"{zh_not_behind('before_already')}(?P<already>(?:均|都|全部|现)?已经?(?!{zh('no_already')})"
        r"[^，。；：\s的]{1,24})(?!的)"
    )


@cache
def _future() -> str:
    return rf"(?:{zh('until')}|力争|争取|预计|计划)"


def _over() -> str:
    """Return a pattern for what is over: …完毕, and 了 in a clause with a date that does not bind."""
    past = rf"\d{{1,2}}月(?:\d{{1,2}}[日号]|[上中下]旬|[底初末])?(?!{_future()}|[前起内])"
    return (
        rf"(?:\A|(?<=[，。；]))(?![^，。；]{{0,30}}?{_future()})[^，。；]{{0,30}}?(?P<over>{zh('finished')})"
        rf"|{past}(?:[^，。；前起]{{0,30}}|，[^，。；前起]{{0,30}})?(?P<past>[^\W\d_]了)(?!解)"
    )


_DONE = (Pattern(_marked, "[【✅☑✔✓√已完办销"), Pattern(_already, "已"), Pattern(_over, "了完竣"))
