"""Quotation marks and brackets that do not open and close within one paragraph."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from msgspec import Struct

from reviewlint.checks.outcome import Finding, Related
from reviewlint.checks.prose import compiled
from reviewlint.draft.source import Span
from reviewlint.phrases import Phrase

if TYPE_CHECKING:
    from collections.abc import Iterator

_PAIRS = {
    "“": "”",
    "‘": "’",
    "（": "）",
    "《": "》",
    "〈": "〉",
    "【": "】",
    "〔": "〕",
    "「": "」",
    "『": "』",
}
_OPENS = {closing: opening for opening, closing in _PAIRS.items()}
_INNER = {"“": "‘’", "《": "〈〉", "（": "〔〕"}
_UNCLOSED = Phrase("{match} 没有配对的 {expected}", "{match} is never closed by {expected}")
_UNOPENED = Phrase("{match} 前面没有配对的 {expected}", "{match} is never opened by {expected}")
_REVERSED = Phrase("{match} 与 {expected} 前后写反", "{match} and {expected} are the wrong way round")
_NESTED = Phrase(
    "{match} 里面又用 {match}，里层应改用 {expected}",
    "{match} inside {match}: the inner pair should be {expected}",
)
_ALIKE = Phrase(
    "{match} 用了两次，这里应为 {expected}", "{match} stands at both ends: {expected} is due at this one"
)
_PARTNER = Phrase("另一半", "the other half")
_QUOTES = "“‘"  # the key of which writes now the one, now the other


_MARKS = f"[{''.join(_PAIRS)}{''.join(_OPENS)}]"
_ORDINAL = (
    r"（(?:[0-9]{1,3}|[一二三四五六七八九十]{1,3})）"  # a number that is quoted: （对应问题（一）第1条）
)
_LIST_MARK = r"(?:^|[。；：，、\s])(?:[0-9]{1,2}|[A-Za-z]|[一二三四五六七八九十]{1,2})$"


class _Count(Struct):
    """The marks of one kind that are still open, that closed nothing, and that opened inside their own kind."""

    open: list[int] = []
    strays: list[int] = []
    nested: list[int] = []


def unpaired(text: str, piece: Span) -> Iterator[Finding]:
    """Yield the marks of one piece of running text that have no partner, stand the wrong way round or nest.

    Source: GB/T 15834-2011, 4.8.3.4 and 4.9.3.6 (no pair inside a pair of the same form).
    """
    counts = _counts(text, piece)
    for opening, closing in _PAIRS.items():
        if opening not in counts:
            continue
        count = counts[opening]
        if opening == "“" and count.open and _continues(text, piece, count.open[0]):
            continue
        if count.strays and count.open and count.strays[0] < count.open[-1]:
            related = (Related(Span(count.open[-1], count.open[-1] + 1), _PARTNER),)
            yield _finding(_REVERSED, count.strays[0], closing, opening, related)
            continue
        if opening in _QUOTES and sorted(map(len, (count.open, count.strays))) == [0, 2]:
            yield _twice(opening, closing, count)
            continue
        yield from (_finding(_UNOPENED, place, closing, opening) for place in count.strays)
        yield from (_finding(_UNCLOSED, place, opening, closing) for place in count.open)
        if opening in _INNER and not count.strays and not count.open:
            yield from (_finding(_NESTED, place, opening, _INNER[opening]) for place in count.nested)


def _twice(opening: str, closing: str, count: _Count) -> Finding:
    """Return the one slip of two marks that are the same: “6次“ or ”6次”."""
    if count.open:
        first, last = count.open
        return _finding(_ALIKE, last, opening, closing, (Related(Span(first, first + 1), _PARTNER),))
    first, last = count.strays
    return _finding(_ALIKE, first, closing, opening, (Related(Span(last, last + 1), _PARTNER),))


def _counts(text: str, piece: Span) -> dict[str, _Count]:
    counts: dict[str, _Count] = defaultdict(_Count)
    for match in compiled(_MARKS).finditer(text, piece.start, piece.end):
        place, character = match.start(), match[0]
        if closes := _OPENS.get(character):
            count = counts[closes]
            if count.open:
                count.open.pop()
            elif not _is_no_bracket(text, piece, place):
                count.strays.append(place)
            continue
        count = counts[character]
        other = counts["‘"].open if character == "“" else []
        within = count.open and not (other and other[-1] > count.open[-1])
        if within and not compiled(_ORDINAL).match(text, place, piece.end):
            count.nested.append(place)
        count.open.append(place)
    return counts


def _is_no_bracket(text: str, piece: Span, place: int) -> bool:
    """Tell an apostrophe and the bracket of `1）` from a closing mark without its opening one."""
    before = text[max(piece.start, place - 3) : place]
    if text[place] == "’":
        return before[-1:].isascii() and before[-1:].isalpha()
    return text[place] == "）" and compiled(_LIST_MARK).search(before) is not None


def _continues(text: str, piece: Span, place: int) -> bool:
    """Tell whether a quotation runs on: it opens this paragraph and, once more, the next one."""
    following = text[piece.end : piece.end + 80].lstrip()
    return following.startswith("“") and (not text[piece.start : place].strip() or text[place - 1] in "：:")


def _finding(
    message: Phrase, place: int, match: str, expected: str, related: tuple[Related, ...] = ()
) -> Finding:
    values = {"match": match, "expected": expected}
    alike = ("pair", message, match)
    return Finding(Span(place, place + 1), values, related, message=message, alike=alike)
