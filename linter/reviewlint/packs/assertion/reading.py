"""The clauses of an assertion read together, and every mistake in them collected."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from lark import Token, Tree

from reviewlint.packs.assertion import AssertionMistake, AssertionMistakes
from reviewlint.packs.assertion.meaning import condition
from reviewlint.packs.assertion.names import Names, Scope, Vocabulary, nearest
from reviewlint.packs.assertion.reasons import reason
from reviewlint.packs.assertion.schema import KINDS, contents, message_fields
from reviewlint.packs.assertion.syntax import SyntaxMistake, parse
from reviewlint.profile.assertion import MEASURES, Assertion, Constant, Step, finds, measured

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from reviewlint.packs.assertion import Clause
    from reviewlint.packs.assertion.syntax import Start
    from reviewlint.profile.assertion import Kind, Node

_MOST_STEPS: Final = 2
_NOTHING: Final = Constant(value=False)
_KINDS: Final = {str(kind): kind for kind in KINDS}


def read(
    clauses: Mapping[Clause, str],
    options: Mapping[str, object],
    words: Collection[str],
    shown: Collection[str],
) -> Assertion:
    """Return what the clauses of a rule assert; `shown` are the fields of its message. Raises AssertionMistakes."""
    vocabulary = Vocabulary(options, words)
    mistakes = list(_check_clauses(clauses))
    steps: tuple[Step, ...] = ()
    if "for" in clauses:
        names = Names("for", vocabulary)
        steps = _read_steps(clauses["for"], names)
        mistakes += names.mistakes
    kind = steps[-1].kind if steps else None
    conditions: dict[Clause, Node] = {}
    for clause in ("when", "require", "forbid"):
        if clause in clauses:
            names = Names(clause, vocabulary)
            conditions[clause] = _read_condition(clauses[clause], kind, names)
            mistakes += names.mistakes
    if kind and not mistakes:
        mistakes += _check_message(kind, conditions, shown)
    if mistakes:
        raise AssertionMistakes(mistakes)
    decides: Literal["require", "forbid"] = "require" if "require" in clauses else "forbid"
    return Assertion(steps, conditions.get("when"), decides, conditions[decides])


def _check_clauses(clauses: Collection[Clause]) -> Iterator[AssertionMistake]:
    if "for" not in clauses:
        yield AssertionMistake("for", 0, reason("no-for"))
    if "require" in clauses and "forbid" in clauses:
        yield AssertionMistake("forbid", 0, reason("both"))
    if "require" not in clauses and "forbid" not in clauses:
        yield AssertionMistake("require", 0, reason("neither"))


def _parse(text: str, start: Start, names: Names) -> Tree[Token] | None:
    try:
        return parse(text, start)
    except SyntaxMistake as mistake:
        names.note_reason(mistake.offset, mistake.reason)
        return None


def _read_condition(text: str, kind: Kind | None, names: Names) -> Node:
    """Return what an expression states; its names mean nothing where the kind is unknown."""
    tree = _parse(text, "condition", names)
    return condition(tree, Scope(kind, {}), names) if tree and kind else _NOTHING


def _read_steps(text: str, names: Names) -> tuple[Step, ...]:
    """Return the steps of a selector; none where a kind in it is unknown."""
    tree = _parse(text, "selector", names)
    written = [step for step in tree.children if isinstance(step, Tree)] if tree else []
    found = [_read_step(step, names) for step in written]
    steps = tuple(step for step in found if step)
    if len(written) > _MOST_STEPS:
        names.note(written[_MOST_STEPS].meta.start_pos, "steps")
    if len(written) > _MOST_STEPS or len(steps) < len(found):
        return ()
    if len(steps) == _MOST_STEPS:
        outer, inner = (step.kind for step in steps)
        if inner not in contents(outer):
            choices = nearest(inner, contents(outer))
            names.note(written[1].meta.start_pos, "holds", outer=outer, inner=inner, near=choices)
    return steps


def _read_step(step: Tree[Token], names: Names) -> Step | None:
    name = str(step.children[0])
    kind = _KINDS.get(name)
    if kind is None:
        names.note(step.meta.start_pos, "kind", name=name, near=nearest(name, KINDS))
        return None
    predicate = step.children[1:]
    return Step(kind, condition(predicate[0], Scope(kind, {}), names) if predicate else None)


def _check_message(
    kind: Kind, conditions: Mapping[Clause, Node], shown: Collection[str]
) -> Iterator[AssertionMistake]:
    """Check that everything a message shows is known where the rule fails."""
    known = message_fields(kind)
    stated = conditions.get("require") or conditions["forbid"]
    found = [node for clause, node in conditions.items() if clause != "require"]
    for name in sorted(shown):
        if name == "match":
            if not any(finds(node) for node in found):
                yield AssertionMistake("message", 0, reason("no-match"), name)
        elif name in MEASURES:
            if measured(stated, name) is None:
                yield AssertionMistake("message", 0, reason("no-measure", name=name), name)
        elif name not in known:
            choices = nearest(name, (*known, "match", *MEASURES))
            yield AssertionMistake("message", 0, reason("message", kind=kind, name=name, near=choices), name)
