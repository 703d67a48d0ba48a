"""Sections that the profile requires and the draft does not have."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from reviewlint.checks.certainty import is_unsure, severest
from reviewlint.checks.outcome import Finding, Outcome, Related
from reviewlint.checks.places import beginning, name_of
from reviewlint.phrases import Phrase

if TYPE_CHECKING:
    from reviewlint.profile import Profile, Role, Rule
    from reviewlint.reading.model import Review

_READ: Final = Phrase("读到的部分", "a part that was read")
_MOST_SHOWN: Final = 5


def check(rule: Rule, review: Review, profile: Profile) -> Outcome:  # noqa: ARG001  all checks are called alike
    """Report each one at the title: a section stands under nothing else.

    Where the kind of the draft is a guess, or the draft begins in the middle, it is no error, and says what was read.
    """
    required = [spec for spec in profile.sections if spec.required]
    titles = [part.title for part in review.parts if part.title]
    unsure = is_unsure(review, profile)
    read = titles[:_MOST_SHOWN] if unsure else ()
    findings = [
        Finding(
            beginning(review),
            {"section": name_of(spec, review.language)},
            tuple(Related(title, _READ) for title in read),
            expected=name_of(spec, review.language),
            declared_at=spec.declared_at,
            at_most=severest(review, profile),
        )
        for spec in required
        if not _is_there(review, spec.role) and not (unsure and _goes_without(review, spec.role))
    ]
    return Outcome(len(required), tuple(findings))


def _goes_without(review: Review, role: Role) -> bool:
    """Tell whether a draft may have no such part: the problem of an incident or accident is what happened."""
    return role == "problems" and bool(review.causes) and bool(review.measures)


def _is_there(review: Review, role: Role) -> bool:
    """Tell whether a role is filled: a table or a labelled entry may hold problems without a section of theirs."""
    statements = {"problems": review.problems, "causes": review.causes, "measures": review.measures}
    return review.part(role) is not None or bool(statements.get(role))
