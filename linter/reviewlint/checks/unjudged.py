"""Problems of which nobody can say by their words whether anything answers them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewlint.checks.outcome import Finding, Outcome
from reviewlint.checks.statements import by_id, has

if TYPE_CHECKING:
    from reviewlint.packs.schema import Profile, Rule
    from reviewlint.review.model import Review


def check(rule: Rule, review: Review, profile: Profile) -> Outcome:  # noqa: ARG001  all checks are called alike
    """Report, once each, the problems that no topic knows and for which nothing alike was found."""
    problems = by_id(review.problems)
    answers = [
        answer for kind in rule.options["kinds"] if has(review, kind) for answer in review.links.of(kind)
    ]
    unjudged = [answer.problem for answer in answers if answer.verdict == "none" and not answer.judgeable]
    findings = tuple(
        Finding(problems[identity].title, {"id": identity, "text": problems[identity].title.of(review.text)})
        for identity in dict.fromkeys(unjudged)
    )
    return Outcome(len({answer.problem for answer in answers}), findings)
