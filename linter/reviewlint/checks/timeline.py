"""The entries of a timeline: when each of them was, and whether they follow each other."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from reviewlint.checks.outcome import Finding, Outcome, Related
from reviewlint.checks.sequence import misplaced
from reviewlint.draft.source import Span
from reviewlint.outline.nodes import Paragraph, Section
from reviewlint.outline.styles import Style
from reviewlint.phrases import Phrase

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from reviewlint.outline.nodes import Block
    from reviewlint.packs.schema import Profile, Rule
    from reviewlint.reading.model import Review

# Compiled when the first timeline is read.
_CLOCK = (
    r"(?<![\d:.])(?P<hour>[01]?\d|2[0-3])(?:(?:[:：]|\.(?=\d\d\s?[ap]\.?m\b))(?P<minute>[0-5]\d)(?::[0-5]\d)?"
    r"(?:\s?(?P<half>[aApP])\.?[mM]\b)?|\s?(?P<full>[aApP])\.?[mM]\b)"
)
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*"
_DATE = (
    r"\d{4}[-/]\d\d?[-/]\d\d?|\d\d?[/.]\d\d?[/.]\d{2,4}|\d{1,2}月\d{1,2}[日号]"
    rf"|\b\d{{1,2}}(?:st|nd|rd|th)?\s{_MONTH}|\b{_MONTH}\s\d{{1,2}}\b"
)
# T+12, +12 min, day 2, the next morning: told from the beginning, or from the entry before
_RELATIVE = r"\A(?i:T ?[+-] ?\d|[+~≈]?\d+ ?(?:s|min|minutes?|h|hours?|days?)\b|(?:Day|Week) \d)"
_compiled = cache(re.compile)
_HEAD = 60  # characters of an entry in which its time stands
_HALF_A_DAY, _DAY = 12 * 60, 24 * 60
_BEFORE = Phrase("前一条", "the entry before")


class _Entry(NamedTuple):
    """An entry: its words, its clock time in minutes and the place of that, the date it names; None where it has none."""

    span: Span
    minutes: int | None
    clock: Span | None
    date: str | None
    is_timed: bool


def check(rule: Rule, review: Review, profile: Profile) -> Outcome:  # noqa: ARG001  all checks are called alike
    """Report the entries below headings of option `title_patterns` that are at `fault`.

    `untimed`: nothing says when it was. `order`: its clock time is before that of an entry above, on one day.
    """
    titles = re.compile("|".join(rule.options["title_patterns"]))
    days = [list(day) for blocks in _timelines(review, titles) for day in _days(review.text, blocks)]
    return _FAULTS[rule.options["fault"]](review, days)


def _timelines(review: Review, titles: re.Pattern[str]) -> Iterator[Sequence[Block]]:
    """Yield what stands below each heading that announces a timeline, on its own line or in Markdown."""
    text = review.text
    named = [part for part in review.parts if part.title and titles.search(part.title.of(text))]
    yield from (part.blocks for part in named)
    for block in review.outline.walk():
        if (
            isinstance(block, Section)
            and _is_heading(block)
            and titles.search(block.title.of(text))
            and not any(part.span.holds(block.title) for part in named)
        ):
            yield block.blocks


def _is_heading(section: Section) -> bool:
    return section.mark.style is not Style.BULLET


def _days(text: str, blocks: Sequence[Block]) -> Iterator[Iterator[_Entry]]:
    """Yield the entries in stretches: a heading between them begins another day."""
    inner = [block for block in blocks if isinstance(block, Section) and block.mark.style is Style.HASH]
    yield _entries(text, [block for block in blocks if block not in inner])
    for section in inner:
        yield from _days(text, section.blocks)


def _entries(text: str, blocks: Sequence[Block]) -> Iterator[_Entry]:
    """Yield list items, rows and lines; a line without a time is a remark."""
    for block in blocks:
        match block:
            case Section():
                yield _entry(text, block.title)
            case Paragraph():
                entry = _entry(text, block.span)
                before = text[block.span.start : (entry.clock or block.span).start]
                if entry.is_timed and not _compiled(_DATE).sub("", before).strip("*, T"):
                    yield entry
            case _:
                yield from (_entry(text, Span(row.cells[0].start, row.cells[-1].end)) for row in block.rows)


def _entry(text: str, span: Span) -> _Entry:
    end = min(span.end, span.start + _HEAD)
    words = text[span.start : end].lstrip("*| ")
    clock, date = _compiled(_CLOCK).search(text, span.start, end), _compiled(_DATE).search(words)
    return _Entry(
        span,
        _minutes(clock) if clock else None,
        Span(*clock.span()) if clock else None,
        date[0] if date else None,
        is_timed=bool(clock or date or _compiled(_RELATIVE).match(words)),
    )


def _minutes(clock: re.Match[str]) -> int:
    hour, half = int(clock["hour"]), (clock["half"] or clock["full"] or "").lower()
    return (hour % 12 + 12 * (half == "p") if half else hour) * 60 + int(clock["minute"] or 0)


def _untimed(review: Review, days: Sequence[Sequence[_Entry]]) -> Outcome:
    entries = [entry for day in days for entry in day]
    findings = (
        Finding(entry.span, {"match": entry.span.of(review.text)}) for entry in entries if not entry.is_timed
    )
    return Outcome(len(entries), tuple(findings))


def _order(review: Review, days: Sequence[Sequence[_Entry]]) -> Outcome:
    checked, findings = 0, []
    for day in days:
        timed = [entry for entry in day if entry.minutes is not None]
        checked += len(timed)
        for late in misplaced(_ranks(timed)):
            place, before = (
                timed[late].clock or timed[late].span,
                timed[late - 1].clock or timed[late - 1].span,
            )
            values = {"match": place.of(review.text), "before": before.of(review.text)}
            findings.append(Finding(place, values, (Related(before, _BEFORE),)))
    return Outcome(checked, tuple(findings))


def _ranks(entries: Sequence[_Entry]) -> list[int]:
    """Return the place of each entry in time; one half a day earlier than the one above, or of another date, is later."""
    moments: list[tuple[int, int]] = []
    day, last, date = 0, 0, None
    for index, entry in enumerate(entries):
        minutes = entry.minutes or 0
        another = entry.date is not None and date is not None and entry.date != date
        day += another or last - minutes >= _HALF_A_DAY
        date, last = entry.date or date, minutes
        moments.append((day * _DAY + minutes, index))
    order = {moment: rank for rank, moment in enumerate(sorted(moments))}
    return [order[moment] for moment in moments]


_FAULTS: Mapping[str, Callable[[Review, Sequence[Sequence[_Entry]]], Outcome]] = {
    "untimed": _untimed,
    "order": _order,
}
