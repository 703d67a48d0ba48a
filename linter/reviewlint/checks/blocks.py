"""What a draft says of each problem (its block of lines, row or section), and what it says of most but not of some."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from reviewlint.checks.outcome import Finding, Outcome, Related
from reviewlint.draft.source import Span
from reviewlint.phrases import Phrase

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from reviewlint.checks.case import Case
    from reviewlint.outline.nodes import Row, Section, Table
    from reviewlint.reading.review import Review, Statement

_FEWEST: Final = 2  # problems that say it, before it is asked of the others
_SAID_HERE: Final = Phrase("别的问题写了", "another one says it")


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


def blocks_of(review: Review, tables: Iterable[Table]) -> Sequence[Block]:
    """Return the block of each problem, in the order of the draft."""
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


def uneven(case: Case) -> Outcome:
    """Report the problems whose block lacks what option `pattern` tells, if at least option `share` of all have it.

    In a table, a column whose head matches option `column_pattern` is looked at alone.
    """
    text, blocks = case.text, case.draft.blocks
    pattern, column = (re.compile(case.options[name]) for name in ("pattern", "column_pattern"))
    said = [_says(block, text, pattern, column) for block in blocks]
    if said.count(True) < max(_FEWEST, case.options["share"] * len(blocks)):
        return Outcome(0)
    example = blocks[said.index(True)]
    return Outcome(
        len(blocks),
        tuple(_finding(block, example, text) for block, has in zip(blocks, said, strict=True) if not has),
    )


def _says(block: Block, text: str, pattern: re.Pattern[str], column: re.Pattern[str]) -> bool:
    cells: Sequence[str] = [cell for head, cell in block.cells.items() if column.search(head)]
    if cells:
        return any(re.search(r"\w", cell) for cell in cells)
    return pattern.search(block.text(text)) is not None


def _finding(block: Block, example: Block, text: str) -> Finding:
    values = {"id": block.problem.id, "title": block.problem.title.of(text)}
    return Finding(block.place, values, (Related(example.place, _SAID_HERE),))
