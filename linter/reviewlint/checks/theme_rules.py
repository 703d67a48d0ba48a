"""Themes that the notice requires or the opening lists: whether they are treated, in which order, in which words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewlint.checks.outcome import Finding, Outcome, Related
from reviewlint.checks.places import heading
from reviewlint.checks.sequence import misplaced
from reviewlint.checks.theme_titles import Clause, Difference, clause, difference, treated
from reviewlint.phrases import Phrase

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reviewlint.checks.case import Case, Draft
    from reviewlint.draft.source import Span
    from reviewlint.profile import ThemeSpec
    from reviewlint.reading.review import Review

_LISTED = Phrase("开头列出了它", "the opening lists it")
_BEHIND = Phrase("应在这一方面之前", "it should come before this one")
_HEADING = Phrase("标题里的写法", "the wording of the heading")
_OPENING = Phrase("开头的写法", "the wording of the opening")
_UNLIKE_HEADING = Phrase(
    "开头写“{match}”，标题写“{official}”", "the opening says “{match}”, the heading “{official}”"
)


def theme_missing(case: Case) -> Outcome:
    """Hold the themes against the profile's; where the profile has none, against those that the opening lists.

    Where the profile is a guess, or the draft begins in the middle, a theme of the profile is no error.
    """
    return _required(case.draft) if case.profile.themes else _announced(case.review)


def _required(draft: Draft) -> Outcome:
    there = {theme.id for theme in draft.review.themes}
    place, specs = heading(draft.review, "problems"), draft.profile.themes
    findings = [
        Finding(
            place, {"theme": spec.title}, (), spec.title, declared_at=spec.declared_at, at_most=draft.severest
        )
        for spec in specs
        if spec.id not in there
    ]
    return Outcome(len(specs), tuple(findings))


def _announced(review: Review) -> Outcome:
    """Judge only a draft that treats fewer themes than it lists: otherwise one may just be worded anew."""
    pairs = list(treated(review))
    if not review.themes:
        return Outcome(0)
    place = heading(review, "problems")
    missing = [aspect for aspect, theme in pairs if theme is None]
    if len(review.themes) >= len(pairs):
        missing = []
    findings = []
    for aspect in missing:
        title = aspect.span.of(review.text)
        findings.append(Finding(place, {"theme": title}, (Related(aspect.span, _LISTED),), title))
    return Outcome(len(pairs), tuple(findings))


def theme_order(case: Case) -> Outcome:
    """Compare the themes with the profile's; where the profile has none, with the list in the opening."""
    review = case.review
    if case.profile.themes:
        ranks = {spec.id: rank for rank, spec in enumerate(case.profile.themes)}
    else:
        ranks = {}
        for rank, (_, theme) in enumerate(treated(review)):
            if theme is not None:
                ranks.setdefault(theme.id, rank)
    ordered = [(theme, ranks[theme.id]) for theme in review.themes if theme.id in ranks]
    if len(ordered) < 2:  # noqa: PLR2004  one theme has no order
        return Outcome(0)
    findings = []
    for index in misplaced([rank for _, rank in ordered]):
        theme, rank = ordered[index]
        behind = tuple(Related(other.title, _BEHIND) for other, place in ordered[:index] if place > rank)
        findings.append(
            Finding(theme.title, {"theme": theme.title.of(review.text), "rank": rank + 1}, behind)
        )
    return Outcome(len(ordered), tuple(findings))


def theme_wording(case: Case) -> Outcome:
    """Compare the leading clauses; a theme that no pack knows is compared with its own heading."""
    review = case.review
    specs = {spec.id: spec for spec in case.profile.themes}
    opening = {theme.id: aspect.span for aspect, theme in treated(review) if theme is not None}
    checked = 0
    findings: list[Finding] = []
    for theme in review.themes:
        aspect, spec = opening.get(theme.id), specs.get(theme.id)
        if spec is not None:
            checked += 1
            findings += _against_notice(review, spec, theme.title, aspect)
        elif aspect is not None:
            checked += 1
            findings += _against_heading(review, theme.title, aspect)
    return Outcome(checked, tuple(findings))


def _against_notice(review: Review, spec: ThemeSpec, title: Span, aspect: Span | None) -> Iterator[Finding]:
    for span, other, note in ((aspect, title, _HEADING), (title, aspect, _OPENING)):
        drafted = clause(review.text, span) if span is not None else None
        found = difference(spec.title, spec.aliases, drafted) if drafted is not None else None
        if drafted is None or found is None:
            continue
        related = (Related(other, note),) if other is not None else ()
        lead = spec.title.split("，")[0]
        yield Finding(found.span, _values(drafted, found), related, lead, declared_at=spec.declared_at)


def _against_heading(review: Review, title: Span, aspect: Span) -> Iterator[Finding]:
    drafted, heading = clause(review.text, aspect), clause(review.text, title)
    if drafted is None or heading is None:
        return
    wording = heading.span.of(review.text)
    found = difference(wording, (), drafted)
    if found is not None:
        related = (Related(title, _HEADING),)
        yield Finding(found.span, _values(drafted, found), related, wording, _UNLIKE_HEADING)


def _values(drafted: Clause, found: Difference) -> dict[str, object]:
    return {"match": found.words, "official": found.official, "drafted": drafted.text}
