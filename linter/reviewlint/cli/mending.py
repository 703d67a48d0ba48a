"""`reviewlint check --fix` and `--diff`: drafts mended, and written back or shown as they would be."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from reviewlint import corpus, fixes
from reviewlint.cli import files
from reviewlint.cli.reader import language_of_system
from reviewlint.draft.rewriting import rewritten
from reviewlint.errors import DraftError
from reviewlint.linter import examine, propose
from reviewlint.outline.parser import parse
from reviewlint.phrases import Phrase
from reviewlint.report import Unread

if TYPE_CHECKING:
    from collections.abc import Collection

    from reviewlint.cli.drafts import Draft
    from reviewlint.draft.source import Source
    from reviewlint.fixes import Proposals
    from reviewlint.outline.nodes import Outline
    from reviewlint.packs.schema import Profile
    from reviewlint.phrases import Language
    from reviewlint.report import Report

_UNWRITTEN = Phrase("无法写入：{reason}", "cannot be written: {reason}")


@dataclass(frozen=True, slots=True)
class Mending:
    """How drafts are to be mended: whether they are written back, and whether unsafe fixes are wanted too.

    `encoding` is that of the drafts, `language` that of the messages; both None where the draft decides.
    """

    write: bool
    unsafe: bool
    encoding: str | None
    language: Language | None


@dataclass(frozen=True, slots=True)
class Revision:
    """A draft as it was read and as it is mended; the report is on what the file is going to hold."""

    source: Source
    mended: Source
    report: Report

    @property
    def changes(self) -> bool:
        """Whether anything is different."""
        return self.mended != self.source


def revise(
    outline: Outline, profile: Profile, only: Collection[str], draft: Draft, mending: Mending
) -> Revision:
    """Return a draft mended; nothing is written yet."""

    def find(source: Source) -> Proposals:
        return propose(parse(source), profile, only, draft.decisions)

    mended, places = fixes.mend(outline.source, find, unsafe=mending.unsafe)
    kept = parse(mended) if mending.write and places else outline
    report = examine(kept, profile, mending.language, only, draft.decisions)
    report = replace(report, fixed=places if mending.write else 0)
    return Revision(outline.source, mended, report)


def settle(revision: Revision | Unread, draft: Draft, mending: Mending) -> Revision | Unread:
    """Write a draft back, if that is wanted; return it, or why that cannot be done."""
    if isinstance(revision, Unread) or not revision.changes or draft.argument == corpus.STANDARD_INPUT:
        return revision
    try:
        data = rewritten(revision.source, revision.mended, mending.encoding)
        if mending.write:
            files.replace(Path(draft.argument), data)
    except DraftError as error:
        return Unread(draft.path, mending.language or language_of_system(), error)
    except OSError as error:
        reason = _UNWRITTEN.filled(reason=error.strerror or type(error).__name__)
        return Unread(draft.path, mending.language or language_of_system(), DraftError(draft.path, reason))
    return revision
