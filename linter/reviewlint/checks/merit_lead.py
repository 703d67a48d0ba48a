"""Paragraphs of praise that stand before the problems of a part."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache
from typing import TYPE_CHECKING

from reviewlint.checks.outcome import Finding, Outcome
from reviewlint.draft.source import Span
from reviewlint.lexicon import any_of, lists
from reviewlint.outline.nodes import Paragraph
from reviewlint.reading.wordings import praises, sentences_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reviewlint.checks.case import Case, Draft
    from reviewlint.outline.nodes import Section
    from reviewlint.reading.review import Review


def merit_lead(case: Case) -> Outcome:
    """Look at the paragraphs between a heading and the first problem below it, in parts that are for problems alone."""
    review = case.review
    starts = sorted(problem.span.start for problem in review.problems)
    leads = [lead for section in case.draft.sections for lead in _leads(section, starts)]
    leads = [lead for lead in leads if _is_for_problems(case.draft, lead)]
    found = (_praise(review, lead) for lead in leads)
    return Outcome(
        len(leads), tuple(Finding(span, {"match": span.of(case.text)}) for span in found if span is not None)
    )


def _leads(section: Section, starts: Sequence[int]) -> Iterator[Span]:
    """Yield the paragraphs of a section before the first block that has a problem, if one has."""
    first = bisect_left(starts, section.span.start)
    if first == len(starts) or starts[first] >= section.span.end:
        return
    for block in section.blocks:
        if not isinstance(block, Paragraph) or block.span.end > starts[first]:
            return
        yield block.span


def _is_for_problems(draft: Draft, lead: Span) -> bool:
    """Tell whether the innermost part around a paragraph is for problems and nothing else, as what was done before."""
    part = draft.things.section_around(lead)
    return part is not None and set(part.value.roles) == {"problems"}


def _praise(review: Review, lead: Span) -> Span | None:
    """Return the first sentence that praises, up to a word that takes it back."""
    for sentence in sentences_of(review.text, lead):
        back = _taken_back().search(review.text, sentence.start, sentence.end)
        span = Span(sentence.start, back.start() if back else sentence.end)
        if len(span) and praises(span.of(review.text)) and not review.is_quiet(span):
            return span
    return None


@cache
def _taken_back() -> re.Pattern[str]:
    return re.compile(rf"(?<=[，；]){any_of(lists('facts')['chinese']['but'])}")
