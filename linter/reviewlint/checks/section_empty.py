"""Headings with nothing under them: no word, no filled row, no item."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from reviewlint.checks.certainty import severest
from reviewlint.checks.outcome import Finding, Outcome
from reviewlint.outline.nodes import Paragraph, Section, Table
from reviewlint.outline.styles import Style
from reviewlint.reading.wordings import said, words_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reviewlint.draft.source import Span
    from reviewlint.outline.nodes import Block, Row
    from reviewlint.profile import Profile, Role, Rule
    from reviewlint.reading.model import Review

_FEW: Final = 3  # columns
_LONGEST: Final = 40  # characters of a heading; what is longer says something itself


def check(rule: Rule, review: Review, profile: Profile) -> Outcome:  # noqa: ARG001  all checks are called alike
    """Report each heading that stands alone: an error where the profile requires its part, else a warning at most."""
    required = {spec.role for spec in profile.sections if spec.required}
    told = [*_headings(review)]
    findings = tuple(
        Finding(
            title,
            {"title": said(review.text, title)},
            at_most=severest(review, profile) if required & {*roles} else "warning",
        )
        for title, roles, is_empty in told
        if is_empty
    )
    return Outcome(len(told), findings)


def _headings(review: Review) -> Iterator[tuple[Span, tuple[Role, ...], bool]]:
    """Yield the headings of parts and those of Markdown with their roles, and whether nothing stands below each."""
    text = review.outline.text
    sections = {block.title: block for block in review.outline.walk() if isinstance(block, Section)}
    parts = {part.title: part for part in review.parts if part.title is not None}
    titles = {
        title
        for title, section in sections.items()
        if section.mark.style is Style.HASH or _is_hashed(text, section)
    }
    # of themes `theme-empty` tells
    for title in sorted({*titles, *parts} - {theme.title for theme in review.themes}):
        roles = parts[title].roles if title in parts else ()
        blocks = sections[title].blocks if title in sections else parts[title].blocks
        if len(title) <= _LONGEST and not said(text, title).rstrip().endswith(("。", ".", "；", ";")):
            yield title, roles, not _any_tells(text, blocks)


def _is_hashed(text: str, section: Section) -> bool:
    return section.mark.span.of(text).lstrip().startswith("#")


def _tells(text: str, block: Block) -> bool:
    """Tell whether a block says anything; of a table, a row below its head."""
    match block:
        case Table():
            return any(_is_filled(text, row) for row in block.rows)
        case Section():
            return bool(words_of(said(text, block.title))) or _any_tells(text, block.blocks)
        case Paragraph():
            return bool(words_of(said(text, block.span)))


def _is_filled(text: str, row: Row) -> bool:
    """Tell whether a row says anything; one cell of many is what a form has printed there."""
    filled = sum(bool(words_of(said(text, cell))) for cell in row.cells)
    return filled > (len(row.cells) > _FEW)


def _any_tells(text: str, blocks: Sequence[Block]) -> bool:
    return any(_tells(text, block) for block in blocks)
