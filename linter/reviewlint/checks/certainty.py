"""Whether a part that was not found is missing for certain."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reviewlint.profile import Profile, Severity
    from reviewlint.reading.model import Review


def is_unsure(review: Review, profile: Profile) -> bool:
    """Tell whether the kind of a draft is a guess, or the draft one page of several: it may need no such part."""
    return profile.is_guess or _begins_in_the_middle(review)


def severest(review: Review, profile: Profile) -> Severity:
    """Return the severity that a missing part may have at most: an error must be certain."""
    return "warning" if is_unsure(review, profile) else "error"


def _begins_in_the_middle(review: Review) -> bool:
    """Tell whether the first heading of a draft has a number above one: a page of several."""
    first = next(iter(review.outline.sections), None)
    return first is not None and (first.mark.number or 1) > 1 and not first.mark.style.in_words
