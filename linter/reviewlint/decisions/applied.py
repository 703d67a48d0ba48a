"""Recorded decisions at work in the draft as it is now: what they are about, what they hide, whether they still hold."""

from __future__ import annotations

from collections import Counter, defaultdict
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from msgspec import Struct

from reviewlint.decisions.recorded import Sign, Standing, imprint, one_line
from reviewlint.draft.source import Span
from reviewlint.reading.review import Ruling

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from reviewlint.decisions.recorded import Decisions, Imprint, RecordedRuling, Silence
    from reviewlint.errors import Location
    from reviewlint.reading.review import Link, Links, Review, Statement

# How much of the recorded beginning (0 to 1) must be left in a statement whose words have changed.
_ALIKE_UNDER_ITS_ID = 0.4
_ALIKE_ELSEWHERE = 0.7


class Resolved(Struct, frozen=True):
    """A recorded ruling with the ids of now, None where a statement is gone; `changed` are those with other words."""

    recorded: RecordedRuling
    ruling: Ruling | None
    changed: tuple[str, ...] = ()
    unchanged: tuple[str, ...] = ()


class Applied:
    """The decisions about one draft, held against its statements once; it remembers which silences hid anything."""

    def __init__(self, decisions: Decisions, review: Review) -> None:
        self._decisions = decisions
        self._review = review
        self._resolved = resolve(decisions.rulings, review)
        self._by_rule: dict[str, dict[Sign | str, list[Silence]]] = defaultdict(lambda: defaultdict(list))
        for silence in decisions.silences:
            for known_by in silence.members or (silence.sign,):
                self._by_rule[silence.rule][known_by].append(silence)
        self._used: dict[Location, dict[Sign | str, Span]] = defaultdict(dict)

    @property
    def rulings(self) -> tuple[Ruling, ...]:
        """Which links hold or do not, with the ids of now."""
        return tuple(one.ruling for one in self._resolved if one.ruling is not None)

    @property
    def kept(self) -> tuple[Span, ...]:
        """The statements and lines that some decision is about: whoever changes them makes it suspect.

        Where a silence is of many places, those count that it has hidden so far.
        """
        many = {silence.declared_at for silence in self._decisions.silences if silence.members}
        hidden = (place for at in many & self._used.keys() for place in self._used[at].values())
        return (*self._kept, *(_surroundings(place, self._review) for place in sorted(hidden)))

    @property
    def many_places(self) -> frozenset[str]:
        """The rules of which many places are silenced at once: only they can tell which these are."""
        return frozenset(silence.rule for silence in self._decisions.silences if silence.members)

    @cached_property
    def _kept(self) -> tuple[Span, ...]:
        if not self._decisions.entries:
            return ()
        words = {silence.sign.within for silence in self._decisions.silences}
        for ruling in self._decisions.rulings:
            words |= {ruling.problem_words, ruling.target_words or ruling.problem_words}
        review = self._review
        places = {statement.span for statement in review.statements} | {*review.outline.source.lines()}
        return tuple(place for place in sorted(places) if imprint(place.of(review.text)) in words)

    def hides(self, rule: str, found: Sequence[tuple[Span, str | None]]) -> list[bool]:
        """Tell of each place where a rule finds something, and what it expects there, whether to pass over it."""
        if rule not in self._by_rule:
            return [False] * len(found)
        known_by = signs(found, self._review)
        return [
            bool(self._hiding(rule, span, one, sign(span, expected, self._review)))
            for (span, expected), one in zip(found, known_by, strict=True)
        ]

    def _hiding(self, rule: str, span: Span, known_by: tuple[Sign, str], written: Sign) -> list[Silence]:
        """Return the silences of what is known by a sign and a token, and remember that they hide it.

        `written` is the sign that older files have, with the ordinal in front.
        """
        mark, token = known_by
        keys: list[Sign | str] = [mark, token] if mark == written else [mark, written, token]
        hiding = [silence for key in keys for silence in self._by_rule[rule].get(key, ())]
        for silence in hiding:
            self._used[silence.declared_at][token if silence.members else mark] = span
        return hiding

    def standings_of_rulings(self, links: Links) -> Iterator[Standing]:
        """Yield how each ruling stands to the links of the draft.

        A ruling on a link that the text itself makes by now is unused: the text decides.
        """
        linked = {(link.problem, link.target): link for answer in links.answers for link in answer.links}
        able = bool(self._review.statements)
        for one in self._resolved:
            decision, at = one.recorded.decision, one.recorded.declared_at
            if one.ruling is None:
                yield Standing(decision, at, "unused" if able else "idle")
            elif _is_written(linked.get((one.ruling.problem, one.ruling.target))):
                yield Standing(decision, at, "unused")
            elif one.changed:
                yield Standing(decision, at, "suspect", one.changed, one.unchanged)
            else:
                yield Standing(decision, at, "held", (), one.unchanged)

    def standings_of_silences(self, known: Collection[str], ran: Collection[str]) -> Iterator[Standing]:
        """Yield how each silence stands after all rules that `ran`, of those `known` to the profile."""
        for silence in self._decisions.silences:
            if found := self._used.get(silence.declared_at):
                gone = len(set(silence.members) - found.keys())
                state: Literal["held", "suspect"] = "suspect" if gone else "held"
                yield Standing(
                    silence.decision, silence.declared_at, state, gone=gone, left=min(found.values())
                )
            else:
                told = silence.rule in ran or silence.rule not in known
                yield Standing(silence.decision, silence.declared_at, "unused" if told else "idle")


def sign(span: Span, expected: str | None, review: Review) -> Sign:
    """Return what a finding of a rule is known by, wherever its words move."""
    words = span.of(review.text)
    within = _surroundings(span, review)
    earlier = review.text.count(words, within.start, span.start) if words else 0
    told = one_line(expected) if expected is not None else None
    return Sign(imprint(words), imprint(within.of(review.text)), told, 1 + earlier)


def signs(found: Sequence[tuple[Span, str | None]], review: Review) -> list[tuple[Sign, str]]:
    """Return what each finding of a rule is known by: alone by its sign, as one of many by a token of its own.

    An ordinal in front does not count: what stands above may be deleted.
    """
    seen: Counter[Sign] = Counter()
    told = []
    for span, expected in found:
        one = sign(_bare(span, review), expected, review)
        seen[one] += 1
        told.append((one, one.token(seen[one])))
    return told


def _bare(span: Span, review: Review) -> Span:
    """Return a place without the ordinal that a statement has in front of it."""
    for one in review.statements:
        if one.mark is not None and one.mark.span.start == span.start < one.span.start < span.end:
            return Span(one.span.start, span.end)
    return span


def _surroundings(span: Span, review: Review) -> Span:
    """Return the innermost statement that a place stands in, else its line."""
    around = [statement.span for statement in review.statements if statement.span.holds(span)]
    source = review.outline.source
    return min(around, key=len, default=source.line(source.position(span.start).line))


def _is_written(link: Link | None) -> bool:
    return link is not None and link.how in {"reference", "table"}


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


class _Register:
    """The statements of a draft, found by their words."""

    def __init__(self, review: Review) -> None:
        self._statements = {s.id: s for s in review.statements}
        self._imprints = {s.id: imprint(s.span.of(review.text)) for s in review.statements}

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
