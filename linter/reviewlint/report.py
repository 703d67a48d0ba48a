"""A report: what a reporter needs to know, and nothing that it has to look up; and how it is told from what was found."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from msgspec import Struct
from msgspec.structs import replace

from reviewlint.checks.gathering import SEVERITIES, clip
from reviewlint.checks.places import headings
from reviewlint.draft.edits import joined
from reviewlint.draft.source import unwrapped

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from reviewlint.checks.outcome import Finding, Outcome
    from reviewlint.draft.edits import Fix
    from reviewlint.draft.source import Source, Span
    from reviewlint.errors import DraftError, Location
    from reviewlint.outline.nodes import Section
    from reviewlint.phrases import Language
    from reviewlint.profile import Profile, Rule, Severity
    from reviewlint.reading.review import Review

_EXCERPT = 60
_LONGEST = 200  # characters of the draft in a line of output

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
    """One rule: how many things it checked, how many failed, and of how many more nobody can tell.

    Of a `silent` one there is never anything to tell.
    """

    rule: str
    title: str
    status: Status
    checked: int
    failed: int
    silent: bool = False
    unjudged: int = 0


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


def tell(
    review: Review,
    profile: Profile,
    outcomes: Mapping[str, Outcome],
    kept: Sequence[Span],
    language: Language,
) -> Report:
    """Return the report of what the rules have found; no fix touches a place that is `kept`."""
    violations = sorted(
        (
            violation
            for rule_id, outcome in outcomes.items()
            for violation in _violations(profile.rules[rule_id], outcome, review, language, kept)
        ),
        key=lambda violation: (violation.span, violation.rule),
    )
    checklist = tuple(_entry(rule, outcomes.get(rule.id), language) for rule in profile.rules.values())
    reason = profile.reason[language] if profile.reason else None
    return Report(review.outline.source, language, profile.name, reason, tuple(violations), checklist)


def is_silent(rule: Rule) -> bool:
    """Tell whether a rule mends and tells nobody."""
    return rule.severity == "off" and rule.fix is not None and rule.fix.applies == "always"


def _entry(rule: Rule, outcome: Outcome | None, language: Language) -> ChecklistEntry:
    title = rule.title[language]
    if outcome is None:
        return ChecklistEntry(rule.id, title, "off", 0, 0, silent=is_silent(rule))
    failed = outcome.left_over + sum(finding.faults for finding in outcome.findings)
    judged = outcome.checked - outcome.unjudged
    status: Status = "fail" if failed else "pass" if judged else "not-applicable"
    return ChecklistEntry(rule.id, title, status, judged, failed, unjudged=outcome.unjudged)


def permitted(rule: Rule, finding: Finding, kept: Sequence[Span]) -> Iterator[Fix]:
    """Yield the fixes of a finding that its rule lets be made, as safe as it holds them to be; `kept` stays as it is."""
    if rule.fix is None:
        return
    for fix in finding.fixes:
        if not any(edit.span.touches(span) for edit in fix.edits for span in kept):
            yield fix if rule.fix.applies != "unsafe" else replace(fix, safe=False)


def _violations(
    rule: Rule, outcome: Outcome, review: Review, language: Language, kept: Sequence[Span]
) -> Iterator[Violation]:
    outline, text = review.outline, review.text
    for finding in outcome.findings:
        values = _readable(finding)
        yield Violation(
            rule=rule.id,
            severity=min(rule.severity, finding.at_most, key=SEVERITIES.index),
            message=(finding.message or rule.message).fill(language, values),
            span=finding.span,
            text=clip(finding.span.of(text), _EXCERPT),
            section=tuple(_heading(section, text) for section in headings(outline, finding.span.start)),
            related=tuple(
                Note(r.span, r.note.fill(language, values)) for r in (*finding.related, *finding.also)
            ),
            expected=_told(finding.expected),
            hint=rule.hint.fill(language, values) if rule.hint else None,
            declared_at=finding.declared_at or rule.declared_at,
            fix=joined(tuple(permitted(rule, finding, kept))),
        )


def _told(expected: str | None) -> str | None:
    """Return what should stand there, unless nobody can read it: a line may hold a hundred thousand wrong marks."""
    return expected if expected is None or len(expected) <= _LONGEST else None


def _heading(section: Section, text: str) -> str:
    """Return a heading with its ordinal, without the signs of Markdown: `一、存在的主要问题`."""
    return clip(unwrapped(text[section.mark.span.start : section.title.end]).lstrip("# "), _LONGEST)


def _readable(finding: Finding) -> dict[str, object]:
    """Return what fills in a message; text that is wrapped in the draft stands on one line."""
    return {k: clip(unwrapped(v), _LONGEST) if isinstance(v, str) else v for k, v in finding.values.items()}
