"""Assertions as closures: built once for each expression, run on every thing."""

from __future__ import annotations

import operator
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

from msgspec.structs import replace

from reviewlint.checks.assertion.fields import GETTERS
from reviewlint.checks.assertion.scope import Hit, mentions, regex, search
from reviewlint.checks.assertion.things import Excerpt, count_characters
from reviewlint.packs.assertion.schema import FIELDS
from reviewlint.profile import assertion as nodes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from reviewlint.checks.assertion.scope import Scope
    from reviewlint.profile.assertion import Node

    Run = Callable[[Scope], Any]

_OPERATORS: Final[Mapping[str, Callable[[Any, Any], bool]]] = {
    "==": operator.eq,
    "!=": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}


@lru_cache(maxsize=512)
def compiled(node: Node) -> Run:
    """Return the function that gives the value of an expression for a scope."""
    run = _COMPILERS[type(node)](node)
    return _settled(run) if isinstance(node, _COMPOSED) else run


def _settled(run: Run) -> Run:
    """Return a condition that forgets what its parts have found when it does not hold as a whole."""

    def settled(scope: Scope) -> bool:
        before = len(scope.hits)
        if run(scope):
            return True
        del scope.hits[before:]
        return False

    return settled


def _field(node: nodes.Field) -> Run:
    of, get = compiled(node.of), GETTERS[node.kind][node.name]
    nothing = () if FIELDS[node.kind][node.name].base in {"things", "texts"} else None

    def run(scope: Scope) -> object:
        thing = of(scope)
        return nothing if thing is None else get(scope.things, thing)

    return run


def _filter(node: nodes.Filter) -> Run:
    members, condition = compiled(node.members), compiled(node.condition)

    def run(scope: Scope) -> tuple[object, ...]:
        this, before = scope.this, len(scope.hits)
        kept = []
        for member in members(scope):
            scope.check_time()
            scope.this = member
            if condition(scope):
                kept.append(member)
            scope.this = this
        del scope.hits[before:]
        return tuple(kept)

    return run


def _count(node: nodes.Count) -> Run:
    members = compiled(node.members)
    return lambda scope: len(members(scope))


def _share(node: nodes.Share) -> Run:
    roles = node.roles
    return lambda scope: scope.things.share(roles)


def _links(node: nodes.LinksOf) -> Run:
    of, kind = compiled(node.of), node.kind

    def run(scope: Scope) -> tuple[object, ...]:
        statement = of(scope)
        return () if statement is None else scope.things.answers.links(statement, kind)

    return run


def _verdict(node: nodes.VerdictOn) -> Run:
    of, kind = compiled(node.of), node.kind

    def run(scope: Scope) -> str | None:
        problem = of(scope)
        return None if problem is None else scope.things.answers.verdict(problem, kind)

    return run


def _length(node: nodes.Length) -> Run:
    text = compiled(node.text)

    def run(scope: Scope) -> int:
        found = text(scope)
        return 0 if found is None else count_characters(scope.things.string(found))

    return run


def _word_count(node: nodes.WordCount) -> Run:
    text, words = compiled(node.text), compiled(node.words)

    def run(scope: Scope) -> int:
        found = list(mentions(scope, text(scope), words(scope)))
        if found:
            comma = "、" if scope.things.review.language == "zh" else ", "
            distinct = dict.fromkeys(hit.words for hit in found)
            scope.hits.append(Hit(comma.join(distinct), found[0].span))
        return len(found)

    return run


def _mention(node: nodes.Mentions) -> Run:
    text, words = compiled(node.text), compiled(node.words)

    def run(scope: Scope) -> bool:
        return _is_found(mentions(scope, text(scope), words(scope)), scope)

    return run


def _matching(node: nodes.Matches) -> Run:
    text, pattern = compiled(node.text), compiled(node.pattern)

    def run(scope: Scope) -> bool:
        return _is_found(search(scope, text(scope), regex(pattern(scope))), scope)

    return run


def _is_found(hits: Iterator[Hit], scope: Scope) -> bool:
    """Tell whether there is a hit, and keep the first one; who mends the words looks for the others."""
    hit = next(hits, None)
    if hit is not None:
        scope.hits.append(replace(hit, others=hits))
    return hit is not None


def _exists(node: nodes.Exists) -> Run:
    value = compiled(node.value)
    is_fact = isinstance(node.value, nodes.Field) and node.value.name in nodes.FACTS

    def run(scope: Scope) -> bool:
        found = value(scope)
        if is_fact and found:
            fact = found if isinstance(found, Excerpt) else found[0]
            scope.hits.append(Hit(scope.things.string(fact), fact.span))
        return bool(found)

    return run


def _comparison(node: nodes.Compare) -> Run:
    left, right, holds = compiled(node.left), compiled(node.right), _OPERATORS[node.operator]
    if_missing = node.operator == "!="

    def run(scope: Scope) -> bool:
        one, other = _plain(scope, left(scope)), _plain(scope, right(scope))
        return if_missing if one is None or other is None else holds(one, other)

    return run


def _membership(node: nodes.Among) -> Run:
    value, members = compiled(node.value), compiled(node.members)

    def run(scope: Scope) -> bool:
        found = _plain(scope, value(scope))
        return found is not None and any(found == _plain(scope, member) for member in members(scope))

    return run


def _plain(scope: Scope, value: object) -> object:
    return scope.things.string(value) if isinstance(value, Excerpt) else value


def _quantified(node: nodes.Quantified) -> Run:
    members, condition = compiled(node.members), compiled(node.condition)
    name, every = node.variable, node.every

    def run(scope: Scope) -> bool:
        for member in members(scope):
            scope.check_time()
            scope.variables[name] = member
            if condition(scope) != every:
                return not every
        return every

    return run


def _negation(node: nodes.Not) -> Run:
    condition = compiled(node.condition)
    return lambda scope: not condition(scope)


def _conjunction(node: nodes.AllOf) -> Run:
    conditions = tuple(map(compiled, node.conditions))
    return lambda scope: all(condition(scope) for condition in conditions)


def _disjunction(node: nodes.AnyOf) -> Run:
    conditions = tuple(map(compiled, node.conditions))
    return lambda scope: any(condition(scope) for condition in conditions)


_COMPOSED: Final = (nodes.Compare, nodes.Quantified, nodes.Not, nodes.AllOf)
_COMPILERS: Final[Mapping[type[Node], Callable[[Any], Run]]] = {
    nodes.Constant: lambda node: lambda _: node.value,
    nodes.Constants: lambda node: lambda _: node.values,
    nodes.Words: lambda node: lambda scope: scope.words[node.name],
    nodes.Option: lambda node: lambda scope: scope.options[node.name],
    nodes.Variable: lambda node: lambda scope: scope.variables[node.name],
    nodes.This: lambda _: lambda scope: scope.this,
    nodes.Whole: lambda _: lambda scope: scope.things.document,
    nodes.Field: _field,
    nodes.LinksOf: _links,
    nodes.VerdictOn: _verdict,
    nodes.Filter: _filter,
    nodes.Count: _count,
    nodes.Share: _share,
    nodes.Length: _length,
    nodes.WordCount: _word_count,
    nodes.Mentions: _mention,
    nodes.Matches: _matching,
    nodes.Exists: _exists,
    nodes.Compare: _comparison,
    nodes.Among: _membership,
    nodes.Quantified: _quantified,
    nodes.Not: _negation,
    nodes.AllOf: _conjunction,
    nodes.AnyOf: _disjunction,
}
