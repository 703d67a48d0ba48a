"""The rule language of `grammar/assertion.lark`: what it can say, how that is read and how it is run.

A construct stands in one file of its family, its type check beside its running: values in `operands`, functions in
`functions`, all that is true or false in `conditions`. What it becomes once it is read, plain data that profiles are
kept with, is a node in `profile/expressions.py`.

- A new field of a kind of thing is one entry of the table in `fields`.
- A new function is a node, and in `functions` how it is read and run, with one entry of the table there.
- Any other construct is a rule of the grammar, a node, and in the file of its family the same two and an entry.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct

from reviewlint.assertions import conditions, functions, operands
from reviewlint.assertions.fields import FIELDS
from reviewlint.assertions.things import LINK_KINDS
from reviewlint.profile.expressions import AnyOf, This, VerdictOn, walk

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from reviewlint.assertions.meaning import Read
    from reviewlint.assertions.scope import Hit, Run, Scope
    from reviewlint.assertions.things import Thing
    from reviewlint.profile.expressions import Assertion, Node, Step

_CONSTRUCTS: Final = (*operands.CONSTRUCTS, *functions.CONSTRUCTS, *conditions.CONSTRUCTS)
READS: Final[Mapping[str, Read]] = {one.rule: one.read for one in _CONSTRUCTS}
"""How each rule of the grammar is read."""
RUNS: Final[Mapping[type[Node], Run]] = {node: run for one in _CONSTRUCTS for node, run in one.runs.items()}
"""How each kind of expression is run."""


class Failure(Struct, frozen=True):
    """A thing that a rule fails on, with all that its condition has found; `known` is what that of `when` has."""

    scope: Scope
    known: Sequence[Hit]


class Asked(Struct, frozen=True):
    """Of how many things `require` or `forbid` was asked, those for which it fails, and how many nobody can judge."""

    checked: int
    failures: tuple[Failure, ...]
    unjudged: int


def run(assertion: Assertion, scope: Scope) -> Asked:
    """Ask all things of an assertion whether they are as it wants them. Raises OutOfTimeError."""
    checked = unjudged = 0
    failures: list[Failure] = []
    verdicts = [node for node in walk(assertion.condition) if isinstance(node, VerdictOn)]
    for thing in _selected(assertion.steps, scope):
        asked = scope.about(thing)
        if assertion.when is not None and not asked.value(assertion.when):
            continue
        checked += 1
        failed = len(failures)
        for condition in _conditions(assertion):
            stated = scope.about(thing)
            if stated.value(condition) == (assertion.decides == "forbid"):
                failures.append(Failure(stated, asked.hits))
        unjudged += failed == len(failures) and any(_is_unknown(verdict, asked) for verdict in verdicts)
    return Asked(checked, tuple(failures), unjudged)


def _is_unknown(verdict: VerdictOn, scope: Scope) -> bool:
    """Tell whether nobody can judge what the condition asks of the thing itself."""
    return isinstance(verdict.of, This) and scope.value(verdict) == "unknown"


def tells_all(assertion: Assertion) -> bool:
    """Tell whether all words that are forbidden are told, each at its place.

    A statement (problem, cause, measure) is at fault as a whole, and told once.
    """
    return assertion.decides == "forbid" and assertion.kind not in LINK_KINDS


def _conditions(assertion: Assertion) -> tuple[Node, ...]:
    """Return what has to hold, or must not; where all is told, each of several things that are forbidden by itself."""
    condition = assertion.condition
    return condition.conditions if isinstance(condition, AnyOf) and tells_all(assertion) else (condition,)


def _selected(steps: Sequence[Step], scope: Scope) -> Iterator[Thing]:
    """Yield the things of the last step inside those of the step before it, each once."""
    first, *rest = steps
    chosen = (thing for thing in scope.things.all(first.kind) if _is_chosen(first, thing, scope))
    if not rest:
        yield from chosen
        return
    (last,) = rest
    seen: set[int] = set()
    for outer in chosen:
        for thing in FIELDS[outer.kind][f"{last.kind}s"].get(scope.things, outer):
            if id(thing) not in seen and _is_chosen(last, thing, scope):
                seen.add(id(thing))
                yield thing


def _is_chosen(step: Step, thing: Thing, scope: Scope) -> bool:
    scope.check_time()
    return step.condition is None or bool(scope.about(thing).value(step.condition))
