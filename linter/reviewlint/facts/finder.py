"""The facts of a statement, in whichever language it is written."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, Protocol, TypeAlias

from msgspec import Struct

from reviewlint.draft.source import Span
from reviewlint.facts.folding import fold_chinese, fold_english, has_chinese, has_english
from reviewlint.facts.words import compiled, en_words, zh_words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reviewlint.facts.folding import Folded
    from reviewlint.facts.words import Place


Kind = Literal["problem", "cause", "measure"]


class Facts(Struct, frozen=True):
    """What can be counted in a statement.

    `evidence` holds the concrete anchors (figures with units, dates, 《titles》, examples), `merit` the clause
    that praises before it admits, `wish` the words that state a problem as a wish (仍需进一步提升), `done` those by
    which a measure is told as finished.
    """

    owner: Span | None = None
    deadline: Span | None = None
    evidence: tuple[Span, ...] = ()
    merit: Span | None = None
    wish: Span | None = None
    done: Span | None = None


class Language(Protocol):
    """How a language says each fact."""

    def owner(self, words: str, /) -> Place | None:
        """Return where words name who answers for a measure."""

    def deadline(self, words: str, /) -> Place | None:
        """Return where words say until when, or how often, a measure is to be done."""

    def labelled_owner(self, words: str, /) -> Place | None:
        """Return where a label names who answers for a measure."""

    def labelled_deadline(self, words: str, /) -> Place | None:
        """Return where a label says until when."""

    def done(self, words: str, /) -> Place | None:
        """Return where words say that a measure is finished."""

    def merit(self, words: str, /) -> Place | None:
        """Return where words praise before they admit."""

    def wish(self, words: str, /) -> Place | None:
        """Return where words put a problem as a wish."""

    def evidence(self) -> str:
        """Return a pattern for what is concrete."""


_Reading: TypeAlias = "tuple[Folded, Language]"
_Fact = Literal["owner", "deadline", "labelled_owner", "labelled_deadline", "done", "merit", "wish"]


def read_facts(kind: Kind, text: str, span: Span) -> Facts:
    """Return the facts of the statement of this kind that stands at `span` of `text`.

    Owner, deadline and what is done are read for measures, merit and wish for problems; evidence for all.
    """
    readings = _readings(text, span)
    evidence = _evidence(readings[0][1], text, span)
    if kind == "measure":
        owner, deadline, done = (_first(fact, readings) for fact in ("owner", "deadline", "done"))
        return Facts(owner=owner, deadline=deadline, evidence=evidence, done=done)
    if kind == "problem":
        merit, wish = (_first(fact, readings[:1]) for fact in ("merit", "wish"))
        return Facts(evidence=evidence, merit=merit, wish=wish)
    return Facts(evidence=evidence)


def read_labels(text: str, span: Span) -> tuple[Span | None, Span | None]:
    """Return the owner and the deadline that labels name: 责任人：… 完成时限：…, Owner: … Due: …."""
    readings = _readings(text, span)
    return _first("labelled_owner", readings), _first("labelled_deadline", readings)


def is_open(words: str) -> bool:
    """Tell whether words in the place of an owner or a deadline name none yet: 待定, TBD, to be agreed."""
    plain = words.strip(" \t.。*()（）—-").lower()
    known = zh_words("no_owner_values", "no_deadline_values").known | en_words("still_open").known
    return plain in known or plain.startswith("to be ")


def _readings(text: str, span: Span) -> list[_Reading]:
    """Return the words of a statement with their language; Chinese with English words in it may say facts in either."""
    words = span.of(text)
    readings: list[_Reading] = []
    if has_chinese(words) or not has_english(words):
        from reviewlint.facts import chinese  # noqa: PLC0415 - an English draft needs none of it

        readings.append((fold_chinese(text, span), chinese))
    if has_english(words):
        from reviewlint.facts import english  # noqa: PLC0415 - a Chinese draft needs none of it

        readings.append((fold_english(text, span), english))
    return readings


def _first(fact: _Fact, readings: Iterable[_Reading]) -> Span | None:
    for folded, language in readings:
        place: Place | None = getattr(language, fact)(folded.text)
        if place:
            return folded.span(*place)
    return None


def _evidence(language: Language, text: str, span: Span) -> tuple[Span, ...]:
    found = compiled(language.evidence).finditer(text, span.start, span.end)
    return tuple(Span(*match.span()) for match in found)
