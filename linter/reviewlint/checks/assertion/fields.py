"""How to find each field that assertions can speak of: the table beside `packs/assertion/schema.py`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from reviewlint.checks.assertion.things import Excerpt, count_characters
from reviewlint.checks.places import beginning
from reviewlint.draft.source import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from reviewlint.checks.assertion.thing import Thing
    from reviewlint.checks.assertion.things import Things
    from reviewlint.profile.assertion import Kind, Selectable

    Getter = Callable[[Things, Thing], Any]

_FIRST_LINE: Final = re.compile(r"\S[^\n]*")


def _excerpt(span: Span | None) -> Excerpt | None:
    return Excerpt(span) if span is not None else None


def _fact(name: str) -> Getter:
    return lambda _, thing: _excerpt(getattr(thing.value.facts, name))


def _held(kind: Selectable) -> Getter:
    return lambda things, thing: things.inside(thing.span, kind)


def _section(things: Things, thing: Thing) -> Thing | None:
    return things.section_around(thing.span)


def _role(things: Things, thing: Thing) -> str | None:
    section = things.section_around(thing.span)
    return next(iter(section.value.roles), None) if section else None


def _min_problems(things: Things, theme: Thing) -> int:
    """Return how many problems a theme has to name: one, unless the profile says otherwise."""
    spec = things.wanted(theme)
    return spec.min_problems if spec else 1


def _orphan(things: Things, statement: Thing) -> bool:
    return things.answers.is_orphan(statement)


_TEXT: Final[Mapping[str, Getter]] = {
    "text": lambda _, thing: Excerpt(thing.span),
    "length": lambda things, thing: count_characters(things.string(Excerpt(thing.span))),
}
_PLACED: Final[Mapping[str, Getter]] = {
    **_TEXT,
    "line": lambda things, thing: things.review.outline.source.position(thing.span.start).line,
}
_PROSE: Final[Mapping[str, Getter]] = {"prose": lambda _, thing: Excerpt(thing.span, prose=True)}
_TITLE: Final[Mapping[str, Getter]] = {"title": lambda _, thing: _excerpt(thing.value.title)}
_NEIGHBOURS: Final[Mapping[str, Getter]] = {
    "prev": lambda _, thing: thing.neighbour(-1),
    "next": lambda _, thing: thing.neighbour(1),
}
_STATEMENT: Final[Mapping[str, Getter]] = {
    **_PLACED,
    **_PROSE,
    **_TITLE,
    **_NEIGHBOURS,
    "id": lambda _, thing: thing.value.id,
    "entry": lambda _, thing: Excerpt(thing.value.entry),
    "heading": lambda _, thing: _excerpt(thing.value.heading),
    "theme": lambda _, thing: thing.value.theme,
    "owner": _fact("owner"),
    "deadline": _fact("deadline"),
    "evidence": lambda _, thing: tuple(Excerpt(span) for span in thing.value.facts.evidence),
    "merit": _fact("merit"),
    "wish": _fact("wish"),
    "done": _fact("done"),
    "section": _section,
    "sentences": _held("sentence"),
}
_LINK: Final[Mapping[str, Getter]] = {
    "band": lambda _, thing: thing.value[0].band,
    "how": lambda _, thing: thing.value[0].how,
    "score": lambda _, thing: thing.value[0].score,
    "to": lambda _, thing: thing.value[1],
}

GETTERS: Final[Mapping[Kind, Mapping[str, Getter]]] = {
    "document": {
        **_TEXT,
        "title": lambda things, _: _excerpt(things.review.outline.title),
        "subject": lambda things, _: things.review.subject,
        "language": lambda things, _: things.review.language,
        "sections": _held("section"),
        "themes": _held("theme"),
        "problems": _held("problem"),
        "causes": _held("cause"),
        "measures": _held("measure"),
        "items": _held("item"),
        "sentences": _held("sentence"),
    },
    "section": {
        **_PLACED,
        **_TITLE,
        **_NEIGHBOURS,
        "role": lambda _, thing: next(iter(thing.value.roles), None),
        "roles": lambda _, thing: thing.value.roles,
        "themes": _held("theme"),
        "problems": _held("problem"),
        "causes": _held("cause"),
        "measures": _held("measure"),
        "items": _held("item"),
        "sentences": _held("sentence"),
    },
    "theme": {
        **_PLACED,
        **_TITLE,
        **_NEIGHBOURS,
        "id": lambda _, thing: thing.value.id,
        "number": lambda _, thing: thing.value.number,
        "known": lambda _, thing: thing.value.known,
        "min_problems": _min_problems,
        "parent": _section,
        "problems": lambda things, thing: things.problems_of(thing),
        "items": _held("item"),
        "sentences": _held("sentence"),
    },
    "problem": {**_STATEMENT, "parent": lambda things, thing: things.theme_of(thing)},
    "cause": {**_STATEMENT, "parent": _section, "orphan": _orphan},
    "measure": {**_STATEMENT, "parent": _section, "orphan": _orphan},
    "item": {
        **_PLACED,
        **_PROSE,
        **_NEIGHBOURS,
        "number": lambda _, thing: thing.value.mark.number,
        "role": _role,
        "section": _section,
        "sentences": _held("sentence"),
    },
    "sentence": {**_PLACED, **_PROSE, "role": _role},
    "problem-link": _LINK,
    "cause-link": _LINK,
    "measure-link": _LINK,
}


def place_of(things: Things, thing: Thing) -> Span:
    """Return where to report a thing that lacks something: its title with its ordinal, else its first line."""
    if thing.kind == "document":
        return beginning(things.review)
    if thing.kind == "sentence":
        return thing.span
    title = getattr(thing.value, "title", None)
    mark = getattr(thing.value, "mark", None)
    if title is None:
        match = _FIRST_LINE.search(things.review.text, thing.span.start, thing.span.end)
        title = Span(match.start(), match.start() + len(match[0].rstrip())) if match else thing.span
    start = title.start if mark is None else min(mark.span.start, title.start)
    return Span(start, title.end)
