"""A title that stands twice, as a copied web page has it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewlint.checks.outcome import Finding, Outcome, Related
from reviewlint.draft.source import Span
from reviewlint.outline.nodes import Paragraph
from reviewlint.phrases import Phrase

if TYPE_CHECKING:
    from reviewlint.packs.schema import Profile, Rule
    from reviewlint.review.model import Review

_FIRST = Phrase("标题", "the title")


def check(rule: Rule, review: Review, profile: Profile) -> Outcome:  # noqa: ARG001  all checks are called alike
    """Compare the title's lines with each other and with the first paragraph."""
    title = review.outline.title
    if title is None:
        return Outcome(0)
    lines = _lines(review.text, title)
    first = next(iter(review.outline.blocks), None)
    whole = "".join(letters for letters, _ in lines)
    if (
        isinstance(first, Paragraph)
        and not first.items
        and "".join(first.span.of(review.text).split()) == whole
    ):
        return Outcome(1, (_finding(review, title, first.span),))
    seen: dict[str, Span] = {}
    for letters, span in lines:
        if seen.setdefault(letters, span) != span:
            return Outcome(1, (_finding(review, seen[letters], span),))
    return Outcome(1)


def _lines(text: str, title: Span) -> list[tuple[str, Span]]:
    """Return the lines of the title, each also without its white space."""
    found = []
    place = title.start
    for line in title.of(text).splitlines(keepends=True):
        bare = line.strip()
        start = place + line.find(bare)
        found.append(("".join(bare.split()), Span(start, start + len(bare))))
        place += len(line)
    return [each for each in found if each[0]]


def _finding(review: Review, first: Span, again: Span) -> Finding:
    return Finding(again, {"match": again.of(review.text)}, (Related(first, _FIRST),))
