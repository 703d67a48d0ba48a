"""Casualties and losses of an accident: totals and their parts, and figures that a report gives twice."""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from msgspec import Struct
from msgspec.structs import replace

from reviewlint.checks.figures import NUMBER, pieces, value_of, wrong_sum
from reviewlint.checks.outcome import Finding, Outcome, Related
from reviewlint.draft.source import Span
from reviewlint.phrases import Phrase

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reviewlint.checks.case import Case
    from reviewlint.profile import Severity

_TWICE: Final = Phrase(
    "经济损失这里写{total}，前面写{before}", "the loss is {total} here and {before} further up"
)
_BEFORE: Final = Phrase("前面写的数", "the figure further up")

_MONEY: Final = rf"{NUMBER}\s?(?P<unit>[万亿]?元)"
_LOSS: Final = re.compile(rf"直接经济损失(?:共计|合计|总计|约|为|共|人民币|达|[：:\s]){{0,4}}{_MONEY}")
_OF_IT: Final = re.compile(r"[，,：:（(\s]{0,3}(?:其中|包括|分别为|分别是)[，：:\s]?")
_PART: Final = re.compile(rf"(?P<what>[^0-9，。；、：]{{1,20}}?){_MONEY}[，、和]?")
_TOTAL_LAST: Final = re.compile(
    rf"\s*(?:以上|各项|损失|三项|几项|两项)?(?:合计|共计|总计)(?:约|为|[：:])?{_MONEY}"
)
_JOINT: Final = re.compile(r"[，、\s]?(?:以上|各项|直接经济损失|经济损失|损失|费用)?")
_LONGEST_LIST: Final = 400
_VAGUE: Final = re.compile("约|余|左右|近|大约")

_PEOPLE: Final = r"(?P<number>[0-9]{1,4})"
_HURT: Final = re.compile(
    rf"伤亡(?:人数)?(?:共计|合计|共|[：:为])?{_PEOPLE}人|{_PEOPLE.replace('number', 'after')}人(?:伤亡|死伤)"
)
_KINDS: Final = ("死亡|遇难", "失踪", "重伤", "轻伤", "受伤")
_BY_KIND: Final = tuple(
    re.compile(rf"(?:{kind})[了：:]?([0-9]{{1,4}})人|([0-9]{{1,4}})人(?:{kind})") for kind in _KINDS
)


class _Amount(Struct, frozen=True):
    number: Decimal
    written: str
    span: Span


def toll(case: Case) -> Outcome:
    """Recompute what a sentence sums up; compare the losses that the whole draft names, rounded ones with care."""
    text, start = case.draft.prose, case.draft.start
    checked = 0
    findings: list[Finding] = []
    for sentence in pieces(text, start, "。！？；"):
        for tied in (_listed_loss(text, sentence), _summed_loss(text, sentence), _casualties(text, sentence)):
            checked += tied is not None
            findings += tied or ()
    losses = [_amount(found) for found in _LOSS.finditer(text, start)]
    findings += _told_twice(text, losses)
    return Outcome(checked + max(0, len(losses) - 1), tuple(findings))


def _listed_loss(text: str, sentence: Span) -> Sequence[Finding] | None:
    """Compare `直接经济损失31.7万元，其中设备14.2万元，…`: parts cannot be more, and three or more are all of it."""
    whole = _LOSS.search(text, sentence.start, sentence.end)
    opened = _OF_IT.match(text, whole.end(), sentence.end) if whole else None
    if whole is None or opened is None:
        return None
    found = list(_parts(text, opened.end(), sentence.end))
    parts = [_amount(part) for part in found]
    if len(parts) < 2 or any(part["unit"] != whole["unit"] for part in found):  # noqa: PLR2004  one part is no list
        return None
    total = _amount(whole)
    missing = total.number - sum(part.number for part in parts)
    joined_by_commas = text[opened.end() : parts[-1].span.start].count("，")
    if missing < 0 and not joined_by_commas:
        return ()  # the rule `arithmetic` says so
    if not missing or (missing > 0 and len(parts) < 3) or _VAGUE.search(text[whole.start() : whole.end()]):  # noqa: PLR2004
        return ()
    # 其中 may open a list of the largest only
    return (_wrong_sum(total, parts, "error" if missing < 0 else "warning"),)


def _summed_loss(text: str, sentence: Span) -> Sequence[Finding] | None:
    """Compare `医疗费2万元，停产损失20万元，合计22万元`: what stands before the sum is all of it."""
    start = max(
        text.rfind("\n", sentence.start, sentence.end), text.rfind("其中", sentence.start, sentence.end)
    )
    for last in re.finditer("合计|共计|总计", text[sentence.start : sentence.end]):
        place = sentence.start + last.start()
        total = _TOTAL_LAST.match(text, place, sentence.end)
        found = list(_chain_before(text, sentence, place)) if total else []
        if total is None or len(found) < 2 or any(part["unit"] != total["unit"] for part in found):  # noqa: PLR2004
            continue
        parts = [_amount(part) for part in found]
        if start > place or sum(part.number for part in parts) == _amount(total).number:
            return ()
        return (
            ()
            if _VAGUE.search(text[parts[0].span.start : total.end()])
            else (_wrong_sum(_amount(total), parts),)
        )
    return None


def _chain_before(text: str, sentence: Span, end: int) -> Iterator[re.Match[str]]:
    """Yield the parts that reach up to a place without a gap."""
    found = list(_PART.finditer(text, max(sentence.start, end - _LONGEST_LIST), end))
    cut = 0
    for index, (one, other) in enumerate(pairwise(found), start=1):
        if one.end() != other.start():
            cut = index
    if found and _JOINT.fullmatch(text, found[-1].end(), end):
        yield from found[cut:]


def _parts(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    while part := _PART.match(text, start, end):
        yield part
        start = part.end()


def _casualties(text: str, sentence: Span) -> Sequence[Finding] | None:
    """Compare the dead, missing and injured of a sentence with `5人伤亡`; the badly hurt may be among the injured."""
    totals = list(_HURT.finditer(text, sentence.start, sentence.end))
    kinds = [list(pattern.finditer(text, sentence.start, sentence.end)) for pattern in _BY_KIND]
    if len(totals) != 1 or any(len(kind) > 1 for kind in kinds):
        return None
    found = [_people(kind[0]) if kind else None for kind in kinds]
    dead, lost, *graded, injured = found
    hurt = [injured] if injured else [kind for kind in graded if kind]
    parts = [one for one in (dead, lost, *hurt) if one]
    if len(parts) < 2:  # noqa: PLR2004  one part is no list
        return None
    total = _people(totals[0])
    excess = sum(part.number for part in parts) - total.number
    if injured and excess + sum(kind.number for kind in graded if kind) == 0:
        return ()  # 1人重伤、3人受伤: here the injured are the others
    told = excess > 0 and text.startswith("，其中", totals[0].end())  # by the rule `arithmetic`
    if not excess or told:
        return ()
    return (_wrong_sum(total, sorted(parts, key=lambda part: part.span)),)


def _told_twice(text: str, losses: Sequence[_Amount]) -> Iterator[Finding]:
    """Yield the losses that are not the first one, unless either is rounded; one finding for each other figure."""
    if not losses or _VAGUE.search(text, losses[0].span.start - 2, losses[0].span.end + 2):
        return
    first = losses[0]
    for loss in losses[1:]:
        vague = _VAGUE.search(text, loss.span.start - 2, loss.span.end + 2)
        if loss.written != first.written and loss.number != first.number and not vague:
            values = {"total": loss.written, "before": first.written}
            yield Finding(loss.span, values, (Related(first.span, _BEFORE),), None, _TWICE, at_most="warning")


def _amount(match: re.Match[str]) -> _Amount:
    scale = {"元": 1, "万元": 10_000, "亿元": 100_000_000}[match["unit"]]
    span = Span(match.start("number"), match.end("unit"))
    return _Amount(value_of(match["number"]) * scale, match.string[span.start : span.end], span)


def _people(match: re.Match[str]) -> _Amount:
    group = match.lastindex or 0
    return _Amount(Decimal(match[group]), match[group], Span(*match.span(group)))


def _wrong_sum(total: _Amount, parts: Sequence[_Amount], at_most: Severity = "error") -> Finding:
    comes_to = _shown(sum((part.number for part in parts), Decimal(0)), total.written)
    written, used = [part.written for part in parts], [part.span for part in parts]
    return replace(wrong_sum(total.span, total.written, written, comes_to, used), at_most=at_most)


def _shown(number: Decimal, like: str) -> str:
    """Return a sum in the unit of the total."""
    unit = re.sub(r"[0-9.,\s]+", "", like)
    scale = {"万元": 10_000, "亿元": 100_000_000}.get(unit, 1)
    return f"{(number / scale).normalize():f}{unit}"
