"""Days that no calendar has, and deadlines that were over before the draft was written."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from reviewlint.checks.outcome import Finding, Outcome, Related
from reviewlint.checks.prose import compiled
from reviewlint.draft.source import Span
from reviewlint.facts.words import en
from reviewlint.phrases import Phrase

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reviewlint.checks.case import Case, Draft
    from reviewlint.profile import Severity

_LEAP_YEAR: Final = 2024  # 29 February is possible where no year is told
_MONTHS: Final = 12
_CLAUSE: Final = 40
_BREAK: Final = re.compile(r"[，。；！？\n;!?]|\.\s")
_WRITTEN: Final = Phrase("材料的日期", "the date of the draft")
_NO_MONTH: Final = Phrase(
    "“{match}”不存在：没有{month}月", "there is no “{match}”: no year has a month {month}"
)
_NO_DAY: Final = Phrase(
    "“{match}”不存在：{month}月只有{days}天", "there is no “{match}”: month {month} has {days} days"
)
_NO_ZEROTH: Final = Phrase("“{match}”不存在：没有0日", "there is no “{match}”: no month has a day 0")
_NEITHER: Final = Phrase(
    "“{match}”不存在：日在前、月在前都不成立",
    "there is no “{match}”, whether the day or the month comes first",
)

_YEAR = r"(?:19|20)\d\d"
_CHINESE = (
    rf"(?P<zh>(?<![\d第./-])(?:(?P<zh_year>{_YEAR}) ?年 ?)?(?P<zh_month>\d{{1,2}}) ?月"
    r"(?: ?(?P<zh_day>\d{1,2}) ?(?:日(?!元)|号(?![楼线文机井门馆院桥])"
    r"|(?=[至到—–~～-]{1,2}\d{1,2}[日号]))(?P<zh_to>[至到—–~～-]{1,2}(?P<zh_last>\d{1,2})[日号])?"
    r"|(?=底|初|末|份|[上中下]旬)|(?(zh_year)(?![龄子薪工])|(?!))))"
)
_ISO = rf"(?P<iso>(?<![A-Za-z0-9_./第-])(?P<iso_year>{_YEAR})(?P<mark>[-/.])(?P<iso_month>\d{{1,2}})(?P=mark)(?P<iso_day>\d{{1,2}})(?![A-Za-z0-9_/号-]|\.\d))"
_FIGURES = rf"(?P<figures>(?<![A-Za-z0-9_./第-])(?P<first>\d{{1,2}})(?P<between>[-/.])(?P<second>\d{{1,2}})(?P=between)(?P<figures_year>{_YEAR})(?![A-Za-z0-9_/号-]|\.\d))"
# Without a year `June 31` may count something: in June 31 tickets were closed.
_AT = r"(?:(?i:\b(?:on|by|until|till|before|after|since|due|from|to)(?: the)?\s)|[:(|][*_]{0,2}\s{0,3})"
_MONTH_NAMES = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


class DateTold(Struct, frozen=True):
    """A date as a draft writes it, in one of the forms of the pattern; of `figures` either of the two may be the month."""

    span: Span
    year: int | None
    month: int
    day: int | None
    form: str


def date_impossible(case: Case) -> Outcome:
    """Report dates that no calendar has, outside quotations; clauses that match `others_pattern` may speak of them."""
    told = [one for one in dates_of(case.draft) if not case.review.is_quiet(one.span)]
    others = re.compile(case.options["others_pattern"])
    wrong = (
        finding
        for one in told
        if (finding := _impossible(one, case.text)) and not others.search(_clause(case.text, one.span))
    )
    return Outcome(len(told), tuple(wrong))


def dates_of(draft: Draft) -> Iterator[DateTold]:
    """Yield the dates of a draft; of 27日至31日 both days."""
    text = draft.review.outline.text
    for match in _pattern().finditer(draft.prose, draft.start):
        yield from _read(match, text)


@cache
def _pattern() -> re.Pattern[str]:
    month, ordinal = en("months"), "(?:st|nd|rd|th)?"
    dmy = (
        rf"(?P<dmy>(?<![A-Za-z0-9_./第-])(?P<dmy_day>\d{{1,2}}){ordinal}(?: of)?[ -](?P<dmy_month>{month})(?![a-z])"
        rf"(?:\.?,?[ -](?P<dmy_year>{_YEAR})(?!\d))?)"
    )
    mdy = (
        rf"(?P<mdy>\b(?P<mdy_month>{month})(?![a-z])\.? (?P<mdy_day>\d{{1,2}}){ordinal}(?![\w:.,]?\d|[a-z])"
        rf"(?:,? (?P<mdy_year>{_YEAR})(?!\d))?)"
    )
    return re.compile(f"{_CHINESE}|{_ISO}|{_FIGURES}|{dmy}|{mdy}")


def _read(match: re.Match[str], text: str) -> Iterator[DateTold]:
    form = match.lastgroup if match.lastgroup in _FORMS else next(one for one in _FORMS if match[one])
    span, parts = Span(*match.span(form)), match.groupdict()
    if form == "figures":
        yield DateTold(span, int(match["figures_year"]), int(match["first"]), int(match["second"]), form)
        return
    year, day, month = parts[f"{form}_year"], parts[f"{form}_day"], parts[f"{form}_month"]
    if form in {"dmy", "mdy"}:
        if year is None and not compiled(rf"{_AT}\Z").search(text[max(0, span.start - 16) : span.start]):
            return
        if year is None and form == "mdy" and compiled(r"\s[a-z]{3,}s\b").match(text, span.end):
            return  # by June 31 households
        number = next(place for place, name in enumerate(_MONTH_NAMES, 1) if name in month.lower())
    else:
        number = int(month)
    if form == "iso" and not 1 <= number <= _MONTHS and (match["mark"] == "." or _is_number(text, span)):
        return  # of a release, a contract
    end = match.start("zh_to") if parts["zh_to"] else span.end
    yield DateTold(
        Span(span.start, end), int(year) if year else None, number, int(day) if day else None, form
    )
    if parts["zh_to"]:
        yield DateTold(span, int(year) if year else None, number, int(match["zh_last"]), form)


_FORMS: Final = ("zh", "iso", "figures", "dmy", "mdy")


def _is_number(text: str, span: Span) -> bool:
    """Tell whether what stands before says that these figures number something."""
    named = compiled(r"(?:编?号|编码|批次|合同|(?i:\b(?:no|ref|id|batch|lot)))\W{0,3}\Z")
    return named.search(text[max(0, span.start - 10) : span.start]) is not None


def _impossible(told: DateTold, text: str) -> Finding | None:
    """Return what is wrong with a date; a number 2025-13-01 may be no date, so that is not certain."""
    words = told.span.of(text)
    if told.form == "figures":
        readings = ((told.month, told.day or 0), (told.day or 0, told.month))
        if any(_exists(told.year, month, day) for month, day in readings):
            return None
        return Finding(told.span, {"match": words}, message=_NEITHER, at_most="warning")
    if not 1 <= told.month <= _MONTHS:
        at_most: Severity = "warning" if told.form == "iso" else "error"
        return Finding(told.span, {"match": words, "month": told.month}, message=_NO_MONTH, at_most=at_most)
    if told.day is None or _exists(told.year, told.month, told.day):
        return None
    if text[max(0, told.span.start - 4) : told.span.start].rstrip().endswith(("农历", "阴历", "旧历")):
        return None
    days = monthrange(told.year or _LEAP_YEAR, told.month)[1]
    values = {"match": words, "month": told.month, "days": days}
    return Finding(told.span, values, message=_NO_DAY if told.day else _NO_ZEROTH)


def _exists(year: int | None, month: int, day: int) -> bool:
    return 1 <= month <= _MONTHS and 1 <= day <= monthrange(year or _LEAP_YEAR, month)[1]


def _clause(text: str, span: Span) -> str:
    """Return the clause that a date stands in, as far as it is near."""
    before = _BREAK.split(text[max(0, span.start - _CLAUSE) : span.start])[-1]
    return before + _BREAK.split(text[span.start : span.end + _CLAUSE], maxsplit=1)[0]


def deadline_past(case: Case) -> Outcome:
    """Report measures that are not done and whose deadline was over when the draft was written.

    Only full dates are compared, the last one of the sign-off, else of the title. Titles that match `reports_pattern`
    tell of what has been done, and entries that match `done_pattern` may.
    """
    review = case.review
    written = _written(case.draft)
    title = review.outline.title.of(case.text) if review.outline.title else ""
    if written is None or re.search(case.options["reports_pattern"], title):
        return Outcome(0)
    done = re.compile(case.options["done_pattern"])
    day, place = written
    due = [
        (deadline, told)
        for measure in review.measures
        if measure.facts.done is None
        and not done.search(measure.entry.of(case.text))
        and (deadline := measure.facts.deadline) is not None
        and (told := _day_of(case.draft, deadline)) is not None
    ]
    late = (
        Finding(
            deadline,
            {"match": deadline.of(case.text), "written": place.of(case.text)},
            (Related(place, _WRITTEN),),
        )
        for deadline, told in due
        if told < day
    )
    return Outcome(len(due), tuple(late))


def _written(draft: Draft) -> tuple[date, Span] | None:
    """Return when a draft was written, where its sign-off or its title tells the whole date."""
    outline = draft.review.outline
    for span in (*reversed(outline.sign_off), *([outline.title] if outline.title else [])):
        if len({one.span for one in _told(draft, span)}) > 1:
            return None  # a period, or a date of something else
        told = _full(draft, span)
        if told is not None:
            return told
    return None


def _told(draft: Draft, span: Span) -> Iterator[DateTold]:
    text = draft.review.outline.text
    for match in _pattern().finditer(text, span.start, span.end):
        yield from _read(match, text)


def _day_of(draft: Draft, span: Span) -> date | None:
    told = _full(draft, span)
    return told[0] if told else None


def _full(draft: Draft, span: Span) -> tuple[date, Span] | None:
    """Return the last full date inside a span, unless it can be read in two ways or does not exist."""
    text = draft.review.outline.text
    matches = _pattern().finditer(text, span.start, span.end)
    told = [one for match in matches for one in _read(match, text)]
    if not told:
        return None
    last = told[-1]
    if last.form == "figures" or last.year is None or last.day is None:
        return None
    if not _exists(last.year, last.month, last.day):
        return None
    return date(last.year, last.month, last.day), last.span
