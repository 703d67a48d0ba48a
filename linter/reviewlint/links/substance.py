"""What a statement says beside what any office says: without dates, frequencies and the words of every trade."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from msgspec import Struct

from reviewlint.lexicon import any_word
from reviewlint.links.words import nouns

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reviewlint.links.topics import Hit

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
