"""When something was, by the words that open a line: 2026-03-04 14:02 UTC – …, 下午2点10分，….

Only what opens the line counts: a date or a time further on may be that of anything.
"""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from reviewlint.draft.source import Span
from reviewlint.facts.words import en
from reviewlint.lexicon import lists

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

_NOON, _CENTURY, _THIS_CENTURY, _MONTHS = 12, 100, 2000, 12
_BEFORE_NOON = (10, 11)  # 中午11:50
_HALVES = {"mornings": "a", "afternoons": "p", "noons": "n"}
_AROUND = " \t\n\0*_:：.。|)）"
_FILLER = r"[\s\0*_`|\[(<（【“\"',，、.:：;)\]>）】”–—-]+|T(?=\d\d:)"
_CLOCK = (
    r"(?<![\d:.：])(?P<hour>2[0-4]|[01]?\d)"
    r"(?:[:：h](?P<minute>[0-5]\d)(?:[:：][0-5]\d(?:[.,]\d+)?)?(?!\d)"
    r"|\.(?P<after_point>[0-5]\d)(?=\s?[aApP]\.?[mM]\b)"
    r"|[时点](?:(?P<in_words>[0-5]?\d)分?|(?P<thirty>半)|整|(?<=时)(?!间)|(?![^\W\d_]))"
    r"|(?=\s?[aApP]\.?[mM]\b))"
    r"(?:\s?(?P<noon>[aApP])\.?[mM]\b\.?)?"
)
# -05:00 is an offset only behind seconds; elsewhere it ends a span
_OFFSET = (
    r"(?:utc|gmt)?\s?\+\d{1,2}(?::?\d\d)?|(?:utc|gmt)\s?[-−]\d{1,2}(?::?\d\d)?|(?<=:\d\d:\d\d)-\d\d:?\d\d"
)
# T+12, +12 min, day 2, 0910 hrs: told from the beginning, from the entry before, or in a way that has no one meaning
_RELATIVE = (
    r"(?i:\bT ?[+-] ?\d|(?<!\d)\d{1,6} ?(?:s|sec|seconds?|min|mins|minutes?|h|hrs?|hours?|days?|weeks?)\b"
    r"|\b(?:day|week) \d|\b[0-2]\d[0-5]\d\b|(?<!\d)\d{1,6} ?(?:秒|分钟|小时|天))|[0-2]?\d\.[0-5]\d\b|\d[点时]"
)


class Day(Struct, frozen=True):
    """A day: the name by which two lines tell the same one, its number where it is certain, and how it is written."""

    name: str
    number: int | None = None
    written: str = ""


class Moment(Struct, frozen=True):
    """When something was; None for what the line does not tell.

    `minutes` are those since midnight, `clock` the place of the time, `is_rough` tells that it is not exact. `half` is
    that of a twelve-hour clock. `is_alone` tells that nothing else stands in the line.
    """

    minutes: int | None
    clock: Span | None
    day: Day | None
    zone: str | None
    half: str | None
    is_rough: bool
    is_alone: bool


class _Patterns(Struct, frozen=True):
    """What may stand before a time and behind it, what tells one anywhere in a line, names of zones and remarks on them."""

    before: re.Pattern[str]
    clock: re.Pattern[str]
    behind: re.Pattern[str]
    anywhere: re.Pattern[str]
    zone: re.Pattern[str]
    remark: re.Pattern[str]


def read_moment(text: str, span: Span) -> Moment:
    """Return when that was which a line tells."""
    patterns = _patterns()
    opening, at = _run(patterns.before, text, span.start, span.end)
    clock = patterns.clock.match(text, at, span.end)
    ending, at = _run(patterns.behind, text, clock.end(), span.end) if clock else ([], at)
    said = [*opening, *ending]
    half = _half(clock, said)
    return Moment(
        _minutes(clock, half) if clock else None,
        Span(*clock.span()) if clock else None,
        next((_day(kind, words) for kind, words in said if kind in _DAYS), None),
        next((words.lower() for kind, words in said if kind == "zone"), None) or _zone(text, span),
        half,
        any(kind == "rough" for kind, _ in opening),
        is_alone=not text[at : span.end].strip(_AROUND),
    )


def _zone(text: str, span: Span) -> str | None:
    """Return the time zone that is named further on in a line."""
    named = _patterns().zone.search(text, span.start, span.end)
    return named[0].lower() if named else None


def tells_time(text: str, span: Span) -> bool:
    """Tell whether a time, a date or a span of time stands anywhere in a line."""
    return _patterns().anywhere.search(text, span.start, span.end) is not None


def is_about_time(text: str, span: Span) -> bool:
    """Tell whether a line says in which time zone the others are."""
    return _patterns().remark.search(text, span.start, span.end) is not None


def _run(pattern: re.Pattern[str], text: str, at: int, end: int) -> tuple[list[tuple[str, str]], int]:
    """Return the kinds and words of the matches that follow each other from a place on, and where they end."""
    found: list[tuple[str, str]] = []
    while at < end and (match := pattern.match(text, at, end)):
        found.append((match.lastgroup or "", match[0].strip()))
        at = match.end()
    return found, at


@cache
def _patterns() -> _Patterns:
    dates, clock = _dates(), _nameless(_CLOCK)
    zone = rf"(?P<zone>(?i:{_OFFSET}|{_whole('zones')}))"
    rough = rf"(?P<rough>(?i:{_whole('rough')}))"
    part = rf"(?P<part>{_any('mornings', 'afternoons', 'noons')})"
    to = rf"\s?(?i:{_any('to')})\s?{clock}"
    zones = rf"\b(?:{_any('zones').upper()})\b"
    return _Patterns(
        re.compile(rf"{dates}|{part}|{rough}|{zone}|(?i:{_whole('leads')})|{_FILLER}"),
        re.compile(_CLOCK),
        re.compile(
            rf"{to}|{zone}|(?:(?<=[,(n]\s)|(?<=[,(，（]))(?:{dates})|(?:[\s\0,，(（）)\[\]/*_]|\bon\b)+"
        ),
        re.compile(rf"{clock}|{_nameless(dates)}|{_RELATIVE}"),
        re.compile(zones),
        re.compile(rf"{zones}|(?i:\btime ?zone|\ball times\b|\btimes are\b)|时区|时间均"),
    )


def _nameless(pattern: str) -> str:
    return re.sub(r"[?]P<[a-z_]+>", "?:", pattern)


@cache
def _dates() -> str:
    """Return a pattern for the ways to write a date, a group for each of them."""
    month, ordinal = en("months"), "(?:st|nd|rd|th)?"
    weekday = rf"{en('weekdays', 'weekend')}|(?i:{_any('weekdays')})"
    return "|".join(
        (
            r"(?P<iso>\d{4}[-/.]\d\d?[-/.]\d\d?)(?!\d)",
            r"(?P<numeric>\d\d?[-/.]\d\d?[-/.](?:\d{4}|\d\d)|\d\d?/\d\d?|\d\d?\.\d\d?\.)(?![/\d])",
            rf"(?P<dmy>\d\d?{ordinal}(?:\sof)?[\s-]{month}\.?,?(?:[\s-]\d{{4}}(?![\d:]))?)(?![a-z])",
            rf"(?P<mdy>\b{month}\.?\s\d\d?{ordinal}(?:,?\s\d{{4}}(?![\d:]))?)(?![\d:])",
            r"(?P<zh>(?:\d{2,4}\s?年\s?)?\d\d?\s?月\s?\d\d?\s?[日号]?|\d\d?日|\d\d?号(?![^\W\d_]))",
            rf"(?P<weekday>\b(?:{weekday})\b|(?:周|星期|礼拜)[一二三四五六日天])",
            r"(?P<counted>(?i:\bday\s?\d+\b)|第[一二三四五六七八九十\d]+天)",
            rf"(?P<next>(?i:{_any('next_day')}))",
        )
    )


def _any(*names: str) -> str:
    """Return a pattern for any word of some lists, the longest first."""
    found = sorted((word for name in names for word in lists("times")[name]), key=len, reverse=True)
    return "|".join(re.escape(word) for word in found)


def _whole(*names: str) -> str:
    """Return a pattern for any word of some lists that is not part of a longer one in Latin letters."""
    return rf"(?:{_any(*names)})(?:(?<![a-zA-Z])|(?![a-zA-Z]))"


def _half(clock: re.Match[str] | None, said: Iterable[tuple[str, str]]) -> str | None:
    """Return the half of a twelve-hour clock: a, p, or n for what is told from noon on."""
    if clock and clock["noon"]:
        return clock["noon"].lower()
    part = next((words for kind, words in said if kind == "part"), None)
    return next((half for name, half in _HALVES.items() if part in lists("times")[name]), None)


def _minutes(clock: re.Match[str], half: str | None) -> int | None:
    """Return the minutes since midnight; None for 晚上12点, which may be either end of a day."""
    hour = int(clock["hour"])
    minute = 30 if clock["thirty"] else int(clock["minute"] or clock["after_point"] or clock["in_words"] or 0)
    if half == "p" and hour == _NOON and not clock["noon"]:
        return None
    if half is None or hour > _NOON or (half == "n" and hour in _BEFORE_NOON):
        return hour * 60 + minute
    return (hour % _NOON + _NOON * (half != "a")) * 60 + minute


def _day(kind: str, words: str) -> Day:
    return replace(_DAYS[kind](words.lower()), written=words)


def _calendar(year: int | None, month: int, day: int) -> Day:
    """Return a day of the calendar; its number is certain where the year is told and the day exists."""
    name = f"{month}-{day}"
    if year is None:
        return Day(name)
    try:
        return Day(name, date(year if year >= _CENTURY else _THIS_CENTURY + year, month, day).toordinal())
    except ValueError:
        return Day(f"{year}-{name}")


def _figures(words: str) -> list[int]:
    return [int(figure) for figure in re.findall(r"\d+", words)]


def _iso(words: str) -> Day:
    year, month, day = _figures(words)
    return _calendar(year, month, day)


def _numeric(words: str) -> Day:
    """Return the day of 23-11-2026 or 11/23/2026; where both figures may be months it has a name alone."""
    first, second, *year = _figures(words)
    if first <= _MONTHS and second <= _MONTHS:
        return Day(f"{first}/{second}")
    return _calendar(year[0] if year else None, min(first, second), max(first, second))


def _named(words: str) -> Day:
    """Return the day of 23 November 2026 or Nov 23."""
    day, *year = _figures(words)
    month = next(place for place, name in enumerate(_MONTH_NAMES, 1) if name in words)
    return _calendar(year[0] if year else None, month, day)


def _chinese(words: str) -> Day:
    """Return the day of 2026年11月23日, 11月23日 or 23日."""
    *above, day = _figures(words)
    if not above:
        return Day(f"{day}日")
    return _calendar(above[0] if above[1:] else None, above[-1], day)


def _weekday(words: str) -> Day:
    return Day(words[:3].replace("星期", "周").replace("礼拜", "周"))


_MONTH_NAMES = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DAYS: Mapping[str, Callable[[str], Day]] = {
    "iso": _iso,
    "numeric": _numeric,
    "dmy": _named,
    "mdy": _named,
    "zh": _chinese,
    "weekday": _weekday,
    "counted": Day,
    "next": Day,
}
