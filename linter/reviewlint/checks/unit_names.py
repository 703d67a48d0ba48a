"""By which names a draft calls the unit that it speaks for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reviewlint.checks.reading import HAN, body_start, plain
from reviewlint.checks.wordings import abbreviates
from reviewlint.draft.source import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reviewlint.review.model import Review

_PARTY = "党组|党委"
_NOT_A_BODY = "(?!织|员|书记|副书记|成员)"  # 党组织, 党委书记 name something else
_LEVELS = "省市县区州盟旗镇乡村"
_GAP = r"[xX×]{2,4}|某{2,3}"
_KINDS = "政府|人大|政协|[局委办厅院校部会所站社处室镇乡]|公司|集团|中心|街道|大学|学院|银行"
# The unit introduces itself at the start of a line or clause; 上级党委, 各党支部, 县委 are others.
_OWN = re.compile(
    rf"(?:^|(?<=[，。；：、\s]))(?:中共)?(?P<body>(?:{_GAP})?[{HAN}]{{0,12}}?(?:{_KINDS}))(?:{_PARTY}){_NOT_A_BODY}",
    re.MULTILINE,
)
_OTHERS = re.compile("上级|各级|下级|基层|所属|按照|根据|以来|^(?:在|对|由|向|经|与|和|及|是|为|使|把|各)")
_TAIL = 2  # characters before 党组 that tell one unit from another: 政府, 育局, 联社
_OPENING = 600  # characters in which a draft without a recognised opening introduces its unit


@dataclass(frozen=True, slots=True)
class Name:
    """One mention of the unit: what stands before the common end of its name, and 党组 or 党委 if it says so."""

    text: str
    span: Span
    head: str
    organ: str | None


def own_names(review: Review) -> tuple[Name, ...]:
    """Return every mention of the unit that title or opening introduce, the introduction first; () if none does."""
    text = plain(review.text)
    own = _introduction(review, text)
    if own is None:
        return ()
    head, tail = own["body"][:-_TAIL], own["body"][-_TAIL:]
    mention = re.compile(
        rf"(?P<head>{_heads(head)}){re.escape(tail)}(?:(?P<organ>{_PARTY}){_NOT_A_BODY}(?:(?:领导)?班子)?|(?:领导)?班子)"
    )
    return tuple(
        Name(match[0], Span(*match.span()), match["head"], match["organ"])
        for match in mention.finditer(text, own.start("body"))
    )


def conflict(names: Sequence[Name]) -> bool:
    """Tell whether two names cannot be the long and the short form of one."""
    if not names:
        return False
    organs = {name.organ for name in names if name.organ}
    return len(organs) > 1 or any(_differ(names[0].head, name.head) for name in names[1:])


def _introduction(review: Review, text: str) -> re.Match[str] | None:
    opening = review.part("opening")
    start = body_start(review)
    end = opening.span.end if opening else start + _OPENING
    found = (match for match in _OWN.finditer(text, start, end) if not _OTHERS.search(match["body"]))
    return next(found, None)


def _heads(head: str) -> str:
    """Return a pattern for what may stand before the common end: a gap, the head or its end, a near miss, a level.

    A near miss is the head with one character changed (云岭县 / 云山县).
    """
    ends = [re.escape(head[start:]) for start in range(len(head))]
    misses = [
        f"{re.escape(head[:at])}[{HAN}]{re.escape(head[at + 1 :])}"
        for at in range(len(head))
        if len(head) > _TAIL
    ]
    return "|".join([_GAP, *ends[:1], *misses, *ends[1:], f"[{_LEVELS}]", ""])


def _differ(one: str, other: str) -> bool:
    """Tell two places from each other: a shortened name or one of another level (县 / 市) is no conflict."""
    if abbreviates(one, other) or abbreviates(other, one):
        return False
    return bool(re.search(_GAP, one + other)) or len(one) == len(other) > _TAIL
