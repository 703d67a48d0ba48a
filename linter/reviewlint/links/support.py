"""What speaks for a link besides how alike both sides are: headings, the place in the order, a rare word of both."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from functools import cache
from itertools import groupby
from operator import add
from typing import TYPE_CHECKING

from msgspec import Struct

from reviewlint.lexicon import any_word
from reviewlint.links.substance import shared_names, shared_nouns
from reviewlint.reading.wordings import core_of, likeness

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Sequence

    from reviewlint.draft.source import Span
    from reviewlint.links.comparison import Comparison
    from reviewlint.links.substance import Substance
    from reviewlint.reading.review import Kind, Review, Statement


_SAME_HEADING = 0.8
_MOST_ALIKE = 20  # headings in the same words, or with the same word: the nearest ones
_SENTENCES = re.compile("[。；\n]")
_LONGEST = 24  # longer ones are slogans


class Headings:
    """The headings over some statements, found by what they say; `substance` returns what that is of any stretch."""

    def __init__(self, headings: Iterable[Span], text: str, substance: Callable[[Span], Substance]) -> None:
        self._text = text
        self._saying: dict[str, list[Span]] = defaultdict(list)
        self._having: dict[str, list[Span]] = defaultdict(list)
        for heading in sorted(headings):
            self._saying[heading.of(text)].append(heading)
            if len(heading) <= _LONGEST:
                for key in _told(substance(heading)):
                    self._having[key].append(heading)
        self._with_words: dict[str, list[str]] = defaultdict(list)
        for words in self._saying:
            for key in _keys(words):
                self._with_words[key].append(words)

    @property
    def speak(self) -> bool:
        """Whether any of them tells of a subject."""
        return bool(self._having)

    def like(self, heading: Span) -> list[Span]:
        """Return this heading and those that say nearly the same; of many in the same words, the nearest."""
        return [
            one
            for words in self._nearly(heading.of(self._text))
            for one in _nearest(self._saying[words], heading)
        ]

    def speaking_of(self, subject: Substance, at: Span) -> list[Span]:
        """Return the headings that share two words, or a topic and a word, with what is said at a place."""
        told = self._having.keys() & _told(subject)
        shared = Counter(heading for key in told for heading in _nearest(self._having[key], at))
        return [heading for heading, count in shared.items() if count > 1]

    @cache  # noqa: B019  these live no longer than the linking of one draft
    def _nearly(self, words: str) -> tuple[str, ...]:
        some = dict.fromkeys(other for key in _keys(words) for other in self._with_words.get(key, ()))
        return tuple(other for other in some if other == words or likeness(words, other) >= _SAME_HEADING)


def _told(subject: Substance) -> set[str]:
    """Return the topics and the words of a subject."""
    return {*subject.words, *(f"#{topic}" for topic in subject.strong & subject.telling)}


def _nearest(headings: Sequence[Span], at: Span) -> Sequence[Span]:
    first = max(0, bisect_left(headings, at) - _MOST_ALIKE // 2)
    return headings[first : first + _MOST_ALIKE]


def _keys(words: str) -> set[str]:
    """Return what headings that are alike have one of in common."""
    core = core_of(words)
    return {words, core, *map(add, core, core[1:])}


_MOST_BELOW = 30  # a heading over more says little of each


class Standing(Struct, frozen=True):
    """The ids of what may answer a problem by where it stands.

    `near` is under the same heading or one that says nearly the same, `below` under one that speaks of the problem,
    `themed` under one that speaks of its theme, `level` in the same place of a list of the same length, `whole` what
    says that it answers all problems.
    """

    near: frozenset[str]
    below: frozenset[str]
    themed: frozenset[str]
    level: frozenset[str]
    whole: frozenset[str]

    @property
    def likely(self) -> frozenset[str]:
        """What is a pair by its place, whatever it says."""
        return self.near | self.below | self.level | self.whole


class Support:
    """What speaks for the links of one draft, of which `comparison` knows the words."""

    def __init__(self, review: Review, comparison: Comparison) -> None:
        self._substance = comparison.substance
        self._under: dict[Span | None, list[Statement]] = defaultdict(list)
        for answer in (*review.causes, *review.measures):
            self._under[answer.heading].append(answer)
        official = {theme.title for theme in review.themes if theme.known}
        self._themes = {problem.heading for problem in review.problems} - official
        headings = [heading for heading in self._under if heading]
        self._headings = Headings(headings, review.text, comparison.substance)
        problems, measures = _places(review.problems), _places(review.measures)
        self._places = {**problems, **measures}
        self._in_step = len({*problems.values()}) == len({*measures.values()})
        self._same_place = _same_places(review)
        self._whole = frozenset(m.id for m in review.measures if _answers_all(m.span.of(review.text)))
        mine, causes, theirs = (
            {statement.id: comparison.words(statement) for statement in statements}
            for statements in (review.problems, review.causes, review.measures)
        )
        # Causes are told at length and in general words: what one shares with a problem by chance says nothing.
        self._literal = shared_names(mine, causes) | shared_names(mine, theirs) | shared_nouns(mine, theirs)

    def of(self, problem: Statement) -> Standing:
        """Return where what may answer a problem stands to it."""
        near: set[str] = set()
        if problem.heading:
            near.update(
                a.id for heading in self._headings.like(problem.heading) for a in self._under[heading]
            )
        theme = problem.heading if problem.heading in self._themes else None
        return Standing(
            near=frozenset(near),
            below=self._below(problem.span, problem.heading),
            themed=self._below(theme, problem.heading) if theme else frozenset(),
            level=frozenset(answer.id for answer in self._same_place.get(problem.id, ())),
            whole=self._whole,
        )

    def _below(self, said: Span, own: Span | None) -> frozenset[str]:
        """Return the ids of what stands below other headings that speak of what is said somewhere."""
        if not self._headings.speak:
            return frozenset()
        headings = self._headings.speaking_of(self._substance(said), said)
        below = [self._under[heading] for heading in headings if heading != own]
        return frozenset(answer.id for some in below if len(some) <= _MOST_BELOW for answer in some)

    def kinds_under(self, heading: Span | None) -> Collection[Kind]:
        """Return the kinds of answers that stand under a heading."""
        return {answer.kind for answer in self._under.get(heading, ())} if heading else ()

    def shares_word(self, problem: Statement, target: Statement) -> bool:
        """Tell whether both have a word that hardly anything else in the draft has."""
        return (problem.id, target.id) in self._literal

    def is_abreast(self, problem: Statement, target: Statement) -> bool:
        """Tell whether a measure stands under, say, the third heading as the problem does, and there are as many of either."""
        return (
            self._in_step and target.kind == "measure" and self._places[problem.id] == self._places[target.id]
        )


def _answers_all(words: str) -> bool:
    """Tell whether a sentence of a measure answers all problems, or all others: 针对以上问题，全部更换; 其余隐患6月底前整改到位."""
    return any(
        _all_at_once().match(sentence) or _the_others().match(sentence)
        for sentence in _SENTENCES.split(words)
    )


@cache
def _the_others() -> re.Pattern[str]:
    return re.compile(
        rf"(?:对|将)?{any_word('links', 'the_others')}[^。；]{{0,40}}?{any_word('links', 'mended')}"
    )


@cache
def _all_at_once() -> re.Pattern[str]:
    return re.compile(
        rf"(?:针对|对照|对于|对|将)?{any_word('links', 'all_things')}[^。；]{{0,12}}?{any_word('links', 'all_at_once')}"
    )


def _places(statements: Sequence[Statement]) -> dict[str, int]:
    """Return how many headings stand before that of each statement, or how many statements where none groups them."""
    if all(statement.heading is None for statement in statements):
        return {statement.id: place for place, statement in enumerate(statements)}
    headings: dict[Span | None, int] = {}
    return {statement.id: headings.setdefault(statement.heading, len(headings)) for statement in statements}


def _same_places(review: Review) -> dict[str, list[Statement]]:
    """Return what stands where each problem does, in lists of as many items in as many groups.

    A list is all causes or measures of the draft, or those of one part (措施 behind 下一步工作). Of a draft with but one problem, what stands first is likely to be about that.
    """
    found: dict[str, list[Statement]] = defaultdict(list)
    sizes = _sizes(review.problems)
    for answers in (*_lists(review.causes, review), *_lists(review.measures, review)):
        if len(review.problems) == 1 or sizes == _sizes(answers):
            for problem, answer in zip(review.problems, answers, strict=False):
                found[problem.id].append(answer)
    return found


def _lists(answers: Sequence[Statement], review: Review) -> list[Sequence[Statement]]:
    """Return all answers, and those of each part on its own where several parts hold some."""
    starts = [part.span.start for part in review.parts]
    parts = [list(group) for _, group in groupby(answers, lambda one: bisect_right(starts, one.span.start))]
    return [answers, *(parts if len(parts) > 1 else ())]


def _sizes(statements: Sequence[Statement]) -> list[int]:
    """Return how many statements stand under each heading in turn; one heading alone groups nothing."""
    sizes: list[int] = []
    for heading, group in groupby(statements, key=lambda statement: statement.heading):
        members = len(list(group))
        sizes += [members] if heading else [1] * members
    return sizes if len(sizes) > 1 else [1] * len(statements)
