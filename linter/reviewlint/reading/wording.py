"""How headings are compared: by their words, not by their marks and particles."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reviewlint.draft.source import Span

ENGLISH_STOP = (
    r"\.(?<!\be\.g\.)(?<!\bi\.e\.)(?<!\bcf\.)(?<!\bvs\.)(?<!\bNo\.)(?<!\bDr\.)(?<!\bMr\.)(?<!\bMs\.)(?<!\b[A-Z]\.)"
    r"(?=[\"”')\]*]*(?:\s+[\"“'(\[*`]*[A-Z0-9]|\s*\Z))"
)
"""A full stop that ends an English sentence: no abbreviation, initial or decimal point."""

_NO_WORD = re.compile(r"[\W_]+")
_FRAME = re.compile(r"^(?:关于|围绕|对照)?在?(?:带头)?|(?:等)?方面(?:存在的?问题|主要是|的问题)?$|情况$")
_CHINESE = re.compile(r"[^\W\d_a-zA-Zà-öø-ÿ]")
_LATIN = re.compile(r"[a-zà-öø-ÿ]")
_STRAY = re.compile(r"\0|(?<=[^\x00-\u2e7f]) (?=\d)|(?<=\d) (?=[^\x00-\u2e7f])")


def said(text: str, span: Span) -> str:
    """Return the words of a span as they are meant: on one line, without the blanks around Chinese figures."""
    words = text[span.start : span.end]
    return _STRAY.sub("", words) if " " in words or "\0" in words else words


def is_latin(words: str) -> bool:
    """Tell whether words are written in Latin letters alone."""
    return _CHINESE.search(words) is None and _LATIN.search(words.lower()) is not None


@lru_cache(maxsize=4096)
def words_of(title: str) -> str:
    """Return a title without white space and punctuation, in lower case."""
    return _NO_WORD.sub("", title).lower()


def leading_clause(title: str) -> str:
    """Return a title up to the first `，`: what drafters keep when they shorten it."""
    return re.split(r"[，,；;：:]", title, maxsplit=1)[0]


@lru_cache(maxsize=4096)
def core_of(title: str) -> str:
    """Return the words of a theme title without the frame that drafters put around it (在带头…方面)."""
    return _FRAME.sub("", words_of(title))


@lru_cache(maxsize=4096)
def _pairs(words: str) -> frozenset[str]:
    return frozenset(map("".join, pairwise(words)))


def likeness(one: str, other: str) -> float:
    """Return how much of the shorter title the other one shares, in pairs of characters (0 to 1)."""
    mine, theirs = _pairs(core_of(one)), _pairs(core_of(other))
    shorter = min(len(mine), len(theirs))
    return len(mine & theirs) / shorter if shorter else float(core_of(one) == core_of(other) != "")
