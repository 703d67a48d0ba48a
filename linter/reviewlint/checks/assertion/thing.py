"""One thing that assertions speak of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reviewlint.draft.source import Span
    from reviewlint.profile.assertion import Kind


class Thing(Struct, frozen=True, eq=False):
    """A document, section, theme, statement, item, sentence or link: `value` is that of the review.

    `row` holds the things it stands among, itself at `index`; `holder` is the section around a section.
    """

    kind: Kind
    value: Any
    span: Span
    row: Sequence[Thing]
    index: int
    holder: Thing | None = None

    def neighbour(self, step: int) -> Thing | None:
        """Return the thing so many places on in its row."""
        index = self.index + step
        return self.row[index] if 0 <= index < len(self.row) else None
