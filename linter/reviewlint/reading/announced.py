"""The number of aspects that a text announces: 对照…等N个方面, 以下N个方面, “N个带头”."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Final

from reviewlint.draft.source import Span
from reviewlint.outline.styles import chinese_number

if TYPE_CHECKING:
    from collections.abc import Iterator

_COUNT: Final = re.compile(
    r"(?<![\d.第一二两三四五六七八九十])(?P<number>[1-9]\d?|[一二两三四五六七八九十]{1,3})(?:个|项|条)"
    r"(?:(?:重点|主要|具体|突出)?(?:方面|带头|对照|检视|聚焦|内容|维度)|重点(?:问题)?|(?:主要|突出)问题)"
    # 征求到5个方面38条意见, 五个方面的准备
    r"(?!的?(?:意见|建议|准备|工作|要求|措施|任务|安排|\d|共|[一二三四五六七八九十百]+[条个项]))"
)
_REVIEWS: Final = re.compile(r"对照|检视|查摆|查找|剖析|自查|围绕|聚焦|紧扣")
_ENDS: Final = "。！？\n"
_LONGEST: Final = 2_000  # characters of a list on either side of its number
_MOST: Final = 20  # numbers in one paragraph; keeps a hostile text linear
# 从三个方面抓好落实, 要把握三个重点: about the meeting, not about what is reviewed
_CALLS: Final = re.compile(
    r"(?:做好|抓好|把握|注意|强调|严格|落实好|推进|征求|收集|梳理出|查摆出|整改)(?:到|好|了)?[^，。；：、]{0,8}$"
)
_ACTS: Final = re.compile(
    r"(?:上|来)?(?:抓好|做好|推进|着手|入手|用力|发力|下功夫|努力|改进|整改|[作做当走见求].{0,2}(?:表率|先锋|在前|成效|突破|实效))"
)


@dataclass(frozen=True, slots=True)
class Count:
    """A number of aspects, and where it stands."""

    number: int
    span: Span


def announced_counts(text: str) -> Iterator[Count]:
    """Yield the numbers of aspects that sentences about reviewing give."""
    for match in islice(_COUNT.finditer(text), _MOST):
        sentence = sentence_around(text, Span(*match.span()))
        calls = _CALLS.search(text, sentence.start, match.start()) or _ACTS.match(text, match.end())
        if _REVIEWS.search(text, sentence.start, sentence.end) and not calls:
            yield Count(value(match["number"]), Span(*match.span()))


def spoken_number(text: str) -> int | None:
    """Return the last number of aspects that a text speaks of, whatever the sentence is about; None if it has none."""
    numbers = [value(match["number"]) for match in islice(_COUNT.finditer(text), _MOST)]
    return numbers[-1] if numbers else None


def sentence_around(text: str, place: Span) -> Span:
    """Return the sentence that holds a place, of one too long for a list only what is near."""
    first, last = max(0, place.start - _LONGEST), min(len(text), place.end + _LONGEST)
    start = max(text.rfind(mark, first, place.start) for mark in _ENDS) + 1
    ends = [end for mark in _ENDS if (end := text.find(mark, place.end, last)) >= 0]
    return Span(max(start, first), min(ends, default=last))


def value(number: str) -> int:
    """Return the value of a number in either kind of numerals."""
    return int(number) if number.isdecimal() else chinese_number(number.replace("两", "二"))
