"""`reviewlint check --fix` and `--diff`: drafts mended, and written back or shown as they would be."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from reviewlint import corpus, fixes
from reviewlint.cli import drafts, files
from reviewlint.draft.plain import rewritten
from reviewlint.errors import DraftError
from reviewlint.linter import examine, propose
from reviewlint.outline.parser import parse
from reviewlint.report import Unread

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reviewlint.cli.drafts import Draft, Intake, Ready
    from reviewlint.cli.rule_choice import Choice
    from reviewlint.draft.source import Source
    from reviewlint.fixes import Proposals
    from reviewlint.report import Report


class _Mending(Struct, frozen=True):
    """How drafts are to be mended: whether they are written back, and whether unsafe fixes are wanted too."""

    intake: Intake
    choice: Choice
    write: bool
    unsafe: bool


class Revision(Struct, frozen=True):
    """A draft as it was read and as it is mended; the report is on what the file is going to hold."""

    source: Source
    mended: Source
    report: Report

    @property
    def changes(self) -> bool:
        """Whether anything is different."""
        return self.mended != self.source


def mend(
    found: Sequence[Draft], intake: Intake, choice: Choice, *, write: bool, unsafe: bool
) -> tuple[list[Report | Unread], list[Revision]]:
    """Mend drafts and, if they are to be written, write them once all are mended.

    Return the reports and the drafts that differ. Raises UsageError, with nothing written, for an unknown rule.
    """
    mending = _Mending(intake, choice, write, unsafe)
    revised = corpus.spread(partial(_revise, mending), found)
    choice.verify_among([_report(one) for one in revised])
    settled = [_settle(one, draft, mending) for one, draft in zip(revised, found, strict=True)]
    changed = [one for one in settled if isinstance(one, Revision) and one.changes]
    return [_report(one) for one in settled], changed


def _report(revision: Revision | Unread) -> Report | Unread:
    return revision if isinstance(revision, Unread) else revision.report


def _revise(mending: _Mending, draft: Draft) -> Revision | Unread:
    """Return a draft mended; nothing is written yet."""
    try:
        with drafts.at_work_on(draft):
            return _mended(draft, drafts.prepare(draft, mending.intake), mending)
    except DraftError as error:
        return mending.intake.unread(draft, error)


def _mended(draft: Draft, ready: Ready, mending: _Mending) -> Revision:
    mended, places = _settled(draft, ready, mending)
    held = mended if mending.write else ready  # what the file is going to hold
    only = mending.choice.among(held.profile.rules)
    report = examine(held.outline, held.profile, mending.intake.language, only, held.decisions)
    report = replace(report, fixed=places if mending.write else 0)
    return Revision(ready.outline.source, mended.outline.source, report)


def _settled(draft: Draft, ready: Ready, mending: _Mending) -> tuple[Ready, int]:
    """Return a draft mended, with the profile that its words announce by then, and in how many places it was.

    Where that is another one, its rules mend, too, but no profile mends twice.
    """
    places = 0
    tried: set[str] = set()
    while ready.profile.name not in tried:
        tried.add(ready.profile.name)
        found = fixes.mend(ready.outline.source, _finder(ready, mending), unsafe=mending.unsafe)
        if not found.places:
            break
        places += found.places
        ready = drafts.ready(draft, parse(found.source), mending.intake)
    return ready, places


def _finder(ready: Ready, mending: _Mending) -> Callable[[Source], Proposals]:
    only = mending.choice.among(ready.profile.rules)
    return lambda source: propose(parse(source), ready.profile, only, ready.decisions)


def _settle(revision: Revision | Unread, draft: Draft, mending: _Mending) -> Revision | Unread:
    """Write a draft back, if that is wanted; return it, or why that cannot be done."""
    if isinstance(revision, Unread) or not revision.changes or draft.argument == corpus.STANDARD_INPUT:
        return revision
    try:
        data = rewritten(revision.source, revision.mended, mending.intake.encoding)
        if mending.write:
            files.replace(Path(draft.argument), data)
    except DraftError as error:
        return mending.intake.unread(draft, error)
    except OSError as error:
        return mending.intake.unread(draft, DraftError(draft.path, files.unwritten(error)))
    return revision
