"""Several rules that find the same slip: one tells of it, as the `yields_to` of the others has it."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from msgspec.structs import replace

from reviewlint.checks.gathering import SEVERITIES, literal, told
from reviewlint.checks.outcome import Related

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from typing import TypeAlias

    from reviewlint.checks.outcome import Finding, Outcome
    from reviewlint.draft.source import Span
    from reviewlint.profile import Rule
    from reviewlint.reading.review import Review

    Outcomes: TypeAlias = Mapping[str, Outcome]


def yielded(rules: Iterable[Rule], outcomes: Outcomes, review: Review) -> Outcomes:
    """Return what each rule tells; what one leaves to another in the same item stands beside what that finds there.

    Nothing is left to a finding that is less severe, nor to one that is silenced or that nobody asked for.
    """
    told_by = dict(outcomes)
    known = {rule.id: rule for rule in rules}

    def chain(rule: Rule) -> int:
        """Return how many rules one after the other a rule leaves its findings to."""
        return max((1 + chain(known[other]) for other in rule.yields_to if other in known), default=0)

    for rule in sorted(known.values(), key=chain, reverse=True):
        for other in rule.yields_to:
            if other in told_by and told_by[rule.id].findings:
                told_by |= _left(rule, known[other], told_by, review)
    return told_by


def _left(rule: Rule, other: Rule, outcomes: Outcomes, review: Review) -> Outcomes:
    """Return the outcomes of two rules, after one has left to the other what both find."""
    mine, theirs = outcomes[rule.id], outcomes[other.id]
    item_of = _items(review)
    by_item: dict[Span, int] = {}
    for number, finding in enumerate(theirs.findings):
        by_item.setdefault(item_of(finding.span), number)
    kept: list[Finding] = []
    taken = list(theirs.findings)
    for finding in mine.findings:
        same = by_item.get(item_of(finding.span))
        if same is None or _rank(rule, finding) > _rank(other, taken[same]):
            kept.append(finding)
            continue
        beside = Related(finding.span, literal(told(finding, rule)))
        taken[same] = replace(taken[same], also=(*taken[same].also, beside, *finding.also))
    left_over = (
        mine.left_over + sum(finding.faults for finding in mine.findings) - sum(f.faults for f in kept)
    )
    return {
        rule.id: replace(mine, findings=tuple(kept), left_over=left_over),
        other.id: replace(theirs, findings=tuple(taken)),
    }


def _rank(rule: Rule, finding: Finding) -> int:
    return SEVERITIES.index(min(rule.severity, finding.at_most, key=SEVERITIES.index))


def _items(review: Review) -> Callable[[Span], Span]:
    """Return what tells in which statement a place stands; outside of all of them it is its own item."""
    spans: Sequence[Span] = sorted(statement.span for statement in review.statements)
    starts = [span.start for span in spans]

    def item_of(place: Span) -> Span:
        # a finding may begin with the mark in front of its statement: 2.个别同志
        number = bisect_right(starts, place.start)
        near = (*spans[max(0, number - 1) : number], *spans[number : number + 1])
        return next((span for span in near if span.touches(place)), place)

    return item_of
