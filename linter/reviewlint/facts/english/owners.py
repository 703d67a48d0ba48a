"""Who answers for an English action."""

from __future__ import annotations

from functools import cache

from reviewlint.facts.english.deadlines import when
from reviewlint.facts.lexicon import en, en_names, en_not_behind
from reviewlint.facts.matching import Place, first

_NAME = r"(?:[A-Z]\.\s)?[A-Z][\w'’-]+(?:\s(?:[A-Z]\.\s)?[A-Z][\w'’-]+){0,2}"


def owner(words: str) -> Place | None:
    """Return where words name who answers for an action."""
    return first(_OWNERS, words)


@cache
def _value() -> str:
    """Return a pattern for what a label names, as far as a mark or a date."""
    ends = rf"(?=\s*(?:[,;|)\]\n]|\.(?:\s|\Z)|\Z)|\s+{en('by')}\b|\s{_any_label()}:)"
    return rf"(?!{en('still_open')}\b|XX|[?<\[–—-])(?:[^\s,;|)\].]|\.(?!\s)|(?<=\b[A-Z])\.(?=\s[A-Z])|[ \t]){{2,40}}?{ends}"


@cache
def _any_label() -> str:
    return en("owner_labels", "deadline_labels", "status_labels")


def _label() -> str:
    return (
        rf"(?<![\w-]){en('owner_labels')}\**\s*[:：]\**[ \t]*+(?P<owner>{_value()})"
        rf"|(?:\A|(?<=[;,.(]\s)|(?<=\())[Oo]wner\s(?P<plain>{_somebody()})"
        r"|(?<![\w@./-])(?P<handle>@[\w.-]*\w)(?![\w/@])"
    )


@cache
def _body() -> str:
    return rf"(?:{en('bodies')})\b"


@cache
def _somebody() -> str:
    """Return a pattern for a person or a body with a capital: no month, no phase, nothing that only opens a sentence."""
    nobody = rf"(?!{en_names('nobody')}\b(?!\s[A-Z])|{en_names('no_owners')}\b|{en('still_open', 'done_words', 'tasks')}\b|{en_names('months', 'weekdays')}\b)"
    return rf"(?:{nobody}(?:{_NAME}|[A-Z][\w&'’-]*(?:\s[\w&'’-]+){{0,3}}?\s{_body()}))"


def _with_date() -> str:
    """Return a pattern for who stands beside a date: (Bob, 12 May), - Head cook, from 1 May."""
    who = rf"{_somebody()}(?:\s?&\s?{_NAME})?(?:\s\({_NAME}\))?"
    told = rf"(?:{when()}|{en('still_open')}\b|YYYY|[A-Z]{{2,10}}-\d+|#\d+)"
    role = rf"(?!{en('tasks')}\b|{en_names('no_owners', 'nobody')}\b)[A-Z][\w&'’-]*(?:\s[a-z]+){{0,3}}"
    return (
        rf"\((?P<team>{who}),\s{told}|(?:(?<=[.;:,]\s)|(?<=\n))(?P<tail>{who}),\s{told}"
        rf"|\s[–—-]{{1,2}}\s(?P<role>{role}|{who}),\s{told}|\A[-*\s]*(?P<start>{_lead()}),\s{told}"
        rf"|\A[-*\s]*(?P<opens>{who}),\s{told}[^:.]{{0,12}}:\s"
    )


@cache
def _lead() -> str:
    """Return a pattern for a post or body that may open an action."""
    return rf"(?!{en('tasks')}\b)(?:[Tt]he\s+)?(?:[\w&'’-]+\s+){{0,3}}?{_body()}"


def _by() -> str:
    return (
        rf"\b{en('done_by')}\s+(?P<by>{_value()})|\bby\s+(?P<body>the\s+(?:[\w-]+\s+){{0,3}}{_body()})"
    )


def _subject() -> str:
    """Return a pattern for who will do it: The storage team owns…, Payments to add…."""
    unmeant = en_not_behind("not_before_to")
    return (
        rf"(?:\A|(?<=[.;!?]\s)|(?<=\n))[-\s*]*(?:(?P<who>{_lead()}|{_somebody()})\s+(?:{unmeant}to\s+{en('tasks')}|{en('will')})\b"
        rf"|(?P<plain>{_lead()})\s+(?:{en('tasks')}(?:e?s)?|{en('often')})\b)"
    )


def _alone() -> str:
    """Return a pattern for who stands alone at the end: (storage team), – Priya Nair."""
    who = rf"{_somebody()}|[\w &'’-]{{2,30}}\s{_body()}"
    return rf"\((?P<alone>{who})\)\.?\s*\Z|\s[–—-]{{1,2}}\s(?P<last>{_somebody()})(?=,|\.?\s*\Z)"


_OWNERS = (_label, _with_date, _by, _subject, _alone)
