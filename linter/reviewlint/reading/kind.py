"""What the structure of a draft says of its kind."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING, Final

from reviewlint.lexicon import lists
from reviewlint.outline.nodes import Section
from reviewlint.packs.detect import Signs
from reviewlint.reading.recognise import structure
from reviewlint.reading.wording import said

if TYPE_CHECKING:
    from reviewlint.outline.nodes import Outline

_OF_TITLE: Final = 2
"""A title that no review has counts as much as two such headings."""


def signs(outline: Outline) -> Signs:
    """Return what the structure of a draft says of its kind; it is read without any profile."""
    _, found, _ = structure(outline)
    counts = Counter(statement.kind for statement in found)
    return Signs(counts["problem"], counts["cause"], counts["measure"], _foreign(outline))


def _foreign(outline: Outline) -> int:
    title = said(outline.text, outline.title) if outline.title else ""
    headings = (
        block.title.of(outline.text).strip("*：: ") for block in outline.walk() if isinstance(block, Section)
    )
    found = sum(_headings().fullmatch(heading) is not None for heading in headings)
    return found + (_OF_TITLE if _titles().search(title) else 0)


@cache
def _titles() -> re.Pattern[str]:
    chinese, english = ("|".join(lists("kinds")[name]) for name in ("titles", "english_titles"))
    return re.compile(rf"{chinese}|(?i:\b(?:{english})\b)")


@cache
def _headings() -> re.Pattern[str]:
    chinese, english = ("|".join(lists("kinds")[name]) for name in ("headings", "english_headings"))
    return re.compile(f"{chinese}|(?i:{english})")
