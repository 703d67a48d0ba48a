"""The values of the parse. All spans are code points into `Outline.source.text`."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reviewlint.draft.source import Source, Span


class Style(StrEnum):
    """How an ordinal is written: up to `BULLET` at the start of a line it opens a heading."""

    HASH = "#"  # Markdown heading without a number of its own
    CHAPTER = "第一部分"
    CHINESE = "一、"
    BRACKETED = "（一）"
    ARABIC = "1."
    DOTTED = "1.1"
    BRACKETED_ARABIC = "（1）"
    CIRCLED = "①"
    BULLET = "-"
    IS = "一是"
    SHOULD = "一要"
    ORDINAL = "第一，"
    SEQUENCE = "首先，"
    ASPECT = "一方面"
    AMONG = "其一，"


@dataclass(frozen=True, slots=True)
class Mark:
    """An ordinal before a heading or an item.

    `span` is the ordinal as written with the mark after it (`一、`, `（一）、`, `## 一、`, `一是，`), without
    the spaces around it. `number` is its value, None where the style has none (a bullet, a bare `#`).
    """

    span: Span
    style: Style
    number: int | None


@dataclass(frozen=True, slots=True)
class Item:
    """An enumerated item inside a paragraph: `span` from its mark on, `text` without the mark."""

    mark: Mark
    span: Span
    text: Span
    items: tuple[Item, ...] = ()


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph: hard-wrapped lines are joined, so a line break inside `span` is a soft one.

    `lead` is what stands before the first item (all of it where there is none); both leave out the white
    space around.
    """

    span: Span
    lead: Span
    items: tuple[Item, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table; cells leave out the white space around and may be empty."""

    span: Span
    cells: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table (Markdown pipes or tab-separated): its header row and the rows below."""

    span: Span
    header: Row
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A numbered or Markdown heading with everything up to the next heading of its level or above.

    `level` is 1 for the highest level that the grammar knows, larger for deeper ones; levels may be skipped.
    `title` is the heading without its mark; of a run-in heading (`（一）标题。正文…`) the first sentence, and
    what follows on that line is the first paragraph of `blocks`.
    """

    mark: Mark
    level: int
    title: Span
    span: Span
    blocks: tuple[Block, ...]

    @property
    def sections(self) -> tuple[Section, ...]:
        """The headings directly below this one."""
        return tuple(block for block in self.blocks if isinstance(block, Section))


Block: TypeAlias = Paragraph | Table | Section


@dataclass(frozen=True, slots=True)
class Leaf:
    """One token of the grammar: `kind` is the name of its terminal."""

    kind: str
    span: Span


@dataclass(frozen=True, slots=True)
class Outline:
    """The parse of a whole draft.

    `leaves` cover every character of the source once, in order. `title` is None where the draft has none;
    it and the page chrome before it stand in no block. `sign_off` holds the signature and date lines.
    """

    source: Source
    title: Span | None
    blocks: tuple[Block, ...]
    sign_off: tuple[Span, ...]
    leaves: tuple[Leaf, ...]

    @property
    def sections(self) -> tuple[Section, ...]:
        """The headings of the highest level."""
        return tuple(block for block in self.blocks if isinstance(block, Section))

    def walk(self) -> Iterator[Block]:
        """Yield every block in the order in which it stands, a section before what it holds."""
        pending = list(reversed(self.blocks))
        while pending:
            block = pending.pop()
            yield block
            if isinstance(block, Section):
                pending.extend(reversed(block.blocks))

    def path(self, offset: int) -> tuple[Section, ...]:
        """Return the headings above a place, outermost first."""
        found: list[Section] = []
        blocks = self.blocks
        while count := bisect_right(blocks, offset, key=lambda block: block.span.start):
            block = blocks[count - 1]
            if not isinstance(block, Section) or offset >= block.span.end:
                break
            found.append(block)
            blocks = block.blocks
        return tuple(found)
