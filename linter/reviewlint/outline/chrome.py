"""Lines that no drafter wrote: of a printed page, a web site, a document share or a chat assistant."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache, partial
from itertools import islice
from typing import TYPE_CHECKING

from reviewlint.lexicon import any_word

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


_any = partial(any_word, "margins")
_OPENING = r"[【\[（(]?"
_MOST_ABOVE, _MOST_BELOW = 240, 60


@cache
def _above() -> re.Pattern[str]:
    return re.compile(
        rf"{_OPENING}{_any('above')}[^。]{{0,80}}$|[^。]{{2,80}}[_|—-] ?[^。]{{1,12}}{_any('sites')}$"
    )


@cache
def _site() -> re.Pattern[str]:
    """Return a pattern for lines which prove that those above them are the site's too."""
    return re.compile(
        rf"{_any('whereabouts')}[：: ]|首页 ?[>»›/→-]|.{{0,20}}{_any('links')}"
        rf"|[^>。]{{1,12}}(?: ?[>»›→] ?[^>。]{{1,30}}){{2,}}$|{_OPENING}字[体号] ?[：:]"
        rf"|(?:{_any('published')}|时间|日期) ?[：:].{{4,30}}{_any('beside_dates')}|{_any('published')} ?[：:]"
        rf"|{_any('counted')}(?:次数|量|数)?[：:] ?\d"
        rf"|{_any('origins')} ?[：:][^。]{{1,20}} {_any('beside_origins')}"
        rf"|[-*] (?:\d+|约.{{1,12}}|{_any('offered')}|.{{0,24}}(?:{_any('shared')}"
        r"|\d ?(?:页|次?阅读|次?浏览|积分)|(?:阅读|浏览|页数)[：: ]*\d|千字).{0,10})$|举报$"
        rf"|{_any('notes')}|本文档?由.{{0,20}}{_any('given')}|《[^》]{{2,60}}》由.{{1,16}}(?:分享|上传)"
        rf"|.{{0,80}}{_any('editors')}们?[为给帮]?(?:您|你|大家)?.{{0,12}}{_any('gathered')}"
        rf"|.{{0,120}}{_any('welcome')}|\S{{2,16}} ?logo$|https?://\S+$"
    )


@cache
def _assistant() -> re.Pattern[str]:
    return re.compile(
        rf"{_any('answers')}[，,！!。 ].{{0,60}}{_any('gives')}.{{0,60}}$"
        r"|(?:以下|下面|这)[是为].{0,30}[为帮给][您你].{0,40}[：:]$|(?:以下|下面)是一[份篇].{0,60}[：:]$"
        rf"|{_any('answers_in_english')}\b(?! (?:what|how|why|who|where)\b).{{0,120}}[:!.]$"
    )


@cache
def _below() -> re.Pattern[str]:
    return re.compile(
        rf"{_OPENING}(?:{_any('below')}|[<《«‹]{{0,2}} ?{_any('pages')}|{_any('taken_from')} ?[：:]"
        rf"|{_any('read_by')} ?[：:].{{1,8}}{_any('read_by')}|.{{0,20}}ICP备|阅读\d)"
    )


@cache
def _assistant_below() -> re.Pattern[str]:
    return re.compile(
        r"(?:希望|但愿)(?:以上|这|本).{0,40}(?:帮助|参考|满意|用)"
        rf"|{_any('offers')}.{{0,80}}{_any('more')}|{_any('offers_in_english')}\b"
        rf"|以上{_any('written')}.{{0,40}}(?:参考|调整|修改|为[您你])"
    )


def is_of_assistant(line: str) -> bool:
    """Tell whether a line that is no part of the text reads like one of a chat assistant, who answers and offers more."""
    return len(line) <= _MOST_ABOVE and bool(_assistant().match(line) or _assistant_below().match(line))


def is_above(line: str) -> bool:
    """Tell whether a line among those before a title or right behind it is no part of the text."""
    return bool(_above().match(line)) or proves_site(line)


def proves_site(line: str) -> bool:
    """Tell whether a line is of a site or an assistant beyond doubt, so that what stands above it is too."""
    return len(line) <= _MOST_ABOVE and bool(_site().match(line) or _assistant().match(line))


def is_below(line: str) -> bool:
    """Tell whether a line behind the end is of a site or an assistant."""
    return (len(line) <= _MOST_BELOW and bool(_below().match(line))) or bool(_assistant_below().match(line))


_NUMBERED = re.compile(
    r"\s*(?:"
    r"[-—–―－·]{1,2} ?\d{1,3} ?[-—–―－·]{1,2}"
    r"|第 ?\d{1,3} ?页(?:[，,/ ]{0,2}[共总] ?\d{1,3} ?页)?|共 ?\d{1,3} ?页[，, ]?第 ?\d{1,3} ?页"
    r"|\d{1,3} ?/ ?\d{1,3}|[Pp]age \d{1,3}(?: of \d{1,3})?"
    r")\s*$"
)
_BARE = re.compile(r"\s*\d{1,3}\s*$")
_CLAUSE = re.compile(r"[。；：，！？|]|[、.;:,]$")
_LEAST_HEAD, _MOST_HEAD = 5, 60
_TOP = 8
"""A title that stands twice at the top is no running head."""
_NEAR = 2


def page_marks(lines: Sequence[str]) -> frozenset[int]:
    """Return the lines that are nothing but the number of a page, or the head that stands beside one on every page."""
    numbers = {place for place, line in enumerate(lines) if len(line) <= _MOST_HEAD and _NUMBERED.match(line)}
    if not numbers:
        return frozenset()
    return frozenset(numbers | set(_running_heads(lines, numbers)))


def weak_marks(lines: Sequence[str], marks: frozenset[int]) -> frozenset[int]:
    """Return the lines that are a mere number, or stood at the top too: page marks if a sentence goes on across them."""
    top = _heads_at_top(lines)
    return frozenset(
        place
        for place, line in enumerate(lines)
        if len(line) <= _MOST_HEAD
        and place not in marks
        and (_BARE.match(line) or top.get(line.strip(), place) < place - _TOP)
    )


def _running_heads(lines: Sequence[str], numbers: set[int]) -> Iterator[int]:
    beside = [
        near
        for place in numbers
        for near in range(max(0, place - _NEAR), min(len(lines), place + _NEAR + 1))
        if near not in numbers and _could_be_head(lines[near])
    ]
    often = Counter(lines[near].strip() for near in set(beside))
    top = _heads_at_top(lines)
    for near in set(beside):
        words = lines[near].strip()
        if top.get(words, near) < near - _TOP or (often[words] > 1 and words not in top):
            yield near


def _heads_at_top(lines: Sequence[str]) -> dict[str, int]:
    """Return what could be a head on the first lines, with the place where it stands first."""
    held = islice(((place, line.strip()) for place, line in enumerate(lines) if line.strip()), _TOP)
    found: dict[str, int] = {}
    for place, words in held:
        if _could_be_head(words):
            found.setdefault(words, place)
    return found


def _could_be_head(line: str) -> bool:
    words = line.strip()
    return _LEAST_HEAD <= len(words) <= _MOST_HEAD and not _CLAUSE.search(words)
