"""Themes that the notice requires, or the opening lists, and the draft does not treat."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewlint.checks.aspects import treated
from reviewlint.checks.certainty import severest
from reviewlint.checks.outcome import Finding, Outcome, Related
from reviewlint.checks.places import heading
from reviewlint.phrases import Phrase

if TYPE_CHECKING:
    from reviewlint.profile import Profile, Rule
    from reviewlint.reading.model import Review

_LISTED = Phrase("开头列出了它", "the opening lists it")


def check(rule: Rule, review: Review, profile: Profile) -> Outcome:  # noqa: ARG001  all checks are called alike
    """Hold the themes against the profile's; where the profile has none, against those that the opening lists.

    Where the profile is a guess, or the draft begins in the middle, a theme of the profile is no error.
    """
    return _required(review, profile) if profile.themes else _announced(review)


def _required(review: Review, profile: Profile) -> Outcome:
    there = {theme.id for theme in review.themes}
    place = heading(review, "problems")
    most = severest(review, profile)
    findings = [
        Finding(
            place,
            {"theme": spec.title},
            expected=spec.title,
            declared_at=spec.declared_at,
            at_most=most,
        )
        for spec in profile.themes
        if spec.id not in there
    ]
    return Outcome(len(profile.themes), tuple(findings))


def _announced(review: Review) -> Outcome:
    """Judge only a draft that treats fewer themes than it lists: otherwise one may just be worded anew."""
    pairs = list(treated(review))
    if not review.themes:
        return Outcome(0)
    place = heading(review, "problems")
    missing = [aspect for aspect, theme in pairs if theme is None]
    if len(review.themes) >= len(pairs):
        missing = []
    findings = []
    for aspect in missing:
        title = aspect.span.of(review.text)
        findings.append(Finding(place, {"theme": title}, (Related(aspect.span, _LISTED),), title))
    return Outcome(len(pairs), tuple(findings))
