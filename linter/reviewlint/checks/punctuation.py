"""Punctuation marks against GB/T 15834-2011: a table of patterns, and the marks after ordinals."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from reviewlint.checks.item_ends import unstopped
from reviewlint.checks.ordinal_marks import loose_ends, misspelled
from reviewlint.checks.outcome import Finding, Outcome
from reviewlint.checks.pairs import unpaired
from reviewlint.checks.prose import FILLER, LETTER, compiled
from reviewlint.checks.slip_fixes import (
    FULL_WIDTH,
    HALF_WIDTH,
    Prose,
    closed_up,
    narrowed,
    single,
    widened,
)
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
    if mark in "()" and _is_face(text, place):
        return False
    if mark == ")":  # it goes with its opening bracket
        opening = text.rfind("(", max(0, place - _LONGEST_BRACKET), place)
        return _is_half_width(text, opening) if opening >= 0 else _is_chinese(before)
    if mark == "(":
        dates = _DOCUMENT_YEAR.match(text, place)
        return not dates and (_is_chinese(before) or _is_chinese(after[:1]))
    if mark in ",;" and _is_beside_figure(text, place):
        return _in_sentence(text, place)
    if not _is_chinese(before) and (mark == "." or before not in set("”’》）")):
        return False
    follows = after[:1] if mark == "." else after.removeprefix(" ")[:1]
    at_end = not _rest_of_line(text, place).strip()
    return at_end or _is_chinese(follows) or (mark != "." and follows in set("“‘《（"))


def _is_beside_figure(text: str, place: int) -> bool:
    """Tell a mark between a figure and Chinese: 完成率80%,居全县第一, 缺台账1本,3本有涂改; not 1,000."""
    before, after = text[max(0, place - 1) : place], text[place + 1 : place + 3].removeprefix(" ")[:1]
    if before and before in _FIGURE_ENDS:
        return _is_chinese(after)
    return _is_chinese(before) and compiled(_COUNTED).match(text, place + 1) is not None


def _is_due(text: str, place: int) -> bool:
    """Tell whether a half-width mark is to become the full-width one."""
    return _is_half_width(text, place) and not _is_stray(text, place)


def _is_stray(text: str, place: int) -> bool:
    """Tell a point inside a line (以外的.人员) from the full stops of somebody who types all of them so."""
    if text[place] != "." or not _is_half_width(text, place):
        return False
    rest = _rest_of_line(text, place).rstrip()
    return bool(rest) and not rest.endswith(".")


def _rest_of_line(text: str, place: int) -> str:
    return text[place + 1 : place + _LONGEST_LINE].partition("\n")[0]


def _in_sentence(text: str, place: int) -> bool:
    """Tell whether a full-width mark stands on the same line, as it does in no row of values."""
    before = text[max(0, place - _LONGEST_LINE) : place].rpartition("\n")[2]
    return not _FULL_WIDTH_MARKS.isdisjoint(before + _rest_of_line(text, place))


def _is_chinese(character: str) -> bool:
    return character.isalpha() and not character.isascii()


def _is_face(text: str, place: int) -> bool:
    """Tell the brackets of a face (ツ) from those around words."""
    opening = text.rfind("(", max(0, place - _LONGEST_FACE), place + 1)
    return opening >= 0 and compiled(_FACE).match(text, opening) is not None


def _is_inside_clause(text: str, place: int) -> bool:
    """Tell a space within a clause from one that parts a heading, a label, names or columns.

    The clause begins behind a mark on the same line and ends with one, and it has no other space.
    """
    before = compiled(_CLAUSE_MARKS).split(text[max(0, place - _LONGEST_CLAUSE) : place])
    after = compiled(_CLAUSE_MARKS).split(text[place + 1 : place + _LONGEST_CLAUSE], maxsplit=1)
    if len(before) == 1 or len(after) == 1 or len(before[-1]) < _FEW or len(after[0]) < _FEW:
        return False
    begins = text[place - len(before[-1]) - 1]
    ends = text[place + 1 + len(after[0])]
    return begins in "，。；" and ends in "，。；！？" and not re.search(r"\s", before[-1] + after[0])


def _names_a_mark(text: str, place: int) -> bool:
    """Tell whether a pair with nothing in it is itself spoken of: 引号“”, “《》”号."""
    around = text[max(0, place - _LONGEST_FACE) : place + _LONGEST_FACE]
    return re.search(r"[引书名点括]号|标点|符号|[”》’」]号", around) is not None


def _sums_up(text: str, place: int) -> bool:
    """Tell 记录、等资料 from 等资金、等政策, where 等 is to wait."""
    return "等" not in re.split("[，。；、\n]", text[max(0, place - 12) : place])[-1]


def _rebracketed(prose: Prose, span: Span) -> Fix:
    """Return how the year gets its brackets; safe where the word before is beyond doubt that of an official document."""
    text = prose.written
    return Fix((Edit(span, f"〔{span.of(text)[1:-1]}〕"),), safe=text[span.start - 1] in _ISSUED)


_LONGEST_BRACKET = 80
_ISSUED = frozenset(
    "发函办复批纪呈通报规"
)  # how the word for those who issue a document ends: 云政发, 云府办
_LONGEST_LINE = 400
_LONGEST_CLAUSE = 60
_LONGEST_FACE = 10
_FEW = 2
_FACE = r"\([^()\n]?[\u3040-\u30ff][^()\n]?\)"
_CLAUSE_MARKS = "[，。；：、！？,;:|\t\n\ue000]"
_FULL_WIDTH_MARKS = frozenset("，。；：、！？")
_FIGURE_ENDS = "%％‰℃0123456789"
_COUNTED = r" ?\d+(?:\.\d+)?[^\W\da-zA-Z]"
# 云政发(2021)3号, but not 新建(2021)3号楼
_NUMBER_OF_DOCUMENT = r"(?= ?第?\d{1,5}号(?![楼线机井馆院池泵炉台桥路房车门]))"
_DOCUMENT_YEAR = re.compile(
    rf"(?<=[^\W\da-zA-Z])(?:[(（](?:19|20)\d\d[)）]|[\[［【](?:19|20)\d\d[\]］】]){_NUMBER_OF_DOCUMENT}"
)
# 〔2021〕第03号; a certificate (证字〔2021〕第0003号) is numbered by whoever issues it
_DOCUMENT_ORDER = re.compile(
    r"(?<=[^\W\d_a-zA-Z字证许编令告][(（\[［【〔](?:19|20)\d\d[)）\]］】〕])(?: ?第 ?0*(?=\d)|0+(?=[1-9]))(?=\d{1,3}号(?![楼线机井馆院池泵炉台桥路房车门]))"
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
        "ellipsis",
        # six dots or three, but no dots of a table of contents
        re.compile(rf"(?m:(?<={LETTER}|[”）》])(?:\.{{6}}|\.{{3}})(?![.\d])(?!\s*\d{{1,3}}\s*$))"),
        Phrase(
            "“{match}”应写作“{expected}”（GB/T 15834-2011，4.11）",
            "“{match}”: write “{expected}” (GB/T 15834-2011, 4.11)",
        ),
        lambda _: "……",
    ),
    _Fault(
        "document-number",
        _DOCUMENT_YEAR,
        Phrase(
            "发文字号的年份用六角括号：{expected}（GB/T 9704-2012，7.2.5）",
            "the year in the number of a document takes other brackets: {expected} (GB/T 9704-2012, 7.2.5)",
        ),
        lambda match: f"〔{match[1:-1]}〕",
        fix=_rebracketed,
    ),
    _Fault(
        "document-number",
        _DOCUMENT_ORDER,
        Phrase(
            "发文顺序号不加“第”字，不编虚位（GB/T 9704-2012，7.2.5）",
            "the number of a document has neither 第 nor a leading zero (GB/T 9704-2012, 7.2.5)",
        ),
        lambda _: "",
    ),
    _Fault(
        "half-width",
        re.compile("[,;:?!().]"),
        Phrase("“{match}”是半角，应为全角“{expected}”", "“{match}” is half-width; “{expected}” is due here"),
        lambda match: match.translate(FULL_WIDTH),
        _is_due,
        widened,
    ),
    _Fault(
        "half-width",
        re.compile(r"\."),
        Phrase(
            "汉字之间的“{match}”是半角：删去，或改用全角标点",
            "“{match}” between Chinese characters is half-width: delete it, or put the mark that was meant",
        ),
        lambda _: "",
        _is_stray,
        lambda _prose, _span: None,
    ),
    _Fault(
        "space",
        re.compile(r"(?<=[^\W_a-zA-Z]|[%％℃”’）》])[ \u3000]{1,2}[，。；、！？]"),
        Phrase("“{expected}”前面有多余的空格", "white space before “{expected}”"),
        str.strip,
        fix=closed_up,
    ),
    _Fault(
        "space",
        re.compile(rf"(?<={LETTER}) (?={LETTER})"),
        Phrase(
            "汉字之间有空格：删去，或改用标点",
            "white space between Chinese characters: delete it, or put the mark that was meant",
        ),
        lambda _: "",
        _is_inside_clause,
        lambda _prose, _span: None,
    ),
    _Fault(
        "pair",
        re.compile("“”|‘’|《》|「」|『』"),
        Phrase("{match}里面没有内容", "there is nothing between {match}"),
        lambda _: "",
        lambda text, place: not _names_a_mark(text, place),
        lambda _prose, _span: None,
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
    if "item-end" in kinds:
        slips += unstopped(draft)
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
