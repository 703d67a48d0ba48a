"""Tables: rows of pipes or tabs, and those that a word processor saved as text with one cell on each line.

Of the latter the heads of the columns stand on lines of their own, of which the first counts the rows: 序号, 问题, …;
then 1, …, 2, …. Where as many lines follow a number as there are other columns, these are its cells. Where an empty
cell was dropped, nobody can tell which of the others belongs where: such a row is still one, but its cells are in no
column.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from reviewlint.draft.source import Span
from reviewlint.lexicon import lists
from reviewlint.outline.nodes import Row, Table

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


CELL_END: Final = "\x1f"
"""Stands in a plain text where a line end parts two cells of a row."""

_NUMBER: Final = re.compile(r"[（(]?(\d{1,3})[）)]?[.、．]?")
_NO_HEAD: Final = re.compile(r"[，。；：！？!?;]")
_OPENS: Final = re.compile(r"#|[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)]")
_SENTENCE_ENDS: Final = ("。", "：", ":")
_FEWEST, _MOST = 3, 15  # columns
_LEAST_ROWS = 2
_LONGEST_HEAD = 24
_WIDEST = 3  # how many times as many lines as columns a row may have


class _Row(Struct, frozen=True):
    """The lines of a row, of those that are not blank: from the one with its number to the one behind its last."""

    start: int
    end: int


def cell_ends(lines: Sequence[str]) -> dict[int, str]:
    """Return what takes the place of the line ends inside the rows of such tables; takes time linear in the lines."""
    filled = [place for place, line in enumerate(lines) if line.strip()]
    words = [lines[place].strip() for place in filled]
    gaps = [*_gaps(filled)]
    ends: dict[int, str] = {}
    at = 0
    while at < len(words):
        rows = _rows(words, at, gaps) if words[at].lower() in _counting() else []
        for row in rows:
            ends.update(_joined(filled[row.start : row.end]))
        at = rows[-1].end if rows else at + 1
    return ends


def _joined(places: Sequence[int]) -> Iterator[tuple[int, str]]:
    """Yield the line ends inside a row: one behind each cell but the last, blanks for those of empty lines."""
    for above, below in pairwise(places):
        yield above, CELL_END
        yield from ((place, " ") for place in range(above + 1, below))


def _gaps(filled: Sequence[int]) -> Iterator[bool]:
    """Yield for each line whether a blank one stands before it."""
    yield True
    yield from (below - above > 1 for above, below in pairwise(filled))


def _rows(words: Sequence[str], start: int, gaps: Sequence[bool]) -> list[_Row]:
    """Return the header and the rows of the table whose first head stands at `start`, none if it is no table."""
    first = start + 1
    while (
        first < min(len(words), start + _MOST + 1) and _number(words[first]) != 1 and _is_short(words[first])
    ):
        first += 1
    columns = first - start
    known = sum(map(_is_known, words[start:first]))
    if not (columns >= _FEWEST and 2 * known > columns and first < len(words) and _number(words[first]) == 1):
        return []
    rows = [_Row(start, first)]
    while following := _following(words, rows[-1].end, len(rows), columns):
        rows.append(following)
    begin = rows[-1].end
    rows.append(_Row(begin, _end_of_last(words, begin, columns, gaps)))
    return rows if len(rows) > _LEAST_ROWS else []


def _following(words: Sequence[str], start: int, number: int, columns: int) -> _Row | None:
    """Return the row of a number, up to the next one: best where that stands as many lines on as there are columns."""
    if start + columns < len(words) and _number(words[start + columns]) == number + 1:
        return _Row(start, start + columns)
    last = min(len(words), start + _WIDEST * columns)
    ends = (at for at in range(start + 1, last) if _number(words[at]) == number + 1)
    end = next(ends, None)
    if end is None or any(_OPENS.match(word) for word in words[start:end]):
        return None
    return _Row(start, end)


def _end_of_last(words: Sequence[str], start: int, columns: int, gaps: Sequence[bool]) -> int:
    """Return where the last row ends: with the last column, or before a heading, a sentence or what a blank line parts off."""
    spaced = all(gaps[start - columns + 1 : start + 1])
    for at in range(start + 1, min(len(words), start + columns)):
        ends_with_sentence = at == start + columns - 1 and words[at].endswith(_SENTENCE_ENDS)
        sentences = words[start - 1].endswith(_SENTENCE_ENDS)
        if (gaps[at] and not spaced) or _OPENS.match(words[at]) or (ends_with_sentence and not sentences):
            return at
    return min(len(words), start + columns)


def _number(word: str) -> int | None:
    match = _NUMBER.fullmatch(word)
    return int(match[1]) if match else None


def _is_short(word: str) -> bool:
    return len(word) <= _LONGEST_HEAD and _NO_HEAD.search(word) is None


def _is_known(head: str) -> bool:
    """Tell whether a head of a column is one that a review has: 责任人, 存在的主要问题, Root cause."""
    lower = head.lower()
    return lower in _attributes() or any(noun in lower for noun in _nouns())


@cache
def _counting() -> frozenset[str]:
    """Return the heads of columns that count rows."""
    return frozenset(lists("roles")["attributes"]["number"])


@cache
def _attributes() -> frozenset[str]:
    return frozenset(word for words in lists("roles")["attributes"].values() for word in words)


@cache
def _nouns() -> frozenset[str]:
    """Return the nouns by which the head of a column tells a problem, a cause or a measure."""
    roles = ("problems", "causes", "measures")
    known = (lists("roles")[language]["nouns"][role] for language in ("chinese", "english") for role in roles)
    return frozenset(word for words in known for word in words)


# A row of |---|:--:| separates; anything else in a row is a cell.
_CELL = re.compile(r"[^ \t|:\-\n]")
_SPACE = " \t\n\0"


def read_table(written: str, start: int) -> Table:
    """Return the table that is written so and begins at `start` of the draft."""
    rows: list[Row] = []
    at = start
    lines = written.split("\n")
    separator = next((sign for sign in (CELL_END, "|") if sign in lines[0]), "\t")
    for line in lines:
        if _CELL.search(line):
            rows.append(_row(line, at, separator))
        at += len(line) + 1
    header = rows[0] if rows else Row(Span(start, start), ())
    below = rows[1:] if separator != CELL_END else [_in_columns(row, len(header.cells)) for row in rows[1:]]
    return Table(Span(start, rows[-1].span.end if rows else start), header, tuple(below))


def _in_columns(row: Row, columns: int) -> Row:
    """Return a row of cells that stood on lines; where they are more or fewer than the columns, they are in none of them."""
    if len(row.cells) == columns:
        return row
    number, *others = row.cells
    nothing = Span(number.end, number.end)
    return Row(row.span, (number, *[nothing] * (columns - 1), *others))


def _row(line: str, start: int, separator: str) -> Row:
    at = start
    inside = line
    if separator == "|":
        indented = line.lstrip(" \t").removeprefix("|")
        at += len(line) - len(indented)
        inside = indented.rstrip(" \t").removesuffix("|")
    cells: list[Span] = []
    for cell in inside.split(separator):
        stripped = cell.strip(_SPACE)
        begin = at + cell.index(stripped)
        cells.append(Span(begin, begin + len(stripped)))
        at += len(cell) + 1
    return Row(Span(start, start + len(line)), tuple(cells))
