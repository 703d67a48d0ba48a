"""How Chinese statements say each fact; who answers for a measure stands here.

Finding an owner who is there matters more than missing one who is not: what is reported is that there is none. Of
the readings below the first that finds anyone counts: a label says it best, then who is charged, then whose doing it is.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import chain
from typing import TYPE_CHECKING

from reviewlint.facts.chinese_remarks import (
    deadline,
    done,
    evidence,
    labelled_deadline,
    merit,
    value_of,
    wish,
)
from reviewlint.facts.chinese_subjects import (
    bound,
    charge_begins,
    does,
    head_ends,
    in_name,
    is_crowd,
    is_time,
    may_open,
    person_ends,
    subject_ends,
)
from reviewlint.facts.words import Pattern, Place, first, zh, zh_words

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["deadline", "done", "evidence", "labelled_deadline", "labelled_owner", "merit", "owner", "wish"]


_VALUE = r"[^\s，。；：、|（）()“”-]"
_STOPS = re.compile(r"[，。；：（）\s]|\Z")
_LONGEST_CLAUSE = 60
_LONGEST_BY = 17
_LONGEST_CHARGED = 24
_PERSON_BEHIND = 6
_NAME_BEHIND = 4


def owner(words: str) -> Place | None:
    """Return where words name who answers for a measure."""
    readings = (_told, _charged_by, _charged, _by, _beside, _doer)
    return next((place for read in readings for place in read(words)), None)


def labelled_owner(words: str) -> Place | None:
    """Return where a label names who answers for a measure: 责任人：王平."""
    return value_of(_LABEL, words)


def _told(words: str) -> Iterator[Place]:
    place = labelled_owner(words) or first((_HANDLE, _UNMARKED), words)
    if place:
        yield place


def _label() -> str:
    value = rf"{_VALUE}{{1,24}}(?:[、和及]{_VALUE}{{1,24}}){{0,5}}"
    return rf"{zh('owner_labels')}(?:为|是|：)\s?(?!{zh('no_owner_values')}(?:\W|\Z))(?P<named>{value})"


def _handle() -> str:
    return r"(?<![\w@./-])(?P<handle>@[\w.-]{2,30})(?![\w/])"


def _unmarked() -> str:
    """Return a pattern for a label without a colon: 责任人张云."""
    return rf"(?:\A|(?<=[，。；：（\s]))责任人(?!{zh('after_owner_label')})(?P<person>[^\W\d_a-zA-Z了的]{{2,8}})(?=[，。；）\s]|\Z)"


_LABEL = Pattern(_label, "：为是")
_HANDLE = Pattern(_handle, "@")
_UNMARKED = Pattern(_unmarked, "责")


def _charged_by(words: str) -> Iterator[Place]:
    """Yield whom 由 charges: 由局长亲自牵头."""
    for start, clause in _behind_by(words):
        yield from ((start, end) for end in _charge_places(words, start, clause))


def _by(words: str) -> Iterator[Place]:
    """Yield whom 由 names."""
    for start, clause in _behind_by(words):
        ends = chain(
            _doing(words, start, clause),
            (end for end in range(start + 2, min(start + 4, clause) + 1) if bound(words, end)),
            _heads(words, start, clause),
            (end for end in person_ends(words, start) if does(words, end)),
            person_ends(words, start),
        )
        yield from ((start, end) for end in ends)


def _behind_by(words: str) -> Iterator[Place]:
    """Yield what stands behind each 由 that may name someone, as far as the end of the clause."""
    for by in re.finditer(r"由(?:(?:\d{1,2}|[两二三四五六])[名位个])?", words):
        start = by.end()
        clause = _clause_end(words, start)
        if in_name(words, start, start + 1) and not _names_nobody(words, by.start(), words[start:clause]):
            yield start, clause


def _names_nobody(words: str, by: int, clause: str) -> bool:
    """Tell whether 由 is part of another word, or what follows it names no one: 自由, 由于, 由专人, 由被动变为主动."""
    start = by + 1
    nobody = zh_words("nobody").ends_from(words, start)
    return (
        zh_words("before_by").ends(words, by)
        or zh_words("after_by").begins(words, start)
        or clause[:1].isdigit()
        or any(does(words, end) for end in nobody)
        or _changed().search(clause, 0, 18) is not None
        or _arranged().search(clause, 0, 30) is not None
    )


def _changed() -> re.Pattern[str]:
    return _compiled(zh("changes"))


def _arranged() -> re.Pattern[str]:
    return _compiled(rf"的[^，。；]{{0,6}}?{zh('arrangements')}")


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


def _clause_end(words: str, start: int) -> int:
    last = min(start + _LONGEST_CLAUSE, len(words))
    stop = _STOPS.search(words, start, last)
    return stop.start() if stop else last


def _charge_places(words: str, start: int, clause: int) -> Iterator[int]:
    """Yield where a name ends that somebody is charged by: 由局长亲自牵头."""
    for at in range(start + 1, min(start + _LONGEST_CHARGED, clause) + 1):
        if words[at - 1].isdigit():
            return
        if charge_begins(words, at) or any(charge_begins(words, end) for end in _manners(words, at)):
            yield at


def _manners(words: str, at: int) -> tuple[int, ...]:
    return zh_words("manners").ends_from(words, at)


def _heads(words: str, start: int, clause: int) -> Iterator[int]:
    for end in range(start + 1, min(start + _LONGEST_BY, clause) + 1):
        if not in_name(words, end - 1, end):
            return
        if head_ends(words, end):
            yield end


def _doing(words: str, start: int, clause: int) -> Iterator[int]:
    """Yield where a post or a body ends, with the name of a person behind it, that does something."""
    for head in _heads(words, start, clause):
        for end in range(head, min(head + _NAME_BEHIND, clause) + 1):
            if end > head and not in_name(words, head, end):
                break
            if end == clause or not words[end].isalnum() or does(words, end):
                yield end


def _charged(words: str) -> Iterator[Place]:
    """Yield who is charged without 由: 财务股负责, 王敏牵头."""
    if not zh_words("charges").occurs_in(words):
        return
    for start in _starts(words):
        clause = _clause_end(words, start)
        if start < clause and "由" not in words[start:clause] and may_open(words, start):
            places = (
                end
                for end in range(start + 1, clause)
                if charge_begins(words, end) or any(charge_begins(words, e) for e in _manners(words, end))
            )
            yield from ((start, end) for end in places if _can_be_charged(words, start, end, clause))


def _can_be_charged(words: str, start: int, end: int, clause: int) -> bool:
    if any(head_ends(words, at) for at in range(max(start + 1, end - _PERSON_BEHIND), end + 1)):
        return True
    if words[start:end] in zh_words("first_person").known:
        return True
    return end - start in {2, 3} and words[end:clause] == "牵头" and in_name(words, start, end)


def _beside(words: str) -> Iterator[Place]:
    """Yield who stands alone between two marks: （工程部，10月20日前）."""
    for mark in re.finditer("[，；（—]", words):
        start = mark.end()
        ends = chain(subject_ends(words, start), person_ends(words, start) if may_open(words, start) else ())
        yield from ((start, end) for end in ends if _stands_alone(words, end))


def _stands_alone(words: str, end: int) -> bool:
    if words[end:].rstrip("。") in {"", "）"}:
        return True
    return words[end] in "，、；" and (is_time(words, end + 1) or zh_words("standing").begins(words, end + 1))


def _doer(words: str) -> Iterator[Place]:
    """Yield the subjects of clauses: 办公室2026年3月底前…, 副总每月检查."""
    for start in _starts(words):
        for end in subject_ends(words, start):
            if bound(words, end) or (not is_crowd(words, end) and does(words, end)):
                yield start, end
        if may_open(words, start):
            yield from ((start, end) for end in person_ends(words, start) if bound(words, end))


@lru_cache(maxsize=64)
def _starts(words: str) -> tuple[int, ...]:
    """Return where clauses begin, and behind the time that stands there."""
    return tuple(_each_start(words))


def _each_start(words: str) -> Iterator[int]:
    for start in re.finditer(r"\A|(?<=[，。；：（）\s])", words):
        yield start.start()
        time = _compiled(_time_before()).match(words, start.start())
        if time and time.end() > start.start():
            yield time.end()


@cache
def _time_before() -> str:
    month = rf"(?:\d{{4}}年)?\d{{1,2}}月(?:\d{{1,2}}[日号]|{zh('month_parts')})?"
    each = rf"每{zh('rounds')}[一二三四五六日]?|{zh('at_once')}"
    return rf"(?:{month}|{each}){zh('until')}?，?|责任人"
