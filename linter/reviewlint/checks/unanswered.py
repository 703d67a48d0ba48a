"""Problems for which the draft has no cause, or no measure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewlint.checks.outcome import Finding, Outcome
from reviewlint.checks.statements import by_id, has

if TYPE_CHECKING:
    from reviewlint.packs.schema import Profile, Rule
    from reviewlint.review.model import Review


def check(rule: Rule, review: Review, profile: Profile) -> Outcome:
    """Report each problem that nothing of the kind answers, not even perhaps, if that can be judged.

    Where the draft has no causes (no measures) at all, that a section is missing says it once for all problems.
    """
    kind = rule.options["kind"]
    if not has(review, kind):
        return Outcome(0)
    # Where only references count, an answer that is merely likely is none.
    lacking = {"none", "unconfirmed"} if profile.links and profile.links.explicit_only else {"none"}
    problems = by_id(review.problems)
    answers = [answer for answer in review.links.of(kind) if answer.verdict != "exempt"]
    findings = tuple(
        Finding(problem.title, {"id": problem.id, "text": problem.title.of(review.text)})
        for answer in answers
        if answer.verdict in lacking and answer.judgeable and (problem := problems[answer.problem])
    )
    return Outcome(len(answers), findings)
