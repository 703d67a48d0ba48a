"""How much two statements speak of the same thing, and by which words."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from dataclasses import dataclass
from itertools import chain
from math import log
from typing import TYPE_CHECKING, NamedTuple

from reviewlint.draft.source import Span
from reviewlint.links.topics import lexicon_of
from reviewlint.links.words import common_phrases, grams_of, rarities, vector_of
from reviewlint.review.model import Shared

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from reviewlint.links.topics import Hit
    from reviewlint.packs.schema import LinkSettings, Topic
    from reviewlint.review.model import Statement

_CLAUSE = re.compile(r"[；;。\n]")
# No office writes hundreds of problems and of answers that share words: beyond that, common words are passed over.
_MOST_PAIRS = 250_000
_SHOWN = 3  # topics, terms of a topic on either side, and phrases: more evidence convinces nobody


class Likeness(NamedTuple):
    """How alike two statements are: by the topics they share (0 up) and the cosine of their characters (0 to 1)."""

    topics: float
    cosine: float


@dataclass(frozen=True, slots=True)
class _Features:
    statement: Statement
    text: str
    weights: Mapping[str, float]
    hits: Mapping[str, Sequence[Hit]]
    vector: Mapping[str, float]


class Comparison:
    """The problems of one draft and what may answer them, made comparable; `hidden` are stretches that say nothing of their subject.

    Topics and characters that many statements of the draft have weigh little. The cosine is that of sublinear
    term frequency times smoothed inverse document frequency (Salton and Buckley 1988) over pairs of Chinese
    characters and runs of four Latin letters.
    """

    def __init__(  # noqa: PLR0913, PLR0917  a comparison needs all of it, and all at once
        self,
        text: str,
        problems: Sequence[Statement],
        answers: Sequence[Statement],
        topics: tuple[Topic, ...],
        settings: LinkSettings,
        hidden: Iterable[Span] = (),
    ) -> None:
        self._settings = settings
        statements = (*problems, *answers)
        self._text = text = _blank(text, hidden)
        hits = lexicon_of(topics).hits(text)
        starts = [hit.span.start for hit in hits]
        grams = [Counter(grams_of(_words(statement, text).lower())) for statement in statements]
        spread = Counter(chain.from_iterable(grams))
        rarity = rarities(len(statements))
        self._features: dict[str, _Features] = {}
        for statement, counts in zip(statements, grams, strict=True):
            own = _by_topic(
                [
                    hit
                    for span in _spans(statement)
                    for hit in hits[bisect_left(starts, span.start) : bisect_left(starts, span.end)]
                ]
            )
            weights = {topic: self._weight(found) for topic, found in own.items()}
            vector = vector_of(counts, spread, rarity)
            self._features[statement.id] = _Features(statement, statement.span.of(text), weights, own, vector)
        counts = Counter(topic for features in self._features.values() for topic in features.weights)
        most = log((2 + len(statements)) / 2)  # of a topic that stands once
        self._rarity = {
            topic: log((2 + len(statements)) / (1 + count)) / most for topic, count in counts.items()
        }
        own_answers = [self._features[answer.id] for answer in answers]
        most = _MOST_PAIRS // max(1, len(problems))
        own_problems = (self._features[problem.id] for problem in problems)
        self._problems_with = _postings(((one.statement.id, one.weights) for one in own_problems), most)
        self._with_topic = _postings(((one.statement.id, one.weights) for one in own_answers), most)
        self._with_gram = _postings(((one.statement.id, one.vector) for one in own_answers), most)

    def _weight(self, hits: Sequence[Hit]) -> float:
        """Return how much a statement is about a topic: its best term, and a little for each further one."""
        terms = {hit.term: 1.0 if hit.strong else self._settings.weak_term for hit in hits}
        best = max(terms.values())
        further = self._settings.further_term * (sum(terms.values()) - best)
        return min(self._settings.most_of_topic, best + further)

    def words(self, statement: Statement) -> str:
        """Return what a statement says, without the stretches that say nothing of its subject."""
        return _words(statement, self._text)

    def touches(self, statement: Statement) -> bool:
        """Tell whether a statement has a term of any topic."""
        return bool(self._features[statement.id].weights)

    def knows(self, statement: Statement) -> bool:
        """Tell whether a statement speaks of a topic by a strong term, so that its subject is known."""
        return bool(self.surely_about(statement))

    def surely_about(self, statement: Statement) -> frozenset[str]:
        """Return the ids of the topics of which a statement has a strong term."""
        hits = self._features[statement.id].hits
        return frozenset(topic for topic, found in hits.items() if any(hit.strong for hit in found))

    def claimants(self, answer: Statement, share: float) -> frozenset[str]:
        """Return the ids of the problems that fit some clause of an answer, by topics, no less than a share of the best."""
        features = self._features[answer.id]
        ends = [answer.span.start + match.end() for match in _CLAUSE.finditer(features.text)]
        clauses: dict[int, dict[str, list[Hit]]] = defaultdict(lambda: defaultdict(list))
        for topic, hits in features.hits.items():
            for hit in hits:
                clauses[bisect_right(ends, hit.span.start)][topic].append(hit)
        found: set[str] = set()
        for clause in clauses.values():
            fits: dict[str, float] = defaultdict(float)
            for topic, hits in clause.items():
                for problem, weight in self._problems_with.get(topic, ()):
                    fits[problem] += weight * self._weight(hits) * self._rarity[topic]
            best = max(fits.values(), default=0.0)
            found.update(problem for problem, fit in fits.items() if fit >= share * best)
        return frozenset(found)

    def alike(self, problem: Statement) -> dict[str, Likeness]:
        """Return how alike a problem is to the causes and measures that share anything with it, by their ids."""
        mine = self._features[problem.id]
        topics: dict[str, float] = defaultdict(float)
        for topic, weight in mine.weights.items():
            strength = weight * self._rarity[topic]
            for answer, other in self._with_topic.get(topic, ()):
                topics[answer] += strength * other
        cosines: dict[str, float] = defaultdict(float)
        for gram, weight in mine.vector.items():
            for answer, other in self._with_gram.get(gram, ()):
                cosines[answer] += weight * other
        return {
            answer: Likeness(topics.get(answer, 0.0), cosines.get(answer, 0.0))
            for answer in topics.keys() | cosines.keys()
        }

    def _strength(self, topic: str, mine: _Features, theirs: _Features) -> float:
        return self._rarity[topic] * mine.weights[topic] * theirs.weights[topic]

    def shared(self, problem: Statement, answer: Statement) -> tuple[Shared, ...]:
        """Return the evidence that a problem and an answer speak of the same: topics, the strongest first, phrases."""
        mine, theirs = self._features[problem.id], self._features[answer.id]
        topics = [topic for topic in mine.weights if topic in theirs.weights]
        topics.sort(key=lambda topic: (-self._strength(topic, mine, theirs), topic))
        found = [
            Shared(mine.hits[topic][0].topic.name, _places(mine.hits[topic]), _places(theirs.hits[topic]))
            for topic in topics[:_SHOWN]
        ]
        return (*found, *self._phrases(mine, theirs))

    def _phrases(self, mine: _Features, theirs: _Features) -> Iterator[Shared]:
        """Yield the longest phrases that stand in both, without those that stand in every such draft."""
        least = self._settings.min_phrase
        shown: list[str] = []
        for phrase in sorted(common_phrases(mine.text, theirs.text, least), key=len, reverse=True):
            words = phrase
            for stop in self._settings.stop_phrases:
                words = words.replace(stop, "")
            if len(words) < least or len(shown) == _SHOWN or any(phrase in longer for longer in shown):
                continue
            shown.append(phrase)
            yield Shared(None, (_place(phrase, mine),), (_place(phrase, theirs),))


def _spans(statement: Statement) -> tuple[Span, ...]:
    return (statement.span,) if statement.about is None else (statement.about, statement.span)


def _words(statement: Statement, text: str) -> str:
    return "\n".join(span.of(text) for span in _spans(statement))


def _blank(text: str, hidden: Iterable[Span]) -> str:
    pieces: list[str] = []
    at = 0
    for span in sorted(hidden):
        if span.start >= at:
            pieces += [text[at : span.start], " " * len(span)]
            at = span.end
    return "".join((*pieces, text[at:]))


def _postings(
    documents: Iterable[tuple[str, Mapping[str, float]]], most: int
) -> dict[str, list[tuple[str, float]]]:
    """Return for every key that at most so many documents have which ones these are, with its weight there."""
    found: dict[str, list[tuple[str, float]]] = defaultdict(list)
    for document, weights in documents:
        for key, weight in weights.items():
            found[key].append((document, weight))
    return {key: having for key, having in found.items() if len(having) <= most}


def _by_topic(hits: Sequence[Hit]) -> dict[str, list[Hit]]:
    topics: dict[str, list[Hit]] = defaultdict(list)
    for hit in hits:
        topics[hit.topic.id].append(hit)
    return dict(topics)


def _places(hits: Sequence[Hit]) -> tuple[Span, ...]:
    """Return where the terms of a topic stand, each term once, strong ones first."""
    first: dict[str, Span] = {}
    for hit in sorted(hits, key=lambda hit: not hit.strong):
        first.setdefault(hit.term, hit.span)
    return tuple(first.values())[:_SHOWN]


def _place(phrase: str, features: _Features) -> Span:
    start = features.statement.span.start + features.text.index(phrase)
    return Span(start, start + len(phrase))
