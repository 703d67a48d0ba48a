"""From a draft and a profile to a report: pure, no file is opened and nothing printed."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from reviewlint.checks import CHECKS
from reviewlint.checks.outcome import Finding, Related
from reviewlint.outline.parser import parse
from reviewlint.phrases import Phrase
from reviewlint.report import ChecklistEntry, Note, Report, Violation
from reviewlint.review.links import link
from reviewlint.review.recognise import recognise

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Sequence

    from reviewlint.checks.outcome import Outcome
    from reviewlint.draft.source import Source, Span
    from reviewlint.outline.nodes import Outline, Section
    from reviewlint.packs.schema import Gather, Profile, Rule
    from reviewlint.phrases import Language
    from reviewlint.report import Status

_EXCERPT = 60
_NOTE = 24
_LINE_BREAK = re.compile(r"\s*[\r\n]\s*")
_WORDS_MEET = re.compile(r"\w\s*[\r\n]\s*\w", re.ASCII)


def lint(
    source: Source, profile: Profile, language: Language | None = None, only: Container[str] | None = None
) -> Report:
    """Return what the rules of a profile say of a draft.

    `language` is that of the messages, by default the draft's; `only` names the rules to run, by default all.
    """
    return examine(parse(source), profile, language, only)


def examine(
    outline: Outline, profile: Profile, language: Language | None = None, only: Container[str] | None = None
) -> Report:
    """Return what `lint` does, of a draft that is parsed already."""
    review = recognise(outline, profile)
    review = replace(review, links=link(review, profile))
    language = language or review.language
    violations: list[Violation] = []
    checklist: list[ChecklistEntry] = []
    for rule in profile.rules.values():
        outcome = None
        if rule.severity != "off" and (only is None or rule.id in only):
            outcome = CHECKS[rule.check](rule, review, profile)
            violations += _violations(rule, outcome, outline, language)
        checklist.append(_entry(rule, outcome, language))
    violations.sort(key=lambda violation: (violation.span, violation.rule))
    reason = profile.reason[language] if profile.reason else None
    return Report(outline.source, language, profile.name, reason, tuple(violations), tuple(checklist))


def _entry(rule: Rule, outcome: Outcome | None, language: Language) -> ChecklistEntry:
    title = rule.title[language]
    if outcome is None:
        return ChecklistEntry(rule.id, title, "off", 0, 0)
    failed = len(outcome.findings)
    status: Status = "fail" if failed else "pass" if outcome.checked else "not-applicable"
    return ChecklistEntry(rule.id, title, status, outcome.checked, failed)


def _violations(rule: Rule, outcome: Outcome, outline: Outline, language: Language) -> Iterator[Violation]:
    findings = outcome.findings
    if rule.gather and len(findings) >= rule.gather.least:
        findings = (_gathered(rule.gather, outcome, outline),)
    text = outline.source.text
    for finding in findings:
        values = _readable(finding)
        yield Violation(
            rule=rule.id,
            severity=rule.severity,
            message=(finding.message or rule.message).fill(language, values),
            span=finding.span,
            text=_clip(finding.span.of(text), _EXCERPT),
            section=tuple(_heading(section, text) for section in outline.path(finding.span.start)),
            related=tuple(Note(r.span, r.note.fill(language, values)) for r in finding.related),
            expected=finding.expected,
            hint=rule.hint.fill(language, values) if rule.hint else None,
            declared_at=finding.declared_at or rule.declared_at,
        )


def _gathered(gather: Gather, outcome: Outcome, outline: Outline) -> Finding:
    """Return one finding for a fault that is everywhere, with its places as related ones."""
    findings = sorted(outcome.findings, key=lambda finding: finding.span)
    return Finding(
        span=_common_heading(outline, findings),
        values={**findings[0].values, "failed": len(findings), "checked": outcome.checked},
        related=tuple(Related(finding.span, _note(finding, outline.source.text)) for finding in findings),
        message=gather.message,
    )


def _common_heading(outline: Outline, findings: Sequence[Finding]) -> Span:
    """Return the title of the innermost heading above all findings, else the draft's title or first line."""
    common = outline.path(findings[0].span.start)
    for finding in findings:
        pairs = zip(common, outline.path(finding.span.start), strict=False)
        common = tuple(mine for mine, other in pairs if mine is other)
    if common:
        return common[-1].title
    return outline.title or _first_line(outline.source)


def _first_line(source: Source) -> Span:
    start = len(source.text) - len(source.text.lstrip())
    return source.line(source.position(start).line)


def _heading(section: Section, text: str) -> str:
    """Return a heading with its ordinal, without the signs of Markdown: `一、存在的主要问题`."""
    return _one_line(text[section.mark.span.start : section.title.end]).lstrip("# ")


def _note(finding: Finding, text: str) -> Phrase:
    words = _clip(_one_line(finding.span.of(text)), _NOTE)
    if "id" in finding.values:
        words = f"{finding.values['id']} {words}"
    plain = words.replace("{", "{{").replace("}", "}}")  # the draft's own braces are no fields
    return Phrase(plain, plain)


def _readable(finding: Finding) -> dict[str, object]:
    """Return what fills in a message; text that is wrapped in the draft stands on one line."""
    return {k: _one_line(v) if isinstance(v, str) else v for k, v in finding.values.items()}


def _one_line(text: str) -> str:
    if "\n" not in text and "\r" not in text:
        return text
    return _LINE_BREAK.sub("", _WORDS_MEET.sub(lambda m: f"{m[0][0]} {m[0][-1]}", text))


def _clip(text: str, length: int) -> str:
    return text if len(text) <= length else text[: length - 1] + "…"
