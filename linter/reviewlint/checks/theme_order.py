"""Themes that do not stand in the order of the notice, or of the opening."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewlint.checks.aspects import treated
from reviewlint.checks.outcome import Finding, Outcome, Related
from reviewlint.checks.sequence import misplaced
from reviewlint.phrases import Phrase

if TYPE_CHECKING:
    from reviewlint.profile import Profile, Rule
    from reviewlint.reading.model import Review

_BEHIND = Phrase("应在这一方面之前", "it should come before this one")


def check(rule: Rule, review: Review, profile: Profile) -> Outcome:  # noqa: ARG001  all checks are called alike
    """Compare the themes with the profile's; where the profile has none, with the list in the opening."""
    if profile.themes:
        ranks = {spec.id: rank for rank, spec in enumerate(profile.themes)}
    else:
        ranks = {}
        for rank, (_, theme) in enumerate(treated(review)):
            if theme is not None:
                ranks.setdefault(theme.id, rank)
    ordered = [(theme, ranks[theme.id]) for theme in review.themes if theme.id in ranks]
    if len(ordered) < 2:  # noqa: PLR2004  one theme has no order
        return Outcome(0)
    findings = []
    for index in misplaced([rank for _, rank in ordered]):
        theme, rank = ordered[index]
        behind = tuple(Related(other.title, _BEHIND) for other, place in ordered[:index] if place > rank)
        findings.append(
            Finding(theme.title, {"theme": theme.title.of(review.text), "rank": rank + 1}, behind)
        )
    return Outcome(len(ordered), tuple(findings))
