"""The sentences of a draft."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewlint.checks.prose import is_listed, split
from reviewlint.outline.nodes import Paragraph, Section

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reviewlint.draft.source import Span
    from reviewlint.reading.model import Review


def sentences(review: Review) -> Iterator[Span]:
    """Yield the sentences of paragraphs and list items, one by one; ordinals, headings, titles and tables hold none.

    A numbered line that says a problem, cause or measure (1.更换水表。) is no mere heading. A line break inside a
    paragraph is a soft one and ends no sentence.
    """
    said = {one.title.start for one in (*review.problems, *review.causes, *review.measures)}
    for block in review.outline.walk():
        if isinstance(block, Section) and (block.title.start in said or is_listed(review.text, block)):
            yield from split(review.text, block.title)
        elif isinstance(block, Paragraph):
            yield from split(review.text, block.span)
