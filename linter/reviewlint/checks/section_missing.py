"""Sections that the profile requires and the draft does not have."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewlint.checks.outcome import Finding, Outcome
from reviewlint.checks.places import beginning

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reviewlint.draft.source import Span
    from reviewlint.packs.schema import Profile, Role, Rule, SectionSpec
    from reviewlint.review.model import Review


def check(rule: Rule, review: Review, profile: Profile) -> Outcome:  # noqa: ARG001  all checks are called alike
    """Report each one under the heading after which it should stand."""
    required = [spec for spec in profile.sections if spec.required]
    findings = [
        Finding(
            _before(review, profile.sections, spec),
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


def _before(review: Review, specs: Sequence[SectionSpec], missing: SectionSpec) -> Span:
    """Return the heading of the last section that is there and should stand before the missing one."""
    place = beginning(review)
    for spec in specs[: specs.index(missing)]:
        part = review.part(spec.role)
        if part is not None and part.title is not None:
            place = part.title
    return place
