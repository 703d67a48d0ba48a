"""Assertions: requirements written in a pack rather than in Python."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from reviewlint.phrases import Phrase
    from reviewlint.profile.assertion import Assertion

Clause = Literal["for", "when", "require", "forbid", "message"]


class AssertionMistake(Struct, frozen=True):
    """One thing wrong: the clause, the code point in it, and what is wrong there.

    Where a sentence shows a `field` that it cannot, the clause is `message`, whichever sentence that is.
    """

    clause: Clause
    offset: int
    reason: Phrase
    field: str = ""


class AssertionMistakes(Exception):  # noqa: N818 - it holds several
    """All that is wrong with an assertion, clause by clause in the order in which it stands."""

    def __init__(self, mistakes: Sequence[AssertionMistake]) -> None:
        super().__init__(mistakes)
        self.mistakes = tuple(mistakes)


def parse_assertion(  # noqa: PLR0913 - one for each key of a rule
    *,
    select: str | None,
    when: str | None,
    require: str | None,
    forbid: str | None,
    options: Mapping[str, object],
    words: AbstractSet[str],
    message_fields: AbstractSet[str],
) -> Assertion:
    """Return what the clauses of a rule assert.

    `options` are the rule's own, with their values; `words` names the word lists of the profile;
    `message_fields` are the fields that the rule's message and hint show. Raises AssertionMistakes.
    """
    from reviewlint.packs.assertion.reading import read  # noqa: PLC0415 - lark, which a cached profile does without

    clauses: dict[Clause, str | None] = {"for": select, "when": when, "require": require, "forbid": forbid}
    return read(
        {clause: text for clause, text in clauses.items() if text is not None}, options, words, message_fields
    )
