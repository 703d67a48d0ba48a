"""Figures that a sentence ties together itself: a total, what is done, what is left, the rate."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from reviewlint.checks.figures import Figure, figures
from reviewlint.checks.outcome import Finding, Outcome, Related
from reviewlint.checks.reading import LETTER, body_start, plain
from reviewlint.draft.source import Span
from reviewlint.phrases import Phrase

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reviewlint.packs.schema import Profile, Rule
    from reviewlint.review.model import Review

_SENTENCE = re.compile(r"[^。！？\r\n]+")
_DIGIT = re.compile("[0-9]")
_SUM = Phrase(
    "{parts} 合计 {sum}，与总数 {total} 不符", "{parts} is {sum}, which is not the total of {total}"
)
_RATE = Phrase(
    "{total} 之中的 {done} 应为 {due}%，与写明的 {rate}% 不符", "{done} of {total} is {due} %, not {rate} %"
)
_USED = Phrase("用到的数", "a figure it rests on")
# 共12个问题，其中A方面3个、B方面4个…: a list that names a field for each figure means to be complete, any list
# joined by 、 cannot be more than the whole.
_NUMBER = r"(?P<number>[0-9]{1,7}(?:\.[0-9]{1,2})?)(?P<unit>(?:万|亿)?元|[个项条件起名人次处篇家户])"
_TOTAL = re.compile(rf"(?<![0-9.]){_NUMBER}{LETTER}{{0,12}}，其中[，：:]?")
_PART = re.compile(rf"(?P<what>[^0-9，。；、]{{1,24}}?){_NUMBER}(?P<joint>[、和]?)")
_FIELD = re.compile("(?:方面|类|领域|型)(?:的?问题)?[有共]?$")
_OVERLAPPING = re.compile("涉及|含|包括|同时")


def check(rule: Rule, review: Review, profile: Profile) -> Outcome:  # noqa: ARG001  all checks are called alike
    """Recompute sums and rates within one sentence; figures that no words tie together are left alone."""
    text = plain(review.text)
    checked = 0
    findings: list[Finding] = []
    for match in _SENTENCE.finditer(text, body_start(review)):
        if not _DIGIT.search(match[0]):
            continue
        for tied, finding in (_listed(text, match), *_progress(list(figures(text, Span(*match.span()))))):
            checked += tied
            findings += [finding] if finding else []
    return Outcome(checked, tuple(findings))


def _listed(text: str, sentence: re.Match[str]) -> tuple[bool, Finding | None]:
    """Compare `共12个，其中A方面3个、B方面4个…` with the sum of its parts."""
    whole = _TOTAL.search(text, *sentence.span())
    parts = list(_joined_parts(text, whole.end(), sentence.end())) if whole else []
    if whole is None or len(parts) < 2 or any(part["unit"] != whole["unit"] for part in parts):  # noqa: PLR2004  one part is no list
        return False, None
    numbers = [Decimal(part["number"]) for part in parts]
    total, complete = Decimal(whole["number"]), all(_FIELD.search(part["what"]) for part in parts)
    if sum(numbers) == total or (sum(numbers) < total and not complete):
        return True, None
    spans = [Span(*part.span("number")) for part in parts]
    return True, _wrong_sum(Span(*whole.span("number")), whole["number"], numbers, spans)


def _joined_parts(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """Yield the parts that follow each other, up to the first that no 、 joins; none that may overlap others."""
    while (part := _PART.match(text, start, end)) and not _OVERLAPPING.search(part["what"]):
        yield part
        if not part["joint"]:
            return
        start = part.end()


def _progress(found: Sequence[Figure]) -> Iterator[tuple[bool, Finding | None]]:
    """Compare a total with what is done and left of it, and with the rate.

    Asks for one total and one figure for what is done, of one unit: with more, what belongs together is a guess.
    """
    by_kind = {
        kind: [figure for figure in found if figure.kind == kind]
        for kind in ("total", "done", "left", "rate")
    }
    if len(by_kind["total"]) != 1 or len(by_kind["done"]) != 1:
        return
    (total,), (done,), left, rates = by_kind.values()
    parts = [done, *left]
    if total.number and all(part.unit == total.unit for part in parts):
        if left:
            yield True, _sum(total, parts)
        if len(rates) == 1 and done.number <= total.number:  # else one of them is not what it seems
            yield True, _rate(total, done, rates[0])


def _sum(total: Figure, parts: Sequence[Figure]) -> Finding | None:
    numbers = [part.number for part in parts]
    if sum(numbers) == total.number:
        return None
    return _wrong_sum(total.span, total.written, numbers, [part.span for part in parts])


def _wrong_sum(span: Span, total: str, numbers: Sequence[Decimal], places: Sequence[Span]) -> Finding:
    values = {"parts": " + ".join(map(str, numbers)), "sum": sum(numbers), "total": total}
    return Finding(span, values, tuple(Related(place, _USED) for place in places), message=_SUM)


def _rate(total: Figure, done: Figure, rate: Figure) -> Finding | None:
    """Compare to as many decimals as the draft gives, rounded or cut off."""
    decimals = len(rate.written.partition(".")[2])
    due = done.number / total.number * 100
    if abs(due - rate.number) < Decimal(10) ** -decimals:
        return None
    expected = f"{due:.{decimals}f}"
    values = {"total": total.written, "done": done.written, "due": expected, "rate": rate.written}
    related = tuple(Related(figure.span, _USED) for figure in (total, done))
    return Finding(rate.span, values, related, f"{expected}%", _RATE)
