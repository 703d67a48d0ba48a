"""Numbers as a draft writes them, what the figures of a sentence stand for, and a sum that is wrong."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from reviewlint.checks.outcome import Finding, Related
from reviewlint.checks.prose import compiled
from reviewlint.draft.source import Span
from reviewlint.outline.styles import chinese_number
from reviewlint.phrases import Phrase

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence


NUMBER = r"(?<![0-9.])(?<![0-9],)(?P<number>(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,7})(?:\.[0-9]{1,4})?)"
_FIGURE = rf"{NUMBER}\s?(?P<unit>[%％]|[个项条件起名人次处篇家户批例份台套张])"
# 4个方面12个问题, 25项任务、12个问题: the first number counts what the problems are sorted by.
_GROUPING = (
    r"\s?[个项大条]{0,2}(?:重点|整改|主要)?(?:方面|类别?|领域|环节|板块|任务)(?:的|、|，|共|计|有|问题|[（(]){0,3}"
    r"[0-9]{1,7}\s?[个项条]"
)
_CLAUSE_START = r"[^，；：。、,;:（）()]*\Z"
_LONGEST_CLAUSE = 60
# What the words before a figure make of it: the first kind whose words they hold.
_KINDS = (
    ("rate", "(?:完成|整改|办结|销号)率"),
    ("bad-rate", "不(?:合格|良)率"),
    ("good-rate", "(?<!一次)合格率"),
    ("long-term", "长期(?:整改|坚持)"),
    ("scheduled", "(?:限期|停产|停工|停业|停用)整改|挂牌督办"),
    ("at-once", "立行立改|[立边]查[立边]改|即知即改|(?:当场|现场|当即|立即)整改"),
    ("partly", "(?:基本|部分|阶段性)(?:完成|整改)|阶段性"),
    (
        "left",
        "未(?:完成|整改|办结|销号)|尚未|没有完成|其余|剩余|还有|正在|持续(?:整改|推进)|待整改",
    ),
    ("done", "完成|办结|销号|整改到位|整改完毕|已整改"),
    ("bad", "不(?:合格|良)"),
    ("good", "合格"),
    ("sampled", "(?:抽检|抽查|抽样|送检|检验|检测|交验)(?!.*(?:问题|隐患|发现|指出|反馈))"),
    (
        "total",
        (
            "反馈|指出|交办|移交|查摆|梳理|检视|查出|查找出|发现.{0,6}(?:问题|隐患)|排查.{0,6}隐患"
            "|(?<![其公])共|合计|总计"
        ),
    ),
)
UNKNOWN = "unknown"

_ENGLISH: Final = (
    *("no", "one", "two", "three", "four", "five", "six"),
    *("seven", "eight", "nine", "ten", "eleven", "twelve"),
)
IN_WORDS: Final = {**{word: number for number, word in enumerate(_ENGLISH)}, "none": 0, "zero": 0}
_SUM: Final = Phrase(
    "{parts} 合计 {sum}，与总数 {total} 不符", "{parts} is {sum}, which is not the total of {total}"
)
USED: Final = Phrase("用到的数", "a figure it rests on")


class Figure(Struct, frozen=True):
    """A number with its unit; `kind` is what the words before it in its clause make of it, `unknown` if nothing."""

    kind: str
    number: Decimal
    written: str
    unit: str
    span: Span


def value_of(written: str) -> Decimal:
    """Return the value of a number, `1,230` without its separators."""
    return Decimal(written.replace(",", ""))


def count_of(written: str) -> int:
    """Return the number that digits or words of either language tell: 12, 十二, twelve."""
    if written.isdecimal():
        return int(written)
    return IN_WORDS[written.lower()] if written.isascii() else chinese_number(written.replace("零", ""))


def pieces(text: str, start: int, ends: str) -> Iterator[Span]:
    """Yield what stands between some marks, from a place on."""
    return (Span(*match.span()) for match in compiled(f"[^{ends}]+").finditer(text, start))


def wrong_sum(
    place: Span, total: object, parts: Sequence[object], comes_to: object, used: Iterable[Span]
) -> Finding:
    """Return what to say of parts that do not make up their total."""
    values = {"parts": " + ".join(map(str, parts)), "sum": comes_to, "total": total}
    return Finding(place, values, tuple(Related(span, USED) for span in used), message=_SUM)


def figures(text: str, sentence: Span) -> Iterator[Figure]:
    """Yield the figures of a sentence; of percentages, only the rates."""
    end = sentence.start
    for match in compiled(_FIGURE).finditer(text, sentence.start, sentence.end):
        if compiled(_GROUPING).match(text, match.end("number"), sentence.end):
            continue
        start = max(end, match.start() - _LONGEST_CLAUSE)
        clause = compiled(_CLAUSE_START).search(text[start : match.start()])
        words = clause[0] if clause else ""
        kind = next((kind for kind, pattern in _KINDS if compiled(pattern).search(words)), UNKNOWN)
        if kind.endswith("rate") == (match["unit"] in "%％"):
            span = Span(match.start("number"), match.end())
            yield Figure(kind, value_of(match["number"]), match["number"], match["unit"], span)
        end = match.end()
