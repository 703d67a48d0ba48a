"""Rules written without code: every thing that the selector finds has to satisfy the condition."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from reviewlint.checks.assertion.conditions import compiled
from reviewlint.checks.assertion.fields import GETTERS, place_of
from reviewlint.checks.assertion.scope import Hit, OutOfTimeError, Scope
from reviewlint.checks.assertion.things import Excerpt
from reviewlint.checks.outcome import Finding, Outcome, Related
from reviewlint.draft.edits import Edit, Fix
from reviewlint.errors import DraftError
from reviewlint.phrases import Phrase
from reviewlint.profile.assertion import MEASURES, Field, measured, walk

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reviewlint.checks.assertion.thing import Thing
    from reviewlint.checks.case import Case
    from reviewlint.errors import Location
    from reviewlint.profile import Rule, RuleFix
    from reviewlint.profile.assertion import Assertion, Step

SECONDS: Final = 1.0  # that one rule may take on one draft, and again for every LONG characters of it
LONG: Final = 100_000
_HERE: Final = Phrase("涉及这里", "this is part of it")
_TOO_SLOW: Final = Phrase(
    "规则“{rule}”（{place}）检查这份材料超过 {limit} 秒，已停止；请简化条件，或关闭这条规则",
    "rule “{rule}” ({place}) took more than {limit} s on it: simplify the rule or turn it off",
)


def assertion(case: Case) -> Outcome:
    """Report the things for which `require` does not hold, or `forbid` does.

    What is required of a whole draft is a part of it, which may be missing for certain or not. Raises DraftError if that takes too long, so that nothing can be said of this draft.
    """
    rule, things = case.rule, case.draft.things
    if rule.assertion is None:
        return Outcome(0)
    seconds = SECONDS * (1 + len(case.text) / LONG)
    scope = Scope(things, rule.options, case.profile.words, time.monotonic() + seconds, things.document)
    try:
        checked, findings = _run(rule, rule.assertion, scope)
    except OutOfTimeError:
        reason = _TOO_SLOW.filled(rule=rule.id, place=str(rule.declared_at), limit=f"{seconds:.2g}")
        raise DraftError(case.review.outline.source.path, reason) from None
    if rule.assertion.decides == "require" and rule.assertion.steps[-1].kind == "document":
        findings = tuple(replace(finding, at_most=case.draft.severest) for finding in findings)
    return Outcome(checked, findings)


def _run(rule: Rule, assertion: Assertion, scope: Scope) -> tuple[int, tuple[Finding, ...]]:
    checked = 0
    findings = []
    condition = compiled(assertion.condition)
    when = compiled(assertion.when) if assertion.when is not None else None
    for thing in _selected(assertion.steps, scope):
        asked = scope.about(thing)
        if when is not None and not when(asked):
            continue
        checked += 1
        known = asked.hits
        asked.hits = []
        if condition(asked) == (assertion.decides == "forbid"):
            findings.append(_finding(rule, assertion, asked, known))
    return checked, tuple(findings)


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
        for thing in GETTERS[outer.kind][f"{last.kind}s"](scope.things, outer):
            if id(thing) not in seen and _is_chosen(last, thing, scope):
                seen.add(id(thing))
                yield thing


def _is_chosen(step: Step, thing: Thing, scope: Scope) -> bool:
    scope.check_time()
    if step.condition is None:
        return True
    return bool(compiled(step.condition)(scope.about(thing)))


def _finding(rule: Rule, assertion: Assertion, scope: Scope, known: Sequence[Hit]) -> Finding:
    """Return what is wrong with a thing: where the forbidden words stand in it, else where it begins.

    Words in something else that it was asked about are told as related. `known` is what the condition of `when` has
    found.
    """
    found = scope.hits if assertion.decides == "forbid" else []
    spans = [hit.span for hit in found if hit.span is not None and len(hit.span)]
    own = getattr(
        scope.this.value, "entry", scope.this.span
    )  # owner and deadline may stand in cells beside it
    inside = [span for span in spans if own.holds(span)]
    span = inside[-1] if inside else place_of(scope.things, scope.this)
    related = tuple(Related(elsewhere, _HERE) for elsewhere in spans if elsewhere not in inside)
    hit = (*known, *found)[-1:] or (Hit(span.of(scope.things.review.text), span),)
    messages = (rule.message, rule.hint, rule.gather.message if rule.gather else None)
    wanted = {name for message in messages if message for name in message.fields()}
    values: dict[str, object] = {"match": hit[0].words} if "match" in wanted else {}
    values |= {name: _measure(assertion, name, scope) for name in wanted & MEASURES.keys()}
    values |= {name: _shown(scope, name) for name in wanted & GETTERS[scope.this.kind].keys()}
    fixes = _fixes(rule.fix, next((hit for hit in reversed(found) if hit.span == span), None), scope)
    return Finding(span, values, related, fixes=fixes, declared_at=_asked_at(assertion, scope))


def _fixes(fix: RuleFix | None, hit: Hit | None, scope: Scope) -> tuple[Fix, ...]:
    """Return a fix for the words that were found and for each place like it; a line end is never part of one."""
    if fix is None or fix.text is None or hit is None or hit.others is None:
        return ()
    text = scope.things.review.text
    return tuple(
        Fix((Edit(one.span, fix.text),), safe=fix.applies == "safe")
        for one in (hit, *hit.others)
        if one.span is not None and one.span.of(text) == one.words and one.words.splitlines() == [one.words]
    )


def _asked_at(assertion: Assertion, scope: Scope) -> Location | None:
    """Return the pack line that asks more of this thing than the rule does: that of a theme's `min_problems`."""
    asks = (isinstance(node, Field) and node.name == "min_problems" for node in walk(assertion.condition))
    spec = scope.things.wanted(scope.this) if scope.this.kind == "theme" and any(asks) else None
    return spec.declared_at if spec else None


def _measure(assertion: Assertion, name: str, scope: Scope) -> str:
    """Return what a count or share of the condition comes to; a share as a percentage."""
    node = measured(assertion.condition, name)
    value = compiled(node)(scope) if node is not None else 0
    return f"{100 * value:.3g}%" if name == "share" else str(value)


def _shown(scope: Scope, name: str) -> object:
    """Return a field of the thing as a message shows it, empty where it has none."""
    value = GETTERS[scope.this.kind][name](scope.things, scope.this)
    if value is None:
        return ""
    return scope.things.string(value).strip() if isinstance(value, str | Excerpt) else value
