"""Which theme of the draft each theme that the opening lists is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewlint.checks.wordings import clause

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reviewlint.draft.source import Span
    from reviewlint.reading.model import Aspect, Review, Theme

_ALIKE = 0.5  # share of the pairs of characters of the shorter wording that the other one has too
_MOST = 30  # no notice names more themes; keeps a hostile draft linear


def treated(review: Review) -> Iterator[tuple[Aspect, Theme | None]]:
    """Yield each theme of the opening with the theme of the draft that treats it, None if none does.

    A theme that the pack knows is found by its id, another one by its wording.
    """
    if review.declaration is None:
        return
    by_id = {theme.id: theme for theme in review.themes if theme.known}
    free = [(theme, _pairs(review, theme.title)) for theme in review.themes[:_MOST]]
    for aspect in review.declaration.aspects[:_MOST]:
        if aspect.theme is not None and aspect.theme in by_id:
            yield aspect, by_id[aspect.theme]
            continue
        wanted = _pairs(review, aspect.span)
        scores = [(_likeness(wanted, pairs), -theme.number, theme) for theme, pairs in free]
        best = max(scores, key=lambda score: score[:2], default=(0.0, 0, None))
        yield aspect, best[2] if best[0] >= _ALIKE else None


def _pairs(review: Review, span: Span) -> frozenset[str]:
    found = clause(review.text, span)
    if found is None:
        return frozenset()
    return frozenset(map("".join, zip(found.text, found.text[1:], strict=False)))


def _likeness(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / (min(len(one), len(other)) or 1)
