"""The text of a draft as assertions read it: wrapped lines joined again, with the way back; its sentences."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from reviewlint.draft.source import Span
from reviewlint.outline.nodes import Paragraph, Section, Table
from reviewlint.reading.wordings import sentences_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reviewlint.outline.nodes import Block
    from reviewlint.reading.review import Review

_SOFT = re.compile(r"[ \t]*\0[ \t\0]*")


class Joined:
    """A text without its soft line breaks; where words of a script with spaces meet, a space stands for one.

    A number cut in two is whole again.
    """

    def __init__(self, review: Review) -> None:
        pieces: list[str] = []
        self._sources: list[int] = []
        self._places: list[int] = []
        place = 0
        for start, piece in _pieces(review.text, _soft_breaks(review)):
            self._sources.append(start)
            self._places.append(place)
            pieces.append(piece)
            place += len(piece)
        self.text = "".join(pieces)
        self.prose = _without(self.text, (self.span(quiet) for quiet in review.quiet))

    def span(self, span: Span) -> Span:
        """Return where a span of the draft stands in this text."""
        return Span(self._place(span.start), self._place(span.end))

    def source(self, span: Span) -> Span:
        """Return where a span of this text stands in the draft; a span without width keeps none."""
        start = self._source(span.start)
        return Span(start, self._source(span.end - 1) + 1 if len(span) else start)

    def _place(self, source: int) -> int:
        piece = bisect_right(self._sources, source) - 1
        place = self._places[piece] + source - self._sources[piece]
        following = self._places[piece + 1] if piece + 1 < len(self._places) else len(self.text)
        return min(place, following)

    def _source(self, place: int) -> int:
        piece = bisect_right(self._places, place) - 1
        return self._sources[piece] + place - self._places[piece]


def _soft_breaks(review: Review) -> Iterator[Span]:
    """Yield the line ends of lines that were only wrapped, with the white space around them, in order."""
    return (Span(*match.span()) for match in _SOFT.finditer(review.outline.text))


def _pieces(text: str, breaks: Iterable[Span]) -> Iterator[tuple[int, str]]:
    start = 0
    for gap in breaks:
        yield start, text[start : gap.start]
        before, after = text[gap.start - 1], text[gap.end]
        if before.isascii() and after.isascii() and not (before.isdigit() and after.isdigit()):
            yield gap.start, " "
        start = gap.end
    yield start, text[start:]


def _without(text: str, spans: Iterable[Span]) -> str:
    """Return the text at the same length, spans (sorted, apart) blanked out."""
    pieces: Sequence[str]
    pieces, end = [], 0
    for span in spans:
        pieces += (text[end : span.start], " " * len(span))
        end = span.end
    return "".join((*pieces, text[end:]))


def sentences(review: Review) -> Iterator[Span]:
    """Yield the sentences of paragraphs and list items, one by one; ordinals, headings, titles and tables hold none.

    A numbered line that says a problem, cause or measure (1.更换水表。) is no mere heading. A line break inside a
    paragraph is a soft one and ends no sentence.
    """
    said = {one.title.start for one in review.statements}
    for block in review.outline.walk():
        if isinstance(block, Section) and (block.title.start in said or block.is_listed(review.text)):
            yield from sentences_of(review.text, block.title)
        elif isinstance(block, Paragraph):
            yield from sentences_of(review.text, block.span)


def texts(review: Review) -> Iterator[Span]:
    """Yield every piece of text once, wherever it stands: title, headings, paragraphs, items, cells, signature, date."""
    outline = review.outline
    found = [span for block in outline.walk() for span in _texts_of(block)]
    yield from (span for span in (outline.title, *found, *outline.sign_off) if span is not None and len(span))


def _texts_of(block: Block) -> Iterator[Span]:
    """Yield the pieces of text of a block that stand in no block inside it."""
    if isinstance(block, Table):
        for row in (block.header, *block.rows):
            yield from row.cells
    else:
        yield block.title if isinstance(block, Section) else block.span
