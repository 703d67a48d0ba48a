"""The number that an ordinal stands for."""

from __future__ import annotations

import re
import unicodedata

from reviewlint.outline.nodes import Style

_DIGITS = {digit: value for value, digit in enumerate("一二三四五六七八九", start=1)}
_CHINESE = re.compile("[一二三四五六七八九十]+")
_ARABIC = re.compile(r"\d+")
_DOTTED = re.compile(r"(?<=\d\.)\d+(?!\.?\d)")  # the last number of 1.2.3
_ONE_CHARACTER = re.compile("[①-⑳⑴-⒇⒈-⒛㈠-㈩]")
_WORDS = {"首先": 1, "其次": 2, "再次": 3, "一方面": 1, "另一方面": 2, "再一方面": 3}
_WORD = re.compile("|".join(sorted(_WORDS, key=len, reverse=True)))

# What a `#` heading or a bold line holds: the first style whose pattern matches is its own.
_STYLES = (
    (Style.CHAPTER, re.compile("第[一二三四五六七八九十]+(?:部分|章|篇)")),
    (Style.BRACKETED, re.compile("[（(] *[一二三四五六七八九十]+")),
    (Style.DOTTED, _DOTTED),
    (Style.BRACKETED_ARABIC, re.compile(r"[（(] *\d+|\d+[）)]")),
    (Style.CHINESE, re.compile("[一二三四五六七八九十]+")),
    (Style.ARABIC, re.compile(r"\d+")),
)


def chinese_number(digits: str) -> int:
    """Return the value of a Chinese numeral from 一 to 九十九."""
    tens, ten, ones = digits.rpartition("十")
    return (_DIGITS.get(tens, 1) * 10 if ten else 0) + _DIGITS.get(ones, 0)


def number_of(written: str) -> int | None:
    """Return the number that an ordinal names, None for one that names none (`-`, `最后`)."""
    if word := _WORD.search(written):
        return _WORDS[word[0]]
    numeral = numeral_of(written)
    if numeral is None:
        return None
    if numeral.re is _CHINESE:
        return chinese_number(numeral[0])
    return int(numeral[0]) if numeral.re in {_ARABIC, _DOTTED} else int(unicodedata.numeric(numeral[0]))


def numeral_of(written: str) -> re.Match[str] | None:
    """Return where the numeral of an ordinal stands in it, None in one that counts in words (`首先`) or not at all."""
    if _WORD.search(written):
        return None
    found = (pattern.search(written) for pattern in (_CHINESE, _DOTTED, _ARABIC, _ONE_CHARACTER))
    return next(filter(None, found), None)


def style_in_hash(written: str) -> Style:
    """Return the style of the ordinal inside a Markdown heading mark (`## 一、`), HASH if there is none."""
    return next((style for style, pattern in _STYLES if pattern.search(written)), Style.HASH)
