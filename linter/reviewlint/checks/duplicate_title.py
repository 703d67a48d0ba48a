"""A title that stands twice, as a copied web page has it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewlint.checks.outcome import Finding, Outcome, Related
from reviewlint.draft.source import Span
from reviewlint.phrases import Phrase

if TYPE_CHECKING:
    from reviewlint.profile import Profile, Rule
    from reviewlint.reading.model import Review

_FIRST = Phrase("标题", "the title")


def check(rule: Rule, review: Review, profile: Profile) -> Outcome:  # noqa: ARG001  all checks are called alike
    """Compare the lines down to the first paragraph with the title, as a whole and line by line.

    The outline leaves a repeated title out of its blocks, so the lines are read from the text.
    """
    title = review.outline.title
    if title is None:
        return Outcome(0)
    first = next(iter(review.outline.blocks), None)
    end = first.span.start if first is not None else len(review.text)
    lines = _lines(review.text, Span(title.start, max(end, title.end)))
    seen: dict[str, Span] = {}
    above = ""
    for letters, span in lines:
        earlier = seen.get(letters, title if letters == above else None)
        if earlier is not None:
            return Outcome(1, (Finding(span, {"match": letters}, (Related(earlier, _FIRST),)),))
        seen[letters] = span
        above += letters
    return Outcome(1)


def _lines(text: str, whole: Span) -> list[tuple[str, Span]]:
    """Return the lines of a stretch that are not blank, each also without its white space."""
    found = []
    place = whole.start
    for line in whole.of(text).splitlines(keepends=True):
        bare = line.strip()
        start = place + line.find(bare)
        found.append(("".join(bare.split()), Span(start, start + len(bare))))
        place += len(line)
    return [each for each in found if each[0]]
