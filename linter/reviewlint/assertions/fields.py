"""What assertions can ask of every kind of thing: each field with its type and the way to find it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, get_args

from msgspec import Struct

from reviewlint.assertions.meaning import MEMBERS, NUMBER, TEXT, TEXTS, TRUTH, Type
from reviewlint.assertions.things import Excerpt, count_characters
from reviewlint.phrases import LANGUAGES
from reviewlint.profile import Role, Subject
from reviewlint.profile.expressions import Exists
from reviewlint.profile.expressions import Field as FieldOf

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from reviewlint.assertions.things import Thing, Things
    from reviewlint.draft.source import Span
    from reviewlint.profile.expressions import Kind, Linked, Node, Selectable

    Getter = Callable[[Things, Thing], Any]

ROLES: Final[tuple[str, ...]] = get_args(Role)


class Field(Struct, frozen=True):
    """A field: its type, how to find it in a thing; whether it is a fact, words of the draft that can be shown."""

    type: Type
    get: Getter
    is_fact: bool = False

    @property
    def nothing(self) -> object:
        """What it is where there is no thing."""
        return () if self.type.base in MEMBERS else None


def _excerpt(span: Span | None) -> Excerpt | None:
    return Excerpt(span) if span is not None else None


def _section(things: Things, thing: Thing) -> Thing | None:
    return things.section_around(thing.span)


def _role(things: Things, thing: Thing) -> str | None:
    section = things.section_around(thing.span)
    return next(iter(section.value.roles), None) if section else None


def _min_problems(things: Things, theme: Thing) -> int:
    """Return how many problems a theme has to name: one, unless the profile says otherwise."""
    spec = things.wanted(theme)
    return spec.min_problems if spec else 1


def _fact(name: str) -> dict[str, Field]:
    return {
        name: Field(_MAYBE_TEXT, lambda _, thing: _excerpt(getattr(thing.value.facts, name)), is_fact=True)
    }


def _held(*kinds: Selectable) -> dict[str, Field]:
    return {f"{kind}s": _inside(kind) for kind in kinds}


def _inside(kind: Selectable) -> Field:
    return Field(Type("things", kind), lambda things, thing: things.inside(thing.span, kind))


def _one(kind: Kind, get: Getter) -> Field:
    return Field(Type("thing", kind, optional=True), get)


def _neighbours(kind: Kind) -> dict[str, Field]:
    return {
        "prev": _one(kind, lambda _, thing: thing.neighbour(-1)),
        "next": _one(kind, lambda _, thing: thing.neighbour(1)),
    }


_MAYBE_TEXT: Final = Type("text", optional=True)
_ID: Final = {"id": Field(TEXT, lambda _, thing: thing.value.id)}
_TITLE: Final = {"title": Field(TEXT, lambda _, thing: _excerpt(thing.value.title))}
_TEXT: Final = {"text": Field(TEXT, lambda _, thing: Excerpt(thing.span))}
_PROSE: Final = {"prose": Field(TEXT, lambda _, thing: Excerpt(thing.span, prose=True))}
_LENGTH: Final = {
    "length": Field(NUMBER, lambda things, thing: count_characters(things.string(Excerpt(thing.span))))
}
_PLACE: Final = {
    **_LENGTH,
    "line": Field(NUMBER, lambda things, thing: things.review.outline.source.position(thing.span.start).line),
}
_ROLE: Final = {"role": Field(Type("text", optional=True, choices=ROLES), _role)}
_SECTION: Final = _one("section", _section)
_ORPHAN: Final = {"orphan": Field(TRUTH, lambda things, thing: things.answers.is_orphan(thing))}


def _statement(kind: Kind, parent: Field) -> dict[str, Field]:
    return {
        **_ID,
        **_TITLE,
        **_TEXT,
        **_PROSE,
        "entry": Field(TEXT, lambda _, thing: Excerpt(thing.value.entry)),
        **_PLACE,
        "heading": Field(_MAYBE_TEXT, lambda _, thing: _excerpt(thing.value.heading)),
        "theme": Field(_MAYBE_TEXT, lambda _, thing: thing.value.theme),
        **_fact("owner"),
        **_fact("deadline"),
        "evidence": Field(
            TEXTS, lambda _, thing: tuple(map(Excerpt, thing.value.facts.evidence)), is_fact=True
        ),
        **_fact("merit"),
        **_fact("wish"),
        **_fact("done"),
        "section": _SECTION,
        "parent": parent,
        **_neighbours(kind),
        **_held("sentence"),
    }


def _link(to: Linked) -> dict[str, Field]:
    """Return the fields of a link; its value is the link and the statement at its other end."""
    hows = ("reference", "table", "decision", "inferred")
    return {
        "band": Field(Type("text", choices=("linked", "unconfirmed")), lambda _, thing: thing.value[0].band),
        "how": Field(Type("text", choices=hows), lambda _, thing: thing.value[0].how),
        "score": Field(NUMBER, lambda _, thing: thing.value[0].score),
        "to": Field(Type("thing", to), lambda _, thing: thing.value[1]),
    }


FIELDS: Final[Mapping[Kind, Mapping[str, Field]]] = {
    "document": {
        "title": Field(_MAYBE_TEXT, lambda things, _: _excerpt(things.review.outline.title)),
        **_TEXT,
        **_LENGTH,
        "subject": Field(Type("text", choices=get_args(Subject)), lambda things, _: things.review.subject),
        "language": Field(Type("text", choices=LANGUAGES), lambda things, _: things.review.language),
        **_held("section", "theme", "problem", "cause", "measure", "item", "sentence", "text"),
    },
    "section": {
        "role": Field(Type("text", choices=ROLES), lambda _, thing: next(iter(thing.value.roles), None)),
        "roles": Field(Type("texts", choices=ROLES), lambda _, thing: thing.value.roles),
        "title": Field(_MAYBE_TEXT, _TITLE["title"].get),
        **_TEXT,
        **_PLACE,
        **_neighbours("section"),
        **_held("theme", "problem", "cause", "measure", "item", "sentence", "text"),
    },
    "theme": {
        **_ID,
        "number": Field(NUMBER, lambda _, thing: thing.value.number),
        **_TITLE,
        **_TEXT,
        **_PLACE,
        "known": Field(TRUTH, lambda _, thing: thing.value.known),
        "min_problems": Field(NUMBER, _min_problems),
        "parent": _SECTION,
        **_neighbours("theme"),
        "problems": Field(Type("things", "problem"), lambda things, thing: things.problems_of(thing)),
        **_held("item", "sentence", "text"),
    },
    "problem": _statement("problem", _one("theme", lambda things, thing: things.theme_of(thing))),
    "cause": {**_statement("cause", _SECTION), **_ORPHAN},
    "measure": {**_statement("measure", _SECTION), **_ORPHAN},
    "item": {
        "number": Field(Type("number", optional=True), lambda _, thing: thing.value.mark.number),
        **_TEXT,
        **_PROSE,
        **_PLACE,
        **_ROLE,
        "section": _SECTION,
        **_neighbours("item"),
        **_held("sentence"),
    },
    "sentence": {**_TEXT, **_PROSE, **_PLACE, **_ROLE},
    "text": {**_TEXT, **_PROSE, **_PLACE, **_ROLE},
    "problem-link": _link("problem"),
    "cause-link": _link("cause"),
    "measure-link": _link("measure"),
}


def contents(kind: Kind) -> tuple[Kind, ...]:
    """Return the kinds of things that a thing of this kind holds."""
    held = (field.type for field in FIELDS[kind].values() if field.type.base == "things")
    return tuple(one.kind for one in held if one.kind)


def message_fields(kind: Kind) -> tuple[str, ...]:
    """Return the fields of a kind that a message can show."""
    return tuple(name for name, field in FIELDS[kind].items() if field.type.base in {"text", "number"})


def asks_fact(node: Node) -> bool:
    """Tell whether a condition is that a fact is there."""
    if not isinstance(node, Exists) or not isinstance(node.value, FieldOf):
        return False
    return FIELDS[node.value.kind][node.value.name].is_fact
