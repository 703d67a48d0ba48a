"""`reviewlint decide`: record what a person has decided about a draft, in a file beside it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from reviewlint import corpus
from reviewlint.cli import drafts, options, streams
from reviewlint.cli.drafts import Intake
from reviewlint.cli.reader import CLEAN, UsageError, telling_errors
from reviewlint.decisions.load import file_of
from reviewlint.phrases import Phrase

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reviewlint.cli.requests import Request
    from reviewlint.decisions.model import Decisions
    from reviewlint.outline.nodes import Outline
    from reviewlint.phrases import Language
    from reviewlint.profile import Profile
    from reviewlint.reading.model import Standing
    from reviewlint.reporters.decided import Done

_NOTHING = Phrase(
    "请写明决定：--accept、--reject、--exempt、--silence，或用 --list 查看",
    "say what to decide with --accept, --reject, --exempt or --silence, or look with --list",
)
_NO_FILE = Phrase(
    "标准输入没有文件名，决定无处保存", "standard input has no name: there is no place to keep decisions"
)


def decide(  # noqa: PLR0913 - one parameter for each option
    file: options.File,
    *,
    accept: options.Accept = None,
    reject: options.Reject = None,
    exempt: options.Exempt = None,
    silence: options.Silence = None,
    reason: options.Reason = None,
    show_all: options.List = False,
    config: options.Config = None,
    profile: options.Profile = None,
    lang: options.Lang = None,
    color: options.Color = "auto",
    encoding: options.Encoding = None,
) -> int:
    """Record decisions about a draft: links accepted or rejected, exemptions, violations to pass over."""
    from reviewlint.cli import requests  # noqa: PLC0415 - not to be paid for by --version
    from reviewlint.reporters import decided  # noqa: PLC0415

    intake = Intake(config, profile, encoding, corpus.STANDARD_INPUT, lang)
    with telling_errors(lang):
        wanted = requests.read(accept, reject, exempt, silence, reason)
        if not wanted and not show_all:
            raise UsageError(_NOTHING)
        if file == corpus.STANDARD_INPUT:
            raise UsageError(_NO_FILE)
        language, done = _record(file, wanted, intake)
        page = streams.page(lang or language)
        lines = list(decided.recorded(done, page))
        if show_all:
            draft = drafts.find_one(file, intake)  # once more: now with what has been recorded
            standings = drafts.insist(draft, intake, partial(_judge, draft.decisions))
            lines += decided.listing(draft.decisions, standings, str(file_of(draft.path)), page)
    streams.show(lines, "human", color)
    return CLEAN


def _record(file: str, wanted: Sequence[Request], intake: Intake) -> tuple[Language, list[Done]]:
    """Write what is wanted into the decisions file; return the draft's language and what was done for each."""
    from reviewlint.cli import ledger  # noqa: PLC0415 - not to be paid for by --version
    from reviewlint.linter import understand  # noqa: PLC0415

    draft = drafts.find_one(file, intake)

    def work(outline: Outline, profile: Profile) -> tuple[Language, list[Done]]:
        review = understand(outline, profile, draft.decisions)
        return review.language, ledger.settle(wanted, review, profile, draft)

    language, done = drafts.insist(draft, intake, work)
    ledger.write(draft, done, intake.language or language)
    return language, done


def _judge(decisions: Decisions, outline: Outline, profile: Profile) -> tuple[Standing, ...]:
    from reviewlint.linter import judge  # noqa: PLC0415 - not to be paid for by --version

    return judge(outline, profile, decisions)
