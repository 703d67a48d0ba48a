"""The sentences of a draft."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reviewlint.checks.prose import is_listed
from reviewlint.draft.source import Span
from reviewlint.outline.nodes import Paragraph, Section
from reviewlint.reading.wording import ENGLISH_STOP

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reviewlint.reading.model import Review

# Quotation marks and brackets that close right after the stop belong to the sentence.
_STOP = re.compile(rf"(?:[。！？!?]++|{ENGLISH_STOP})[”’」』）》〉】〕)\]\"']*+")


def sentences(review: Review) -> Iterator[Span]:
    """Yield the sentences of paragraphs and list items, one by one; ordinals, headings, titles and tables hold none.

    A numbered line that says a problem, cause or measure (1.更换水表。) is no mere heading. A line break inside a
    paragraph is a soft one and ends no sentence.
    """
    said = {one.title.start for one in (*review.problems, *review.causes, *review.measures)}
    for block in review.outline.walk():
        if isinstance(block, Section) and (block.title.start in said or is_listed(review.text, block)):
            yield from _split(review.text, block.title)
        elif isinstance(block, Paragraph):
            yield from _split(review.text, block.span)


def _split(text: str, span: Span) -> Iterator[Span]:
    start = span.start
    for stop in _STOP.finditer(text, span.start, span.end):
        yield from _trimmed(text, Span(start, stop.end()))
        start = stop.end()
    yield from _trimmed(text, Span(start, span.end))


def _trimmed(text: str, span: Span) -> Iterator[Span]:
    """Yield a span without the white space around it, unless nothing is left."""
    words = span.of(text)
    start = span.start + len(words) - len(words.lstrip())
    if start < span.end:
        yield Span(start, span.start + len(words.rstrip()))
