"""From a draft and a profile to a report, in five steps: parse → read → link → check → report.

Each is a function of frozen values in a room of its own. No file is opened here and nothing printed: who calls this
has done the intake (`cli/drafts.py`: bytes to a Source, its words to a Profile, the decisions that are kept beside it).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from reviewlint.checks import AFTER_ALL, check_of
from reviewlint.checks.case import Case, Draft
from reviewlint.checks.gathering import gathered
from reviewlint.checks.yielding import yielded
from reviewlint.decisions.applied import Applied
from reviewlint.decisions.recorded import NONE
from reviewlint.links.linker import link
from reviewlint.outline.parser import parse
from reviewlint.reading.recognise import recognise
from reviewlint.report import is_silent, permitted, tell

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Mapping, Sequence

    from reviewlint.checks.outcome import Finding, Outcome
    from reviewlint.decisions.recorded import Decisions, Standing
    from reviewlint.draft.edits import Fix
    from reviewlint.draft.source import Source
    from reviewlint.outline.nodes import Outline
    from reviewlint.phrases import Language
    from reviewlint.profile import Profile, Rule
    from reviewlint.reading.review import Review
    from reviewlint.report import Report

    Outcomes: TypeAlias = "Mapping[str, Outcome]"


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
    review, applied = _read_and_link(outline, profile, decisions)
    outcomes, _ = _check(review, profile, applied, _wanted(profile, only))
    return tell(review, profile, outcomes, applied.kept, language or review.language)


def propose(
    outline: Outline, profile: Profile, only: Container[str] | None = None, decisions: Decisions = NONE
) -> tuple[tuple[str, Fix], ...]:
    """Return all that can be mended in a draft, each with its rule; those that are off but mended always count."""
    review, applied = _read_and_link(outline, profile, decisions)
    rules = [rule for rule in _wanted(profile, only, silent=True) if rule.fix is not None]
    silenced = [rule for rule in _wanted(profile, applied.many_places) if rule not in rules]
    outcomes, _ = _check(review, profile, applied, [*rules, *silenced])
    kept = applied.kept
    return tuple(
        (rule.id, fix)
        for rule in rules
        for finding in outcomes[rule.id].findings
        for fix in permitted(rule, finding, kept)
    )


def understand(outline: Outline, profile: Profile, decisions: Decisions = NONE) -> Review:
    """Return a draft read as a review, its problems linked to their causes and measures."""
    review, _ = _read_and_link(outline, profile, decisions)
    return review


def judge(outline: Outline, profile: Profile, decisions: Decisions) -> tuple[Standing, ...]:
    """Return how all decisions about a draft stand, the silenced violations last."""
    review, applied = _read_and_link(outline, profile, decisions)
    _, standings = _check(review, profile, applied, _wanted(profile, None))
    return standings


class Found(Struct, frozen=True):
    """All that a rule finds in a draft, silenced or not, each for itself; and what it tells of that."""

    alone: tuple[Finding, ...]
    told: tuple[Finding, ...]


def find(outline: Outline, profile: Profile, rule: Rule, decisions: Decisions) -> Found:
    """Return what a rule finds, and how it tells it."""
    review, applied = _read_and_link(outline, profile, decisions)
    outcomes, _ = _check(review, profile, applied, _wanted(profile, None))
    return Found(
        check_of(rule.check)(Case(rule, Draft(review, profile))).findings, outcomes[rule.id].findings
    )


def _read_and_link(outline: Outline, profile: Profile, decisions: Decisions) -> tuple[Review, Applied]:
    review = recognise(outline, profile)
    applied = Applied(decisions, review)
    return replace(review, links=link(review, profile, applied.rulings)), applied


def _wanted(profile: Profile, only: Container[str] | None, *, silent: bool = False) -> list[Rule]:
    """Return the rules that are on, of those named; with `silent` also those that are mended though they are off."""
    return [
        rule
        for rule in profile.rules.values()
        if (rule.severity != "off" or (silent and is_silent(rule))) and (only is None or rule.id in only)
    ]


def _check(
    review: Review, profile: Profile, applied: Applied, rules: Sequence[Rule]
) -> tuple[Outcomes, tuple[Standing, ...]]:
    """Return what each rule tells, without what is silenced, and how all decisions stand after that."""
    first, last = ([r for r in rules if (r.check in AFTER_ALL) is late] for late in (False, True))
    draft = Draft(review, profile, tuple(applied.standings_of_rulings(review.links)))
    heard = {rule.id: _heard(Case(rule, draft), applied) for rule in first}
    outcomes = dict(_told(first, yielded(first, heard, review), review))
    standings = (*draft.standings, *applied.standings_of_silences(profile.rules, outcomes))
    draft = Draft(review, profile, standings)
    outcomes |= _told(last, {rule.id: check_of(rule.check)(Case(rule, draft)) for rule in last}, review)
    return outcomes, standings


def _heard(case: Case, applied: Applied) -> Outcome:
    """Return what a rule finds and nobody has silenced."""
    outcome = check_of(case.rule.check)(case)
    hidden = applied.hides(case.rule.id, [finding.mark for finding in outcome.findings])
    heard = (finding for finding, is_hidden in zip(outcome.findings, hidden, strict=True) if not is_hidden)
    return replace(outcome, findings=tuple(heard))


def _told(rules: Iterable[Rule], outcomes: Outcomes, review: Review) -> Iterator[tuple[str, Outcome]]:
    """Yield what each rule tells: what is everywhere is told once."""
    for rule in rules:
        outcome = outcomes[rule.id]
        told: list[Finding] = []
        for whole, findings in gathered(rule, outcome, review):
            told += findings if whole is None else [whole]
        yield rule.id, replace(outcome, findings=tuple(told))
