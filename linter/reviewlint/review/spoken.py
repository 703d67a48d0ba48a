"""Sections that are announced as in a speech: 第一，主要工作。…第二，存在的问题。….

To the grammar 第一， numbers items. Only the titles of a profile tell which of them are sections.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from reviewlint.draft.source import Span
from reviewlint.outline.nodes import Mark, Paragraph, Section
from reviewlint.outline.styles import Style
from reviewlint.outline.styles import number_of
from reviewlint.review.roles import DIVIDING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reviewlint.outline.nodes import Block, Outline
    from reviewlint.review.roles import Titles

_ANNOUNCED = re.compile(
    r"(?P<mark>第[一二三四五六七八九十]{1,2}[，,、：:])[ \t\u3000]*(?P<title>[^，。；：:\n]{2,20})(?:[。：:]\s*|(?=\n|\Z))"
)
_LEAST_ROLES = 2
_LEVEL = 1


def with_spoken_headings(outline: Outline, titles: Titles) -> Outline:
    """Take 第一， before a section's title for a heading, in a draft that has no other headings for its parts."""
    speaker = _Speaker(outline.source.text, titles)
    blocks = tuple(speaker.lifted(outline.blocks))
    headings = [found for block in blocks if (found := speaker.announced(block))]
    spoken = {role for heading in headings for role in titles.roles_of(heading["title"])}
    if len(spoken & DIVIDING) < _LEAST_ROLES or speaker.divides(outline.sections):
        return outline
    return replace(outline, blocks=tuple(speaker.sections(blocks)))


class _Speaker:
    """Finds and builds the announced sections of one draft."""

    def __init__(self, text: str, titles: Titles) -> None:
        self._text = text
        self._titles = titles

    def announced(self, block: Block) -> re.Match[str] | None:
        """Return the announcement that opens a paragraph, if it names a section."""
        if not isinstance(block, Paragraph):
            return None
        match = _ANNOUNCED.match(self._text, block.span.start, block.span.end)
        return match if match and self._titles.ends_in_title(match["title"]) else None

    def divides(self, sections: Iterable[Section]) -> bool:
        """Tell whether written headings already divide the draft."""
        return any(DIVIDING & {*self._titles.roles_of(s.title.of(self._text))} for s in sections)

    def lifted(self, blocks: Sequence[Block]) -> Iterator[Block]:
        """Yield the blocks, each announcement in a paragraph of its own, and none below the last item of a list."""
        for block in blocks:
            if isinstance(block, Paragraph):
                yield from self._apart(block)
            elif isinstance(block, Section):
                yield from self._without_announcements(block)
            else:
                yield block

    def _without_announcements(self, section: Section) -> Iterator[Block]:
        inside = tuple(self.lifted(section.blocks))
        place = next((place for place, block in enumerate(inside) if self.announced(block)), None)
        if place is None:
            yield section
            return
        end = inside[place - 1].span.end if place else section.title.end
        yield replace(section, blocks=inside[:place], span=Span(section.span.start, end))
        yield from inside[place:]

    def _apart(self, paragraph: Paragraph) -> Iterator[Paragraph]:
        items = paragraph.items
        if not any(self._opens_section(item) for item in items):
            yield paragraph
            return
        if len(paragraph.lead):
            yield Paragraph(Span(paragraph.span.start, items[0].span.start), paragraph.lead)
        for item in items:
            lead_end = item.items[0].span.start if item.items else item.span.end
            yield Paragraph(item.span, Span(item.span.start, lead_end), item.items)

    def _opens_section(self, item: Item) -> bool:
        return self.announced(Paragraph(item.span, item.span)) is not None

    def sections(self, blocks: Iterable[Block]) -> Iterator[Block]:
        """Yield what stands before the first announcement, then a section for each."""
        opened: Paragraph | None = None
        below: list[Block] = []
        for block in blocks:
            if isinstance(block, Paragraph) and self.announced(block):
                yield from self._section(opened, below)
                opened, below = block, []
            else:
                below.append(block)
        yield from self._section(opened, below)

    def _section(self, opened: Paragraph | None, below: Sequence[Block]) -> Iterator[Block]:
        found = self.announced(opened) if opened else None
        if opened is None or found is None:
            yield from below
            return
        mark = Mark(Span(*found.span("mark")), Style.ORDINAL, number_of(found["mark"]))
        blocks = (*self._rest(opened, found.end()), *below)
        title = Span(*found.span("title"))
        end = blocks[-1].span.end if blocks else title.end
        yield Section(mark, _LEVEL, title, Span(opened.span.start, end), blocks)

    def _rest(self, opened: Paragraph, start: int) -> Iterator[Paragraph]:
        """Yield what follows an announcement on its line."""
        if start < opened.span.end:
            items = tuple(item for item in opened.items if item.span.start >= start)
            end = items[0].span.start if items else opened.span.end
            yield Paragraph(Span(start, opened.span.end), Span(start, end), items)
