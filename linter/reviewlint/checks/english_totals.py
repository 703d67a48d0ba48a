"""English totals with their parts: 64 findings: 3 critical, 26 high, 14 medium and 3 low."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from msgspec import Struct
from msgspec.structs import replace

from reviewlint.checks.figures import IN_WORDS, count_of, wrong_sum
from reviewlint.draft.source import Span
from reviewlint.lexicon import lists

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reviewlint.checks.outcome import Finding

_FAMILIES: Final = ("grades", "states")
_FEWEST: Final = 2
_COUNT: Final = rf"(?:(?<![\d.,/-])\d{{1,4}}(?![\d./%-])|\b(?:{'|'.join(IN_WORDS)})\b)"
# 64 findings: / 64 findings, of which / 64 findings were raised ( / Of the 64 findings,
_NOUN: Final = r"[a-z-]{1,30}(?: [a-z-]{1,30}){0,3}?"
_TOTAL: Final = (
    rf"(?i:\bof (?:the |these |all )?(?P<among>{_COUNT}) {_NOUN}, "
    rf"|(?P<total>{_COUNT}) (?P<noun>{_NOUN})(?:(?P<colon>:\s)|, of which |, (?:namely|i\.e\.,?) | [–—-] | [(]))"
)
_JOINT: Final = re.compile(r"(?P<joint>, and |,? and |, |; (?:and )?)(?:of which )?")
_END: Final = re.compile(r"\s*(?:[.;)](?!\d)|\Z|\n)")


def english_totals(text: str, start: int) -> Iterator[Finding | None]:
    """Yield for each total whose parts are told behind it what is wrong with the sum, None if nothing is.

    Each part is a number with a grade or with a state, each word told once. No list can be more than the whole.
    One that ends with “and” means to be complete behind a colon; elsewhere it does so with one of the lowest grades,
    which is less certain.
    """
    words_of_parts = lists("figures")
    families = [words_of_parts[name] for name in _FAMILIES]
    if sum(word in text for words in families for word in words) < _FEWEST:
        return
    total = _total()
    parts = [_part(tuple(words)) for words in families]
    for match in total.finditer(text, start):
        told = max((_parts(part, text, match.end()) for part in parts), key=lambda one: len(one.found))
        words = [one["word"].lower() for one in told.found]
        is_part = match["noun"] and any(part.fullmatch(f"{match['total']} {match['noun']}") for part in parts)
        if is_part or len(words) < _FEWEST or len(set(words)) < len(words) or not _END.match(text, told.end):
            continue
        yield _wrong(
            match,
            told,
            is_complete=bool(match["colon"]),
            may_be=not set(words).isdisjoint(words_of_parts["lowest"]),
        )


def _wrong(match: re.Match[str], told: _Told, *, is_complete: bool, may_be: bool) -> Finding | None:
    name = "total" if match["total"] else "among"
    numbers, whole = [count_of(one["number"]) for one in told.found], count_of(match[name])
    is_less = sum(numbers) < whole
    if sum(numbers) == whole or (is_less and not (told.is_joined and (is_complete or may_be))):
        return None
    spans = [Span(*one.span("number")) for one in told.found]
    found = wrong_sum(Span(*match.span(name)), whole, numbers, sum(numbers), spans)
    # what is less may have a rest that is told elsewhere; of some among others one may be counted twice: fixed and closed
    return found if is_complete and not is_less else replace(found, at_most="warning")


class _Told(Struct, frozen=True):
    """The parts that follow each other, whether “and” stands before the last, and where they end."""

    found: Sequence[re.Match[str]]
    is_joined: bool
    end: int


@cache
def _total() -> re.Pattern[str]:
    return re.compile(_TOTAL)


@cache
def _part(words: tuple[str, ...]) -> re.Pattern[str]:
    told = (
        r"(?: of (?:them|these|which))?(?: (?:is|are|was|were|have been|has been))?"
        r"(?: (?:rated|graded|now|still|already|as|of)){0,3}"
    )
    kinds = r"(?: (?:findings?|actions?|issues?|items?|ones?|risks?|priority|severity)){0,2}"
    return re.compile(rf"(?i:(?P<number>{_COUNT}){told} (?P<word>{_longest_first(words)})\b{kinds})")


def _longest_first(words: Sequence[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


def _parts(part: re.Pattern[str], text: str, at: int) -> _Told:
    found: list[re.Match[str]] = []
    is_joined = False
    end = at
    while match := part.match(text, at):
        found.append(match)
        end = match.end()
        joint = _JOINT.match(text, end)
        if joint is None:
            break
        is_joined = "and" in joint["joint"]
        at = joint.end()
    return _Told(found, is_joined, end)
