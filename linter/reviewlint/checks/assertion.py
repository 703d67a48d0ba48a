"""Rules written without code: every thing that the selector finds has to satisfy the condition."""

from __future__ import annotations

import re
import time
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from reviewlint.assertions import RUNS, run, tells_all
from reviewlint.assertions.fields import FIELDS
from reviewlint.assertions.functions import MEASURES, measured
from reviewlint.assertions.scope import Hit, OutOfTimeError, Scope
from reviewlint.assertions.things import Excerpt
from reviewlint.checks.linkage import why_unanswered
from reviewlint.checks.outcome import Finding, Outcome, Related
from reviewlint.checks.places import beginning
from reviewlint.draft.edits import Edit, Fix
from reviewlint.draft.source import Span
from reviewlint.errors import DraftError
from reviewlint.phrases import Phrase, listed
from reviewlint.profile.expressions import Field, This, VerdictOn, walk

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reviewlint.assertions import Failure
    from reviewlint.assertions.things import Thing, Things
    from reviewlint.checks.case import Case
    from reviewlint.errors import Location
    from reviewlint.profile import RuleFix
    from reviewlint.profile.expressions import Assertion

SECONDS: Final = 1.0  # that one rule may take on one draft, and again for every LONG characters of it
LONG: Final = 100_000
_FIRST_LINE: Final = re.compile(r"\S[^\n]*")
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
    until = None if rule.is_shipped else time.monotonic() + seconds
    scope = Scope(RUNS, things, rule.options, case.profile.words, until, things.document)
    try:
        asked = run(rule.assertion, scope)
        told = (one for failure in asked.failures for one in _findings(case, rule.assertion, failure))
        findings = tuple({finding.span: finding for finding in told}.values())
    except OutOfTimeError:
        reason = _TOO_SLOW.filled(rule=rule.id, place=str(rule.declared_at), limit=f"{seconds:.2g}")
        raise DraftError(case.review.outline.source.path, reason) from None
    if rule.assertion.decides == "require" and rule.assertion.kind == "document":
        findings = tuple(replace(finding, at_most=case.draft.severest) for finding in findings)
    return Outcome(asked.checked, findings, asked.unjudged)


def _findings(case: Case, assertion: Assertion, failure: Failure) -> Iterator[Finding]:
    """Yield what is wrong with a thing, each of the words that are forbidden by itself where all is told."""
    found = failure.scope.hits if assertion.decides == "forbid" else []
    told = next((hit for hit in reversed(found) if hit.span is not None and len(hit.span)), None)
    if told is None or told.others is None or not tells_all(assertion):
        yield _finding(case, assertion, failure, found)
        return
    beside = [hit for hit in found if hit is not told]
    for hit in (told, *told.others):
        if hit.span is not None and len(hit.span):
            yield _finding(case, assertion, failure, [*beside, replace(hit, others=iter(()))])


def _finding(case: Case, assertion: Assertion, failure: Failure, found: Sequence[Hit]) -> Finding:
    """Return what is wrong with a thing: where the forbidden words `found` stand in it, else where it begins.

    Words in something else that it was asked about are told as related.
    """
    rule, scope = case.rule, failure.scope
    spans = [hit.span for hit in found if hit.span is not None and len(hit.span)]
    # owner and deadline may stand in cells beside it
    own = getattr(scope.this.value, "entry", scope.this.span)
    inside = [span for span in spans if own.holds(span)]
    span = inside[-1] if inside else _place_of(scope.things, scope.this)
    elsewhere = (Related(place, _HERE) for place in spans if place not in inside)
    related = (*elsewhere, *_why(case, assertion, scope.this))
    hit = (*failure.known, *found)[-1:] or (Hit(span.of(scope.things.review.text), span),)
    messages = (rule.message, rule.hint, rule.gather.message if rule.gather else None)
    wanted = {name for message in messages if message for name in message.fields()}
    values: dict[str, object] = {"match": _words_of(hit[0])} if "match" in wanted else {}
    values |= {name: _measure(assertion, name, scope) for name in wanted & MEASURES.keys()}
    values |= {name: _shown(scope, name) for name in wanted & FIELDS[scope.this.kind].keys()}
    fixes = _fixes(rule.fix, next((hit for hit in reversed(found) if hit.span == span), None), scope)
    return Finding(span, values, related, fixes=fixes, declared_at=_asked_at(assertion, scope))


def _words_of(hit: Hit) -> str | Phrase:
    return listed(hit.all_words) if hit.all_words else hit.words


def _why(case: Case, assertion: Assertion, thing: Thing) -> Iterator[Related]:
    """Yield what shows that a problem has no measure, where that is what the rule asks."""
    nodes = walk(assertion.condition)
    if any(
        isinstance(node, VerdictOn) and isinstance(node.of, This) and node.kind == "measure" for node in nodes
    ):
        yield from why_unanswered(case.draft, thing.value.id)


def _place_of(things: Things, thing: Thing) -> Span:
    """Return where to report a thing that lacks something: its title with its ordinal, else its first line."""
    if thing.kind == "document":
        return beginning(things.review)
    if thing.kind in {"sentence", "text"}:
        return thing.span
    title = getattr(thing.value, "title", None)
    mark = getattr(thing.value, "mark", None)
    if title is None:
        match = _FIRST_LINE.search(things.review.text, thing.span.start, thing.span.end)
        title = Span(match.start(), match.start() + len(match[0].rstrip())) if match else thing.span
    start = title.start if mark is None else min(mark.span.start, title.start)
    return Span(start, title.end)


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
    value = scope.value(node) if node is not None else 0
    return f"{100 * value:.3g}%" if name == "share" else str(value)


def _shown(scope: Scope, name: str) -> object:
    """Return a field of the thing as a message shows it, empty where it has none."""
    value = FIELDS[scope.this.kind][name].get(scope.things, scope.this)
    if value is None:
        return ""
    return scope.things.string(value).strip() if isinstance(value, str | Excerpt) else value
