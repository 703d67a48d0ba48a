"""Outlines drawn line by line, for tests to compare."""

from __future__ import annotations

from reviewlint.draft.source import Source
from reviewlint.outline.nodes import Item, Outline, Paragraph, Section
from reviewlint.outline.parser import parse


def parsed(text: str) -> Outline:
    return parse(Source("draft.txt", text))


def drawn(text: str) -> list[str]:
    """Draw an outline: a heading as `一、1 title`, a paragraph as its text or as its lead and items, one a line."""
    return [line for block in parsed(text).blocks for line in _block(block, text)]


def _block(block: object, text: str) -> list[str]:
    if isinstance(block, Section):
        head = f"{block.mark.style.value}{block.mark.number or ''} {block.title.of(text)}".rstrip()
        return [head, *("  " + line for inner in block.blocks for line in _block(inner, text))]
    if isinstance(block, Paragraph):
        lead = [block.lead.of(text)] if len(block.lead) else []
        return [*lead, *(line for item in block.items for line in _item(item, text))]
    return ["table"]


def _item(item: Item, text: str) -> list[str]:
    # an outer item's text is left out where inner ones show it
    own = (
        item.text.of(text)[: item.items[0].span.start - item.text.start] if item.items else item.text.of(text)
    )
    head = f"* {item.mark.style.value}{item.mark.number or ''} {own}".rstrip()
    return [head, *("  " + line for inner in item.items for line in _item(inner, text))]
