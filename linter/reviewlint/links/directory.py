"""What the words of a mention mean in one draft: problems, causes and measures by number, path or quotation."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from functools import cache, cached_property
from math import ceil
from operator import add
from typing import TYPE_CHECKING, Literal

from msgspec import Struct

from reviewlint.outline.styles import number_of
from reviewlint.reading.wordings import likeness, words_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from reviewlint.draft.source import Span
    from reviewlint.links.mentions import Named, Path
    from reviewlint.reading.review import Kind, Review, Statement


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


_LETTERS: dict[Kind, str] = {"problem": "P", "cause": "C", "measure": "M"}
_SAME_HEADING = 0.8
_QUOTED = 0.8  # share of a quotation's pairs of characters that must stand in what it quotes
_LEAST_REPEATED = 4
_MOST_COMPARED = 500
_LEAST_QUOTE = 6  # shorter quotations in prose (“四风”) are as often about something else


class Meaning(Struct, frozen=True):
    """What a thing that is named means: `fault` None and what is found, or why it means nothing."""

    found: tuple[Statement, ...] = ()
    fault: Literal["dangling", "ambiguous", "unclear"] | None = None


class Texts:
    """The words of statements, found by what is quoted of them."""

    def __init__(self, texts: Sequence[tuple[Statement, str]]) -> None:
        self._texts = texts

    def holding(self, quote: str) -> list[Statement]:
        """Return the statements that hold a quotation."""
        return [statement for statement, text in self._texts if quote in text]

    def nearest(self, quote: str) -> list[Statement]:
        """Return the statements that hold nearly all of a quotation; drafters quote from memory."""
        wanted = {*map(add, quote, quote[1:])}
        # What holds that share of all pairs holds one of any few more than may be missing: the rarest find it.
        rarest = sorted(wanted, key=lambda pair: len(self._with_pair.get(pair, ())))
        rarest = rarest[: len(wanted) - ceil(_QUOTED * len(wanted)) + 1]
        places = sorted({place for pair in rarest for place in self._with_pair.get(pair, ())})
        held = [(sum(pair in self._texts[place][1] for pair in wanted), place) for place in places]
        most = max(held, default=(0, 0))[0]
        found = [self._texts[place][0] for count, place in held if count == most]
        return found if most and most >= _QUOTED * len(wanted) else []

    @cached_property
    def _with_pair(self) -> dict[str, list[int]]:
        """The places of the texts that hold each pair of characters."""
        places: dict[str, list[int]] = defaultdict(list)
        for place, (_, text) in enumerate(self._texts):
            for pair in {*map(add, text, text[1:])}:
                places[pair].append(place)
        return places


class Directory:
    """The statements of one draft, found by what drafters call them."""

    def __init__(self, review: Review) -> None:
        self._text = review.text
        self._all: dict[Kind, tuple[Statement, ...]] = {
            "problem": review.problems,
            "cause": review.causes,
            "measure": review.measures,
        }
        self._by_id = {s.id: s for statements in self._all.values() for s in statements}

    def meaning(self, named: Named, kind: Kind, place: Statement | None, *, formal: bool) -> Meaning:
        """Return what a thing named in `place` means; `formal` mentions must mean something."""
        if named.quote is not None:
            return self._quoted(named, kind, formal=formal)
        ends = [self._at(path, kind, place) for path in named.paths]
        if len(ends) == 1 or any(end.fault for end in ends):
            return next((end for end in ends if end.fault), ends[0])
        statements = self._all[kind]
        first, last = statements.index(ends[0].found[0]), statements.index(ends[1].found[-1])
        return Meaning(statements[first : last + 1]) if first < last else Meaning(fault="dangling")

    def repeated(self, words: str) -> tuple[Statement, ...]:
        """Return the problem that words repeat (账目公开不细), or all those under the heading that they repeat."""
        by_title, by_heading = self._titles
        return _repeating(words, by_title) or _repeating(words, by_heading)

    @cached_property
    def _titles(self) -> tuple[dict[str, list[Statement]], dict[str, list[Statement]]]:
        """The problems by their titles and by the headings above them."""
        by_title: dict[str, list[Statement]] = defaultdict(list)
        by_heading: dict[str, list[Statement]] = defaultdict(list)
        for problem in self._all["problem"]:
            by_title[words_of(problem.title.of(self._text))].append(problem)
            if problem.heading is not None:
                by_heading[words_of(problem.heading.of(self._text))].append(problem)
        return by_title, by_heading

    @cache  # noqa: B019  a directory lives no longer than the reading of one draft
    def _texts(self, kind: Kind) -> Texts:
        return Texts([(s, words_of(s.span.of(self._text))) for s in self._all[kind]])

    def _at(self, path: Path, kind: Kind, place: Statement | None) -> Meaning:
        if path.form in {"CODE", "DOTTED"}:
            code = path.words if path.form == "CODE" else _LETTERS[kind] + path.words
            return _one(self._by_id.get(code))
        number = number_of(path.words) or 0
        if path.form == "SECTION":
            return self._in_section(number, path.number, kind)
        return self._numbered(number, kind, place)

    def _in_section(self, section: int, number: str | None, kind: Kind) -> Meaning:
        """Return the n-th statement of a section, or all of it; where nothing groups them, sections are statements."""
        groups = {_group(statement) for statement in self._all[kind]}
        if groups == {0}:
            return self._numbered(section, kind, None) if number is None else Meaning(fault="dangling")
        within = tuple(s for s in self._all[kind] if _group(s) == section)
        if number is None:
            return Meaning(within) if within else Meaning(fault="dangling")
        return _one(self._by_id.get(f"{_LETTERS[kind]}{section}.{number_of(number)}"))

    def _numbered(self, number: int, kind: Kind, place: Statement | None) -> Meaning:
        """Return what bears a number, in the section of the place before all others."""
        found = self._numbering(kind).of(number)
        if len(found) > 1:
            own = [one for one in found if place is not None and self._has_same_heading(one[0], place)]
            found = own if len(own) == 1 else found
        if len(found) > 1:
            return Meaning(tuple(statement for one in found for statement in one), "ambiguous")
        return Meaning(found[0]) if found else Meaning(fault="dangling")

    @cache  # noqa: B019  as above
    def _numbering(self, kind: Kind) -> Numbering:
        return Numbering(self._all[kind], self._text)

    def _has_same_heading(self, one: Statement, other: Statement) -> bool:
        if one.heading is None or other.heading is None:
            return False
        titles = (one.heading.of(self._text), other.heading.of(self._text))
        return one.heading == other.heading or likeness(*titles) >= _SAME_HEADING

    def _quoted(self, named: Named, kind: Kind, *, formal: bool) -> Meaning:
        quote = words_of(named.quote or "")
        texts = self._texts(kind)
        found = texts.holding(quote)
        titled = [s for s in found if quote in words_of(s.title.of(self._text))]
        found = titled if len(titled) == 1 else found
        if not found:
            found = texts.nearest(quote)
        if len(found) == 1:
            return Meaning(tuple(found))
        if named.loose:
            return Meaning(fault="unclear")
        if not formal and len(quote) < _LEAST_QUOTE:
            return Meaning()
        return Meaning(tuple(found), "ambiguous" if found else "dangling")


def _one(statement: Statement | None) -> Meaning:
    return Meaning((statement,)) if statement else Meaning(fault="dangling")


def _group(statement: Statement) -> int:
    """Return the number before the dot of an id, 0 where there is none."""
    group, dot, _ = statement.id[1:].partition(".")
    return int(group) if dot else 0


def _repeating(words: str, titles: Mapping[str, list[Statement]]) -> tuple[Statement, ...]:
    """Return the problems whose titles words repeat; beyond hundreds of titles, like ones are not looked for."""
    said = words_of(words)
    found = [title for title in titles if _repeats(said, title)]
    if not found and len(said) >= _LEAST_REPEATED and len(titles) <= _MOST_COMPARED:
        found = [title for title in titles if likeness(said, title) >= _SAME_HEADING]
    return tuple(problem for title in found for problem in titles[title])


def _repeats(said: str, meant: str) -> bool:
    if min(len(said), len(meant)) < _LEAST_REPEATED:
        return said == meant != ""
    return said in meant or meant in said
