"""The values of a report: what a reporter needs to know, and nothing that it has to look up."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from msgspec import Struct

if TYPE_CHECKING:
    from reviewlint.draft.edits import Fix
    from reviewlint.draft.source import Source, Span
    from reviewlint.errors import DraftError, Location
    from reviewlint.phrases import Language
    from reviewlint.profile import Severity

Status = Literal["pass", "fail", "not-applicable", "off"]


class Note(Struct, frozen=True):
    """A related place with what it has to do with the violation."""

    span: Span
    message: str


class Violation(Struct, frozen=True):
    """A rule broken at a place, in the words of the report's language.

    `section` holds the headings above it, outermost first; `hint` says what to do; `expected` is what should
    stand there, where the rule knows it; `declared_at` the pack line that asks for it; `fix` how the tool can
    mend it.
    """

    rule: str
    severity: Severity
    message: str
    span: Span
    text: str
    section: tuple[str, ...]
    related: tuple[Note, ...]
    expected: str | None
    hint: str | None
    declared_at: Location
    fix: Fix | None = None


class ChecklistEntry(Struct, frozen=True):
    """One rule: how many things it checked, how many failed. Of a `silent` one there is never anything to tell."""

    rule: str
    title: str
    status: Status
    checked: int
    failed: int
    silent: bool = False


class Report(Struct, frozen=True):
    """What the linter says of one draft; violations sorted by place, the checklist in the profile's order.

    `fixed` is in how many places the draft was mended before.
    """

    source: Source
    language: Language
    profile: str
    reason: str | None
    violations: tuple[Violation, ...]
    checklist: tuple[ChecklistEntry, ...]
    fixed: int = 0


class Unread(Struct, frozen=True):
    """A draft that could not be linted, in the place of its report."""

    path: str
    language: Language
    error: DraftError
