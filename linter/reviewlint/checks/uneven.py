"""What most problems of a draft say and some do not: a draft is asked for no more than it gives itself."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from reviewlint.checks.blocks import blocks_of
from reviewlint.checks.outcome import Finding, Outcome, Related
from reviewlint.phrases import Phrase

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reviewlint.checks.blocks import Block
    from reviewlint.profile import Profile, Rule
    from reviewlint.reading.model import Review

_FEWEST: Final = 2  # problems that say it, before it is asked of the others
_SAID_HERE: Final = Phrase("别的问题写了", "another one says it")


def check(rule: Rule, review: Review, profile: Profile) -> Outcome:  # noqa: ARG001  all checks are called alike
    """Report the problems whose block lacks what option `pattern` tells, if at least option `share` of all have it.

    In a table, a column whose head matches option `column_pattern` is looked at alone.
    """
    text = review.text
    pattern, column = re.compile(rule.options["pattern"]), re.compile(rule.options["column_pattern"])
    blocks = blocks_of(review)
    said = [_says(block, text, pattern, column) for block in blocks]
    if said.count(True) < max(_FEWEST, rule.options["share"] * len(blocks)):
        return Outcome(0)
    example = blocks[said.index(True)]
    return Outcome(
        len(blocks),
        tuple(_finding(block, example, text) for block, has in zip(blocks, said, strict=True) if not has),
    )


def _says(block: Block, text: str, pattern: re.Pattern[str], column: re.Pattern[str]) -> bool:
    cells: Sequence[str] = [cell for head, cell in block.cells.items() if column.search(head)]
    if cells:
        return any(re.search(r"\w", cell) for cell in cells)
    return pattern.search(block.text(text)) is not None


def _finding(block: Block, example: Block, text: str) -> Finding:
    values = {"id": block.problem.id, "title": block.problem.title.of(text)}
    return Finding(block.place, values, (Related(example.place, _SAID_HERE),))
