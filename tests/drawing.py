"""Outlines drawn line by line, for tests to compare."""

from __future__ import annotations

from reviewlint.draft.source import Source
from reviewlint.outline.nodes import Outline, Paragraph, Section
from reviewlint.outline.parser import parse


def parsed(text: str) -> Outline:
    return parse(Source("draft.txt", text))


def drawn(text: str) -> list[str]:
    """Draw an outline: a heading as `一、1 title`, an item inside a line or in words as `* 一是1 title`, a paragraph as its text."""
    return [line for block in parsed(text).blocks for line in _block(block, text)]


def _block(block: object, text: str) -> list[str]:
    if isinstance(block, Section):
        sign = "" if block.opens_line and not block.mark.style.in_words else "* "
        head = f"{sign}{block.mark.style.example}{block.mark.number or ''} {block.title.of(text)}".rstrip()
        return [head, *("  " + line for inner in block.blocks for line in _block(inner, text))]
    if isinstance(block, Paragraph):
        return [block.span.of(text)]
    return ["table"]
