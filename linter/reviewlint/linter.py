"""From a draft and a profile to a report: pure, no file is opened and nothing printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from reviewlint.checks import AFTER_ALL, check_of
from reviewlint.checks.case import Case, Draft
from reviewlint.checks.gathering import SEVERITIES, clip, gathered, one_line
from reviewlint.checks.places import headings
from reviewlint.decisions.model import NONE
from reviewlint.decisions.rulings import resolve, standings
from reviewlint.decisions.settled import settled
from reviewlint.decisions.silences import Silencing
from reviewlint.draft.edits import joined
from reviewlint.links.linker import link
from reviewlint.outline.parser import parse
from reviewlint.reading.recognise import recognise
from reviewlint.report import ChecklistEntry, Note, Report, Violation

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Sequence

    from reviewlint.checks.outcome import Finding, Outcome
    from reviewlint.decisions.model import Decisions
    from reviewlint.draft.edits import Fix
    from reviewlint.draft.source import Source, Span
    from reviewlint.outline.nodes import Outline, Section
    from reviewlint.phrases import Language
    from reviewlint.profile import Profile, Rule
    from reviewlint.reading.model import Review, Standing
    from reviewlint.report import Status

_EXCERPT = 60


def lint(
    source: Source,
    profile: Profile,
    language: Language | None = None,
    only: Container[str] | None = None,
    decisions: Decisions = NONE,
) -> Report:
    """Return what the rules of a profile say of a draft.

    `language` is that of the messages, by default the draft's; `only` names the rules to run, by default all.
    `decisions` are those that a person has taken about this draft.
    """
    return examine(parse(source), profile, language, only, decisions)


def examine(
    outline: Outline,
    profile: Profile,
    language: Language | None = None,
    only: Container[str] | None = None,
    decisions: Decisions = NONE,
) -> Report:
    """Return what `lint` does, of a draft that is parsed already."""
    review = understand(outline, profile, decisions)
    language = language or review.language
    _, outcomes = _run(review, profile, decisions, _wanted(profile, only))
    kept = settled(decisions, review)
    violations = [
        violation
        for rule_id, outcome in outcomes.items()
        for violation in _violations(profile.rules[rule_id], outcome, review, language, kept)
    ]
    violations.sort(key=lambda violation: (violation.span, violation.rule))
    checklist = tuple(_entry(rule, outcomes.get(rule.id), language) for rule in profile.rules.values())
    reason = profile.reason[language] if profile.reason else None
    return Report(outline.source, language, profile.name, reason, tuple(violations), checklist)


def propose(
    outline: Outline, profile: Profile, only: Container[str] | None = None, decisions: Decisions = NONE
) -> tuple[tuple[str, Fix], ...]:
    """Return all that can be mended in a draft, each with its rule; those that are off but mended always count."""
    review = understand(outline, profile, decisions)
    rules = [rule for rule in _wanted(profile, only, silent=True) if rule.fix is not None]
    _, outcomes = _run(review, profile, decisions, rules)
    kept = settled(decisions, review)
    return tuple(
        (rule_id, fix)
        for rule_id, outcome in outcomes.items()
        for finding in outcome.findings
        for fix in _permitted(profile.rules[rule_id], finding, kept)
    )


def understand(outline: Outline, profile: Profile, decisions: Decisions = NONE) -> Review:
    """Return a draft read as a review, its problems linked to their causes and measures."""
    review = recognise(outline, profile)
    resolved = resolve(decisions.rulings, review)
    rulings = [one.ruling for one in resolved if one.ruling is not None]
    review = replace(review, links=link(review, profile, rulings))
    return replace(review, standings=tuple(standings(resolved, review)))


def judge(outline: Outline, profile: Profile, decisions: Decisions) -> tuple[Standing, ...]:
    """Return how all decisions about a draft stand, the silenced violations last."""
    review, _ = _run(understand(outline, profile, decisions), profile, decisions, _wanted(profile, None))
    return review.standings


def find(review: Review, profile: Profile, rule: Rule) -> tuple[Finding, ...]:
    """Return all that a rule finds, and where a fault is everywhere, also the one finding that they are told as."""
    outcome = check_of(rule.check)(Case(rule, Draft(review, profile)))
    wholes = (whole for whole, _ in gathered(rule, outcome, review) if whole is not None)
    return (*outcome.findings, *wholes)


def _wanted(profile: Profile, only: Container[str] | None, *, silent: bool = False) -> list[Rule]:
    """Return the rules that are on, of those named; with `silent` also those that are mended though they are off."""
    return [
        rule
        for rule in profile.rules.values()
        if (rule.severity != "off" or (silent and _is_silent(rule))) and (only is None or rule.id in only)
    ]


def _is_silent(rule: Rule) -> bool:
    """Tell whether a rule mends and tells nobody."""
    return rule.severity == "off" and rule.fix is not None and rule.fix.applies == "always"


def _run(
    review: Review, profile: Profile, decisions: Decisions, rules: Sequence[Rule]
) -> tuple[Review, dict[str, Outcome]]:
    """Return what each rule tells, without what is silenced, and the review with all its standings."""
    silencing = Silencing(decisions.silences, review)
    first, last = ([r for r in rules if (r.check in AFTER_ALL) is late] for late in (False, True))
    draft = Draft(review, profile)
    outcomes = {rule.id: _told(Case(rule, draft), silencing) for rule in first}
    review = replace(review, standings=(*review.standings, *silencing.standings(profile.rules, outcomes)))
    draft, all_heard = Draft(review, profile), Silencing((), review)
    outcomes |= {rule.id: _told(Case(rule, draft), all_heard) for rule in last}
    return review, outcomes


def _told(case: Case, silencing: Silencing) -> Outcome:
    """Return what a rule finds and nobody has silenced, alone or as a whole; what is everywhere is told once."""
    rule, outcome = case.rule, check_of(case.rule.check)(case)
    heard = tuple(finding for finding in outcome.findings if not silencing.hides(rule.id, finding))
    told: list[Finding] = []
    for whole, findings in gathered(rule, replace(outcome, findings=heard), case.review):
        if whole is None:
            told += findings
        elif not silencing.hides(rule.id, whole):
            told.append(whole)
    return replace(outcome, findings=tuple(told))


def _entry(rule: Rule, outcome: Outcome | None, language: Language) -> ChecklistEntry:
    title = rule.title[language]
    if outcome is None:
        return ChecklistEntry(rule.id, title, "off", 0, 0, silent=_is_silent(rule))
    failed = sum(finding.faults for finding in outcome.findings)
    status: Status = "fail" if failed else "pass" if outcome.checked else "not-applicable"
    return ChecklistEntry(rule.id, title, status, outcome.checked, failed)


def _permitted(rule: Rule, finding: Finding, kept: Sequence[Span]) -> Iterator[Fix]:
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
            related=tuple(Note(r.span, r.note.fill(language, values)) for r in finding.related),
            expected=finding.expected,
            hint=rule.hint.fill(language, values) if rule.hint else None,
            declared_at=finding.declared_at or rule.declared_at,
            fix=joined(tuple(_permitted(rule, finding, kept))),
        )


def _heading(section: Section, text: str) -> str:
    """Return a heading with its ordinal, without the signs of Markdown: `一、存在的主要问题`."""
    return one_line(text[section.mark.span.start : section.title.end]).lstrip("# ")


def _readable(finding: Finding) -> dict[str, object]:
    """Return what fills in a message; text that is wrapped in the draft stands on one line."""
    return {k: one_line(v) if isinstance(v, str) else v for k, v in finding.values.items()}
