"""Links that the text itself makes: references, rows of a table, labelled entries, themes with one problem."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from typing import TYPE_CHECKING

from msgspec import Struct

from reviewlint.links.directory import Directory
from reviewlint.links.mentions import find_mentions
from reviewlint.reading.review import BadReference, Link

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from reviewlint.draft.source import Span
    from reviewlint.links.mentions import Mention
    from reviewlint.reading.review import Kind, Review, Statement


class References(Struct, frozen=True):
    """What a draft itself says of its links.

    `closed` are the ids of causes and measures that say which problems they answer: for them nothing is inferred.
    `mended` are the causes that measures name, with these. `scopes` are the problems that the heading above a cause or measure names, where these are several. `hidden` are
    the words of references, which say nothing of a subject; `count` is how many references there are.
    """

    links: tuple[Link, ...] = ()
    bad: tuple[BadReference, ...] = ()
    closed: frozenset[str] = frozenset()
    mended: frozenset[tuple[str, str]] = frozenset()
    scopes: Mapping[str, frozenset[str]] = {}
    hidden: tuple[Span, ...] = ()
    count: int = 0


def read_references(review: Review) -> References:
    """Return what a draft says of its links; only what stands in its statements and their headings counts."""
    collector = _Collector(review)
    for mention in find_mentions(review.text):
        collector.take(mention)
    collector.tie()
    return collector.references()


class _Collector:
    """Gathers the references of one draft."""

    def __init__(self, review: Review) -> None:
        self._review = review
        self._directory = Directory(review)
        self._statements = sorted(review.statements, key=lambda statement: statement.span)
        self._starts = [statement.span.start for statement in self._statements]
        self._below: dict[Span, list[Statement]] = defaultdict(list)
        for statement in self._statements:
            if statement.heading is not None and statement.kind != "problem":
                self._below[statement.heading].append(statement)
        self._headings = sorted(self._below)
        self._links: dict[tuple[str, str], Link] = {}
        self._bad: list[BadReference] = []
        self._closed: set[str] = set()
        self._mended: set[tuple[str, str]] = set()
        self._scopes: dict[str, frozenset[str]] = {}
        self._hidden: list[Span] = []
        self._count = 0

    def references(self) -> References:
        return References(
            tuple(self._links.values()),
            tuple(self._bad),
            frozenset(self._closed),
            frozenset(self._mended),
            {target: scope for target, scope in self._scopes.items() if target not in self._closed},
            tuple(self._hidden),
            self._count,
        )

    def take(self, mention: Mention) -> None:
        """Take in what a mention says, if it stands where it can say anything."""
        place = self._statement_at(mention.span)
        below = self._statements_below(mention.span)
        if (place is None and not below) or not (self._review.problems or self._review.causes):
            return
        meanings = self._meanings(mention, place)
        if place is not None and place.kind == "measure":
            self._mended.update((cause.id, place.id) for cause in meanings["cause"])
        if place is None:
            self._take_heading(mention, meanings["problem"], below)
        elif place.kind == "problem":
            self._join([place], [*meanings["cause"], *meanings["measure"]], mention)
        elif meanings["problem"]:
            self._closed.add(place.id)
            causes = meanings["cause"] if place.kind == "measure" else []
            self._join(meanings["problem"], [place, *causes], mention)

    def _statement_at(self, span: Span) -> Statement | None:
        index = bisect_right(self._starts, span.start) - 1
        # A statement with items of its own holds them, so the nearest one before may already have ended.
        for statement in reversed(self._statements[max(0, index - 1) : index + 1]):
            if statement.span.holds(span):
                return statement
        return None

    def _statements_below(self, span: Span) -> Sequence[Statement]:
        """Return the causes and measures below the heading in which a place stands."""
        index = bisect_right(self._headings, span.start, key=lambda heading: heading.start) - 1
        heading = self._headings[index] if index >= 0 else None
        return self._below[heading] if heading and heading.holds(span) else ()

    def _meanings(self, mention: Mention, place: Statement | None) -> dict[Kind, list[Statement]]:
        """Return the statements that a mention names by kind; what names none that there is is noted."""
        found: dict[Kind, list[Statement]] = {"problem": [], "cause": [], "measure": []}
        at = place.id if place else None
        if not mention.named and self._review.problems:
            self._bad.append(BadReference("unclear", mention.span, at))
        for named in mention.named:
            kind = named.kind or "problem"
            if place is not None and kind == place.kind:
                continue  # a problem that quotes another one refers to nothing
            if kind != "cause" and not self._review.problems:
                continue  # without problems, only causes can be answered
            meaning = self._directory.meaning(named, kind, place, formal=mention.formal)
            if meaning.fault and mention.opens:
                continue  # the item names itself
            if meaning.fault:
                candidates = tuple(statement.id for statement in meaning.found)
                span = mention.span if meaning.fault == "unclear" else named.span
                self._bad.append(BadReference(meaning.fault, span, at, candidates))
            else:
                found[kind].extend(meaning.found)
        if any(found.values()):
            self._hidden.append(mention.span)
            self._count += 1
        return found

    def _take_heading(
        self, mention: Mention, problems: Sequence[Statement], below: Sequence[Statement]
    ) -> None:
        """Let a heading that names one problem speak for all below it, one that names several narrow them down."""
        if len(problems) == 1:
            self._join(problems, below, mention)
            self._closed.update(statement.id for statement in below)
        elif problems:
            scope = frozenset(problem.id for problem in problems)
            self._scopes.update((statement.id, scope) for statement in below)

    def _join(self, problems: Sequence[Statement], targets: Sequence[Statement], mention: Mention) -> None:
        for problem in problems:
            for target in targets:
                pair = (problem.id, target.id)
                self._links.setdefault(
                    pair, Link(*pair, how="reference", score=1.0, band="linked", reference=mention.span)
                )

    def tie(self) -> None:
        """Link what stands tied: in one row, in one labelled entry, under a theme that has but one problem."""
        for problem, targets in (*self._tied(), *self._repeated(), *self._alone()):
            for target in targets:
                pair = (problem.id, target.id)
                if target.id not in self._closed:
                    self._links.setdefault(pair, Link(*pair, how="table", score=1.0, band="linked"))
            self._count += bool(targets)
        self._closed.update(target for _, target in self._links)

    def _tied(self) -> Iterator[tuple[Statement, list[Statement]]]:
        ties: dict[int, list[Statement]] = defaultdict(list)
        for statement in self._statements:
            if statement.tie is not None:
                ties[statement.tie].append(statement)
        for tied in ties.values():
            targets = [statement for statement in tied if statement.kind != "problem"]
            yield from ((problem, targets) for problem in tied if problem.kind == "problem")

    def _repeated(self) -> Iterator[tuple[Statement, list[Statement]]]:
        for statement in self._statements:
            if statement.about is not None:
                words = statement.about.of(self._review.text)
                yield from ((problem, [statement]) for problem in self._directory.repeated(words))

    def _alone(self) -> Iterator[tuple[Statement, list[Statement]]]:
        themes: dict[Span, list[Statement]] = defaultdict(list)
        for problem in self._review.problems:
            if problem.heading is not None:
                themes[problem.heading].append(problem)
        for heading, problems in themes.items():
            if len(problems) == 1 and problems[0].tie is None:
                yield problems[0], self._below.get(heading, [])
