"""What the names in an assertion stand for: fields, variables, word lists, options."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct
from msgspec.structs import replace

from reviewlint.packs.assertion import AssertionMistake
from reviewlint.packs.assertion.reasons import CHOICES, reason
from reviewlint.packs.assertion.schema import FIELDS, NUMBER, TEXT, TEXTS, TRUTH, Type, name_of
from reviewlint.packs.mistakes import filled, near
from reviewlint.profile.assertion import (
    Constant,
    Field,
    Option,
    This,
    Variable,
    Whole,
    Words,
)

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from lark import Token

    from reviewlint.packs.assertion import Clause
    from reviewlint.phrases import Phrase
    from reviewlint.profile.assertion import Kind, Node

GLOBALS: Final = ("document", "words", "options")


class Meaning(Struct, frozen=True):
    """A value and its type; None after a mistake, so that one does not bring others with it."""

    node: Node
    type: Type | None


UNKNOWN: Final = Meaning(Constant(value=False), None)


class Vocabulary(Struct, frozen=True):
    """The names that a rule can use beside the fields: its options with their values, the word lists."""

    options: Mapping[str, object]
    words: Collection[str]


class Scope(Struct, frozen=True):
    """Of what kind the thing is whose fields need no name before them, and which variables are bound."""

    kind: Kind
    variables: Mapping[str, Type]


def nearest(word: str, choices: Collection[str], others: Iterable[str] = ()) -> Phrase:
    """Say which choice, or what else could stand there, looks most like a word; else what there is to choose."""
    names = filled(CHOICES, {"names": ", ".join(choices)})
    return near(word, (*choices, *others), names) if choices else near(word, others)


class Names:
    """Looks names up for one clause, and keeps what is wrong with it."""

    def __init__(self, clause: Clause, vocabulary: Vocabulary) -> None:
        self.clause = clause
        self.vocabulary = vocabulary
        self.mistakes: list[AssertionMistake] = []

    def note(self, offset: int, mistake: str, /, **values: object) -> Meaning:
        """Keep the mistake called `mistake`, and return the meaning of what is mistaken."""
        return self.note_reason(offset, reason(mistake, **values))

    def note_reason(self, offset: int, why: Phrase) -> Meaning:
        """Keep a mistake in words of its own."""
        self.mistakes.append(AssertionMistake(self.clause, offset, why))
        return UNKNOWN

    def look_up(self, path: Sequence[Token], scope: Scope) -> Meaning:
        """Return what a dotted name stands for."""
        first, *rest = path
        if first in scope.variables:
            found = Meaning(Variable(str(first)), scope.variables[first])
        elif first == "document":
            found = Meaning(Whole(), Type("thing", "document"))
        elif first in {"words", "options"}:
            if len(rest) != 1:
                return self.note(_offset(first), "one-name", of=first)
            return self._list(rest[0]) if first == "words" else self._option(rest[0])
        else:
            found, rest = Meaning(This(), Type("thing", scope.kind)), [*path]
        for name in rest:
            found = self._field(found, name, (*scope.variables, *GLOBALS) if name is first else ())
        return found

    def _list(self, name: Token) -> Meaning:
        if name not in self.vocabulary.words:
            return self.note(
                _offset(name), "words", name=name, near=nearest(name, sorted(self.vocabulary.words))
            )
        return Meaning(Words(str(name)), TEXTS)

    def _option(self, name: Token) -> Meaning:
        options = self.vocabulary.options
        if name not in options:
            return self.note(_offset(name), "option", name=name, near=nearest(name, sorted(options)))
        found = _type_of(options[name])
        if found is None:
            return self.note(_offset(name), "option-type", name=name)
        return Meaning(Option(str(name)), found)

    def _field(self, of: Meaning, name: Token, others: Iterable[str]) -> Meaning:
        """Look a field up; `others` are the names that could stand in its place."""
        if of.type is None:
            return UNKNOWN
        kind = of.type.kind
        if of.type.base != "thing" or kind is None:
            return self.note(_offset(name), "no-fields", name=name, type=name_of(of.type))
        held = FIELDS[kind].get(name)
        if held is None:
            choices = nearest(name, FIELDS[kind], others)
            return self.note(_offset(name), "field", kind=kind, name=name, near=choices)
        missing = held.optional or (of.type.optional and held.base in {"text", "number", "truth", "thing"})
        return Meaning(Field(of.node, kind, str(name)), replace(held, optional=missing))


def _offset(token: Token) -> int:
    return token.start_pos or 0


def _type_of(value: object) -> Type | None:
    """Return the type of an option's value, None for one that assertions have no use for."""
    match value:
        case bool():
            return TRUTH
        case int() | float():
            return NUMBER
        case str():
            return TEXT
        case list() | tuple() if all(isinstance(member, str) for member in value):
            return TEXTS
        case _:
            return None
