"""`reviewlint decide`: record what a person has decided about a draft, in a file beside it.

Entries of the file are added or renewed, the rest of it is kept.
"""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from reviewlint import corpus
from reviewlint.cli import answering, decide_requests, drafts, files, options
from reviewlint.cli.answering import CLEAN, UsageError, telling_errors
from reviewlint.cli.drafts import Intake
from reviewlint.decisions import entries
from reviewlint.decisions.applied import resolve
from reviewlint.decisions.entries import read
from reviewlint.decisions.load import file_of, read_bytes
from reviewlint.errors import Location, Mistake, PackError
from reviewlint.linter import judge, understand
from reviewlint.phrases import Phrase
from reviewlint.reporters import decide_report
from reviewlint.reporters.decide_report import Done

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reviewlint.cli.decide_requests import Request
    from reviewlint.cli.drafts import Ready
    from reviewlint.decisions.applied import Resolved
    from reviewlint.decisions.recorded import Decisions, RecordedRuling, Silence
    from reviewlint.phrases import Language
    from reviewlint.reading.review import Review

_NOTHING = Phrase(
    "请写明决定：--accept、--reject、--exempt、--silence，或用 --list 查看",
    "say what to decide with --accept, --reject, --exempt or --silence, or look with --list",
)
_NO_FILE = Phrase(
    "标准输入没有文件名，决定无处保存", "standard input has no name: there is no place to keep decisions"
)
_UNFIT = Phrase(
    "这个文件的写法无法续写：请让每条决定另起一行，以“- ”开头",
    "cannot be added to as it is written: let every entry start a line with “- ”",
)
_AGAINST = Phrase("{place} 已有相反的决定，请先删去", "{place} decides the opposite: delete that first")


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
    intake = Intake(config, profile, encoding, corpus.STANDARD_INPUT, lang)
    with telling_errors(lang):
        wanted = decide_requests.read(accept, reject, exempt, silence, reason)
        if not wanted and not show_all:
            raise UsageError(_NOTHING)
        if file == corpus.STANDARD_INPUT:
            raise UsageError(_NO_FILE)
        language, done = _record(file, wanted, intake)
        page = answering.page(lang or language)
        lines = list(decide_report.recorded(done, page))
        if show_all:
            with drafts.opened(file, intake) as draft:  # once more: now with what has been recorded
                standings = judge(draft.outline, draft.profile, draft.decisions)
            lines += decide_report.listing(draft.decisions, standings, str(file_of(file)), page)
    answering.show(lines, "human", color)
    return CLEAN


def _record(file: str, wanted: Sequence[Request], intake: Intake) -> tuple[Language, list[Done]]:
    """Write what is wanted into the decisions file; return the draft's language and what was done for each."""
    with drafts.opened(file, intake) as draft:
        review = understand(draft.outline, draft.profile, draft.decisions)
        done = _settle(wanted, review, draft)
    _write(file, draft.decisions, done, intake.language or review.language)
    return review.language, done


def _settle(wanted: Sequence[Request], review: Review, draft: Ready) -> list[Done]:
    """Return what is to be done for each request; nothing is written. Raises UsageError for one that makes no sense."""
    place = Location(str(file_of(review.outline.source.path)), 1, 1)
    resolved = resolve(draft.decisions.rulings, review)
    done: list[Done] = []
    for request in wanted:
        if request.option == "silence":
            done += decide_requests.silences(request, draft, place)
        else:
            done.append(_rule(decide_requests.ruling(request, review, place), resolved))
    return done


def _rule(new: RecordedRuling, resolved: Sequence[Resolved]) -> Done:
    """Return whether a ruling is new, known, or known of other words; a ruling against it must go first."""
    for one in resolved:
        if one.ruling is None or (one.ruling.problem, one.ruling.target) != (new.problem, new.target):
            continue
        if one.recorded.verdict != new.verdict:
            raise UsageError(_AGAINST.filled(place=str(one.recorded.declared_at)))
        if not one.changed:
            return Done("known", one.recorded)
        kept = one.recorded.reason if one.recorded.reason is None or new.reason is None else new.reason
        return Done("renewed", replace(new, reason=kept), one.recorded)
    return Done("recorded", new)


def _write(draft: str, decided: Decisions, done: Sequence[Done], language: Language) -> None:
    """Bring the decisions file up to date, whole or not at all.

    Raises PackError if it cannot be read or written, or is written in a way that nothing can be added to.
    """
    if all(one.how == "known" for one in done):
        return
    file = file_of(draft)
    before = read_bytes(file)
    text = entries.header(Path(draft).name, language) if before is None else before.decode("utf-8-sig")
    for one in done:
        if one.how == "renewed" and one.old is not None:
            text = entries.renew(text, one.old, one.decision)
    new = "".join(entries.entry(one.decision) for one in done if one.how == "recorded")
    text = entries.append(text, new)
    _verify(text, str(file), decided, done)
    try:
        files.replace(file, text.encode("utf-8"))
    except OSError as error:
        raise PackError([Mistake(Location(str(file), 1, 1), files.unwritten(error))]) from None


def _verify(text: str, path: str, decided: Decisions, done: Sequence[Done]) -> None:
    """Raise PackError unless a text says all that was decided before and now, and nothing else."""
    renewed = {one.old: one.decision for one in done if one.old is not None}
    expected = [renewed.get(one, one) for one in decided.entries]
    expected += [one.decision for one in done if one.how == "recorded"]
    place = Location(path, 1, 1)
    with suppress(PackError):
        now = read(place.path, text.encode("utf-8"))
        if sorted(map(_bare, now.entries)) == sorted(map(_bare, expected)):
            return
    raise PackError([Mistake(place, _UNFIT)])


def _bare(decision: RecordedRuling | Silence) -> str:
    """Return what a decision says, wherever it stands in its file and however much it quotes."""
    return repr(replace(decision, declared_at=Location("", 1, 1)))
