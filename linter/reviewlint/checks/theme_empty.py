"""Themes that the draft names without admitting as many problems as the notice wants."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from reviewlint.checks.outcome import Finding, Outcome

if TYPE_CHECKING:
    from reviewlint.packs.schema import Profile, Rule
    from reviewlint.review.model import Review


def check(rule: Rule, review: Review, profile: Profile) -> Outcome:  # noqa: ARG001  all checks are called alike
    """Count the problems of each theme against its `min_problems`; a theme no pack knows needs one."""
    wanted = {spec.id: spec for spec in profile.themes}
    counts = Counter(problem.theme for problem in review.problems)
    findings = []
    for theme in review.themes:
        spec = wanted.get(theme.id)
        least, found = spec.min_problems if spec else 1, counts[theme.id]
        if found < least:
            values = {"theme": theme.title.of(review.text), "count": found, "least": least}
            findings.append(Finding(theme.title, values, declared_at=spec.declared_at if spec else None))
    return Outcome(len(review.themes), tuple(findings))
