"""Links inferred from what statements speak of. They claim the same subject, never that a problem is solved."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from reviewlint.review.model import Link
from reviewlint.review.similarity import Comparison, Likeness
from reviewlint.review.wording import likeness

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from reviewlint.draft.source import Span
    from reviewlint.packs.schema import LinkSettings, Topic
    from reviewlint.review.model import AnswerKind, Band, Review, Shared, Statement

    IsOpen = Callable[[Statement, Statement], bool]

_SAME_HEADING = 0.8
_UNLIKE = Likeness(0.0, 0.0)
_NOTHING = Link("", "", "inferred", 0.0, "none")


class Inference:
    """Compares the problems of one draft with its causes and measures."""

    def __init__(
        self, review: Review, topics: tuple[Topic, ...], settings: LinkSettings, hidden: Iterable[Span]
    ) -> None:
        statements = (*review.problems, *review.causes, *review.measures)
        facts = [s.facts.deadline for s in statements if s.facts.deadline]
        # A department's name says nothing of the subject; 班子成员对所在支部组织生活负责 says what it is about.
        facts += [
            s.facts.owner for s in statements if s.facts.owner and "对" not in s.facts.owner.of(review.text)
        ]
        self._statements = {statement.id: statement for statement in statements}
        self._causes = review.causes
        self._text = review.text
        self._settings = settings
        answers = (*review.causes, *review.measures)
        self._comparison = Comparison(
            review.text, review.problems, answers, topics, settings, (*hidden, *facts)
        )
        self._alike = {problem.id: self._comparison.alike(problem) for problem in review.problems}
        self._near_headings = self._find_near_headings(review.problems, answers)

    def can_judge(self, problem: Statement, kind: AnswerKind) -> bool:
        """Tell whether it means anything that no answer of a kind was found to a problem.

        The topics have to know what the problem speaks of; and since one cause explains many problems, they have to
        know all causes too: one that they cannot read may be the cause of any problem.
        """
        known = self._comparison.knows
        return known(problem) and (kind == "measure" or all(map(known, self._causes)))

    def shared(self, link: Link) -> tuple[Shared, ...]:
        """Return the evidence of a link."""
        return self._comparison.shared(self._statements[link.problem], self._statements[link.target])

    def links(
        self, problems: Sequence[Statement], targets: Sequence[Statement], is_open: IsOpen
    ) -> list[Link]:
        """Return a link for every pair that is open and has anything in common, its band `none` if that is little.

        A target that fits another problem much better counts less for this one.
        """
        scores: dict[tuple[str, str], float] = {}
        best: dict[str, float] = defaultdict(float)
        for problem in problems:
            for target in self._candidates(problem, targets):
                score = self._score(problem, target)
                best[target.id] = max(best[target.id], score)
                if (score or self._is_near(problem, target)) and is_open(problem, target):
                    scores[problem.id, target.id] = score
        links = [
            Link(
                problem, target, "inferred", round(score, 2), self._band(problem, target, score, best[target])
            )
            for (problem, target), score in scores.items()
        ]
        return self._with_last_resorts(links)

    def _with_last_resorts(self, links: list[Link]) -> list[Link]:
        """Let a target that no problem claims be unconfirmed for the problem that it fits best and that has nothing."""
        claimed = {link.target for link in links if link.band != "none"}
        answered = {link.problem for link in links if link.band != "none"}
        best: dict[str, Link] = {}
        for link in links:
            if link.target not in claimed and link.score > best.get(link.target, _NOTHING).score:
                best[link.target] = link
        chosen = {
            (link.problem, link.target)
            for link in best.values()
            if link.problem not in answered and link.score >= self._settings.last_resort
        }
        return [
            replace(link, band="unconfirmed") if (link.problem, link.target) in chosen else link
            for link in links
        ]

    @staticmethod
    def _candidates(problem: Statement, targets: Sequence[Statement]) -> Sequence[Statement]:
        """Return the targets under the problem's own heading if there are any there, else all."""
        own = [target for target in targets if target.heading == problem.heading]
        return own if own and problem.heading is not None else targets

    def _score(self, problem: Statement, target: Statement) -> float:
        settings = self._settings
        topics, cosine = self._alike[problem.id].get(target.id, _UNLIKE)
        if not self._comparison.touches(problem):
            return cosine
        score = settings.topic_share * topics / (topics + settings.topic_half)
        score += (1 - settings.topic_share) * min(1.0, cosine / settings.cosine_full)
        return min(1.0, score + settings.same_theme) if self._is_near(problem, target) else score

    def _is_near(self, problem: Statement, target: Statement) -> bool:
        return problem.heading is not None and target.heading in self._near_headings[problem.heading]

    def _find_near_headings(
        self, problems: Iterable[Statement], answers: Iterable[Statement]
    ) -> dict[Span, frozenset[Span | None]]:
        """Return, for every heading over problems, those over answers that say nearly the same."""
        over_problems, over_answers = (
            {s.heading for s in some if s.heading is not None} for some in (problems, answers)
        )
        text = self._text
        return {
            one: frozenset(
                other
                for other in over_answers
                if one == other or likeness(one.of(text), other.of(text)) >= _SAME_HEADING
            )
            for one in over_problems
        }

    def _band(self, problem_id: str, target_id: str, score: float, best: float) -> Band:
        problem, target, settings = self._statements[problem_id], self._statements[target_id], self._settings
        if not self._comparison.touches(problem):
            linked, unconfirmed = settings.bare_linked, settings.bare_unconfirmed
        elif target.kind == "cause":
            linked, unconfirmed = settings.cause_linked, settings.cause_unconfirmed
        else:
            linked, unconfirmed = settings.measure_linked, settings.measure_unconfirmed
        if score >= linked and score >= settings.rival_linked * best:
            return "linked"
        if self._is_near(problem, target):
            return "unconfirmed"
        # One cause explains many problems; a measure that another problem has a much better claim to answers that.
        outdone = target.kind == "measure" and score < settings.rival_unconfirmed * best
        return "unconfirmed" if score >= unconfirmed and not outdone else "none"
