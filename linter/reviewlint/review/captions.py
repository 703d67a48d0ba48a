"""Labelled entries that a line with a number of its own opens: 问题一：…, and below it 整改措施：…."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, TypeGuard

from reviewlint.draft.source import Span
from reviewlint.outline.nodes import Mark, Paragraph, Section
from reviewlint.outline.styles import Style
from reviewlint.review.entries import is_entry
from reviewlint.review.units import GROUPING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reviewlint.outline.nodes import Block

_CAPTION = re.compile(r"\**问题(?:\d{1,2}|[一二三四五六七八九十]{1,3})\**[：:]")


def with_captions(blocks: Sequence[Block], text: str) -> tuple[Block, ...]:
    """Return the blocks with each such line as the heading of what stands below it, if all of them open an entry."""
    first = next((at for at, block in enumerate(blocks) if _is_caption(block, text)), None)
    if first is None:
        return tuple(
            replace(block, blocks=with_captions(block.blocks, text)) if isinstance(block, Section) else block
            for block in blocks
        )
    end = next((at for at, block in enumerate(blocks) if at > first and _outranks(block)), len(blocks))
    flat = [*_lifted(blocks[first:end], text)]
    starts = [at for at, block in enumerate(flat) if _is_caption(block, text)]
    entries = [_entry(flat[start:behind], text) for start, behind in pairwise([*starts, len(flat)])]
    if not all(is_entry(entry.title, entry.span, text) for entry in entries):
        return tuple(blocks)
    return (*blocks[:first], *entries, *with_captions(blocks[end:], text))


def _is_caption(block: Block, text: str) -> TypeGuard[Paragraph]:
    return isinstance(block, Paragraph) and _CAPTION.match(text, block.span.start) is not None


def _outranks(block: Block) -> bool:
    return isinstance(block, Section) and block.mark.style in GROUPING


def _lifted(blocks: Sequence[Block], text: str) -> Iterator[Block]:
    """Yield the blocks, the last measure of a list cut where the line that opens the next entry stands below it."""
    for block in blocks:
        inner = block.blocks if isinstance(block, Section) else ()
        at = next((at for at, below in enumerate(inner) if _is_caption(below, text)), None)
        if at is None or not isinstance(block, Section):
            yield block
            continue
        end = inner[at - 1].span.end if at else block.title.end
        yield replace(block, span=Span(block.span.start, end), blocks=inner[:at])
        yield from _lifted(inner[at:], text)


def _entry(blocks: Sequence[Block], text: str) -> Section:
    title = blocks[0].span
    match = _CAPTION.match(text, title.start)
    mark = Mark(Span(title.start, match.end() if match else title.start), Style.ARABIC, None)
    return Section(mark, 1, title, Span(title.start, blocks[-1].span.end), tuple(blocks[1:]))
