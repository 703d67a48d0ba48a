"""Causes about which nothing is done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewlint.checks.outcome import Finding, Outcome
from reviewlint.links.linker import neglected_causes

if TYPE_CHECKING:
    from reviewlint.profile import Profile, Rule
    from reviewlint.reading.model import Review


def check(rule: Rule, review: Review, profile: Profile) -> Outcome:  # noqa: ARG001  all checks are called alike
    """Report each cause that no measure speaks of; where there are no measures, a missing section says so."""
    findings = tuple(
        Finding(cause.title, {"id": cause.id, "text": cause.title.of(review.text)})
        for cause in neglected_causes(review, profile)
    )
    return Outcome(len(review.causes) if review.measures else 0, findings)
