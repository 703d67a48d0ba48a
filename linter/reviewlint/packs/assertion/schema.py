"""What assertions can speak of: the kinds of things, the fields of each, the types of these."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal, get_args

from msgspec import Struct

from reviewlint.phrases import LANGUAGES, Phrase
from reviewlint.profile import Role, Subject
from reviewlint.profile.assertion import Kind, Linked, Selectable

if TYPE_CHECKING:
    from collections.abc import Mapping

Base = Literal["text", "number", "truth", "thing", "things", "texts", "numbers"]
KINDS: Final[tuple[Selectable, ...]] = get_args(Selectable)
"""What a rule can be about."""

ROLES: Final[tuple[str, ...]] = get_args(Role)


class Type(Struct, frozen=True):
    """The type of a value.

    `kind` is that of a thing or of the members of a list of things; something `optional` may be missing;
    `choices` are all the texts that it can be, where these are known.
    """

    base: Base
    kind: Kind | None = None
    optional: bool = False
    choices: tuple[str, ...] = ()


TEXT: Final = Type("text")
MAYBE_TEXT: Final = Type("text", optional=True)
TEXTS: Final = Type("texts")
NUMBER: Final = Type("number")
TRUTH: Final = Type("truth")
ROLE: Final = Type("text", choices=ROLES)


def _maybe(kind: Kind) -> Type:
    return Type("thing", kind, optional=True)


def _things(*kinds: Kind) -> dict[str, Type]:
    return {f"{kind}s": Type("things", kind) for kind in kinds}


def _neighbours(kind: Kind) -> dict[str, Type]:
    return {"prev": _maybe(kind), "next": _maybe(kind)}


def _link(to: Linked) -> dict[str, Type]:
    return {
        "band": Type("text", choices=("linked", "unconfirmed")),
        "how": Type("text", choices=("reference", "table", "decision", "inferred")),
        "score": NUMBER,
        "to": Type("thing", to),
    }


def _statement(kind: Kind, parent: Kind) -> dict[str, Type]:
    return {
        "id": TEXT,
        "title": TEXT,
        "text": TEXT,
        "prose": TEXT,
        "entry": TEXT,
        "length": NUMBER,
        "line": NUMBER,
        "heading": MAYBE_TEXT,
        "theme": MAYBE_TEXT,
        "owner": MAYBE_TEXT,
        "deadline": MAYBE_TEXT,
        "evidence": TEXTS,
        "merit": MAYBE_TEXT,
        "wish": MAYBE_TEXT,
        "done": MAYBE_TEXT,
        "section": _maybe("section"),
        "parent": _maybe(parent),
        **_neighbours(kind),
        **_things("sentence"),
    }


FIELDS: Final[Mapping[Kind, Mapping[str, Type]]] = {
    "document": {
        "title": MAYBE_TEXT,
        "text": TEXT,
        "length": NUMBER,
        "subject": Type("text", choices=get_args(Subject)),
        "language": Type("text", choices=LANGUAGES),
        **_things("section", "theme", "problem", "cause", "measure", "item", "sentence"),
    },
    "section": {
        "role": ROLE,
        "roles": Type("texts", choices=ROLES),
        "title": MAYBE_TEXT,
        "text": TEXT,
        "length": NUMBER,
        "line": NUMBER,
        **_neighbours("section"),
        **_things("theme", "problem", "cause", "measure", "item", "sentence"),
    },
    "theme": {
        "id": TEXT,
        "number": NUMBER,
        "title": TEXT,
        "text": TEXT,
        "length": NUMBER,
        "line": NUMBER,
        "known": TRUTH,
        "min_problems": NUMBER,
        "parent": _maybe("section"),
        **_neighbours("theme"),
        **_things("problem", "item", "sentence"),
    },
    "problem": _statement("problem", parent="theme"),
    "cause": {**_statement("cause", parent="section"), "orphan": TRUTH},
    "measure": {**_statement("measure", parent="section"), "orphan": TRUTH},
    "item": {
        "number": Type("number", optional=True),
        "text": TEXT,
        "prose": TEXT,
        "length": NUMBER,
        "line": NUMBER,
        "role": Type("text", optional=True, choices=ROLES),
        "section": _maybe("section"),
        **_neighbours("item"),
        **_things("sentence"),
    },
    "sentence": {
        "text": TEXT,
        "prose": TEXT,
        "length": NUMBER,
        "line": NUMBER,
        "role": Type("text", optional=True, choices=ROLES),
    },
    "problem-link": _link("problem"),
    "cause-link": _link("cause"),
    "measure-link": _link("measure"),
}

LINK_KINDS: Final[Mapping[Linked, Kind]] = {
    "problem": "problem-link",
    "cause": "cause-link",
    "measure": "measure-link",
}
"""The kind of the links to a kind of statement."""
LINKS: Final[Mapping[Kind, tuple[Linked, ...]]] = {
    "problem": ("cause", "measure"),
    "cause": ("problem",),
    "measure": ("problem",),
}
"""What the statements of a kind can be linked to."""
VERDICT: Final = Type("text", optional=True, choices=("linked", "unconfirmed", "none", "unknown"))
"""What is known of the causes or the measures of a problem: there is one, perhaps, none, that cannot be judged.

Nothing where none is due: the draft has no such part at all, or a decision exempts the problem.
"""

FUNCTIONS: Final[Mapping[str, Phrase]] = {
    "count": Phrase("count(列表)", "count(a list)"),
    "share": Phrase('share("章节类型")', 'share("a role")'),
    "length": Phrase("length(文字)", "length(a text)"),
    "links": Phrase('links("measure")', 'links("measure")'),
    "verdict": Phrase('verdict("measure")', 'verdict("measure")'),
}

_NAMES: Final[Mapping[Base, Phrase]] = {
    "text": Phrase("文字", "text"),
    "number": Phrase("数字", "a number"),
    "truth": Phrase("是非判断", "a condition"),
    "thing": Phrase("一个“{kind}”", "a {kind}"),
    "things": Phrase("“{kind}”列表", "a list of {kind}s"),
    "texts": Phrase("文字列表", "a list of texts"),
    "numbers": Phrase("数字列表", "a list of numbers"),
}


def name_of(found: Type) -> Phrase:
    """Say what a type is, in people's words."""
    name = _NAMES[found.base]
    return Phrase(name.zh.format(kind=found.kind), name.en.format(kind=found.kind))


def contents(kind: Kind) -> tuple[Kind, ...]:
    """Return the kinds of things that a thing of this kind holds."""
    return tuple(held.kind for held in FIELDS[kind].values() if held.base == "things" and held.kind)


def message_fields(kind: Kind) -> tuple[str, ...]:
    """Return the fields of a kind that a message can show."""
    return tuple(name for name, held in FIELDS[kind].items() if held.base in {"text", "number"})
