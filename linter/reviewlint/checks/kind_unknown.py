"""A draft of which nobody said what it is, and which does not tell it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewlint.checks.outcome import Finding, Outcome
from reviewlint.checks.places import beginning

if TYPE_CHECKING:
    from reviewlint.profile import Profile, Rule
    from reviewlint.reading.model import Review


def check(rule: Rule, review: Review, profile: Profile) -> Outcome:  # noqa: ARG001  all checks are called alike
    """Report a draft whose profile was chosen by its words, and knows no sections because none was announced.

    One without a word is of no kind; `empty-document` tells of it.
    """
    if profile.reason is None or not review.text.strip():
        return Outcome(0)
    return Outcome(1, () if profile.sections else (Finding(beginning(review)),))
