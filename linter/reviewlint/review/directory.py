"""What the words of a mention mean in one draft: problems, causes and measures by number, path or quotation."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

from reviewlint.outline.ordinals import number_of
from reviewlint.review.wording import likeness, words_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reviewlint.draft.source import Span
    from reviewlint.review.mentions import Named, Path
    from reviewlint.review.model import Kind, Review, Statement

_LETTERS: dict[Kind, str] = {"problem": "P", "cause": "C", "measure": "M"}
_SAME_HEADING = 0.8
_QUOTED = 0.8  # share of a quotation's pairs of characters that must stand in what it quotes
_LEAST_REPEATED = 4
_LEAST_QUOTE = 6  # shorter quotations in prose (“四风”) are as often about something else


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a thing that is named means: `fault` None and what is found, or why it means nothing."""

    found: tuple[Statement, ...] = ()
    fault: Literal["dangling", "ambiguous", "unclear"] | None = None


class Directory:
    """The statements of one draft, found by what drafters call them."""

    def __init__(self, review: Review) -> None:
        self._text = review.text
        self._all: dict[Kind, tuple[Statement, ...]] = {
            "problem": review.problems,
            "cause": review.causes,
            "measure": review.measures,
        }
        self._by_id = {s.id: s for statements in self._all.values() for s in statements}

    def meaning(self, named: Named, kind: Kind, place: Statement | None, *, formal: bool) -> Meaning:
        """Return what a thing named in `place` means; `formal` mentions must mean something."""
        if named.quote is not None:
            return self._quoted(named, kind, formal=formal)
        ends = [self._at(path, kind, place) for path in named.paths]
        if len(ends) == 1 or any(end.fault for end in ends):
            return next((end for end in ends if end.fault), ends[0])
        statements = self._all[kind]
        first, last = (statements.index(end.found[0]) for end in ends)
        return Meaning(statements[first : last + 1]) if first < last else Meaning(fault="dangling")

    def repeated(self, words: str) -> tuple[Statement, ...]:
        """Return the problem that words repeat (账目公开不细), or all those under the heading that they repeat."""
        problems = self._all["problem"]
        repeated = tuple(p for p in problems if self._repeats(words, p.title))
        return repeated or tuple(p for p in problems if p.heading and self._repeats(words, p.heading))

    def _repeats(self, words: str, title: Span) -> bool:
        said, meant = words_of(words), words_of(title.of(self._text))
        if min(len(said), len(meant)) < _LEAST_REPEATED:
            return said == meant != ""
        return said in meant or meant in said or likeness(words, title.of(self._text)) >= _SAME_HEADING

    def _at(self, path: Path, kind: Kind, place: Statement | None) -> Meaning:
        if path.form in {"CODE", "DOTTED"}:
            code = path.words if path.form == "CODE" else _LETTERS[kind] + path.words
            return _one(self._by_id.get(code))
        number = number_of(path.words) or 0
        if path.form == "SECTION":
            return self._in_section(number, path.number, kind)
        return self._numbered(number, kind, place)

    def _in_section(self, section: int, number: str | None, kind: Kind) -> Meaning:
        """Return the n-th statement of a section, or all of it; where nothing groups them, sections are statements."""
        groups = {_group(statement) for statement in self._all[kind]}
        if groups == {0}:
            return self._numbered(section, kind, None) if number is None else Meaning(fault="dangling")
        within = tuple(s for s in self._all[kind] if _group(s) == section)
        if number is None:
            return Meaning(within) if within else Meaning(fault="dangling")
        return _one(self._by_id.get(f"{_LETTERS[kind]}{section}.{number_of(number)}"))

    def _numbered(self, number: int, kind: Kind, place: Statement | None) -> Meaning:
        """Return the statement that bears a number: as it is written, else by position, in the own section first."""
        statements = self._all[kind]
        found = [s for s in statements if s.mark and s.mark.number == number]
        found = found or [s for s in statements if _position(s) == number]
        if len(found) > 1:
            own = [s for s in found if place is not None and self._has_same_heading(s, place)]
            found = own if len(own) == 1 else found
        if len(found) > 1:
            return Meaning(tuple(found), "ambiguous")
        return _one(found[0] if found else None)

    def _has_same_heading(self, one: Statement, other: Statement) -> bool:
        if one.heading is None or other.heading is None:
            return False
        titles = (one.heading.of(self._text), other.heading.of(self._text))
        return one.heading == other.heading or likeness(*titles) >= _SAME_HEADING

    def _quoted(self, named: Named, kind: Kind, *, formal: bool) -> Meaning:
        quote = words_of(named.quote or "")
        texts = [(s, words_of(s.span.of(self._text))) for s in self._all[kind]]
        found = [s for s, text in texts if quote in text]
        titled = [s for s in found if quote in words_of(s.title.of(self._text))]
        found = titled if len(titled) == 1 else found
        if not found:
            found = _nearest(quote, texts)
        if len(found) == 1:
            return Meaning(tuple(found))
        if named.loose:
            return Meaning(fault="unclear")
        if not formal and len(quote) < _LEAST_QUOTE:
            return Meaning()
        return Meaning(tuple(found), "ambiguous" if found else "dangling")


def _one(statement: Statement | None) -> Meaning:
    return Meaning((statement,)) if statement else Meaning(fault="dangling")


def _group(statement: Statement) -> int:
    """Return the number before the dot of an id, 0 where there is none."""
    group, dot, _ = statement.id[1:].partition(".")
    return int(group) if dot else 0


def _position(statement: Statement) -> int:
    return int(statement.id[1:].rpartition(".")[2])


def _nearest(quote: str, texts: Sequence[tuple[Statement, str]]) -> list[Statement]:
    """Return the statements that hold nearly all of a quotation; drafters quote from memory."""
    wanted = set(pairwise(quote))
    shares = [(len(wanted & set(pairwise(text))) / len(wanted), s) for s, text in texts] if wanted else []
    best = max((share for share, _ in shares), default=0.0)
    return [s for share, s in shares if share == best] if best >= _QUOTED else []
