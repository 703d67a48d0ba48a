"""The words that decisions know a draft by: whoever changes them makes the decision suspect."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewlint.decisions.model import imprint

if TYPE_CHECKING:
    from reviewlint.decisions.model import Decisions
    from reviewlint.draft.source import Span
    from reviewlint.reading.model import Review


def settled(decisions: Decisions, review: Review) -> tuple[Span, ...]:
    """Return the statements and lines that some decision is about."""
    if not decisions.entries:
        return ()
    words = {silence.sign.within for silence in decisions.silences}
    for ruling in decisions.rulings:
        words |= {ruling.problem_words, ruling.target_words or ruling.problem_words}
    statements = (*review.problems, *review.causes, *review.measures)
    places = {*(statement.span for statement in statements), *review.outline.source.lines()}
    return tuple(place for place in sorted(places) if imprint(place.of(review.text)) in words)
