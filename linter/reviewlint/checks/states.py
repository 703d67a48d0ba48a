"""Words that tell how far something is, where they stand: Status: TODO is an answer, no gap."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reviewlint.draft.source import Span
from reviewlint.outline.nodes import Table
from reviewlint.reading.labels import attribute_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reviewlint.reading.model import Review

_LONGEST_LABEL, _FEW = 40, 6
_CLOSING = tuple("]】〕］")
_AROUND = " \t\0*_`[]【】〔〕［］()（）"
_LABEL = re.compile(
    r"(?:\A|[\n\0|;；。，,.、()（）]|[-*+]\s)\s*(?P<label>[^\n\0|:：;；。，.、()（）]{2,24})[:：][*_]{0,2}\s*\Z"
)
_CLAUSE_ENDS = re.compile(r"[*_\s\0]*(?:\Z|[\n|;；。，,.)）])")
_OPENS = re.compile(r"(?:\s|\*|\[[ xX]?\](?!\())*[\[【〔［]\Z")


class States:
    """Tells the words of a draft that say how far something is; `known` are those that a pack has for what is open."""

    def __init__(self, review: Review, known: Sequence[str]) -> None:
        self._review = review
        self._text = review.outline.text
        self._known = frozenset(word.lower() for word in known)
        self._cells: frozenset[Span] | None = None

    def tells(self, span: Span) -> bool:
        """Tell whether a word is the value of a column or a label of states, or opens a measure in brackets."""
        if span.of(self._text).strip(_AROUND).lower() not in self._known:
            return False
        return self._is_labelled(span) or self._fills_cell(span) or self._opens_measure(span)

    def _is_labelled(self, span: Span) -> bool:
        label = _LABEL.search(self._text, max(0, span.start - _LONGEST_LABEL), span.start)
        named = label is not None and attribute_of(label["label"]) == "status"
        return named and _CLAUSE_ENDS.match(self._text, span.end) is not None

    def _fills_cell(self, span: Span) -> bool:
        if self._cells is None:
            self._cells = frozenset(self._of_tables())
        return self._bare(span) in self._cells

    def _of_tables(self) -> Iterator[Span]:
        """Yield the words of the cells below heads that ask how far something is."""
        for table in (block for block in self._review.outline.walk() if isinstance(block, Table)):
            asked = [attribute_of(head.of(self._text)) == "status" for head in table.header.cells]
            for row in table.rows:
                yield from (
                    self._bare(cell) for cell, is_state in zip(row.cells, asked, strict=False) if is_state
                )

    def _opens_measure(self, span: Span) -> bool:
        """Tell whether a word in brackets is the first of a measure, and is not all of it."""
        bare = self._bare(span)
        return any(
            (
                measure.span.holds(bare)
                and _OPENS.fullmatch(self._text, measure.span.start, bare.start) is not None
                and self._text[bare.end : measure.span.end].strip(_AROUND) != ""
            )
            # 【TODO】 is read as a label, and the measure begins behind it
            or (bare.end < measure.span.start <= bare.end + _FEW and self._is_bracketed(bare, measure.span))
            for measure in self._review.measures
        )

    def _is_bracketed(self, bare: Span, measure: Span) -> bool:
        between = self._text[bare.end : measure.start]
        return between[:1] in _CLOSING and not between.strip(_AROUND)

    def _bare(self, span: Span) -> Span:
        words = span.of(self._text)
        start = span.start + len(words) - len(words.lstrip(_AROUND))
        return Span(start, start + len(words.strip(_AROUND)))
