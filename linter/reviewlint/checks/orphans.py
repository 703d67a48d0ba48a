"""Causes and measures that answer no problem of the draft."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewlint.checks.outcome import Finding, Outcome
from reviewlint.checks.statements import by_id, of_kind

if TYPE_CHECKING:
    from reviewlint.packs.schema import Profile, Rule
    from reviewlint.review.model import Review


def check(rule: Rule, review: Review, profile: Profile) -> Outcome:
    """Report each one; a draft without problems, or whose links nothing infers, has none."""
    kind = rule.options["kind"]
    targets = by_id(of_kind(review, kind))
    if not review.problems or not (profile.links or review.links.references):
        return Outcome(0)
    orphans = review.links.orphan_causes if kind == "cause" else review.links.orphan_measures
    findings = tuple(
        Finding(targets[orphan].title, {"id": orphan, "text": targets[orphan].title.of(review.text)})
        for orphan in orphans
    )
    return Outcome(len(targets), findings)
