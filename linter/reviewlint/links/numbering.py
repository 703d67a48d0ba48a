"""The problems, causes or measures of one draft by the numbers that drafters give them."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from reviewlint.outline.styles import number_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reviewlint.draft.source import Span
    from reviewlint.reading.model import Statement

_LONGEST_MARK = 12
_LABEL = re.compile(r"(?:问题|原因|措施|举措)\s*\S{1,4}?\s*[:：.、]?\s*")
_ASPECT = re.compile(r"方面[。：:]?$")
_FAULT = re.compile(r"[不未没缺无少差慢乱弱松漏欠难]|滞后|脱节|形式|走过场|[。；]$")


class Numbering:
    """Statements of one kind, found by a number: as it is written before them, else by their place in the list.

    A heading that states a fault (（二）票据不全) is itself the second problem, whatever items it has; one that names an
    aspect (（二）财务方面) is none.
    """

    def __init__(self, statements: Sequence[Statement], text: str) -> None:
        self._text = text
        self._written: dict[int, list[Statement]] = defaultdict(list)
        self._placed: dict[int, list[Statement]] = defaultdict(list)
        lists = Counter(statement.heading for statement in statements)
        ones = Counter(statement.heading for statement in statements if self._number(statement) == 1)
        for statement in statements:
            self._placed[position(statement)].append(statement)
            # Markdown numbers a list itself: 1. 1. 1. says nothing
            alike = ones[statement.heading] == lists[statement.heading] > 1
            if not alike and (number := self._number(statement)):
                self._written[number].append(statement)
        self._top = dict(self._top_level(statements))
        numbered = [one for same in self._written.values() for one in same if not _is_its_heading(one)]
        once = len({*map(self._number, numbered)}) == len(numbered)
        self._runs_on = once and len({one.heading for one in numbered}) > 1

    def of(self, number: int) -> list[tuple[Statement, ...]]:
        """Return all that a number may mean by equal right."""
        found = self._written.get(number, []) or self._placed.get(number, [])
        items: list[tuple[Statement, ...]] = [(one,) for one in found]
        top = self._top.get(number)
        if top is None:
            return items
        # where the items are numbered through all headings, theirs are as good
        others = [item for item in items if item[0] not in top] if self._runs_on else []
        return [top, *others]

    def _number(self, statement: Statement) -> int | None:
        """Return the number that is written before a statement, as its ordinal or in a label (问题2：)."""
        if statement.mark is not None:
            return statement.mark.number
        before = self._before(statement.span)
        return number_of(before) if _LABEL.fullmatch(before) else None

    def _before(self, span: Span) -> str:
        """Return what stands before a place in its line, if that can be an ordinal or a label."""
        return self._text[max(0, span.start - _LONGEST_MARK) : span.start].rpartition("\n")[2].strip()

    def _top_level(self, statements: Sequence[Statement]) -> Iterator[tuple[int, tuple[Statement, ...]]]:
        """Yield the numbers of the headings that are problems themselves, and of what stands beside headings."""
        if all(statement.heading is None for statement in statements):
            return
        top: list[tuple[Span | None, list[Statement]]] = []
        for statement in statements:
            if statement.heading is None or not top or top[-1][0] != statement.heading:
                top.append((statement.heading, []))
            top[-1][1].append(statement)
        for place, (heading, group) in enumerate(top, start=1):
            if heading is None:
                yield self._number(group[0]) or place, tuple(group)
            elif self._states_fault(heading):
                yield number_of(self._before(heading)) or place, tuple(group)

    def _states_fault(self, heading: Span) -> bool:
        words = heading.of(self._text)
        return _FAULT.search(words) is not None and _ASPECT.search(words) is None


def _is_its_heading(statement: Statement) -> bool:
    return statement.heading is not None and statement.span.start == statement.heading.start


def position(statement: Statement) -> int:
    """Return the place of a statement in its group."""
    return int(statement.id[1:].rpartition(".")[2])
