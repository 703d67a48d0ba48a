"""`reviewlint check`: lint drafts and report."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from reviewlint import corpus
from reviewlint.cli import drafts, options, streams
from reviewlint.cli.drafts import Intake
from reviewlint.cli.reader import CLEAN, FAILED, VIOLATED, UsageError, language_of_system, telling_errors
from reviewlint.phrases import Phrase
from reviewlint.report import Report, Unread

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from reviewlint.cli.drafts import Draft
    from reviewlint.cli.mending import Mending, Revision
    from reviewlint.outline.nodes import Outline
    from reviewlint.packs.schema import Profile, Severity
    from reviewlint.phrases import Language

_NO_FILE = Phrase(
    "请写上要检查的文件，例如 reviewlint 材料.txt；用法见 reviewlint --help",
    "name a draft to check, as in `reviewlint draft.txt`; see `reviewlint --help`",
)
_NOTHING = Phrase(
    "没有可检查的文件：都被配置里的 ignore 排除，或者文件夹里没有 .txt、.md 文件",
    "nothing to lint: the configuration ignores every file, or the folders hold no .txt or .md",
)
_UNKNOWN = Phrase("没有 {name} 这条规则", "unknown rule {name}")
_NEAR = Phrase("没有 {name} 这条规则，是不是想写 {near}？", "unknown rule {name}, did you mean {near}?")

_FIX_OR_DIFF = Phrase(
    "--fix 和 --diff 只能用一个：--diff 只显示不改",
    "use either --fix or --diff: --diff shows and changes nothing",
)
_UNSAFE_ALONE = Phrase(
    "--unsafe-fixes 要和 --fix 或 --diff 一起用", "--unsafe-fixes goes with --fix or --diff"
)
_FIX_STDIN = Phrase(
    "--fix 要改文件，不能用于标准输入；可用 --diff 查看改动",
    "--fix changes files, not standard input; --diff shows what would change",
)
_DIFF_FORMAT = Phrase("--diff 没有 --format json 格式", "there is no --format json of --diff")

_RANKS: dict[Severity, int] = {"error": 3, "warning": 2, "info": 1, "off": 0}


def check(  # noqa: PLR0913 - one parameter for each option
    files: options.Files = None,
    *,
    config: options.Config = None,
    profile: options.Profile = None,
    output: options.Output = "human",
    select: options.Select = None,
    ignore: options.Ignore = None,
    fail_on: options.Fail = "error",
    lang: options.Lang = None,
    quiet: options.Quiet = False,
    color: options.Color = "auto",
    encoding: options.Encoding = None,
    stdin_filename: options.StdinFilename = "-",
    fix: options.Fix = False,
    diff: options.Diff = False,
    unsafe_fixes: options.UnsafeFixes = False,
) -> int:
    """Lint drafts and report violations."""
    from reviewlint.reporters.table import REPORTERS  # noqa: PLC0415 - not to be paid for by --version

    intake = Intake(config, profile, encoding, stdin_filename, lang)
    selected, ignored = _names(select), _names(ignore)
    changed: Sequence[Revision] = ()
    with telling_errors(lang):
        if not files:
            raise UsageError(_NO_FILE)
        _refuse_combinations(files, output, fix=fix, diff=diff, unsafe=unsafe_fixes)
        found = drafts.find(files, intake)
        if not found:
            raise UsageError(_NOTHING)
        if not (fix or diff):
            shown = corpus.spread(partial(_lint, intake, selected, ignored), found)
            _refuse_unknown(selected | ignored, shown)
        else:
            from reviewlint.cli.mending import Mending  # noqa: PLC0415 - few runs mend

            mending = Mending(write=fix, unsafe=unsafe_fixes, encoding=encoding, language=lang)
            revised = corpus.spread(partial(_revise, intake, selected, ignored, mending), found)
            _refuse_unknown(selected | ignored, [_report(one) for one in revised])
            shown, changed = _settle(revised, found, mending)
    for unread in shown:
        if isinstance(unread, Unread):
            streams.complain(unread.error.lines(unread.language))
    if diff:
        _show_changes(changed, color)
    else:
        page = streams.page(lang or _language(shown), quiet=quiet)
        streams.show(REPORTERS[output](shown, page), output, color)
    return _status(shown, fail_on)


def _refuse_combinations(
    files: Sequence[str], output: options.Output, *, fix: bool, diff: bool, unsafe: bool
) -> None:
    """Raise UsageError for options that do not go together."""
    refused = {
        _FIX_OR_DIFF: fix and diff,
        _UNSAFE_ALONE: unsafe and not (fix or diff),
        _FIX_STDIN: fix and corpus.STANDARD_INPUT in files,
        _DIFF_FORMAT: diff and output != "human",
    }
    for reason, is_so in refused.items():
        if is_so:
            raise UsageError(reason)


def _names(given: Iterable[str] | None) -> frozenset[str]:
    """Return the rules that an option names, repeated or separated by commas."""
    return frozenset(name.strip() for names in given or () for name in names.split(",") if name.strip())


def _lint(intake: Intake, selected: frozenset[str], ignored: frozenset[str], draft: Draft) -> Report | Unread:
    def work(outline: Outline, profile: Profile) -> Report:
        from reviewlint.linter import examine  # noqa: PLC0415 - not to be paid for by --version

        chosen = (selected or frozenset(profile.rules)) - ignored
        return examine(outline, profile, intake.language, chosen, draft.decisions)

    return drafts.attempt(draft, intake, work)


def _revise(
    intake: Intake, selected: frozenset[str], ignored: frozenset[str], mending: Mending, draft: Draft
) -> Revision | Unread:
    def work(outline: Outline, profile: Profile) -> Revision:
        from reviewlint.cli.mending import revise  # noqa: PLC0415 - few runs mend

        chosen = (selected or frozenset(profile.rules)) - ignored
        return revise(outline, profile, chosen, draft, mending)

    return drafts.attempt(draft, intake, work)


def _settle(
    revised: Sequence[Revision | Unread], found: Sequence[Draft], mending: Mending
) -> tuple[list[Report | Unread], list[Revision]]:
    """Write what is to be written, once all drafts are mended; return the reports and the drafts that differ."""
    from reviewlint.cli.mending import settle  # noqa: PLC0415 - few runs mend

    settled = [settle(one, draft, mending) for one, draft in zip(revised, found, strict=True)]
    changed = [one for one in settled if not isinstance(one, Unread) and one.changes]
    return [_report(one) for one in settled], changed


def _report(revision: Revision | Unread) -> Report | Unread:
    return revision if isinstance(revision, Unread) else revision.report


def _show_changes(changed: Sequence[Revision], color: options.Color) -> None:
    from reviewlint.reporters import diff  # noqa: PLC0415 - few runs show one

    lines = (line for one in changed for line in diff.render(one.source, one.mended))
    streams.show(lines, "human", color, exact=True)


def _refuse_unknown(wanted: Collection[str], shown: Sequence[Report | Unread]) -> None:
    """Raise UsageError if an option names a rule that no profile of this run has."""
    known = {entry.rule for report in shown if isinstance(report, Report) for entry in report.checklist}
    for name in sorted(set(wanted) - known) if known else ():
        from difflib import get_close_matches  # noqa: PLC0415 - not needed where all is well

        near = get_close_matches(name, sorted(known), n=1)
        raise UsageError(_NEAR.filled(name=name, near=near[0]) if near else _UNKNOWN.filled(name=name))


def _language(shown: Sequence[Report | Unread]) -> Language:
    """Return the language to sum up in: that of the first draft that was linted."""
    return next((report.language for report in shown if isinstance(report, Report)), language_of_system())


def _status(shown: Sequence[Report | Unread], fail_on: options.FailOn) -> int:
    if any(isinstance(report, Unread) for report in shown):
        return FAILED
    if fail_on == "never":
        return CLEAN
    severities = {v.severity for report in shown if isinstance(report, Report) for v in report.violations}
    violated = any(_RANKS[severity] >= _RANKS[fail_on] for severity in severities)
    return VIOLATED if violated else CLEAN
