"""Which possible ordinals of a text number something, and how deep each stands.

As indentation is to Python, ordinals are to such a text, but no style has a fixed depth: an ordinal goes on with
a row that is open, or begins one. A style first met inside an item stands deeper; one that begins anew closes what
it had numbered before.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final, TypeAlias

from msgspec import Struct

from reviewlint.outline.styles import Style

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

Key: TypeAlias = "tuple[Style, str]"
"""What the ordinals of a row have in common: the style, and the noun of 问题1：."""

_HANG: Final = 2  # columns by which a list inside another one is indented at least


class Reading(Struct, frozen=True):
    """One way to read an ordinal: `1.3号` is the first of a row, or the third below 1.

    A `weak` one is more likely a figure (1.5亿元) or a range (一、二季度): it needs a row around it, and so does one
    that is not `alone`. `above` is the number that the ordinal above has, where this one repeats it (3 of 3.1), else 0.
    """

    key: Key
    number: int | None
    weak: bool = False
    alone: bool = True
    above: int = 0

    @property
    def style(self) -> Style:
        """The style of the row."""
        return self.key[0]


class Candidate(Struct, frozen=True):
    """A possible ordinal. `column` is how far it is indented, None inside a line; `hash_level` that of a Markdown heading.

    Behind a comma (`after_comma`) stands the weakest one, right behind a label (`after_label`) one that may be alone.
    A short line that no mark ends (`is_heading`) goes on below.
    """

    readings: tuple[Reading, ...]
    column: int | None = None
    hash_level: int = 0
    after_comma: bool = False
    after_label: bool = False
    is_heading: bool = False


class Accepted(Struct, frozen=True):
    """A candidate that numbers something: as what, in which row, and in which one that row stands (None: in no other).

    Rows have numbers; `begins` tells the first of one.
    """

    reading: Reading
    row: int
    parent: int | None
    begins: bool


class _Row(Struct):
    """A row that is open: its number, and the one that its ordinals have come to."""

    name: int
    key: Key
    last: int
    column: int | None
    hash_level: int
    is_heading: bool  # the last one


def accept(candidates: Sequence[Candidate]) -> tuple[Accepted | None, ...]:
    """Return for each candidate what it numbers, None for one that is no ordinal."""
    return tuple(_Acceptance(candidates).run())


class _Acceptance:
    """One pass over the candidates of a text, with a look at the next one of each row."""

    def __init__(self, candidates: Sequence[Candidate]) -> None:
        self._candidates = candidates
        self._rows: list[_Row] = []  # outermost first
        self._inside: set[tuple[Key, Key]] = set()  # which styles were met inside which
        self._numbers: dict[Key, list[int | None]] = defaultdict(list)
        self._met: dict[Key, int] = defaultdict(int)
        self._counted: dict[Key, int] = {}  # how far each style has come, in rows that have ended too
        self._names = 0
        for candidate in candidates:
            for reading in candidate.readings:
                self._numbers[reading.key].append(reading.number)

    def run(self) -> Iterator[Accepted | None]:
        for candidate in self._candidates:
            for reading in candidate.readings:
                self._met[reading.key] += 1
            placed = ((reading, self._place(candidate, reading)) for reading in candidate.readings)
            found = next(((reading, place) for reading, place in placed if place is not None), None)
            yield self._opened(candidate, *found) if found else None

    def _following(self, key: Key) -> int | None:
        """Return the number of the next candidate of a row behind the present one (-1 where there is none)."""
        numbers, place = self._numbers[key], self._met[key]
        return numbers[place] if place < len(numbers) else -1

    def _opened(self, candidate: Candidate, reading: Reading, place: tuple[int, bool]) -> Accepted:
        depth, begins = place
        if begins:
            self._names += 1
            name, last = self._names, reading.number or 1
        else:
            name, last = self._rows[depth].name, reading.number or self._rows[depth].last + 1
        self._counted[reading.key] = last
        del self._rows[depth:]
        parent = self._rows[-1] if self._rows else None
        if parent is not None:
            self._inside.add((parent.key, reading.key))
        self._rows.append(
            _Row(name, reading.key, last, candidate.column, candidate.hash_level, candidate.is_heading)
        )
        return Accepted(reading, name, parent.name if parent else None, begins)

    def _place(self, candidate: Candidate, reading: Reading) -> tuple[int, bool] | None:
        """Return how many items are open around an ordinal and whether it begins a row; None if it is none."""
        if candidate.hash_level:
            return self._hashed(candidate, reading)
        if reading.style is Style.BULLET:
            return self._bullet(candidate.column or 0)
        place = self._row_of(candidate, reading)
        if place is not None and self._goes_on(self._rows[place], reading):
            return place, False
        if reading.number in {1, None}:
            return self._beginning(candidate, reading, place)
        return self._slip(candidate, reading, place)

    def _hashed(self, candidate: Candidate, reading: Reading) -> tuple[int, bool]:
        for place, row in enumerate(self._rows):
            goes_on = row.key == reading.key and reading.number in {None, row.last + 1}
            if row.hash_level:
                ends = row.hash_level >= candidate.hash_level
            else:
                ends = goes_on or reading.style is Style.HASH or row.key[0].rank >= reading.style.rank
            if ends:
                return place, not (goes_on and row.hash_level in {0, candidate.hash_level})
        return len(self._rows), True

    def _bullet(self, column: int) -> tuple[int, bool]:
        for place, row in enumerate(self._rows):
            if row.key[0] is Style.BULLET and column < (row.column or 0) + _HANG:
                return place, False
        depth = len(self._rows)
        while depth and self._rows[depth - 1].key[0].in_words:
            depth -= 1
        return depth, True

    def _row_of(self, candidate: Candidate, reading: Reading) -> int | None:
        """Return the place of the open row that an ordinal may belong to: that goes on with it, indented alike, innermost."""
        own = [place for place, row in enumerate(self._rows) if row.key == reading.key]
        column = candidate.column

        def fitness(place: int) -> tuple[bool, bool, int]:
            row = self._rows[place]
            alike = column is None or row.column is None or abs(row.column - column) < _HANG
            return row.last + 1 == reading.number, alike, place

        return max(own, key=fitness, default=None)

    def _goes_on(self, row: _Row, reading: Reading) -> bool:
        if reading.style is Style.SEQUENCE:
            return reading.number is None or reading.number > row.last
        if reading.number is None:
            return False
        # 1.落实资金。2.8亿元到位。2.加强检查。
        again = reading.weak and self._following(reading.key) == reading.number
        return reading.number == row.last + 1 and not again

    def _beginning(
        self, candidate: Candidate, reading: Reading, place: int | None
    ) -> tuple[int, bool] | None:
        if not self._begins(candidate, reading):
            return None
        is_alike = place is not None and not self._rows[place].hash_level
        if place is not None and is_alike and not self._is_nested(place, candidate):
            return place, True
        return self._depth(candidate, reading), True

    def _begins(self, candidate: Candidate, reading: Reading) -> bool:
        """Tell whether a first ordinal counts: some do alone, others only with a second one behind."""
        if reading.number is None:
            return False
        sure = (
            candidate.column is not None or candidate.after_label or reading.style in {Style.IS, Style.AMONG}
        )
        if (
            sure
            and (reading.alone or self._continues_above(reading))
            and not reading.weak
            and not candidate.after_comma
        ):
            return True
        following = self._following(reading.key)
        return following == 2 or (reading.style is Style.SEQUENCE and following not in {-1, 1})  # noqa: PLR2004

    def _continues_above(self, reading: Reading) -> bool:
        """Tell whether an ordinal repeats the number of the item that it stands in: 1.2 below 1."""
        return bool(reading.above) and any(row.last == reading.above for row in self._rows[-1:])

    def _is_nested(self, place: int, candidate: Candidate) -> bool:
        """Tell whether a list stands inside the innermost item that is numbered alike, by its indent."""
        row = self._rows[place]
        if place != len(self._rows) - 1 or candidate.column is None or row.column is None:
            return False
        return candidate.column >= row.column + _HANG

    def _depth(self, candidate: Candidate, reading: Reading) -> int:
        """Return where a row that begins belongs: inside all that is open, but for rows that it ends."""
        depth = len(self._rows)
        while depth and self._ends(self._rows[depth - 1], candidate, reading):
            depth -= 1
        return depth

    def _ends(self, row: _Row, candidate: Candidate, reading: Reading) -> bool:
        """Tell whether a row that is open ends where another one begins.

        It does if that usually stands above it, unless it was found inside before or the open row goes on behind.
        """
        if row.hash_level:
            return False
        if row.key[0] is Style.BULLET:
            return candidate.column is not None and candidate.column < (row.column or 0) + _HANG
        if reading.style.rank >= row.key[0].rank or (row.key, reading.key) in self._inside:
            return False
        if row.is_heading and candidate.column is not None and reading.style.rank > Style.BRACKETED.rank:
            return False
        return self._following(row.key) != row.last + 1

    def _row_that_counts_to(self, number: int | None) -> int | None:
        """Return one more than the place of the innermost row that a number goes on with, though it is written otherwise."""
        row = self._rows[-1] if self._rows else None
        if row is None or row.hash_level or row.column is None or row.key[0] in {Style.BULLET, Style.DOTTED}:
            return None
        goes_on = self._following(row.key) == row.last + 1
        return len(self._rows) if number == row.last + 1 and not goes_on else None

    def _slip(self, candidate: Candidate, reading: Reading, place: int | None) -> tuple[int, bool] | None:
        """Accept a number that goes on with nothing where it cannot be anything else than an ordinal."""
        in_words = reading.style.in_words and not candidate.after_comma
        if not in_words and (candidate.column is None or reading.weak):
            return None
        runs_on = self._counted.get(reading.key) == (reading.number or 0) - 1  # across the headings above it
        counts_on = place is None and candidate.column is not None and reading.style is not Style.DOTTED
        counts_on = counts_on and not runs_on
        if counts_on and (other := self._row_that_counts_to(reading.number)):
            return other - 1, False
        is_lone = place is None and self._following(reading.key) != (reading.number or 0) + 1
        if is_lone and not runs_on and not (reading.alone or self._continues_above(reading)):
            return None
        if place is not None and not self._rows[place].hash_level:
            return place, False
        return self._depth(candidate, reading), True
