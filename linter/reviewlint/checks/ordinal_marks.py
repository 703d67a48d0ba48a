"""The marks that follow ordinals, GB/T 15834-2011, B.3."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reviewlint.checks.outcome import Finding
from reviewlint.checks.prose import compiled
from reviewlint.checks.slip_fixes import reads_foreign
from reviewlint.draft.edits import Edit, Fix
from reviewlint.draft.source import Span
from reviewlint.outline.styles import Style
from reviewlint.phrases import Phrase

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reviewlint.checks.case import Draft
    from reviewlint.outline.nodes import Mark

_MESSAGE = Phrase(
    "“{match}”应写作“{expected}”（GB/T 15834-2011，{clause}）",
    "“{match}”: write “{expected}” (GB/T 15834-2011, {clause})",
)
_LOOSE = Phrase("标题末尾不用“{match}”", "no “{match}” at the end of a heading")

_PARTS = re.compile(r"(?P<body>.*?)(?P<after>[、，,.．。：:；;]*)\Z", re.DOTALL)
_FORM = str.maketrans("()０１２３４５６７８９", "（）0123456789")
_FULL_WIDTH_DIGIT = "[０-９]"
# What must not follow an ordinal whose mark is mended: 第一、二季度 are no items, 四要，务实 would read 要务.
_NEXT = 8
_MARK = "[.．,，、。:：;；]"
_LISTED = "[（(](?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})[）)]|[①-⑳❶-❿]"


def misspelled(draft: Draft) -> Iterator[Finding]:
    """Yield the ordinals that are followed by the wrong mark, alike where style and mark are.

    An ordinal with no mark at all (`第一 `, `1 `) is left alone: a space may stand for it, B.3.6. English has its own.
    """
    review = draft.review
    if review.language == "en":
        return
    for mark in (section.mark for section in draft.sections):
        if mark.style.due is None:
            continue
        written = mark.span.of(review.text).lstrip("# \t").rstrip()
        after, clause = mark.style.due
        parts = _PARTS.match(written)
        if parts is not None and compiled(_LISTED).match(review.text, mark.span.end):
            after = parts["after"]  # （一）、（二）项, ①、②两项
        if parts is None or not _is_wrong(parts["body"], parts["after"], after):
            continue
        expected = parts["body"].translate(_FORM) + after
        values = {"match": written, "expected": expected, "clause": clause}
        fixes = _fixes(review.text, mark, written, expected)
        alike = ("ordinal", mark.style, parts["after"])
        yield Finding(mark.span, values, (), expected, _MESSAGE, fixes=fixes, alike=alike)


def _is_wrong(body: str, after: str, due: str) -> bool:
    half_closed = body.startswith("（") and body.endswith(")")  # but 1) is a style of its own
    if body.startswith("(") or half_closed or compiled(_FULL_WIDTH_DIGIT).search(body):
        return True
    return bool(after) and after.replace("．", ".") != due  # 9704 prints the full-width dot itself


def _fixes(text: str, mark: Mark, written: str, expected: str) -> tuple[Fix, ...]:
    """Return how an ordinal is mended, unless another mark would join it to what follows: 1、5G, 二要，求真."""
    follows = text[mark.span.end : mark.span.end + _NEXT].lstrip("*_")
    joins = mark.style.joins if written.translate(_FORM).replace("．", ".") != expected else None
    if (
        compiled(_MARK).match(follows)
        or (joins is not None and re.match(joins, follows.lstrip(" *_\t\u3000")))
        or reads_foreign(text, mark.span)
    ):
        return ()
    start = mark.span.start + mark.span.of(text).index(written)
    return (Fix((Edit(Span(start, start + len(written)), expected),), safe=True),)


def loose_ends(draft: Draft) -> Iterator[Finding]:
    """Yield the headings of the first level (一、) with text below that end as if the sentence went on.

    Deeper ordinals number items too, and those may end in `；`.
    """
    for section in draft.review.outline.sections:
        title = section.title.of(draft.review.text)
        if (
            section.mark.style is Style.CHINESE
            and section.blocks
            and title.endswith(("；", "，", "、", ";", ","))
        ):
            place = Span(section.title.end - 1, section.title.end)
            values = {"match": title[-1], "expected": ""}
            deletion = Fix((Edit(place, ""),), safe=False)
            alike = ("heading-end", title[-1])
            yield Finding(place, values, message=_LOOSE, fixes=(deletion,), alike=alike)
