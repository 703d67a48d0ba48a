"""By which names a draft calls the unit that it speaks for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct

from reviewlint.checks.reading import LETTER, body_start, plain
from reviewlint.checks.wordings import abbreviates
from reviewlint.draft.source import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reviewlint.reading.model import Review

_PARTY = "党组|党委"
_NOT_A_BODY = "(?!织|员|书记|副书记|成员)"  # 党组织, 党委书记 name something else
_LEVELS = "省市县区州盟旗镇乡村"
_GAP = r"[xX×]{2,4}|某{2,3}"
_KINDS = "政府|人大|政协|[局委办厅院校部会所站社处室镇乡]|公司|集团|中心|街道|大学|学院|银行"
# The unit introduces itself at the start of a line or clause; 上级党委, 各党支部, 县委 are others.
_OWN = re.compile(
    rf"(?:^|(?<=[，。；：、\s]))(?:中共)?(?P<body>(?:{_GAP})?{LETTER}{{0,12}}?(?:{_KINDS}))(?:{_PARTY}){_NOT_A_BODY}",
    re.MULTILINE,
)
_OTHERS = re.compile("上级|各级|下级|基层|所属|按照|根据|以来|^(?:在|对|由|向|经|与|和|及|是|为|使|把|各)")
_PLACE = re.compile(rf"{LETTER}{{2,5}}?[省市县区州盟旗]")
_TAIL = 2  # characters before 党组 that tell one unit from another: 政府, 育局, 联社
_OPENING = 600  # characters in which a draft without a recognised opening introduces its unit


class Name(Struct, frozen=True):
    """One mention of the unit: `body` is its name, `organ` 党组 or 党委 if the mention says so."""

    text: str
    span: Span
    body: str
    organ: str | None


def own_names(review: Review) -> tuple[Name, ...]:
    """Return every mention of the unit that title or opening introduce, the introduction first; () if none does."""
    text = plain(review.text)
    own = _introduction(review, text)
    if own is None:
        return ()
    organ = rf"(?P<organ>{_PARTY}){_NOT_A_BODY}(?:(?:领导)?班子)?|(?:领导)?班子"
    mention = re.compile(rf"(?P<body>{_bodies(own['body'])})(?:{organ})")
    return tuple(
        Name(match[0], Span(*match.span()), match["body"], match["organ"])
        for match in mention.finditer(text, own.start("body"))
    )


def odd_one_out(names: Sequence[Name]) -> Name | None:
    """Return the first name that cannot be the long or the short form of the introduction, None if all can."""
    if not names:
        return None
    own = names[0]
    return next(
        (name for name in names[1:] if _differ(own.body, name.body) or name.organ not in {own.organ, None}),
        None,
    )


def _introduction(review: Review, text: str) -> re.Match[str] | None:
    opening = review.part("opening")
    start = body_start(review)
    end = opening.span.end if opening else start + _OPENING
    found = (match for match in _OWN.finditer(text, start, end) if not _OTHERS.search(match["body"]))
    return next(found, None)


def _bodies(own: str) -> str:
    """Return a pattern for the names that can only be meant for the unit `own`.

    They end as it does, behind a gap, (the end of) what stands before that in its own name, a near miss of it
    (云岭县 / 云山县) or a level; or they begin with its place and first word (云岭县教育…局).
    """
    head, tail = own[:-_TAIL], own[-_TAIL:]
    ends = [re.escape(head[start:]) for start in range(len(head))]
    misses = [f"{re.escape(head[:at])}{LETTER}{re.escape(head[at + 1 :])}" for at in range(len(head))]
    heads = [_GAP, *ends[:1], *(misses if len(head) > _TAIL else []), *ends[1:], f"[{_LEVELS}]", ""]
    bodies = rf"(?:{'|'.join(heads)}){re.escape(tail)}"
    place = _PLACE.match(own)
    first = own[place.end() : place.end() + _TAIL] if place else ""
    return (
        rf"{bodies}|{place[0]}{first}{LETTER}{{0,8}}?{own[-1]}" if place and len(first) == _TAIL else bodies
    )


def _differ(own: str, other: str) -> bool:
    """Tell two names from each other: a shortened one, or one of another level (县 / 市), is no conflict.

    A name that keeps place and first word is not shortened: 云岭县教育局 is not 云岭县教育体育局.
    """
    place = _PLACE.match(own)
    full = own[: place.end() + _TAIL] if place else own
    if other.startswith(full):
        return other != own
    if abbreviates(own, other) or abbreviates(other, own):
        return False
    return bool(re.search(_GAP, own + other)) or len(own) == len(other) > 2 * _TAIL
