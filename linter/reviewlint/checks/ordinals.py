"""How ordinals are written, and a run of them numbered anew."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reviewlint.draft.edits import Edit, Fix
from reviewlint.draft.source import Span
from reviewlint.links.mentions import find_mentions
from reviewlint.outline.styles import Style, numeral_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reviewlint.outline.nodes import Mark
    from reviewlint.reading.review import Review

_DIGITS = "零一二三四五六七八九"
_ENGLISH = re.compile(r"(?<!\()\b\d+\)\Z")
_ASPECTS = {1: "一方面", 2: "另一方面"}
_ROWS = (
    ("①", "⑳"),
    ("❶", "❿"),
    ("⑴", "⒇"),
    ("⒈", "⒛"),
    ("㈠", "㈩"),
    ("a", "z"),
)  # the first and last of the numerals that are one character each
_FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")


def _chinese(number: int) -> str:
    """Write a number from 1 to 99 in Chinese; larger ones stay in digits."""
    tens, ones = divmod(number, 10)
    if not 0 < number < 100:  # noqa: PLR2004  a draft has no hundred headings
        return str(number)
    if not tens:
        return _DIGITS[ones]
    return f"{_DIGITS[tens] if tens > 1 else ''}十{_DIGITS[ones] if ones else ''}"


def written(style: Style, number: int, like: str = "") -> str:
    """Write the ordinal as GB/T 9704-2012, 7.3.3 and GB/T 15834-2011, B.3 have it.

    Where those have none (`1.2`, `1)`), it is written `like` another one.
    """
    if style is Style.ASPECT:
        return _ASPECTS.get(number, "再一方面")
    numeral = numeral_of(like)
    if numeral and (style.template == "{like}" or _ENGLISH.search(like)):
        alike = numeral_like(numeral[0], number)
        return f"{like[: numeral.start()]}{alike}{like[numeral.end() :]}" if alike else str(number)
    return style.template.format(zh=_chinese(number), n=number, like=number)


def numeral_like(numeral: str, number: int) -> str | None:
    """Write a number as a numeral is written; None where it cannot be."""
    for first, last in _ROWS:
        if first <= numeral <= last:
            wanted = chr(ord(first) + number - 1)
            return wanted if first <= wanted <= last else None
    if numeral.isdecimal():
        digits = str(number).zfill(len(numeral) if int(numeral[0]) == 0 else 1)
        return digits if numeral.isascii() else digits.translate(_FULL_WIDTH)
    return None if _chinese(number).isdecimal() else _chinese(number)


def renumbering(review: Review, run: Sequence[Mark], first: int) -> tuple[Fix, ...]:
    """Return how all numerals of a run are changed so that it counts from `first`, their marks left as they are.

    None where the order itself is wrong, for then it may be the headings that have to be moved, nor where the first
    is missing, which may only be written otherwise, nor where the draft refers to its problems, causes or measures:
    the references would name others. Never safe: a section may be missing.
    """
    numbers = [mark.number or 0 for mark in run]
    if numbers != sorted(numbers) or numbers[:1] != [first] or find_mentions(review.text):
        return ()
    edits = [
        _edit(review.text, mark, number) for number, mark in enumerate(run, first) if mark.number != number
    ]
    possible = tuple(edit for edit in edits if edit is not None)
    return (Fix(possible, safe=False),) if len(possible) == len(edits) else ()


def _edit(text: str, mark: Mark, number: int) -> Edit | None:
    numeral = numeral_of(mark.span.of(text))
    wanted = numeral_like(numeral[0], number) if numeral else None
    if numeral is None or wanted is None:
        return None
    return Edit(Span(mark.span.start + numeral.start(), mark.span.start + numeral.end()), wanted)
