"""What names somebody in Chinese words, and what stands behind whoever does something."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from reviewlint.facts.words import zh, zh_words

if TYPE_CHECKING:
    from collections.abc import Iterator

# No figure is part of a name, nor what only joins a name to what is done.
_NO_NAME = frozenset("对向以把将于从由在的了被每不")
_JOINTS = frozenset("、和与及")
_LONGEST_NAME = 13
_LONGEST_JOINED = 11
_MOST_JOINED = 4
_OLD_AND_YOUNG = frozenset("老小")


def in_name(text: str, start: int, end: int) -> bool:
    """Tell whether all characters of a stretch may be part of a name."""
    words = text[start:end]
    return words.isalpha() and _NO_NAME.isdisjoint(words)


def head_ends(text: str, end: int) -> bool:
    """Tell whether the name of a post or a body ends at a place: 财务科, but not 查处."""
    return zh_words("posts", "bodies").ends(text, end) and not zh_words("no_posts", "no_bodies").ends(
        text, end
    )


def person_ends(text: str, start: int) -> Iterator[int]:
    """Yield where the name of a person may end that begins at a place, the longest first: 王平, 王工, 老李."""
    surnames = zh_words("surnames")
    if text[start : start + 1] in _OLD_AND_YOUNG:
        yield from surnames.ends_from(text, start + 1)
    if zh_words("no_names").begins(text, start):
        return
    for end in surnames.ends_from(text, start):
        yield from zh_words("titles").ends_from(text, end)
        yield from (end + n for n in (2, 1) if in_name(text, end, end + n) and end + n <= len(text))


def subject_ends(text: str, start: int) -> Iterator[int]:
    """Yield where the name of a post or a body may end that begins at a place, with others joined to it."""
    if not may_open(text, start):
        return
    yield from zh_words("first_person").ends_from(text, start)
    for end in range(start + 1, min(start + _LONGEST_NAME, len(text)) + 1):
        if not in_name(text, end - 1, end) or zh_words("never_in_names").begins(text, end - 1):
            return
        if end - start > 1 and head_ends(text, end):  # 校验令牌 names no 校
            for joined in (*_joined(text, end), end):
                yield from person_ends(text, joined)
                yield joined


def _joined(text: str, end: int) -> tuple[int, ...]:
    """Return where further names end that are joined to one, the last first: 采购部、质量部."""
    ends: tuple[int, ...] = ()
    while len(ends) < _MOST_JOINED and text[end : end + 1] in _JOINTS and text[end : end + 1]:
        start = end + 1
        last = min(start + _LONGEST_JOINED, len(text))
        heads = (at for at in range(start + 2, last + 1) if in_name(text, start, at) and head_ends(text, at))
        end = next(heads, 0)
        if not end:
            break
        ends = (end, *ends)
    return ends


def may_open(text: str, start: int) -> bool:
    """Tell whether a subject may begin at a place: 检查组 and 组织部 may, 组织干部 and 全班 may not."""
    if zh_words("all_of_them").begins(text, start):
        return False
    if zh_words("verbs_in_names").begins(text, start):
        return True
    verbs = zh_words("done_to_others").ends_from(text, start)
    bodies = (end for verb in verbs for end in zh_words("short_bodies").ends_from(text, verb))
    return not verbs or any(does(text, end) or text[end : end + 1] in tuple(_JOINTS) for end in bodies)


def is_crowd(text: str, end: int) -> bool:
    """Tell whether a name that ends at a place is one for all."""
    return zh_words("crowds").ends(text, end)


def does(text: str, at: int) -> bool:
    """Tell whether what stands at a place is what somebody does, or how."""
    if bound(text, at) or zh_words("manners", "particles", "acts").begins(text, at):
        return True
    # 库管员 is one name, not a 库 that 管员
    return zh_words("short_acts").begins(text, at) and not head_ends(text, at + 2)


def bound(text: str, at: int) -> bool:
    """Tell whether at a place stands what follows anyone who answers for something: a time, a charge, an order."""
    if zh_words("orders").begins(text, at) or charge_begins(text, at) or is_time(text, at):
        return True
    if text[at : at + 1] in tuple("于在从自"):
        return is_time(text, at + 1)
    return any(charge_begins(text, end) for end in zh_words("manners").ends_from(text, at))


def charge_begins(text: str, at: int) -> bool:
    """Tell whether at a place somebody is charged: 负责, but not 负责人."""
    ends = zh_words("charges").ends_from(text, at)
    return any(not zh_words("no_charges").begins(text, end) for end in ends)


def is_time(text: str, at: int) -> bool:
    """Tell whether a time begins at a place."""
    if zh_words("years", "at_once", "periods").begins(text, at) or _time().match(text, at):
        return True
    return any(text[end : end + 1] == "前" for end in zh_words("occasions").ends_from(text, at))


@cache
def _time() -> re.Pattern[str]:
    counted = rf"(?:\d{{1,3}}|[一二两三四五六七八九十]{{1,3}}){zh('units')}(?:之|以)?内"
    return re.compile(
        rf"\d{{1,4}}[年月日号:/]|{counted}|每|[一二三四]季度|[上下]半年|年[底内]|第[一二三四五六七八九十\d]{{1,3}}周"
    )
