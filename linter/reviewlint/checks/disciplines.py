"""The steps of a method that a report follows by number or by name, as the eight of an 8D report."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reviewlint.checks.outcome import Finding, Outcome
from reviewlint.checks.places import beginning
from reviewlint.checks.reading import plain

if TYPE_CHECKING:
    from reviewlint.profile import Profile, Rule
    from reviewlint.reading.model import Review


def check(rule: Rule, review: Review, profile: Profile) -> Outcome:  # noqa: ARG001  all checks are called alike
    """Report each step of the options `step_names` that nothing in the draft matches by its `step_patterns`.

    Only where the draft matches `method_pattern`; a name is `Chinese | English`.
    """
    text = plain(review.text)
    if not re.search(rule.options["method_pattern"], text):
        return Outcome(0)
    steps = list(zip(rule.options["step_names"], rule.options["step_patterns"], strict=True))
    missing = [_called(name, review) for name, pattern in steps if not re.search(pattern, text)]
    place = beginning(review)
    return Outcome(len(steps), tuple(Finding(place, {"step": name}, expected=name) for name in missing))


def _called(name: str, review: Review) -> str:
    """Return the name of a step in the language of the draft, whose words it would have."""
    chinese, _, english = name.partition(" | ")
    return english if english and review.language == "en" else chinese
