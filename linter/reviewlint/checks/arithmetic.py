"""Figures that a draft ties together itself: a total, what is done, what is left, the rate."""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from reviewlint.checks.english_totals import english_totals
from reviewlint.checks.figures import (
    NUMBER,
    UNKNOWN,
    USED,
    Figure,
    figures,
    pieces,
    value_of,
    wrong_sum,
)
from reviewlint.checks.outcome import Finding, Outcome, Related
from reviewlint.checks.prose import LETTER, compiled
from reviewlint.draft.source import Span
from reviewlint.phrases import Phrase

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Mapping, Sequence

    from reviewlint.checks.case import Case

_RATE = Phrase(
    "{total} 之中的 {done} 应为 {due}%，与写明的 {rate}% 不符", "{done} of {total} is {due} %, not {rate} %"
)
# 共12个问题，其中A方面3个、B方面4个…: a list that names a field for each figure means to be complete, any list
# joined by 、 cannot be more than the whole.
_AMOUNT = rf"{NUMBER}(?P<unit>(?:万|亿)?元|[个项条件起名人次处篇家户])"
_TOTAL = rf"{_AMOUNT}{LETTER}{{0,12}}，其中[，：:]?"
_PART = rf"(?P<what>[^0-9，。；、]{{1,24}}?){_AMOUNT}(?P<joint>[、和]?)"
_FIELD = "(?:方面|类|领域|型)(?:的?问题)?[有共]?$"
_REST = "[，；、]?(?:其余|其他|另有|剩余|余下)"
_OVERLAPPING = "涉及|含|包括|同时"
# 反馈问题25个。其中已完成19个，未完成6个。: what a sentence opens with that tells how the one before it stands now.
_GOES_ON = r"\s*(?:[^，。；0-9]{1,10}逐[条项一个][^，。；0-9]{0,6}，)?(?:其中|目前|截[至止]|现已|已|至今)"


class Family(Struct, frozen=True):
    """Kinds of figures that are parts of one total: the first, the others, the part that each rate is of."""

    total: str
    first: str
    others: tuple[str, ...]
    rates: Mapping[str, str]


# The first whose total and first part are named counts: of 19 that are done, 12 may have been mended at once.
_FAMILIES: Final = (
    Family("total", "done", ("left", "partly", "long-term"), {"rate": "done"}),
    Family("total", "at-once", ("scheduled", "long-term"), {}),
    Family("sampled", "good", ("bad",), {"good-rate": "good", "bad-rate": "bad"}),
    Family("sampled", "bad", (), {"bad-rate": "bad"}),
)


def arithmetic(case: Case) -> Outcome:
    """Recompute sums and rates; figures that no words tie together are left alone."""
    text = case.draft.prose
    checked = 0
    findings: list[Finding] = []
    for sentence, known in _sentences(text, case.draft.start):
        for tied, finding in (_listed(text, sentence), *_progress(known)):
            checked += tied
            findings += [finding] if finding else []
    if not _is_told_elsewhere(case):
        totals = [*english_totals(text, case.draft.start)]
        checked += len(totals)
        findings += filter(None, totals)
    return Outcome(checked, tuple(findings))


def _is_told_elsewhere(case: Case) -> bool:
    """Tell whether another rule compares the totals of findings with their grades."""
    return any(
        rule.check == "finding-count" and rule.severity != "off" for rule in case.profile.rules.values()
    )


def _sentences(text: str, start: int) -> Iterator[tuple[Span, Sequence[Figure]]]:
    """Yield the sentences that hold digits, with their figures; those of a total alone go on into the next one."""
    spans = [
        span
        for span in pieces(text, start, r"。！？\n")
        if compiled("[0-9]").search(text, span.start, span.end)
    ]
    known = [list(figures(text, span)) for span in spans]
    for before, after, first, second in zip(spans, spans[1:], known, known[1:], strict=False):
        kinds = [
            [figure.kind for figure in figures_ if figure.kind != UNKNOWN] for figures_ in (first, second)
        ]
        adjoins = len(text[before.end : after.start].strip()) == 1
        if (
            adjoins
            and kinds[0] == ["total"]
            and "total" not in kinds[1]
            and compiled(_GOES_ON).match(text, after.start)
        ):
            second[:0] = first
    yield from zip(spans, known, strict=True)


def _listed(text: str, sentence: Span) -> tuple[bool, Finding | None]:
    """Compare `共12个，其中A方面3个、B方面4个…` with the sum of its parts."""
    if text.find("，其中", sentence.start, sentence.end) < 0:
        return False, None
    whole = compiled(_TOTAL).search(text, sentence.start, sentence.end)
    parts = list(_joined_parts(text, whole.end(), sentence.end)) if whole else []
    if whole is None or len(parts) < 2 or any(part["unit"] != whole["unit"] for part in parts):  # noqa: PLR2004  one part is no list
        return False, None
    numbers = [value_of(part["number"]) for part in parts]
    total, complete = value_of(whole["number"]), all(compiled(_FIELD).search(part["what"]) for part in parts)
    if sum(numbers) == total or (sum(numbers) < total and not complete):
        return True, None
    if sum(numbers) < total and compiled(_REST).match(text, parts[-1].end()):
        return True, None
    spans = [Span(*part.span("number")) for part in parts]
    return True, wrong_sum(Span(*whole.span("number")), whole["number"], numbers, sum(numbers), spans)


def _joined_parts(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """Yield the parts that follow each other, up to the first that no 、 joins; none that may overlap others."""
    while (part := compiled(_PART).match(text, start, end)) and not compiled(_OVERLAPPING).search(
        part["what"]
    ):
        yield part
        if not part["joint"]:
            return
        start = part.end()


def _progress(found: Sequence[Figure]) -> Iterator[tuple[bool, Finding | None]]:
    """Compare a total with its parts, and these with their rates.

    Asks for one total and one figure for its first part, of one unit: with more, what belongs together is a guess.
    """
    by_kind: defaultdict[str, list[Figure]] = defaultdict(list)
    for figure in found:
        by_kind[figure.kind].append(figure)
    family = next((family for family in _FAMILIES if by_kind[family.total] and by_kind[family.first]), None)
    if family is None or len(by_kind[family.total]) > 1 or len(by_kind[family.first]) > 1:
        return
    (total,) = by_kind[family.total]
    others = [figure for kind in family.others for figure in by_kind[kind]]
    parts = [*by_kind[family.first], *others]
    if not total.number or any(part.unit != total.unit for part in parts):
        return
    unknown = [figure for figure in by_kind[UNKNOWN] if figure.unit == total.unit]
    if others:
        yield True, _sum(total, parts, unknown)
    if not by_kind["partly"]:  # 基本完成 may or may not be in the rate
        for kind, of in family.rates.items():
            if len(by_kind[kind]) == len(by_kind[of]) == 1:
                yield from _rate([total, *unknown], by_kind[of][0], by_kind[kind][0])


def _sum(total: Figure, parts: Sequence[Figure], unknown: Sequence[Figure]) -> Finding | None:
    """Compare a total with its parts; what is missing may be a figure whose words say something else."""
    numbers = [part.number for part in parts]
    missing = total.number - sum(numbers)
    if not missing or any(figure.number == missing for figure in unknown):
        return None
    return wrong_sum(total.span, total.written, numbers, sum(numbers), [part.span for part in parts])


def _rate(wholes: Sequence[Figure], part: Figure, rate: Figure) -> Iterator[tuple[bool, Finding | None]]:
    """Compare to as many decimals as the draft gives, rounded or cut off; the rate may be that of another whole.

    A part above its whole is not what it seems.
    """
    total = wholes[0]
    if part.number > total.number:
        return
    decimals = len(rate.written.partition(".")[2])
    dues = [part.number / whole.number * 100 for whole in wholes if whole.number]
    if any(abs(due - rate.number) < Decimal(10) ** -decimals for due in dues):
        yield True, None
        return
    expected = f"{dues[0]:.{decimals}f}"
    values = {"total": total.written, "done": part.written, "due": expected, "rate": rate.written}
    related = tuple(Related(figure.span, USED) for figure in (total, part))
    yield True, Finding(rate.span, values, related, f"{expected}%", _RATE)
