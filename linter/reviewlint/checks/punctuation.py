"""Punctuation marks against GB/T 15834-2011: a table of patterns, and the marks after ordinals."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from reviewlint.checks.ordinal_marks import loose_ends, misspelled
from reviewlint.checks.outcome import Finding, Outcome
from reviewlint.checks.pairs import unpaired
from reviewlint.checks.prose import FILLER, LETTER
from reviewlint.checks.slip_fixes import FULL_WIDTH, HALF_WIDTH, Prose, narrowed, single, widened
from reviewlint.draft.edits import Edit, Fix
from reviewlint.draft.source import Span
from reviewlint.phrases import Phrase

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from reviewlint.checks.case import Case, Draft


class _Fault(Struct, frozen=True):
    """One kind of fault: what is searched, what to say (`{match}`, `{expected}`), what should stand there.

    `is_one` looks at a match once more, where the pattern alone would say too much. `fix` says how a place is
    mended; by default with what should stand there, which is not safe.
    """

    kind: str
    pattern: re.Pattern[str]
    message: Phrase
    mend: Callable[[str], str]
    is_one: Callable[[str, int], bool] = lambda _text, _place: True
    fix: Callable[[Prose, Span], Fix | None] | None = None


def _is_half_width(text: str, place: int) -> bool:
    """Tell whether an ASCII mark stands in Chinese: not in 1,000, 10:30, A(B) or an English sentence."""
    mark, before, after = text[place], text[max(0, place - 1) : place], text[place + 1 : place + 3]
    if mark == ")":  # it goes with its opening bracket
        opening = text.rfind("(", max(0, place - _LONGEST_BRACKET), place)
        return _is_half_width(text, opening) if opening >= 0 else _is_chinese(before)
    if mark == "(":
        dates = _DOCUMENT_YEAR.match(text, place)
        return not dates and (_is_chinese(before) or _is_chinese(after[:1]))
    if not _is_chinese(before) and (mark == "." or before not in set("”’》）")):
        return False
    follows = after[:1] if mark == "." else after.removeprefix(" ")[:1]
    at_end = not text[place + 1 : place + _LONGEST_BRACKET].partition("\n")[0].strip()
    return at_end or _is_chinese(follows) or (mark != "." and follows in set("“‘《（"))


def _is_chinese(character: str) -> bool:
    return character.isalpha() and not character.isascii()


def _sums_up(text: str, place: int) -> bool:
    """Tell 记录、等资料 from 等资金、等政策, where 等 is to wait."""
    return "等" not in re.split("[，。；、\n]", text[max(0, place - 12) : place])[-1]


_LONGEST_BRACKET = 80
# 云政发(2021)3号, but not 新建(2021)3号楼
_DOCUMENT_YEAR = re.compile(
    r"(?<=[^\W\da-zA-Z])[(（](?:19|20)\d\d[)）](?= ?第?\d{1,5}号(?![楼线机井馆院池泵炉台桥路房车门]))"
)
# What 等 sums up; before other words it may be a verb.
_CLASSES = (
    "方面|问题|工作|情况|资料|材料|内容|单位|部门|环节|领域|现象|活动|措施|制度|规定|要求|人员|同志|干部|地|项|"
    "[0-9一二两三四五六七八九十]"
)
_LATER = "(?![级待候额距效价值量同于分第次])"  # 等级, 等待, … are words of their own

_FAULTS = (
    _Fault(
        "enumeration-comma",
        re.compile(f"、等(?!一[等下会])(?=[，。；：）]|{_CLASSES})"),
        Phrase("“等”前不用顿号（GB/T 15834-2011，B.1.2）", "no “、” before 等 (GB/T 15834-2011, B.1.2)"),
        lambda match: match[1:],
        _sums_up,
    ),
    _Fault(
        "ellipsis",
        re.compile(rf"…{{1,2}}等{_LATER}"),
        Phrase(
            "省略号与“等”只用其一（GB/T 15834-2011，A.9.2）",
            "either an ellipsis or 等, not both (GB/T 15834-2011, A.9.2)",
        ),
        lambda _: "等",
    ),
    _Fault(
        "document-number",
        _DOCUMENT_YEAR,
        Phrase(
            "发文字号的年份用六角括号：{expected}（GB/T 9704-2012，7.2.5）",
            "the year in the number of a document takes other brackets: {expected} (GB/T 9704-2012, 7.2.5)",
        ),
        lambda match: f"〔{match[1:-1]}〕",
    ),
    _Fault(
        "half-width",
        re.compile("[,;:?!().]"),
        Phrase("“{match}”是半角，应为全角“{expected}”", "“{match}” is half-width; “{expected}” is due here"),
        lambda match: match.translate(FULL_WIDTH),
        _is_half_width,
        widened,
    ),
    _Fault(
        "straight-quote",
        re.compile(rf'"(?=[^"\n]{{0,80}}{LETTER})[^"\n]{{1,80}}"'),
        Phrase("直引号应为弯引号：{expected}", "straight quotation marks; write {expected}"),
        lambda match: f"“{match[1:-1]}”",
    ),
    _Fault(
        "doubled",
        re.compile(r"[，。、；：][，。、；：]+"),
        Phrase("标点连用：“{match}”", "marks run together: “{match}”"),
        lambda match: "……" if set(match) == {"。"} and len(match) > 2 else "",  # noqa: PLR2004  。。 is a slip, 。。。 an ellipsis
        fix=single,
    ),
    _Fault(
        "full-width-digit",
        re.compile("(?<![Ａ-Ｚａ-ｚ])[Ａ-Ｚａ-ｚ]*+[０-９][０-９Ａ-Ｚａ-ｚ]*+(?:．[０-９Ａ-Ｚａ-ｚ]++)*+"),
        Phrase("全角数字“{match}”，应为“{expected}”", "full-width digits “{match}”; write “{expected}”"),
        lambda match: match.translate(HALF_WIDTH),
        fix=narrowed,
    ),
)


def punctuation(case: Case) -> Outcome:
    """Run the kinds of fault that option `kinds` names."""
    kinds, draft = frozenset(case.options["kinds"]), case.draft
    slips: list[Finding] = []
    if "ordinal" in kinds:
        slips += misspelled(draft)
    if "heading-end" in kinds:
        slips += loose_ends(draft)
    prose = Prose(case.text, _without_marks(draft))
    for fault in _FAULTS:
        if fault.kind in kinds:
            slips += _scan(fault, prose, draft.start)
    if "pair" in kinds:
        slips += _unpaired(draft, slips)
    if case.review.language != "zh":  # what stands there in Chinese is quoted
        slips = [replace(finding, fixes=()) for finding in slips]
    return Outcome(len(draft.stretches), tuple(slips))


def _unpaired(draft: Draft, told: Sequence[Finding]) -> Iterator[Finding]:
    """Yield the marks without a partner; a bracket that is told to be half-width may be one, and is told only once."""
    marks = {finding.span: finding.span.of(draft.prose) for finding in told}
    narrow = {span: mark.translate(FULL_WIDTH) for span, mark in marks.items() if mark in {"(", ")"}}
    text = _with(draft.prose, narrow)
    for piece in draft.stretches:
        yield from (finding for finding in unpaired(text, piece) if finding.span not in narrow)


def _with(text: str, marks: Mapping[Span, str]) -> str:
    """Return a text with other marks at some places."""
    pieces: list[str] = []
    end = 0
    for span, mark in sorted(marks.items()):
        pieces += (text[end : span.start], mark)
        end = span.end
    return "".join([*pieces, text[end:]])


def _without_marks(draft: Draft) -> str:
    """Blank out the ordinals: they have a check of their own."""
    pieces: list[str] = []
    end = 0
    for mark in sorted(section.mark.span for section in draft.sections):
        pieces += (draft.prose[end : mark.start], FILLER * len(mark))
        end = mark.end
    return "".join([*pieces, draft.prose[end:]])


def _scan(fault: _Fault, prose: Prose, start: int) -> Iterator[Finding]:
    for match in fault.pattern.finditer(prose.text, start):
        if not fault.is_one(prose.text, match.start()):
            continue
        span, expected = Span(*match.span()), fault.mend(match[0])
        fix = fault.fix(prose, span) if fault.fix else Fix((Edit(span, expected),), safe=False)
        yield Finding(
            span,
            {"match": match[0], "expected": expected},
            expected=expected or None,
            message=fault.message,
            fixes=(fix,) if fix else (),
            alike=(fault.kind, len(match[0]) == 1 and match[0]),
        )
