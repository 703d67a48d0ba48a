"""The same fault in many places, told once, as the `gather` of a rule has it."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from reviewlint.checks.outcome import Finding, Related
from reviewlint.checks.places import common_heading
from reviewlint.draft.source import unwrapped
from reviewlint.phrases import LANGUAGES, Phrase

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reviewlint.checks.outcome import Outcome
    from reviewlint.profile import Rule, Severity
    from reviewlint.reading.review import Review

SEVERITIES: Sequence[Severity] = ("off", "info", "warning", "error")
_NOTE = 24


def gathered(rule: Rule, outcome: Outcome, review: Review) -> Iterator[tuple[Finding | None, list[Finding]]]:
    """Yield the findings that are alike, with the one that they are told as where they are too many, else None."""
    groups: dict[tuple[object, ...], list[Finding]] = defaultdict(list)
    for finding in outcome.findings:
        groups[finding.alike].append(finding)
    for group in groups.values():
        yield _whole(rule, group, outcome.checked, review), group


def _whole(rule: Rule, group: Iterable[Finding], checked: int, review: Review) -> Finding | None:
    """Return one finding for a fault that is everywhere, with its places as related ones; None if it is not."""
    findings = sorted(group, key=lambda finding: finding.span)
    first = findings[0]
    gather = rule.gather.of(next(iter(first.alike), None)) if rule.gather is not None else None
    if gather is None or len(findings) < gather.least:
        return None
    alone = first.message or rule.message
    message = (gather.message[language].replace("{message}", alone[language]) for language in LANGUAGES)
    return Finding(
        span=common_heading(review, [finding.span for finding in findings]),
        values={**first.values, "failed": len(findings), "checked": checked},
        related=tuple(
            Related(finding.span, literal(gather.note or _note(finding, review.text))) for finding in findings
        ),
        message=Phrase(*message),
        fixes=tuple(fix for finding in findings for fix in finding.fixes),
        at_most=max((finding.at_most for finding in findings), key=SEVERITIES.index),
        faults=1 if first.alike else len(findings),
    )


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
