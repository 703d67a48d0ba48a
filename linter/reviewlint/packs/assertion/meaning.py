"""What an expression means: every name in it looked up, every type compared."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final

from lark import Token, Tree

from reviewlint.packs.assertion.names import GLOBALS, UNKNOWN, Meaning, Names, Scope, nearest
from reviewlint.packs.assertion.schema import (
    FIELDS,
    FUNCTIONS,
    LINK_KINDS,
    LINKS,
    NUMBER,
    ROLES,
    TEXT,
    TEXTS,
    TRUTH,
    VERDICT,
    Type,
    name_of,
)
from reviewlint.packs.assertion.types import (
    A_LIST,
    A_TEXT,
    MEMBERS,
    SOME_TEXTS,
    THINGS,
    Side,
    Wanted,
    check_choice,
    check_comparison,
    check_membership,
    expect,
)
from reviewlint.packs.patterns import fault, is_pattern
from reviewlint.profile import assertion as nodes

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from reviewlint.profile.assertion import Kind, Linked, Node

Part = Tree[Token] | Token


def condition(part: Part, scope: Scope, names: Names) -> Node:
    """Return the condition that a part of an expression states; something optional states that it is there."""
    found = value(part, scope, names)
    if found.type is None or found.type.base == "truth":
        return found.node
    if found.type.optional or found.type.base in MEMBERS:
        return nodes.Exists(found.node)
    if isinstance(part, Tree) and part.data == "path":
        names.note(_offset(part), "always", name=".".join(str(name) for name in part.children))
    else:
        names.note(_offset(part), "condition", found=name_of(found.type))
    return UNKNOWN.node


def value(part: Part, scope: Scope, names: Names) -> Meaning:
    """Return what a part of an expression means."""
    assert isinstance(part, Tree)  # noqa: S101 - tokens stand where the rules below expect them, nowhere else
    return _RULES[part.data](part.children, scope, names)


def _offset(part: Part) -> int:
    offset = part.start_pos if isinstance(part, Token) else part.meta.start_pos
    return offset or 0


def _token(part: Part) -> Token:
    assert isinstance(part, Token)  # noqa: S101 - the grammar says so
    return part


def _path(parts: Sequence[Part], scope: Scope, names: Names) -> Meaning:
    return names.look_up([_token(part) for part in parts], scope)


def _number(parts: Sequence[Part], _scope: Scope, _names: Names) -> Meaning:
    text = str(parts[0])
    number = float(text.rstrip("%"))
    return Meaning(nodes.Constant(number / 100 if text.endswith("%") else number), NUMBER)


def _string(parts: Sequence[Part], _scope: Scope, _names: Names) -> Meaning:
    return Meaning(nodes.Constant(str(parts[0])[1:-1]), TEXT)


def _truth(parts: Sequence[Part], _scope: Scope, _names: Names) -> Meaning:
    return Meaning(nodes.Constant(str(parts[0]) == "true"), TRUTH)


def _list(parts: Sequence[Part], scope: Scope, names: Names) -> Meaning:
    members = [value(part, scope, names) for part in parts]
    bases = {member.type.base for member in members if member.type}
    if len(bases) > 1:
        return names.note(_offset(parts[0]), "mixed")
    constants = tuple(member.node.value for member in members if isinstance(member.node, nodes.Constant))
    return Meaning(nodes.Constants(constants), TEXTS if bases == {"text"} else Type("numbers"))


def _filter(parts: Sequence[Part], scope: Scope, names: Names) -> Meaning:
    members = _read(parts[0], THINGS, scope, names)
    if members.type is None or members.type.kind is None:
        return UNKNOWN
    inner = Scope(members.type.kind, scope.variables)
    return Meaning(nodes.Filter(members.node, condition(parts[1], inner, names)), members.type)


def _read(part: Part, wanted: Wanted, scope: Scope, names: Names) -> Meaning:
    """Return what a part means; nothing, with the mistake kept, if that is not of the type wanted there."""
    return expect(Side(_offset(part), value(part, scope, names)), wanted, names)


def _call(parts: Sequence[Part], scope: Scope, names: Names) -> Meaning:
    path, *arguments = parts
    assert isinstance(path, Tree)  # noqa: S101 - the grammar says so
    *of, name = (_token(part) for part in path.children)
    if name not in FUNCTIONS:
        return names.note(_offset(name), "function", name=name, near=nearest(name, FUNCTIONS))
    if not arguments or (len(arguments) > 1 and name not in _OF_MANY):
        return names.note(_offset(name), "arity", name=name, usage=FUNCTIONS[name], found=len(arguments))
    if name in _OF_A_STATEMENT:
        thing = names.look_up(of, scope) if of else Meaning(nodes.This(), Type("thing", scope.kind))
        return _OF_A_STATEMENT[name](name, thing, arguments[0], names)
    if of:
        return names.note(_offset(of[0]), "function-of", name=name, usage=FUNCTIONS[name])
    return _CALLS[name](arguments, scope, names)


def _count(arguments: Sequence[Part], scope: Scope, names: Names) -> Meaning:
    return Meaning(nodes.Count(_read(arguments[0], A_LIST, scope, names).node), NUMBER)


def _length(arguments: Sequence[Part], scope: Scope, names: Names) -> Meaning:
    return Meaning(nodes.Length(_read(arguments[0], A_TEXT, scope, names).node), NUMBER)


def _share(arguments: Sequence[Part], _scope: Scope, names: Names) -> Meaning:
    roles = [_choice(argument, "share-role", ROLES, names) for argument in arguments]
    return Meaning(nodes.Share(tuple(role for role in roles if role is not None)), NUMBER)


def _links(name: Token, thing: Meaning, argument: Part, names: Names) -> Meaning:
    kind = _linked(name, thing, argument, LINKS, names)
    return Meaning(nodes.LinksOf(thing.node, kind), Type("things", LINK_KINDS[kind])) if kind else UNKNOWN


def _verdict(name: Token, thing: Meaning, argument: Part, names: Names) -> Meaning:
    kind = _linked(name, thing, argument, {"problem": LINKS["problem"]}, names)
    return Meaning(nodes.VerdictOn(thing.node, kind), VERDICT) if kind else UNKNOWN


def _linked(
    name: Token, thing: Meaning, argument: Part, known: Mapping[Kind, Sequence[Linked]], names: Names
) -> Linked | None:
    """Return what a statement is linked to, if it is one of those that are `known` to be and that can be."""
    if thing.type is None:
        return None
    kind = thing.type.kind
    if thing.type.base != "thing" or kind is None or kind not in known:
        names.note(_offset(name), "links-of", name=name, found=name_of(thing.type), kinds=", ".join(known))
        return None
    found = _choice(argument, "link-kind", known[kind], names)
    return next((linked for linked in known[kind] if linked == found), None)


def _choice(part: Part, mistake: str, choices: Sequence[str], names: Names) -> str | None:
    """Return the text that a part is, if it is one of some choices; `mistake` is that it is no text in quotes."""
    if not isinstance(part, Tree) or part.data != "string":
        names.note(_offset(part), mistake, choices=", ".join(choices))
        return None
    text = str(part.children[0])[1:-1]
    check_choice(Side(_offset(part), Meaning(nodes.Constant(text), TEXT)), choices, names)
    return text


def _word_count(parts: Sequence[Part], scope: Scope, names: Names) -> Meaning:
    words, text = (
        _read(part, wanted, scope, names) for part, wanted in zip(parts, (SOME_TEXTS, A_TEXT), strict=True)
    )
    return Meaning(nodes.WordCount(words.node, text.node), NUMBER)


def _mention(parts: Sequence[Part], scope: Scope, names: Names) -> Meaning:
    text, words = (
        _read(part, wanted, scope, names) for part, wanted in zip(parts, (A_TEXT, SOME_TEXTS), strict=True)
    )
    return Meaning(nodes.Mentions(text.node, words.node), TRUTH)


def _matching(parts: Sequence[Part], scope: Scope, names: Names) -> Meaning:
    text = _read(parts[0], A_TEXT, scope, names).node
    pattern = _pattern(parts[1], scope, names)
    return Meaning(nodes.Matches(text, pattern), TRUTH) if pattern else UNKNOWN


def _pattern(part: Part, scope: Scope, names: Names) -> nodes.Constant | nodes.Option | None:
    if isinstance(part, Tree):
        option = value(part, scope, names)
        if option.type is None:
            return None
        if isinstance(option.node, nodes.Option) and is_pattern(option.node.name) and option.type == TEXT:
            return option.node
        names.note(_offset(part), "option-pattern")
        return None
    pattern = str(part)[1:-1]
    if not pattern:
        names.note(_offset(part), "always-matches")
    elif wrong := fault(pattern):
        offset, why = wrong
        names.note_reason(_offset(part) + (0 if offset is None else 1 + offset), why)
    return nodes.Constant(pattern)


def _comparison(parts: Sequence[Part], scope: Scope, names: Names) -> Meaning:
    """Read `a < b`, and `a < b < c` as `a < b and b < c`."""
    sides = [Side(_offset(part), value(part, scope, names)) for part in parts[::2]]
    comparisons = []
    for (left, right), operator in zip(pairwise(sides), parts[1::2], strict=True):
        check_comparison(left, right, str(operator), names)
        comparisons.append(nodes.Compare(left.node, str(operator), right.node))
    return Meaning(comparisons[0] if len(comparisons) == 1 else nodes.AllOf(tuple(comparisons)), TRUTH)


def _membership(parts: Sequence[Part], scope: Scope, names: Names) -> Meaning:
    one, members = (Side(_offset(part), value(part, scope, names)) for part in parts)
    check_membership(one, members, names)
    if one.type and isinstance(parts[1], Tree) and parts[1].data == "list":
        for part in parts[1].children:
            check_choice(Side(_offset(part), value(part, scope, names)), one.type.choices, names)
    return Meaning(nodes.Among(one.node, members.node), TRUTH)


def _quantified(parts: Sequence[Part], scope: Scope, names: Names) -> Meaning:
    quantifier, variable, listed, stated = parts
    members = _read(listed, A_LIST, scope, names)
    if members.type is None:
        return UNKNOWN
    name = str(variable)
    if name in FIELDS[scope.kind] or name in scope.variables or name in GLOBALS:
        return names.note(_offset(variable), "taken", name=name)
    member = Type(MEMBERS[members.type.base], members.type.kind, choices=members.type.choices)
    inner = Scope(scope.kind, {**scope.variables, name: member})
    holds = condition(stated, inner, names)
    return Meaning(nodes.Quantified(str(quantifier) == "every", name, members.node, holds), TRUTH)


def _negation(parts: Sequence[Part], scope: Scope, names: Names) -> Meaning:
    return Meaning(nodes.Not(condition(parts[0], scope, names)), TRUTH)


def _conjunction(parts: Sequence[Part], scope: Scope, names: Names) -> Meaning:
    return Meaning(nodes.AllOf(tuple(condition(part, scope, names) for part in parts)), TRUTH)


def _disjunction(parts: Sequence[Part], scope: Scope, names: Names) -> Meaning:
    return Meaning(nodes.AnyOf(tuple(condition(part, scope, names) for part in parts)), TRUTH)


_CALLS: Final[Mapping[str, Callable[[Sequence[Part], Scope, Names], Meaning]]] = {
    "count": _count,
    "share": _share,
    "length": _length,
}
_OF_A_STATEMENT: Final[Mapping[str, Callable[[Token, Meaning, Part, Names], Meaning]]] = {
    "links": _links,
    "verdict": _verdict,
}
_OF_MANY: Final = frozenset({"share"})
_RULES: Final[Mapping[str, Callable[[Sequence[Part], Scope, Names], Meaning]]] = {
    "path": _path,
    "number": _number,
    "string": _string,
    "truth": _truth,
    "list": _list,
    "filter": _filter,
    "call": _call,
    "word_count": _word_count,
    "mention": _mention,
    "matching": _matching,
    "comparison": _comparison,
    "membership": _membership,
    "quantified": _quantified,
    "negation": _negation,
    "conjunction": _conjunction,
    "disjunction": _disjunction,
}
