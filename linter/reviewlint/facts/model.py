"""What is read in a statement."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from msgspec import Struct

if TYPE_CHECKING:
    from reviewlint.draft.source import Span

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
