"""What mending changes in a draft, as a unified diff."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewlint.reporters.screen import Line, Piece, visible

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reviewlint.draft.source import Source
    from reviewlint.reporters.screen import Style

_CONTEXT = 3
_NO_END = "\\ No newline at end of file"  # as every tool has it, in no other language


def render(source: Source, mended: Source) -> Iterator[Line]:
    """Yield the lines that differ, each with those around it; mending never joins, splits or moves lines."""
    before, after = source.text.split("\n"), mended.text.split("\n")
    changed = [place for place, (old, new) in enumerate(zip(before, after, strict=True)) if old != new]
    last = len(before) - 1
    if not before[last] and not after[last]:
        last -= 1  # behind the last line end there is no line
    path = source.path.lstrip("/")
    yield _line("---", f" a/{path}", "strong")
    yield _line("+++", f" b/{path}", "strong")
    for first, end in _hunks(changed, last + 1):
        yield _line("@@", f" -{first + 1},{end - first} +{first + 1},{end - first} @@", "info")
        yield from _hunk(before, after, first, end)


def _hunks(changed: Sequence[int], count: int) -> Iterator[tuple[int, int]]:
    """Yield the stretches of lines to show, those that would meet as one."""
    first = end = -1
    for place in changed:
        if end >= 0 and place - _CONTEXT > end:
            yield first, end
            end = -1
        if end < 0:
            first = max(0, place - _CONTEXT)
        end = min(count, place + 1 + _CONTEXT)
    if end >= 0:
        yield first, end


def _hunk(before: Sequence[str], after: Sequence[str], first: int, end: int) -> Iterator[Line]:
    new: list[Line] = []
    for place in range(first, end):
        is_last = place == len(before) - 1
        if before[place] != after[place]:
            yield from _signed("-", before[place], "error", is_last=is_last)
            new += _signed("+", after[place], "good", is_last=is_last)
            continue
        yield from new
        new = []
        yield from _signed(" ", before[place], "plain", is_last=is_last)
    yield from new


def _signed(sign: str, text: str, style: Style, *, is_last: bool) -> Iterator[Line]:
    yield _line(sign, text, style)
    if is_last:
        yield _line(_NO_END, "", "faint")


def _line(sign: str, text: str, style: Style) -> Line:
    return (Piece(sign + "\t".join(map(visible, text.split("\t"))), style),)
