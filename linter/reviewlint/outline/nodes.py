"""The values of the parse. All spans are code points into `Outline.source.text`."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING, TypeAlias

from msgspec import Struct

from reviewlint.draft.source import Span
from reviewlint.outline.styles import Style

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reviewlint.draft.source import Source

_ENDED = re.compile(r"\.[”’)\]\"'*]*$")


class Mark(Struct, frozen=True):
    """An ordinal before a heading or an item.

    `span` is the ordinal as written with the mark after it (`一、`, `（一）、`, `## 一、`, `一是，`), without
    the spaces around it. `number` is its value, None where the style has none (a bullet, a bare `#`).
    """

    span: Span
    style: Style
    number: int | None


class Paragraph(Struct, frozen=True):
    """A paragraph: hard-wrapped lines are joined, so a line break inside `span` is a soft one.

    `span` leaves out the white space around. One before an item on the same line (有两点：一是…) ends where that begins.
    """

    span: Span


class Row(Struct, frozen=True):
    """A row of a table; cells leave out the white space around and may be empty."""

    span: Span
    cells: tuple[Span, ...]


class Table(Struct, frozen=True):
    """A table (Markdown pipes or tab-separated): its header row and the rows below."""

    span: Span
    header: Row
    rows: tuple[Row, ...]


class Section(Struct, frozen=True):
    """What an ordinal or a Markdown sign begins: a heading with all below it, or an item (1. …, 一是…) with its details.

    `level` is 1 for the outermost. `title` is the text behind the mark up to the first full stop or inner ordinal of
    the line; what follows on that line is the first paragraph of `blocks`. `opens_line` tells those that stand at the
    start of a line from those inside one.
    """

    mark: Mark
    level: int
    title: Span
    span: Span
    blocks: tuple[Block, ...]
    opens_line: bool = True

    @property
    def body(self) -> Span:
        """All of it but the mark."""
        return Span(self.title.start, max(self.title.end, self.span.end))

    @property
    def is_item(self) -> bool:
        """Whether its ordinal stands inside a line, in words or as a bullet: what it numbers can be no heading."""
        return self.mark.style is Style.BULLET or self.mark.style.in_words or not self.opens_line

    def is_listed(self, text: str) -> bool:
        """Tell whether what stands behind its ordinal in the draft's text is a sentence of a list and no heading."""
        return self.is_item or _ENDED.search(self.title.of(text)) is not None

    @property
    def sections(self) -> tuple[Section, ...]:
        """The headings directly below this one."""
        return tuple(block for block in self.blocks if isinstance(block, Section))


Block: TypeAlias = Paragraph | Table | Section


class Leaf(Struct, frozen=True):
    """One token of the grammar: `kind` is the name of its terminal."""

    kind: str
    span: Span


class Outline(Struct, frozen=True):
    """The parse of a whole draft.

    `text` is that of the source as it is read: of the same length, its digits, spaces and line ends written in one way
    (soft ones as NUL). `leaves` cover every character once, in order. `title` is None where the draft has none;
    it and the page chrome before it stand in no block. `sign_off` holds the signature and date lines.
    """

    source: Source
    text: str
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
