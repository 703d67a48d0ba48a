"""Changes to the text of a draft."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reviewlint.draft.source import Span


@dataclass(frozen=True, slots=True)
class Edit:
    """A text in the place of another; an empty one deletes, an empty span inserts."""

    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Fix:
    """Edits that mend a fault together: all of them are made or none.

    A `safe` one changes how a thing is written, never what it says.
    """

    edits: tuple[Edit, ...]
    safe: bool


def joined(fixes: Sequence[Fix]) -> Fix | None:
    """Return one fix for several places: the safe ones of them, all where none is safe."""
    chosen = [fix for fix in fixes if fix.safe] or fixes
    edits = sorted((edit for fix in chosen for edit in fix.edits), key=lambda edit: edit.span)
    return Fix(tuple(edits), chosen[0].safe) if edits else None


def applied(text: str, edits: Iterable[Edit]) -> str:
    """Return a text with some edits made, which must not overlap."""
    pieces: list[str] = []
    end = 0
    for edit in sorted(edits, key=lambda edit: edit.span):
        pieces += (text[end : edit.span.start], edit.text)
        end = edit.span.end
    return "".join([*pieces, text[end:]])
