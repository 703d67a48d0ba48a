"""The things of a review that assertions speak of, each with its neighbours and what it holds."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any, Final, Literal

from msgspec import Struct

from reviewlint.assertions.joined import Joined, sentences, texts
from reviewlint.draft.source import Span, seen
from reviewlint.outline.nodes import Section

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from reviewlint.profile import Profile, ThemeSpec
    from reviewlint.profile.expressions import Kind, Linked, Selectable
    from reviewlint.reading.review import Answer, Review

LINK_KINDS: Final[Mapping[Linked, Kind]] = {
    "problem": "problem-link",
    "cause": "cause-link",
    "measure": "measure-link",
}
"""The kind of the links to a kind of statement."""
_MOST_KEPT: Final = 256


class Thing(Struct, frozen=True, eq=False):
    """A document, section, theme, statement, item, sentence, text or link: `value` is that of the review.

    `row` holds the things it stands among, itself at `index`; `holder` is the section around a section.
    """

    kind: Kind
    value: Any
    span: Span
    row: Sequence[Thing]
    index: int
    holder: Thing | None = None

    def neighbour(self, step: int) -> Thing | None:
        """Return the thing so many places on in its row."""
        index = self.index + step
        return self.row[index] if 0 <= index < len(self.row) else None


class Excerpt(Struct, frozen=True):
    """A text that stands in the draft; as `prose`, quotations and official titles are blanked out."""

    span: Span
    prose: bool = False


class Things:
    """The things of one review, found when they are first asked for; the profile says what is wanted of them."""

    def __init__(self, review: Review, profile: Profile) -> None:
        self.review = review
        self._profile = profile
        self._found: dict[Kind, tuple[Thing, ...]] = {}
        self._starts: dict[Kind, list[int]] = {}
        self._shares: dict[tuple[str, ...], float] = {}
        # what the whole draft holds is asked for each item
        self.inside = lru_cache(maxsize=_MOST_KEPT)(self._inside)

    @cached_property
    def joined(self) -> Joined:
        """The text as it reads."""
        return Joined(self.review)

    @cached_property
    def document(self) -> Thing:
        """The whole draft."""
        return self.all("document")[0]

    def all(self, kind: Selectable) -> tuple[Thing, ...]:
        """Return all things of a kind, in the order in which they begin."""
        if kind not in self._found:
            self._found[kind] = _FINDERS[kind](self.review)
            self._starts[kind] = [thing.span.start for thing in self._found[kind]]
        return self._found[kind]

    def _inside(self, span: Span, kind: Selectable) -> tuple[Thing, ...]:
        """Return the things of a kind that stand wholly inside a span."""
        things, starts = self.all(kind), self._starts[kind]
        within = things[bisect_left(starts, span.start) : bisect_right(starts, span.end)]
        return tuple(thing for thing in within if thing.span.end <= span.end)

    def section_around(self, span: Span) -> Thing | None:
        """Return the innermost section that holds a span."""
        sections = self.all("section")
        index = bisect_right(self._starts["section"], span.start) - 1
        section = sections[index] if index >= 0 else None
        while section is not None and not section.span.holds(span):
            section = section.holder
        return section

    def theme_of(self, problem: Thing) -> Thing | None:
        """Return the theme that a problem is listed under: the one around it, if it bears that id."""
        named = self._themes.get(problem.value.theme, ())
        return next((theme for theme in named if theme.span.holds(problem.span)), named[0] if named else None)

    def problems_of(self, theme: Thing) -> tuple[Thing, ...]:
        """Return the problems listed under a theme."""
        return tuple(self._listed.get(id(theme), ()))

    def wanted(self, theme: Thing) -> ThemeSpec | None:
        """Return what the profile says of a theme that it knows."""
        return next((spec for spec in self._profile.themes if spec.id == theme.value.id), None)

    @cached_property
    def answers(self) -> Answers:
        """What answers what."""
        return Answers(self.review, self._profile, self.all)

    @cached_property
    def _themes(self) -> Mapping[str, Sequence[Thing]]:
        themes: dict[str, list[Thing]] = {}
        for theme in self.all("theme"):
            themes.setdefault(theme.value.id, []).append(theme)
        return themes

    @cached_property
    def _listed(self) -> Mapping[int, Sequence[Thing]]:
        listed: dict[int, list[Thing]] = {}
        for problem in self.all("problem"):
            listed.setdefault(id(self.theme_of(problem)), []).append(problem)
        return listed

    def string(self, text: str | Excerpt) -> str:
        """Return a text as it reads."""
        if isinstance(text, str):
            return text
        return self.span_of(text).of(self.joined.prose if text.prose else self.joined.text)

    def span_of(self, excerpt: Excerpt) -> Span:
        """Return where an excerpt stands in the joined text."""
        return self.joined.span(excerpt.span)

    def share(self, roles: tuple[str, ...]) -> float:
        """Return the part of the draft's characters that stands in sections of any of some roles (0 in an empty draft)."""
        if roles not in self._shares:
            whole = count_characters(self.review.text)
            end = held = 0
            for section in self.all("section"):
                start = max(section.span.start, end)
                if start < section.span.end and not set(roles).isdisjoint(section.value.roles):
                    held += count_characters(self.review.text[start : section.span.end])
                    end = section.span.end
            self._shares[roles] = held / whole if whole else 0.0
        return self._shares[roles]


class Answers:
    """The links of one review; `all_of` gives its things of a kind."""

    def __init__(
        self, review: Review, profile: Profile, all_of: Callable[[Selectable], Sequence[Thing]]
    ) -> None:
        self._review = review
        self._profile = profile
        self._all = all_of

    def links(self, statement: Thing, kind: Linked) -> tuple[Thing, ...]:
        """Return the links of a statement to statements of a kind that count or may, the strongest first."""
        return tuple(self._links[statement.kind].get((statement.value.id, kind), ()))

    def verdict(self, problem: Thing, kind: Linked) -> str | None:
        """Return what is known of the causes or the measures of a problem; None where none is due."""
        answer = self._answers.get((problem.value.id, kind))
        if answer is None or answer.verdict == "exempt" or not self._all(kind):
            return None
        # Where only references count, an answer that is merely likely is none.
        likely_is_none = self._profile.links is not None and self._profile.links.explicit_only
        verdict = "none" if answer.verdict == "unconfirmed" and likely_is_none else answer.verdict
        return "unknown" if verdict == "none" and not answer.judgeable else verdict

    def is_orphan(self, statement: Thing) -> bool:
        """Tell whether a cause or measure answers no problem, not even perhaps."""
        links = self._review.links
        return statement.value.id in (
            links.orphan_causes if statement.kind == "cause" else links.orphan_measures
        )

    @cached_property
    def _answers(self) -> Mapping[tuple[str, str], Answer]:
        return {(answer.problem, answer.kind): answer for answer in self._review.links.answers}

    @cached_property
    def _links(self) -> Mapping[Kind, Mapping[tuple[str, str], Sequence[Thing]]]:
        """The links of problems, of causes and of measures, by the id of the one and the kind of the other."""
        found: dict[Kind, dict[tuple[str, str], list[Thing]]] = {"problem": {}, "cause": {}, "measure": {}}
        by_id = {thing.value.id: thing for kind in LINK_KINDS for thing in self._all(kind)}
        for link in self._review.links.pairs:
            ends = by_id[link.problem], by_id[link.target]
            for this, other in (ends, ends[::-1]):
                kind = _linked(other)
                row = found[this.kind].setdefault((this.value.id, kind), [])
                row.append(Thing(LINK_KINDS[kind], (link, other), other.span, row, len(row)))
        for links in found["cause"], found["measure"]:
            for row in links.values():
                row.sort(key=lambda thing: -thing.value[0].score)
        return found


def _linked(thing: Thing) -> Linked:
    """Return the kind of a statement at the end of a link."""
    return next(kind for kind in LINK_KINDS if kind == thing.kind)


def count_characters(text: str) -> int:
    """Return the number of code points of a text that are to be seen, white space left out."""
    return len(seen(text))


def _row(kind: Kind, found: Iterable[tuple[Any, Span]]) -> tuple[Thing, ...]:
    row: list[Thing] = []
    for value, span in sorted(found, key=lambda one: one[1].start):
        row.append(Thing(kind, value, span, row, len(row)))
    return tuple(row)


def _sections(review: Review) -> tuple[Thing, ...]:
    """Return the parts; where one stands inside another, their neighbours are those inside the same one."""
    around: list[Thing] = []
    rows: dict[int, list[Thing]] = {}
    found: list[Thing] = []
    for part in sorted(review.parts, key=lambda part: (part.span.start, -part.span.end)):
        while around and not around[-1].span.holds(part.span):
            around.pop()
        holder = around[-1] if around else None
        row = rows.setdefault(id(holder), [])
        row.append(Thing("section", part, part.span, row, len(row), holder))
        found.append(row[-1])
        around.append(row[-1])
    return tuple(found)


def _items(review: Review) -> Iterator[tuple[Any, Span]]:
    """Yield the items inside lines or numbered in words, those inside others too, and the entries of lists with bullets."""
    for block in review.outline.walk():
        if isinstance(block, Section) and block.is_item:
            yield block, block.body


def _statements(kind: Literal["problem", "cause", "measure"]) -> Callable[[Review], tuple[Thing, ...]]:
    return lambda review: _row(kind, ((one, one.span) for one in getattr(review, f"{kind}s")))


_FINDERS: Mapping[Selectable, Callable[[Review], tuple[Thing, ...]]] = {
    "document": lambda review: _row("document", [(review, Span(0, len(review.text)))]),
    "section": _sections,
    "theme": lambda review: _row("theme", ((theme, theme.span) for theme in review.themes)),
    "problem": _statements("problem"),
    "cause": _statements("cause"),
    "measure": _statements("measure"),
    "item": lambda review: _row("item", _items(review)),
    "sentence": lambda review: _row("sentence", ((span, span) for span in sentences(review))),
    "text": lambda review: _row("text", ((span, span) for span in texts(review))),
}
