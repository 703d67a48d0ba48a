"""Changes to the text of a draft."""

from __future__ import annotations

from itertools import repeat
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reviewlint.draft.source import Source, Span


class Edit(Struct, frozen=True):
    """A text in the place of another; an empty one deletes, an empty span inserts."""

    span: Span
    text: str


class Fix(Struct, frozen=True):
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


def revised(source: Source, edits: Iterable[Edit]) -> Source:
    """Return a draft with some edits made; lines that stay keep their line ends, new ones get the usual one."""
    edits = sorted(edits, key=lambda edit: edit.span)
    ends = tuple(_line_ends(source, edits)) if source.line_ends else ()
    return replace(source, text=applied(source.text, edits), line_ends=ends)


def _line_ends(source: Source, edits: Sequence[Edit]) -> Iterator[str]:
    usual = source.line_end
    done = 0
    for edit in edits:
        first, last = (source.position(place).line - 1 for place in (edit.span.start, edit.span.end))
        wanted = edit.text.count("\n")
        kept = min(wanted, last - first)
        yield from source.line_ends[done : first + kept]
        yield from repeat(usual, wanted - kept)
        done = last
    yield from source.line_ends[done:]
