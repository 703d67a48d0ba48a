"""Rows of a table saved with one cell on each line, where nobody can tell which column each line belongs to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewlint.checks.outcome import Finding, Outcome
from reviewlint.outline.grids import CELL_END
from reviewlint.outline.nodes import Table

if TYPE_CHECKING:
    from reviewlint.outline.nodes import Row
    from reviewlint.profile import Profile, Rule
    from reviewlint.reading.model import Review


def check(rule: Rule, review: Review, profile: Profile) -> Outcome:  # noqa: ARG001  all checks are called alike
    """Report rows that have more or fewer lines than there are heads of columns."""
    text = review.outline.text
    tables = [block for block in review.outline.walk() if isinstance(block, Table)]
    on_lines = [table for table in tables if CELL_END in table.header.span.of(text)]
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
