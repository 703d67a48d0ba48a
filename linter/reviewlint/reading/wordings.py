"""How things are worded: which words count in a heading, which are quoted, and what a sentence says by its wording."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from reviewlint.draft.source import Span
from reviewlint.lexicon import any_wording, lists

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


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


# As long as a sentence may be; an unclosed mark must not silence the rest of a draft.
_QUOTED = re.compile(
    r"“[^“”\n]{1,300}+”|‘[^‘’\n]{1,300}+’|《[^《》\n]{1,150}+》|「[^「」\n]{1,300}+」|『[^『』\n]{1,300}+』"
    r"|(?<![A-Za-z0-9\"])\"(?=\S)[^\"\n]{1,300}+\"(?<=\S\")(?![A-Za-z0-9\"])"  # but 19" racks
)
_COMMENT = "<!--", "-->"


def comments(text: str) -> Iterator[Span]:
    """Yield the comments of HTML in a text, which nobody sees; one that is never closed is none."""
    opening, closing = _COMMENT
    end = 0
    while (start := text.find(opening, end)) >= 0 and (close := text.find(closing, start)) >= 0:
        end = close + len(closing)
        yield Span(start, end)


def quiet_spans(text: str, titles: Iterable[Span]) -> tuple[Span, ...]:
    """Return the quotations and comments of a text and the given titles, sorted and merged where they overlap."""
    merged: list[Span] = []
    quotations = (Span(*match.span()) for match in _QUOTED.finditer(text))
    for span in sorted([*quotations, *comments(text), *titles]):
        if merged and span.start < merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return tuple(merged)


_FIRST_SENTENCE: Final = re.compile(
    rf"(?:[^。！？!?\n.]++|(?!{ENGLISH_STOP})\.)*(?:[。！？!?]|{ENGLISH_STOP})?[”’」』）)】]*"
)


def pattern(name: str) -> re.Pattern[str]:
    """Return one of the wordings of `rules/lexicon/wordings.yml`, compiled when it is first needed."""
    return any_wording("wordings", name)


@lru_cache(maxsize=4096)
def admits(words: str) -> bool:
    """Tell whether words admit a shortcoming."""
    return bool(pattern("admits").search(words) or _english_admits().search(words))


@cache
def _english_admits() -> re.Pattern[str]:
    return re.compile(rf"(?i:\b(?:{'|'.join(lists('wordings')['english_admits'])})\b)")


def praises(words: str) -> bool:
    """Tell whether words praise and admit nothing: 镇党委坚持每月学习，成效明显。."""
    return pattern("praise").search(words) is not None and not admits(words)


@lru_cache(maxsize=4096)
def denies(words: str) -> bool:
    """Tell whether words say that nothing was found: 未发现问题."""
    return pattern("nothing").search(words) is not None


@lru_cache(maxsize=4096)
def closes(words: str) -> bool:
    """Tell whether a paragraph closes a draft (以上检查，请批评指正。) instead of adding to it."""
    return pattern("closing").match(words) is not None


@lru_cache(maxsize=4096)
def is_tally(words: str) -> bool:
    """Tell whether a paragraph only counts: 反馈的9个问题，已完成整改7个."""
    return pattern("tally").search(words) is not None


def states(words: str) -> bool:
    """Tell whether a sentence only says how far a problem is mended: 该问题已完成整改。."""
    return pattern("states").fullmatch(words.strip()) is not None


def is_open_state(words: str) -> bool:
    """Tell whether words only say that a problem is not mended yet: 尚未整改。, 正在整改。."""
    return ("未" in words or "正在" in words) and states(words)


@lru_cache(maxsize=4096)
def is_theme(title: str) -> bool:
    """Tell whether a heading is worded as one that sorts: 学习方面, 政策执行层面的偏差, 接待（2条）."""
    return pattern("theme").search(title.strip("。：: ")) is not None


@lru_cache(maxsize=4096)
def names_problem(title: str) -> bool:
    """Tell whether a heading names one problem: 关于“…”问题的整改."""
    return pattern("about").match(title) is not None


@lru_cache(maxsize=4096)
def ends_in_problem(title: str) -> bool:
    """Tell whether a heading calls what it names a problem: 账目公开不及时的问题."""
    return pattern("named").search(title) is not None


def is_slot(words: str) -> bool:
    """Tell whether a line is a slot of a form that nobody has filled in: [Who was hit?]."""
    return pattern("to-fill").match(words) is not None


def sorts_causes(title: str) -> bool:
    """Tell whether a heading only sorts causes: 主观方面, 客观原因."""
    return pattern("cause-group").match(title.strip("。：: ")) is not None


@lru_cache(maxsize=4096)
def details(words: str) -> bool:
    """Tell whether words lead to details of one thing: 具体表现为：."""
    return pattern("details").search(words) is not None


@lru_cache(maxsize=4096)
def leads_in(words: str) -> bool:
    """Tell whether a paragraph only announces what follows: 主要有以下几点：."""
    return pattern("lead-in").search(words) is not None


def first_sentence(text: str, span: Span) -> int:
    """Return where the first sentence of a stretch ends."""
    match = _FIRST_SENTENCE.match(text, span.start, span.end)
    return match.end() if match and match.end() > span.start else span.end


@cache
def _stop() -> re.Pattern[str]:
    """Return a pattern for what ends a sentence: marks that close right after the stop belong to it."""
    return re.compile(rf"(?:[。！？!?]++|{ENGLISH_STOP})[”’」』）》〉】〕)\]\"']*+")


def sentences_of(text: str, span: Span) -> Iterator[Span]:
    """Yield the sentences of a stretch of text, without the white space around them."""
    start = span.start
    for stop in _stop().finditer(text, span.start, span.end):
        yield from _trimmed(text, Span(start, stop.end()))
        start = stop.end()
    yield from _trimmed(text, Span(start, span.end))


def _trimmed(text: str, span: Span) -> Iterator[Span]:
    """Yield a span without the white space around it, unless nothing is left."""
    words = span.of(text)
    start = span.start + len(words) - len(words.lstrip())
    if start < span.end:
        yield Span(start, span.start + len(words.rstrip()))
