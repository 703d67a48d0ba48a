"""How English statements say each fact; who answers for an action stands here."""

from __future__ import annotations

import re
from functools import cache
from itertools import chain, islice
from typing import TYPE_CHECKING

from reviewlint.facts.english_remarks import deadline, done, evidence, labelled_deadline, merit, when, wish
from reviewlint.facts.words import Pattern, Place, compiled, en, en_words, first
from reviewlint.facts.words import words as listed

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["deadline", "done", "evidence", "labelled_deadline", "labelled_owner", "merit", "owner", "wish"]

_NAME = r"(?:[A-Z]\.\s)?[A-Z][\w'’-]+(?:\s(?:[A-Z]\.\s)?[A-Z][\w'’-]+){0,2}(?:\s[A-Z]\.)?"
_PHRASE = r"(?:[A-Z]\.|[A-Z][\w&'’-]*)(?:\s(?:[A-Z]\.|[\w&'’-]+)){0,3}"
_LOWER = r"[a-z][\w&'’-]*(?:\s[\w&'’-]+){1,3}"  # feed team
_ACCOUNT = r"[a-z][\w-]*[._][\w.-]*\w"  # s.bauer
_LONGEST_ROLE = 4  # words


def owner(words: str) -> Place | None:
    """Return where words name who answers for an action."""
    return next(
        chain(
            _labelled(words), _with_date(words), _by(words), _leading(words), _subject(words), _alone(words)
        ),
        None,
    )


def labelled_owner(words: str) -> Place | None:
    """Return where a label names who answers for an action: Owner: Ana."""
    return first((Pattern(_label),), words)


def _labelled(words: str) -> Iterator[Place]:
    place = labelled_owner(words) or first((Pattern(_handle, "@"),), words)
    if place:
        yield place


@cache
def _value() -> str:
    """Return a pattern for what a label names, as far as a mark, a date or another label."""
    ends = rf"\s*(?:[,;|)\]\n]|\*\*|(?<!\b[A-Z])\.(?:\s|\Z)|\Z)|\s+(?:{en('by')}\b|{en('deadline_labels', 'status_labels')}\s?:)"
    inside = r"(?:[^\s,;|)\].*]|\.(?!\s)|(?<=\b[A-Z])\.(?=\s[A-Z])|[ \t])"
    # an empty label has the next one behind it
    return rf"(?!{en('still_open')}\b|XX|[?<\[–—-]|\**{en('deadline_labels', 'status_labels')}\**\s?:){inside}{{2,40}}?(?={ends})"


def _label() -> str:
    return (
        rf"(?<![\w-]){en('owner_labels')}\**\s*(?:[:：]|[–—-]\s)\**[ \t\0]*+(?P<owner>{_value()})"
        rf"|(?:\A|(?<=[;,.(]\s)|(?<=\())[Oo]wner\s(?P<plain>{_NAME})"
    )


def _handle() -> str:
    return r"(?<![\w@./-])(?P<handle>@[\w.-]*\w)(?![\w/@])"


def _with_date(words: str) -> Iterator[Place]:
    """Yield who stands beside a date: (Bob, 12 May), - Head cook, from 1 May."""
    for found in compiled(_beside).finditer(words):
        told = compiled(_told).match(words, found.end() + 1)
        if told and _is_meant(found["sign"], found["who"], words[told.end() :]):
            yield found.span("who")


def _beside() -> str:
    """Return a pattern for a phrase with a capital between a mark and a comma."""
    return rf"(?P<sign>\(|(?<=[.;:,])\s|\n|\s[–—-]{{1,2}}\s|\A[-*\s]*)(?P<who>{_PHRASE}(?:\s\({_NAME}\))?|(?<=\()(?:{_ACCOUNT}|{_LOWER}))(?=,\s)"


def _told() -> str:
    """Return a pattern for what is told of someone: when, or in which ticket."""
    return rf"\s(?:{when()}|{en('still_open')}\b|YYYY|[A-Z]{{2,10}}-\d+|#\d+)"


def _is_meant(sign: str, who: str, after: str) -> bool:
    """Tell whether a phrase beside a date names someone: at the very beginning a task may stand as well."""
    if is_body(who) or re.fullmatch(_ACCOUNT, who):
        return True
    if sign.strip(" -*") or "\n" in sign or sign == " ":
        return is_somebody(who)
    if sign.strip():
        return _opens_name(who)  # behind a dash
    return is_somebody(who) and re.match(r"[^:.,]{0,12}:\s", after) is not None


def is_somebody(phrase: str) -> bool:
    """Tell whether a phrase names a person or a body: no month, no phase, nothing that only opens a sentence."""
    return _opens_name(phrase) and (is_body(phrase) or compiled(_whole_name).fullmatch(phrase) is not None)


def _whole_name() -> str:
    return rf"{_NAME}(?:\s?&\s?{_NAME})?(?:\s\({_NAME}\))?"


def _opens_name(phrase: str) -> bool:
    head, _, rest = phrase.partition(" ")
    if head in listed("en", "nobody"):
        return rest[:1].isupper()  # Customer Care
    others = ("no_owners", "still_open", "done_words", "tasks", "months", "weekdays")
    return head[:1].isupper() and head.lower() not in en_words(*others).known


def is_body(phrase: str) -> bool:
    """Tell whether a phrase names a post or a body: Platform team, but not Ask the team."""
    parts = phrase.lower().removeprefix("the ").split()
    named = {" ".join(parts[-n:]).removesuffix(plural) for n in (1, 2) for plural in ("", "s")}
    return bool(parts) and parts[0] not in en_words("tasks").known and not named.isdisjoint(_bodies())


@cache
def _bodies() -> frozenset[str]:
    return en_words("bodies").known | en_words("departments").known


def _by(words: str) -> Iterator[Place]:
    place = first((Pattern(_done_by),), words) if en_words("done_by").occurs_in(words.lower()) else None
    if place:
        yield place
    for found in compiled(_by_name).finditer(words):
        if is_somebody(found["who"]):
            yield found.span("who")
    for found in re.finditer(r"\bby\s+(?=the\s)", words):
        ends = _ends_of_phrases(words, found.end())
        yield from ((found.end(), end) for end in ends if is_body(words[found.end() : end]))


def _by_name() -> str:
    """Return a pattern for who did it, at the end of a sentence: Shipped on Monday by Ana."""
    return rf"\bby\s+(?P<who>{_NAME})(?=\.?\s*\Z|\.\s)"


def _done_by() -> str:
    return rf"\b{en('done_by')}\s+(?P<by>{_value()})"


def _ends_of_phrases(words: str, start: int) -> Iterator[int]:
    """Yield where the first word of a stretch ends, then its second, up to some."""
    for word in islice(re.finditer(r"[\w&'’-]+", words[start:]), _LONGEST_ROLE + 1):
        yield start + word.end()
        if words[start + word.end() : start + word.end() + 1] not in tuple(" \n"):
            return


def _leading(words: str) -> Iterator[Place]:
    """Yield who stands before what is to be done: Sofia Marin (Records) – scan…, R. Ahn: new plan…."""
    for found in compiled(_before_dash).finditer(words):
        yield found.span("who")
    label = re.match(r"[-*\s]*([A-Z][\w &'’-]{1,40}):\s", words)
    if label and is_body(label[1]):
        yield label.span(1)


def _before_dash() -> str:
    """Return a pattern for an initial and a name, or a name with its body, before a dash or a colon."""
    initial = r"[A-Z]\.\s[A-Z][\w'’-]+"
    return rf"(?:\A[-*\s]*|(?<=[,;]\s))(?P<who>{initial}|{_NAME}(?=\s\({_NAME}\)))(?:\s\([^)]*\))?(?:\s[–—-]|:)\s"


def _subject(words: str) -> Iterator[Place]:
    """Yield who will do it: The storage team owns…, Payments to add…; bodies first, for Clients will fail, too."""
    found = [*_subjects(words)]
    yield from sorted(found, key=lambda place: not is_body(words[slice(*place)]))


def _subjects(words: str) -> Iterator[Place]:
    for begin in re.finditer(r"(?:\A|(?<=[.;!?]\s)|(?<=\n))[-\s*]*", words):
        for end in _ends_of_phrases(words, begin.end()):
            phrase, behind = words[begin.end() : end], words[end:].lstrip()
            can_act = is_body(phrase) or is_somebody(phrase)
            if can_act and (_is_to(phrase, behind) or (is_body(phrase) and _acts(behind, phrase))):
                yield begin.end(), end


def _is_to(phrase: str, behind: str) -> bool:
    """Tell whether what follows a phrase is what it will do."""
    behind = behind.lower()
    ends = en_words("will").ends_from(behind, 0)
    if any(not behind[end : end + 1].isalpha() for end in ends):
        return True
    hoped = phrase.lower() in en_words("not_before_to").known
    return behind.startswith("to ") and not hoped and _acts(behind.removeprefix("to "))


def _acts(behind: str, subject: str = "") -> bool:
    """Tell whether words begin with a task: review, checks; behind The nurse with any verb: countersigns."""
    verb = behind.lower().partition(" ")[0].strip(".,;:")
    known = en_words("tasks", "often").known
    if subject.startswith("The ") and verb.endswith(("s", "ed")) and verb not in en_words("states").known:
        return True
    return not known.isdisjoint((verb, verb.removesuffix("s"), verb.removesuffix("es")))


def _alone(words: str) -> Iterator[Place]:
    """Yield who stands alone at the end: (storage team), – Priya Nair."""
    for found in re.finditer(
        r"\((?P<who>[\w &.'’-]{2,40})\)\.?\s*\Z|\s[–—-]{1,2}\s(?P<last>[A-Z][\w .'’-]{1,40}?)(?=,|\.?\s*\Z)",
        words,
    ):
        who = found["who"] or found["last"]
        if is_somebody(who) or (found["who"] and is_body(who)):
            yield found.span("who" if found["who"] else "last")
