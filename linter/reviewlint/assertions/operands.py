"""The values of assertions: what names stand for, what is written out, lists narrowed by a condition."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from reviewlint.assertions.fields import FIELDS
from reviewlint.assertions.meaning import (
    NUMBER,
    TEXT,
    TEXTS,
    THINGS,
    TRUTH,
    UNKNOWN,
    Construct,
    Meaning,
    Type,
    name_of,
    nearest,
)
from reviewlint.profile import expressions as nodes

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reviewlint.assertions.meaning import Part, Reader
    from reviewlint.assertions.scope import Scope

GLOBALS: Final = ("document", "words", "options")


def this(reader: Reader) -> Meaning:
    """Return the thing whose fields need no name before them."""
    return Meaning(nodes.This(), Type("thing", reader.kind))


def look_up(path: Sequence[Part], reader: Reader) -> Meaning:
    """Return what a dotted name stands for."""
    first, *rest = path
    others: Iterable[str] = ()  # names that could stand in the place of a field
    if first.text in reader.variables:
        found = Meaning(nodes.Variable(first.text), reader.variables[first.text])
    elif first.text == "document":
        found = Meaning(nodes.Whole(), Type("thing", "document"))
    elif first.text in {"words", "options"}:
        if len(rest) != 1:
            return reader.note(first.offset, "one-name", of=first.text)
        return (_word_list if first.text == "words" else _option)(rest[0], reader)
    else:
        found, rest, others = this(reader), [*path], (*reader.variables, *GLOBALS)
    for name in rest:
        found = _field(found, name, others, reader)
        others = ()
    return found


def _word_list(name: Part, reader: Reader) -> Meaning:
    if name.text not in reader.words:
        known = nearest(name.text, sorted(reader.words))
        return reader.note(name.offset, "words", name=name.text, near=known)
    return Meaning(nodes.Words(name.text), TEXTS)


def _option(name: Part, reader: Reader) -> Meaning:
    if name.text not in reader.options:
        known = nearest(name.text, sorted(reader.options))
        return reader.note(name.offset, "option", name=name.text, near=known)
    found = _type_of(reader.options[name.text])
    if found is None:
        return reader.note(name.offset, "option-type", name=name.text)
    return Meaning(nodes.Option(name.text), found)


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


def _field(of: Meaning, name: Part, others: Iterable[str], reader: Reader) -> Meaning:
    if of.type is None:
        return UNKNOWN
    kind = of.type.kind
    if of.type.base != "thing" or kind is None:
        return reader.note(name.offset, "no-fields", name=name.text, type=name_of(of.type))
    field = FIELDS[kind].get(name.text)
    if field is None:
        known = nearest(name.text, FIELDS[kind], others)
        return reader.note(name.offset, "field", kind=kind, name=name.text, near=known)
    missing = field.type.optional or (of.type.optional and field.nothing is None)
    return Meaning(nodes.Field(of.node, kind, name.text), replace(field.type, optional=missing))


def _run_field(node: nodes.Field, scope: Scope) -> object:
    field, thing = FIELDS[node.kind][node.name], scope.value(node.of)
    return field.nothing if thing is None else field.get(scope.things, thing)


def _read_number(parts: Sequence[Part], _: Reader) -> Meaning:
    text = parts[0].text
    number = float(text.rstrip("%"))
    return Meaning(nodes.Constant(number / 100 if text.endswith("%") else number), NUMBER)


def _read_list(parts: Sequence[Part], reader: Reader) -> Meaning:
    members = [reader.value(part) for part in parts]
    bases = {member.type.base for member in members if member.type}
    if len(bases) > 1:
        return reader.note(parts[0].offset, "mixed")
    constants = tuple(member.node.value for member in members if isinstance(member.node, nodes.Constant))
    return Meaning(nodes.Constants(constants), TEXTS if bases == {"text"} else Type("numbers"))


def _read_filter(parts: Sequence[Part], reader: Reader) -> Meaning:
    members = reader.wanted(parts[0], THINGS)
    if members.type is None or members.type.kind is None:
        return UNKNOWN
    inner = replace(reader, kind=members.type.kind)
    return Meaning(nodes.Filter(members.node, inner.condition(parts[1])), members.type)


def _run_filter(node: nodes.Filter, scope: Scope) -> tuple[object, ...]:
    this, before = scope.this, len(scope.hits)
    kept = []
    for member in scope.value(node.members):
        scope.check_time()
        scope.this = member
        if scope.value(node.condition):
            kept.append(member)
        scope.this = this
    del scope.hits[before:]
    return tuple(kept)


CONSTRUCTS: Final = (
    Construct(
        "path",
        look_up,
        {
            nodes.Variable: lambda node, scope: scope.variables[node.name],
            nodes.This: lambda _, scope: scope.this,
            nodes.Whole: lambda _, scope: scope.things.document,
            nodes.Words: lambda node, scope: scope.words[node.name],
            nodes.Option: lambda node, scope: scope.options[node.name],
            nodes.Field: _run_field,
        },
    ),
    Construct("number", _read_number, {nodes.Constant: lambda node, _: node.value}),
    Construct("string", lambda parts, _: Meaning(nodes.Constant(parts[0].text[1:-1]), TEXT)),
    Construct("truth", lambda parts, _: Meaning(nodes.Constant(parts[0].text == "true"), TRUTH)),
    Construct("list", _read_list, {nodes.Constants: lambda node, _: node.values}),
    Construct("filter", _read_filter, {nodes.Filter: _run_filter}),
)
