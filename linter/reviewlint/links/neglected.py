"""Causes about which nothing is done, for reviews that ask for a measure against each cause."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from reviewlint.links.inference import Inference
from reviewlint.links.references import read_references

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reviewlint.profile import Profile
    from reviewlint.reading.model import Answer, Review, Statement


def neglected_causes(review: Review, profile: Profile) -> tuple[Statement, ...]:
    """Return the causes that no measure speaks of, not even perhaps, as far as the topics can tell.

    A measure that names a cause or stands in its row answers it, and so does one that answers a problem which the
    cause explains: what is said of problems is asked first.
    """
    if profile.links is None or not (review.causes and review.measures):
        return ()
    references = read_references(review)
    answered = {cause for cause, _ in references.mended} | set(_by_problems(review)) | set(_by_rows(review))
    # the causes take the place of problems
    asked = replace(review, problems=review.causes, causes=())
    inference = Inference(asked, profile.topics, profile.links, references.hidden)
    links = inference.links(lambda _cause, _measure: True)
    answered |= {link.problem for link in links if link.band != "none"}
    return tuple(
        cause for cause in review.causes if cause.id not in answered and inference.can_judge(cause, "measure")
    )


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
