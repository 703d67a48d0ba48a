"""The number of aspects that a text announces: 对照…等N个方面, 以下N个方面, “N个带头”."""

from __future__ import annotations

import re
from functools import cache, partial
from itertools import islice
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from reviewlint.draft.source import Span
from reviewlint.lexicon import any_word
from reviewlint.outline.styles import chinese_number

if TYPE_CHECKING:
    from collections.abc import Iterator

_ENDS: Final = "。！？\n"
_LONGEST: Final = 2_000  # characters of a list on either side of its number
_MOST: Final = 20  # numbers in one paragraph; keeps a hostile text linear
_any: Final = partial(any_word, "notices")


@cache
def _count() -> re.Pattern[str]:
    return re.compile(
        r"(?<![\d.第一二两三四五六七八九十])(?P<number>[1-9]\d?|[一二两三四五六七八九十]{1,3})(?:个|项|条)"
        rf"(?:(?:重点|主要|具体|突出)?{_any('units')}|重点(?:问题)?|(?:主要|突出)问题)"
        # 征求到5个方面38条意见, 五个方面的准备
        rf"(?!的?(?:{_any('no_units')}|\d|共|[一二三四五六七八九十百]+[条个项]))"
    )


@cache
def _reviewing() -> re.Pattern[str]:
    return re.compile(_any("reviews"))


@cache
def _calling() -> re.Pattern[str]:
    """Return a pattern for what stands before a number about the meeting, not about what is reviewed: 要把握三个重点."""
    return re.compile(rf"{_any('calls')}[到好了]?[^，。；：、]{{0,8}}$")


@cache
def _acting() -> re.Pattern[str]:
    """Return a pattern for what stands behind such a number: 从三个方面抓好落实."""
    return re.compile(rf"[上来]?(?:{_any('acts')}|[作做当走见求].{{0,2}}{_any('goals')})")


class Count(Struct, frozen=True):
    """A number of aspects, and where it stands."""

    number: int
    span: Span


def announced_counts(text: str) -> Iterator[Count]:
    """Yield the numbers of aspects that sentences about reviewing give."""
    for match in islice(_count().finditer(text), _MOST):
        sentence = sentence_around(text, Span(*match.span()))
        calls = _calling().search(text, sentence.start, match.start()) or _acting().match(text, match.end())
        if _reviewing().search(text, sentence.start, sentence.end) and not calls:
            yield Count(value(match["number"]), Span(*match.span()))


def spoken_number(text: str) -> int | None:
    """Return the last number of aspects that a text speaks of, whatever the sentence is about; None if it has none."""
    numbers = [value(match["number"]) for match in islice(_count().finditer(text), _MOST)]
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
