"""What a heading says its section is for."""

from __future__ import annotations

import re
from functools import cached_property
from itertools import zip_longest
from typing import TYPE_CHECKING

from reviewlint.review.wording import english_words, is_latin, words_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reviewlint.packs.schema import Role, SectionSpec

# 问题及原因 names two things; in 问题产生的原因 the last word is what the section is about.
_JOINED = re.compile(r"[及和与暨并]|\band\b")
# A section about last year's measures, or about a case, is that, whatever else its heading names.
_WHOLE: frozenset[Role] = frozenset({"previous", "case"})
DIVIDING: frozenset[Role] = frozenset({"problems", "causes", "measures"})
"""The roles whose headings divide a draft into its parts."""
# What the parts inside a theme are often called; too short to be looked for in longer headings.
_LABELS: dict[str, Role] = {
    "问题": "problems",
    "表现": "problems",
    "具体表现": "problems",
    "原因": "causes",
    "根源": "causes",
    "措施": "measures",
    "举措": "measures",
    "对策": "measures",
    "整改": "measures",
    "打算": "measures",
    "下一步": "measures",
}
_MARKS = re.compile(r"[，,、；;/&＆]")
# An English heading is short and no sentence. One short word (Why, Gaps) is a heading alone only.
_MOST_WORDS = 8
_SHORTEST_PART = 5
_ENDS_SENTENCE = (".", "!", "?")
_ENGLISH_JOINTS: tuple[list[str], ...] = ([], ["and"], ["and", "and"], ["and", "the"])


class Titles:
    """The section titles of a profile, ready to be looked for in headings."""

    def __init__(self, specs: Sequence[SectionSpec]) -> None:
        self._roles: dict[str, Role] = {words_of(title): spec.role for spec in specs for title in spec.titles}
        self._longest_first = sorted(self._roles, key=len, reverse=True)
        english = ((spec.role, title) for spec in specs for title in spec.titles if is_latin(title))
        self._english: dict[str, Role] = {english_words(title): role for role, title in english}

    @cached_property
    def _in_english(self) -> re.Pattern[str] | None:
        """What finds English titles in longer headings; a Chinese draft has none."""
        longest = sorted((t for t in self._english if len(t) >= _SHORTEST_PART), key=len, reverse=True)
        return re.compile(rf"(?<!\S)(?:{'|'.join(map(re.escape, longest))})(?!\S)") if longest else None

    def roles_of(self, heading: str) -> tuple[Role, ...]:
        """Return the roles that a heading announces, in their order; none if it names no known title."""
        if is_latin(heading):
            return self._roles_in_english(heading)
        words = words_of(_MARKS.sub("和", heading))
        if words in _LABELS:
            return (_LABELS[words],)
        found = self._titles_in(words)
        roles: list[Role] = []
        for (start, title), following in zip_longest(found, found[1:]):
            role = self._roles[title]
            if role in _WHOLE:
                return (role,)
            counts = following is None or _JOINED.search(words, start + len(title), following[0])
            if counts and role not in roles:
                roles.append(role)
        return tuple(roles)

    def _titles_in(self, words: str) -> list[tuple[int, str]]:
        """Return the titles in a heading, none in another, with their places; of those at one place the longest.

        A regular expression of all titles takes longer to compile than the headings of a draft to read.
        """
        titles = [title for title in self._longest_first if title in words]
        found: list[tuple[int, str]] = []
        at = 0
        while titles and at < len(words):
            title = next((title for title in titles if words.startswith(title, at)), "")
            if title:
                found.append((at, title))
            at += len(title) or 1
        return found

    def _roles_in_english(self, heading: str) -> tuple[Role, ...]:
        """Return the roles of an English heading: what it names first (Causes of the problems), and what joins that."""
        words = english_words(heading)
        if words in self._english:
            return (self._english[words],)
        is_heading = len(words.split()) <= _MOST_WORDS and not heading.rstrip().endswith(_ENDS_SENTENCE)
        roles: list[Role] = []
        end: int | None = None
        for match in self._in_english.finditer(words) if self._in_english and is_heading else ():
            if end is not None and words[end : match.start()].split() not in _ENGLISH_JOINTS:
                break
            end, role = match.end(), self._english[match[0]]
            if role in _WHOLE:
                return (role,)
            if role not in roles:
                roles.append(role)
        return tuple(roles)

    def ends_in_title(self, heading: str) -> bool:
        """Tell whether the last words of a heading are a title: 工作中存在的问题, not 存在的问题整改不够."""
        words = words_of(heading)
        return words in _LABELS or words.endswith(tuple(self._roles))

    def is_title(self, line: str) -> bool:
        """Tell whether a line is nothing but a title: a heading without a number."""
        if is_latin(line):
            return english_words(line) in self._english
        words = words_of(line)
        return words in self._roles or words in _LABELS
