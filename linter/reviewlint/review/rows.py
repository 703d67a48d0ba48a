"""What stands beside a problem in its row of a table."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from reviewlint.facts import read_facts
from reviewlint.review.units import tables

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from reviewlint.draft.source import Span
    from reviewlint.outline.nodes import Block
    from reviewlint.review.model import Statement

# The figures of these columns tell nothing about what went wrong.
_NO_FACTS = re.compile(
    r"序\s*号|编\s*号|时\s*限|期\s*限|时\s*间|日\s*期|(?i:\A(?:#|no|number|id|due|deadline|date)\b)"
)


def with_evidence_of_rows(
    problems: Sequence[Statement], blocks: Sequence[Block], text: str
) -> Iterator[Statement]:
    """Yield the problems; one that stands in a table has the evidence that its row gives (问题表现: 13批次) as well."""
    beside = _beside(blocks, text)
    for problem in problems:
        spans = {*problem.facts.evidence, *_evidence(beside.get(problem.span, ()), text)}
        yield replace(problem, facts=replace(problem.facts, evidence=tuple(sorted(spans))))


def _beside(blocks: Sequence[Block], text: str) -> Mapping[Span, Sequence[Span]]:
    """Return, for every cell, the cells of its row that may hold facts."""
    beside: dict[Span, Sequence[Span]] = {}
    for table in tables(blocks):
        told = [_NO_FACTS.search(head.of(text)) is None for head in table.header.cells]
        for row in table.rows:
            cells = [cell for cell, tells in zip(row.cells, told, strict=False) if tells]
            beside.update(dict.fromkeys(row.cells, cells))
    return beside


def _evidence(cells: Sequence[Span], text: str) -> Iterator[Span]:
    for cell in cells:
        yield from read_facts("problem", text, cell).evidence
