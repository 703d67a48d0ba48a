"""Recorded decisions that change nothing any more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewlint.checks.outcome import Finding, Outcome
from reviewlint.checks.places import beginning

if TYPE_CHECKING:
    from reviewlint.profile import Profile, Rule
    from reviewlint.reading.model import Review


def check(rule: Rule, review: Review, profile: Profile) -> Outcome:  # noqa: ARG001  all checks are called alike
    """Report each one at the beginning of the draft: what it was about is gone."""
    told = [standing for standing in review.standings if standing.state != "idle"]
    unused = (standing for standing in told if standing.state == "unused")
    return Outcome(
        len(told),
        tuple(
            Finding(
                beginning(review),
                {"decision": standing.decision, "place": str(standing.declared_at)},
                declared_at=standing.declared_at,
            )
            for standing in unused
        ),
    )
