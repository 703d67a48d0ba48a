"""The words of a statement as they are read: what a drafter's spaces and line ends cut is whole again."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from msgspec import Struct

from reviewlint.draft.source import Span

if TYPE_CHECKING:
    from collections.abc import Callable

_ODD_SPACES = "\0\x0b\x0c\x1c\x1d\x1e\x1f\xa0\u200b\u202f\u205f\u2060\u3000\ufeff"
_PLAIN = str.maketrans(
    dict.fromkeys(_ODD_SPACES, " ") | dict(zip("０１２３４５６７８９．｜＠", "0123456789.|@", strict=True))
)
_WIDE = str.maketrans(",;:()!?", "，；：（）！？")
_WIDE_MARKS = tuple("，。；：、（）“”《》！？")
_CHINESE = r"[^\W\d_a-zA-ZÀ-ɏ]"


class Folded(Struct, frozen=True):
    """Words of a draft without what does not count in them; `origins` tells where each character stands there."""

    text: str
    origins: tuple[int, ...]

    def span(self, start: int, end: int) -> Span:
        """Return where the characters from `start` to `end` stand in the draft."""
        return Span(self.origins[start], self.origins[end - 1] + 1)


def fold_chinese(text: str, span: Span) -> Folded:
    """Fold Chinese words: white space beside a Chinese character and bold marks go, half-width marks become wide.

    A line end stays where a sentence ends or a label or an item begins.
    """
    plain = span.of(text).translate(_PLAIN)
    return _without(_half_marks().sub(lambda mark: mark[0].translate(_WIDE), plain), span.start, _in_chinese)


def fold_english(text: str, span: Span) -> Folded:
    """Fold English words: a line end becomes a blank unless a sentence ends, or a label or an item begins there."""
    return _without(span.of(text).translate(_PLAIN), span.start, _in_english)


def _in_chinese(plain: str, gap: re.Match[str]) -> str:
    """Return what stays of white space or stars."""
    if gap[0].startswith("*"):
        return ""
    before, after = plain[max(0, gap.start() - 1) : gap.start()], plain[gap.end() : gap.end() + 1]
    if "\n" in gap[0]:
        return "\n" if before in tuple("。；！？") or _chinese_item().match(plain, gap.end()) else ""
    beside = before in _WIDE_MARKS or after in _WIDE_MARKS or has_chinese(before + after)
    return "" if beside else gap[0]


def _in_english(plain: str, gap: re.Match[str]) -> str:
    """Return what stays of white space or stars."""
    if gap[0].startswith("*"):
        return "" if len(gap[0]) > 1 else gap[0]
    if "\n" not in gap[0]:
        return gap[0]
    ends = plain[max(0, gap.start() - 1) : gap.start()] in tuple(".;:!?")
    return "\n" if ends or _english_item().match(plain, gap.end()) else " "


def has_chinese(words: str) -> bool:
    """Tell whether any of the words are Chinese."""
    return _chinese().search(words) is not None


def has_english(words: str) -> bool:
    """Tell whether any of the words are English."""
    return _english().search(words) is not None


def _without(plain: str, start: int, kept_of: Callable[[str, re.Match[str]], str]) -> Folded:
    parts: list[str] = []
    origins: list[int] = []
    at = 0
    for gap in _gaps().finditer(plain):
        kept = kept_of(plain, gap)
        if kept != gap[0]:
            parts += (plain[at : gap.start()], kept)
            origins += range(start + at, start + gap.start())
            origins += [start + gap.start()] * len(kept)
            at = gap.end()
    parts.append(plain[at:])
    origins += range(start + at, start + len(plain))
    return Folded("".join(parts), tuple(origins))


@cache
def _chinese() -> re.Pattern[str]:
    return re.compile(_CHINESE)


@cache
def _english() -> re.Pattern[str]:
    return re.compile("[A-Za-z]{2}")


@cache
def _half_marks() -> re.Pattern[str]:
    return re.compile(rf"(?<={_CHINESE})[,;:()!?]|[,;:()!?](?={_CHINESE})")


@cache
def _gaps() -> re.Pattern[str]:
    return re.compile(r"\s+|\*+")


@cache
def _chinese_item() -> re.Pattern[str]:
    number = r"\d{1,2}[.、）](?!\d)|（?[一二三四五六七八九十\d]{1,3}[、）]"
    return re.compile(rf"[-•#|]|{number}|{_CHINESE}{{2,10}}：")


@cache
def _english_item() -> re.Pattern[str]:
    return re.compile(r"[-•#|*]\s|\**[A-Z][\w ]{1,20}\**\s?:")
