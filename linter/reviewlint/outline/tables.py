"""Rows of pipes or tabs, or of cells that stood on lines of their own, to tables."""

from __future__ import annotations

import re

from reviewlint.draft.source import Span
from reviewlint.outline.grids import CELL_END
from reviewlint.outline.nodes import Row, Table

# A row of |---|:--:| separates; anything else in a row is a cell.
_CELL = re.compile(r"[^ \t|:\-\n]")
_SPACE = " \t\n\0"


def read_table(written: str, start: int) -> Table:
    """Return the table that is written so and begins at `start` of the draft."""
    rows: list[Row] = []
    at = start
    lines = written.split("\n")
    separator = next((sign for sign in (CELL_END, "|") if sign in lines[0]), "\t")
    for line in lines:
        if _CELL.search(line):
            rows.append(_row(line, at, separator))
        at += len(line) + 1
    header = rows[0] if rows else Row(Span(start, start), ())
    below = rows[1:] if separator != CELL_END else [_in_columns(row, len(header.cells)) for row in rows[1:]]
    return Table(Span(start, rows[-1].span.end if rows else start), header, tuple(below))


def _in_columns(row: Row, columns: int) -> Row:
    """Return a row of cells that stood on lines; where they are more or fewer than the columns, they are in none of them."""
    if len(row.cells) == columns:
        return row
    number, *others = row.cells
    nothing = Span(number.end, number.end)
    return Row(row.span, (number, *[nothing] * (columns - 1), *others))


def _row(line: str, start: int, separator: str) -> Row:
    at = start
    inside = line
    if separator == "|":
        indented = line.lstrip(" \t").removeprefix("|")
        at += len(line) - len(indented)
        inside = indented.rstrip(" \t").removesuffix("|")
    cells: list[Span] = []
    for cell in inside.split(separator):
        stripped = cell.strip(_SPACE)
        begin = at + cell.index(stripped)
        cells.append(Span(begin, begin + len(stripped)))
        at += len(cell) + 1
    return Row(Span(start, start + len(line)), tuple(cells))
