"""Links and topics for programs, in the manner of `as_json`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reviewlint.reporters.as_json import VERSION, dump
from reviewlint.reporters.matrix import KINDS, with_holes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reviewlint.links.survey import Survey
    from reviewlint.reading.model import Answer, Review
    from reviewlint.reporters.page import Page
    from reviewlint.reporters.screen import Line


def trace(review: Review, page: Page, *, holes: bool = False) -> Iterator[Line]:  # noqa: ARG001 - as every reporter
    """Yield the lines of the links of one draft; with `holes` only of problems that lack or doubt something."""
    answers = {(answer.problem, answer.kind): answer for answer in review.links.answers}
    yield from dump(
        {
            "version": VERSION,
            "path": review.outline.source.path,
            "problems": [
                {"id": problem.id}
                | {kind: _answer(answers.get((problem.id, kind)), review) for kind in KINDS}
                for problem in (with_holes(review) if holes else review.problems)
            ],
            "orphans": {
                "causes": list(review.links.orphan_causes),
                "measures": list(review.links.orphan_measures),
            },
        }
    )


def _answer(answer: Answer | None, review: Review) -> dict[str, Any]:
    """Return the verdict with the links that it rests on."""
    verdict = answer.verdict if answer else "none"
    carrying = [link for link in answer.links if link.band == verdict != "none"] if answer else []
    return {
        "verdict": verdict,
        "links": [
            {
                "to": link.target,
                "how": link.how,
                "score": link.score,
                "evidence": list(link.evidence(review.text)),
            }
            for link in carrying
        ],
    }


def topics(survey: Survey, page: Page) -> Iterator[Line]:
    """Yield the lines of a survey of topics."""
    source = survey.review.outline.source
    yield from dump(
        {
            "version": VERSION,
            "path": source.path,
            "items": survey.items,
            "topics": {"known": survey.known, "met": survey.met},
            "unmatched": [
                {"id": s.id, "line": source.position(s.span.start).line, "text": s.span.of(source.text)}
                for s in survey.unmatched
            ],
            "one_sided": [
                {
                    "topic": one.topic.id,
                    "name": one.topic.name[page.language],
                    "side": one.side,
                    "items": list(one.items),
                    "terms": list(one.terms),
                }
                for one in survey.one_sided
            ],
            "common": [
                {"topic": one.topic.id, "term": one.term, "items": one.items} for one in survey.common
            ],
            "contained": [
                {
                    "topic": one.topic.id,
                    "term": one.term,
                    "in": {"topic": one.longer_topic.id, "term": one.longer},
                }
                for one in survey.contained
            ],
        }
    )
