"""How a file was saved: space at the end of lines, and tables with one cell on each line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reviewlint.checks.outcome import Finding, Outcome
from reviewlint.draft.edits import Edit, Fix
from reviewlint.draft.source import Span
from reviewlint.outline.grids import CELL_END

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reviewlint.checks.case import Case, Draft
    from reviewlint.outline.nodes import Row

# U+3000 is no trailing space: it moves a signature in from the right.
_TRAILING = re.compile(r"(?<![ \t\xa0])[ \t\xa0]++(?=\n|\Z)")


def trailing_space(case: Case) -> Outcome:
    """Look at the end of every line that is not code; in tables a tab at the end is an empty cell."""
    lines = sum(1 for _ in case.review.outline.source.lines())
    slips = (Finding(span, fixes=(_deletion(span),), alike=("space",)) for span in _trailing(case.draft))
    return Outcome(lines, tuple(slips))


def _trailing(draft: Draft) -> Iterator[Span]:
    review = draft.review
    tables = [table.span for table in draft.tables]
    in_markdown = review.outline.source.path.endswith((".md", ".markdown"))
    for match in _TRAILING.finditer(draft.prose):
        span = Span(*match.span())
        if in_markdown and match[0].endswith("  ") and _follows_text(review.text, span):
            continue  # a hard line break
        while tables and tables[0].end < span.start:
            del tables[0]
        if not (tables and tables[0].start <= span.start):
            yield span


def _follows_text(text: str, span: Span) -> bool:
    return span.start > 0 and text[span.start - 1] != "\n"


def _deletion(span: Span) -> Fix:
    return Fix((Edit(span, ""),), safe=True)


def loose_rows(case: Case) -> Outcome:
    """Report rows that have more or fewer lines than there are heads of columns."""
    text = case.review.outline.text
    on_lines = [table for table in case.draft.tables if CELL_END in table.header.span.of(text)]
    findings = (
        _finding(row, text, len(table.header.cells))
        for table in on_lines
        for row in table.rows
        if len(row.cells) != len(table.header.cells)
    )
    return Outcome(sum(len(table.rows) for table in on_lines), tuple(findings))


def _finding(row: Row, text: str, columns: int) -> Finding:
    number = row.cells[0]
    lines = sum(1 for cell in row.cells if len(cell))
    return Finding(number, {"match": number.of(text), "lines": lines, "columns": columns})
