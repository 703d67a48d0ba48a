"""What became of the decisions that are kept beside a draft."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from msgspec import Struct

if TYPE_CHECKING:
    from reviewlint.errors import Location


class Standing(Struct, frozen=True):
    """How a recorded decision stands to the draft as it is now.

    `decision` is what was decided, with the ids of then (`accept P1.3:M1.2`); `declared_at` where that is kept. It is
    `held` where it says something that is needed, `suspect` where the words of the `changed` statements are others by
    now, `unused` where it changes nothing any more, `idle` where this run cannot tell. Ids are those of now.
    """

    decision: str
    declared_at: Location
    state: Literal["held", "suspect", "unused", "idle"]
    changed: tuple[str, ...] = ()
    unchanged: tuple[str, ...] = ()
