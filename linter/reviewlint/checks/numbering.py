"""Ordinals of headings: gaps, repetitions, order, levels."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from reviewlint.checks.ordinals import written
from reviewlint.checks.outcome import Finding, Outcome, Related
from reviewlint.checks.sequence import Fault, faults
from reviewlint.outline.nodes import Mark, Section, Style
from reviewlint.phrases import Phrase

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reviewlint.packs.schema import Profile, Rule
    from reviewlint.review.model import Review

# The order of GB/T 9704-2012, 7.3.3, with 第一部分 above it; ① is customary for items at any depth.
_RANKS = {
    style: rank
    for rank, style in enumerate(
        (Style.CHAPTER, Style.CHINESE, Style.BRACKETED, Style.ARABIC, Style.BRACKETED_ARABIC)
    )
}
_MESSAGES = {
    "gap": Phrase("“{mark}”之前缺“{expected}”", "“{mark}” comes without “{expected}” before it"),
    "repeat": Phrase(
        "序号“{mark}”重复，应为“{expected}”", "“{mark}” is used twice; “{expected}” is due here"
    ),
    "order": Phrase("序号“{mark}”的位置不对，前后颠倒", "“{mark}” does not stand in its place"),
}
_JUMP = Phrase(
    "“{parent}”下面直接用“{mark}”，隔了不止一级",
    "“{mark}” stands directly under “{parent}”, more than one level down",
)


def check(rule: Rule, review: Review, profile: Profile) -> Outcome:  # noqa: ARG001  all checks are called alike
    """Compare the ordinals below each heading; option `level_jump` is how many levels down are too many."""
    checked = 0
    findings: list[Finding] = []
    last: dict[Style, int] = {}
    for parent, marks in _families(review):
        checked += len(marks)
        if parent is not None:
            findings += _jumps(review, parent, marks, rule.options["level_jump"])
        for style, run in _runs(marks, lazy=review.outline.source.path.endswith((".md", ".markdown"))):
            numbers = [mark.number or 0 for mark in run]
            first = numbers[0] if numbers[0] == last.get(style, 0) + 1 else 1  # it may run on from above
            findings += [_finding(review, run, fault) for fault in faults(numbers, first)]
            last[style] = max(numbers)
    return Outcome(checked, tuple(findings))


def _families(review: Review) -> Iterator[tuple[Section | None, list[Mark]]]:
    yield None, _numbered(review.outline.sections)
    for block in review.outline.walk():
        if isinstance(block, Section):
            yield block, _numbered(block.sections)


def _numbered(sections: Sequence[Section]) -> list[Mark]:
    return [section.mark for section in sections if section.mark.number is not None]


def _runs(marks: Sequence[Mark], *, lazy: bool) -> Iterator[tuple[Style, list[Mark]]]:
    """Split into runs of one style; a 一 after a higher number starts a list anew.

    `lazy`: Markdown numbers a list itself, so that `1. 1. 1.` is in order there.
    """
    for style, group in groupby(marks, key=lambda mark: mark.style):
        run: list[Mark] = []
        same = list(group)
        if lazy and style is Style.ARABIC and {mark.number for mark in same} == {1}:
            continue
        for mark in same:
            if mark.number == 1 and run and run[-1].number != 1:
                yield style, run
                run = []
            run.append(mark)
        yield style, run


def _finding(review: Review, run: Sequence[Mark], fault: Fault) -> Finding:
    mark = run[fault.place]
    expected = written(mark.style, fault.expected)
    values = {"mark": mark.span.of(review.text), "expected": expected}
    related: tuple[Related, ...] = ()
    if fault.place:
        related = (Related(run[fault.place - 1].span, Phrase("前一个序号", "the ordinal before")),)
    wanted = expected if fault.kind == "repeat" else None
    return Finding(mark.span, values, related, wanted, _MESSAGES[fault.kind])


def _jumps(review: Review, parent: Section, marks: Sequence[Mark], least: int) -> Iterator[Finding]:
    upper = _RANKS.get(parent.mark.style)
    for mark in marks[:1]:
        lower = _RANKS.get(mark.style)
        if upper is not None and lower is not None and lower - upper >= least:
            values = {"mark": mark.span.of(review.text), "parent": parent.mark.span.of(review.text)}
            yield Finding(mark.span, values, message=_JUMP)
