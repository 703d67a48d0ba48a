"""What a draft says in sum of the rows of its ledger: the counts of a summary table, and that all of them are done."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from reviewlint.checks.figures import count_of, wrong_sum
from reviewlint.checks.gathering import clip, literal
from reviewlint.checks.outcome import Finding, Outcome, Related
from reviewlint.checks.places import headings
from reviewlint.draft.source import Span
from reviewlint.phrases import Phrase
from reviewlint.reading.labels import attribute_of
from reviewlint.reading.wordings import said, words_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from reviewlint.checks.case import Case, Draft
    from reviewlint.outline.nodes import Table

_FEWEST: Final = 2
_COUNT: Final = re.compile(r"(?P<number>\d{1,4}) ?[个项条处件起]?")
_ROW: Final = Phrase("台账中的一行", "a row of the ledger")
_OPEN: Final = Phrase("这一行写“{match}”", "this row says “{match}”")
_STATE: Final = re.compile(
    r"^[ \t　>]*(?:[-*+] +)?[*_]{0,2}(?P<label>[^\W\d_]{2,8})[*_]{0,2}[：:][*_]{0,2}[ \t]*(?P<state>[^\n\0。；;]{1,24})",
    re.MULTILINE,
)
_SENTENCE_ENDS: Final = "。！？\n"
_LONGEST: Final = 120
_LONGEST_STATE: Final = 24
_AROUND: Final = " \t*_`（）()"
_NUMBER: Final = re.compile(r"\d{1,3}(?![\d%％])(?<!\d00)")


class _Entry(Struct, frozen=True):
    """A label of a summary table with its count."""

    label: str
    number: int
    span: Span


class _Summary(Struct, frozen=True):
    """A table that says of each label how often it occurs, and its total where it names one."""

    table: Table
    entries: Sequence[_Entry]
    total: _Entry | None


class _Column(Struct, frozen=True):
    """The cells of a column, with their words."""

    table: Table
    cells: Sequence[Span]
    words: Sequence[str]


def summary_count(case: Case) -> Outcome:
    """Compare the counts of a summary table with its total, and with the rows of the ledger that has its labels.

    Option `totals` has the words for a total. A ledger is summed up where one of its columns holds no other words than
    the labels; headings that match `selected_pattern` tell that it is not the whole. Several ledgers are one together.
    """
    draft, options = case.draft, case.options
    totals = frozenset(map(words_of, options["totals"]))
    selected = re.compile(options["selected_pattern"])
    summaries = [summary for table in draft.tables if (summary := _summary(draft, table, totals))]
    columns: dict[str, list[_Column]] = {}
    for column in _columns(draft) if summaries else ():
        columns.setdefault(column.words[0], []).append(column)
    checked = 0
    findings: list[Finding] = []
    for summary in summaries:
        if summary.total:
            checked += 1
            findings += _sum(summary)
        counted = _rows_by_label(draft, summary, columns, selected)
        if counted:
            checked += len(summary.entries)
            findings += _against(summary, counted)
    return Outcome(checked, tuple(findings))


def _summary(draft: Draft, table: Table, totals: frozenset[str]) -> _Summary | None:
    """Read a table of two columns, or of two rows, as labels and counts."""
    text = draft.review.outline.text
    pairs = [row.cells for row in table.rows]
    if len(table.rows) == 1:
        pairs = [*zip(table.header.cells, table.rows[0].cells, strict=False)]
        if pairs and not _COUNT.fullmatch(said(text, pairs[0][1])):
            del pairs[0]  # 等级 | 严重 | 一般 above 数量 | 3 | 4
    entries: list[_Entry] = []
    for cells in pairs:
        if len(cells) != 2 or not (count := _COUNT.fullmatch(said(text, cells[1]))):  # noqa: PLR2004  a label and a count
            return None
        entries.append(_Entry(words_of(said(text, cells[0])), count_of(count["number"]), cells[1]))
    labels = [entry.label for entry in entries]
    total = entries.pop() if labels and labels[-1] in totals else None
    if (
        len(entries) < _FEWEST
        or len(set(labels)) < len(labels)
        or any(not re.search(r"[^\d]", one) for one in labels)
    ):
        return None
    return _Summary(table, tuple(entries), total)


def _sum(summary: _Summary) -> Iterator[Finding]:
    numbers = [entry.number for entry in summary.entries]
    total = summary.total
    if any(entry.label.startswith(("小计", "其中", "subtotal", "ofwhich")) for entry in summary.entries):
        return
    if total and max(numbers) < total.number != sum(numbers):
        used = [entry.span for entry in summary.entries]
        yield wrong_sum(total.span, total.number, numbers, sum(numbers), used)


def _columns(draft: Draft) -> Iterator[_Column]:
    """Yield the columns of all tables that are long enough for a ledger, read once for all summaries."""
    text = draft.review.outline.text
    for table in draft.tables:
        for column in range(len(table.header.cells)):
            cells = [row.cells[column] for row in table.rows if column < len(row.cells)]
            if len(cells) >= _FEWEST:
                yield _Column(table, cells, [words_of(said(text, cell)) for cell in cells])


def _rows_by_label(
    draft: Draft, summary: _Summary, columns: Mapping[str, Sequence[_Column]], selected: re.Pattern[str]
) -> Mapping[str, Sequence[Span]]:
    """Return the cells of the ledgers that hold each label; empty where none is summed up, or not as a whole.

    `columns` are those of the draft by the words of their first cell.
    """
    text, labels = draft.review.outline.text, {entry.label for entry in summary.entries}
    found: dict[str, list[Span]] = {}
    tables: set[int] = set()  # of each the first column counts
    near = sorted((one for label in labels for one in columns.get(label, ())), key=lambda one: one.cells[0])
    for one in near:
        at = one.table.span.start
        if one.table is summary.table or at in tables or not labels.issuperset(one.words):
            continue
        if len(set(one.words)) < min(_FEWEST, len(labels)):
            continue
        if any(selected.search(section.title.of(text)) for section in headings(draft.review.outline, at)):
            return {}
        tables.add(at)
        for label, cell in zip(one.words, one.cells, strict=True):
            found.setdefault(label, []).append(cell)
    return found


def _against(summary: _Summary, counted: Mapping[str, Sequence[Span]]) -> Iterator[Finding]:
    for entry in summary.entries:
        cells = counted.get(entry.label, ())
        if len(cells) != entry.number:
            values = {"label": entry.label, "count": entry.number, "found": len(cells)}
            yield Finding(entry.span, values, tuple(Related(cell, _ROW) for cell in cells))


def open_row(case: Case) -> Outcome:
    """Report where the text calls all done although rows of a table, or labelled entries, are not.

    `done_patterns` say that all is done, `open_pattern` is what a state begins with that is not. A number that is not
    that of the rows counts other things, and sentences that match `others_pattern` are about others or about what is
    to come.
    """
    draft, options, text = case.draft, case.options, case.review.outline.text
    states = [*_states(draft)]
    still = re.compile(options["open_pattern"])
    pending = [state for state in states if still.match(said(text, state).strip(_AROUND))]
    if not pending:
        return Outcome(len(states))
    others = re.compile(options["others_pattern"])
    values = {"pending": len(pending), "rows": len(states)}
    related = tuple(Related(state, _state_note(said(text, state))) for state in pending)
    findings = (
        Finding(span, {"match": span.of(text), **values}, related)
        for span in _called_done(draft, re.compile("|".join(options["done_patterns"])), len(states))
        if not others.search(_sentence(text, span))
    )
    return Outcome(len(states), tuple(findings))


def _states(draft: Draft) -> Iterator[Span]:
    """Yield the states of rows, by the head of their column, and those behind a label of their own line."""
    text = draft.review.outline.text
    for table in draft.tables:
        heads = [attribute_of(said(text, head)) for head in table.header.cells]
        if "status" in heads:
            column = heads.index("status")
            yield from (row.cells[column] for row in table.rows if column < len(row.cells))
    for match in _STATE.finditer(text):
        if attribute_of(match["label"]) == "status":
            yield Span(*match.span("state"))


def _state_note(words: str) -> Phrase:
    return literal(_OPEN.filled(match=clip(words.strip(_AROUND), _LONGEST_STATE)))


def _called_done(draft: Draft, pattern: re.Pattern[str], rows: int) -> Iterator[Span]:
    """Yield what says that all is done, outside tables, quotations and what tells of an earlier review."""
    earlier = [part.span for part in draft.review.parts if "previous" in part.roles]
    elsewhere = [*(table.span for table in draft.tables), *earlier]
    for match in pattern.finditer(draft.prose, draft.start):
        start = match.start() + len(match[0]) - len(match[0].lstrip())
        span = Span(start, match.end())
        number = _NUMBER.search(match[0])
        if number and count_of(number[0]) != rows:
            continue
        if not draft.review.is_quiet(span) and not any(one.holds(span) for one in elsewhere):
            yield span


def _sentence(text: str, span: Span) -> str:
    """Return the sentence up to the end of a span, as far as it is near."""
    before = text[max(0, span.start - _LONGEST) : span.start]
    start = max(before.rfind(mark) for mark in _SENTENCE_ENDS) + 1
    behind = re.split(f"[{_SENTENCE_ENDS}]", text[span.end : span.end + _LONGEST], maxsplit=1)[0]
    return before[start:] + span.of(text) + behind
