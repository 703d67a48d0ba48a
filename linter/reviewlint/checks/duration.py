"""How long an incident lasted: what a draft says of it, and what its beginning and end say."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from msgspec import Struct
from msgspec.structs import replace

from reviewlint.checks.moments import read_moment
from reviewlint.checks.outcome import Finding, Outcome
from reviewlint.draft.source import Span
from reviewlint.reading.wordings import said, words_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reviewlint.checks.case import Case, Draft
    from reviewlint.checks.moments import Day, Moment
    from reviewlint.reading.review import Review

_HOUR: Final = 60
_DAY: Final = 24 * _HOUR
_LINE: Final = re.compile(
    r"^[ \t>]*(?:[-*+] +)?[*_]{0,2}(?P<label>[^\n：:|*_]{2,24})[*_]{0,2}[：:][*_]{0,2}[ \t]*(?P<value>[^\n]+)$",
    re.MULTILINE,
)
_LENGTH: Final = re.compile(
    r"(?<![\d.:])(?:(?P<hours>\d{1,3})[ ]?(?:个?小时|时(?!间)|h(?:ours?|rs?)?\b))?"
    r"(?:[ ]?(?:and )?(?P<minutes>\d{1,4})[ ]?(?:分钟|分|m(?:in(?:ute)?s?)?\b))?"
)
_RANGE: Final = re.compile(r"(?<=[\d分点])[ ]?(?:-|–|—|~|～|至|到|\bto\b|\buntil\b)[ ]?(?=\d|次日|\d{4}-)")


class _Field(Struct, frozen=True):
    """What a draft tells under a name: a row of two cells, or a line with a label."""

    label: str
    value: Span


class _Length(Struct, frozen=True):
    """A length of time in minutes, where it is told, and by how much it may be out."""

    minutes: int
    span: Span
    slack: int


def duration(case: Case) -> Outcome:
    """Compare the length under one of the labels `lengths` with the times under `begins` and `ends`.

    Where a value is a range of times with a length behind it, those two are compared. Only one day is looked at where
    no dates are told, and nothing is said where a time is rough or on the clock of another zone.
    """
    review, fields = case.review, [*_fields(case.draft)]
    told = [*_told_apart(case, fields), *_told_together(review, fields)]
    wrong = (
        Finding(length.span, {"match": length.span.of(review.text), "expected": _written(lasted, review)})
        for length, lasted in told
        if abs(length.minutes - lasted) > length.slack
    )
    return Outcome(len(told), tuple(wrong))


def _fields(draft: Draft) -> Iterator[_Field]:
    text = draft.review.outline.text
    for table in draft.tables:
        for row in (table.header, *table.rows):
            for name, value in zip(row.cells[::2], row.cells[1::2], strict=False):
                yield _Field(words_of(said(text, name)), value)
    for match in _LINE.finditer(text):
        yield _Field(words_of(match["label"]), Span(*match.span("value")))


def _told_apart(case: Case, fields: Sequence[_Field]) -> Iterator[tuple[_Length, int]]:
    """Yield the length of a draft that names its beginning, its end and how long it lasted, each once."""
    values = {
        option: [field.value for field in fields if field.label in case.options[option]]
        for option in ("begins", "ends", "lengths")
    }
    if any(len(found) != 1 for found in values.values()):
        return
    text = case.review.outline.text
    length = _length(text, values["lengths"][0])
    lasted = _between(*(read_moment(text, values[option][0]) for option in ("begins", "ends")))
    if length is not None and lasted is not None:
        yield length, lasted


def _told_together(review: Review, fields: Sequence[_Field]) -> Iterator[tuple[_Length, int]]:
    """Yield the lengths behind ranges: 10:05 – 10:47（42分钟）."""
    text = review.outline.text
    for field in fields:
        match = _RANGE.search(text, field.value.start, field.value.end)
        if match is None:
            continue
        begin = read_moment(text, Span(field.value.start, match.start()))
        end = read_moment(text, Span(match.end(), field.value.end))
        lasted = _between(begin, end if end.day else replace(end, day=begin.day))
        length = _length(text, Span(end.clock.end, field.value.end)) if end.clock else None
        if length is not None and lasted is not None:
            yield length, lasted


def _between(begin: Moment, end: Moment) -> int | None:
    """Return the minutes between two moments, None where they are not certain."""
    if begin.minutes is None or end.minutes is None or begin.is_rough or end.is_rough:
        return None
    if begin.zone != end.zone and None not in {begin.zone, end.zone}:
        return None
    minutes = end.minutes - begin.minutes
    if begin.day is None and end.day is None:
        return minutes % _DAY
    days = _days(begin.day, end.day)
    lasted = None if days is None else days * _DAY + minutes
    return None if lasted is None or lasted < 0 else lasted


def _days(begin: Day | None, end: Day | None) -> int | None:
    """Return the days between two, None where one is not told or its year is not."""
    if begin is None or end is None:
        return None
    if begin.name == end.name:
        return 0
    return None if begin.number is None or end.number is None else end.number - begin.number


def _length(text: str, value: Span) -> _Length | None:
    """Return the first length of time that a value tells; one in hours alone may be rounded."""
    found = (match for match in _LENGTH.finditer(text, value.start, value.end) if match[0].strip())
    match = next((match for match in found if match["hours"] or match["minutes"]), None)
    if (
        match is None
        or "." in text[match.end() : match.end() + 1]
        or _about().search(text, value.start, match.start())
    ):
        return None
    minutes = int(match["hours"] or 0) * _HOUR + int(match["minutes"] or 0)
    slack = 1 if match["minutes"] else _HOUR // 2
    start = match.start() + len(match[0]) - len(match[0].lstrip())
    return _Length(minutes, Span(start, match.end()), slack)


@cache
def _about() -> re.Pattern[str]:
    return re.compile(
        r"约|近|大概|左右|余|多|超过|不到|\b(?:about|around|over|under|nearly|almost|roughly|approx)|~|>|<|\d\.\d"
    )


def _written(minutes: int, review: Review) -> str:
    hours, rest = divmod(minutes, _HOUR)
    if review.language == "zh":
        return "".join((f"{hours}小时" if hours else "", f"{rest}分钟" if rest or not hours else ""))
    return " ".join(
        part for part in (f"{hours} h" if hours else "", f"{rest} min" if rest or not hours else "") if part
    )
