"""The values of a decisions file."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING, Literal

from msgspec import Struct

if TYPE_CHECKING:
    from reviewlint.draft.source import Span
    from reviewlint.errors import Location

Verdict = Literal["accept", "reject", "exempt"]

EXCERPT = 24
"""Code points of a draft that a decision quotes, for people to recognise it by."""
_DIGEST = 12


class Imprint(Struct, frozen=True, eq=False):
    """Some words of a draft: how they begin, and the start of the SHA-256 of all of them, white space left out.

    Imprints of the same words are equal, however much of them is quoted.
    """

    excerpt: str
    digest: str

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Imprint) and self.digest == other.digest

    def __hash__(self) -> int:
        return hash(self.digest)


def imprint(words: str) -> Imprint:
    """Return what identifies some words wherever they stand and however their lines are wrapped."""
    bare = "".join(words.split())
    readable = "".join(filter(str.isprintable, bare))
    clipped = readable if len(readable) <= EXCERPT else readable[: EXCERPT - 1] + "…"
    return Imprint(clipped, sha256(bare.encode("utf-8", "surrogatepass")).hexdigest()[:_DIGEST])


def one_line(text: str) -> str:
    """Return a text as an entry holds it: white space as single spaces, nothing that is not to be seen."""
    return "".join(filter(str.isprintable, " ".join(text.split())))


class RecordedRuling(Struct, frozen=True):
    """That a link holds or does not (`target` is the id of a cause or measure), or that none is needed (its kind).

    Ids are those of the day of the decision; the words find the statements again. `target_words` is None to exempt.
    """

    verdict: Verdict
    problem: str
    target: str
    problem_words: Imprint
    target_words: Imprint | None
    reason: str | None
    declared_at: Location

    @property
    def decision(self) -> str:
        """What was decided, as a person would type it."""
        return f"{self.verdict} {self.problem}:{self.target}"


class Sign(Struct, frozen=True):
    """What a violation of a rule is known by: the words it is about, and the statement or line they stand in.

    `expected` is what the rule wanted there, if it says so; `occurrence` counts the same words within.
    """

    match: Imprint
    within: Imprint
    expected: str | None = None
    occurrence: int = 1

    def token(self, number: int) -> str:
        """Return the start of a SHA-256 that tells it from all others; `number` counts findings of the same sign."""
        told = (self.match.digest, self.within.digest, self.expected, self.occurrence, number)
        return sha256(repr(told).encode("utf-8", "surrogatepass")).hexdigest()[:_DIGEST]


class Silence(Struct, frozen=True):
    """That a violation is to be passed over; `place` is where it stood (`4:17`).

    One that told of many places passes over those only: `members` are their tokens, and `sign` is that of the first.
    """

    rule: str
    place: str
    sign: Sign
    reason: str
    declared_at: Location
    members: tuple[str, ...] = ()

    @property
    def decision(self) -> str:
        """What was decided, as a person would type it."""
        return f"silence {self.rule}@{self.place}"


class Decisions(Struct, frozen=True):
    """All that is decided about one draft."""

    rulings: tuple[RecordedRuling, ...] = ()
    silences: tuple[Silence, ...] = ()

    @property
    def entries(self) -> tuple[RecordedRuling | Silence, ...]:
        """All of them, the rulings first."""
        return (*self.rulings, *self.silences)


NONE = Decisions()


class Standing(Struct, frozen=True):
    """How a recorded decision stands to the draft as it is now.

    `decision` is what was decided, with the ids of then (`accept P1.3:M1.2`); `declared_at` where that is kept. It is
    `held` where it says something that is needed, `suspect` where the words of the `changed` statements are others by
    now, `unused` where it changes nothing any more, `idle` where this run cannot tell. Ids are those of now. A silence
    of many places is `suspect` where `gone` of them are found no more; `left` is the first of the others.
    """

    decision: str
    declared_at: Location
    state: Literal["held", "suspect", "unused", "idle"]
    changed: tuple[str, ...] = ()
    unchanged: tuple[str, ...] = ()
    gone: int = 0
    left: Span | None = None
