"""Lines that no drafter wrote: what a web site, a document share or a chat assistant puts around a text."""

from __future__ import annotations

import re
from functools import cache, partial

from reviewlint.lexicon import any_word

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


def is_above(line: str) -> bool:
    """Tell whether a line among those before a title or right behind it is no part of the text."""
    return bool(_above().match(line)) or proves_site(line)


def proves_site(line: str) -> bool:
    """Tell whether a line is of a site or an assistant beyond doubt, so that what stands above it is too."""
    return len(line) <= _MOST_ABOVE and bool(_site().match(line) or _assistant().match(line))


def is_below(line: str) -> bool:
    """Tell whether a line behind the end is of a site or an assistant."""
    return (len(line) <= _MOST_BELOW and bool(_below().match(line))) or bool(_assistant_below().match(line))
