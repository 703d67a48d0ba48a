"""The aspects that a notice asks to be reviewed, or the opening of a draft lists, whatever form the list has."""

from __future__ import annotations

import re
from functools import cache, partial
from itertools import islice
from typing import TYPE_CHECKING, Final

from msgspec import Struct
from msgspec.structs import replace

from reviewlint.lexicon import any_word
from reviewlint.notice.lists import listings
from reviewlint.reading.declaration import announced_counts, spoken_number
from reviewlint.reading.wordings import core_of, likeness

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reviewlint.notice.lists import Entry, Listing
    from reviewlint.outline.nodes import Outline
    from reviewlint.profile import Subject

_MARKUP: Final = re.compile(r"\*\*|__|`|^[-—–\s\u3000]+")
_QUOTED: Final = re.compile(r"“([^“”]+)”(?=$|方面|[，,：:（(—-])")
_FRAMED: Final = re.compile(
    r"(?:在|围绕|聚焦|关于|对照)?(?P<title>[^。；：:]{2,}?)方面(?:的?(?:存在)?的?(?:主要|突出)?(?:问题|不足|差距))?(?=$|[，,、。；：:（(])"
)
_BEFORE_HEADED: Final = re.compile(r"^(?:在|以及|和|及)(?=带头)")
_AROUND: Final = "“”\"'，,、；;。 \t\u3000"
_ETC: Final = re.compile(r"等$")
_SHORT_FOR: Final = re.compile(r"简称(?:为)?[“\"]?([^”\"，。；）)]{2,20})")
_ANNOUNCED_ABOVE: Final = re.compile(r"(?:内容|重点|要点)$", re.MULTILINE)
_TEAM: Final = re.compile(r"班子|支部|党组|党委")
_PERSON: Final = re.compile(r"党员(?!领导)|个人|本人|班子成员")
_MOST: Final = 30  # no notice names more aspects
_MOST_LISTS: Final = 2_000  # nor has it more lists; keeps a hostile text from taking long
_ALIKE: Final = 0.5
_any: Final = partial(any_word, "notices")


@cache
def _ends() -> re.Pattern[str]:
    """Return a pattern for where the wording ends and the explanation begins."""
    return re.compile(
        r"[。；;！!？?：:（(]|\s[-–]\s|——|—|(?<=..)是否"
        rf"|[，,](?=(?:{_any('emphases')})?(?!看齐|查处){_any('looks')}|{_any('explains')})"
    )


@cache
def _organising() -> re.Pattern[str]:
    """Return a pattern for what a meeting is organised by; 学习, 整改 and 廉洁自律 alone may be aspects."""
    return re.compile(
        rf"{_any('organises')}|^(?:带头)?{_any('organises_first')}|{_any('organises_last')}$"
        rf"|^{_any('organises_alone')}$|要.{{1,3}}$|(?:存在|主要|突出).{{0,6}}问题"
    )


@cache
def _asking() -> re.Pattern[str]:
    return re.compile(
        rf"{_any('reviews', 'also_reviews')}[^。；]{{0,60}}{_any('asked')}"
        r"|(?:重点|主要)(?:对照|检视|查摆|查找|剖析)"
    )


@cache
def _announcing() -> re.Pattern[str]:
    return re.compile(
        rf"(?<!存在)(?<!存在了){_any('following')}[^。；]{{0,12}}{_any('announced')}"
        rf"|{_any('announces')}(?:{_any('is_announced')})?[：:。]?$"
    )


class NamedAspect(Struct, frozen=True):
    """An aspect as a notice words it, other wordings that the notice gives, and where it stands."""

    title: str
    aliases: tuple[str, ...]
    at: int


class AspectList(Struct, frozen=True):
    """The aspects of one list, the number that the text announces (None if it gives none), and whom they are for."""

    aspects: tuple[NamedAspect, ...]
    number: int | None
    subject: Subject | None


class _Judged(Struct, frozen=True):
    """A list that may name aspects, with what speaks for it, most weighty first."""

    found: AspectList
    rank: tuple[bool, bool, bool, bool, int]


def read_notice(outline: Outline) -> tuple[AspectList, ...]:
    """Return the lists of aspects in a text, the most credible one first; lists of the same aspects only once."""
    counts = [count.number for count in announced_counts(outline.source.text)]
    read = islice(listings(outline), _MOST_LISTS)
    judged = [one for listing in read if (one := _judge(listing, counts))]
    judged.sort(key=lambda one: one.rank, reverse=True)
    lists: list[AspectList] = []
    for one in judged[:_MOST]:
        if not any(_is_same(one.found, other) for other in lists):
            lists.append(one.found)
    return tuple(_with_aliases(found, [one.found for one in judged[:_MOST]]) for found in lists)


def _judge(listing: Listing, counts: Sequence[int]) -> _Judged | None:
    """Return what a list may name, None where it names no aspects."""
    titles = [title_of(entry.text) for entry in listing.entries[: _MOST + 1]]
    if not 1 < len(titles) <= _MOST or not all(titles) or _organises(titles):
        return None
    headed = all(title.startswith("带头") for title in titles)
    framed = headed or all(_FRAMED.match(_plain(entry.text)) for entry in listing.entries)
    asked = bool(_asking().search(listing.lead) or _asking().search(listing.above))
    number = listing.count.number if listing.count else None
    announced = _announcing().search(listing.lead) if listing.lead else _ANNOUNCED_ABOVE.search(listing.above)
    credible = asked and (framed or number is not None or announced is not None)
    exact = number == len(titles) or (number is None and credible and len(titles) in counts)
    if not exact and not credible:
        return None
    if number is None:
        number = len(titles) if exact else spoken_number(listing.lead) or next(iter(counts), None)
    aspects = tuple(_aspect(title, entry) for title, entry in zip(titles, listing.entries, strict=True))
    rank = (exact, headed, framed, listing.on_lines, -listing.entries[0].at)
    return _Judged(AspectList(aspects, number, _subject(listing)), rank)


def _organises(titles: Sequence[str]) -> bool:
    """Tell whether a list is about the meeting: when, where, who, what to prepare."""
    return sum(bool(_organising().search(title)) for title in titles) > (len(titles) > 2)  # noqa: PLR2004 - one may be chance


def _aspect(title: str, entry: Entry) -> NamedAspect:
    return NamedAspect(title, tuple(dict.fromkeys(_SHORT_FOR.findall(entry.text))), entry.at)


def title_of(words: str) -> str:
    """Return the wording of an aspect, without its explanation and without the frame around it (在…方面)."""
    words = _plain(words)
    if quoted := _QUOTED.match(words):
        return _ETC.sub("", quoted[1].strip(_AROUND))
    if framed := _FRAMED.match(words):
        words = framed["title"]
    end = _ends().search(words)
    words = words[: end.start()] if end else words
    return _ETC.sub("", _BEFORE_HEADED.sub("", words).strip(_AROUND) if not words.startswith("“") else words)


def _plain(words: str) -> str:
    return " ".join(_MARKUP.sub("", words).split())


def _subject(listing: Listing) -> Subject | None:
    """Return whom a list is for, as the sentence that announces it or the heading above says; None if neither does."""
    for words in (listing.lead, listing.above):
        person = _PERSON.search(words)
        team = _TEAM.search(_PERSON.sub("", words))
        if person or team:
            return None if person and team else "person" if person else "team"
    return None


def _is_same(one: AspectList, other: AspectList) -> bool:
    """Tell whether two lists name the same aspects, perhaps in shorter words, or one of them not all."""
    few, many = sorted((one.aspects, other.aspects), key=len)
    return all(any(_alike(a.title, b.title) for b in many) for a in few)


def _alike(one: str, other: str) -> bool:
    return likeness(one, other) >= _ALIKE


def _with_aliases(found: AspectList, others: Iterable[AspectList]) -> AspectList:
    """Return a list with the wordings that other lists of the same aspects give."""
    same = [other.aspects for other in others if len(other.aspects) == len(found.aspects)]
    same = [aspects for aspects in same if all(map(_pair_is_alike, aspects, found.aspects))]
    return replace(found, aspects=tuple(map(_with_alias, found.aspects, *same)))


def _pair_is_alike(one: NamedAspect, other: NamedAspect) -> bool:
    return _alike(one.title, other.title)


def _with_alias(aspect: NamedAspect, *others: NamedAspect) -> NamedAspect:
    known = {core_of(aspect.title): "", **{core_of(alias): alias for alias in aspect.aliases}}
    for other in others:
        known.setdefault(core_of(other.title), other.title)
    return replace(aspect, aliases=tuple(filter(None, known.values())))
