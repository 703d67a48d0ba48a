"""What a check gives back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reviewlint.draft.edits import Fix
    from reviewlint.draft.source import Span
    from reviewlint.errors import Location
    from reviewlint.phrases import Phrase
    from reviewlint.profile import Severity


class Related(Struct, frozen=True):
    """Another place that explains a finding."""

    span: Span
    note: Phrase


class Finding(Struct, frozen=True):
    """A rule broken at a place; `values` fill in the rule's message.

    `expected` is the text that should stand there, where the rule knows it. `message` replaces the rule's own
    message where one kind of check finds several faults. `fixes` mend it, each a place of its own. `at_most` is the
    severity that it may have where it is not certain. Findings that are equal in `alike` are the same slip, of the kind
    that comes first there. `faults` is how many one finding stands for, `members` are these where it was made of
    several. `also` tells what other rules find in the same slip and leave to this one. `told` is all that a finding says
    which tells of several places at once: where it says something else, nobody has decided about that.
    """

    span: Span
    values: Mapping[str, object] = {}
    related: tuple[Related, ...] = ()
    expected: str | None = None
    message: Phrase | None = None
    declared_at: Location | None = None
    fixes: tuple[Fix, ...] = ()
    at_most: Severity = "error"
    alike: tuple[object, ...] = ()
    faults: int = 1
    members: tuple[Finding, ...] = ()
    also: tuple[Related, ...] = ()
    told: str | None = None

    @property
    def mark(self) -> tuple[Span, str | None]:
        """What it is known by to those who have decided about it."""
        return self.span, self.told or self.expected


class Outcome(Struct, frozen=True):
    """How many things a rule looked at, and what it found. Nothing looked at is `not-applicable`, never a pass.

    `unjudged` are those of them of which nobody can tell whether they break the rule.
    `left_over` is how many faults it leaves to other rules, which tell of them in the same place.
    """

    checked: int
    findings: tuple[Finding, ...] = ()
    unjudged: int = 0
    left_over: int = 0
