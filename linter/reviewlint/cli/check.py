"""`reviewlint check`: lint drafts and report."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from reviewlint import corpus
from reviewlint.cli import answering, drafts, options, rule_choice
from reviewlint.cli.answering import CLEAN, FAILED, VIOLATED, UsageError, language_of_system, telling_errors
from reviewlint.cli.drafts import Intake
from reviewlint.errors import DraftError
from reviewlint.phrases import Phrase
from reviewlint.report import Report, Unread
from reviewlint.reporters import as_json, check_report

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reviewlint.cli.check_fixes import Revision
    from reviewlint.cli.drafts import Draft
    from reviewlint.cli.rule_choice import Choice
    from reviewlint.packs.origins import Overview
    from reviewlint.phrases import Language
    from reviewlint.profile import Severity
    from reviewlint.reporters.screen import Colour, Format

_REPORTS = {"human": check_report.render, "json": as_json.render}

_NO_FILE = Phrase(
    "请写上要检查的文件，例如 reviewlint 材料.txt；用法见 reviewlint --help",
    "name a draft to check, as in `reviewlint draft.txt`; see `reviewlint --help`",
)
_NOTHING = Phrase(
    "没有可检查的文件：都被配置里的 ignore 排除，或者文件夹里没有 .txt、.md 文件",
    "nothing to lint: the configuration ignores every file, or the folders hold no .txt or .md",
)
_NOTHING_ELSE = Phrase(f"{_NOTHING.zh}；{{left_out}}", f"{_NOTHING.en}; {{left_out}}")
_NOT_LINTED = Phrase(
    "--show-config 不作检查，不能与 --fail-on、--quiet、--fix、--diff 同用",
    "--show-config lints nothing: leave out --fail-on, --quiet, --fix and --diff",
)
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
_BY_OPTION = Phrase("由 --profile 指定", "named by --profile")

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
    show_config: options.ShowConfig = False,
) -> int:
    """Lint drafts and report violations."""
    intake = Intake(config, profile, encoding, stdin_filename, lang)
    choice = rule_choice.choose(select, ignore)
    changed: Sequence[Revision] = ()
    refused = {
        _FIX_OR_DIFF: fix and diff,
        _UNSAFE_ALONE: unsafe_fixes and not (fix or diff),
        _FIX_STDIN: fix and corpus.STANDARD_INPUT in (files or ()),
        _DIFF_FORMAT: diff and output != "human",
        _NOT_LINTED: show_config and (quiet or fix or diff or fail_on != "error"),
        _NO_FILE: not files,
    }
    with telling_errors(lang):
        for reason in (reason for reason, is_so in refused.items() if is_so):
            raise UsageError(reason)
        found = drafts.find(files or (), intake)
        left_out = drafts.left_out(files or (), intake)
        if not found:
            raise UsageError(_NOTHING if left_out is None else _NOTHING_ELSE.filled(left_out=left_out))
        if left_out is not None:
            answering.complain([f"reviewlint: {left_out[lang or language_of_system()]}"])
        choice.verify(found, intake)
        if show_config:
            return _show_configuration(found, intake, choice, output, color)
        if fix or diff:
            from reviewlint.cli import check_fixes  # noqa: PLC0415 - few runs mend

            shown, changed = check_fixes.mend(found, intake, choice, write=fix, unsafe=unsafe_fixes)
        else:
            shown = corpus.spread(partial(_lint, intake, choice), found)
            choice.verify_among(shown)
    _complain_of(shown)
    if diff:
        _show_changes(changed, color)
    else:
        page = answering.page(lang or _language(shown), quiet=quiet)
        answering.show(_REPORTS[output](shown, page), output, color)
    return _status(shown, fail_on)


def _lint(intake: Intake, choice: Choice, draft: Draft) -> Report | Unread:
    from reviewlint.linter import examine  # noqa: PLC0415 - 60 ms that bad usage does not cost

    try:
        with drafts.at_work_on(draft):
            ready = drafts.prepare(draft, intake)
            only = choice.among(ready.profile.rules)
            return examine(ready.outline, ready.profile, intake.language, only, ready.decisions)
    except DraftError as error:
        return intake.unread(draft, error)


def _complain_of(shown: Sequence[Report | Overview | Unread]) -> None:
    """Tell which drafts could not be read, and why."""
    for unread in shown:
        if isinstance(unread, Unread):
            answering.complain(unread.error.lines(unread.language))


def _show_changes(changed: Sequence[Revision], color: options.Color) -> None:
    from reviewlint.reporters import check_diff  # noqa: PLC0415 - few runs show one

    lines = (line for one in changed for line in check_diff.render(one.source, one.mended))
    answering.show(lines, "human", color, exact=True)


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


def _show_configuration(
    found: Sequence[Draft], intake: Intake, choice: Choice, output: Format, color: Colour
) -> int:
    """Print what applies to each draft and where it comes from, of the rules those chosen; return the exit status."""
    from reviewlint.reporters import as_json_rules, check_configuration  # noqa: PLC0415 - few runs ask for it

    reports = {"human": check_configuration.render, "json": as_json_rules.configuration}
    shown = [_survey(draft, intake, choice) for draft in found]
    choice.verify_among(shown)
    _complain_of(shown)
    page = answering.page(intake.language or language_of_system())
    answering.show(reports[output](shown, page), output, color)
    return FAILED if any(isinstance(one, Unread) for one in shown) else CLEAN


def _survey(draft: Draft, intake: Intake, choice: Choice) -> Overview | Unread:
    """Return what applies to a draft; it is chosen by the draft's own words, the option, or the configuration."""
    from reviewlint.packs.origins import Overview, entries_of  # noqa: PLC0415 - few runs ask for it

    try:
        with drafts.at_work_on(draft):
            profile = drafts.prepare(draft, intake).profile
            origins = draft.configuration.origins_of(profile.name)
            return Overview(
                path=draft.path,
                profile=profile.name,
                chosen=profile.reason or (_BY_OPTION if intake.profile else origins.places["profile"][-1]),
                packs=origins.packs,
                rules=frozenset(profile.rules),
                entries=entries_of(profile, origins, choice.among(profile.rules)),
            )
    except DraftError as error:
        return intake.unread(draft, error)
