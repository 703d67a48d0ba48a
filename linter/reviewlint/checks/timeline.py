"""The entries of a timeline: when each of them was, and whether they follow each other."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from reviewlint.checks.moments import is_about_time, read_moment, tells_time
from reviewlint.checks.outcome import Finding, Outcome, Related
from reviewlint.checks.sequence import misplaced
from reviewlint.draft.source import Span
from reviewlint.outline.nodes import Paragraph, Section, Table
from reviewlint.outline.styles import Style
from reviewlint.phrases import Phrase

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from reviewlint.checks.case import Case, Draft
    from reviewlint.checks.moments import Day, Moment
    from reviewlint.outline.nodes import Block, Row
    from reviewlint.reading.review import Part

_DAY, _NOON = 24 * 60, 12 * 60
# A time so much earlier than the one above is of the next day; with half of that nobody can tell.
_OVER_MIDNIGHT, _UNCLEAR = 12 * 60, 6 * 60
_ABOUT = 15  # minutes by which a time may be out that is told as rough
_SEVERAL = 3
_BEFORE = Phrase("前一条", "the entry before")


class _Entry(Struct, frozen=True):
    """A line of a timeline: what it says, when that was, and whether it says so at all."""

    span: Span
    moment: Moment
    is_timed: bool


class _Break(Struct, frozen=True):
    """A place behind which another day or phase may have begun: `day` is its day where the line is a date."""

    day: Day | None = None


def timeline(case: Case) -> Outcome:
    """Report the entries below headings of option `title_patterns` that are at `fault`.

    `untimed`: nothing says when it was. `order`: it is told as earlier than an entry above, as far as that is certain.
    """
    titles = re.compile("|".join(case.options["title_patterns"]))
    text = case.review.outline.text
    told = [statement.span for statement in case.draft.statements.values()]
    lines = [
        # one phase of a timeline may name its causes: they are no entries
        [line for line in _lines(text, blocks) if not _is_among(told, line)]
        for blocks in _timelines(case.draft, titles)
    ]
    return _FAULTS[case.options["fault"]](case.text, lines)


def _timelines(draft: Draft, titles: re.Pattern[str]) -> Iterator[Sequence[Block]]:
    """Yield what stands below each heading that announces a timeline, on its own line or in Markdown."""
    text = draft.review.outline.text
    headed: list[Part | Section] = [part for part in draft.review.parts if part.blocks]
    headed += [
        section
        for section in draft.sections
        if section.mark.style is not Style.BULLET or _is_label(text, section)
    ]
    end = 0
    for stretch in sorted(headed, key=lambda stretch: (stretch.span.start, -stretch.span.end)):
        if stretch.span.start >= end and stretch.title and titles.search(stretch.title.of(text)):
            end = stretch.span.end
            yield stretch.blocks


def _is_among(told: Sequence[Span], line: _Entry | _Break) -> bool:
    return (
        isinstance(line, _Entry)
        and not line.moment.clock
        and any(span.start <= line.span.start < span.end for span in told)
    )


def _is_label(text: str, section: Section) -> bool:
    """Tell whether an item only announces what stands below: - **Timeline**:."""
    return bool(section.blocks) and section.title.of(text).rstrip("* ").endswith((":", "："))


def _lines(text: str, blocks: Sequence[Block]) -> Iterator[_Entry | _Break]:
    for block in blocks:
        match block:
            case Section():
                yield from _section(text, block)
            case Paragraph():
                yield from _paragraph(text, block)
            case Table():
                yield from _table(text, block)


def _section(text: str, section: Section) -> Iterator[_Entry | _Break]:
    """Yield an item or a heading with a time as an entry; of one without, what stands below is looked at."""
    entry = _entry(text, section.title)
    if entry.moment.clock:
        yield entry
        return
    below = list(_lines(text, section.blocks))
    is_heading = section.mark.style is Style.HASH
    holds_entries = any(isinstance(line, _Entry) and line.moment.clock for line in below)
    if is_heading or holds_entries or (entry.moment.day and entry.moment.is_alone):
        yield _Break(entry.moment.day)
        yield from below
        yield _Break()
    elif not is_about_time(text, section.title):
        yield entry


def _paragraph(text: str, paragraph: Paragraph) -> Iterator[_Entry | _Break]:
    """Yield a line with a time as an entry; other lines are dates or remarks."""
    entry = _entry(text, paragraph.span)
    if entry.moment.clock:
        yield entry
    elif entry.moment.day and entry.moment.is_alone:
        yield _Break(entry.moment.day)
    elif entry.is_timed or is_about_time(text, paragraph.span):
        yield _Break()


def _table(text: str, table: Table) -> Iterator[_Entry | _Break]:
    """Yield rows as entries; when they were stands in the column of most times, with the one of most dates."""
    rows = (table.header, *table.rows)
    read = [[read_moment(text, cell) for cell in row.cells] for row in rows]
    clocks = _column([[moment.clock is not None for moment in row] for row in read])
    days = _column([[moment.day is not None and moment.is_alone for moment in row] for row in read])
    yield from _zone_of_column(text, table.header, clocks)
    for place, (row, moments) in enumerate(zip(rows, read, strict=True)):
        entry = _row(text, row, moments, clocks, days)
        if place or entry.moment.clock:
            yield from _of_row(text, row, entry, clocks)


def _column(marked: Sequence[Sequence[bool]]) -> int | None:
    """Return the first of the columns in which most cells are marked."""
    counts = [0] * max(map(len, marked))
    for row in marked:
        for place, is_marked in enumerate(row):
            counts[place] += is_marked
    most = max(counts)
    return counts.index(most) if most else None


def _zone_of_column(text: str, header: Row, clocks: int | None) -> Iterator[_Break]:
    """Yield a break before a table whose times are of a zone that its header names."""
    if clocks is not None and clocks < len(header.cells) and is_about_time(text, header.cells[clocks]):
        yield _Break()


def _row(text: str, row: Row, moments: Sequence[Moment], clocks: int | None, days: int | None) -> _Entry:
    own = Span(row.cells[0].start, row.cells[-1].end)
    moment = moments[clocks if clocks is not None and clocks < len(moments) else 0]
    if moment.day is None and days is not None and days < len(moments):
        moment = replace(moment, day=moments[days].day)
    return _Entry(own, moment, is_timed=tells_time(text, own))


def _of_row(text: str, row: Row, entry: _Entry, clocks: int | None) -> Iterator[_Entry | _Break]:
    """Yield a row as an entry; one with nothing but a date begins a day, one with no time in its place goes on with that above."""
    filled = [cell for cell in row.cells if len(cell)]
    alone = [read_moment(text, cell) for cell in filled] if len(filled) == 1 else []
    blank = clocks is not None and clocks < len(row.cells) and not row.cells[clocks].of(text).strip("–—-/ ")
    if alone and alone[0].day and not alone[0].clock:
        yield _Break(alone[0].day)
    elif not blank and (len(filled) > 1 or len(row.cells) == 1):  # | hh:mm | | is a row of a blank form
        yield entry


def _entry(text: str, span: Span) -> _Entry:
    return _Entry(span, read_moment(text, span), is_timed=tells_time(text, span))


def _untimed(text: str, timelines: Sequence[Sequence[_Entry | _Break]]) -> Outcome:
    entries = [line for lines in timelines for line in lines if isinstance(line, _Entry)]
    findings = (
        Finding(entry.span, {"match": entry.span.of(text)}) for entry in entries if not entry.is_timed
    )
    return Outcome(len(entries), tuple(findings))


def _order(text: str, timelines: Sequence[Sequence[_Entry | _Break]]) -> Outcome:
    checked, findings = 0, []
    for lines in timelines:
        entries = [line for line in lines if isinstance(line, _Entry) and line.moment.clock]
        checked += len(entries)
        if not _is_mixed(entries):
            findings += [finding for stretch in _stretches(lines) for finding in _late(text, stretch)]
    return Outcome(checked, tuple(findings))


def _is_mixed(entries: Sequence[_Entry]) -> bool:
    """Tell whether several time zones are named, or some times have a half of the day and others may lack it."""
    zones = {entry.moment.zone for entry in entries} - {None}
    bare = any(not entry.moment.half and (entry.moment.minutes or 0) <= _NOON + 59 for entry in entries)
    return len(zones) > 1 or (bare and any(entry.moment.half for entry in entries))


class _Timed(Struct, frozen=True):
    """An entry with its place in time: minutes from the beginning of a day that its stretch has in common."""

    at: int
    entry: _Entry


def _stretches(lines: Sequence[_Entry | _Break]) -> Iterator[list[_Timed]]:
    """Yield the entries whose times can be compared: of one day and the night behind it, or of days that are certain."""
    stretch: list[_Timed] = []
    day: Day | None = None
    for line in lines:
        if isinstance(line, _Break):
            yield stretch
            stretch, day = [], line.day or day
        elif line.moment.clock is None or line.moment.minutes is None:
            day = line.moment.day or day
        else:
            at = _placed(line.moment, stretch, day)
            if at is None:
                yield stretch
                stretch = []
            day = line.moment.day or day
            dated = replace(line, moment=replace(line.moment, day=day))
            stretch.append(_Timed(_first(line.moment, day) if at is None else at, dated))
    yield stretch


def _first(moment: Moment, day: Day | None) -> int:
    return (day.number or 0) * _DAY + (moment.minutes or 0) if day else moment.minutes or 0


def _placed(moment: Moment, stretch: Sequence[_Timed], day: Day | None) -> int | None:
    """Return where an entry stands in time behind those of a stretch, None where that is not certain."""
    minutes = moment.minutes or 0
    if not stretch:
        return _first(moment, moment.day or day)
    if moment.day:
        both = day and day.number and moment.day.number
        same = day is not None and (day.name == moment.day.name)
        return _first(moment, moment.day if both else day) if both or same else None
    first, last = stretch[0].at, stretch[-1].at
    at = last - last % _DAY + minutes
    if last - at >= _OVER_MIDNIGHT and last // _DAY == first // _DAY:
        return at + _DAY
    return at if last - at < _UNCLEAR else None


def _late(text: str, stretch: Sequence[_Timed]) -> Iterator[Finding]:
    """Yield the entries of a stretch that come too late; in one that runs backwards on purpose there are none."""
    if len(stretch) >= _SEVERAL and all(above.at >= below.at for above, below in pairwise(stretch)):
        return
    order = {
        moment: rank for rank, moment in enumerate(sorted((timed.at, n) for n, timed in enumerate(stretch)))
    }
    for late in misplaced([order[timed.at, n] for n, timed in enumerate(stretch)]):
        before, own = stretch[late - 1], stretch[late]
        rough = before.entry.moment.is_rough or own.entry.moment.is_rough
        if not rough or before.at - own.at > _ABOUT:
            yield _finding(text, own.entry, before.entry)


def _finding(text: str, entry: _Entry, above: _Entry) -> Finding:
    place, before = entry.moment.clock or entry.span, above.moment.clock or above.span
    days = entry.moment.day, above.moment.day
    # where the days differ, the times alone would not tell what is wrong
    own, other = (f"{day.written} " if day and len({*days} - {None}) > 1 else "" for day in days)
    values = {"match": own + place.of(text), "before": other + before.of(text)}
    return Finding(place, values, (Related(before, _BEFORE),))


_FAULTS: Mapping[str, Callable[[str, Sequence[Sequence[_Entry | _Break]]], Outcome]] = {
    "untimed": _untimed,
    "order": _order,
}
