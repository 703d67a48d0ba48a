"""Which slips of punctuation can be mended without a reader: where the text is Chinese prose beyond doubt."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

from msgspec import Struct

from reviewlint.checks.prose import compiled
from reviewlint.draft.edits import Edit, Fix
from reviewlint.draft.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

FULL_WIDTH = str.maketrans(",;:?!().", "，；：？！（）。")
# Of ．, digits and letters; a full-width comma or colon between digits may be one of Chinese: 附件１：２０２１年名单.
HALF_WIDTH = {
    ord(full): chr(half)
    for half in range(0x2E, 0x7B)
    if (full := chr(half + 0xFEE0)) == "．" or full.isalnum()
}

_LATIN = "[A-Za-z]"
_REACHES = (20, 200)  # code points on either side that tell what language a phrase is in, and a line
_LONGEST_NAME = 100
_LONGEST_LIST = 200
_LONGEST_ROW = 400
_LONGEST_FIGURE = 200
_IN_SENTENCE = "[，。；：！？、]"
_FRONT_MATTER = r"---[ \t]*\n(?:[^\n]*\S[^\n]*\n)*?---[ \t]*(?=\n|\Z)"
_ENDS_NAME = r"[\s，。；：、！？“”‘’《》〈〉（）【】「」…—]"
# An address, a path, or a file by its extension: 附件(1).docx
_NAME = r"://|www\.|\\|@|\.[A-Za-z][A-Za-z0-9]{1,4}(?![A-Za-z0-9])"
_BRACKETS = r"[()（）\n]"
_YEAR = r"\d{4}"
_NUMBER = r" ?第? ?\d"
_NUMERAL = frozenset("零一二三四五六七八九十百千万亿两")


class Prose(Struct, frozen=True, dict=True):
    """A draft as `written`, and its prose: the `text` at the same length with all else blanked out."""

    written: str
    text: str

    @cached_property
    def settings(self) -> int:
        """Where the settings end that a file of Markdown may begin with."""
        found = re.match(_FRONT_MATTER, self.written)
        return found.end() if found else 0

    @cached_property
    def brackets(self) -> Mapping[int, tuple[int, int]]:
        """The pairs of brackets on one line, of whichever width, by the place of either."""
        pairs: dict[int, tuple[int, int]] = {}
        opened: list[int] = []
        for match in compiled(_BRACKETS).finditer(self.text):
            if match[0] in "(（":
                opened.append(match.start())
            elif match[0] == "\n":
                opened.clear()
            elif opened:
                pair = (opened.pop(), match.start())
                pairs |= dict.fromkeys(pair, pair)
        return pairs


def reads_foreign(text: str, span: Span) -> bool:
    """Tell whether more Latin letters than Chinese characters stand around a place, or on its line."""
    return any(_is_latin(text, span, reach) for reach in _REACHES)


def _is_latin(text: str, span: Span, reach: int) -> bool:
    before, after = text[max(0, span.start - reach) : span.start], text[span.end : span.end + reach]
    if not compiled(_LATIN).search(before + after):
        return False
    near = before.rpartition("\n")[2] + after.partition("\n")[0]
    return 2 * len(compiled(_LATIN).findall(near)) > sum(map(str.isalpha, near))


def _in_code(text: str, place: int) -> bool:
    """Tell whether a bracket that only code and Markdown use is open on the line: `strong: [调研, 走访]`."""
    before = text[max(0, place - _LONGEST_LIST) : place].rpartition("\n")[2]
    return max(before.rfind("["), before.rfind("{")) > max(before.rfind("]"), before.rfind("}"))


def _in_formula(text: str, place: int) -> bool:
    """Tell whether a character stands between two `$` of its line: $f(甲,乙)$."""
    before, after = text[max(0, place - _LONGEST_LIST) : place], text[place : place + _LONGEST_LIST]
    return before.rpartition("\n")[2].count("$") % 2 == 1 and "$" in after.partition("\n")[0]


def _in_row(text: str, place: int) -> bool:
    """Tell whether a line and one beside it hold as many values each and no sentence: 姓名,科室,电话."""
    before = text[max(0, place - _LONGEST_ROW) : place].split("\n")
    after = text[place : place + _LONGEST_ROW].split("\n")
    line = before[-1] + after[0]
    values = line.count(",")
    rows = [other for other in (*before[-2:-1], *after[1:2]) if other.count(",") == values]
    return values > 1 and any(not compiled(_IN_SENTENCE).search(line + other) for other in rows)


def _is_data(prose: Prose, place: int) -> bool:
    """Tell whether a mark is part of something that a program reads."""
    tests = (_in_name, _in_code, _in_formula)
    return place < prose.settings or any(is_in(prose.written, place) for is_in in tests)


def _in_name(text: str, place: int) -> bool:
    """Tell whether a character is part of an address, a path or the name of a file."""
    before, after = text[max(0, place - _LONGEST_NAME) : place], text[place : place + _LONGEST_NAME]
    if not compiled(_NAME).search(before + after):
        return False
    name = compiled(_ENDS_NAME).split(before)[-1] + compiled(_ENDS_NAME).split(after, maxsplit=1)[0]
    return compiled(_NAME).search(name) is not None


def widened(prose: Prose, span: Span) -> Fix | None:
    """Return how a half-width mark becomes a full-width one, a bracket with its partner.

    A full stop inside a line may stand for another mark (阿依.古丽, 一.概况), so that is left to a person.
    """
    text, mark = prose.written, span.of(prose.written)
    if mark in "()":
        return _bracket(prose, span.start)
    if _is_data(prose, span.start) or reads_foreign(prose.text, span):
        return None
    if mark == "," and _in_row(text, span.start):
        return None
    if mark == ".":
        return _full_stop(text, span)
    if _NUMERAL.issuperset(text[span.start - 1] + text[span.end : span.end + 1]):
        return None  # 第一,二季度 and 三:五 want another mark
    is_figure = text[span.start - 1].isdigit()  # 第1,三章 wants another mark
    return Fix((Edit(span, mark.translate(FULL_WIDTH)),), safe=not is_figure)


def _full_stop(text: str, span: Span) -> Fix | None:
    if text[span.start - 1] in _NUMERAL:
        return None
    ends = not text[span.end : span.end + 1].strip()
    return Fix((Edit(span, "。"),), safe=ends)


def _bracket(prose: Prose, place: int) -> Fix | None:
    pair = prose.brackets.get(place)
    if pair is None:
        return None
    text, (first, last) = prose.written, pair
    escaped = text[max(0, first - 1) : first] in {"\\", "]"} or text[last - 1] == "\\"
    is_year = compiled(_YEAR).fullmatch(text, first + 1, last) and compiled(_NUMBER).match(
        text, last + 1
    )  # 〔2021〕3号 takes others
    is_data = _is_data(prose, first) or _in_name(text, last)
    if escaped or is_year or is_data or reads_foreign(prose.text, Span(first, last + 1)):
        return None
    return Fix(tuple(_edits(text, (first, last))), safe=True)


def _edits(text: str, places: tuple[int, int]) -> Iterator[Edit]:
    for place in places:
        if text[place].isascii():
            yield Edit(Span(place, place + 1), text[place].translate(FULL_WIDTH))


def single(prose: Prose, span: Span) -> Fix | None:
    """Return how the same mark twice becomes one; three or more may have been meant as something else."""
    run = span.of(prose.written)
    if len(set(run)) > 1:
        return None
    wanted = "……" if run.startswith("。。。") else run[0]
    return Fix((Edit(span, wanted),), safe=len(run) == 2)  # noqa: PLR2004  doubled


def closed_up(prose: Prose, span: Span) -> Fix | None:
    """Return how the space before a mark goes; a wide one may keep something in its column."""
    space = Span(span.start, span.end - 1)
    safe = "\u3000" not in space.of(prose.written) and not reads_foreign(prose.text, span)
    return Fix((Edit(space, ""),), safe=safe)


def narrowed(prose: Prose, span: Span) -> Fix | None:
    """Return how full-width digits become ASCII ones, with the letters among them."""
    text = prose.written
    if len(span) > _LONGEST_FIGURE or _in_name(text, span.start) or _in_name(text, span.end - 1):
        return None
    return Fix((Edit(span, span.of(text).translate(HALF_WIDTH)),), safe=True)
