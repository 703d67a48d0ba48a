"""Sections that the profile requires and the draft does not have."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewlint.checks.outcome import Finding, Outcome
from reviewlint.checks.places import beginning

if TYPE_CHECKING:
    from reviewlint.packs.schema import Profile, Role, Rule
    from reviewlint.review.model import Review


def check(rule: Rule, review: Review, profile: Profile) -> Outcome:  # noqa: ARG001  all checks are called alike
    """Report each one at the title: a section stands under nothing else."""
    required = [spec for spec in profile.sections if spec.required]
    findings = [
        Finding(
            beginning(review),
            {"section": spec.titles[0]},
            expected=spec.titles[0],
            declared_at=spec.declared_at,
        )
        for spec in required
        if not _is_there(review, spec.role)
    ]
    return Outcome(len(required), tuple(findings))


def _is_there(review: Review, role: Role) -> bool:
    """Tell whether a role is filled: a table or a labelled entry may hold problems without a section of theirs."""
    statements = {"problems": review.problems, "causes": review.causes, "measures": review.measures}
    return review.part(role) is not None or bool(statements.get(role))
