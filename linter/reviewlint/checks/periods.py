"""Periods of days, weeks or months beside the dates on which they begin and end: 3月1日至3月10日，为期5天."""

from __future__ import annotations

import re
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from reviewlint.checks.dates import DateTold, dates_of
from reviewlint.checks.figures import count_of
from reviewlint.checks.outcome import Finding, Outcome, Related
from reviewlint.checks.prose import compiled
from reviewlint.draft.source import Span
from reviewlint.phrases import Phrase

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reviewlint.checks.case import Case

_DATES: Final = Phrase("起止日期", "the dates")
_SOME_YEAR: Final = 2023
_BETWEEN: Final = re.compile(r" ?(?:起|开始)?,? ?(?:至|到|[-–—－~～]{1,2}|\b(?:to|until|till|and)\b) ?")
_LENGTH: Final = re.compile(
    r"(?:止|结束)?(?: ?[，,] ?(?=\D)| ?[（(])"
    r"(?:(?:前后|总)?(?:历时|为期|共计|共|持续了?|历经|用时|时长|工期)(?:为|共)? ?"
    r"|(?:lasting|a period of|a total of|in all|for)? ?)"
    r"(?P<number>\d{1,4}(?!日、)|[一二三四五六七八九十]{1,3})(?:整)? ?"
    r"(?:(?P<days>天|日|(?:calendar )?days?)|(?P<weeks>周|个星期|weeks?)|(?P<months>个月|months?))"
    r"(?=[，。；、,.;）)\n]|\Z)(?![，,、] ?(?:不含|不计|扣除|除|其中|excluding))"
)
_WEEK: Final = 7
# The last day may count or not; a week may be one of five days, a month has 28 to 31.
_LEAST: Final = {"days": (1, 0), "weeks": (_WEEK, -3), "months": (28, -1)}
_MOST: Final = {"days": (1, 0), "weeks": (_WEEK, 1), "months": (31, 1)}


def period_length(case: Case) -> Outcome:
    """Compare the length that stands right behind two dates with these."""
    text, told = case.draft.prose, [*dates_of(case.draft)]
    checked = 0
    findings: list[Finding] = []
    for begin, end in pairwise(told):
        ranged = begin.span.start == end.span.start or _BETWEEN.fullmatch(
            text, begin.span.end, end.span.start
        )
        length = _LENGTH.match(text, end.span.end) if ranged else None
        days = _days(begin, end) if length else None
        if length is None or days is None or case.review.is_quiet(end.span):
            continue
        checked += 1
        findings += _wrong(length, days, Span(begin.span.start, end.span.end))
    return Outcome(checked, tuple(findings))


def _wrong(length: re.Match[str], days: int, dates: Span) -> Iterator[Finding]:
    unit = next(name for name in _LEAST if length[name])
    number = count_of(length["number"])
    least, most = (of * number + slack for of, slack in (_LEAST[unit], _MOST[unit]))
    whole = compiled("历时|为期|历经|前后|工期|lasting|a period of").search(length[0])
    # 共3天 may be days among these
    if least <= days + 1 and (days <= most or (unit == "days" and not whole)):
        return
    span = Span(length.start("number"), length.end())
    values = {"match": span.of(length.string), "days": days + 1}
    yield Finding(span, values, (Related(dates, _DATES),))


def _days(begin: DateTold, end: DateTold) -> int | None:
    """Return the days from one date to another; a year that one of them lacks is that of the other."""
    if begin.day is None or end.day is None or "figures" in {begin.form, end.form}:
        return None
    first = begin.year or end.year or _SOME_YEAR
    last = end.year or first
    if not end.year and (end.month, end.day) < (begin.month, begin.day):
        last += 1
    try:
        days = (date(last, end.month, end.day) - date(first, begin.month, begin.day)).days
    except ValueError:  # no such day: that is told by itself
        return None
    return days if days >= 0 else None
