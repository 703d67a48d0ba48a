"""How English statements say until when, whether something is done, with what evidence; praise and wishes."""

from __future__ import annotations

from functools import cache

from reviewlint.facts.words import Pattern, Place, en, en_names, first, zh
from reviewlint.facts.words import words as listed


def done(words: str) -> Place | None:
    """Return where words say that an action is finished."""
    return first(_DONE, words)


def _marked() -> str:
    """Return a pattern for a tick, a state behind a label, and (Done), – done, Done., DONE."""
    word = en("done_words")
    shouted = "|".join(word.upper() for word in listed("en", "done_words"))
    return (
        rf"(?P<tick>{zh('ticks')})|\b{en('status_labels')}\**\s*[:：]\**\s*(?P<status>{word})\b"
        rf"|[(\[](?:already\s)?(?P<inside>{word})\b[^)\]]*[)\]]|\s[–—-]{{1,2}}\s(?P<dash>{word})\b|(?:\A|(?<=[.;|]\s))(?:(?i:already)\s)?(?P<alone>(?i:{word}))(?=\s*(?:[.,;|]|:(?!\s*(?i:no|not|pending|0)\b)|\Z|on\s|in\s[A-Z#\d]))"
        rf"|\A\W*(?P<opens>(?:{shouted})(?=\s(?!BY\b|by\b)))"
    )


def _told() -> str:
    """Return a pattern for what is told in the past: Raised the limit, Nodes were bought."""
    we = r"(?:(?:We|I|The\steam)(?:[’']ve|\shave|\shas)?\s(?:already\s|now\s|since\s|also\s)?)?"
    been = r"(?:was|were|has\s(?:already\s)?been|have\s(?:already\s)?been|is\snow|are\snow)"
    return rf"\A[-*\s]*{we}(?P<opens>{en('done_verbs')})\b(?!\sto\b)|(?<!\bthat )(?<!\bwhich )\b(?P<been>{been}\s(?:\w+ly\s)?(?:\w+ed|{en('participles')}))\b"


_DONE = (Pattern(_marked), Pattern(_told))


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


def merit(words: str) -> Place | None:
    """Return where words praise before they admit: Although the team did an excellent job, …."""
    return first((Pattern(_merit, ",;"),), words)


def wish(words: str) -> Place | None:
    """Return where words put a problem as a wish: needs to be improved."""
    return first((Pattern(_wish),), words)


def evidence() -> str:
    """Return a pattern for what is concrete: figures, examples, quotations, days."""
    return (
        rf"\d[\d,.:]*(?:\s?(?:%|[a-zA-Z]+\b))?|\b{en('numerals')}\b|\b{en('examples')}(?!\w)"
        rf"|`[^`\n]{{1,80}}`|[“\"][^”\"\n]{{2,80}}[”\"]|\b{en_names('weekdays', 'weekend')}\b"
    )


def _merit() -> str:
    praise = rf"\b{en('praise')}\b"
    return (
        rf"\A{en('although')}\b[^.;!?]{{0,160}}?{praise}[^.;!?,]{{0,80}}?,"
        rf"|\A[^.;!?]{{0,120}}?{praise}[^.;!?]{{0,80}}?[,;](?=\s{en('but')}\b)"
    )


def _wish() -> str:
    better = rf"(?:further\s|much\s)?{en('better')}\b"
    return (
        rf"\b(?:needs?|ha(?:s|ve|d))\sto\sbe\s{better}|\b{en('should')}\sbe\s{better}"
        rf"|\b(?:{en('should', 'have_to')})\s(?:further\s)?{en('improve')}\b"
        rf"|\b(?:needs?|requires?)\s(?:further\s|some\s|more\s)?{en('improvement')}\b|\broom\sfor\simprovement\b"
    )
