"""Recorded decisions about statements that read otherwise now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewlint.checks.outcome import Finding, Outcome, Related
from reviewlint.checks.statements import by_id
from reviewlint.phrases import Phrase

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reviewlint.profile import Profile, Rule
    from reviewlint.reading.model import Review, Standing, Statement

_CHANGED = Phrase("{id} 也改动了", "{id} has changed, too")
_UNCHANGED = Phrase("{id} 没有改动", "{id} has not changed")


def check(rule: Rule, review: Review, profile: Profile) -> Outcome:  # noqa: ARG001  all checks are called alike
    """Report each decision at the statement that has changed, with the other one beside it."""
    told = [standing for standing in review.standings if standing.state in {"held", "suspect"}]
    statements = by_id((*review.problems, *review.causes, *review.measures))
    return Outcome(
        len(told), tuple(_finding(standing, statements) for standing in told if standing.state == "suspect")
    )


def _finding(standing: Standing, statements: Mapping[str, Statement]) -> Finding:
    first, *more = standing.changed
    beside = [(number, _CHANGED) for number in more] + [(number, _UNCHANGED) for number in standing.unchanged]
    return Finding(
        statements[first].title,
        {"id": first, "decision": standing.decision, "place": str(standing.declared_at)},
        related=tuple(Related(statements[number].title, note.filled(id=number)) for number, note in beside),
        declared_at=standing.declared_at,
    )
