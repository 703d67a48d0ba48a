"""The marks that follow ordinals, GB/T 15834-2011, B.3."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reviewlint.checks.outcome import Finding
from reviewlint.outline.nodes import Mark, Paragraph, Section, Style
from reviewlint.phrases import Phrase

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reviewlint.review.model import Review

_MESSAGE = Phrase(
    "“{match}”应写作“{expected}”（GB/T 15834-2011，{clause}）",
    "“{match}”: write “{expected}” (GB/T 15834-2011, {clause})",
)
# Style: the mark that belongs after the ordinal, and the clause that says so.
_AFTER = {
    Style.CHINESE: ("、", "B.3.2"),
    Style.BRACKETED: ("", "B.3.4"),
    Style.ARABIC: (".", "B.3.3"),
    Style.BRACKETED_ARABIC: ("", "B.3.4"),
    Style.IS: ("", "B.3.7"),
    Style.SHOULD: ("", "B.3.7"),
    Style.ORDINAL: ("，", "B.3.1"),
    Style.SEQUENCE: ("，", "B.3.1"),
    Style.AMONG: ("，", "B.3.1"),
}
_PARTS = re.compile(r"(?P<body>.*?)(?P<after>[、，,.．。：:；;]*)\Z", re.DOTALL)
_BRACKETS = str.maketrans("()", "（）")


def marks(review: Review) -> Iterator[Mark]:
    """Yield the ordinal of every heading and item."""
    for block in review.outline.walk():
        if isinstance(block, Section):
            yield block.mark
        elif isinstance(block, Paragraph):
            pending = list(block.items)
            while pending:
                item = pending.pop()
                yield item.mark
                pending += item.items


def misspelled(review: Review) -> Iterator[tuple[str, Finding]]:
    """Yield the ordinals that are followed by the wrong mark, each with the fault in words.

    An ordinal with no mark at all (`第一 `, `1 `) is left alone: a space may stand for it, B.3.6.
    """
    for mark in marks(review):
        if mark.style not in _AFTER:
            continue
        written = mark.span.of(review.text).lstrip("# \t").rstrip()
        after, clause = _AFTER[mark.style]
        parts = _PARTS.match(written)
        if parts is None or not _is_wrong(parts["body"], parts["after"], after):
            continue
        expected = parts["body"].translate(_BRACKETS) + after
        values = {"match": written, "expected": expected, "clause": clause}
        yield f"{mark.style}{parts['after']}", Finding(mark.span, values, expected=expected, message=_MESSAGE)


def _is_wrong(body: str, after: str, due: str) -> bool:
    if body.startswith("("):
        return True
    return bool(after) and after.replace("．", ".") != due  # 9704 prints the full-width dot itself
