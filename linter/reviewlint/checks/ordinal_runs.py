"""Ordinals of headings and those inside paragraphs (一是…二是…): gaps, repetitions, order, levels."""

from __future__ import annotations

import re
from itertools import groupby, pairwise
from typing import TYPE_CHECKING, Final

from msgspec import Struct
from msgspec.structs import replace

from reviewlint.checks.ordinals import renumbering, written
from reviewlint.checks.outcome import Finding, Outcome, Related
from reviewlint.checks.row_numbers import HEADED, numbered_rows, slips_of_rows
from reviewlint.checks.sequence import Fault, faults
from reviewlint.outline.nodes import Mark, Paragraph, Section
from reviewlint.outline.styles import Style
from reviewlint.phrases import Phrase

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from reviewlint.checks.case import Case, Draft
    from reviewlint.draft.edits import Fix
    from reviewlint.outline.nodes import Block
    from reviewlint.reading.review import Review

_SECOND: Final = re.compile(r"(?<=D\d)[/／&+~–-]D?(?P<number>\d)")
_INSIDE: Final = {
    "gap": HEADED["gap"],
    "repeat": Phrase("“{mark}”重复，应为“{expected}”", "“{mark}” is used twice; “{expected}” is due here"),
    "order": Phrase("“{mark}”的位置不对，前后颠倒", "“{mark}” does not stand in its place"),
}
_LONE: Final = Phrase("只有“{mark}”，没有“{expected}”", "“{mark}” has no “{expected}” after it")
_JUMP: Final = Phrase(
    "“{parent}”下面直接用“{mark}”，隔了不止一级",
    "“{mark}” stands directly under “{parent}”, more than one level down",
)
_BEFORE: Final = Phrase("前一个序号", "the ordinal before")


class _Run(Struct, frozen=True):
    """Ordinals of one style, one after the other, and the number that they begin with."""

    style: Style
    marks: Sequence[Mark]
    first: int


def numbering(case: Case) -> Outcome:
    """Compare the ordinals below each heading; option `level_jump` is how many levels down are too many."""
    review, checked = case.review, 0
    slips: list[Finding] = []
    runs: list[_Run] = []
    last: dict[Style, int] = {}
    for parent, blocks in _families(case.draft):
        marks = _numbered(blocks)
        checked += len(marks)
        if parent is not None:
            slips += _jumps(review, parent, marks, case.options["level_jump"])
        for style, run in _runs(blocks, lazy=review.outline.source.path.endswith((".md", ".markdown"))):
            numbers = [mark.number or 0 for mark in run]
            first = numbers[0] if numbers[0] == last.get(style, 0) + 1 else 1  # it may run on from above
            runs.append(_Run(style, run, first))
            last[style] = max(one.number or 0 for mark in run for one in _each(review.text, mark))
    for numbered in numbered_rows(case.draft):
        checked += len(numbered)
        slips += slips_of_rows(case.text, numbered)
    counted_on = _counted_on(runs)
    for place, each in enumerate(runs):
        slips += _out_of_sequence(review, each, alone=place not in counted_on)
    return Outcome(checked, tuple(slips))


def _counted_on(runs: Sequence[_Run]) -> frozenset[int]:
    """Return the places of the runs from which the next one of their style counts on."""
    latest: dict[Style, int] = {}
    found: set[int] = set()
    for place, run in enumerate(runs):
        if run.first > 1 and run.style in latest:
            found.add(latest[run.style])
        latest[run.style] = place
    return frozenset(found)


def _out_of_sequence(review: Review, run: _Run, *, alone: bool) -> Iterator[Finding]:
    """Yield the faults of a run; the first one carries its renumbering, if no other run would have to follow."""
    marks = [one for mark in run.marks for one in _each(review.text, mark)]
    found = faults([mark.number or 0 for mark in marks], run.first)
    fixes = renumbering(review, marks, run.first) if found and alone and len(marks) == len(run.marks) else ()
    for fault in found:
        yield _out_of_place(review, marks, fault, HEADED, fixes if fault is found[0] else ())


def _each(text: str, mark: Mark) -> Iterator[Mark]:
    """Yield a mark for each number that it stands for: D5/D6 is two."""
    last = _SECOND.search(mark.span.of(text))
    first = mark.number or 0
    for number in range(first, max(first, int(last["number"]) if last else 0) + 1):
        yield replace(mark, number=number)


def _families(draft: Draft) -> Iterator[tuple[Section | None, Sequence[Block]]]:
    """Yield what stands below each heading, and what below none."""
    yield None, draft.review.outline.blocks
    yield from ((section, section.blocks) for section in draft.sections)


def _numbered(blocks: Sequence[Block]) -> list[Mark]:
    return [block.mark for block in blocks if isinstance(block, Section) and _counts(block.mark)]


def _counts(mark: Mark) -> bool:
    """Tell whether a mark is a number; 一是 and the like are looked at by `enumeration`."""
    return mark.number is not None and not mark.style.in_words


def _runs(blocks: Sequence[Block], *, lazy: bool) -> Iterator[tuple[Style, list[Mark]]]:
    """Split into runs of one style; a 一 after a higher number, or after a line that leads to it, starts a list anew.

    `lazy`: Markdown numbers a list itself, so that `1. 1. 1.` is in order there.
    """
    led = {block.span for before, block in pairwise(blocks) if isinstance(before, Paragraph)}
    counted = [block for block in blocks if isinstance(block, Section) and _counts(block.mark)]
    for style, group in groupby(counted, key=lambda block: block.mark.style):
        run: list[Mark] = []
        same = list(group)
        numbers = [block.mark.number or 0 for block in same]
        if lazy and style is Style.ARABIC and {*numbers} == {1}:
            continue
        # ADR 14 is the name of a text, and 3.2, 3.1 are its releases, the latest first
        if style.template == "{like}" and (len(numbers) == 1 or numbers == sorted(numbers, reverse=True)):
            continue
        for block in same:
            anew = block.span in led or (run and run[-1].number != 1)
            if block.mark.number == 1 and run and anew:
                yield style, run
                run = []
            run.append(block.mark)
        yield style, run


def _jumps(review: Review, parent: Section, marks: Sequence[Mark], least: int) -> Iterator[Finding]:
    upper = parent.mark.style
    if "步" in parent.mark.span.of(review.text):  # below 第二步 a list has any form
        return
    for mark in marks[:1]:
        lower = mark.style
        if upper.is_standard and lower.is_standard and lower.rank - upper.rank >= least:
            values = {"mark": mark.span.of(review.text), "parent": parent.mark.span.of(review.text)}
            yield Finding(mark.span, values, message=_JUMP, alike=("jump",))


def enumeration(case: Case) -> Outcome:
    """Compare the ordinals of each enumeration; one enumeration may run through several paragraphs."""
    review, checked = case.review, 0
    slips: list[Finding] = []
    for run in (run for _, blocks in _families(case.draft) for run in _enumerations(blocks)):
        checked += len(run)
        style, numbers = run[0].style, [mark.number or 0 for mark in run]
        if numbers == [1] and (style.counts_in_words or style is Style.ASPECT):
            slips.append(_lone(review, run[0]))
        elif style.counts_in_words:
            found = faults(numbers)
            fixes = renumbering(review, run, 1) if found else ()
            slips += [
                _out_of_place(review, run, fault, _INSIDE, fixes if fault is found[0] else ())
                for fault in found
            ]
    return Outcome(checked, tuple(slips))


def _enumerations(blocks: Sequence[Block]) -> Iterator[list[Mark]]:
    """Yield the ordinals in words below one heading or inside one item, in runs of one style.

    一是 starts a run anew after a higher number, or in another paragraph; right after the first one it repeats it.
    """
    runs: dict[Style, list[Mark]] = {}
    before: Block | None = None
    for block in blocks:
        if isinstance(block, Section) and block.mark.style.in_words and block.mark.number is not None:
            style, number = block.mark.style, block.mark.number
            run = runs.setdefault(style, [])
            anew = block.opens_line or isinstance(before, Paragraph)
            if run and number == 1 and (run[-1].number != 1 or anew):
                yield run
                run = runs[style] = []
            run.append(block.mark)
        before = block
    yield from runs.values()


def _lone(review: Review, mark: Mark) -> Finding:
    own = mark.span.of(review.text)
    return Finding(
        mark.span, {"mark": own, "expected": written(mark.style, 2, own)}, message=_LONE, alike=("lone",)
    )


def _out_of_place(
    review: Review,
    run: Sequence[Mark],
    fault: Fault,
    messages: Mapping[str, Phrase],
    fixes: tuple[Fix, ...],
) -> Finding:
    mark = run[fault.place]
    expected = written(mark.style, fault.expected, _SECOND.sub("", mark.span.of(review.text)))
    values = {"mark": mark.span.of(review.text), "expected": expected}
    related: tuple[Related, ...] = ()
    if fault.place:
        related = (Related(run[fault.place - 1].span, _BEFORE),)
    wanted = expected if fault.kind == "repeat" else None
    return Finding(mark.span, values, related, wanted, messages[fault.kind], fixes=fixes, alike=(fault.kind,))
