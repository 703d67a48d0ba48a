"""The line of a draft that a violation is on, with a caret under the place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewlint.reporters.screen import Line, Piece, head, tail, visible, width

if TYPE_CHECKING:
    from reviewlint.draft.source import Source, Span
    from reviewlint.reporters.screen import Style

_MARGIN = "  | "


def draw(source: Source, span: Span, style: Style, columns: int) -> tuple[Line, Line]:
    """Return the line of the draft, cut around the place to `columns`, and the carets below it.

    Of a place over several lines the first is shown; an empty place gets one caret.
    """
    line = source.line(source.position(span.start).line)
    start, end = min(span.start, line.end), min(span.end, line.end)
    room = columns - len(_MARGIN)
    reach = room + 1  # code points that may be seen on either side: a line may be a megabyte long
    before, hit, after = _cut(
        visible(source.text[max(line.start, start - reach) : start]).lstrip(),
        visible(source.text[start : min(end, start + reach)]),
        visible(source.text[end : min(line.end, end + reach)]).rstrip(),
        room,
    )
    return (
        (Piece(_MARGIN, "faint"), Piece(before), Piece(hit, style), Piece(after)),
        (Piece(_MARGIN, "faint"), Piece(" " * width(before)), Piece("^" * max(1, width(hit)), style)),
    )


def _cut(before: str, hit: str, after: str, room: int) -> tuple[str, str, str]:
    """Cut the three to `room` columns: half of what the place leaves goes to each side, more where one is short."""
    hit = head(hit, room * 2 // 3)
    left_over = room - width(hit)
    before = tail(before, max(left_over // 2, left_over - width(after)))
    return before, hit, head(after, left_over - width(before))
