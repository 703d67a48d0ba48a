"""A report for the person at the terminal, in Chinese or English."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, TypeAlias

from reviewlint.phrases import Phrase
from reviewlint.report import Unread
from reviewlint.reporters import checklist, excerpt
from reviewlint.reporters.screen import Line, Piece, head, visible

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reviewlint.phrases import Language
    from reviewlint.profile import Severity
    from reviewlint.report import Report, Violation
    from reviewlint.reporters.page import Page
    from reviewlint.reporters.screen import Style

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
        yield from checklist.render(report, page.columns)
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
    yield from excerpt.draw(source, violation.span, style, page.columns)
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
