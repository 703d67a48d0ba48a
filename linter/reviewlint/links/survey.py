"""How well the topics of a profile fit a draft: what they miss, and which terms tell too little."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Literal

from msgspec import Struct

from reviewlint.links.topics import lexicon_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reviewlint.links.topics import Hit
    from reviewlint.profile import Profile, Topic
    from reviewlint.reading.review import Review, Statement

Side = Literal["problems", "answers"]

COMMON = 0.3
"""Share of a draft's items from which a term tells too little to be strong."""
_LEAST_ITEMS = 4  # of a short draft, any term is in a third before it is common


class OneSided(Struct, frozen=True):
    """A topic that only problems speak of, or only causes and measures: it cannot link anything."""

    topic: Topic
    side: Side
    items: tuple[str, ...]
    terms: tuple[str, ...]


class CommonTerm(Struct, frozen=True):
    """A strong term that stands in too many items; `items` counts them."""

    topic: Topic
    term: str
    items: int


class ContainedTerm(Struct, frozen=True):
    """A strong term that does not count where it stands inside a longer term of another topic."""

    topic: Topic
    term: str
    longer: str
    longer_topic: Topic


class Survey(Struct, frozen=True):
    """What the topics make of a draft; `known` and `met` count topics, `items` problems, causes and measures."""

    review: Review
    items: int
    known: int
    met: int
    unmatched: tuple[Statement, ...]
    one_sided: tuple[OneSided, ...]
    common: tuple[CommonTerm, ...]
    contained: tuple[ContainedTerm, ...]


def survey(review: Review, profile: Profile) -> Survey:
    """Return how the topics of a profile fit a draft."""
    statements = review.statements
    lexicon = lexicon_of(profile.topics)
    hits = {s.id: lexicon.hits(s.span.of(review.text)) for s in statements}
    met = {hit.topic.id for found in hits.values() for hit in found}
    return Survey(
        review=review,
        items=len(statements),
        known=len(profile.topics),
        met=len(met),
        unmatched=tuple(s for s in statements if not hits[s.id]),
        one_sided=tuple(_one_sided(profile.topics, hits))
        if 0 < len(review.problems) < len(statements)
        else (),
        common=tuple(_common(hits)),
        contained=tuple(_contained(profile.topics, hits)),
    )


def _one_sided(topics: Sequence[Topic], hits: dict[str, list[Hit]]) -> Iterator[OneSided]:
    for topic in topics:
        found = {number: [h for h in own if h.topic.id == topic.id] for number, own in hits.items()}
        items = [number for number, own in found.items() if own]
        sides: set[Side] = {"problems" if number.startswith("P") else "answers" for number in items}
        if len(sides) == 1:
            terms = dict.fromkeys(hit.term for own in found.values() for hit in own)
            yield OneSided(topic, sides.pop(), tuple(items), tuple(terms))


def _common(hits: dict[str, list[Hit]]) -> Iterator[CommonTerm]:
    """Yield strong terms that stand in too many items, the commonest first."""
    items: dict[tuple[str, str], set[str]] = defaultdict(set)
    topics: dict[str, Topic] = {}
    for number, own in hits.items():
        for hit in own:
            if hit.strong:
                items[hit.topic.id, hit.term].add(number)
                topics[hit.topic.id] = hit.topic
    for (topic, term), found in sorted(items.items(), key=lambda one: (-len(one[1]), one[0])):
        if len(found) >= _LEAST_ITEMS and len(found) > COMMON * len(hits):
            yield CommonTerm(topics[topic], term, len(found))


def _contained(topics: Sequence[Topic], hits: dict[str, list[Hit]]) -> Iterator[ContainedTerm]:
    """Yield strong terms that longer terms of other topics swallow in this draft."""
    met = {(hit.topic.id, hit.term): hit.topic for own in hits.values() for hit in own}
    strong = [(term.lower(), topic) for topic in topics for term in topic.strong]
    owners: dict[str, set[str]] = defaultdict(set)
    for owner, term in met:
        owners[term].add(owner)
    for term, topic in sorted(strong, key=lambda one: (one[1].id, one[0])):
        for (_, longer), longer_topic in met.items():
            if _holds(longer, term) and topic.id not in owners[longer]:
                yield ContainedTerm(topic, term, longer, longer_topic)


def _holds(longer: str, term: str) -> bool:
    """Tell whether a term is part of a longer one, as a whole word if it is Latin."""
    if term.isascii():
        return term != longer and f" {term} " in f" {longer} "
    return term != longer and term in longer
