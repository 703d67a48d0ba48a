"""A report for the person at the terminal, in Chinese or English."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, TypeAlias

from reviewlint.phrases import Phrase
from reviewlint.report import Unread
from reviewlint.reporters.screen import Line, Piece, fill, head, pad, tail, visible, width

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reviewlint.draft.source import Source, Span
    from reviewlint.phrases import Language
    from reviewlint.profile import Severity
    from reviewlint.report import ChecklistEntry, Report, Status, Violation
    from reviewlint.reporters.screen import Page, Style

Shown: TypeAlias = "Report | Unread"

MOST_RELATED = 5

SEVERITIES: dict[Severity, Phrase] = {
    "error": Phrase("错误", "error"),
    "warning": Phrase("警告", "warning"),
    "info": Phrase("提示", "info"),
    "off": Phrase("关闭", "off"),
}
STYLES: dict[Severity, Style] = {"error": "error", "warning": "warning", "info": "info", "off": "faint"}

_PROFILE = Phrase("规则集 {name}", "profile {name}")
_ENCODING = Phrase("编码 {name}", "encoding {name}")
_RELATED = Phrase("另见", "see")
_MORE = Phrase("……另有 {count} 处", "… and {count} more")
_EXPECTED = Phrase("应为", "expected")
_CLEAN = Phrase("没有发现需要修改之处", "nothing to correct")
_COUNTS: tuple[tuple[Severity, Phrase, Phrase], ...] = (
    ("error", Phrase("{count} 处错误", "{count} error"), Phrase("{count} 处错误", "{count} errors")),
    ("warning", Phrase("{count} 处警告", "{count} warning"), Phrase("{count} 处警告", "{count} warnings")),
    ("info", Phrase("{count} 处提示", "{count} info"), Phrase("{count} 处提示", "{count} infos")),
)
_FILES = Phrase("检查了 {read} 个文件", "{read} checked")
_UNREAD = Phrase("{unread} 个未能检查", "{unread} could not be checked")
_FIXED = (
    Phrase("已改正 {count} 处", "mended {count} place"),
    Phrase("已改正 {count} 处", "mended {count} places"),
)
_SAFE = Phrase("{count} 处可用 --fix 改正", "{count} can be mended with --fix")
_UNSAFE = Phrase(
    "{count} 处可用 --fix --unsafe-fixes 改正", "{count} can be mended with --fix --unsafe-fixes"
)
_MORE_UNSAFE = Phrase("加 --unsafe-fixes 再改 {count} 处", "{count} more with --unsafe-fixes")
_COMMA = Phrase("，", ", ")
_COLON = Phrase("：", ": ")
_CHECKLIST = Phrase("检查清单", "Checklist")
_FAILED = Phrase("{failed} 处不合（检查 {checked} 处）", "{failed} failed of {checked} checked")
_SINGLE = Phrase("{failed} 处不合", "{failed} failed")
_FOLDED: tuple[tuple[Status, str, Style, Phrase], ...] = (
    ("pass", "✓", "good", Phrase("通过 {count} 项：", "{count} passed: ")),
    ("not-applicable", "–", "faint", Phrase("无可检查 {count} 项：", "{count} found nothing to check: ")),
)
_UNJUDGED = Phrase("无法判断，请人核对：", "not judgeable, for a person to check: ")
_OFF = Phrase("已关闭 {count} 项", "{count} off")
_BETWEEN = Phrase("、", ", ")
_NUMBER = re.compile(r"(?<![A-Za-z0-9.])([PCM])(\d{1,3})(?:\.(\d{1,3}))?(?![A-Za-z0-9]|\.\d)")
_NUMBERED: dict[str, tuple[Phrase, Phrase]] = {
    "P": (
        Phrase("{id} 指第{one}个问题", "{id} is problem {one}"),
        Phrase("{id} 指第{one}个方面的第{two}个问题", "{id} is problem {two} of theme {one}"),
    ),
    "C": (
        Phrase("{id} 指第{one}条原因", "{id} is cause {one}"),
        Phrase("{id} 指第{one}组的第{two}条原因", "{id} is cause {two} of group {one}"),
    ),
    "M": (
        Phrase("{id} 指第{one}条措施", "{id} is measure {one}"),
        Phrase("{id} 指第{one}组的第{two}条措施", "{id} is measure {two} of group {one}"),
    ),
}
_ALL_NUMBERS = Phrase("；reviewlint outline 列出全部", "; `reviewlint outline` lists them all")
_MARGIN = "  | "


def render(shown: Sequence[Shown], page: Page) -> Iterator[Line]:
    """Yield the lines of a report on some drafts; drafts that could not be read are told on another stream."""
    for report in shown:
        if not isinstance(report, Unread):
            yield from _file(report, page)
    if not page.quiet:
        yield _summary(shown, page.language)
        reports = [report for report in shown if not isinstance(report, Unread)]
        if mending := _COMMA[page.language].join(_mending(reports, page.language)):
            yield (Piece(mending, "faint"),)


def _file(report: Report, page: Page) -> Iterator[Line]:
    if not page.quiet:
        yield _header(report)
        yield ()
    section: tuple[str, ...] = ()
    for violation in report.violations:
        if violation.section != section and not page.quiet:
            section = violation.section
            if section:
                yield (Piece(head(" › ".join(map(visible, section)), page.columns), "faint"),)
        yield from _violation(report, violation, page)
    if not page.quiet:
        yield from _legend(report)
        yield from _checklist(report, page.columns)
        yield ()


def _header(report: Report) -> Line:
    details = [report.reason or _PROFILE.fill(report.language, {"name": report.profile})]
    if report.source.encoding != "utf-8":
        details.append(_ENCODING.fill(report.language, {"name": report.source.encoding}))
    return Piece(report.source.path, "strong"), Piece("  " + _COMMA[report.language].join(details), "faint")


def _violation(report: Report, violation: Violation, page: Page) -> Iterator[Line]:
    source, language, style = report.source, report.language, STYLES[violation.severity]
    yield (
        Piece(f"{source.path}:{source.position(violation.span.start)}", "strong"),
        Piece("  " + SEVERITIES[violation.severity][language], style),
        Piece(f"  {violation.rule}", "faint"),
        Piece(f"  {violation.message}"),
    )
    yield from excerpt(source, violation.span, style, page.columns)
    if violation.expected:
        yield _remark(_EXPECTED[language], violation.expected)
    for note in violation.related[:MOST_RELATED]:
        yield _remark(_RELATED[language], f"{source.position(note.span.start)}  {note.message}")
    if len(violation.related) > MOST_RELATED:
        left = len(violation.related) - MOST_RELATED
        yield (Piece("    " + _MORE.fill(language, {"count": left}), "faint"),)
    if violation.hint:
        yield (Piece("  → ", style), Piece(violation.hint))
    yield ()


def _legend(report: Report) -> Iterator[Line]:
    """Yield a line that says what the numbers of problems, causes and measures mean, by the first of each kind."""
    told = (
        note
        for one in report.violations
        for note in (one.message, *(r.message for r in one.related[:MOST_RELATED]))
    )
    first: dict[str, str] = {}
    for number in (found for message in told for found in _NUMBER.finditer(message)):
        kind, one, two = number.groups()
        phrase = _NUMBERED[kind][two is not None]
        first.setdefault(kind, phrase.fill(report.language, {"id": number[0], "one": one, "two": two}))
    if first:
        meanings = [first[kind] for kind in _NUMBERED if kind in first]
        words = _COMMA[report.language].join(meanings)
        yield (Piece(words + _ALL_NUMBERS[report.language], "faint"),)
        yield ()


def _remark(name: str, text: str) -> Line:
    return Piece(f"    {name} ", "faint"), Piece(text)


def _summary(shown: Sequence[Shown], language: Language) -> Line:
    reports = [report for report in shown if not isinstance(report, Unread)]
    counts = Counter(violation.severity for report in reports for violation in report.violations)
    found: list[Piece] = []
    for severity, one, many in _COUNTS:
        if count := counts[severity]:
            text = (one if count == 1 else many).fill(language, {"count": count})
            found += [Piece(_COMMA[language]), Piece(text, STYLES[severity])]
    if unread := len(shown) - len(reports):
        found += [Piece(_COMMA[language]), Piece(_UNREAD.fill(language, {"unread": unread}), "error")]
    elif not found:
        found = [Piece(""), Piece(_CLEAN[language], "good")]
    return Piece(_files(len(reports), language) + _COLON[language], "strong"), *found[1:]


def _mending(reports: Sequence[Report], language: Language) -> Iterator[str]:
    """Yield how much has been mended, and how many violations can be."""
    if fixed := sum(report.fixed for report in reports):
        yield _FIXED[fixed > 1].fill(language, {"count": fixed})
    fixes = [violation.fix for report in reports for violation in report.violations if violation.fix]
    if safe := sum(fix.safe for fix in fixes):
        yield _SAFE.fill(language, {"count": safe})
    if unsafe := len(fixes) - safe:
        yield (_MORE_UNSAFE if safe else _UNSAFE).fill(language, {"count": unsafe})


def _files(count: int, language: Language) -> str:
    files = f"{count} file" if count == 1 else f"{count} files"
    return _FILES.fill(language, {"read": count if language == "zh" else files})


def _checklist(report: Report, columns: int) -> Iterator[Line]:
    """Yield the checklist of a report, without the rules that never tell anything."""
    by_status: dict[Status, list[ChecklistEntry]] = {}
    for entry in report.checklist:
        if not entry.silent:
            by_status.setdefault(entry.status, []).append(entry)
    yield (Piece(_CHECKLIST[report.language], "strong"),)
    yield from _failed(by_status.get("fail", ()), report.language)
    for status, sign, style, phrase in _FOLDED:
        # what could not be judged at all is told below
        if entries := [e for e in by_status.get(status, ()) if e.checked or not e.unjudged]:
            name = phrase.fill(report.language, {"count": len(entries)})
            told = [_counted(entry, entry.checked) for entry in entries]
            yield from _folded(
                sign, style, name, fill(told, columns - 4 - width(name), _BETWEEN[report.language])
            )
    if unjudged := [_counted(entry, entry.unjudged) for entry in report.checklist if entry.unjudged]:
        name = _UNJUDGED[report.language]
        words = fill(unjudged, columns - 4 - width(name), _BETWEEN[report.language])
        yield from _folded("?", "warning", name, words)
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


def _folded(sign: str, style: Style, name: str, lines: Iterable[str]) -> Iterator[Line]:
    """Yield some rules behind one sign, on as many lines as they need."""
    for number, line in enumerate(lines):
        start = name if number == 0 else " " * width(name)
        yield Piece(f"  {sign if number == 0 else ' '} ", style), Piece(start, style), Piece(line)


def _counted(entry: ChecklistEntry, count: int) -> str:
    return f"{visible(entry.title)} {count}" if count else visible(entry.title)


def excerpt(source: Source, span: Span, style: Style, columns: int) -> tuple[Line, Line]:
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
