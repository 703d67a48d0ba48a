"""Links inferred from what statements speak of. They claim the same subject, never that a problem is solved."""

from __future__ import annotations

from collections import Counter, defaultdict
from functools import cached_property
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from reviewlint.links.comparison import Comparison, Likeness
from reviewlint.links.support import Support
from reviewlint.reading.review import Link

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from reviewlint.draft.source import Span
    from reviewlint.links.support import Standing
    from reviewlint.profile import LinkSettings, Topic
    from reviewlint.reading.review import AnswerKind, Band, Kind, Review, Shared, Statement

    IsOpen = Callable[[Statement, Statement], bool]

_UNLIKE = Likeness(0.0, 0.0)
_NOTHING = (0.0, 0)
_RANK: Final[dict[Band, int]] = {"linked": 0, "unconfirmed": 1, "none": 2}
_MOST_OTHERS = 2
_MOST_IDLE = 3  # links that do not count, of one problem and kind


class _Pair(Struct, frozen=True):
    """A problem and what may answer it, with their score.

    Where they stand tells if they are `likely` a pair, or `perhaps` one if they have anything in common.
    """

    problem: Statement
    target: Statement
    score: float
    likely: bool
    perhaps: bool


class Inference:
    """Compares the problems of one draft with its causes and measures."""

    def __init__(
        self, review: Review, topics: tuple[Topic, ...], settings: LinkSettings, hidden: Iterable[Span]
    ) -> None:
        self._problems, self._causes, self._measures = review.problems, review.causes, review.measures
        answers = (*review.causes, *review.measures)
        self._statements = {statement.id: statement for statement in (*review.problems, *answers)}
        self._order = {statement_id: place for place, statement_id in enumerate(self._statements)}
        self._settings = settings
        hidden = (*hidden, *_facts(self._statements.values(), review.text))
        self._comparison = Comparison(review.text, review.problems, answers, topics, settings, hidden)
        self._support = Support(review, self._comparison)
        self._heads = frozenset(settings.cause_heads)
        self._claims: dict[str, frozenset[str]] = {}
        self._measured = frozenset(
            topic
            for measure in review.measures
            for topic in (*self._comparison.surely_about(measure), *self._comparison.topics_above(measure))
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
        if self._has_heads and about.isdisjoint(self._heads):
            return False
        return bool(about) and self._knows_all_causes

    def named(self, problem: Statement) -> tuple[Span, ...]:
        """Return the words of a problem that show its topics, one of each."""
        return self._comparison.telling_terms(problem)

    @cached_property
    def general_measures(self) -> tuple[str, ...]:
        """The measures that may be meant for anything: of no topic but those under which drafts gather all others.

        加强政治学习 is one. Those of no topic at all follow them, unless there are many: then no one of them is likely.
        """
        about = {measure.id: self._comparison.surely_about(measure) for measure in self._measures}
        heads = [measure for measure, topics in about.items() if topics and topics <= self._heads]
        others = [measure for measure, topics in about.items() if not topics]
        return (*heads, *(others if len(others) <= _MOST_OTHERS else ()))

    @cached_property
    def _has_heads(self) -> bool:
        return any(map(self.heads_others, self._causes))

    @cached_property
    def _knows_all_causes(self) -> bool:
        return all(map(self._comparison.surely_about, self._causes))

    def heads_others(self, cause: Statement) -> bool:
        """Tell whether a cause is one of those under which drafts gather all others, meant for many problems."""
        return cause.kind == "cause" and not self._comparison.surely_about(cause).isdisjoint(self._heads)

    def shared(self, link: Link) -> tuple[Shared, ...]:
        """Return the evidence of a link."""
        return self._comparison.shared(self._statements[link.problem], self._statements[link.target])

    def links(self, is_open: IsOpen) -> list[Link]:
        """Return the links that count or may, and of the others the strongest few of each problem and kind.

        Only pairs that are open are linked. A target that fits another problem much better counts less for this one.
        """
        pairs: list[_Pair] = []
        best: dict[str, float] = defaultdict(float)
        for problem in self._problems:
            for pair in self._pairs(problem):
                best[pair.target.id] = max(best[pair.target.id], pair.score)
                if is_open(problem, pair.target):
                    pairs.append(pair)
        bands = [self._band(pair, best[pair.target.id]) for pair in pairs]
        for at in self._last_resorts(pairs, bands):
            bands[at] = "unconfirmed"
        return list(_kept(pairs, bands))

    def _last_resorts(self, pairs: Sequence[_Pair], bands: Sequence[Band]) -> list[int]:
        """Return the places of the pairs of targets that no problem claims with problems that they fit best and that have nothing."""
        claimed: set[str] = set()
        answered: set[tuple[str, Kind]] = set()
        for pair, band in zip(pairs, bands, strict=True):
            if band != "none":
                claimed.add(pair.target.id)
                answered.add((pair.problem.id, pair.target.kind))
        best: dict[str, tuple[float, int]] = {}
        for at, pair in enumerate(pairs):
            score, target = round(pair.score, 2), pair.target.id
            if target not in claimed and score > best.get(target, _NOTHING)[0]:
                best[target] = (score, at)
        return [
            at
            for score, at in best.values()
            if score >= self._settings.last_resort
            and (pairs[at].problem.id, pairs[at].target.kind) not in answered
        ]

    def _pairs(self, problem: Statement) -> Iterator[_Pair]:
        """Yield what has anything in common with a problem: under its own heading, if anything of the kind is there."""
        alike = self._comparison.alike(problem)
        standing = self._support.of(problem)
        own = self._support.kinds_under(problem.heading)
        found = sorted(alike.keys() | standing.likely, key=self._order.__getitem__)
        for target in map(self._statements.__getitem__, found):
            if target.kind not in own or target.heading == problem.heading:
                score = self._score(problem, target.id, alike.get(target.id, _UNLIKE), standing)
                perhaps = target.id in standing.themed or self._support.is_abreast(problem, target)
                yield _Pair(problem, target, score, target.id in standing.likely, perhaps)

    def _score(self, problem: Statement, target: str, likeness: Likeness, standing: Standing) -> float:
        """Return how likely a pair is, by its own words and by those of the headings above."""
        settings = self._settings
        if not self._comparison.touches(problem):
            return likeness.cosine + settings.bare_linked * (target in standing.below)
        score = settings.topic_share * likeness.topics / (likeness.topics + settings.topic_half)
        score += (1 - settings.topic_share) * min(1.0, likeness.cosine / settings.cosine_full)
        if target in standing.near:
            return min(1.0, score + settings.same_theme)
        return min(1.0, score + settings.heading_share * (target in standing.below))

    def _band(self, pair: _Pair, best: float) -> Band:
        problem, target, score = pair.problem, pair.target, pair.score
        settings = self._settings
        linked, unconfirmed = self._bounds(problem, target.kind)
        if score >= linked and score >= settings.rival_linked * best:
            return "linked" if self._comparison.is_telling(problem, target) else "unconfirmed"
        if pair.likely or self._support.shares_word(problem, target):
            return "unconfirmed"
        if score >= settings.last_resort and pair.perhaps:
            return "unconfirmed"
        if score < unconfirmed:
            return "none"
        # One cause explains many problems; a measure that another problem has a much better claim to answers that, or
        # that clause of it does.
        outdone = target.kind == "measure" and score < settings.rival_unconfirmed * best
        return "none" if outdone and problem.id not in self._claimants(target) else "unconfirmed"

    def _bounds(self, problem: Statement, kind: Kind) -> tuple[float, float]:
        """Return the scores from which a link counts, and is at least to be confirmed."""
        settings = self._settings
        if not self._comparison.touches(problem):
            return settings.bare_linked, settings.bare_unconfirmed
        if kind == "cause":
            return settings.cause_linked, settings.cause_unconfirmed
        return settings.measure_linked, settings.measure_unconfirmed

    def _claimants(self, target: Statement) -> frozenset[str]:
        if target.id not in self._claims:
            self._claims[target.id] = self._comparison.claimants(target, self._settings.rival_unconfirmed)
        return self._claims[target.id]


def _kept(pairs: Sequence[_Pair], bands: Sequence[Band]) -> Iterator[Link]:
    """Yield the links, the strongest first; of those that do not count only the first few of each problem and kind."""
    idle: Counter[tuple[str, Kind]] = Counter()
    for pair, band in sorted(
        zip(pairs, bands, strict=True), key=lambda one: (_RANK[one[1]], -round(one[0].score, 2))
    ):
        own = (pair.problem.id, pair.target.kind)
        idle[own] += band == "none"
        if band != "none" or idle[own] <= _MOST_IDLE:
            yield Link(pair.problem.id, pair.target.id, "inferred", round(pair.score, 2), band)


def _facts(statements: Iterable[Statement], text: str) -> Iterator[Span]:
    """Yield the deadlines and owners of statements: they say nothing of a subject.

    But 班子成员对所在支部组织生活负责 says what it is about.
    """
    for statement in statements:
        facts = statement.facts
        if facts.deadline:
            yield facts.deadline
        if facts.owner and "对" not in facts.owner.of(text):
            yield facts.owner
