"""What speaks for a link besides how alike both sides are: headings, the place in the order, a rare word of both."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from functools import cache
from itertools import groupby
from operator import add
from typing import TYPE_CHECKING

from reviewlint.links.words import shared_names, shared_nouns
from reviewlint.review.wording import core_of, likeness

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Sequence

    from reviewlint.draft.source import Span
    from reviewlint.review.model import Kind, Review, Statement

_SAME_HEADING = 0.8
_MOST_ALIKE = 20  # headings of the same words, the nearest ones


class Support:
    """What speaks for the links of one draft; `words` returns what a statement says of its subject."""

    def __init__(self, review: Review, words: Callable[[Statement], str]) -> None:
        self._under: dict[Span | None, list[Statement]] = defaultdict(list)
        for answer in (*review.causes, *review.measures):
            self._under[answer.heading].append(answer)
        self._headings = _Headings((heading for heading in self._under if heading), review.text)
        problems, measures = _places(review.problems), _places(review.measures)
        self._places = {**problems, **measures}
        self._in_step = len({*problems.values()}) == len({*measures.values()})
        self._same_place = _same_places(review)
        mine, causes, theirs = (
            {statement.id: words(statement) for statement in statements}
            for statements in (review.problems, review.causes, review.measures)
        )
        # Causes are told at length and in general words: what one shares with a problem by chance says nothing.
        self._literal = shared_names(mine, causes) | shared_names(mine, theirs) | shared_nouns(mine, theirs)

    def near(self, problem: Statement) -> list[Statement]:
        """Return what stands under the same heading as a problem, or under headings that say nearly the same."""
        if problem.heading is None:
            return []
        return [answer for heading in self._headings.like(problem.heading) for answer in self._under[heading]]

    def in_same_place(self, problem: Statement) -> Sequence[Statement]:
        """Return what stands in the same place of a list that is as long as that of the problems, and grouped as it is."""
        return self._same_place.get(problem.id, ())

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


def _places(statements: Sequence[Statement]) -> dict[str, int]:
    """Return how many headings stand before that of each statement, or how many statements where none groups them."""
    if all(statement.heading is None for statement in statements):
        return {statement.id: place for place, statement in enumerate(statements)}
    headings: dict[Span | None, int] = {}
    return {statement.id: headings.setdefault(statement.heading, len(headings)) for statement in statements}


def _same_places(review: Review) -> dict[str, list[Statement]]:
    """Return what stands where each problem does, in lists of as many items in as many groups.

    Of a draft with but one problem, what stands first is likely to be about that.
    """
    found: dict[str, list[Statement]] = defaultdict(list)
    for answers in (review.causes, review.measures):
        if len(review.problems) == 1 or _sizes(review.problems) == _sizes(answers):
            for problem, answer in zip(review.problems, answers, strict=False):
                found[problem.id].append(answer)
    return found


def _sizes(statements: Sequence[Statement]) -> list[int]:
    """Return how many statements stand under each heading in turn; one heading alone groups nothing."""
    sizes: list[int] = []
    for heading, group in groupby(statements, key=lambda statement: statement.heading):
        members = len(list(group))
        sizes += [members] if heading else [1] * members
    return sizes if len(sizes) > 1 else [1] * len(statements)


class _Headings:
    """The headings over the answers of a draft, found by what they say."""

    def __init__(self, headings: Iterable[Span], text: str) -> None:
        self._text = text
        self._saying: dict[str, list[Span]] = defaultdict(list)
        for heading in sorted(headings):
            self._saying[heading.of(text)].append(heading)
        self._with_words: dict[str, list[str]] = defaultdict(list)
        for words in self._saying:
            for key in _keys(words):
                self._with_words[key].append(words)

    def like(self, heading: Span) -> list[Span]:
        """Return this heading and those that say nearly the same; of many in the same words, the nearest."""
        found: list[Span] = []
        for words in self._nearly(heading.of(self._text)):
            same = self._saying[words]
            first = max(0, bisect_left(same, heading) - _MOST_ALIKE // 2)
            found += same[first : first + _MOST_ALIKE]
        return found

    @cache  # noqa: B019  these live no longer than the linking of one draft
    def _nearly(self, words: str) -> tuple[str, ...]:
        some = dict.fromkeys(other for key in _keys(words) for other in self._with_words.get(key, ()))
        return tuple(other for other in some if other == words or likeness(words, other) >= _SAME_HEADING)


def _keys(words: str) -> set[str]:
    """Return what headings that are alike have one of in common."""
    core = core_of(words)
    return {words, core, *map(add, core, core[1:])}
