"""Shares and growth beside the two figures that they are made of: 45个中的2个，占10%; from 20 to 30, up 60 %."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from reviewlint.checks.figures import NUMBER, USED, value_of
from reviewlint.checks.outcome import Finding, Outcome, Related
from reviewlint.checks.prose import compiled
from reviewlint.draft.source import Span
from reviewlint.phrases import Phrase

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from reviewlint.checks.case import Case

_SHARE: Final = Phrase(
    "{whole} 之中的 {part} 应为 {due}%，与写明的 {rate}% 不符", "{part} of {whole} is {due} %, not {rate} %"
)
_GROWTH: Final = Phrase(
    "由 {whole} 到 {part}，变化 {due}%，与写明的 {rate}% 不符",
    "from {whole} to {part} is a change of {due} %, not {rate} %",
)
_UNIT = (
    r" ?(?P<{name}_unit>(?:万|亿)?元|万[人吨户]|[个项条件起名人次处篇家户批例份台套张吨]|公里|亩|小时|分钟)"
)
_RATE = r"(?P<rate>\d{1,4}(?:\.\d{1,4})?) ?[%％]"
# What makes it rough or another thing: 占10%左右, 10 % points.
_EXACT = r"(?! (?:a|per|each|every) (?:year|month|quarter)\b| (?:annually|yearly|on average)\b|左右|以上|以下|上下|多|余| ?(?:percentage )?points?\b)"
_ROUGH = r"(?:约|近|大概|逾|超过?|不到|(?i:\b(?:about|around|nearly|almost|over|under|some|than|approximately|roughly|~)))\s?\Z"
_NUMBERED = (
    r"(?i:\b(?:stage|phase|lot|page|part|chapter|step|batch|package|day|week|round|tranche|no|number)\.? )\Z"
)
_DAYS, _MONTHS = 31, 12
_LONGEST_WORD = 16
_NOUN = r"[^\d，,。；;：:、（）()\n%％]{0,16}?"
_ENGLISH_NOUN = r"(?: [a-z][a-z-]*){0,3}"


_IS_OF = r"(?:比例|比重)?(?:为|是)?(?:总数|总量|全部)?的?(?:比例|比重)?(?:为|是)?"
_WHOLE, _PART = (NUMBER.replace("<number>", f"<{name}>") for name in ("whole", "part"))
_OF_WHOLE, _OF_PART = (
    value + _UNIT.format(name=name) for value, name in ((_WHOLE, "whole"), (_PART, "part"))
)
_MORE, _LESS = "增长|增加|上升|提高|提升|增", "减少|下降|降低|压减|缩短|降|减"
_ENGLISH_NUMBER = r"(?P<{name}>\d{{1,3}}(?:,\d{{3}})+|\d{{1,7}}(?:\.\d{{1,4}})?)"
_ENGLISH_WHOLE, _ENGLISH_PART = (_ENGLISH_NUMBER.format(name=name) for name in ("whole", "part"))


class _Wording(Struct, frozen=True):
    """A way to tell two figures and what follows from them; where a draft has none of its words it need not be looked for."""

    words: tuple[str, ...]
    pattern: str
    is_growth: bool = False


_WORDINGS: Final = (
    # 45个问题中有2个未整改，占10%
    _Wording(
        ("占",),
        rf"{_OF_WHOLE}{_NOUN}(?:中|里|之中)，?(?:的|有|仅有?|只有|共有?)?{_NOUN}{_OF_PART}{_NOUN}"
        rf"[，（(]占比?{_IS_OF}{_RATE}{_EXACT}",
    ),
    # 检查45家单位，其中2家未报，占10%
    _Wording(
        ("其中",), rf"{_OF_WHOLE}{_NOUN}，其中{_NOUN}{_OF_PART}{_NOUN}[，（(]占比?{_IS_OF}{_RATE}{_EXACT}"
    ),
    # 2个，占总数45个的10%
    _Wording(
        ("占",), rf"{_OF_PART}{_NOUN}[，（(]?占(?:总数|全部|总量)?的?{_OF_WHOLE}{_NOUN}的{_RATE}{_EXACT}"
    ),
    # 2 of 45 items (10 %), 2 out of 45, or 10 %
    _Wording(
        (" of ",),
        rf"(?<![/-]){_PART} (?:out )?of (?:the |all )?(?:total (?:of )?)?{_WHOLE}{_ENGLISH_NOUN}"
        rf"(?: ?[（(]|, (?:or |i\.e\.,? |that is,? )){_RATE}(?=[)）,.;]|\s(?!(?:of|by|in|at|on|last|from|for)\b))(?!\.\d){_EXACT}",
    ),
    # 2/45 (10 %)
    _Wording(("/",), rf"(?<![/-]){_PART}/{_WHOLE}(?![/\d]) ?[（(]{_RATE}[)）,，]"),
    # 10 % (2 of 45), 10 % (2/45)
    _Wording(("%",), rf"{_RATE}{_ENGLISH_NOUN} ?[（(]{_PART}(?: (?:out )?of |/){_WHOLE}{_ENGLISH_NOUN}[)）]"),
    # 由20次增长到30次，增长60%
    _Wording(
        ("由", "从"),
        rf"[由从]{_NOUN}{_WHOLE}(?:{_UNIT.format(name='whole')})?{_NOUN}(?:{_MORE}|{_LESS}|变)[到至成为]{_NOUN}{_PART}"
        rf"(?:{_UNIT.format(name='part')})?[，（(](?:同比|环比|降幅|增幅|共)?(?:为|达)?(?:{_MORE}|{_LESS})?了?{_RATE}{_EXACT}",
        is_growth=True,
    ),
    # rose from 20 to 30, up 60 %
    _Wording(
        ("from ",),
        rf"\bfrom {_ENGLISH_WHOLE}{_ENGLISH_NOUN} to {_ENGLISH_PART}{_ENGLISH_NOUN}(?:, | ?[(])(?:an? |by )?"
        r"(?:up|plus|growth|increase|rise|gain|down|minus|decrease|reduction|fall|drop|decline|[+−-])"
        rf"(?: of| by)? ?{_RATE}{_EXACT}",
        is_growth=True,
    ),
)


def share(case: Case) -> Outcome:
    """Recompute shares and growth whose two figures stand in the same clause, to as many decimals as are told."""
    text, checked = case.draft.prose, 0
    if "%" not in text and "％" not in text:
        return Outcome(0)
    findings: dict[Span, Finding] = {}  # one share may be told in two of the ways
    for wording in _WORDINGS:
        if not any(word in text for word in wording.words):
            continue
        for match in compiled(wording.pattern).finditer(text, case.draft.start):
            if not case.review.is_quiet(Span(*match.span())) and _is_one(match):
                checked += 1
                findings |= {one.span: one for one in _wrong(match, is_growth=wording.is_growth)}
    return Outcome(checked, tuple(findings.values()))


def _is_one(match: re.Match[str]) -> bool:
    """Tell whether the two figures count the same, of one unit or one of them without, and none of them is rough."""
    found = match.groupdict()
    units = {found.get("whole_unit"), found.get("part_unit")} - {None}
    text = match.string
    rough = any(
        compiled(_ROUGH).search(text[max(0, match.start(name) - _LONGEST_WORD) : match.start(name)])
        for name in ("whole", "part", "rate")
    )
    both = found.get("whole_unit") and found.get("part_unit")
    if not both and any(str(unit).startswith(("万", "亿")) for unit in units):
        return False  # 由9800增加到1.2万元: nobody can tell whether the unit is that of both
    return len(units) < 2 and not rough and not _counts_otherwise(match)  # noqa: PLR2004  two units count two things


def _counts_otherwise(match: re.Match[str]) -> bool:
    """Tell whether two figures are no part and whole: years, a day of a month (3/4), the stage of a plan (stage 2 of 4)."""
    text, part, whole = match.string, match["part"], match["whole"]
    if all(compiled(r"(?:19|20)\d\d").fullmatch(one) for one in (part, whole)):
        return True
    if text[match.end("part") : match.start("whole")] == "/":
        return value_of(part) <= _DAYS and value_of(whole) <= _MONTHS
    return bool(compiled(_NUMBERED).search(text[max(0, match.start("part") - 10) : match.start("part")]))


def _wrong(match: re.Match[str], *, is_growth: bool) -> Iterator[Finding]:
    names = ("whole", "part", "rate")
    (whole, part, rate), spans = (match[name] for name in names), [Span(*match.span(name)) for name in names]
    base, amount, told = value_of(whole), value_of(part), Decimal(rate)
    if not base or (amount > base and not is_growth):
        return
    due = (abs(amount - base) if is_growth else amount) / base * 100
    decimals = len(rate.partition(".")[2])
    if abs(due - told) < Decimal(10) ** -decimals:
        return
    expected = f"{due:.{decimals}f}"
    values = {"whole": whole, "part": part, "due": expected, "rate": rate}
    related = tuple(Related(span, USED) for span in spans[:2])
    yield Finding(spans[2], values, related, f"{expected}%", _GROWTH if is_growth else _SHARE)
