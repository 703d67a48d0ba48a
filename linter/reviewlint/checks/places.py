"""Where to report what is not there."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reviewlint.draft.source import Span
from reviewlint.reading.wordings import is_latin

if TYPE_CHECKING:
    from reviewlint.outline.nodes import Outline, Section
    from reviewlint.phrases import Language
    from reviewlint.profile import Role, SectionSpec
    from reviewlint.reading.review import Review

_FIRST_LINE = re.compile(r"\S[^\n]*")


def beginning(review: Review) -> Span:
    """Return the title of the draft, else its first line that is not blank."""
    if review.outline.title is not None:
        return review.outline.title
    match = _FIRST_LINE.search(review.text)
    return Span(match.start(), match.start() + len(match[0].rstrip())) if match else Span(0, 0)


def heading(review: Review, role: Role) -> Span:
    """Return the heading of the first part with a role, else the beginning of the draft."""
    part = review.part(role)
    return part.title if part is not None and part.title is not None else beginning(review)


def name_of(section: SectionSpec, language: Language) -> str:
    """Return what a section is called in a draft of a language: the first of its titles in that, else of all."""
    own = (title for title in section.titles if is_latin(title) == (language == "en"))
    return next(own, section.titles[0])


def headings(outline: Outline, offset: int) -> tuple[Section, ...]:
    """Return the headings above a place, outermost first: an item of a list is none."""
    return tuple(section for section in outline.path(offset) if not section.is_item)
