"""What a statement says beside what any office says: its words, without dates, frequencies and those of every trade."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache, lru_cache
from itertools import product
from math import log, sqrt
from operator import add, mul
from typing import TYPE_CHECKING

from msgspec import Struct

from reviewlint.lexicon import any_word, lists

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from reviewlint.links.topics import Hit


_WORD_RUN = re.compile(r"[^\W\d_a-zA-Z]+|[a-z]+")
_PAIR = 2
_GRAM = 4
_EVIDENT = re.compile(r"[^\W\d_a-zA-Z]+|[A-Za-z]+")
_QUOTED = re.compile(r"[“「]([^“”「」\n]{2,20})[”」]")
# GDP, LNG, eHR, C刊; words of English prose are what the topics are for. Numbers, but no years and small counts.
_CODE = re.compile(
    r"(?<![A-Za-z])(?:[A-Za-z]*[A-Z]{2}[A-Za-z]*|[A-Z][^\W\d_a-zA-Z])|(?<!\d)\d{3,}+(?:\.\d++)?(?![\d.]|\s?年)"
)
_MOST = 2  # of statements of either kind that have a term in quotation marks, or a code


@cache
def _run() -> re.Pattern[str]:
    """Return a pattern for what may be a noun: a pair of characters with a particle, pronoun or numeral in it is none."""
    return re.compile(rf"[^\W\d_a-zA-Z{''.join(lists('links')['particles'])}]+")


def grams_of(text: str) -> Iterator[str]:
    """Yield the pairs of Chinese characters of a text, and its runs of four Latin letters."""
    for run in _WORD_RUN.findall(text):
        if len(run) <= _PAIR:
            yield run
        elif run.isascii():
            yield from (run[i : i + _GRAM] for i in range(max(1, len(run) - _GRAM + 1)))
        else:
            yield from map(add, run, run[1:])


def rarities(documents: int) -> list[float]:
    """Return the smoothed inverse document frequency of what stands in so many documents: in 0, 1, 2, …, all."""
    return [log((1 + documents) / (1 + count)) + 1 for count in range(documents + 1)]


def vector_of(
    counts: Mapping[str, int], spread: Mapping[str, int], rarity: Sequence[float]
) -> dict[str, float]:
    """Return the weights of a statement's grams, of length 1; one that no other statement has is like nothing."""
    weights = {gram: rarity[spread[gram]] for gram in counts}
    weights |= {gram: (1 + log(count)) * weights[gram] for gram, count in counts.items() if count > 1}
    length = sqrt(sum(map(mul, weights.values(), weights.values())))
    return {gram: weight / length for gram, weight in weights.items() if spread[gram] > 1}


def common_phrases(one: str, other: str, least: int) -> list[str]:
    """Return the Chinese phrases of at least `least` characters that stand in both and cannot be made longer.

    Of Latin letters, the whole words that are a little longer than that.
    """
    runs, words, mine = _split(one, least)
    _, other_words, theirs = _split(other, least)
    found = [word for word in words if word in other_words and len(word) > least + 1]
    known = mine & theirs
    for run in runs if known else ():
        at = 0
        while at <= len(run) - least:
            if run[at : at + least] not in known:
                at += 1
                continue
            end = at + least
            while end < len(run) and run[at : end + 1] in other:
                end += 1
            found.append(run[at:end])
            at = end - least + 1
    return found


@lru_cache(maxsize=1024)
def _split(text: str, least: int) -> tuple[list[str], dict[str, None], frozenset[str]]:
    """Return the Chinese runs of a text, its Latin words, and all phrases of just `least` characters."""
    runs = _EVIDENT.findall(text)
    chinese = [run for run in runs if not run.isascii()]
    phrases = frozenset(run[i : i + least] for run in chinese for i in range(len(run) - least + 1))
    return chinese, dict.fromkeys(run for run in runs if run.isascii()), phrases


def shared_names(problems: Mapping[str, str], answers: Mapping[str, str]) -> frozenset[tuple[str, str]]:
    """Return the ids of those problems and answers that share a quoted term or a code which few others have."""
    return frozenset(_shared(_holders(problems, _names), _holders(answers, _names), _MOST))


def shared_nouns(problems: Mapping[str, str], answers: Mapping[str, str]) -> frozenset[tuple[str, str]]:
    """Return the ids of those problems and answers that share a pair of characters which no others have."""
    return frozenset(_shared(_holders(problems, nouns), _holders(answers, nouns), 1))


def _shared(
    mine: Mapping[str, list[str]], theirs: Mapping[str, list[str]], most: int
) -> Iterator[tuple[str, str]]:
    for term in mine.keys() & theirs.keys():
        if len(mine[term]) <= most and len(theirs[term]) <= most:
            yield from product(mine[term], theirs[term])


def _holders(statements: Mapping[str, str], terms: Callable[[str], set[str]]) -> dict[str, list[str]]:
    """Return which statements have each term."""
    holders: dict[str, list[str]] = defaultdict(list)
    for identity, text in statements.items():
        for term in terms(text):
            holders[term].append(identity)
    return holders


def nouns(text: str) -> set[str]:
    """Return the pairs of Chinese characters that may be part of a noun."""
    return {pair for run in _run().findall(text) for pair in map(add, run, run[1:])}


def _names(text: str) -> set[str]:
    return {*_QUOTED.findall(text), *_CODE.findall(text)}


_WORDS = re.compile(r"[a-z]{6,}")


@cache
def _passing() -> re.Pattern[str]:
    """Return a pattern for what is said in passing of when and how often: 5月外出培训后，… · 每季度1次 · 2026年3月底前."""
    return re.compile(
        r"(?:\d{2,4}年度?)?\d{1,2}月(?:份|中旬|[上下]旬|底|\d{1,2}[日号])?[^，,。；;\n]{0,6}?"
        rf"{any_word('links', 'passing')}(?=[，,])"
        rf"|每[个半]?{any_word('links', 'rounds')}(?:至少|不少于)?(?:[\d一二三四五六七八九十两]+次)?"
    )


class Substance(Struct, frozen=True):
    """What is left of a statement: its topics, those it has strong and those it has telling terms of, words, text."""

    topics: frozenset[str]
    strong: frozenset[str]
    telling: frozenset[str]
    words: frozenset[str]
    text: str

    def shares_topic(self, other: Substance) -> bool:
        """Tell whether two share a topic by strong terms, or several topics, and not by common words alone."""
        telling = self.telling | other.telling
        topics, strong = self.topics & other.topics, self.strong & other.strong
        return not telling.isdisjoint(topics if len(topics) > 1 else strong)


class Sieve:
    """Keeps of a statement what tells it from others; `common` are the words of every trade."""

    def __init__(self, common: Iterable[str]) -> None:
        self._common = frozenset(common)
        self._any_common = re.compile("|".join(map(re.escape, self._common)) or r"(?!)")

    def of(self, pieces: Iterable[tuple[str, int, Sequence[Hit]]]) -> Substance:
        """Return the substance of some texts, each with the place where it starts and the hits in it."""
        kept: list[Hit] = []
        texts: list[str] = []
        for text, start, hits in pieces:
            passing = [match.span() for match in _passing().finditer(text)]
            kept += (hit for hit in hits if not any(a <= hit.span.start - start < b for a, b in passing))
            texts.append(_passing().sub("\n", text))
        left = "\n".join(texts)
        return Substance(
            topics=frozenset(hit.topic.id for hit in kept),
            strong=frozenset(hit.topic.id for hit in kept if hit.strong),
            telling=frozenset(hit.topic.id for hit in kept if hit.term not in self._common),
            words=frozenset(nouns(left).union(_WORDS.findall(left.lower())) - self._common),
            text=left,
        )

    def is_telling(self, phrase: str) -> bool:
        """Tell whether a phrase says more than its common words."""
        return len(self._any_common.sub("", phrase)) > 1
