"""Where the words are not the drafter's own: quotations, 《titles》, official titles of themes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reviewlint.draft.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterable

# As long as a sentence may be; an unclosed mark must not silence the rest of a draft.
_QUOTED = re.compile(
    r"“[^“”\n]{1,300}+”|‘[^‘’\n]{1,300}+’|《[^《》\n]{1,150}+》|「[^「」\n]{1,300}+」|『[^『』\n]{1,300}+』"
)


def quiet_spans(text: str, titles: Iterable[Span]) -> tuple[Span, ...]:
    """Return the quotations of a text and the given titles, sorted and merged where they overlap."""
    merged: list[Span] = []
    for span in sorted([*(Span(*match.span()) for match in _QUOTED.finditer(text)), *titles]):
        if merged and span.start < merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return tuple(merged)
