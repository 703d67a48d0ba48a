"""Recorded rulings in the draft as it is now: which statements they are about, and whether they still say anything."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from reviewlint.decisions.model import imprint
from reviewlint.reading.model import Ruling, Standing

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reviewlint.decisions.model import Imprint, RecordedRuling
    from reviewlint.reading.model import Link, Review, Statement

# How much of the recorded beginning (0 to 1) must be left in a statement whose words have changed.
_ALIKE_UNDER_ITS_ID = 0.4
_ALIKE_ELSEWHERE = 0.7


class Resolved(Struct, frozen=True):
    """A recorded ruling with the ids of now, None where a statement is gone; `changed` are those with other words."""

    recorded: RecordedRuling
    ruling: Ruling | None
    changed: tuple[str, ...] = ()
    unchanged: tuple[str, ...] = ()


def resolve(recorded: Sequence[RecordedRuling], review: Review) -> tuple[Resolved, ...]:
    """Return where each ruling belongs: by its words, then by its ids and how its statements begin."""
    if not recorded:
        return ()
    register = _Register(review)
    return tuple(_resolve(ruling, register) for ruling in recorded)


def _resolve(recorded: RecordedRuling, register: _Register) -> Resolved:
    ends = [(recorded.problem, recorded.problem_words)]
    if recorded.target_words is not None:
        ends.append((recorded.target, recorded.target_words))
    found = [register.find(*end) for end in ends]
    ids = [statement.id for statement, _ in found if statement is not None]
    if len(ids) < len(ends):
        return Resolved(recorded, None)
    target = recorded.target if recorded.target_words is None else ids[1]
    return Resolved(
        recorded,
        Ruling(recorded.verdict, ids[0], target, recorded.reason),
        tuple(s.id for s, same in found if s is not None and not same),
        tuple(s.id for s, same in found if s is not None and same),
    )


def standings(resolved: Sequence[Resolved], review: Review) -> Iterator[Standing]:
    """Yield how each ruling stands, once the links of the review are known.

    A ruling on a link that the text itself makes by now is unused: the text decides.
    """
    linked = {(link.problem, link.target): link for answer in review.links.answers for link in answer.links}
    able = bool(review.problems or review.causes or review.measures)
    for one in resolved:
        decision, at = one.recorded.decision, one.recorded.declared_at
        if one.ruling is None:
            yield Standing(decision, at, "unused" if able else "idle")
        elif _is_written(linked.get((one.ruling.problem, one.ruling.target))):
            yield Standing(decision, at, "unused")
        elif one.changed:
            yield Standing(decision, at, "suspect", one.changed, one.unchanged)
        else:
            yield Standing(decision, at, "held", (), one.unchanged)


def _is_written(link: Link | None) -> bool:
    return link is not None and link.how in {"reference", "table"}


class _Register:
    """The statements of a draft, found by their words."""

    def __init__(self, review: Review) -> None:
        self._statements = {s.id: s for s in (*review.problems, *review.causes, *review.measures)}
        self._imprints = {s.id: imprint(s.span.of(review.text)) for s in self._statements.values()}

    def find(self, number: str, words: Imprint) -> tuple[Statement | None, bool]:
        """Return the statement that a ruling is about, and whether its words are still those of then."""
        kin = [s for s in self._statements.values() if s.id[0] == number[0]]
        same = [s for s in kin if self._imprints[s.id].digest == words.digest]
        if same:
            return next((s for s in same if s.id == number), same[0]), True
        likely = max(kin, key=lambda s: (self._likelihood(s, number, words), s.id == number), default=None)
        known = likely is not None and self._likelihood(likely, number, words) >= 1
        return (likely if known else None), False

    def _likelihood(self, statement: Statement, number: str, words: Imprint) -> float:
        """Return how surely a statement is the one of then with other words; 1 is enough."""
        from difflib import SequenceMatcher  # noqa: PLC0415 - only where words have changed

        alike = SequenceMatcher(
            None, self._imprints[statement.id].excerpt, words.excerpt, autojunk=False
        ).ratio()
        return alike / (_ALIKE_UNDER_ITS_ID if statement.id == number else _ALIKE_ELSEWHERE)
