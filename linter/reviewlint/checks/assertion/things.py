"""The things of a review that assertions speak of, each with its neighbours and what it holds."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any, Literal

from msgspec import Struct

from reviewlint.checks.assertion.answers import Answers
from reviewlint.checks.assertion.joined import Joined
from reviewlint.checks.assertion.sentences import sentences
from reviewlint.checks.assertion.thing import Thing
from reviewlint.checks.prose import is_item
from reviewlint.draft.source import Span
from reviewlint.outline.nodes import Section

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from reviewlint.profile import Profile, ThemeSpec
    from reviewlint.profile.assertion import Kind, Selectable
    from reviewlint.reading.model import Review


_MOST_KEPT = 256


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


def count_characters(text: str) -> int:
    """Return the number of code points of a text, white space left out."""
    return len("".join(text.split()))


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
        if isinstance(block, Section) and is_item(block):
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
}
