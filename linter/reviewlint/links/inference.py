"""Links inferred from what statements speak of. They claim the same subject, never that a problem is solved."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from reviewlint.links.comparison import Comparison, Likeness
from reviewlint.links.support import Support
from reviewlint.review.model import Link

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from reviewlint.draft.source import Span
    from reviewlint.packs.schema import LinkSettings, Topic
    from reviewlint.review.model import AnswerKind, Band, Review, Shared, Statement

    IsOpen = Callable[[Statement, Statement], bool]

_MOST_PAIRS = 250_000
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
        self._settings = settings
        answers = (*review.causes, *review.measures)
        self._comparison = Comparison(
            review.text, review.problems, answers, topics, settings, (*hidden, *facts)
        )
        self._alike = {problem.id: self._comparison.alike(problem) for problem in review.problems}
        self._support = Support(review, self._comparison.words)
        self._heads = frozenset(settings.cause_heads)
        self._claims: dict[str, frozenset[str]] = {}
        self._measured = frozenset(
            topic for measure in review.measures for topic in self._comparison.surely_about(measure)
        )

    def can_judge(self, problem: Statement, kind: AnswerKind) -> bool:
        """Tell whether it means anything that no answer of a kind was found to a problem.

        The topics have to know what the problem speaks of, and no measure may speak of that. One cause explains many
        problems, so the topics have to know all causes too, for one that they cannot read may be the cause of anything;
        so may one that heads others (理想信念有所动摇), unless the problem is about such a head itself.
        """
        about = self._comparison.surely_about(problem)
        if kind == "measure":
            return bool(about) and about.isdisjoint(self._measured)
        if any(map(self.heads_others, self._causes)) and about.isdisjoint(self._heads):
            return False
        return bool(about) and all(map(self._comparison.knows, self._causes))

    def heads_others(self, cause: Statement) -> bool:
        """Tell whether a cause is one of those under which drafts gather all others, meant for many problems."""
        return cause.kind == "cause" and not self._comparison.surely_about(cause).isdisjoint(self._heads)

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
        under = _by_heading(targets)
        for problem in problems:
            for target in self._candidates(problem, under, targets):
                score = self._score(problem, target)
                best[target.id] = max(best[target.id], score)
                if (score or self._support.is_near(problem, target)) and is_open(problem, target):
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

    def _candidates(
        self,
        problem: Statement,
        under: Mapping[Span | None, Sequence[Statement]],
        targets: Sequence[Statement],
    ) -> Sequence[Statement]:
        """Return the targets under the problem's own heading if there are any there, else all."""
        own = under.get(problem.heading, ()) if problem.heading is not None else ()
        some = own or targets
        if len(self._alike) * len(targets) <= _MOST_PAIRS:
            return some
        # No office writes thousands of both. Then only what shares anything is looked at, which an index finds.
        alike = (self._statements[answer] for answer in self._alike[problem.id])
        kind, heading = targets[0].kind, problem.heading if own else None
        return sorted(
            (t for t in alike if t.kind == kind and heading in {None, t.heading}),
            key=lambda target: target.span,
        )

    def _score(self, problem: Statement, target: Statement) -> float:
        settings = self._settings
        topics, cosine = self._alike[problem.id].get(target.id, _UNLIKE)
        if not self._comparison.touches(problem):
            return cosine
        score = settings.topic_share * topics / (topics + settings.topic_half)
        score += (1 - settings.topic_share) * min(1.0, cosine / settings.cosine_full)
        return min(1.0, score + settings.same_theme) if self._support.is_near(problem, target) else score

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
        if self._support.is_near(problem, target) or self._support.shares_word(problem, target):
            return "unconfirmed"
        if score >= settings.last_resort and self._support.is_abreast(problem, target):
            return "unconfirmed"
        if score < unconfirmed:
            return "none"
        # One cause explains many problems; a measure that another problem has a much better claim to answers that, or
        # that clause of it does.
        outdone = target.kind == "measure" and score < settings.rival_unconfirmed * best
        return "none" if outdone and problem_id not in self._claimants(target) else "unconfirmed"

    def _claimants(self, target: Statement) -> frozenset[str]:
        if target.id not in self._claims:
            self._claims[target.id] = self._comparison.claimants(target, self._settings.rival_unconfirmed)
        return self._claims[target.id]


def _by_heading(targets: Iterable[Statement]) -> dict[Span | None, list[Statement]]:
    under: dict[Span | None, list[Statement]] = defaultdict(list)
    for target in targets:
        under[target.heading].append(target)
    return under
