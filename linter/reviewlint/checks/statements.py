"""The statements of a review, as checks of its links need them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from reviewlint.reading.model import Statement


def by_id(statements: Iterable[Statement]) -> Mapping[str, Statement]:
    """Return statements by their ids."""
    return {statement.id: statement for statement in statements}
