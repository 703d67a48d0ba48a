"""The same fault in many places, told once, as the `gather` of a rule has it."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from reviewlint.checks.outcome import Finding, Related
from reviewlint.draft.source import unwrapped
from reviewlint.phrases import LANGUAGES, Phrase

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reviewlint.checks.outcome import Outcome
    from reviewlint.profile import Gather, Rule, Severity
    from reviewlint.reading.review import Review

SEVERITIES: Sequence[Severity] = ("off", "info", "warning", "error")
_NOTE = 24
_LEFT = Phrase("（另有 {count} 处和别的发现一并指出）", " ({count} more are told with other findings)")


def gathered(rule: Rule, outcome: Outcome, review: Review) -> Iterator[tuple[Finding | None, list[Finding]]]:
    """Yield the findings that are alike, with the one that they are told as where they are too many, else None."""
    groups: dict[tuple[object, ...], list[Finding]] = defaultdict(list)
    for finding in outcome.findings:
        groups[finding.alike].append(finding)
    for group in groups.values():
        yield _whole(rule, group, outcome, review), group


def _whole(rule: Rule, group: Iterable[Finding], outcome: Outcome, review: Review) -> Finding | None:
    """Return one finding for a fault that is everywhere, None if it is not.

    It stands at the first of its places; the others are related ones. What is missing in one place is told by name.
    """
    findings = sorted(group, key=lambda finding: finding.span)
    first = findings[0]
    gather = rule.gather.of(next(iter(first.alike), None)) if rule.gather is not None else None
    if gather is None or len(findings) < gather.least:
        return None
    alone = first.message or rule.message
    rest = _LEFT.filled(count=outcome.left_over) if outcome.left_over else Phrase("", "")
    message = (gather.message[lang].replace("{message}", alone[lang]) + rest[lang] for lang in LANGUAGES)
    return Finding(
        span=first.span,
        values={**first.values, "failed": len(findings), "checked": outcome.checked},
        related=tuple(
            Related(finding.span, _beside(finding, rule, gather, review.text))
            for finding in findings[0 if gather.tells else 1 :]
        ),
        message=Phrase(*message),
        fixes=tuple(fix for finding in findings for fix in finding.fixes),
        at_most=max((finding.at_most for finding in findings), key=SEVERITIES.index),
        faults=1 if first.alike else len(findings),
        members=tuple(findings),
        also=tuple(note for finding in findings for note in finding.also),
    )


def _beside(finding: Finding, rule: Rule, gather: Gather, text: str) -> Phrase:
    """Return what stands beside a place: its own message where the note asks for that, else the note or its words."""
    if gather.note is None:
        return literal(_note(finding, text))
    message = told(finding, rule) if gather.tells else Phrase("", "")
    return literal(Phrase(*(gather.note[lang].replace("{message}", message[lang]) for lang in LANGUAGES)))


def told(finding: Finding, rule: Rule) -> Phrase:
    """Return the message of a finding, filled in."""
    message = finding.message or rule.message
    values = {k: unwrapped(v) if isinstance(v, str) else v for k, v in finding.values.items()}
    return Phrase(*(message.fill(language, values) for language in LANGUAGES))


def _note(finding: Finding, text: str) -> Phrase:
    words = clip(unwrapped(finding.span.of(text)), _NOTE)
    if "id" in finding.values:
        words = f"{finding.values['id']} {words}"
    return Phrase(words, words)


def literal(words: Phrase) -> Phrase:
    """Return words in which no brace is taken for a field: they may be the draft's own."""
    return Phrase(*(words[language].replace("{", "{{").replace("}", "}}") for language in LANGUAGES))


def clip(text: str, length: int) -> str:
    """Return text cut to a length."""
    return text if len(text) <= length else text[: length - 1] + "…"
