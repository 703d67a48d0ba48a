"""What the structure of a draft says of its kind."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from reviewlint.lexicon import any_wording
from reviewlint.outline.nodes import Section
from reviewlint.packs.detect import Signs
from reviewlint.reading.recognise import structure
from reviewlint.reading.wording import said

if TYPE_CHECKING:
    from reviewlint.outline.nodes import Outline

_FOREIGN: Final = 2
"""How many headings that no review has outweigh the parts of one."""


def signs(outline: Outline) -> Signs:
    """Return what the structure of a draft says of its kind; it is read without any profile."""
    _, found, _ = structure(outline)
    counts = Counter(statement.kind for statement in found)
    return Signs(counts["problem"], counts["cause"], counts["measure"], _is_foreign(outline))


def _is_foreign(outline: Outline) -> bool:
    title = said(outline.text, outline.title) if outline.title else ""
    if any_wording("kinds", "titles").search(title):
        return True
    headings = (
        block.title.of(outline.text).strip("*：: ") for block in outline.walk() if isinstance(block, Section)
    )
    return (
        sum(any_wording("kinds", "headings").fullmatch(heading) is not None for heading in headings)
        >= _FOREIGN
    )
