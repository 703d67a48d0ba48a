"""The statements of a review, as checks of its links need them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from reviewlint.review.model import AnswerKind, Review, Statement


def by_id(statements: Iterable[Statement]) -> Mapping[str, Statement]:
    """Return statements by their ids."""
    return {statement.id: statement for statement in statements}


def of_kind(review: Review, kind: AnswerKind) -> tuple[Statement, ...]:
    """Return the causes or the measures of a draft."""
    return review.causes if kind == "cause" else review.measures


def has(review: Review, kind: AnswerKind) -> bool:
    """Tell whether a draft has any cause, or any measure."""
    return bool(of_kind(review, kind))
