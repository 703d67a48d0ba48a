"""What a draft says of each problem: the block of lines, the row of a table or the section that it stands in."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reviewlint.checks.reading import is_item
from reviewlint.draft.source import Span
from reviewlint.outline.nodes import Table

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reviewlint.outline.nodes import Row, Section
    from reviewlint.reading.model import Review, Statement


class Block(NamedTuple):
    """A problem with all that stands beside it: `above` are the headings over it, `cells` those of its row by column."""

    problem: Statement
    span: Span
    above: tuple[Span, ...]
    cells: Mapping[str, str]

    def text(self, text: str) -> str:
        """Return its words, those of the headings above first."""
        return "\n".join(span.of(text) for span in (*self.above, self.span))

    @property
    def place(self) -> Span:
        """Where to report what the block lacks: the first sentence of the problem, with its ordinal."""
        mark, title = self.problem.mark, self.problem.title
        return Span(title.start if mark is None else min(mark.span.start, title.start), title.end)


def blocks_of(review: Review) -> Sequence[Block]:
    """Return the block of each problem, in the order of the draft."""
    tables = [block for block in review.outline.walk() if isinstance(block, Table)]
    starts = [problem.span.start for problem in review.problems]
    return [_block(review, problem, starts, tables) for problem in review.problems]


def _block(review: Review, problem: Statement, starts: Sequence[int], tables: Sequence[Table]) -> Block:
    path = review.outline.path(problem.span.start)
    own = next((section for section in path if _holds_one(section, starts)), None)
    span = _line(review.text, problem.entry if own is None else own.span)
    above = tuple(section.title for section in path if section is not own and not is_item(section))
    table, row = _row_of(problem, tables)
    cells = {} if table is None or row is None else _cells(review.text, table, row)
    return Block(problem, span, above, cells)


def _holds_one(section: Section, starts: Sequence[int]) -> bool:
    """Tell whether a section is about one problem alone."""
    return sum(section.span.start <= start < section.span.end for start in starts) == 1


def _line(text: str, span: Span) -> Span:
    """Return a span from the start of its first line on: a grade may stand before the entry."""
    return Span(text.rfind("\n", 0, span.start) + 1, span.end)


def _row_of(problem: Statement, tables: Sequence[Table]) -> tuple[Table | None, Row | None]:
    for table in tables:
        if table.span.start <= problem.span.start < table.span.end:
            rows = (row for row in table.rows if row.span.start <= problem.span.start < row.span.end)
            return table, next(rows, None)
    return None, None


def _cells(text: str, table: Table, row: Row) -> Mapping[str, str]:
    heads = [head.of(text) for head in table.header.cells]
    return {head: cell.of(text) for head, cell in zip(heads, row.cells, strict=False)}
