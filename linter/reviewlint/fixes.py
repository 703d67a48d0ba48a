"""Drafts mended: what the rules propose is done, and proposed again, until nothing changes any more. Pure."""

from __future__ import annotations

from bisect import bisect_right, insort
from typing import TYPE_CHECKING, Final, TypeAlias

from msgspec import Struct

from reviewlint.draft.edits import revised
from reviewlint.errors import DraftError
from reviewlint.phrases import Phrase

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from reviewlint.draft.edits import Edit, Fix
    from reviewlint.draft.source import Source, Span

    Proposals: TypeAlias = Sequence[tuple[str, Fix]]
    """Fixes, each with the id of the rule that proposes it."""

ROUNDS: Final = 10
"""A fix may uncover another one, but not without end."""
_GROWTH: Final = (
    1000  # code points that a draft may double and grow by, before a fix is taken for one that feeds itself
)

_ENDLESS = Phrase(
    "改了又要再改，没有尽头，原文未动；请检查规则“{rule}”的 fix",
    "mending never comes to an end, so nothing was changed: look at the fix of rule “{rule}”",
)


class Mended(Struct, frozen=True):
    """A draft after all that could be done for it, and in how many places something was done."""

    source: Source
    places: int


def mend(source: Source, propose: Callable[[Source], Proposals], *, unsafe: bool = False) -> Mended:
    """Return a draft with the safe fixes made that `propose` finds in it, or with all of them.

    Raises DraftError if there is no end to them.
    """
    most = 2 * len(source.text) + _GROWTH
    places = 0
    for _ in range(ROUNDS + 1):
        edits = tuple(_chosen(propose(source), source.text, unsafe=unsafe))
        if not edits:
            return Mended(source, places)
        changed = revised(source, (edit for _, edit in edits))
        if len(changed.text) > most:
            break
        places += len(edits)
        source = changed
    raise DraftError(source.path, _ENDLESS.filled(rule=edits[0][0]))


def _chosen(proposals: Proposals, text: str, *, unsafe: bool) -> Iterator[tuple[str, Edit]]:
    """Yield the edits that can be made at once, with their rules; a fix that overlaps another waits for the next round."""
    wanted = [(rule, fix) for rule, fix in proposals if (fix.safe or unsafe) and _changes(fix, text)]
    taken: list[Span] = []
    for rule, fix in sorted(wanted, key=lambda proposal: [edit.span for edit in proposal[1].edits]):
        if all(_is_free(edit.span, taken) for edit in fix.edits):
            for edit in fix.edits:
                insort(taken, edit.span)
                yield rule, edit


def _changes(fix: Fix, text: str) -> bool:
    return any(edit.span.of(text) != edit.text for edit in fix.edits)


def _is_free(span: Span, taken: Sequence[Span]) -> bool:
    """Tell whether a span overlaps none of those taken, which are sorted and apart."""
    place = bisect_right(taken, span)
    before, after = taken[max(0, place - 1) : place], taken[place : place + 1]
    return all(one.end <= span.start and one != span for one in before) and all(
        span.end <= one.start for one in after
    )
