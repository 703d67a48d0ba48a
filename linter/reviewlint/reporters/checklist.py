"""What was checked, at a glance: a row for each rule that failed, the others folded into a list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewlint.phrases import Phrase
from reviewlint.reporters.screen import Line, Piece, fill, pad, visible, width

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reviewlint.phrases import Language
    from reviewlint.report import ChecklistEntry, Report, Status
    from reviewlint.reporters.screen import Style

_TITLE = Phrase("检查清单", "Checklist")
_FAILED = Phrase("{failed} 处不合（检查 {checked} 处）", "{failed} failed of {checked} checked")
_SINGLE = Phrase("{failed} 处不合", "{failed} failed")
_FOLDED: tuple[tuple[Status, str, Style, Phrase], ...] = (
    ("pass", "✓", "good", Phrase("通过 {count} 项：", "{count} passed: ")),
    ("not-applicable", "–", "faint", Phrase("无可检查 {count} 项：", "{count} found nothing to check: ")),
)
_OFF = Phrase("已关闭 {count} 项", "{count} off")
_COMMA = Phrase("、", ", ")


def render(report: Report, columns: int) -> Iterator[Line]:
    """Yield the checklist of a report, without the rules that never tell anything."""
    by_status: dict[Status, list[ChecklistEntry]] = {}
    for entry in report.checklist:
        if not entry.silent:
            by_status.setdefault(entry.status, []).append(entry)
    yield (Piece(_TITLE[report.language], "strong"),)
    yield from _failed(by_status.get("fail", ()), report.language)
    for status, sign, style, phrase in _FOLDED:
        if entries := by_status.get(status):
            name = phrase.fill(report.language, {"count": len(entries)})
            words = fill(
                [_word(entry) for entry in entries], columns - 4 - width(name), _COMMA[report.language]
            )
            for number, line in enumerate(words):
                start = name if number == 0 else " " * width(name)
                yield Piece(f"  {sign if number == 0 else ' '} ", style), Piece(start, style), Piece(line)
    if off := by_status.get("off"):
        yield (Piece("  · " + _OFF.fill(report.language, {"count": len(off)}), "faint"),)


def _failed(entries: Sequence[ChecklistEntry], language: Language) -> Iterator[Line]:
    rules = max((width(visible(entry.rule)) for entry in entries), default=0)
    titles = max((width(visible(entry.title)) for entry in entries), default=0)
    for entry in entries:
        phrase = _FAILED if entry.checked >= entry.failed > 0 else _SINGLE
        yield (
            Piece("  ✗ ", "error"),
            Piece(pad(visible(entry.rule), rules + 2)),
            Piece(pad(visible(entry.title), titles + 2)),
            Piece(phrase.fill(language, {"failed": entry.failed, "checked": entry.checked}), "faint"),
        )


def _word(entry: ChecklistEntry) -> str:
    return f"{visible(entry.title)} {entry.checked}" if entry.checked else visible(entry.title)
