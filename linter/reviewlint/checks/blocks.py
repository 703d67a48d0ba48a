"""What a draft says of each problem: the block of lines, the row of a table or the section that it stands in."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from msgspec import Struct

from reviewlint.draft.source import Span
from reviewlint.outline.nodes import Table

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reviewlint.outline.nodes import Row, Section
    from reviewlint.reading.model import Review, Statement


class Block(Struct, frozen=True):
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
    tables = (block for block in review.outline.walk() if isinstance(block, Table))
    rows = [(row, table) for table in tables for row in table.rows]
    starts = sorted(problem.span.start for problem in review.problems)
    return [_block(review, problem, starts, rows) for problem in review.problems]


def _block(
    review: Review, problem: Statement, starts: Sequence[int], rows: Sequence[tuple[Row, Table]]
) -> Block:
    path = review.outline.path(problem.span.start)
    own = next((section for section in path if _holds_one(section, starts)), None)
    span = _line(review.text, problem.entry if own is None else own.span)
    above = tuple(section.title for section in path if section is not own and not section.is_item)
    return Block(problem, span, above, _cells(review.text, problem, rows))


def _holds_one(section: Section, starts: Sequence[int]) -> bool:
    """Tell whether a section is about one problem alone."""
    return bisect_left(starts, section.span.end) - bisect_left(starts, section.span.start) == 1


def _line(text: str, span: Span) -> Span:
    """Return a span from the start of its first line on: a grade may stand before the entry."""
    return Span(text.rfind("\n", 0, span.start) + 1, span.end)


def _cells(text: str, problem: Statement, rows: Sequence[tuple[Row, Table]]) -> Mapping[str, str]:
    """Return the cells of the row that a problem stands in, by the heads of their columns; none outside a table."""
    place = bisect_right(rows, problem.span.start, key=lambda one: one[0].span.start) - 1
    if place < 0 or problem.span.start >= rows[place][0].span.end:
        return {}
    row, table = rows[place]
    heads = [head.of(text) for head in table.header.cells]
    return {head: cell.of(text) for head, cell in zip(heads, row.cells, strict=False)}
