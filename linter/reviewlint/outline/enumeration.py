"""Which ordinals inside paragraphs number items, and which items stand inside which."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from reviewlint.draft.source import Span
from reviewlint.outline.nodes import Item, Mark, Style

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


@dataclass(frozen=True, slots=True)
class Candidate:
    """An ordinal at a clause boundary: `text` is where the text behind it begins.

    `after_comma` tells the weakest kind of boundary.
    """

    mark: Mark
    text: int
    after_comma: bool


def accept(paragraphs: Sequence[Sequence[Candidate]]) -> frozenset[Mark]:
    """Return the marks that number items, of the candidates of neighbouring paragraphs.

    一是 always does; all other ordinals are also ordinary words (最后, 一方面, 第一), so they count only as a
    row: a first one with a second one after it. After a comma, 一是 counts as a row of its paragraph alone.
    """
    accepted: set[Mark] = set()
    last: dict[Style, int] = {}
    following = iter(_following([candidate for paragraph in paragraphs for candidate in paragraph]))
    for paragraph in paragraphs:
        here: dict[Style, int] = {}
        for candidate, successor in zip(paragraph, following, strict=False):
            mark = candidate.mark
            previous = (here if candidate.after_comma else last).get(mark.style, 0)
            if _counts(candidate, previous, successor):
                accepted.add(mark)
                last[mark.style] = here[mark.style] = mark.number or previous + 1
    return frozenset(accepted)


def _following(candidates: Sequence[Candidate]) -> list[Mark | None]:
    """Return for every candidate the next one of its style."""
    following: list[Mark | None] = []
    next_of: dict[Style, Mark] = {}
    for candidate in reversed(candidates):
        following.append(next_of.get(candidate.mark.style))
        next_of[candidate.mark.style] = candidate.mark
    return following[::-1]


def _counts(candidate: Candidate, previous: int, successor: Mark | None) -> bool:
    mark = candidate.mark
    if mark.style is Style.IS and not candidate.after_comma:
        return True
    if mark.number == 1:
        starts = successor is not None and successor.number in {2, None}
        return starts and not (candidate.after_comma and previous)
    return mark.number == previous + 1 if candidate.after_comma else previous > 0


@dataclass(slots=True)
class _Open:
    """An item whose end is not known yet."""

    mark: Mark
    start: int
    items: list[Item] = field(default_factory=list)


def nest(ordinals: Iterable[Candidate], end: int, text: str) -> tuple[Item, ...]:
    """Build the items of one paragraph, which ends at `end`, from the ordinals that number them.

    An ordinal of another style inside an item numbers items of that item: 一是…首先…其次…二是….
    """
    top: list[Item] = []
    stack: list[_Open] = []

    def close(at: int) -> None:
        done = stack.pop()
        begin = done.mark.span.end
        # the ** of a bold ordinal behind is no text of this item
        text_end = begin + len(text[begin:at].rstrip(" \t\0\n*"))
        start = min(done.start, text_end)
        item = Item(done.mark, Span(done.mark.span.start, text_end), Span(start, text_end), tuple(done.items))
        (stack[-1].items if stack else top).append(item)

    for ordinal in ordinals:
        while any(opened.mark.style is ordinal.mark.style for opened in stack):
            close(ordinal.mark.span.start)
        stack.append(_Open(ordinal.mark, ordinal.text))
    while stack:
        close(end)
    return tuple(top)
