"""How much two statements speak of the same thing, and by which words."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from functools import lru_cache
from itertools import chain
from math import log
from typing import TYPE_CHECKING

from msgspec import Struct

from reviewlint.draft.source import Span
from reviewlint.links.substance import Sieve, common_phrases, grams_of, rarities, vector_of
from reviewlint.links.topics import lexicon_of
from reviewlint.reading.review import Shared

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from reviewlint.links.substance import Substance
    from reviewlint.links.topics import Hit
    from reviewlint.profile import LinkSettings, Topic
    from reviewlint.reading.review import Statement


_FEW = 8  # that have a key are met wherever they stand


class Postings:
    """Which of some statements have each key, with its weight there, in the order of the draft.

    `most` is how many neighbours a statement has to be compared with, None for all.
    """

    def __init__(self, weighted: Iterable[tuple[Statement, Mapping[str, float]]], most: int | None) -> None:
        self._most = most
        self._starts: list[int] = []
        self._having: dict[str, list[tuple[int, str, float]]] = defaultdict(list)
        having = self._having
        for statement, weights in weighted:
            start, identity = statement.span.start, statement.id
            self._starts.append(start)
            for key, weight in weights.items():
                having[key].append((start, identity, weight))

    def neighbourhood(self, of: Statement) -> Span | None:
        """Return the stretch in which the nearest statements begin, None if all are near enough."""
        if self._most is None or len(self._starts) <= self._most:
            return None
        first = max(
            0, min(bisect_left(self._starts, of.span.start) - self._most // 2, len(self._starts) - self._most)
        )
        return Span(self._starts[first], self._starts[first + self._most - 1] + 1)

    def of(self, key: str, within: Span | None) -> Sequence[tuple[int, str, float]]:
        """Return the places, ids and weights of what has a key, of many only those that begin within a stretch."""
        having = self._having.get(key, ())
        if within is None or len(having) <= _FEW:
            return having
        return having[bisect_left(having, (within.start,)) : bisect_left(having, (within.end,))]


_CLAUSE = re.compile(r"[；;。\n]")
# Where there are more pairs than that, as no office writes them, a problem is compared with its neighbourhood.
_MOST_PAIRS = 60_000
_MOST_KEPT = 512  # values that are as soon made anew as kept
_RARE = 2  # statements that have a word which only these two share
_SHOWN = 3  # topics, terms of a topic on either side, and phrases: more evidence convinces nobody


class Likeness(Struct, frozen=True):
    """How alike two statements are: by the topics they share (0 up) and the cosine of their characters (0 to 1)."""

    topics: float
    cosine: float


class _Features(Struct, frozen=True):
    """What a statement speaks of: the hits of each topic, its weight, the topics that it has strong terms of."""

    statement: Statement
    hits: Mapping[str, Sequence[Hit]]
    weights: Mapping[str, float]
    sure: frozenset[str]


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
        self._text = _blank(text, hidden)
        self._sieve = Sieve(settings.common_terms)
        self._hits = lexicon_of(topics).hits(self._text)
        self._starts = [hit.span.start for hit in self._hits]
        self.substance = lru_cache(maxsize=_MOST_KEPT)(self._substance)
        statements = (*problems, *answers)
        self._features = self._read(statements)
        having = Counter(topic for features in self._features.values() for topic in features.weights)
        greatest = log((2 + len(statements)) / 2)  # of a topic that stands once
        self._topic_rarity = {
            topic: log((2 + len(statements)) / (1 + count)) / greatest for topic, count in having.items()
        }
        self._grams = lru_cache(maxsize=_MOST_KEPT)(self._count_grams)
        self._spread = Counter(chain.from_iterable(map(self._grams, self._features)))
        self._gram_rarity = rarities(len(statements))
        in_order = sorted(answers, key=lambda answer: answer.span)
        most = None if len(problems) * len(answers) <= _MOST_PAIRS else _MOST_PAIRS // len(problems)
        self._problems_with = Postings(((one, self._features[one.id].weights) for one in problems), most)
        self._with_topic = Postings(((one, self._features[one.id].weights) for one in in_order), most)
        self._with_gram = Postings(((one, self._vector(one)) for one in in_order), most)

    def _read(self, statements: Iterable[Statement]) -> dict[str, _Features]:
        features: dict[str, _Features] = {}
        for statement in statements:
            own: dict[str, list[Hit]] = defaultdict(list)
            for span in _spans(statement):
                for hit in self._hits_in(span):
                    own[hit.topic.id].append(hit)
            weights = {topic: self._weight(found) for topic, found in own.items()}
            sure = frozenset(topic for topic, found in own.items() if any(hit.strong for hit in found))
            features[statement.id] = _Features(statement, dict(own), weights, sure)
        return features

    def _hits_in(self, span: Span) -> Sequence[Hit]:
        return self._hits[bisect_left(self._starts, span.start) : bisect_left(self._starts, span.end)]

    def _weight(self, hits: Iterable[Hit]) -> float:
        """Return how much a statement is about a topic: its best term, and a little for each further one."""
        terms = {hit.term: 1.0 if hit.strong else self._settings.weak_term for hit in hits}
        best = max(terms.values())
        further = self._settings.further_term * (sum(terms.values()) - best)
        return min(self._settings.most_of_topic, best + further)

    def _count_grams(self, statement: str) -> Counter[str]:
        return Counter(grams_of(self.words(self._features[statement].statement).lower()))

    def _vector(self, statement: Statement) -> dict[str, float]:
        return vector_of(self._grams(statement.id), self._spread, self._gram_rarity)

    def words(self, statement: Statement) -> str:
        """Return what a statement says, without the stretches that say nothing of its subject."""
        return "\n".join(span.of(self._text) for span in _spans(statement))

    def touches(self, statement: Statement) -> bool:
        """Tell whether a statement has a term of any topic."""
        return bool(self._features[statement.id].weights)

    def surely_about(self, statement: Statement) -> frozenset[str]:
        """Return the ids of the topics of which a statement has a strong term."""
        return self._features[statement.id].sure

    def telling_terms(self, statement: Statement) -> tuple[Span, ...]:
        """Return the places of the first strong term of each topic that a statement has one of, in order."""
        found = self._features[statement.id].hits.values()
        first = (next((hit.span for hit in hits if hit.strong), None) for hits in found)
        return tuple(sorted(span for span in first if span is not None))

    def topics_above(self, statement: Statement) -> frozenset[str]:
        """Return the ids of the topics of which the heading above a statement has a strong term."""
        hits = self._hits_in(statement.heading) if statement.heading else ()
        return frozenset(hit.topic.id for hit in hits if hit.strong)

    def _substance(self, *spans: Span) -> Substance:
        """Return what some stretches say that not all statements do."""
        return self._sieve.of((span.of(self._text), span.start, self._hits_in(span)) for span in spans)

    def is_telling(self, problem: Statement, answer: Statement) -> bool:
        """Tell whether both share more than one word of every office: a topic, two words or a rare one."""
        above = (answer.heading,) if answer.heading else ()
        mine, theirs = self.substance(*_spans(problem)), self.substance(*_spans(answer), *above)
        words = mine.words & theirs.words
        if mine.shares_topic(theirs) or len(words) > 1 or any(self._spread[word] <= _RARE for word in words):
            return True
        phrases = common_phrases(mine.text, theirs.text, self._settings.min_phrase)
        return any(map(self._sieve.is_telling, phrases))

    def claimants(self, answer: Statement, share: float) -> frozenset[str]:
        """Return the ids of the problems that fit some clause of an answer, by topics, no less than a share of the best."""
        features = self._features[answer.id]
        clause_ends = [answer.span.start + m.end() for m in _CLAUSE.finditer(answer.span.of(self._text))]
        clauses: dict[int, dict[str, list[Hit]]] = defaultdict(lambda: defaultdict(list))
        for topic, hits in features.hits.items():
            for hit in hits:
                clauses[bisect_right(clause_ends, hit.span.start)][topic].append(hit)
        found: set[str] = set()
        within = self._problems_with.neighbourhood(answer)
        for clause in clauses.values():
            fits: dict[str, float] = defaultdict(float)
            for topic, hits in clause.items():
                strength = self._weight(hits) * self._topic_rarity[topic]
                for _, problem, weight in self._problems_with.of(topic, within):
                    fits[problem] += weight * strength
            best = max(fits.values(), default=0.0)
            found.update(problem for problem, fit in fits.items() if fit >= share * best)
        return frozenset(found)

    def alike(self, problem: Statement) -> dict[str, Likeness]:
        """Return how alike a problem is to the causes and measures that share anything with it, by their ids."""
        within = self._with_topic.neighbourhood(problem)
        topics: dict[str, float] = defaultdict(float)
        for topic, weight in self._features[problem.id].weights.items():
            strength = weight * self._topic_rarity[topic]
            for _, answer, other in self._with_topic.of(topic, within):
                topics[answer] += strength * other
        cosines: dict[str, float] = defaultdict(float)
        for gram, weight in self._vector(problem).items():
            for _, answer, other in self._with_gram.of(gram, within):
                cosines[answer] += weight * other
        return {
            answer: Likeness(topics.get(answer, 0.0), cosines.get(answer, 0.0))
            for answer in topics.keys() | cosines.keys()
        }

    def shared(self, problem: Statement, answer: Statement) -> tuple[Shared, ...]:
        """Return the evidence that a problem and an answer speak of the same: topics, the strongest first, phrases."""
        mine, theirs = self._features[problem.id], self._features[answer.id]
        topics = [topic for topic in mine.weights if topic in theirs.weights]
        topics.sort(
            key=lambda topic: (
                -self._topic_rarity[topic] * mine.weights[topic] * theirs.weights[topic],
                topic,
            )
        )
        found = [
            Shared(mine.hits[topic][0].topic.name, _places(mine.hits[topic]), _places(theirs.hits[topic]))
            for topic in topics[:_SHOWN]
        ]
        found += self._phrases(problem.span, answer.span)
        if not found and answer.heading is not None:
            found += self._phrases(problem.span, answer.heading)
        return tuple(found)

    def _phrases(self, mine: Span, theirs: Span) -> Iterator[Shared]:
        """Yield the longest phrases that stand in both, without those that stand in every such draft."""
        least = self._settings.min_phrase
        one, other = mine.of(self._text), theirs.of(self._text)
        shown: list[str] = []
        for phrase in sorted(common_phrases(one, other, least), key=len, reverse=True):
            words = phrase
            for stop in self._settings.stop_phrases:
                words = words.replace(stop, "")
            if len(words) < least or len(shown) == _SHOWN or any(phrase in longer for longer in shown):
                continue
            shown.append(phrase)
            places = (
                Span(start, start + len(phrase))
                for start in (mine.start + one.index(phrase), theirs.start + other.index(phrase))
            )
            yield Shared(None, (next(places),), (next(places),))


def _spans(statement: Statement) -> tuple[Span, ...]:
    return (statement.span,) if statement.about is None else (statement.about, statement.span)


def _blank(text: str, hidden: Iterable[Span]) -> str:
    pieces: list[str] = []
    at = 0
    for span in sorted(hidden):
        if span.start >= at:
            pieces += [text[at : span.start], " " * len(span)]
            at = span.end
    return "".join((*pieces, text[at:]))


def _places(hits: Sequence[Hit]) -> tuple[Span, ...]:
    """Return where the terms of a topic stand, each term once, strong ones first."""
    first: dict[str, Span] = {}
    for hit in sorted(hits, key=lambda hit: not hit.strong):
        first.setdefault(hit.term, hit.span)
    return tuple(first.values())[:_SHOWN]
