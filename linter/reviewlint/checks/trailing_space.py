"""White space at the end of lines that nobody sees and every comparison shows."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reviewlint.checks.gathering import gathered
from reviewlint.checks.outcome import Finding, Outcome
from reviewlint.checks.reading import plain
from reviewlint.draft.edits import Edit, Fix
from reviewlint.draft.source import Span
from reviewlint.outline.nodes import Table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reviewlint.checks.gathering import Slip
    from reviewlint.profile import Profile, Rule
    from reviewlint.reading.model import Review

# U+3000 is no trailing space: it moves a signature in from the right.
_TRAILING = re.compile(r"(?<![ \t\xa0])[ \t\xa0]++(?=\n|\Z)")


def check(rule: Rule, review: Review, profile: Profile) -> Outcome:  # noqa: ARG001  all checks are called alike
    """Look at the end of every line that is not code; in tables a tab at the end is an empty cell."""
    lines = sum(1 for _ in review.outline.source.lines())
    slips: list[Slip] = [("", Finding(span, fixes=(_deletion(span),))) for span in _trailing(review)]
    return Outcome(lines, tuple(gathered(slips, review)))


def _trailing(review: Review) -> Iterator[Span]:
    tables = [block.span for block in review.outline.walk() if isinstance(block, Table)]
    in_markdown = review.outline.source.path.endswith((".md", ".markdown"))
    for match in _TRAILING.finditer(plain(review.text)):
        span = Span(*match.span())
        if in_markdown and match[0].endswith("  ") and _follows_text(review.text, span):
            continue  # a hard line break
        while tables and tables[0].end < span.start:
            del tables[0]
        if not (tables and tables[0].start <= span.start):
            yield span


def _follows_text(text: str, span: Span) -> bool:
    return span.start > 0 and text[span.start - 1] != "\n"


def _deletion(span: Span) -> Fix:
    return Fix((Edit(span, ""),), safe=True)
