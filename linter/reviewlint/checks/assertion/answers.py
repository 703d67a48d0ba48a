"""What answers what: the links of a review as assertions ask for them."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from reviewlint.checks.assertion.thing import Thing
from reviewlint.packs.assertion.schema import LINK_KINDS

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from reviewlint.profile import Profile
    from reviewlint.profile.assertion import Kind, Linked, Selectable
    from reviewlint.reading.model import Answer, Review


class Answers:
    """The links of one review; `all_of` gives its things of a kind."""

    def __init__(
        self, review: Review, profile: Profile, all_of: Callable[[Selectable], Sequence[Thing]]
    ) -> None:
        self._review = review
        self._profile = profile
        self._all = all_of

    def links(self, statement: Thing, kind: Linked) -> tuple[Thing, ...]:
        """Return the links of a statement to statements of a kind that count or may, the strongest first."""
        return tuple(self._links[statement.kind].get((statement.value.id, kind), ()))

    def verdict(self, problem: Thing, kind: Linked) -> str | None:
        """Return what is known of the causes or the measures of a problem; None where none is due."""
        answer = self._answers.get((problem.value.id, kind))
        if answer is None or answer.verdict == "exempt" or not self._all(kind):
            return None
        # Where only references count, an answer that is merely likely is none.
        likely_is_none = self._profile.links is not None and self._profile.links.explicit_only
        verdict = "none" if answer.verdict == "unconfirmed" and likely_is_none else answer.verdict
        return "unknown" if verdict == "none" and not answer.judgeable else verdict

    def is_orphan(self, statement: Thing) -> bool:
        """Tell whether a cause or measure answers no problem, not even perhaps."""
        links = self._review.links
        return statement.value.id in (
            links.orphan_causes if statement.kind == "cause" else links.orphan_measures
        )

    @cached_property
    def _answers(self) -> Mapping[tuple[str, str], Answer]:
        return {(answer.problem, answer.kind): answer for answer in self._review.links.answers}

    @cached_property
    def _links(self) -> Mapping[Kind, Mapping[tuple[str, str], Sequence[Thing]]]:
        """The links of problems, of causes and of measures, by the id of the one and the kind of the other."""
        found: dict[Kind, dict[tuple[str, str], list[Thing]]] = {"problem": {}, "cause": {}, "measure": {}}
        by_id = {thing.value.id: thing for kind in LINK_KINDS for thing in self._all(kind)}
        for link in self._review.links.pairs:
            ends = by_id[link.problem], by_id[link.target]
            for this, other in (ends, ends[::-1]):
                kind = _linked(other)
                row = found[this.kind].setdefault((this.value.id, kind), [])
                row.append(Thing(LINK_KINDS[kind], (link, other), other.span, row, len(row)))
        for links in found["cause"], found["measure"]:
            for row in links.values():
                row.sort(key=lambda thing: -thing.value[0].score)
        return found


def _linked(thing: Thing) -> Linked:
    """Return the kind of a statement at the end of a link."""
    return next(kind for kind in LINK_KINDS if kind == thing.kind)
