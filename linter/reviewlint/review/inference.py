"""Links inferred from what statements speak of. They claim the same subject, never that a problem is solved."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from reviewlint.review.model import Link
from reviewlint.review.similarity import Comparison
from reviewlint.review.wording import likeness

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from reviewlint.draft.source import Span
    from reviewlint.packs.schema import LinkSettings, Topic
    from reviewlint.review.model import Band, Review, Shared, Statement

    IsOpen = Callable[[Statement, Statement], bool]

_SAME_HEADING = 0.8


class Inference:
    """Compares the problems of one draft with its causes and measures."""

    def __init__(
        self, review: Review, topics: tuple[Topic, ...], settings: LinkSettings, hidden: Iterable[Span]
    ) -> None:
        statements = (*review.problems, *review.causes, *review.measures)
        facts = (fact for s in statements for fact in (s.facts.owner, s.facts.deadline) if fact)
        self._statements = {statement.id: statement for statement in statements}
        self._text = review.text
        self._settings = settings
        self._comparison = Comparison(review.text, statements, topics, settings, (*hidden, *facts))
        self._same_headings: dict[tuple[Span, Span], bool] = {}

    def knows(self, problem: Statement) -> bool:
        """Tell whether the topics know what a problem speaks of."""
        return self._comparison.knows(problem)

    def shared(self, link: Link) -> tuple[Shared, ...]:
        """Return the evidence of a link."""
        return self._comparison.shared(self._statements[link.problem], self._statements[link.target])

    def links(
        self, problems: Sequence[Statement], targets: Sequence[Statement], is_open: IsOpen
    ) -> Iterator[Link]:
        """Yield a link for every pair that is open and has anything in common, its band `none` if that is little.

        A target that answers another problem much better is not linked to this one, only unconfirmed.
        """
        shared_headings = {s.heading for s in problems} & {s.heading for s in targets} - {None}
        scores: dict[tuple[str, str], float] = {}
        best: dict[str, float] = defaultdict(float)
        for problem in problems:
            for target in targets:
                if problem.heading in shared_headings and target.heading != problem.heading:
                    continue
                score = self._score(problem, target)
                best[target.id] = max(best[target.id], score)
                if score and is_open(problem, target):
                    scores[problem.id, target.id] = score
        for (problem_id, target_id), score in scores.items():
            band = self._band(
                self._statements[problem_id], self._statements[target_id], score, best[target_id]
            )
            yield Link(problem_id, target_id, "inferred", round(score, 2), band)

    def _score(self, problem: Statement, target: Statement) -> float:
        settings = self._settings
        alike = self._comparison.likeness(problem, target)
        score = alike.cosine
        if self._comparison.knows(problem):
            topics = alike.topics / (alike.topics + settings.topic_half)
            score = settings.topic_share * topics
            score += (1 - settings.topic_share) * min(1.0, alike.cosine / settings.cosine_full)
        if score and self._has_same_heading(problem, target):
            score = min(1.0, score + settings.same_theme)
        return score

    def _has_same_heading(self, problem: Statement, target: Statement) -> bool:
        if problem.heading is None or target.heading is None:
            return False
        pair = (problem.heading, target.heading)
        if pair not in self._same_headings:
            one, other = (heading.of(self._text) for heading in pair)
            self._same_headings[pair] = pair[0] == pair[1] or likeness(one, other) >= _SAME_HEADING
        return self._same_headings[pair]

    def _band(self, problem: Statement, target: Statement, score: float, best: float) -> Band:
        settings = self._settings
        if not self._comparison.knows(problem):
            linked, unconfirmed = settings.bare_linked, settings.bare_unconfirmed
        elif target.kind == "cause":
            linked, unconfirmed = settings.cause_linked, settings.cause_unconfirmed
        else:
            linked, unconfirmed = settings.measure_linked, settings.measure_unconfirmed
        if score >= linked and score >= settings.rival * best:
            return "linked"
        return "unconfirmed" if score >= unconfirmed else "none"
