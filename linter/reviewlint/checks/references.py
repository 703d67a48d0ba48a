"""References that lead nowhere, to several things, or that cannot be understood."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewlint.checks.outcome import Finding, Outcome, Related
from reviewlint.checks.statements import by_id
from reviewlint.phrases import Phrase

if TYPE_CHECKING:
    from reviewlint.profile import Profile, Rule
    from reviewlint.reading.model import Review

_NOTE = Phrase("可能指 {candidate}", "this may be meant: {candidate}")


def check(rule: Rule, review: Review, profile: Profile) -> Outcome:  # noqa: ARG001  all checks are called alike
    """Report the references with one fault, each at its own place, with what it may mean."""
    bad = review.links.bad_references
    statements = by_id((*review.problems, *review.causes, *review.measures))
    findings = tuple(
        Finding(
            reference.span,
            {"match": reference.span.of(review.text), "candidates": "、".join(reference.candidates)},
            tuple(
                Related(statements[candidate].title, _NOTE.filled(candidate=candidate))
                for candidate in reference.candidates
            ),
        )
        for reference in bad
        if reference.fault == rule.options["fault"]
    )
    return Outcome(review.links.references + len(bad), findings)
