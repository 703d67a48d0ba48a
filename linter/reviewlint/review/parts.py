"""Dividing a draft into stretches with a role."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, TypeGuard

from reviewlint.draft.source import Span
from reviewlint.outline.nodes import Paragraph, Section
from reviewlint.outline.styles import Style
from reviewlint.review.entries import read_labelled
from reviewlint.review.model import Part
from reviewlint.review.roles import DIVIDING
from reviewlint.review.wording import is_latin

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from reviewlint.outline.nodes import Block
    from reviewlint.packs.schema import Role
    from reviewlint.review.roles import Titles

_LONGEST_BARE_HEADING = 40
_RUN_IN_LABEL = re.compile(r"([^。；：:\s]{2,12})[：:]\s*$")
# **Impact:** 118 customers …
_ENGLISH_LABEL = re.compile(r"\**(?P<label>[A-Za-z][A-Za-z' /&-]{2,38})\**:\**\s+(?=\S)")
# Beyond this depth a heading that names a role is a detail of some item, not a section.
_DEEPEST = 2
# Headings that gather others: 概述, Lessons learned.
_GATHERING: frozenset[Role] = frozenset({"opening", "other"})
# Parts that a labelled entry may stand in.
_ANSWERING: frozenset[Role] = frozenset({"problems", "measures"})


class Divider:
    """Divides the blocks of one draft by the titles of its profile.

    `is_theme` knows a theme's heading, `is_problem` that of a labelled entry: a problem together with its measures.
    """

    def __init__(
        self,
        text: str,
        titles: Titles,
        is_theme: Callable[[str], bool],
        is_problem: Callable[[Section], bool],
    ) -> None:
        self._text = text
        self._titles = titles
        self._is_theme = is_theme
        self._is_problem = is_problem
        self._listed_from = 0
        self._answered: frozenset[Span] = frozenset()

    def divide(self, blocks: Sequence[Block]) -> tuple[Part, ...]:
        """Return the parts of a whole draft: those between headings, and an opening before the first."""
        sections = [block for block in blocks if isinstance(block, Section)]
        listed = (
            s.span.start for s in sections if "problems" in self._titles.roles_of(s.title.of(self._text))
        )
        self._listed_from = next(listed, 0)
        if not any(self._divides(block) for block in self._opened(blocks)):
            self._answered = frozenset(s.span for s in sections if self._is_answered(s))
        return tuple(self._divide(blocks, "opening", None))

    def _divides(self, block: Block) -> bool:
        """Tell whether a block is or holds the heading of a part."""
        if isinstance(block, Section):
            return bool(DIVIDING & {*self._roles_of(block)} or self._roles_below(block))
        return bool(self._bare_heading(block))

    def _is_answered(self, section: Section) -> bool:
        """Tell whether a heading names a problem whose measure a label below it tells: 整改情况：…."""
        whole = Span(section.title.start, section.span.end)
        return any(piece.kind == "measure" for piece in read_labelled(whole, "problem", self._text).pieces)

    def _divide(self, blocks: Sequence[Block], before: Role, container: Section | None) -> list[Part]:
        """Divide the blocks of one level; what stands before the first heading has the role `before`."""
        parts: list[Part] = []
        roles: tuple[Role, ...] = (before,)
        after: Role = "other" if container or before == "opening" else before
        title: Span | None = None
        pending: list[Block] = []

        def flush() -> None:
            if pending or title:
                parts.append(_of_blocks(roles, title, pending, container))
            pending.clear()

        alone = len([block for block in blocks if self._wraps(block)]) == 1
        for block in self._opened(blocks):
            bare = self._bare_heading(block)
            if bare:
                flush()
                roles, title = bare, block.span
            elif alone and self._wraps(block):
                flush()
                parts.extend(self._divide(block.blocks, "other", container))
                roles, title = (after,), None
            elif entered := self._entered(block, roles):
                if entered != roles:
                    flush()
                    roles, title = entered, None
                pending.append(block)
            elif isinstance(block, Section) and (own := self._of_section(block, container)):
                flush()
                parts.extend(own)
                roles, title = (after,), None
            elif isinstance(block, Section) and title is None and before == "opening":
                flush()
                parts.append(Part(("other",), block.title, block.span, block.blocks))
                roles = ("other",)
            else:
                pending.append(block)
        flush()
        return parts

    def _entered(self, block: Block, roles: tuple[Role, ...]) -> tuple[Role, ...]:
        """Return the roles of the stretch that an entry of a problem with its measures goes on or begins, none if it is none."""
        if not isinstance(block, Section):
            return ()
        if self._is_problem(block):
            return ("measures",) if _ANSWERING.isdisjoint(roles) else roles
        return ("problems",) if block.span in self._answered and not self._of_section(block, None) else ()

    def _of_section(self, section: Section, container: Section | None) -> list[Part]:
        """Return the parts that a section is or holds, none if it is a detail of the stretch it stands in."""
        heading = section.title.of(self._text)
        roles = self._roles_of(section)
        inner = self._roles_below(section)
        # 一、存在的问题 may hold themes with parts of their own; in one role, only plain titles tell
        within = inner if len(roles) > 1 else self._roles_below(section, plain=True)
        gathers = within and _GATHERING.issuperset(roles)
        if roles and len(within) < 2 and not gathers:  # noqa: PLR2004 - one role is no division
            return [Part(roles, section.title, section.span, section.blocks, container)]
        if roles:
            return self._divide(section.blocks, roles[0], container)
        # 一、思想政治方面 above 四、存在的问题 tells what was done
        sorts = any(isinstance(block, Section) and self._is_problem(block) for block in section.blocks)
        treats = (sorts or self._is_theme(heading)) and section.span.start >= self._listed_from
        if container is None and (len(inner) > 1 or treats):
            return self._divide(section.blocks, "problems", section)
        return []

    def _roles_of(self, section: Section) -> tuple[Role, ...]:
        """Return the roles that a heading announces; an item of a list announces one if it says nothing else."""
        heading = section.title.of(self._text)
        is_item = section.mark.style is Style.BULLET and not self._titles.is_title(heading)
        return () if is_item else self._titles.roles_of(heading)

    def _wraps(self, block: Block) -> TypeGuard[Section]:
        """Tell whether an English heading without a role holds sections: in Chinese, such a heading is a theme."""
        return (
            isinstance(block, Section)
            and is_latin(block.title.of(self._text))
            and not self._roles_of(block)
            and bool(self._roles_below(block, plain=True))
        )

    def _roles_below(self, section: Section, depth: int = 1, *, plain: bool = False) -> frozenset[Role]:
        """Return the roles that the headings inside a section announce; `plain`: those that say nothing else."""
        found: set[Role] = set()
        for block in self._opened(section.blocks):
            if isinstance(block, Section) and self._is_problem(block):
                continue
            if isinstance(block, Section):
                counts = not plain or self._titles.is_title(block.title.of(self._text))
                roles = self._roles_of(block) if counts else ()
                found.update(roles)
                if not roles and depth < _DEEPEST:
                    found.update(self._roles_below(block, depth + 1, plain=plain))
            else:
                found.update(self._bare_heading(block))
        return frozenset(found & DIVIDING)

    def _opened(self, blocks: Sequence[Block]) -> Iterator[Block]:
        """Yield the blocks, a paragraph cut where a label opens it, or a new row of items: …。原因分析：一是…二是…."""
        for block in blocks:
            if isinstance(block, Paragraph) and block.items:
                yield from self._cut(block)
            elif isinstance(block, Paragraph) and (label := self._label(block)):
                yield _paragraph(*label.span("label"), [], self._text)
                yield _paragraph(label.end(), block.span.end, [], self._text)
            else:
                yield block

    def _label(self, paragraph: Paragraph) -> re.Match[str] | None:
        label = _ENGLISH_LABEL.match(self._text, paragraph.span.start, paragraph.span.end)
        return label if label and self._titles.is_title(label["label"]) else None

    def _cut(self, paragraph: Paragraph) -> Iterator[Paragraph]:
        start, items = paragraph.span.start, list[Item]()
        for item in paragraph.items:
            before = items[-1].text.start if items else start
            label = _RUN_IN_LABEL.search(
                self._text, max(before, item.span.start - _LONGEST_BARE_HEADING), item.span.start
            )
            if label and self._titles.is_title(label[1]):
                if start < label.start(1):
                    yield _paragraph(start, label.start(1), items, self._text)
                yield _paragraph(label.start(1), item.span.start, [], self._text)
                start, items = item.span.start, []
            items.append(item)
        yield _paragraph(start, paragraph.span.end, items, self._text)

    def _bare_heading(self, block: Block) -> tuple[Role, ...]:
        """Return the roles of a paragraph that is nothing but a title, `存在的问题：` on a line of its own."""
        if not isinstance(block, Paragraph) or len(block.span) > _LONGEST_BARE_HEADING or block.items:
            return ()
        line = block.span.of(self._text)
        return self._titles.roles_of(line) if self._titles.is_title(line) else ()


def _paragraph(start: int, end: int, items: list[Item], text: str) -> Paragraph:
    """Return the stretch of a paragraph that holds these items, the last one cut at its end."""
    end = start + len(text[start:end].rstrip())
    if items:
        last = items[-1]
        items = [*items[:-1], replace(last, span=Span(last.span.start, end), text=Span(last.text.start, end))]
    lead = Span(start, items[0].span.start if items else end)
    return Paragraph(Span(start, end), lead, tuple(items))


def _of_blocks(
    roles: tuple[Role, ...], title: Span | None, blocks: list[Block], container: Section | None
) -> Part:
    spans = [*([title] if title else []), *(block.span for block in blocks)]
    span = Span(spans[0].start, max(span.end for span in spans))
    return Part(roles, title, span, tuple(blocks), container)
