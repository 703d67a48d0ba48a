"""The numbers that a table gives its rows: counted without a gap, and each used once."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, TypeAlias

from reviewlint.checks.outcome import Finding, Related
from reviewlint.checks.sequence import faults
from reviewlint.phrases import Phrase
from reviewlint.reading.labels import counts_rows, names_rows
from reviewlint.reading.wordings import said, words_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from reviewlint.checks.case import Draft
    from reviewlint.draft.source import Span
    from reviewlint.outline.nodes import Row

_FEWEST_ROWS: Final = 4
_FEWEST_NAMED: Final = 3
_GAP: Final = Phrase("“{mark}”之前缺“{expected}”", "“{mark}” comes without “{expected}” before it")
HEADED: Final[Mapping[str, Phrase]] = {
    "gap": _GAP,
    "repeat": Phrase(
        "序号“{mark}”重复，应为“{expected}”", "“{mark}” is used twice; “{expected}” is due here"
    ),
    "order": Phrase("序号“{mark}”的位置不对，前后颠倒", "“{mark}” does not stand in its place"),
}
_TWICE: Final = Phrase("“{mark}”用了不止一次", "“{mark}” is used more than once")
_BEFORE: Final = Phrase("先用在这里", "used here before")
# A-1, F07, 3: what names a row; 类型 and other words may well stand in several.
_NAME: Final = re.compile(r"[A-Za-z]{0,6}[-–—.#]?\d{1,4}(?:[-.]\d{1,4}){0,2}")

Numbered: TypeAlias = "Sequence[tuple[Span, Row]]"


def numbered_rows(draft: Draft) -> Iterator[Numbered]:
    """Yield the numbers of each table whose first column numbers its rows; the cell of a row that goes on is blank."""
    text = draft.review.outline.text
    for table in draft.tables:
        heads = [said(text, head) for head in table.header.cells]
        place = next((place for place, head in enumerate(heads) if counts_rows(head)), None)
        if place is None and heads and names_rows(heads[0]):
            place = 0
        if place is None:
            continue
        rows = ((row.cells[place], row) for row in table.rows if place < len(row.cells))
        yield [(cell, row) for cell, row in rows if cell.of(text).strip()]


def slips_of_rows(text: str, numbered: Numbered) -> Iterator[Finding]:
    """Yield the one number that is out of sequence, else those that are used twice.

    Where several are out of sequence, the rows are picked out of a longer list.
    """
    numbers = [cell.of(text).strip() for cell, _ in numbered]
    if numbers[:1] == ["1"] and all(map(str.isdecimal, numbers)) and len(numbers) >= _FEWEST_ROWS:
        found = faults(list(map(int, numbers)))
        if len(found) == 1:
            fault, cell = found[0], numbered[found[0].place][0]
            values = {"mark": numbers[fault.place], "expected": str(fault.expected)}
            yield Finding(cell, values, message=HEADED[fault.kind], alike=(fault.kind,))
            return
    if all(map(_NAME.fullmatch, numbers)):
        yield from _used_twice(text, numbered, numbers)


def _used_twice(text: str, numbered: Numbered, numbers: Sequence[str]) -> Iterator[Finding]:
    """Yield the numbers that name two rows with different words behind them.

    Of rows with the same words, or none, the second one goes on with the first; several repetitions, or a second row
    that counts from one again, show another way of counting.
    """
    first: dict[str, int] = {}
    again = [place for place, number in enumerate(numbers) if first.setdefault(number, place) != place]
    if len(again) != 1 or numbers[again[0]] == "1" or len(numbers) < _FEWEST_NAMED:
        return
    place = again[0]
    cells = [_behind(text, numbered[one]) for one in (first[numbers[place]], place)]
    if all(cells) and cells[0] != cells[1]:
        used = Related(numbered[first[numbers[place]]][0], _BEFORE)
        yield Finding(
            numbered[place][0], {"mark": numbers[place]}, (used,), message=_TWICE, alike=("repeat",)
        )


def _behind(text: str, numbered: tuple[Span, Row]) -> str:
    """Return the words of the cell behind a number."""
    cell, row = numbered
    place = row.cells.index(cell) + 1
    return words_of(said(text, row.cells[place])) if place < len(row.cells) else ""
