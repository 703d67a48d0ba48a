"""The conditions of assertions: for each what it asks of its sides, and when it holds."""

from __future__ import annotations

import operator
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final

from msgspec.structs import replace

from reviewlint.assertions.fields import FIELDS, asks_fact
from reviewlint.assertions.meaning import (
    A_LIST,
    A_TEXT,
    MEMBERS,
    SOME_TEXTS,
    TEXT,
    TRUTH,
    UNKNOWN,
    AssertionMistake,
    Construct,
    Meaning,
    Type,
    name_of,
)
from reviewlint.assertions.operands import GLOBALS
from reviewlint.assertions.scope import Hit, mentions, search
from reviewlint.assertions.things import Excerpt
from reviewlint.patterns import fault, is_pattern
from reviewlint.profile import expressions as nodes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from reviewlint.assertions.meaning import Part, Reader
    from reviewlint.assertions.scope import Run, Scope


def _as_whole(run: Run) -> Run:
    """Return a condition that forgets what its parts have found when it does not hold as a whole."""

    def whole(node: Any, scope: Scope) -> bool:
        before = len(scope.hits)
        if run(node, scope):
            return True
        del scope.hits[before:]
        return False

    return whole


def _read_condition(parts: Sequence[Part], reader: Reader) -> Meaning:
    """Read any value where a condition stands; something optional states that it is there."""
    (part,) = parts
    found = reader.value(part)
    if found.type is None or found.type.base == "truth":
        return found
    if found.type.optional or found.type.base in MEMBERS:
        return Meaning(nodes.Exists(found.node), TRUTH)
    if part.rule == "path":
        return reader.note(part.offset, "always", name=".".join(name.text for name in part.parts))
    return reader.note(part.offset, "condition", found=name_of(found.type))


def _run_existence(node: nodes.Exists, scope: Scope) -> bool:
    found = scope.value(node.value)
    if found and asks_fact(node):
        fact = found if isinstance(found, Excerpt) else found[0]
        scope.hits.append(Hit(scope.things.string(fact), fact.span))
    return bool(found)


_OPERATORS: Final[Mapping[str, Callable[[Any, Any], bool]]] = {
    "==": operator.eq,
    "!=": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}
_COMPARED: Final = frozenset({"text", "number", "truth"})


def _read_comparison(parts: Sequence[Part], reader: Reader) -> Meaning:
    """Read `a < b`, and `a < b < c` as `a < b and b < c`."""
    sides = [reader.value(part) for part in parts[::2]]
    comparisons = []
    for (left, right), sign in zip(pairwise(sides), parts[1::2], strict=True):
        _check_comparison(left, right, sign.text, reader)
        comparisons.append(nodes.Compare(left.node, sign.text, right.node))
    return Meaning(comparisons[0] if len(comparisons) == 1 else nodes.AllOf(tuple(comparisons)), TRUTH)


def _check_comparison(left: Meaning, right: Meaning, sign: str, reader: Reader) -> None:
    if left.type is None or right.type is None:
        return
    for side, found in ((left, left.type), (right, right.type)):
        if found.base not in _COMPARED or (sign not in {"==", "!="} and found.base != "number"):
            reader.note(side.offset, "compare-no", found=name_of(found), operator=sign)
            return
    if left.type.base != right.type.base:
        reader.note(left.offset, "compare", left=name_of(left.type), right=name_of(right.type))
    else:
        reader.check_choice(left, right.type.choices)
        reader.check_choice(right, left.type.choices)
        _check_share(left, right, reader)
        _check_share(right, left, reader)


def _check_share(side: Meaning, share: Meaning, reader: Reader) -> None:
    """Keep a number that no share can reach: who writes 30 means 30%."""
    value = side.node.value if isinstance(side.node, nodes.Constant) else None
    if isinstance(share.node, nodes.Share) and isinstance(value, float) and value > 1:
        reader.note(side.offset, "share-above", value=f"{value:g}")


def _run_comparison(node: nodes.Compare, scope: Scope) -> bool:
    """With nothing on one side only `!=` holds."""
    one, other = _plain(scope.value(node.left), scope), _plain(scope.value(node.right), scope)
    if one is None or other is None:
        return node.operator == "!="
    return _OPERATORS[node.operator](one, other)


def _read_membership(parts: Sequence[Part], reader: Reader) -> Meaning:
    one, members = (reader.value(part) for part in parts)
    _check_membership(one, members, reader)
    if one.type and parts[1].rule == "list":
        for part in parts[1].parts:
            reader.check_choice(reader.value(part), one.type.choices)
    return Meaning(nodes.Among(one.node, members.node), TRUTH)


def _check_membership(one: Meaning, members: Meaning, reader: Reader) -> None:
    if members.type and members.type.base not in {"texts", "numbers"}:
        reader.note(members.offset, "expected", expected=SOME_TEXTS.name, found=name_of(members.type))
    elif one.type and members.type and one.type.base != MEMBERS[members.type.base]:
        reader.note(one.offset, "compare", left=name_of(one.type), right=name_of(members.type))
    elif members.type:
        reader.check_choice(one, members.type.choices)


def _run_membership(node: nodes.Among, scope: Scope) -> bool:
    found = _plain(scope.value(node.value), scope)
    return found is not None and any(found == _plain(one, scope) for one in scope.value(node.members))


def _plain(value: object, scope: Scope) -> object:
    return scope.things.string(value) if isinstance(value, Excerpt) else value


def _read_mention(parts: Sequence[Part], reader: Reader) -> Meaning:
    text, words = reader.wanted(parts[0], A_TEXT), reader.wanted(parts[1], SOME_TEXTS)
    return Meaning(nodes.Mentions(text.node, words.node), TRUTH)


def _run_mention(node: nodes.Mentions, scope: Scope) -> bool:
    return _is_found(mentions(scope, scope.value(node.text), scope.value(node.words)), scope)


def _read_matching(parts: Sequence[Part], reader: Reader) -> Meaning:
    text = reader.wanted(parts[0], A_TEXT).node
    pattern = (_read_literal if parts[1].rule == "REGEX" else _read_option)(parts[1], reader)
    return Meaning(nodes.Matches(text, pattern), TRUTH) if pattern else UNKNOWN


def _read_option(part: Part, reader: Reader) -> nodes.Option | None:
    option = reader.value(part)
    if option.type is None:
        return None
    if isinstance(option.node, nodes.Option) and is_pattern(option.node.name) and option.type == TEXT:
        return option.node
    reader.note(part.offset, "option-pattern")
    return None


def _read_literal(part: Part, reader: Reader) -> nodes.Constant:
    pattern = part.text[1:-1]
    if not pattern:
        reader.note(part.offset, "always-matches")
    elif wrong := fault(pattern):
        offset, why = wrong
        place = part.offset + (0 if offset is None else 1 + offset)
        reader.mistakes.append(AssertionMistake(reader.clause, place, why))
    return nodes.Constant(pattern)


def _run_matching(node: nodes.Matches, scope: Scope) -> bool:
    return _is_found(search(scope, scope.value(node.text), scope.value(node.pattern)), scope)


def _is_found(hits: Iterator[Hit], scope: Scope) -> bool:
    """Tell whether there is a hit, and keep the first one; who mends the words looks for the others."""
    hit = next(hits, None)
    if hit is not None:
        scope.hits.append(replace(hit, others=hits))
    return hit is not None


def _read_quantified(parts: Sequence[Part], reader: Reader) -> Meaning:
    quantifier, variable, listed, stated = parts
    members = reader.wanted(listed, A_LIST)
    if members.type is None:
        return UNKNOWN
    name = variable.text
    if name in FIELDS[reader.kind] or name in reader.variables or name in GLOBALS:
        return reader.note(variable.offset, "taken", name=name)
    member = Type(MEMBERS[members.type.base], members.type.kind, choices=members.type.choices)
    inner = replace(reader, variables={**reader.variables, name: member})
    holds = inner.condition(stated)
    return Meaning(nodes.Quantified(quantifier.text == "every", name, members.node, holds), TRUTH)


def _run_quantified(node: nodes.Quantified, scope: Scope) -> bool:
    for member in scope.value(node.members):
        scope.check_time()
        scope.variables[node.variable] = member
        if scope.value(node.condition) != node.every:
            return not node.every
    return node.every


CONSTRUCTS: Final = (
    Construct("condition", _read_condition, {nodes.Exists: _run_existence}),
    Construct("comparison", _read_comparison, {nodes.Compare: _as_whole(_run_comparison)}),
    Construct("membership", _read_membership, {nodes.Among: _run_membership}),
    Construct("mention", _read_mention, {nodes.Mentions: _run_mention}),
    Construct("matching", _read_matching, {nodes.Matches: _run_matching}),
    Construct("quantified", _read_quantified, {nodes.Quantified: _as_whole(_run_quantified)}),
    Construct(
        "negation",
        lambda parts, reader: Meaning(nodes.Not(reader.condition(parts[0])), TRUTH),
        {nodes.Not: _as_whole(lambda node, scope: not scope.value(node.condition))},
    ),
    Construct(
        "conjunction",
        lambda parts, reader: Meaning(nodes.AllOf(tuple(map(reader.condition, parts))), TRUTH),
        {nodes.AllOf: _as_whole(lambda node, scope: all(map(scope.value, node.conditions)))},
    ),
    Construct(
        "disjunction",
        lambda parts, reader: Meaning(nodes.AnyOf(tuple(map(reader.condition, parts))), TRUTH),
        {nodes.AnyOf: lambda node, scope: any(map(scope.value, node.conditions))},
    ),
)
