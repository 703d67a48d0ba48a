"""What the opening announces: a number of aspects (以下N个方面, “N个带头”), or all of them: 对照A、B、C等N个方面."""

from __future__ import annotations

import re
from functools import cache, partial
from itertools import islice
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from reviewlint.draft.source import Span
from reviewlint.lexicon import any_word
from reviewlint.outline.styles import chinese_number
from reviewlint.reading.review import Aspect, Declaration
from reviewlint.reading.themes import match_themes

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reviewlint.profile import ThemeSpec


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


# 对照…等5个方面; not 征求到5个方面38条意见. The units in the order in which they are believed.
_UNITS = ("方面", "带头", "对照", "检视")
_COUNT = re.compile(
    r"(?P<number>[1-9]\d?|两|[一二三四五六七八九十]{1,3})个(?:重点|主要|具体)?(?P<unit>方面|带头|对照|检视)"
    r"(?!的?(?:意见|建议|\d|共|问题\d|[一二三四五六七八九十百]+[条个项]))"
)
_SENTENCE_END = re.compile(r"[。！？\n]")
_BEFORE_EACH = re.compile(r"[、，；;](?=在?带头)|[；;]")
_TAIL = re.compile(r"(?:等|这|的)+$")
_LONGEST_WORD = 12
_LONGEST_LIST = 800


@cache
def _trigger() -> re.Pattern[str]:
    return re.compile(any_word("notices", "declares"))


def find_declaration(text: str, opening: Span, specs: Sequence[ThemeSpec]) -> Declaration | None:
    """Return what the opening announces, None if it names neither a number nor a list of aspects."""
    count = _find_count(text, opening)
    end = count.start() if count else _list_end(text, opening)
    start = _list_start(text, opening, end)
    if start is None:
        return None
    spans = _split(text, Span(start, end))
    if not count and len(spans) < 2:  # noqa: PLR2004 - one phrase is no list
        return None
    ids = match_themes([span.of(text) for span in spans], specs)
    aspects = tuple(Aspect(span, theme) for span, theme in zip(spans, ids, strict=True))
    return Declaration(
        span=Span(start, count.end() if count else end),
        aspects=aspects,
        count=Span(*count.span()) if count else None,
        number=value(count["number"]) if count else None,
    )


def _find_count(text: str, opening: Span) -> re.Match[str] | None:
    """Return the number that is announced: of several, the one whose unit is believed most."""
    counts = [
        match
        for match in _COUNT.finditer(text, opening.start, opening.end)
        if _trigger().search(text, _sentence_start(text, opening, match.start()), match.start())
    ]
    return min(counts, key=lambda match: (_UNITS.index(match["unit"]), match.start()), default=None)


def _sentence_start(text: str, opening: Span, at: int) -> int:
    ends = [match.end() for match in _SENTENCE_END.finditer(text, max(opening.start, at - _LONGEST_LIST), at)]
    return ends[-1] if ends else max(opening.start, at - _LONGEST_LIST)


def _list_end(text: str, opening: Span) -> int:
    """Return where a list without a number ends: at the end of the clause of its last 带头."""
    last = text.rfind("带头", opening.start, opening.end)
    end = _SENTENCE_END.search(text, last, opening.end) if last >= 0 else None
    return end.start() if end else opening.start if last < 0 else opening.end


def _list_start(text: str, opening: Span, end: int) -> int | None:
    """Return where the list begins: behind the word that announces it, or at its first 带头."""
    begin = _sentence_start(text, opening, end)
    first = text.find("带头", begin, end)
    triggers = [m.end() for m in _trigger().finditer(text, begin, first if first >= 0 else end)]
    if first >= 0:
        return first - 1 if text[first - 1 : first] == "在" else first
    return triggers[-1] if triggers else None


def _split(text: str, whole: Span) -> list[Span]:
    """Split a list at `、带头` and `；`; at each `、` only if all it gives are short words.

    `、` stands inside the wording of a theme too: 牢记我们党是什么、要干什么.
    """
    words = _TAIL.sub("", whole.of(text).rstrip("“”，、 "))
    inside = Span(whole.start, whole.start + len(words))
    spans = _cut(text, inside, _BEFORE_EACH)
    if len(spans) > 1:
        return spans
    short = _cut(text, inside, re.compile("、|，"))
    return short if len(short) > 1 and all(len(span) <= _LONGEST_WORD for span in short) else []


def _cut(text: str, whole: Span, separator: re.Pattern[str]) -> list[Span]:
    spans: list[Span] = []
    start = whole.start
    for match in separator.finditer(text, whole.start, whole.end):
        spans.append(Span(start, match.start()))
        start = match.end()
    spans.append(Span(start, whole.end))
    return [span for span in spans if span.of(text).strip()]
