"""Assertions: requirements written in a pack rather than in Python.

They pickle and import no parser, so that a cached profile needs neither it nor this language's grammar.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from reviewlint.packs.assertion.nodes import Node
    from reviewlint.packs.assertion.schema import Selectable
    from reviewlint.phrases import Phrase

Clause = Literal["for", "when", "require", "forbid", "message"]


class Step(Struct, frozen=True):
    """Things of a kind, those for which a condition holds."""

    kind: Selectable
    condition: Node | None


class Assertion(Struct, frozen=True):
    """What a rule asserts of every thing that the last step selects inside the steps before.

    `decides` says whether `condition` must hold (`require`) or must not (`forbid`).
    """

    steps: tuple[Step, ...]
    when: Node | None
    decides: Literal["require", "forbid"]
    condition: Node

    @property
    def kind(self) -> Selectable:
        """The kind of the things that it is about."""
        return self.steps[-1].kind

    @property
    def replaceable(self) -> bool:
        """Whether it forbids words that it finds in the draft, so that others can be put in their place."""
        from reviewlint.packs.assertion.nodes import finds_words  # noqa: PLC0415 - for rules with a fix only

        return self.decides == "forbid" and finds_words(self.condition)


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
