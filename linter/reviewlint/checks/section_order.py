"""Sections that do not stand in the profile's order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewlint.checks.outcome import Finding, Outcome, Related
from reviewlint.checks.places import name_of
from reviewlint.checks.sequence import misplaced
from reviewlint.phrases import Phrase

if TYPE_CHECKING:
    from reviewlint.draft.source import Span
    from reviewlint.profile import Profile, Rule
    from reviewlint.reading.model import Review

_JOINTS = {"zh": "、", "en": ", "}
_BEHIND = Phrase("应在这一部分之前", "it should come before this one")


def check(rule: Rule, review: Review, profile: Profile) -> Outcome:
    """Compare the first heading of each role in option `roles`; a section with two roles counts with its first."""
    ranks = {
        spec.role: rank for rank, spec in enumerate(profile.sections) if spec.role in rule.options["roles"]
    }
    placed: dict[int, Span] = {}
    for part in review.parts:
        known = [ranks[role] for role in part.roles if role in ranks]
        if part.title is not None and known:
            placed.setdefault(min(known), part.title)
    if len(placed) < 2:  # noqa: PLR2004  one section has no order
        return Outcome(0)
    order = sorted(placed.items(), key=lambda entry: entry[1])
    findings = []
    for index in misplaced([rank for rank, _ in order]):
        rank, title = order[index]
        behind = [Related(other, _BEHIND) for place, other in order[:index] if place > rank]
        names = [name_of(profile.sections[rank], review.language) for rank in sorted(placed)]
        values = {"section": title.of(review.text), "order": _JOINTS[review.language].join(names)}
        findings.append(Finding(title, values, tuple(behind)))
    return Outcome(len(order), tuple(findings))
