"""What speaks for a link besides how alike both sides are: headings, the place in the order, a rare word of both."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewlint.links.words import shared_names, shared_nouns
from reviewlint.review.wording import likeness

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from reviewlint.draft.source import Span
    from reviewlint.review.model import Review, Statement

_SAME_HEADING = 0.8


class Support:
    """What speaks for the links of one draft; `words` returns what a statement says of its subject."""

    def __init__(self, review: Review, words: Callable[[Statement], str]) -> None:
        self._near = _near_headings(
            review.problems, (*review.causes, *review.measures), review.outline.source.text
        )
        problems, measures = _places(review.problems), _places(review.measures)
        self._places = {**problems, **measures}
        self._in_step = len({*problems.values()}) == len({*measures.values()})
        mine, causes, theirs = (
            {statement.id: words(statement) for statement in statements}
            for statements in (review.problems, review.causes, review.measures)
        )
        # Causes are told at length and in general words: what one shares with a problem by chance says nothing.
        self._literal = shared_names(mine, causes) | shared_names(mine, theirs) | shared_nouns(mine, theirs)

    def is_near(self, problem: Statement, target: Statement) -> bool:
        """Tell whether both stand under the same heading, or headings that say nearly the same."""
        return problem.heading is not None and target.heading in self._near[problem.heading]

    def shares_word(self, problem: Statement, target: Statement) -> bool:
        """Tell whether both have a word that hardly anything else in the draft has."""
        return (problem.id, target.id) in self._literal

    def is_abreast(self, problem: Statement, target: Statement) -> bool:
        """Tell whether a measure stands under, say, the third heading as the problem does, and there are as many of either."""
        return (
            self._in_step and target.kind == "measure" and self._places[problem.id] == self._places[target.id]
        )


def _places(statements: Sequence[Statement]) -> dict[str, int]:
    """Return how many headings stand before that of each statement, or how many statements where none groups them."""
    if all(statement.heading is None for statement in statements):
        return {statement.id: place for place, statement in enumerate(statements)}
    headings: dict[Span | None, int] = {}
    return {statement.id: headings.setdefault(statement.heading, len(headings)) for statement in statements}


def _near_headings(
    problems: Iterable[Statement], answers: Iterable[Statement], text: str
) -> dict[Span, frozenset[Span | None]]:
    """Return, for every heading over problems, those over answers that say nearly the same."""
    over_problems, over_answers = (
        {s.heading for s in some if s.heading is not None} for some in (problems, answers)
    )
    return {
        one: frozenset(
            other
            for other in over_answers
            if one == other or likeness(one.of(text), other.of(text)) >= _SAME_HEADING
        )
        for one in over_problems
    }
