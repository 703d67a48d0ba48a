"""A run of ordinals with a gap or a repetition, numbered anew."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewlint.checks.ordinals import numeral_like
from reviewlint.draft.edits import Edit, Fix
from reviewlint.draft.source import Span
from reviewlint.links.mentions import find_mentions
from reviewlint.outline.styles import numeral_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reviewlint.outline.nodes import Mark
    from reviewlint.reading.model import Review


def renumbering(review: Review, run: Sequence[Mark], first: int) -> tuple[Fix, ...]:
    """Return how all numerals of a run are changed so that it counts from `first`, their marks left as they are.

    None where the order itself is wrong, for then it may be the headings that have to be moved, nor where the first
    is missing, which may only be written otherwise, nor where the draft refers to its problems, causes or measures:
    the references would name others. Never safe: a section may be missing.
    """
    numbers = [mark.number or 0 for mark in run]
    if numbers != sorted(numbers) or numbers[:1] != [first] or find_mentions(review.text):
        return ()
    edits = [
        _edit(review.text, mark, number) for number, mark in enumerate(run, first) if mark.number != number
    ]
    possible = tuple(edit for edit in edits if edit is not None)
    return (Fix(possible, safe=False),) if len(possible) == len(edits) else ()


def _edit(text: str, mark: Mark, number: int) -> Edit | None:
    numeral = numeral_of(mark.span.of(text))
    wanted = numeral_like(numeral[0], number) if numeral else None
    if numeral is None or wanted is None:
        return None
    return Edit(Span(mark.span.start + numeral.start(), mark.span.start + numeral.end()), wanted)
