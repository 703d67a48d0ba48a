"""Which slips of punctuation can be mended without a reader: where the text is Chinese prose beyond doubt."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reviewlint.draft.edits import Edit, Fix
from reviewlint.draft.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

FULL_WIDTH = str.maketrans(",;:?!().０１２３４５６７８９", "，；：？！（）。0123456789")

_NEAR = 20  # code points on either side that tell what language a line is in
_LONGEST_NAME = 100
_LONGEST_BRACKET = 200
_ENDS_NAME = re.compile(r"[\s，。；：、！？“”‘’《》〈〉（）【】「」…—]")
# An address, a path, or a file by its extension: 附件(1).docx
_NAME = re.compile(r"://|www\.|\\|@|\.[A-Za-z][A-Za-z0-9]{1,4}(?![A-Za-z0-9])")
_DEPTH = {"(": 1, "（": 1, ")": -1, "）": -1}
_YEAR = re.compile(r"\d{4}")
_NUMBER = re.compile(r" ?第? ?\d")
_NUMERAL = frozenset("零一二三四五六七八九十百千万亿两")


def reads_foreign(text: str, span: Span) -> bool:
    """Tell whether more Latin letters than Chinese characters stand around a place on its line."""
    before = re.split(r"[\r\n]", text[max(0, span.start - _NEAR) : span.start])[-1]
    after = re.split(r"[\r\n]", text[span.end : span.end + _NEAR], maxsplit=1)[0]
    letters = [character for character in before + after if character.isalpha()]
    return 2 * sum(map(str.isascii, letters)) > len(letters)


def in_name(text: str, place: int) -> bool:
    """Tell whether a character is part of an address, a path or the name of a file."""
    before = _ENDS_NAME.split(text[max(0, place - _LONGEST_NAME) : place])[-1]
    after = _ENDS_NAME.split(text[place : place + _LONGEST_NAME], maxsplit=1)[0]
    return _NAME.search(before + after) is not None


def widened(text: str, span: Span, prose: str) -> Fix | None:
    """Return how a half-width mark becomes a full-width one, a bracket with its partner.

    `prose` is the text at the same length with all that is not prose blanked out. A full stop inside a line may
    stand for another mark (阿依.古丽, 一.概况), so that is left to a person.
    """
    mark = span.of(text)
    if mark in _DEPTH:
        return _bracket(text, span.start, prose)
    if in_name(text, span.start) or reads_foreign(prose, span):
        return None
    if mark == ".":
        return _full_stop(text, span)
    return Fix((Edit(span, mark.translate(FULL_WIDTH)),), safe=True)


def _full_stop(text: str, span: Span) -> Fix | None:
    if text[span.start - 1] in _NUMERAL:
        return None
    ends = not text[span.end : span.end + 1].strip()
    return Fix((Edit(span, "。"),), safe=ends)


def _bracket(text: str, place: int, prose: str) -> Fix | None:
    partner = _partner(prose, place)
    if partner is None:
        return None
    first, last = sorted((place, partner))
    escaped = text[max(0, first - 1) : first] in {"\\", "]"} or text[last - 1] == "\\"
    is_year = _YEAR.fullmatch(text, first + 1, last) and _NUMBER.match(
        text, last + 1
    )  # 〔2021〕3号 takes others
    if escaped or is_year or in_name(text, first) or in_name(text, last):
        return None
    if reads_foreign(prose, Span(first, last + 1)):
        return None
    return Fix(tuple(_edits(text, (first, last))), safe=True)


def _edits(text: str, places: tuple[int, int]) -> Iterator[Edit]:
    for place in places:
        if text[place].isascii():
            yield Edit(Span(place, place + 1), text[place].translate(FULL_WIDTH))


def _partner(prose: str, place: int) -> int | None:
    """Return the other bracket of a pair on the same line, of whichever width."""
    step = _DEPTH[prose[place]]
    depth = 0
    end = place + step * _LONGEST_BRACKET
    for other in range(place, max(-1, min(end, len(prose))), step):
        character = prose[other]
        if character in "\r\n":
            return None
        depth += _DEPTH.get(character, 0)
        if depth == 0:
            return other
    return None


def single(text: str, span: Span) -> Fix | None:
    """Return how the same mark twice becomes one; three or more may have been meant as something else."""
    run = span.of(text)
    if len(set(run)) > 1:
        return None
    wanted = "……" if run.startswith("。。。") else run[0]
    return Fix((Edit(span, wanted),), safe=len(run) == 2)  # noqa: PLR2004  doubled


def narrowed(text: str, span: Span) -> Fix | None:
    """Return how full-width digits become ASCII ones."""
    if in_name(text, span.start) or in_name(text, span.end - 1):
        return None
    return Fix((Edit(span, span.of(text).translate(FULL_WIDTH)),), safe=True)
