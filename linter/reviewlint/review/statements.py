"""Problems, causes and measures: out of the parts of a draft, with the headings that group them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import count
from typing import TYPE_CHECKING

from reviewlint.draft.source import Span
from reviewlint.outline.nodes import Paragraph, Section
from reviewlint.review.entries import before_attributes, is_attribute, read_labelled, table_entries
from reviewlint.review.units import Group, admits, tables

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from reviewlint.outline.nodes import Block, Mark, Outline, Table
    from reviewlint.packs.schema import Role
    from reviewlint.review.entries import Labelled, Piece
    from reviewlint.review.model import Kind, Part
    from reviewlint.review.roles import Titles
    from reviewlint.review.units import Enumerator, Unit

_KIND_OF: dict[Role, Kind] = {"problems": "problem", "causes": "cause", "measures": "measure"}


@dataclass(frozen=True, slots=True)
class Found:
    """A statement before it has an id: `heading` groups it, `entry` is what it stands in together with others.

    The labels inside `labels`, the nearest first, tell owner and deadline of a measure; in a row of a table its cells do.
    `blank` are the kinds of answers for which the entry has a place with nothing in it.
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
    about: Span | None = None


class Reader:
    """Reads the statements of one draft; `mends` as for the enumerator."""

    def __init__(
        self, outline: Outline, titles: Titles, enumerator: Enumerator, mends: Callable[[Span, Span], bool]
    ) -> None:
        self._text = outline.source.text
        self._outline = outline
        self._titles = titles
        self._enumerator = enumerator
        self._mends = mends
        self._ties = count(1)

    def headings(self, parts: Sequence[Part]) -> tuple[Section, ...]:
        """Return the headings under which problems stand, in order: the themes of the draft."""
        headings: dict[Span, Section] = {}
        for part in parts:
            if part.container:
                headings[part.container.span] = part.container
            elif part.roles[0] in {"problems", "measures"}:
                groups = self._groups(part.blocks, part.roles[0])
                themes = (g.section for g in groups if g.section and self._is_theme(g, part.roles))
                headings.update((section.span, section) for section in themes)
        return tuple(headings.values())

    def _is_theme(self, group: Group, roles: tuple[Role, ...]) -> bool:
        return "problems" in roles or any(self._mends(unit.title, unit.span) for unit in group.units)

    def statements(self, parts: Sequence[Part]) -> tuple[Found, ...]:
        """Return all statements of the parts and tables of a draft in the order in which they stand."""
        found = [statement for part in parts for statement in self._of_part(part)]
        themes = frozenset(heading.span for heading in self.headings(parts))
        for table in tables(self._outline.blocks):
            if self._tells_otherwise(table, parts):
                continue
            listed = any(statement.kind == "problem" for statement in found)
            if listed and _answers(table, parts):
                found.extend(_repeating(self._of_table(table, themes)))
            else:
                found.extend(self._of_table(table, themes))
        return tuple(sorted(found, key=lambda statement: statement.span))

    def _tells_otherwise(self, table: Table, parts: Sequence[Part]) -> bool:
        """Tell whether a table stands under a heading for something else: the Action of a timeline is no measure."""
        around = [part.title for part in parts if part.title and part.span.holds(table.span)]
        around += [section.title for section in self._outline.path(table.span.start)]
        return any(self._titles.roles_of(title.of(self._text)) == ("other",) for title in around)

    def _groups(self, blocks: Sequence[Block], role: Role) -> tuple[Group, ...]:
        return self._enumerator.groups(blocks, admitting=role == "problems")

    def _of_part(self, part: Part) -> Iterator[Found]:
        roles = [role for role in part.roles if role in _KIND_OF]
        if roles == ["causes"]:
            groups: tuple[Group, ...] = (Group(None, self._enumerator.causes(part.blocks)),)
        elif roles:
            groups = self._groups(part.blocks, roles[0])
        else:
            return
        for group in groups:
            labels = self._shared(group) if part.container or group.section else ()
            for unit in group.units:
                kind = self._kind_of(unit, roles)
                found = self._of_unit(unit, kind, part.container or group.section)
                yield from (replace(one, labels=one.labels or labels) for one in found)

    def _shared(self, group: Group) -> tuple[Span, ...]:
        """Return where labels stand that speak for all measures below a heading: on lines behind the last one alone."""
        spans = [unit.span for unit in group.units]
        behind = [Span(before_attributes(span, self._text).end, span.end).of(self._text) for span in spans]
        on_lines = any(behind) and not any(behind[:-1]) and behind[-1].lstrip(" \t　").startswith("\n")
        return (spans[-1],) if on_lines else ()

    def _kind_of(self, unit: Unit, roles: Sequence[Role]) -> Kind:
        """Return what a unit of a part with several roles is: what it says it is, else by its wording."""
        if len(roles) > 1:
            named = [role for role in self._titles.roles_of(unit.title.of(self._text)) if role in roles]
            worded = "measures" if not admits(unit.title.of(self._text)) and "measures" in roles else roles[0]
            return _KIND_OF[named[0] if named else worded]
        return _KIND_OF[roles[0]]

    def _of_unit(self, unit: Unit, kind: Kind, heading: Section | None) -> Iterator[Found]:
        if kind == "measure" and self._mends(unit.title, unit.span):
            yield from self._of_about(unit, heading)
        elif (labelled := read_labelled(unit.span, kind, self._text)).pieces:
            yield from self._of_pieces(unit, labelled, heading)
        else:
            yield Found(kind, unit.span, unit.title, unit.mark, heading)

    def _of_about(self, unit: Unit, heading: Section | None) -> Iterator[Found]:
        """Read 关于“…”问题的整改: the heading is the problem, what stands below are its measures."""
        if (labelled := read_labelled(unit.span, "problem", self._text)).pieces:
            yield from self._of_pieces(unit, labelled, heading)
            return
        tie = next(self._ties)
        yield Found("problem", unit.title, unit.title, unit.mark, heading, tie, unit.span)
        blocks = [block for block in unit.inside if not isinstance(block, Item)]
        for group in self._enumerator.groups(blocks, admitting=False):
            for inner in group.units:
                labels = (inner.span, unit.span)
                yield Found("measure", inner.span, inner.title, inner.mark, heading, tie, unit.span, labels)

    def _of_pieces(self, unit: Unit, labelled: Labelled, heading: Section | None) -> Iterator[Found]:
        tie = next(self._ties)
        for piece in labelled.pieces:
            own = unit.mark if piece.span.start == unit.span.start else None
            labels = (Span(piece.span.start, piece.reach), unit.span)
            found = Found(piece.kind, piece.span, piece.span, own, heading, tie, unit.span, labels)
            listed = self._listed(unit, piece) if piece.kind == "measure" else []
            yield from self._of_list(found, listed) if listed else [replace(found, blank=labelled.blank)]

    def _listed(self, unit: Unit, piece: Piece) -> list[tuple[Mark | None, Span]]:
        """Return what a measure lists; 3.责任人：甲 below it only says who answers for that."""
        inside = _inside(unit.inside, Span(piece.span.start, piece.reach))
        return [(mark, span) for mark, span in inside if len(span) and not is_attribute(span.of(self._text))]

    def _of_list(self, found: Found, listed: Sequence[tuple[Mark | None, Span]]) -> Iterator[Found]:
        """Yield the measures of a list; the labels before and behind it speak for those without labels of their own."""
        entry, first, last = found.entry or found.span, listed[0][1].start, listed[-1][1].start
        shared = (Span(last, found.labels[0].end), Span(entry.start, first), Span(last, entry.end))
        for mark, span in listed:
            said = before_attributes(span, self._text)
            yield replace(found, span=said, title=said, mark=mark, labels=(span, *shared))

    def _of_table(self, table: Table, themes: frozenset[Span]) -> Iterator[Found]:
        path = self._outline.path(table.span.start)
        heading = next((section for section in path if section.span in themes), None)
        tie = next(self._ties)
        for entry in table_entries(table, self._text):
            # where the cell of a problem is merged with the one above, the row goes on with that
            tie = next(self._ties) if entry.begins else tie
            for piece in entry.pieces:
                statement = Found(piece.kind, piece.span, piece.span, None, heading, tie, entry.span)
                yield replace(statement, blank=entry.blank, owner=entry.owner, deadline=entry.deadline)


def _answers(table: Table, parts: Sequence[Part]) -> bool:
    """Tell whether a table stands among measures, where what its rows call a problem was told before."""
    return any(
        part.span.holds(table.span) and "measures" in part.roles and "problems" not in part.roles
        for part in parts
    )


def _repeating(found: Iterable[Found]) -> Iterator[Found]:
    """Let the problems of rows say what the measures beside them are about instead of being told again."""
    about: dict[int | None, Span] = {}
    for statement in found:
        if statement.kind == "problem":
            about[statement.tie] = statement.span
        else:
            yield replace(statement, about=about.get(statement.tie))


def _inside(inside: Sequence[Block | Item], span: Span) -> Iterator[tuple[Mark | None, Span]]:
    """Yield the outermost enumerated units that begin within a piece of an entry, each up to its end at most."""
    for thing in inside:
        if isinstance(thing, Item | Section) and span.start <= thing.span.start < span.end:
            start = thing.text.start if isinstance(thing, Item) else thing.title.start
            yield thing.mark, Span(start, max(start, min(thing.span.end, span.end)))
        elif isinstance(thing, Paragraph):
            yield from _inside(thing.items, span)
        elif isinstance(thing, Section):
            yield from _inside(thing.blocks, span)
        elif isinstance(thing, Item):
            yield from _inside(thing.items, span)
