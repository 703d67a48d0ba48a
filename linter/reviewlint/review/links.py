"""Which cause and which measure answers each problem."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewlint.review.model import Links

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reviewlint.packs.schema import Profile
    from reviewlint.review.model import Review, Ruling


def link(review: Review, profile: Profile, rulings: Sequence[Ruling] = ()) -> Links:  # noqa: ARG001  not built yet
    """Return the answers of every problem: by references, then rulings, then inference with evidence."""
    return Links()
