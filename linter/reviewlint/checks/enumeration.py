"""Ordinals inside paragraphs (一是…二是…): gaps, repetitions, order, and a 一是 that stays alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewlint.checks.gathering import gathered_if_many
from reviewlint.checks.ordinals import written
from reviewlint.checks.outcome import Finding, Outcome, Related
from reviewlint.checks.renumbering import renumbering
from reviewlint.checks.sequence import Fault, faults
from reviewlint.outline.nodes import Paragraph, Section
from reviewlint.outline.styles import Style
from reviewlint.phrases import Phrase

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reviewlint.checks.gathering import Slip
    from reviewlint.draft.edits import Fix
    from reviewlint.outline.nodes import Block, Outline
    from reviewlint.profile import Profile, Rule
    from reviewlint.reading.model import Review

_MESSAGES = {
    "gap": Phrase("“{mark}”之前缺“{expected}”", "“{mark}” comes without “{expected}” before it"),
    "repeat": Phrase("“{mark}”重复，应为“{expected}”", "“{mark}” is used twice; “{expected}” is due here"),
    "order": Phrase("“{mark}”的位置不对，前后颠倒", "“{mark}” does not stand in its place"),
}
_LONE = Phrase("只有“{mark}”，没有“{expected}”", "“{mark}” has no “{expected}” after it")


def check(rule: Rule, review: Review, profile: Profile) -> Outcome:  # noqa: ARG001  all checks are called alike
    """Compare the ordinals of each enumeration; one enumeration may run through several paragraphs."""
    checked = 0
    slips: list[Slip] = []
    for run in _enumerations(review.outline):
        checked += len(run)
        style = run[0].mark.style
        numbers = [item.mark.number or 0 for item in run]
        if numbers == [1] and (style.counts_in_words or style is Style.ASPECT):
            slips.append(("lone", _lone(review, run[0])))
        elif style.counts_in_words:
            found = faults(numbers)
            fixes = renumbering(review, [item.mark for item in run], 1) if found else ()
            slips += [(f.kind, _finding(review, run, f, fixes if f is found[0] else ())) for f in found]
    return Outcome(checked, tuple(gathered_if_many(slips, review)))


def _enumerations(outline: Outline) -> Iterator[list[Section]]:
    """Yield every enumeration in words: those below one heading or inside one item."""
    yield from _runs(outline.blocks)
    for block in outline.walk():
        if isinstance(block, Section):
            yield from _runs(block.blocks)


def _runs(blocks: Sequence[Block]) -> Iterator[list[Section]]:
    """Split into runs of one style.

    一是 starts a run anew after a higher number, or in another paragraph; right after the first one it repeats it.
    """
    runs: dict[Style, list[Section]] = {}
    before: Block | None = None
    for block in blocks:
        if isinstance(block, Section) and block.mark.style.in_words and block.mark.number is not None:
            style, number = block.mark.style, block.mark.number
            run = runs.setdefault(style, [])
            anew = block.opens_line or isinstance(before, Paragraph)
            if run and number == 1 and (run[-1].mark.number != 1 or anew):
                yield run
                run = runs[style] = []
            run.append(block)
        before = block
    yield from runs.values()


def _lone(review: Review, item: Section) -> Finding:
    mark = item.mark
    values = {
        "mark": mark.span.of(review.text),
        "expected": written(mark.style, 2, mark.span.of(review.text)),
    }
    return Finding(mark.span, values, message=_LONE)


def _finding(review: Review, run: Sequence[Section], fault: Fault, fixes: tuple[Fix, ...]) -> Finding:
    mark = run[fault.place].mark
    expected = written(mark.style, fault.expected, mark.span.of(review.text))
    values = {"mark": mark.span.of(review.text), "expected": expected}
    related: tuple[Related, ...] = ()
    if fault.place:
        related = (Related(run[fault.place - 1].mark.span, Phrase("前一个序号", "the ordinal before")),)
    wanted = expected if fault.kind == "repeat" else None
    return Finding(mark.span, values, related, wanted, _MESSAGES[fault.kind], fixes=fixes)
