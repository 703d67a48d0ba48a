"""What the figures of a sentence stand for."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from reviewlint.draft.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

_FIGURE = re.compile(
    r"(?<![0-9.])(?P<number>[0-9]{1,7}(?:\.[0-9]{1,4})?)\s?(?P<unit>[%％]|[个项条件起名人次处篇家户])"
)
# 4个方面12个问题, 25项任务、12个问题: the first number counts what the problems are sorted by.
_GROUPING = re.compile(
    r"\s?[个项大条]{0,2}(?:重点|整改|主要)?(?:方面|类别?|领域|环节|板块|任务)(?:的|、|，|共|计|有|问题|[（(]){0,3}"
    r"[0-9]{1,7}\s?[个项条]"
)
_CLAUSE_START = re.compile(r"[^，；：、,;:（）()]*\Z")
_LONGEST_CLAUSE = 60
# What the words before a figure make of it: the first kind whose words they hold.
_KINDS = (
    ("rate", re.compile("(?:完成|整改|办结|销号)率")),
    (
        "left",
        re.compile(
            "未(?:完成|整改|办结|销号)|尚未|没有完成|其余|剩余|还有|正在|持续(?:整改|推进)|长期(?:整改|坚持)"
        ),
    ),
    ("done", re.compile("完成|办结|销号|整改到位|整改完毕|已整改")),
    ("total", re.compile("反馈|指出|交办|移交|查摆|梳理|检视|(?<![其公])共|合计|总计")),
)


class Figure(NamedTuple):
    """A number with its unit: what it is (total, done, left, rate) by the words before it in its clause."""

    kind: str
    number: Decimal
    written: str
    unit: str
    span: Span


def figures(text: str, sentence: Span) -> Iterator[Figure]:
    """Yield the figures of a sentence whose words say what they are."""
    end = sentence.start
    for match in _FIGURE.finditer(text, sentence.start, sentence.end):
        if _GROUPING.match(text, match.end("number"), sentence.end):
            continue
        start = max(end, match.start() - _LONGEST_CLAUSE)
        clause = _CLAUSE_START.search(text[start : match.start()])
        words = clause[0] if clause else ""
        kind = next((kind for kind, pattern in _KINDS if pattern.search(words)), None)
        if kind is not None and (kind == "rate") == (match["unit"] in "%％"):
            span = Span(match.start("number"), match.end())
            yield Figure(kind, Decimal(match["number"]), match["number"], match["unit"], span)
        end = match.end()
