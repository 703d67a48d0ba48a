"""Until when an English action is to be done, or how often."""

from __future__ import annotations

from functools import cache

from reviewlint.facts.english.progress import done
from reviewlint.facts.lexicon import en, en_names
from reviewlint.facts.matching import Pattern, Place, first


def deadline(words: str) -> Place | None:
    """Return where words say until when, or how often. Other dates of what is done already are those of the incident."""
    return first(_DEADLINES[:2] if done(words) else _DEADLINES, words)


def labelled_deadline(words: str) -> Place | None:
    """Return where a label says until when: Due: 12 May."""
    return first(_DEADLINES[:1], words)


@cache
def _date() -> str:
    month, day = rf"{en_names('months')}\b", r"\d{1,2}(?:st|nd|rd|th)?"
    year = r"(?:,?\s20\d\d)?"
    return (
        rf"(?:(?<![\w.@-])(?:20\d\d-\d\d(?:-\d\d)?\b(?![\w.]\d)|20\d\d/\d\d?/\d\d?|\d\d?/\d\d?/(?:20)?\d\d\b|\d\d?\.\d\d?\.20\d\d\b)|\b{day}(?:\sof)?\s{month}{year}"
        rf"|\b{month}\s{day}\b{year}|\b{month}\s20\d\d|\b[QH][1-4]\b(?:\s20\d\d)?|\b20\d\d-?Q[1-4])"
    )


@cache
def _time() -> str:
    """Return a pattern for a day, a month, or the end of a period."""
    edge = rf"(?:{en('edges')}\s(?:the\s)?|mid-)"
    period = rf"(?:{en('periods')})\b"
    return (
        rf"(?:{edge}?{_date()}|{edge}{en_names('months')}\b|{edge}(?:this\s|next\s|the\s)?{period}|{en_names('ends')}\b"
        rf"|(?:this|next|current|the\snext)\s{period}|(?:next\s)?{en_names('weekdays')}\b)"
    )


@cache
def when() -> str:
    """Return a pattern for what binds beside a name: a date, by Friday, end of March."""
    return rf"(?:{en('by', 'on_or_in')}\s+(?:the\s)?)?(?:{_time()}|{en_names('months')}\b|within\s\w+\s)"


@cache
def _label() -> str:
    return (
        rf"\b{en('deadline_labels')}\**\s*[:：]\**[ \t]*+(?P<due>(?!{en('still_open')}\b|XX|[?<\[–—-]|\**{en('owner_labels', 'status_labels')}\**\s?:)[^\n;；|)\]]{{3,40}}?)"
        r"(?=\s*(?:[;|)\]\n]|\.(?:\s|\Z)|\Z))"
    )


def _bound() -> str:
    return rf"\b{en('by')}\s+(?:the\s)?(?P<until>{_time()}|{en_names('months')}\b)"


def _any() -> str:
    count = rf"(?:\d{{1,3}}|{en('counts')})"
    return (
        rf"\b{en('on_or_in')}\s+(?:the\s)?(?P<until>{_time()}|{en_names('months')}\b)"
        rf"|(?:(?<!\()|(?=[^),]{{0,60}},\s(?!\d)))(?P<day>{_date_or_end()})"
        rf"|\b(?P<within>(?:[Ww]ithin|in)\s(?:the\snext\s)?{count}\s{en('units')})\b"
    )


@cache
def _date_or_end() -> str:
    edge = rf"(?:{en('edges')}\s(?:the\s)?|mid-)"
    return (
        rf"{edge}?{_date()}|\b{en('periods')}[\s-]end\b|\b{edge}(?:{en_names('months')}\b|(?:this\s|next\s)?{en('periods')}\b)"
        rf"|\b(?:this|next|current)\s{en('periods')}\b|\b{en_names('ends')}\b"
    )


def _round() -> str:
    count = rf"(?:\d{{1,3}}|{en('counts')})"
    return rf"\b(?P<every>(?:every|each|per)\s(?:[a-z]+\s|{count}\s)?{en('rounds')}|(?:once|twice)\sa\s{en('rounds')}|{en('often')})\b"


_DEADLINES = (Pattern(_label, ":："), Pattern(_bound), Pattern(_any), Pattern(_round))
