"""Which line ends are soft: text pasted from a PDF or a mail is cut at a fixed width, even in mid-word."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from reviewlint.lexicon import any_word
from reviewlint.outline.openings import could_be_label, number_at, opens_heading, opens_item
from reviewlint.outline.styles import any_ordinal
from reviewlint.outline.widths import find_stretches

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from reviewlint.outline.widths import Stretch

_WIDE = re.compile(r"[^\x00-\xff]")
_BRACKETS = (("（", "）"), ("“", "”"), ("《", "》"))
_FIRST_WORD = re.compile(r"[!-~]+")
_FIRST_CHINESE = "\u2e80"
_ENDED = re.compile(r"[。！？；：.!?;:…](?:[”’）)」』】*]|[（(][^（）()]{1,40}[）)])*$")
# Rows of a table, fields beside each other, code and comments are lines of their own.
_FIXED = re.compile(
    r"[#>]|```|~~~|<!--|!\[|\[[^\]]+\]: |([-=_*~])\1{2,}$|[^|\t]*[|\t]|(?:\S+ {1,2})*?\S+ {3,}\S|[^-]*-->$"
)
_FENCES = ("```", "~~~")
_CLAUSES = re.compile(r"[，。；：、！？,;].")
_SENTENCES = re.compile(r"[。；！？].")
_LATIN_GOES_ON = re.compile(r"[A-Za-z\"'(“\[]|`(?!``)|\d+(?:[.,]\d+)+\b|\d+ [a-z]|\*\*[^*:]+\*\*[ ,.;]")
_LEAST_WORDS = 6
_LEAST_PROSE = 10
_SHORTEST, _LONGEST = 14, 124  # characters, and columns; what is shorter or longer is no line of a page
_LONG_LATIN = 50
_LATIN_IN_MIDST = re.compile(r"[a-z]|`(?!``)|\d+(?:\.\d+)*,? [a-z]")

_LIST_ITEM = re.compile(
    r" *(?:[-*+] +(?:\[[ xX]\] +)?|\[[ xX]\] +|\d{1,2}[.)] +|\d{1,2}\.\d{1,2} +|\(?[a-z]\) +|[A-Z]{1,3}-?\d{1,2}[.:] +)(?=\S)"
)
_BEGINS_LATIN = frozenset("abcdefghijklmnopqrstuvwxyz`0123456789")
# What goes on with an item is indented, not always right to where its text begins; deeper, it is a block of its own.
_LEAST_HANG, _MOST_HANG = 2, 3


@cache
def _unfinished() -> re.Pattern[str]:
    """Return a pattern for the end of an English line that was cut."""
    return re.compile(rf"\b{any_word('margins', 'unfinished')}$")


class Pair(Struct, frozen=True):
    """Two lines of text with at most page marks between them, of which the second may go on with the first.

    `across` says that there are such marks. `size` and `size_of_next` are the widths, `filled` is that of the first with
    the first word of the second behind it.
    """

    first: int
    second: int
    line: str
    following: str
    indent: int
    indent_of_next: int
    ended: bool
    latin: bool
    across: bool
    prose: bool
    size: int = 0
    size_of_next: int = 0
    filled: int = 0


@cache
def _ordinal_last() -> re.Pattern[str]:
    """Return a pattern for an ordinal behind which a page ended: …开展培训1期。（2）."""
    return re.compile(rf"[。；：！？]{any_ordinal()}$")


def width(text: str) -> int:
    """Return how many terminal columns a text takes: a Chinese character two, any other one."""
    return len(text) + len(_WIDE.findall(text))


def doubled_length(text: str) -> int:
    """Return the columns of a text where every character takes two."""
    return 2 * len(text)


def soft_ends(
    written: Sequence[str], lines: Sequence[str], marks: frozenset[int], perhaps: frozenset[int]
) -> frozenset[int]:
    """Return the indexes of the lines that were cut and go on in the next one that is no page mark.

    A line was cut if it is as full as its neighbours that were, so that the next word would not have fitted, and if the
    next one opens nothing new. Some programs cut by columns, others by characters: whichever explains more lines.
    `written` are the lines as they stand, `lines` the same in plain characters, `marks` those that hold page marks,
    `perhaps` those that do if a sentence goes on across them.
    """
    skipped = marks | perhaps
    spots = _spots(lines, skipped)
    pairs = list(_pairs(written, lines, spots, marks))
    cut = max((set(_cut_by(measure, written, pairs)) for measure in (width, doubled_length)), key=len)
    bare = ["" if place in skipped else line for place, line in enumerate(lines)]
    found = cut | set(_going_on(bare)) | set(_hanging(bare))
    ends = dict(pairwise(spots))
    return frozenset(end for first in found for end in range(first, ends.get(first, first + 1)))


def _spots(lines: Sequence[str], marks: frozenset[int]) -> list[int]:
    """Return the lines that hold text; a blank line counts, unless it stands beside a page mark."""
    spots: list[int] = []
    blank: list[int] = []
    across = False
    for place, line in enumerate(lines):
        if place in marks:
            across = True
        elif line.strip():
            spots += [*([] if across else blank), place]
            blank, across = [], False
        else:
            blank.append(place)
    return spots


def _cut_by(measure: Callable[[str], int], written: Sequence[str], pairs: Sequence[Pair]) -> Iterator[int]:
    def size_of(place: int) -> int:
        line = written[place]
        return measure(line.rstrip()) if len(line) <= _LONGEST else _LONGEST + 1

    measured = [_measured(pair, size_of) for pair in pairs]
    stretches = find_stretches(measured, size_of)
    top = next((pair.first for pair in pairs if pair.prose), 0)
    indents: dict[int, int] = {}  # of the paragraphs that lines belong to
    for pair in measured:
        begun = indents.get(pair.first, pair.indent)
        if _goes_on(pair, stretches.around(pair.first), begun, at_top=pair.first < top):
            indents[pair.second] = begun
            yield pair.first


def _measured(pair: Pair, size_of: Callable[[int], int]) -> Pair:
    size, word = size_of(pair.first), _FIRST_WORD.match(pair.following)
    filled = size + (1 + len(word[0]) if word else 2)
    return replace(pair, size=size, size_of_next=size_of(pair.second), filled=filled)


def _goes_on(pair: Pair, around: Sequence[Stretch], begun: int, *, at_top: bool) -> bool:
    if pair.across and pair.prose and not pair.ended:
        return True
    if pair.size > _LONGEST:
        return False
    if not any(stretch.fills(pair) for stretch in around):
        return False
    if not pair.ended:
        return pair.prose or not at_top or opens_heading(pair.line) or pair.indent - pair.indent_of_next > 1
    if pair.latin:
        return not pair.line.endswith(":") and bool(_LATIN_GOES_ON.match(pair.following))
    return begun - pair.indent_of_next > 1  # where paragraphs are indented, others go on


def _pairs(
    written: Sequence[str], lines: Sequence[str], spots: Sequence[int], marks: frozenset[int]
) -> Iterator[Pair]:
    """Yield the lines next to each other of which the second opens nothing new; their widths are still to be measured."""
    fenced = False
    number = 0
    for first, second in pairwise(spots):
        line, following = lines[first].strip(), lines[second].strip()
        fenced ^= line.startswith(_FENCES)
        number = number_at(line) or number
        if fenced or not following or not (_SHORTEST <= len(line) <= _LONGEST or second - first > 1):
            continue
        indent, indent_of_next = _indent(written[first]), _indent(written[second])
        counts_on = number_at(following) in {1, number + 1}
        if (
            indent_of_next > indent + 1
            or _FIXED.match(line)
            or _FIXED.match(following)
            or opens_item(following, line, counts_on=counts_on)
        ):
            continue
        latin = max(line) < _FIRST_CHINESE
        yield Pair(
            first=first,
            second=second,
            line=line,
            following=following,
            indent=indent,
            indent_of_next=indent_of_next,
            ended=_is_ended(line, following),
            latin=latin,
            across=second - first > 1 and not marks.isdisjoint(range(first, second)),
            prose=_is_prose(line, latin=latin) and not could_be_label(following),
        )


def _is_ended(line: str, following: str) -> bool:
    in_figure = line[-1] in ".:" and line[-2:-1].isdigit() and following[0].isdigit()
    in_brackets = any(
        line.rfind(opening) > line.rfind(closing) and closing in following for opening, closing in _BRACKETS
    )
    return bool(_ENDED.search(line)) and not (in_figure or in_brackets or _ordinal_last().search(line))


def _is_prose(line: str, *, latin: bool) -> bool:
    """Tell whether a line is part of a text, not a heading or title."""
    if latin:
        return line.count(" ") >= _LEAST_WORDS - 1
    marks = _SENTENCES if opens_heading(line) else _CLAUSES
    return len(line) >= _LEAST_PROSE and bool(marks.search(line))


def _indent(line: str) -> int:
    return width(line[: len(line) - len(line.lstrip())]) if line[:1].isspace() else 0


def _going_on(lines: Sequence[str]) -> Iterator[int]:
    """Yield the English lines that go on in mid-sentence, however long they are: few such lines tell no page width."""
    for index, (line, following) in enumerate(pairwise(lines)):
        if (
            following[:1] in _BEGINS_LATIN
            and line
            and max(line) < _FIRST_CHINESE
            and "|" not in line + following
            and (len(line) >= _LONG_LATIN or _unfinished().search(line))
            and _LATIN_IN_MIDST.match(following)
            and not (line.endswith((".", ":")) and not following[0].islower())
            and not line.lstrip().startswith("#")
            and not re.match(r"\S{1,12}:(?:\s|$)", following)
            and not opens_item(following, line, counts_on=True)
        ):
            yield index


def _hanging(lines: Sequence[str]) -> Iterator[int]:
    """Yield the lines of list items that go on in a next line, which is indented to where their text begins."""
    column = 0
    for index, (line, following) in enumerate(pairwise(lines)):
        if item := _LIST_ITEM.match(line):
            column = item.end()
        if column and _hangs(line, following, column):
            yield index
        else:
            column = 0


def _hangs(line: str, following: str, column: int) -> bool:
    words = following.lstrip(" ")
    indent = len(following) - len(words)
    hangs = _LEAST_HANG <= indent <= column + _MOST_HANG and bool(words.strip())
    return hangs and not opens_item(words, line.strip(), counts_on=True)
