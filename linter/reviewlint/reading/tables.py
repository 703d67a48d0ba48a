"""What the rows of a table tell, by the heads of its columns."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from reviewlint.facts.finder import is_open
from reviewlint.lexicon import lists
from reviewlint.reading.labels import KIND_OF, asks_for, attribute_of
from reviewlint.reading.wordings import is_latin, said, words_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reviewlint.draft.source import Span
    from reviewlint.outline.nodes import Row, Table
    from reviewlint.reading.cues import Cues
    from reviewlint.reading.labels import Meaning
    from reviewlint.reading.review import Kind

_TOTAL: Final = re.compile(r"(?:合|总|小|共|累)计\d*[项个条处件]?|(?:grand|sub)?totals?")
_TICKET: Final = re.compile(r"\W*(?:[A-Z]{1,10}-?\d+(?:,\s*[A-Z]{1,10}-?\d+)*|#?\d+|https?://\S+)\W*")


class Cell(Struct, frozen=True):
    """A cell that tells a problem, cause or measure."""

    kind: Kind
    span: Span


class Entry(Struct, frozen=True):
    """A row of a table: what it says, who answers for it until when, how far it is, and whether it begins something new.

    `blank` are the kinds that have a cell in it, but an empty one; `beside` the cells that may hold facts of its problem.
    """

    span: Span
    cells: tuple[Cell, ...]
    blank: frozenset[Kind]
    begins: bool
    owner: Span | None
    deadline: Span | None
    status: Span | None
    beside: tuple[Span, ...]


class Tables:
    """Reads the tables of one draft; `text` is that of its outline."""

    def __init__(self, text: str, cues: Cues) -> None:
        self._text = text
        self._cues = cues

    def columns(self, table: Table) -> tuple[Meaning | None, ...]:
        """Return what each column tells; of several that tell measures, one that tells how far they are counts less."""
        heads = [self._words(head) for head in table.header.cells]
        found = [self._meaning(head) for head in heads]
        sure = [
            place
            for place, meaning in enumerate(found)
            if meaning == "measure"
            and any(word in heads[place].lower() for word in lists("roles")["planned"])
        ]
        if sure:
            found = [
                "status" if meaning == "measure" and place not in sure else meaning
                for place, meaning in enumerate(found)
            ]
        found = _with_one_problem(heads, found)
        return tuple(self._unless_tickets(table, place, meaning) for place, meaning in enumerate(found))

    def _unless_tickets(self, table: Table, place: int, meaning: Meaning | None) -> Meaning | None:
        """Return nothing for a column of Issues or Actions that holds the numbers of tickets."""
        if meaning not in {"problem", "measure"}:
            return meaning
        cells = [self._words(row.cells[place]) for row in table.rows if place < len(row.cells)]
        filled = [cell for cell in cells if words_of(cell)]
        return None if filled and all(map(_TICKET.fullmatch, filled)) else meaning

    def _meaning(self, head: str) -> Meaning | None:
        if attribute := attribute_of(head):
            return attribute
        roles = self._cues.heading(head) if is_latin(head) else self._cues.line(head)
        if not roles:
            roles = self._cues.hint(head)
            if asked := asks_for(head):
                return asked
        return next((KIND_OF[role] for role in roles if role in KIND_OF), None)

    def entries(self, table: Table, default: Kind | None) -> Iterator[Entry]:
        """Yield what each row says, if the heads of its columns name problems or measures, or the part does (`default`)."""
        columns = self.columns(table)
        if (
            default in {"measure", "problem"}
            and default not in columns
            and {"owner", "deadline"} & {*columns}
        ):
            columns = self._with_default(table, columns, default)
        if not {"problem", "measure", default} & {*columns}:
            return
        for row in table.rows:
            filled = [
                (meaning, row.cells[place])
                for place, meaning in self._persons_first(table, columns)
                if place < len(row.cells) and self._says_anything(meaning, self._words(row.cells[place]))
            ]
            cells = tuple(Cell(meaning, cell) for meaning, cell in filled if meaning in KIND_OF.values())  # type: ignore[arg-type]
            if cells and not self._is_total(row):
                yield self._entry(row, columns, filled, cells)

    def _persons_first(
        self, table: Table, columns: Sequence[Meaning | None]
    ) -> Sequence[tuple[int, Meaning | None]]:
        """Return the columns with their places, 责任人 before 责任部门."""
        ends = tuple(lists("roles")["persons"])
        heads = [self._words(head).strip().lower() for head in table.header.cells]
        return sorted(
            enumerate(columns), key=lambda one: one[1] != "owner" or not heads[one[0]].endswith(ends)
        )

    def _says_anything(self, meaning: Meaning | None, words: str) -> bool:
        """Tell whether a cell is filled; one that tells how far a measure is may hold a mere tick."""
        return bool(words_of(words)) or (meaning == "status" and bool(words.strip()))

    def _with_default(
        self, table: Table, columns: tuple[Meaning | None, ...], default: Kind
    ) -> tuple[Meaning | None, ...]:
        """Let the first column with words tell what the part is about."""
        for place, meaning in enumerate(columns):
            cells = [self._words(row.cells[place]) for row in table.rows if place < len(row.cells)]
            if meaning is None and any(not cell.isdecimal() for cell in cells if words_of(cell)):
                return (*columns[:place], default, *columns[place + 1 :])
        return columns

    def _entry(
        self,
        row: Row,
        columns: Sequence[Meaning | None],
        filled: Sequence[tuple[Meaning | None, Span]],
        cells: tuple[Cell, ...],
    ) -> Entry:
        told = {cell.kind for cell in cells}
        wanted = {meaning for meaning in columns if meaning in KIND_OF.values()}

        def first(meaning: Meaning) -> Span | None:
            cell = next((cell for kind, cell in filled if kind == meaning), None)
            return None if cell is None or is_open(self._words(cell)) else cell

        return Entry(
            span=row.span,
            cells=cells,
            blank=frozenset(wanted - told),  # type: ignore[arg-type]
            begins="problem" in told or "problem" not in columns,
            owner=first("owner"),
            deadline=first("deadline"),
            status=first("status"),
            beside=tuple(cell for meaning, cell in filled if meaning in {"problem", None}),
        )

    def _is_total(self, row: Row) -> bool:
        first = next((words for cell in row.cells if (words := words_of(self._words(cell)))), "")
        return _TOTAL.fullmatch(first) is not None

    def _words(self, span: Span) -> str:
        return said(self._text, span)


def _with_one_problem(heads: Sequence[str], found: Sequence[Meaning | None]) -> list[Meaning | None]:
    """Let one column tell the problem: 存在问题, not 问题表现 behind it nor 隐患点 before it."""
    telling = [place for place, meaning in enumerate(found) if meaning == "problem"]
    places = lists("roles")["places"]
    named = [place for place in telling if words_of(heads[place]) not in places]
    idle = {*telling} - {*(named or telling)[:1]}
    return [None if place in idle else meaning for place, meaning in enumerate(found)]
