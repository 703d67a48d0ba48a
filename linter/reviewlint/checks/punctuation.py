"""Punctuation marks against GB/T 15834-2011: a table of patterns, and the marks after ordinals."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from reviewlint.checks.gathering import gathered, gathered_if_many
from reviewlint.checks.marks import loose_ends, marks, misspelled
from reviewlint.checks.mendable import FULL_WIDTH, HALF_WIDTH, narrowed, single, widened
from reviewlint.checks.outcome import Finding, Outcome
from reviewlint.checks.pairs import unpaired
from reviewlint.checks.reading import FILLER, LETTER, body_start, plain, stretches
from reviewlint.draft.edits import Edit, Fix
from reviewlint.draft.source import Span
from reviewlint.phrases import Phrase

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from reviewlint.checks.gathering import Slip
    from reviewlint.profile import Profile, Rule
    from reviewlint.reading.model import Review


class _Fault(Struct, frozen=True):
    """One kind of fault: what is searched, what to say (`{match}`, `{expected}`), what should stand there.

    `is_one` looks at a match once more, where the pattern alone would say too much. `fix` says how a place is
    mended, given the text and its prose alone; by default with what should stand there, which is not safe.
    """

    kind: str
    pattern: re.Pattern[str]
    message: Phrase
    mend: Callable[[str], str]
    is_one: Callable[[str, int], bool] = lambda _text, _place: True
    fix: Callable[[str, Span, str], Fix | None] | None = None


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
        fix=lambda text, span, _prose: single(text, span),
    ),
    _Fault(
        "full-width-digit",
        re.compile("(?<![Ａ-Ｚａ-ｚ])[Ａ-Ｚａ-ｚ]*+[０-９][０-９Ａ-Ｚａ-ｚ]*+(?:．[０-９Ａ-Ｚａ-ｚ]++)*+"),
        Phrase("全角数字“{match}”，应为“{expected}”", "full-width digits “{match}”; write “{expected}”"),
        lambda match: match.translate(HALF_WIDTH),
        fix=lambda text, span, _prose: narrowed(text, span),
    ),
)


def check(rule: Rule, review: Review, profile: Profile) -> Outcome:  # noqa: ARG001  all checks are called alike
    """Run the kinds of fault that option `kinds` names; from three on, the same fault is one violation."""
    kinds = frozenset(rule.options["kinds"])
    text = plain(review.text)
    pieces = list(stretches(review))
    slips: list[Slip] = []
    if "ordinal" in kinds:
        slips += misspelled(review)
    if "heading-end" in kinds:
        slips += loose_ends(review)
    pairs: list[Slip] = []
    if "pair" in kinds:
        pairs += [slip for piece in pieces for slip in unpaired(text, piece)]
    unmarked = _without_marks(text, review)
    for fault in _FAULTS:
        if fault.kind in kinds:
            slips += _scan(fault, unmarked, review)
    if review.language != "zh":  # what stands there in Chinese is quoted
        slips = [(kind, replace(finding, fixes=())) for kind, finding in slips]
    findings = (*gathered(slips, review), *gathered_if_many(pairs, review))
    return Outcome(len(pieces), findings)


def _without_marks(text: str, review: Review) -> str:
    """Blank out the ordinals: they have a check of their own."""
    pieces: list[str] = []
    end = 0
    for mark in sorted(marks(review), key=lambda mark: mark.span):
        pieces += (text[end : mark.span.start], FILLER * len(mark.span))
        end = mark.span.end
    return "".join([*pieces, text[end:]])


def _scan(fault: _Fault, text: str, review: Review) -> Iterator[Slip]:
    for match in fault.pattern.finditer(text, body_start(review)):
        if not fault.is_one(text, match.start()):
            continue
        expected = fault.mend(match[0])
        values = {"match": match[0], "expected": expected}
        span = Span(*match.span())
        fix = fault.fix(review.text, span, text) if fault.fix else Fix((Edit(span, expected),), safe=False)
        finding = Finding(
            span, values, expected=expected or None, message=fault.message, fixes=(fix,) if fix else ()
        )
        yield (fault.kind, len(match[0]) == 1 and match[0]), finding
