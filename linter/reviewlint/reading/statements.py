"""Problems, causes and measures: out of the parts of a draft, with the headings that group them."""

from __future__ import annotations

import re
from itertools import count
from typing import TYPE_CHECKING, Final

from msgspec import Struct
from msgspec.structs import replace

from reviewlint.draft.source import Span
from reviewlint.outline.nodes import Paragraph, Section, Table
from reviewlint.reading.labels import KIND_OF
from reviewlint.reading.wordings import admits, first_sentence, names_problem, said, states

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reviewlint.outline.nodes import Block, Mark
    from reviewlint.reading.cues import Cues
    from reviewlint.reading.items import Group, Item, Items
    from reviewlint.reading.labels import Labelled, Labels, Piece
    from reviewlint.reading.review import Kind, Part
    from reviewlint.reading.tables import Tables


class Found(Struct, frozen=True):
    """A statement before it has an id: `heading` groups it, `entry` is what it stands in together with others.

    The labels inside `labels`, the nearest first, tell owner and deadline of a measure; in a row of a table its cells do.
    `blank` are the kinds of answers for which the entry has a place with nothing in it; `beside` the cells of its row.
    """

    kind: Kind
    span: Span
    title: Span
    mark: Mark | None
    heading: Section | None
    tie: int | None = None
    entry: Span | None = None
    labels: tuple[Span, ...] = ()
    blank: frozenset[Kind] = frozenset()
    owner: Span | None = None
    deadline: Span | None = None
    status: Span | None = None
    about: Span | None = None
    beside: tuple[Span, ...] = ()


_NEAR: Final = 2_000  # characters; what stands further off in one entry says nothing of a piece
_LAST: Final = re.compile(r"(?<=[。；\n])[^。；\n]{2,24}。?\Z")
# a heading that is ticked off: ### 3. Backups fail ✅
_TICKED: Final = re.compile(r"[✅☑✔✓√](?=[\s*]*\Z)")


class Reader:
    """Reads the statements of one draft; `text` is that of its outline."""

    def __init__(self, text: str, cues: Cues, labels: Labels, items: Items, tables: Tables) -> None:
        self._text = text
        self._cues = cues
        self._labels = labels
        self._items = items
        self._tables = tables
        self._ties = count(1)
        self._themes: dict[Section, None] = {}

    def read(self, parts: Sequence[Part]) -> tuple[tuple[Found, ...], tuple[Section, ...]]:
        """Return all statements of the parts, and the headings under which problems stand, both in order."""
        listed = any("problems" in part.roles and part.blocks for part in parts)
        found = [statement for part in parts for statement in self._of_part(part, listed=listed)]
        themes = sorted(self._themes, key=lambda section: section.span.start)
        return tuple(sorted(found, key=lambda statement: statement.span)), tuple(themes)

    def _of_part(self, part: Part, *, listed: bool) -> Iterator[Found]:
        kinds = [KIND_OF[role] for role in part.roles if role in KIND_OF]
        if part.container and kinds:
            self._themes[part.container] = None
        if not kinds:
            if part.roles not in {("other",), ("previous",)}:
                for table in _tables(part.blocks):
                    yield from self._of_table(table, None, part.container)
            return
        groups = self._items.groups(part.blocks, kinds[0], answers=listed and kinds == ["measure"])
        entries = self._entries([item for group in groups for item in group.items], kinds, listed=listed)
        for group in groups:
            heading = group.section or part.container
            shared = (
                self._shared(group, group.section.blocks if group.section else part.blocks) if heading else ()
            )
            for item in group.items:
                kind = self._kind_of(item, kinds)
                for one in self._of_item(item, kind, heading, is_entry=item.span in entries):
                    yield replace(one, labels=one.labels or shared)
            for table in group.tables:
                rows = self._of_table(table, kinds[0], heading)
                yield from _repeating(rows) if listed and kinds == ["measure"] else rows
            mends = group.items and any(self._mends(item) for item in group.items)
            if group.section and ("problem" in kinds or mends) and kinds[0] != "cause":
                self._themes[group.section] = None

    def _mends(self, item: Item) -> bool:
        return names_problem(self._words(item.title))

    def _shared(self, group: Group, blocks: Sequence[Block]) -> tuple[Span, ...]:
        """Return where labels stand that speak for all measures below a heading: on lines behind the last one alone."""
        lines = [block.span for block in blocks if isinstance(block, Paragraph)]
        if charges := [span for span in lines if self._labels.is_attribute(self._words(span))]:
            return tuple(charges)
        spans = [item.span for item in group.items]
        behind = [Span(self._labels.before_charges(span).end, span.end).of(self._text) for span in spans]
        on_lines = any(behind) and not any(behind[:-1]) and behind[-1].lstrip(" \t").startswith("\n")
        return (spans[-1],) if on_lines else ()

    def _kind_of(self, item: Item, kinds: Sequence[Kind]) -> Kind:
        """Return what an item of a part with several roles is: a problem where it can be, else what its words say."""
        if len(kinds) == 1 or kinds[0] == "problem":
            return kinds[0]
        worded: Kind = "measure" if not admits(self._words(item.title)) and "measure" in kinds else kinds[0]
        return worded

    def _entries(self, items: Sequence[Item], kinds: Sequence[Kind], *, listed: bool) -> frozenset[Span]:
        """Return the items that are problems with what was done about each below.

        Where most that have a label for that say what is wrong, the others are problems too.
        """
        entries = [item for item in items if self._is_entry(item, self._kind_of(item, kinds), listed=listed)]
        if not entries or kinds[0] == "cause":
            return frozenset(item.span for item in entries)
        answered = [i for i in items if self._labels.answers_one(i.title, i.span, names=False)]
        alike = answered if 2 * len(entries) >= len(answered) else []
        return frozenset(item.span for item in (*entries, *alike))

    def _of_item(self, item: Item, kind: Kind, heading: Section | None, *, is_entry: bool) -> Iterator[Found]:
        first: Kind = "problem" if is_entry else kind
        labelled = self._labels.split(item.span, first)
        if labelled.pieces:
            yield from self._of_pieces(item, labelled, heading)
        elif is_entry and kind == "measure":
            yield from self._of_mended(item, heading)
        else:
            yield Found(kind, item.span, item.title, item.mark, heading)

    def _is_entry(self, item: Item, kind: Kind, *, listed: bool) -> bool:
        section = Section(item.mark, 1, item.title, item.span, item.blocks) if item.mark else None
        return (
            section is not None
            and kind != "cause"
            and not (listed and kind == "measure" and not self._labels.has("problem", item.span))
            and self._items.is_entry(section, kind)
        )

    def _of_mended(self, item: Item, heading: Section | None) -> Iterator[Found]:
        """Read 关于“…”问题的整改: the heading is the problem, what stands below are its measures."""
        tie = next(self._ties)
        yield Found("problem", item.title, item.title, item.mark, heading, tie, item.span)
        below, state = self._without_state(item)
        for group in self._items.groups(below, "measure"):
            for inner in group.items:
                labels = (inner.span, item.span)
                found = Found("measure", inner.span, inner.title, inner.mark, heading, tie, item.span, labels)
                yield replace(found, status=state)

    def _without_state(self, item: Item) -> tuple[list[Block], Span | None]:
        """Return what stands below a heading without the sentence that only says how far it is, and that sentence."""
        blocks = list(item.blocks)
        for place, block in enumerate(blocks):
            if isinstance(block, Paragraph):
                state = Span(block.span.start, first_sentence(self._text, block.span))
                if states(self._words(state)):
                    rest = self._trimmed(state.end, block.span.end)
                    blocks[place : place + 1] = [Paragraph(rest)] if rest else []
                    return blocks, state
                break
        return blocks, None

    def _trimmed(self, start: int, end: int) -> Span | None:
        inside = start + len(self._text[start:end]) - len(self._text[start:end].lstrip(" \t\n\0"))
        return Span(inside, end) if inside < end else None

    def _of_pieces(self, item: Item, labelled: Labelled, heading: Section | None) -> Iterator[Found]:
        tie = next(self._ties)
        for piece in labelled.pieces:
            own = item.mark if piece.span.start == item.span.start else None
            near = Span(
                max(item.span.start, piece.span.start - _NEAR), min(item.span.end, piece.reach + _NEAR)
            )
            labels = (Span(piece.span.start, piece.reach), near)
            title = Span(piece.span.start, min(piece.span.end, first_sentence(self._text, piece.span)))
            found = Found(piece.kind, piece.span, title, own, heading, tie, item.span, labels)
            found = replace(found, status=self._state(item, piece))
            listed = self._listed(item, piece) if piece.kind == "measure" else []
            yield from self._of_list(found, listed) if listed else [replace(found, blank=labelled.blank)]

    def _state(self, item: Item, piece: Piece) -> Span | None:
        """Return what says of all that a piece lists how far it is: a tick behind its heading, its last sentence."""
        if tick := _TICKED.search(self._text, item.title.start, item.title.end):
            return Span(*tick.span())
        last = _LAST.search(self._text, piece.span.start, piece.span.end)
        return Span(*last.span()) if last and states(last[0]) else None

    def _listed(self, item: Item, piece: Piece) -> list[tuple[Mark, Span]]:
        """Return what a measure lists; 3.责任人：甲 below it only says who answers for that."""
        reach = Span(piece.span.start - 1, piece.reach)
        inside = [*_inside(item.blocks, reach)]
        return [
            (mark, span)
            for mark, span in inside
            if len(span) and not self._labels.is_attribute(self._words(span))
        ]

    def _of_list(self, found: Found, listed: Sequence[tuple[Mark, Span]]) -> Iterator[Found]:
        """Yield the measures of a list; the labels before and behind it speak for those without labels of their own."""
        entry, first, last = found.entry or found.span, listed[0][1].start, listed[-1][1].start
        shared = (Span(last, found.labels[0].end), Span(entry.start, first), Span(last, entry.end))
        for mark, span in listed:
            said = self._labels.before_charges(span)
            yield replace(found, span=said, title=said, mark=mark, labels=(span, *shared))

    def _of_table(self, table: Table, default: Kind | None, heading: Section | None) -> Iterator[Found]:
        tie = next(self._ties)
        for entry in self._tables.entries(table, default):
            # where the cell of a problem is merged with the one above, the row goes on with that
            tie = next(self._ties) if entry.begins else tie
            for cell in entry.cells:
                statement = Found(cell.kind, cell.span, cell.span, None, heading, tie, entry.span)
                yield replace(
                    statement,
                    blank=entry.blank,
                    owner=entry.owner,
                    deadline=entry.deadline,
                    status=entry.status,
                    beside=entry.beside,
                )

    def _words(self, span: Span) -> str:
        return said(self._text, span)


def _tables(blocks: Sequence[Block]) -> Iterator[Table]:
    for block in blocks:
        if isinstance(block, Table):
            yield block
        elif isinstance(block, Section):
            yield from _tables(block.blocks)


def _inside(blocks: Sequence[Block], span: Span) -> Iterator[tuple[Mark, Span]]:
    """Yield the outermost items that begin within a piece of an entry, each up to its end at most."""
    for block in blocks:
        if isinstance(block, Section):
            if span.start <= block.span.start < span.end:
                yield (
                    block.mark,
                    Span(block.title.start, max(block.title.start, min(block.span.end, span.end))),
                )
            else:
                yield from _inside(block.blocks, span)


def _repeating(found: Iterator[Found]) -> Iterator[Found]:
    """Let the problems of rows say what the measures beside them are about instead of being told again."""
    about: dict[int | None, Span] = {}
    for statement in found:
        if statement.kind == "problem":
            about[statement.tie] = statement.span
        else:
            yield replace(statement, about=about.get(statement.tie))
