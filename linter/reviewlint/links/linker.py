"""Which cause and which measure answers each problem: by references, then rulings, then inference with evidence."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from reviewlint.links.inference import Inference
from reviewlint.links.references import read_references
from reviewlint.reading.review import Answer, Link, Links

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reviewlint.links.references import References
    from reviewlint.profile import Profile
    from reviewlint.reading.review import AnswerKind, Review, Ruling, Statement


_KINDS: Final[tuple[AnswerKind, ...]] = ("cause", "measure")
_SHOWN = 3


def link(review: Review, profile: Profile, rulings: Sequence[Ruling] = ()) -> Links:
    """Return the answers of every problem, the faults in references, and what answers nothing.

    Where the text itself links a problem, what rulings say of that link does not count.
    """
    references = read_references(review)
    linker = _Linker(review, profile, references, rulings)
    return Links(
        answers=tuple(linker.answer(problem, kind) for kind in _KINDS for problem in review.problems),
        pairs=tuple(linker.pairs(review.problems)),
        bad_references=references.bad,
        orphan_causes=linker.orphans(review.causes),
        orphan_measures=linker.orphans(review.measures),
        references=references.count,
    )


class _Linker:
    """The links of one draft in the making."""

    def __init__(
        self, review: Review, profile: Profile, references: References, rulings: Sequence[Ruling]
    ) -> None:
        self._kinds = {s.id: s.kind for s in (*review.causes, *review.measures)}
        self._references = references
        self._explicit_only = profile.links is not None and profile.links.explicit_only
        self._exempt = {(r.problem, r.target): r for r in rulings if r.verdict == "exempt"}
        self._rejected = {(r.problem, r.target) for r in rulings if r.verdict == "reject"}
        self._settled = self._settle(review, rulings)
        self._inference = (
            Inference(review, profile.topics, profile.links, references.hidden) if profile.links else None
        )
        self._inferred = self._infer()
        self._by_problem: dict[tuple[str, str], list[Link]] = defaultdict(list)
        for link in (*self._settled.values(), *self._inferred):
            self._by_problem[link.problem, self._kinds[link.target]].append(link)

    def _settle(self, review: Review, rulings: Sequence[Ruling]) -> dict[tuple[str, str], Link]:
        """Return the links for which nothing is inferred, by problem and target."""
        settled = {(link.problem, link.target): link for link in self._references.links}
        problems = {problem.id for problem in review.problems}
        for ruling in rulings:
            pair = (ruling.problem, ruling.target)
            known = ruling.problem in problems and ruling.target in self._kinds
            if ruling.verdict == "accept" and known and pair not in settled:
                settled[pair] = Link(*pair, how="decision", score=1.0, band="linked")
        return settled

    def _infer(self) -> Sequence[Link]:
        """Return all inferred links, the strongest first."""
        if self._inference is None:
            return ()
        found = self._inference.links(self._is_open)
        if self._explicit_only:
            found = [replace(link, band="unconfirmed") if link.band == "linked" else link for link in found]
            found.sort(key=lambda link: (link.band == "none", -link.score))
        return found

    def _is_open(self, problem: Statement, target: Statement) -> bool:
        """Tell whether nothing but inference can say if a target answers a problem."""
        pair = (problem.id, target.id)
        if target.id in self._references.closed or pair in self._settled or pair in self._rejected:
            return False
        return problem.id in self._references.scopes.get(target.id, (problem.id,))

    def answer(self, problem: Statement, kind: AnswerKind) -> Answer:
        """Return what is known of the answers of one kind to a problem."""
        links = self._links(problem, kind)
        exempt = self._exempt.get((problem.id, kind))
        verdict = "exempt" if exempt else links[0].band if links else "none"
        # an empty place for the answer says enough, whatever the problem speaks of
        judgeable = (
            self._explicit_only
            or kind in problem.blank
            or (self._inference is not None and self._inference.can_judge(problem, kind))
        )
        shown = tuple(self._with_evidence(link) for link in links[:_SHOWN])
        answer = Answer(problem.id, kind, verdict, shown, judgeable, exempt.reason if exempt else None)
        inference = self._inference
        if (
            kind == "cause"
            or verdict != "none"
            or inference is None
            or not inference.can_judge(problem, kind)
        ):
            return answer
        return replace(answer, named=inference.named(problem), general=inference.general_measures)

    def pairs(self, problems: Sequence[Statement]) -> Iterator[Link]:
        """Yield all links of some problems that count or may, those of one problem and kind strongest first."""
        for problem in problems:
            for kind in _KINDS:
                yield from (link for link in self._links(problem, kind) if link.band != "none")

    def _links(self, problem: Statement, kind: AnswerKind) -> Sequence[Link]:
        """Return the links of a problem, strongest first; what the text or a person says ends inference for it."""
        links = self._by_problem.get((problem.id, kind), [])
        return [link for link in links if link.how != "inferred"] or links

    def _with_evidence(self, link: Link) -> Link:
        if link.how != "inferred" or self._inference is None:
            return link
        return replace(link, shared=self._inference.shared(link))

    def orphans(self, targets: Sequence[Statement]) -> tuple[str, ...]:
        """Return the ids of those targets that answer no problem, not even perhaps."""
        links = (*self._settled.values(), *self._inferred)
        wanted = {link.target for link in links if link.band != "none"}
        if self._inference is not None:
            wanted.update(target.id for target in targets if self._inference.heads_others(target))
        return tuple(target.id for target in targets if target.id not in wanted)


def neglected_causes(review: Review, profile: Profile) -> tuple[tuple[Statement, ...], int]:
    """Return the causes that no measure speaks of, not even perhaps, as far as the topics can tell; of how many they cannot.

    A measure that names a cause or stands in its row answers it, and so does one that answers a problem which the
    cause explains: what is said of problems is asked first.
    """
    if profile.links is None or not (review.causes and review.measures):
        return (), 0
    references = read_references(review)
    answered = {cause for cause, _ in references.mended} | set(_by_problems(review)) | set(_by_rows(review))
    # the causes take the place of problems
    asked = replace(review, problems=review.causes, causes=())
    inference = Inference(asked, profile.topics, profile.links, references.hidden)
    links = inference.links(lambda _cause, _measure: True)
    answered |= {link.problem for link in links if link.band != "none"}
    left = [cause for cause in review.causes if cause.id not in answered]
    neglected = tuple(cause for cause in left if inference.can_judge(cause, "measure"))
    return neglected, len(left) - len(neglected)


def _by_problems(review: Review) -> Iterator[str]:
    """Yield the causes of problems that have a measure."""
    measured = {answer.problem for answer in review.links.of("measure") if _is_linked(answer)}
    for answer in review.links.of("cause"):
        if answer.problem in measured:
            yield from (link.target for link in answer.links if link.band == "linked")


def _is_linked(answer: Answer) -> bool:
    return answer.verdict in {"linked", "exempt"}


def _by_rows(review: Review) -> Iterator[str]:
    ties = {measure.tie for measure in review.measures}
    return (cause.id for cause in review.causes if cause.tie is not None and cause.tie in ties)
