"""`reviewlint check --fix` and `--diff`: drafts mended, and written back or shown as they would be."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from reviewlint import corpus, fixes
from reviewlint.cli import drafts, files
from reviewlint.cli.reader import language_of_system
from reviewlint.draft.plain import rewritten
from reviewlint.errors import DraftError
from reviewlint.linter import examine, propose
from reviewlint.outline.parser import parse
from reviewlint.report import Unread

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reviewlint.cli.drafts import Draft, Intake
    from reviewlint.cli.rule_names import Choice
    from reviewlint.draft.source import Source
    from reviewlint.fixes import Proposals
    from reviewlint.outline.nodes import Outline
    from reviewlint.profile import Profile
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
    revised = corpus.spread(partial(_attempt, mending), found)
    choice.verify_among(_report(one) for one in revised)
    settled = [_settle(one, draft, mending) for one, draft in zip(revised, found, strict=True)]
    changed = [one for one in settled if isinstance(one, Revision) and one.changes]
    return [_report(one) for one in settled], changed


def _report(revision: Revision | Unread) -> Report | Unread:
    return revision if isinstance(revision, Unread) else revision.report


def _attempt(mending: _Mending, draft: Draft) -> Revision | Unread:
    return drafts.attempt(draft, mending.intake, partial(_revise, draft, mending))


def _revise(draft: Draft, mending: _Mending, outline: Outline, profile: Profile) -> Revision:
    """Return a draft mended; nothing is written yet."""
    only = mending.choice.among(profile.rules)

    def find(source: Source) -> Proposals:
        return propose(parse(source), profile, only, draft.decisions)

    mended = fixes.mend(outline.source, find, unsafe=mending.unsafe)
    kept = parse(mended.source) if mending.write and mended.places else outline
    report = examine(kept, profile, mending.intake.language, only, draft.decisions)
    report = replace(report, fixed=mended.places if mending.write else 0)
    return Revision(outline.source, mended.source, report)


def _settle(revision: Revision | Unread, draft: Draft, mending: _Mending) -> Revision | Unread:
    """Write a draft back, if that is wanted; return it, or why that cannot be done."""
    if isinstance(revision, Unread) or not revision.changes or draft.argument == corpus.STANDARD_INPUT:
        return revision
    language = mending.intake.language or language_of_system()
    try:
        data = rewritten(revision.source, revision.mended, mending.intake.encoding)
        if mending.write:
            files.replace(Path(draft.argument), data)
    except DraftError as error:
        return Unread(draft.path, language, error)
    except OSError as error:
        return Unread(draft.path, language, DraftError(draft.path, files.unwritten(error)))
    return revision
