"""The item of a list that alone has no full stop."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from reviewlint.checks.outcome import Finding
from reviewlint.checks.prose import compiled
from reviewlint.draft.edits import Edit, Fix
from reviewlint.draft.source import Span
from reviewlint.outline.nodes import Paragraph, Section
from reviewlint.phrases import Phrase

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reviewlint.checks.case import Draft
    from reviewlint.outline.nodes import Block

_MESSAGE = Phrase(
    "这一条末尾没有标点，其余 {others} 条都有",
    "no full stop at the end of this item, as {others} others have",
)
_STOPPED = r"[。；！？][”’）》]*\Z"
_BARE = r"[^\W_a-zA-Z][”’）》]?\Z"
_FEWEST = 3
_LEAST = 8  # characters: less is a heading, or a value


def unstopped(draft: Draft) -> Iterator[Finding]:
    """Yield the one item of each list whose last sentence is left open where all others are closed.

    Items that end without a mark throughout are a matter of taste.
    """
    text = draft.review.text
    if draft.review.language == "en":
        return
    for items in _lists(draft):
        bare = [item for item in items if compiled(_BARE).search(_last_words(text, item))]
        stopped = [item for item in items if compiled(_STOPPED).search(_last_words(text, item))]
        if len(bare) != 1 or len(stopped) != len(items) - 1 or len(bare[0].body) < _LEAST:
            continue
        place = Span(bare[0].body.end - 1, bare[0].body.end)
        mark = _mark_of(text, stopped)
        fix = Fix((Edit(place, place.of(text) + mark),), safe=False)
        values = {"match": place.of(text), "others": len(stopped)}
        yield Finding(
            place, values, expected=place.of(text) + mark, message=_MESSAGE, fixes=(fix,), alike=("item-end",)
        )


def _mark_of(text: str, stopped: Sequence[Section]) -> str:
    """Return what all but the last item end with."""
    return "；" if stopped[0].body.of(text).endswith("；") else "。"


def _last_words(text: str, item: Section) -> str:
    return text[max(item.body.start, item.body.end - _LEAST) : item.body.end]


def _lists(draft: Draft) -> Iterator[list[Section]]:
    """Yield the items of each list with nothing listed below them."""
    yield from _items(draft.review.outline.blocks)
    for section in draft.sections:
        yield from _items(section.blocks)


def _items(blocks: Sequence[Block]) -> Iterator[list[Section]]:
    sections = (block for block in blocks if isinstance(block, Section) and block.opens_line)
    for _, same in groupby(sections, key=lambda section: section.mark.style):
        items = list(same)
        if len(items) >= _FEWEST and all(_is_single(item) for item in items):
            yield items


def _is_single(item: Section) -> bool:
    return all(isinstance(block, Paragraph) for block in item.blocks)
